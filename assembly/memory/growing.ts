// Bytes in the arena whose number nobody knows beforehand, while others may allocate in between. As
// long as nobody does, growing costs no copy.
//
//   Growing   0              4              8
//           +--------------+--------------+--------------+
//           | start        | size         | capacity     |
//           +--------------+--------------+--------------+
//
// The box is the caller's, usually static. The capacity always leaves the 64 bytes that `copyBytes`
// may overwrite.

import { copyBytes } from "../wire/write";
import { allocate, commit, extend, reserve } from "./arena";

const START = 0;
const SIZE = 4;
const CAPACITY = 8;
export const GROWING_BYTES = 16;
const SLACK: u32 = 64;

/** Begins anew, with room for `room` bytes. */
export function beginGrowing(box: usize, room: u32): void {
  store<u32>(box, <u32>allocate(<usize>room + SLACK), START);
  store<u32>(box, 0, SIZE);
  store<u32>(box, room + SLACK, CAPACITY);
}

export function growingStart(box: usize): usize {
  return load<u32>(box, START);
}

export function growingSize(box: usize): u32 {
  return load<u32>(box, SIZE);
}

/** Adds `length` bytes. */
export function addBytes(box: usize, from: usize, length: u32): void {
  const size = load<u32>(box, SIZE);
  if (size + length + SLACK > load<u32>(box, CAPACITY)) widen(box, size + length);
  copyBytes(<usize>load<u32>(box, START) + size, from, length);
  store<u32>(box, size + length, SIZE);
}

function widen(box: usize, need: u32): void {
  const capacity = load<u32>(box, CAPACITY);
  const wider = need + (need >> 1) + SLACK;
  store<u32>(box, <u32>extend(load<u32>(box, START), capacity, wider), START);
  store<u32>(box, wider, CAPACITY);
}

/** Ends: what is not used goes back when nobody allocated behind it. */
export function endGrowing(box: usize): void {
  const start = <usize>load<u32>(box, START);
  const end = (start + load<u32>(box, CAPACITY) + 15) & ~15;
  if (reserve(0) == end) commit(start + load<u32>(box, SIZE));
}
