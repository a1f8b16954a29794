// Sorting rows of entries: by the bytes of their keys, or by the numbers in their cells. A merge
// sort from short runs up, which keeps equal ones in their order and takes the same time for every
// order of the input.
//
// The reference sorts with Go's pdqsort, which is stable up to twelve items only; where more items
// than that hold equal values of different types (1 and 1.0), their order may differ.

import { ENTRY_BYTES, ENTRY_CELL, ENTRY_KEY, ENTRY_KEY_LENGTH } from "../../format/node";
import { reserve } from "../memory/arena";
import { compareBytes } from "../text/search";
import { doubleOf, intOf } from "./cell";

/** What two entries are compared by. */
export enum SortBy {
  /** The bytes of the key. */
  Key = 0,
  /** The int (or bool) in the cell. */
  Int = 1,
  /** The double in the cell; NaN stands before all numbers. */
  Double = 2,
}

/** Runs of this many entries are sorted by insertion. */
const RUN: u32 = 12;

/** Sorts `count` entries where they lie. */
export function sortEntries(entries: usize, count: u32, by: SortBy, descending: bool): void {
  const bytes = <usize>count * ENTRY_BYTES;
  const end = entries + bytes;
  const run: usize = RUN * ENTRY_BYTES;
  for (let start = entries; start < end; start += run) {
    sortRun(start, min(start + run, end), by, descending);
  }
  if (count <= RUN) return;
  // Two rows, this one and one that nobody has taken: each pass merges from one to the other.
  let from = entries;
  let to = reserve(bytes);
  for (let width = run; width < bytes; width <<= 1) {
    for (let start: usize = 0; start < bytes; start += width << 1) {
      const middle = min(start + width, bytes);
      const stop = min(middle + width, bytes);
      merge(to + start, from + start, from + middle, from + stop, by, descending);
    }
    const other = from;
    from = to;
    to = other;
  }
  if (from != entries) memory.copy(entries, from, bytes);
}

// Pointers inside the entries are kept: an entry moves whole, and nobody points at it meanwhile.
const HELD = memory.data(ENTRY_BYTES, 16);

function sortRun(start: usize, end: usize, by: SortBy, descending: bool): void {
  for (let entry = start + ENTRY_BYTES; entry < end; entry += ENTRY_BYTES) {
    let place = entry;
    while (place > start && isBefore(entry, place - ENTRY_BYTES, by, descending)) {
      place -= ENTRY_BYTES;
    }
    if (place == entry) continue;
    move(HELD, entry);
    memory.copy(place + ENTRY_BYTES, place, entry - place);
    move(place, HELD);
  }
}

function merge(
  to: usize,
  left: usize,
  right: usize,
  end: usize,
  by: SortBy,
  descending: bool,
): void {
  const middle = right;
  while (left < middle && right < end) {
    if (isBefore(right, left, by, descending)) {
      move(to, right);
      right += ENTRY_BYTES;
    } else {
      move(to, left);
      left += ENTRY_BYTES;
    }
    to += ENTRY_BYTES;
  }
  memory.copy(to, left, middle - left);
  memory.copy(to + (middle - left), right, end - right);
}

// @ts-ignore: decorator
@inline
function move(to: usize, from: usize): void {
  v128.store(to, v128.load(from));
  v128.store(to, v128.load(from, 16), 16);
}

function isBefore(a: usize, b: usize, by: SortBy, descending: bool): bool {
  return descending ? isLess(b, a, by) : isLess(a, b, by);
}

function isLess(a: usize, b: usize, by: SortBy): bool {
  if (by == SortBy.Int) return intOf(a + ENTRY_CELL) < intOf(b + ENTRY_CELL);
  if (by == SortBy.Double) {
    const left = doubleOf(a + ENTRY_CELL);
    const right = doubleOf(b + ENTRY_CELL);
    return left < right || (left != left && right == right);
  }
  return (
    compareBytes(
      load<u32>(a, ENTRY_KEY),
      load<u32>(a, ENTRY_KEY_LENGTH),
      load<u32>(b, ENTRY_KEY),
      load<u32>(b, ENTRY_KEY_LENGTH),
    ) < 0
  );
}
