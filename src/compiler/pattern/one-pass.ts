// Programs in which the next rune always says which way to go: their groups are found by following
// that one way.
//
// For each place in the program where a rune may be read, every class must lead on in at most one
// way. Then a match that an automaton found, with its end, has one path, and a table of what each
// class does there (go to which row, note which groups, under which assertions) finds the groups
// without threads. Gives up on anything else: the Pike machine is there.

import { PATTERN_ONE_PASS_ENTRIES_MAX } from "../../../format/limits.ts";
import {
  ONE_PASS_ASSERT_SHIFT,
  ONE_PASS_NONE,
  ONE_PASS_ROWS_MAX,
  ONE_PASS_SLOTS_MAX,
  ONE_PASS_SLOT_SHIFT,
  PatternOp,
} from "../../../format/pattern.ts";
import type { Alphabet } from "./alphabet.ts";
import type { Program } from "./program.ts";

/** A way from a row's instruction to one that reads or matches. */
interface Way {
  readonly instruction: number;
  readonly action: number;
}

/**
 * The rows of format/pattern.ts; undefined where there are no groups or a class may lead on in two
 * ways.
 */
export function onePassOf(
  program: Program,
  alphabet: Alphabet,
  slots: number,
): Uint32Array | undefined {
  if (slots === 2 || slots - 2 > ONE_PASS_SLOTS_MAX) return undefined;
  const columns = alphabet.size + 1;
  const most = Math.min(ONE_PASS_ROWS_MAX, Math.floor(PATTERN_ONE_PASS_ENTRIES_MAX / columns));
  const rowOf = new Map<number, number>([[program.start, 0]]);
  const entries: number[] = [];
  // The map grows while it is walked, in the order of its rows.
  for (const [root] of rowOf) {
    if (rowOf.size > most) return undefined;
    const row = new Array<number>(columns).fill(ONE_PASS_NONE);
    const ways = waysFrom(root, program);
    if (ways === undefined) return undefined;
    for (const { instruction, action } of ways) {
      if (!fillRow(row, instruction, action, program, alphabet, rowOf)) return undefined;
    }
    entries.push(...row);
  }
  return Uint32Array.from(entries);
}

/** Enters a way into `row`; false where it meets another. */
function fillRow(
  row: number[],
  instruction: number,
  action: number,
  program: Program,
  alphabet: Alphabet,
  rowOf: Map<number, number>,
): boolean {
  if (program.ops[instruction] === PatternOp.Match) {
    if (row[alphabet.size] !== ONE_PASS_NONE) return false;
    row[alphabet.size] = action;
    return true;
  }
  const next = program.next[instruction] as number;
  const target = rowOf.get(next) ?? rowOf.size;
  rowOf.set(next, target);
  for (const member of alphabet.members[program.args[instruction] as number] ?? []) {
    if (row[member] !== ONE_PASS_NONE) return false;
    row[member] = (target | action) >>> 0;
  }
  return true;
}

/** All ways from `root` on; undefined where an instruction can be reached in two. */
function waysFrom(root: number, program: Program): readonly Way[] | undefined {
  const ways: Way[] = [];
  const seen = new Set<number>();
  const stack: Way[] = [{ instruction: root, action: 0 }];
  while (stack.length > 0) {
    const { instruction, action } = stack.pop() as Way;
    if (seen.has(instruction)) return undefined;
    seen.add(instruction);
    const next = program.next[instruction] as number;
    const arg = program.args[instruction] as number;
    switch (program.ops[instruction]) {
      case PatternOp.Split:
        stack.push({ instruction: arg, action }, { instruction: next, action });
        break;
      case PatternOp.Capture:
        stack.push({
          instruction: next,
          action: action | (1 << (ONE_PASS_SLOT_SHIFT + arg - 2)),
        });
        break;
      case PatternOp.Assert:
        stack.push({ instruction: next, action: action | (arg << ONE_PASS_ASSERT_SHIFT) });
        break;
      case PatternOp.Fail:
        break;
      default:
        ways.push({ instruction, action: action >>> 0 });
    }
  }
  return ways;
}
