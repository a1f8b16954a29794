// Bytes as two tables of 16 tell them apart: those whose low half is one of these and whose high
// half is one of those. A *row* of such products says what bytes in a row can be.
//
// One number holds a product: low halves in the lower 16 bits, high halves in the upper ones. The
// union of two products is the least product that holds both. Eight rows, each with a bit of its
// own, are what tables of bytes can tell apart, sixteen places of a text at once
// (assembly/regex/search.ts).

import { LEAD_BYTES } from "../../../format/pattern.ts";
import { frequencyOf } from "./frequency.ts";
import { contains, RUNE_ERROR, type RuneSet } from "./rune-set.ts";

export type Product = number;

/** By place, what the byte there can be. */
export type Row = readonly Product[];

/** 0x80 .. 0xbf. */
export const continuation: Product = 0x0f00ffff;
/** 0x80 .. 0xff: bytes that are not part of a rune read as U+FFFD. */
const beyond: Product = 0xff00ffff | 0;

/** By the bytes that follow: the last rune of that width, and the bits that mark its first byte. */
const widest = [0x7f, 0x7ff, 0xffff, 0x10ffff];
const leadMarks = [0, 0xc0, 0xe0, 0xf0];

/** Could a byte inside a rune pass? */
export function beginsInside(product: Product): boolean {
  return (product & continuation) >>> 16 !== 0;
}

/** The first bytes of the runes of `set`, and how many bytes follow. */
export function firstBytes(set: RuneSet): readonly (readonly [Product, pending: number])[] {
  const found: [Product, number][] = [];
  for (let pending = 0; pending < widest.length; pending++) {
    const low = pending === 0 ? 0 : (widest[pending - 1] as number) + 1;
    const high = widest[pending] as number;
    /** By high half, the low halves. */
    const halves = new Uint16Array(16);
    for (let i = 0; i < set.length; i += 2) {
      const first = Math.max(set[i] as number, low);
      const last = Math.min(set[i + 1] as number, high);
      if (first > last) continue;
      const lastByte = leadByte(last, pending);
      for (let byte = leadByte(first, pending); byte <= lastByte; byte++) {
        halves[byte >> 4] = (halves[byte >> 4] as number) | (1 << (byte & 15));
      }
    }
    for (const product of productsOf(halves)) found.push([product, pending]);
  }
  if (contains(set, RUNE_ERROR)) found.push([beyond, 0]);
  return found;
}

function leadByte(rune: number, pending: number): number {
  return (leadMarks[pending] as number) | (rune >> (6 * pending));
}

/** High halves that go with the same low ones make one product. */
function productsOf(halves: Uint16Array): readonly Product[] {
  const byLow = new Map<number, number>();
  halves.forEach((low, high) => {
    if (low !== 0) byLow.set(low, (byLow.get(low) ?? 0) | (1 << high));
  });
  return [...byLow].map(([low, high]) => low | (high << 16));
}

/** Place by place. */
export function union(a: Row, b: Row): Row {
  return a.map((product, i) => product | (b[i] as Product));
}

/** The share of a text's places where the row passes. */
export function shareOfRow(row: Row): number {
  return row.reduce((share, product) => share * shareOf(product), 1);
}

/** ... and where one of them passes, or more. */
export function shareOfRows(rows: readonly Row[]): number {
  return rows.reduce((sum, row) => sum + shareOfRow(row), 0);
}

const shares = new Map<Product, number>();

/** The share of a text's bytes that are in `product`. */
export function shareOf(product: Product): number {
  const known = shares.get(product);
  if (known !== undefined) return known;
  let share = 0;
  for (let byte = 0; byte < 256; byte++) if (holds(product, byte)) share += frequencyOf(byte);
  if (shares.size > sharesMax) shares.clear();
  shares.set(product, share);
  return share;
}

const sharesMax = 4096;

function holds(product: Product, byte: number): boolean {
  return ((product >> (byte & 15)) & (product >> (16 + (byte >> 4))) & 1) === 1;
}

/**
 * The tables of up to eight rows of one length, one for each of `places`: bit i of an entry says
 * that row i has that half.
 */
export function tablesOf(rows: readonly Row[], places: readonly number[]): Uint8Array {
  const tables = new Uint8Array(places.length * LEAD_BYTES);
  places.forEach((place, at) => {
    rows.forEach((row, bit) => {
      const product = row[place] as Product;
      for (let half = 0; half < LEAD_BYTES; half++) {
        if (((product >> half) & 1) === 0) continue;
        const entry = at * LEAD_BYTES + half;
        tables[entry] = (tables[entry] as number) | (1 << bit);
      }
    });
  });
  return tables;
}
