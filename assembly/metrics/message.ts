// Building a message in the arena, field by field: the length of a nested message is put in front
// once its body is known, by moving the body. One message at a time; others may allocate meanwhile.

import {
  addBytes,
  beginGrowing,
  endGrowing,
  GROWING_BYTES,
  growingSize,
  growingStart,
} from "../memory/growing";
import { varintSize, writeVarint } from "../wire/write";

const BOX = memory.data(GROWING_BYTES, 16);
const SCRATCH = memory.data(64, 16);

/** Begins a message that will have about `room` bytes. */
export function beginMessage(room: u32): void {
  beginGrowing(BOX, room + 64);
}

/** How many bytes the message has so far, or, after its end, altogether. */
export let messageBytes: u32 = 0;

/** Ends the message and answers where it is; `messageBytes` is its size. */
export function endMessage(): usize {
  endGrowing(BOX);
  messageBytes = growingSize(BOX);
  return growingStart(BOX);
}

/** Adds whole fields as they are. */
export function addFields(from: usize, to: usize): void {
  addBytes(BOX, from, <u32>(to - from));
}

export function addVarint(value: u64): void {
  addBytes(BOX, SCRATCH, <u32>(writeVarint(SCRATCH, value) - SCRATCH));
}

export function addFixed64(bits: u64): void {
  store<u64>(SCRATCH, bits);
  addBytes(BOX, SCRATCH, 8);
}

export function addVarintField(tag: u32, value: u64): void {
  addVarint(tag);
  addVarint(value);
}

export function addFixed64Field(tag: u32, bits: u64): void {
  addVarint(tag);
  addFixed64(bits);
}

/** A length-delimited field. */
export function addBytesField(tag: u32, from: usize, size: u32): void {
  addVarint(tag);
  addVarint(size);
  addBytes(BOX, from, size);
}

/** A string of two parts; nothing when both are empty. */
export function addTextField(tag: u32, from: usize, size: u32, more: usize, moreSize: u32): void {
  if (size + moreSize == 0) return;
  addVarint(tag);
  addVarint(size + moreSize);
  addBytes(BOX, from, size);
  addBytes(BOX, more, moreSize);
}

/** Opens a nested message; answers what `closeField` takes. */
export function openField(tag: u32): u32 {
  addVarint(tag);
  return growingSize(BOX);
}

/** Ends the nested message that was opened at `at`. */
export function closeField(at: u32): void {
  const size = growingSize(BOX) - at;
  const width = varintSize(size);
  addBytes(BOX, SCRATCH, width);
  const body = growingStart(BOX) + at;
  memory.copy(body + width, body, size);
  writeVarint(body, size);
}
