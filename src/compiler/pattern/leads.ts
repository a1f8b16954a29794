// What the first bytes of a match can be, so that a search can skip to where they stand in a row.
//
// `timeout|fatal` leads with [t][i][m][e] or [f][a][t][a], `(?i)k[0-9]{3}` with [kK\xe2]... Ways
// into the pattern are followed for up to four bytes, UTF-8 byte by byte; each is a row of products
// (product.ts). Where there are more than eight, those are merged that lose least. What passes may
// still be no match; the automaton finds out. Assertions are taken for true. Ends where a match may
// have ended.
//
// Such rows of tables are known from Hyperscan, where they look for words ("Teddy").

import { LEAD_BUCKETS, LEADS_MAX, PatternOp } from "../../../format/pattern.ts";
import {
  beginsInside,
  continuation,
  firstBytes,
  shareOf,
  shareOfRow,
  shareOfRows,
  tablesOf,
  union,
  type Product,
  type Row,
} from "./product.ts";
import type { Program } from "./program.ts";
import type { RuneSet } from "./rune-set.ts";

/** See PATTERN_LEADS. */
export interface Leads {
  readonly tables: Uint8Array;
  readonly count: number;
  /** A byte for each table: its place, the rarest first. */
  readonly places: number;
}

export const noLeads: Leads = { tables: new Uint8Array(0), count: 0, places: 0 };

/** Where leads pass in this share of a text, reading on is as fast as skipping. */
const passingMax = 0.08;
/** Where they pass this rarely, further ones do not pay. */
const passingEnough = 0.0005;
/** Ways that are followed apart; where there are more, sets are not cut into products. */
const waysMax = 64;
/** Instructions that one step may look at; a pattern that has more goes without leads. */
const readersMax = 4096;

/** After an instruction, or in the midst of a rune that it reads. */
interface Thread {
  readonly instruction: number;
  /** Bytes of the rune that are still to come. */
  readonly pending: number;
}

interface Way {
  readonly products: Row;
  readonly threads: readonly Thread[];
}

/** The leads of `program`; none where they would not pay. */
export function leadsOf(program: Program): Leads {
  const rows = leadRows(program, LEAD_BUCKETS, passingEnough);
  return rows.length > 0 && shareOfRows(rows) < passingMax ? leadsFrom(rows) : noLeads;
}

/**
 * What the first bytes of a match of `program` can be: up to `rowsMax` rows of one length, up to
 * `LEADS_MAX` places, fewer when those pass rarely `enough`. None where a match may be empty, or
 * begin inside a rune.
 */
export function leadRows(program: Program, rowsMax: number, enough: number): readonly Row[] {
  let ways: readonly Way[] = [
    { products: [], threads: [{ instruction: program.start, pending: 0 }] },
  ];
  let rows: readonly Row[] = [];
  for (let count = 0; count < LEADS_MAX; count++) {
    const next = longer(ways, program);
    if (next === undefined) break;
    if (count === 0 && next.some(({ products }) => beginsInside(products[0] as Product))) break;
    ways = next;
    rows = merged(
      ways.map(({ products }) => products),
      rowsMax,
    );
    if (shareOfRows(rows) <= enough) break;
  }
  return rows;
}

// ---- ways

/** All ways, a byte longer; undefined when a match may have ended, or there are too many. */
function longer(ways: readonly Way[], program: Program): readonly Way[] | undefined {
  const found: Way[] = [];
  for (const way of ways) {
    const steps = stepsOf(way.threads, program);
    if (steps === undefined) return undefined;
    for (const [product, threads] of steps) {
      found.push({ products: [...way.products, product], threads });
    }
  }
  return found.length <= waysMax ? found : ways.map((way) => widened(way, found));
}

/** `way` with one step: all that those of `found` take which begin with it. */
function widened(way: Way, found: readonly Way[]): Way {
  const own = found.filter(({ products }) => way.products.every((each, i) => products[i] === each));
  const last = own.reduce((all, { products }) => all | (products.at(-1) as Product), 0);
  return { products: [...way.products, last], threads: own.flatMap(({ threads }) => threads) };
}

/** By product, where reading one of its bytes leads to. */
function stepsOf(
  threads: readonly Thread[],
  program: Program,
): ReadonlyMap<Product, readonly Thread[]> | undefined {
  const steps = new Map<Product, Thread[]>();
  const add = (product: Product, thread: Thread): void => {
    const known = steps.get(product);
    if (known === undefined) steps.set(product, [thread]);
    else known.push(thread);
  };
  const between = threads.filter(({ pending }) => pending === 0);
  const readers = readersBehind(
    between.map(({ instruction }) => instruction),
    program,
  );
  if (readers === undefined) return undefined;
  for (const { instruction, pending } of threads) {
    if (pending > 0) add(continuation, { instruction, pending: pending - 1 });
  }
  for (const reader of readers) {
    const instruction = program.next[reader] as number;
    const set = program.sets[program.args[reader] as number] as RuneSet;
    for (const [product, pending] of firstBytes(set)) add(product, { instruction, pending });
  }
  return steps;
}

/** The instructions that read a rune behind `from`; undefined when a match may end there. */
function readersBehind(from: readonly number[], program: Program): readonly number[] | undefined {
  const seen = new Set<number>();
  const readers: number[] = [];
  const stack = [...from];
  while (stack.length > 0) {
    const i = stack.pop() as number;
    if (seen.has(i)) continue;
    seen.add(i);
    if (seen.size > readersMax) return undefined;
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

// ---- buckets

/** `rows` merged until there are no more than `rowsMax`. */
function merged(rows: readonly Row[], rowsMax: number): readonly Row[] {
  const sorted = rows.toSorted((a, b) => comparison(a, b));
  while (sorted.length > rowsMax) {
    let best = 0;
    let least = Infinity;
    for (let i = 0; i + 1 < sorted.length; i++) {
      const [a = [], b = []] = sorted.slice(i, i + 2);
      const lost = shareOfRow(union(a, b)) - shareOfRow(a) - shareOfRow(b);
      if (lost < least) [best, least] = [i, lost];
    }
    const [a = [], b = []] = sorted.slice(best, best + 2);
    sorted.splice(best, 2, union(a, b));
  }
  return sorted;
}

function comparison(a: Row, b: Row): number {
  const at = a.findIndex((product, i) => product !== b[i]);
  return at < 0 ? 0 : (a[at] as number) - (b[at] as number);
}

function leadsFrom(buckets: readonly Row[]): Leads {
  const places = (buckets[0] ?? []).map((_, place) => place);
  const passing = places.map((place) =>
    buckets.reduce((sum, bucket) => sum + shareOf(bucket[place] as Product), 0),
  );
  places.sort((a, b) => (passing[a] as number) - (passing[b] as number) || a - b);
  const packed = places.reduce((word, place, at) => word | (place << (8 * at)), 0);
  return { tables: tablesOf(buckets, places), count: places.length, places: packed };
}
