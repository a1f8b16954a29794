// The alphabet of a pattern: runes that no set of the pattern tells apart share one class.
//
// The boundaries of all sets cut the runes into intervals; each set in turn splits the classes of
// the intervals that it covers. So `[a-z]+@x` has the classes a-w+y-z, x, @ and the rest: automata
// over four letters, not over Unicode.

import { Trait } from "../../../format/pattern.ts";
import { newline, RUNE_MAX, wordRunes, type RuneSet } from "./rune-set.ts";

export interface Alphabet {
  /** Classes are 0 .. size - 1. */
  readonly size: number;
  /** First runes of the intervals, ascending from 0. */
  readonly starts: readonly number[];
  /** The class of each interval. */
  readonly classes: readonly number[];
  /** By class: mask of Trait. All zero where no assertion asks. */
  readonly traits: readonly number[];
  /** The classes of each of `sets`, ascending. */
  readonly members: readonly (readonly number[])[];
}

/** What the assertions of a pattern need to tell apart. */
export interface AlphabetNeeds {
  readonly words: boolean;
  readonly lines: boolean;
}

/** The coarsest alphabet in which each of `sets` is a union of classes. */
export function alphabetOf(sets: readonly RuneSet[], needs: AlphabetNeeds): Alphabet {
  const all = [...sets];
  if (needs.words) all.push(wordRunes);
  if (needs.lines) all.push(newline);
  const starts = boundaries(all);
  const classes = new Array<number>(starts.length).fill(0);
  let size = 1;
  for (const set of all) size = split(set, starts, classes, size);
  renumber(classes);
  const membersOf = memberReader(starts, classes);
  const traits = new Array<number>(size).fill(0);
  if (needs.words) for (const member of membersOf(wordRunes)) traits[member] = Trait.Word;
  if (needs.lines) for (const member of membersOf(newline)) traits[member] = Trait.Newline;
  return { size, starts, classes, traits, members: sets.map(membersOf) };
}

function boundaries(sets: readonly RuneSet[]): number[] {
  const cuts = new Set<number>([0]);
  for (const set of sets) {
    for (let i = 0; i < set.length; i += 2) {
      cuts.add(set[i] as number);
      if ((set[i + 1] as number) < RUNE_MAX) cuts.add((set[i + 1] as number) + 1);
    }
  }
  return [...cuts].sort((a, b) => a - b);
}

/** Gives the part of each class that lies in `set` a number of its own; answers the new size. */
function split(set: RuneSet, starts: readonly number[], classes: number[], size: number): number {
  const total = new Map<number, number>();
  for (const each of classes) total.set(each, (total.get(each) ?? 0) + 1);
  const inside = new Map<number, number[]>();
  forIntervals(set, starts, (index) => {
    const each = classes[index] as number;
    const list = inside.get(each);
    if (list === undefined) inside.set(each, [index]);
    else list.push(index);
  });
  let next = size;
  for (const [each, indexes] of inside) {
    if (indexes.length === total.get(each)) continue;
    for (const index of indexes) classes[index] = next;
    next++;
  }
  return next;
}

function forIntervals(
  set: RuneSet,
  starts: readonly number[],
  visit: (index: number) => void,
): void {
  for (let i = 0; i < set.length; i += 2) {
    const high = set[i + 1] as number;
    let index = intervalOf(starts, set[i] as number);
    for (; index < starts.length && (starts[index] as number) <= high; index++) visit(index);
  }
}

function intervalOf(starts: readonly number[], rune: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) <= rune) low = middle;
    else high = middle;
  }
  return low;
}

/** Numbers classes by their first rune, so that equal patterns give equal bytes. */
function renumber(classes: number[]): void {
  const order = new Map<number, number>();
  for (const each of classes) if (!order.has(each)) order.set(each, order.size);
  for (let i = 0; i < classes.length; i++) classes[i] = order.get(classes[i] as number) as number;
}

function memberReader(
  starts: readonly number[],
  classes: readonly number[],
): (set: RuneSet) => readonly number[] {
  return (set) => {
    const found = new Set<number>();
    forIntervals(set, starts, (index) => found.add(classes[index] as number));
    return [...found].sort((a, b) => a - b);
  };
}
