// The dictionary of a batch of profiles: the tables of strings and attributes that profiles refer
// to by index. It stands behind the profiles on the wire, so it is looked for when a pass first
// asks for it. One walk notes where each string and each attribute is; nothing is decoded.
//
//   Table   row of 8 bytes: start, length (of a string, or of the body of a KeyValueAndUnit)
//
// What a pass adds stands behind what was there, and goes to the end of the message when the pass
// ends. Left out: taking anything away, since others may refer to it.

import { Message } from "../../format/otlp";
import { Status } from "../../format/status";
import { HEADER_ROOT_MESSAGE } from "../../format/image";
import { IMAGE_BASE } from "../../format/limits";
import { allocate, extend } from "../memory/arena";
import { raise } from "../memory/host";
import { malformed, readVarint, skipField, varintEnd } from "../wire/read";

/** Of a ProfilesData. */
const DICTIONARY_TAG: u64 = 0x12;
const DICTIONARY_NUMBER: u64 = 2;
/** Of a ProfilesDictionary. */
export const STRING_TAG: u32 = 0x2a;
export const ATTRIBUTE_TAG: u32 = 0x32;
const STRING_NUMBER: u64 = 5;
const ATTRIBUTE_NUMBER: u64 = 6;

const START = 0;
const LENGTH = 4;
const ROW_BYTES: usize = 8;

// Table   0   rows (ptr)   4   count   8   capacity   12   how many the source has
//        16   its lookup (lookup.ts)
const ROWS = 0;
const COUNT = 4;
const CAPACITY = 8;
const SOURCE_COUNT = 12;
export const LOOKUP = 16;
export const STRINGS: usize = memory.data(32, 16);
export const ATTRIBUTES: usize = memory.data(32, 16);

let batchStart: usize = 0;
let batchEnd: usize = 0;
let isProfiles: bool = false;
let isOpen: bool = false;

/** The field in the batch, 0 when there is none; body start and end. */
export let sourceStart: usize = 0;
export let bodyStart: usize = 0;
export let bodyEnd: usize = 0;

/** Starts a pass over the batch of `length` bytes at `start`. */
export function beginDictionary(start: usize, length: u32): void {
  isProfiles = load<u32>(IMAGE_BASE, HEADER_ROOT_MESSAGE) == Message.ProfilesData;
  batchStart = start;
  batchEnd = start + length;
  isOpen = false;
}

/** Whether the batch may refer to a dictionary; key-value.ts and any-value.ts ask. */
export function hasDictionary(): bool {
  return isProfiles;
}

/** Whether the pass added anything. */
export function dictionaryGrew(): bool {
  return isOpen && (addedFrom(STRINGS) || addedFrom(ATTRIBUTES));
}

function addedFrom(table: usize): bool {
  return load<u32>(table, COUNT) > load<u32>(table, SOURCE_COUNT);
}

/** How many rows the table has. */
export function rowCount(table: usize): u32 {
  if (!isOpen) open();
  return load<u32>(table, COUNT);
}

/** The first row that the source does not have. */
export function firstAdded(table: usize): u32 {
  return load<u32>(table, SOURCE_COUNT);
}

// @ts-ignore: decorator
@inline
export function rowStart(table: usize, index: u32): usize {
  return load<u32>(<usize>load<u32>(table, ROWS) + <usize>index * ROW_BYTES, START);
}

// @ts-ignore: decorator
@inline
export function rowLength(table: usize, index: u32): u32 {
  return load<u32>(<usize>load<u32>(table, ROWS) + <usize>index * ROW_BYTES, LENGTH);
}

/** Adds a row; answers its index. */
export function addRow(table: usize, start: usize, length: u32): u32 {
  const count = load<u32>(table, COUNT);
  if (count == load<u32>(table, CAPACITY)) widen(table, count);
  const row = <usize>load<u32>(table, ROWS) + <usize>count * ROW_BYTES;
  store<u32>(row, <u32>start, START);
  store<u32>(row, length, LENGTH);
  store<u32>(table, count + 1, COUNT);
  return count;
}

function widen(table: usize, count: u32): void {
  const capacity = max<u32>(64, count * 2);
  const bytes = <usize>capacity * ROW_BYTES;
  const rows =
    count == 0
      ? allocate(bytes)
      : extend(load<u32>(table, ROWS), <usize>count * ROW_BYTES, bytes);
  store<u32>(table, <u32>rows, ROWS);
  store<u32>(table, capacity, CAPACITY);
}

function open(): void {
  isOpen = true;
  sourceStart = 0;
  memory.fill(STRINGS, 0, 32);
  memory.fill(ATTRIBUTES, 0, 32);
  if (!isProfiles) return;
  for (let p = batchStart; p < batchEnd; ) {
    const tag = readVarint(p, batchEnd);
    const next = skipField(p, batchEnd);
    if (tag == DICTIONARY_TAG) {
      // Twice, or with an overlong tag.
      if (sourceStart != 0 || <u64>load<u8>(p) != DICTIONARY_TAG) raise(Status.Unordered, 0);
      sourceStart = p;
      readVarint(p, batchEnd);
      readVarint(varintEnd, batchEnd);
      bodyStart = varintEnd;
      bodyEnd = next;
    } else if (tag >> 3 == DICTIONARY_NUMBER) {
      malformed(p);
    }
    p = next;
  }
  if (sourceStart != 0) readTables();
  store<u32>(STRINGS, load<u32>(STRINGS, COUNT), SOURCE_COUNT);
  store<u32>(ATTRIBUTES, load<u32>(ATTRIBUTES, COUNT), SOURCE_COUNT);
}

function readTables(): void {
  for (let p = bodyStart; p < bodyEnd; ) {
    const tag = readVarint(p, bodyEnd);
    const afterTag = varintEnd;
    const next = skipField(p, bodyEnd);
    if (tag == STRING_TAG || tag == ATTRIBUTE_TAG) {
      readVarint(afterTag, bodyEnd);
      const table = tag == STRING_TAG ? STRINGS : ATTRIBUTES;
      addRow(table, varintEnd, <u32>(next - varintEnd));
    } else if (tag >> 3 == STRING_NUMBER || tag >> 3 == ATTRIBUTE_NUMBER) {
      malformed(p);
    }
    p = next;
  }
}
