// A set of runes: ascending, disjoint, non-touching ranges in one flat array [low, high, low, high,
// ...].
//
// Sets are values: no function changes its arguments. `toText` prints one as a class, for tests and
// messages.

/** Flat pairs of first and last rune. */
export type RuneSet = readonly number[];

export const RUNE_MAX = 0x10ffff;
/** What a byte that is not UTF-8 reads as, to Go and to us. */
export const RUNE_ERROR = 0xfffd;

export const allRunes: RuneSet = [0, RUNE_MAX];
export const notNewline: RuneSet = [0, 9, 11, RUNE_MAX];
export const newline: RuneSet = [10, 10];
export const wordRunes: RuneSet = [0x30, 0x39, 0x41, 0x5a, 0x5f, 0x5f, 0x61, 0x7a];

/** Sorts and merges ranges that came in any order. */
export function setOf(ranges: readonly number[]): RuneSet {
  const order: number[] = [];
  for (let i = 0; i < ranges.length; i += 2) order.push(i);
  order.sort((a, b) => at(ranges, a) - at(ranges, b) || at(ranges, b + 1) - at(ranges, a + 1));
  const merged: number[] = [];
  for (const i of order) append(merged, at(ranges, i), at(ranges, i + 1));
  return merged;
}

/** All runes that are in one of `sets`. */
export function union(sets: readonly RuneSet[]): RuneSet {
  return setOf(sets.flat());
}

/** All runes that are not in `set`. */
export function complement(set: RuneSet): RuneSet {
  const result: number[] = [];
  let next = 0;
  for (let i = 0; i < set.length; i += 2) {
    if (next < at(set, i)) result.push(next, at(set, i) - 1);
    next = at(set, i + 1) + 1;
  }
  if (next <= RUNE_MAX) result.push(next, RUNE_MAX);
  return result;
}

/** Is `rune` in `set`? */
export function contains(set: RuneSet, rune: number): boolean {
  let low = 0;
  let high = set.length >> 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rune < at(set, 2 * middle)) high = middle;
    else if (rune > at(set, 2 * middle + 1)) low = middle + 1;
    else return true;
  }
  return false;
}

/** Do `a` and `b` share a rune? */
export function intersects(a: RuneSet, b: RuneSet): boolean {
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (at(a, i + 1) < at(b, j)) i += 2;
    else if (at(b, j + 1) < at(a, i)) j += 2;
    else return true;
  }
  return false;
}

/** The only rune of `set`, or -1. */
export function onlyRune(set: RuneSet): number {
  return set.length === 2 && set[0] === set[1] ? at(set, 0) : -1;
}

/** One line: `[a-z0-9]`, `.` for all runes. */
export function toText(set: RuneSet): string {
  if (set.length === 2 && set[0] === 0 && set[1] === RUNE_MAX) return "[any]";
  let text = "";
  for (let i = 0; i < set.length; i += 2) {
    const low = at(set, i);
    const high = at(set, i + 1);
    text += low === high ? runeText(low) : `${runeText(low)}-${runeText(high)}`;
  }
  const single = onlyRune(set);
  return single >= 0 ? text : `[${text}]`;
}

function runeText(rune: number): string {
  const character = String.fromCodePoint(rune);
  const plain = rune > 0x20 && rune < 0x7f && !"[]-\\^.|*+?(){}$".includes(character);
  return plain ? character : `\\x{${rune.toString(16)}}`;
}

function append(ranges: number[], low: number, high: number): void {
  const last = ranges.length - 1;
  if (last >= 0 && low <= at(ranges, last) + 1) {
    if (high > at(ranges, last)) ranges[last] = high;
  } else {
    ranges.push(low, high);
  }
}

function at(ranges: readonly number[], index: number): number {
  return ranges[index] as number;
}
