// What the first bytes of a match can be, so that a search can skip to where they stand in a row.
//
// `[0-9]{4,}` leads with four digits, `fatal|panic` with [fp][a][tn]. Assertions are taken for
// true. It ends where a match may have ended, and behind the first rune that may take several
// bytes.

import { LEAD_BYTES, LEADS_MAX, PatternOp } from "../../../format/pattern.ts";
import { classOf, type Alphabet } from "./alphabet.ts";
import { frequencyOf } from "./frequency.ts";
import type { Program } from "./program.ts";

/** See PATTERN_LEADS. */
export interface Leads {
  readonly tables: Uint8Array;
  readonly count: number;
  readonly beyond: number;
}

export const noLeads: Leads = { tables: new Uint8Array(0), count: 0, beyond: 0 };

/** Where leads pass in this share of a text, reading on is as fast as skipping. */
const passingMax = 0.08;
/** Where they pass this rarely, further ones do not pay. */
const passingEnough = 0.002;

/** The leads of `program`; none where they would not pay. */
export function leadsOf(program: Program, alphabet: Alphabet): Leads {
  const tables = new Uint8Array(LEADS_MAX * LEAD_BYTES);
  let beyond = 0;
  let count = 0;
  let passing = 1;
  let threads = [program.start];
  while (count < LEADS_MAX && passing > passingEnough && beyond === 0) {
    const readers = readersBehind(threads, program);
    if (readers === undefined) break;
    const classes = new Set(readers.flatMap((i) => membersOf(i, program, alphabet)));
    passing *= fillTable(tables.subarray(count * LEAD_BYTES), classes, alphabet);
    if (readsBeyondAscii(classes, alphabet)) beyond |= 1 << count;
    threads = readers.map((i) => program.next[i] as number);
    count++;
  }
  return passing < passingMax ? { tables, count, beyond } : noLeads;
}

/** The instructions that read a rune behind `threads`; undefined when a match may end there. */
function readersBehind(
  threads: readonly number[],
  program: Program,
): readonly number[] | undefined {
  const seen = new Set<number>();
  const readers: number[] = [];
  const stack = [...threads];
  while (stack.length > 0) {
    const i = stack.pop() as number;
    if (seen.has(i)) continue;
    seen.add(i);
    const op = program.ops[i];
    if (op === PatternOp.Match) return undefined;
    if (op === PatternOp.Set) readers.push(i);
    else if (op !== PatternOp.Fail) {
      stack.push(program.next[i] as number);
      if (op === PatternOp.Split) stack.push(program.args[i] as number);
    }
  }
  return readers;
}

function membersOf(reader: number, program: Program, alphabet: Alphabet): readonly number[] {
  return alphabet.members[program.args[reader] as number] as readonly number[];
}

/** Fills one table; answers the share of a text's bytes that pass it. */
function fillTable(table: Uint8Array, classes: ReadonlySet<number>, alphabet: Alphabet): number {
  let share = 0;
  for (let byte = 0; byte < 128; byte++) {
    if (!classes.has(classOf(alphabet, byte))) continue;
    const low = byte & 15;
    table[low] = (table[low] as number) | (1 << (byte >> 4));
    share += frequencyOf(byte);
  }
  return share;
}

function readsBeyondAscii(classes: ReadonlySet<number>, alphabet: Alphabet): boolean {
  return alphabet.classes.some(
    (each, i) => (alphabet.starts[i + 1] ?? Infinity) > 0x80 && classes.has(each),
  );
}
