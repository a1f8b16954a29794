// The index of a row by its bytes: a hash table over a table of the dictionary, made when a pass
// first writes. Of equal rows the first counts, as in the reference, which walks the table.

import { allocate } from "../memory/arena";
import { bytesEqual } from "../value/cell";
import { addRow, LOOKUP, rowCount, rowLength, rowStart } from "./dictionary";

// Lookup   0   buckets (ptr): index of a row plus one, 0 for none   4   mask of their number
const BUCKETS = LOOKUP;
const MASK = LOOKUP + 4;

const BUCKETS_MIN: u32 = 64;

/**
 * The index of the row with these bytes, which is added where there is none. They must stay until
 * the pass ends.
 */
export function indexOfRow(table: usize, start: usize, length: u32): u32 {
  const count = rowCount(table);
  // Room for one more at half full.
  if (load<u32>(table, BUCKETS) == 0 || (count + 1) * 2 > load<u32>(table, MASK) + 1) {
    rebuild(table, count);
  }
  const bucket = bucketOf(table, start, length);
  const found = load<u32>(bucket);
  if (found != 0) return found - 1;
  const index = addRow(table, start, length);
  store<u32>(bucket, index + 1);
  return index;
}

function rebuild(table: usize, count: u32): void {
  let size = BUCKETS_MIN;
  while (size < (count + 1) * 4) size *= 2;
  const buckets = allocate(<usize>size * 4);
  memory.fill(buckets, 0, <usize>size * 4);
  store<u32>(table, <u32>buckets, BUCKETS);
  store<u32>(table, size - 1, MASK);
  for (let i: u32 = 0; i < count; i++) {
    const bucket = bucketOf(table, rowStart(table, i), rowLength(table, i));
    if (load<u32>(bucket) == 0) store<u32>(bucket, i + 1);
  }
}

/** The bucket of the row with these bytes, or the free one where it would stand. */
function bucketOf(table: usize, start: usize, length: u32): usize {
  const buckets = <usize>load<u32>(table, BUCKETS);
  const mask = load<u32>(table, MASK);
  let at = hash(start, length) & mask;
  while (true) {
    const bucket = buckets + (<usize>at << 2);
    const index = load<u32>(bucket);
    if (index == 0) return bucket;
    if (bytesEqual(rowStart(table, index - 1), rowLength(table, index - 1), start, length)) {
      return bucket;
    }
    at = (at + 1) & mask;
  }
}

const MULTIPLIER: u64 = 0x9e3779b97f4a7c15;

// Reads up to seven bytes past the end, as bytesEqual does.
function hash(start: usize, length: u32): u32 {
  let sum: u64 = length;
  let left = length;
  while (left >= 8) {
    sum = rotl<u64>(sum ^ load<u64>(start), 27) * MULTIPLIER;
    start += 8;
    left -= 8;
  }
  if (left != 0) {
    const last = load<u64>(start) << (<u64>(8 - left) << 3);
    sum = rotl<u64>(sum ^ last, 27) * MULTIPLIER;
  }
  return <u32>(sum >> 32) ^ <u32>(sum >> 15);
}
