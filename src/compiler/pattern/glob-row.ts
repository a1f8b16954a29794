// Rows: what gobwas/glob makes of a glob whose elements all have a length (`a?c`), alone or before
// one star (`?c*`).
//
// A row gives each element its runes, but cuts the last of them after one byte, and the next
// element begins there. So `?` takes one byte, text that ends in a rune of several bytes never
// matches, and a byte inside a rune reads as U+FFFD. Alone, a row asks that the text has as many
// runes as its elements, but not that they took it all: `??b` takes "éba".
//
// The tree follows the row rune by rune: a rune of n bytes is taken by n elements of one rune.
// Left out: bytes that are not UTF-8 count as U+FFFD, which has three bytes.

import { contains, onlyRune, RUNE_ERROR, RUNE_MAX, type RuneSet } from "./rune-set.ts";
import { alternate, concat, type Node } from "./tree.ts";

/** Runes in order for text; one set otherwise. */
export interface RowElement {
  readonly sets: readonly RuneSet[];
  /** The runes of `[!abc]`, none for `?`; undefined for all else. */
  readonly excluded: string | undefined;
  readonly isText: boolean;
}

/** How many steps a tree may have; a row with more is read as the syntax says. */
const STEPS_MAX = 2000;

/** Runes of two, three and four bytes. */
const wideRunes: readonly RuneSet[] = [
  [0x80, 0x7ff],
  [0x800, 0xffff],
  [0x10000, RUNE_MAX],
];

/**
 * The tree of a row of `elements`, which ends in `tail` where a star follows; undefined where
 * gobwas makes no row of them.
 */
export function rowTree(
  elements: readonly RowElement[],
  anyRune: Node,
  tail: Node | undefined,
): Node | undefined {
  if (elements.length < 2 || elements.some(({ sets }) => sets.length === 0)) return undefined;
  const excluded = elements[0]?.excluded;
  const isEvery = elements.every((each) => each.excluded === excluded);
  if (excluded !== undefined && isEvery) return undefined;
  let steps = 0;
  const length = elements.reduce((sum, { sets }) => sum + sets.length, 0);

  const follow = (index: number, left: number): Node | undefined => {
    if (++steps > STEPS_MAX) return undefined;
    const element = elements[index];
    if (element === undefined) return tail ?? concat(Array<Node>(left).fill(anyRune));
    if (element.isText) {
      const last = onlyRune(element.sets.at(-1) as RuneSet);
      if (last > 0x7f) return undefined;
      return sequence(element.sets, follow(index + 1, left - element.sets.length));
    }
    const set = element.sets[0] as RuneSet;
    const narrow = asciiOf(set);
    const found: (Node | undefined)[] = [];
    if (narrow.length > 0) found.push(sequence([narrow], follow(index + 1, left - 1)));
    wideRunes.forEach((wide, at) => {
      const next = Math.min(index + at + 2, elements.length);
      if (!elements.slice(index, next).every(takesBroken)) return;
      found.push(sequence([wide], follow(next, left - 1)));
    });
    const taken = found.filter((node) => node !== undefined);
    return taken.length === 0 ? undefined : alternate(taken);
  };

  const tree = follow(0, length);
  if (steps > STEPS_MAX) return undefined;
  return tree ?? { kind: "set", set: [] };
}

function takesBroken({ isText, sets }: RowElement): boolean {
  return !isText && contains(sets[0] as RuneSet, RUNE_ERROR);
}

function sequence(sets: readonly RuneSet[], rest: Node | undefined): Node | undefined {
  if (rest === undefined) return undefined;
  return concat([...sets.map((set): Node => ({ kind: "set", set })), rest]);
}

function asciiOf(set: RuneSet): RuneSet {
  const ascii: number[] = [];
  for (let i = 0; i < set.length; i += 2) {
    const low = set[i] as number;
    if (low <= 0x7f) ascii.push(low, Math.min(set[i + 1] as number, 0x7f));
  }
  return ascii;
}
