// Rows of entries that were built from text, where a key may come more than once: the last value
// counts, as in a Go map that is assigned to again and again. The key keeps its first place.
//
// Few keys are compared with each other. Many go through a table of hashes, since text decides how
// many there are and a row of 100,000 keys would cost 5,000,000,000 comparisons.

import { ENTRY_BYTES, ENTRY_CELL, ENTRY_KEY, ENTRY_KEY_LENGTH } from "../../format/node";
import { reserve } from "../memory/arena";
import { bytesEqual } from "./cell";

/** Up to this many keys, comparing each with each is quicker than hashing. */
const COMPARED_MAX: u32 = 16;

/**
 * Removes entries whose key came before, after giving their value to the first. Answers how many
 * entries are left.
 */
export function keepLastValues(entries: usize, count: u32): u32 {
  return count <= COMPARED_MAX ? compareEach(entries, count) : hashEach(entries, count);
}

function compareEach(entries: usize, count: u32): u32 {
  let kept = entries;
  const end = entries + <usize>count * ENTRY_BYTES;
  for (let entry = entries; entry < end; entry += ENTRY_BYTES) {
    let other = entries;
    while (other < kept && !sameKey(other, entry)) other += ENTRY_BYTES;
    if (other < kept) {
      takeValue(other, entry);
    } else {
      keep(kept, entry);
      kept += ENTRY_BYTES;
    }
  }
  return <u32>((kept - entries) / ENTRY_BYTES);
}

// The table holds indices of kept entries, counted from one; it lies in memory that nobody has
// taken.
function hashEach(entries: usize, count: u32): u32 {
  const slots: u32 = 1 << (33 - <u32>clz(count));
  const table = reserve(<usize>slots << 2);
  memory.fill(table, 0, <usize>slots << 2);
  let kept: u32 = 0;
  for (let i: u32 = 0; i < count; i++) {
    const entry = entries + <usize>i * ENTRY_BYTES;
    let slot = hashKey(entry) & (slots - 1);
    let other: u32 = 0;
    for (;;) {
      other = load<u32>(table + (<usize>slot << 2));
      if (other == 0 || sameKey(entries + <usize>(other - 1) * ENTRY_BYTES, entry)) break;
      slot = (slot + 1) & (slots - 1);
    }
    if (other != 0) {
      takeValue(entries + <usize>(other - 1) * ENTRY_BYTES, entry);
    } else {
      keep(entries + <usize>kept * ENTRY_BYTES, entry);
      store<u32>(table + (<usize>slot << 2), ++kept);
    }
  }
  return kept;
}

function sameKey(a: usize, b: usize): bool {
  return bytesEqual(
    load<u32>(a, ENTRY_KEY),
    load<u32>(a, ENTRY_KEY_LENGTH),
    load<u32>(b, ENTRY_KEY),
    load<u32>(b, ENTRY_KEY_LENGTH),
  );
}

function takeValue(to: usize, from: usize): void {
  v128.store(to + ENTRY_CELL, v128.load(from + ENTRY_CELL));
}

function keep(to: usize, from: usize): void {
  if (to == from) return;
  v128.store(to, v128.load(from));
  takeValue(to, from);
}

// Eight bytes a step, each spread over the word by a multiplication.
function hashKey(entry: usize): u32 {
  let at = <usize>load<u32>(entry, ENTRY_KEY);
  let left = load<u32>(entry, ENTRY_KEY_LENGTH);
  let hash: u64 = left;
  for (; left >= 8; left -= 8, at += 8) hash = spread(hash ^ load<u64>(at));
  let tail: u64 = 0;
  for (; left > 0; left--) tail = (tail << 8) | load<u8>(at + left - 1);
  return <u32>(spread(hash ^ tail) >> 32);
}

function spread(word: u64): u64 {
  const mixed = word * 0x9e3779b97f4a7c15;
  return (mixed ^ (mixed >> 29)) * 0xbf58476d1ce4e5b9;
}
