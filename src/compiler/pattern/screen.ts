// What a text must have for a pattern to match in it, for several patterns at once: one scan of the
// text says for each whether it may match at all (assembly/regex/screen.ts).
//
// A redaction list tries pattern after pattern on the same value, and most have nothing to find
// there. Each pattern gives a row of three bytes that every match of it holds somewhere, the rarest
// stretch of its fixed parts; or a few rows that its matches begin with (leads.ts). Eight rows are
// looked for together, and make a screen.

import {
  LEAD_BUCKETS,
  SCREEN_BYTES,
  SCREEN_PLACES,
  SCREEN_TABLES,
} from "../../../format/pattern.ts";
import { factored } from "./factor.ts";
import { leadRows } from "./leads.ts";
import { parsePattern } from "./parse.ts";
import { firstBytes, shareOfRows, tablesOf, type Product, type Row } from "./product.ts";
import { programOf } from "./program.ts";
import { onlyRune, RUNE_ERROR, type RuneSet } from "./rune-set.ts";
import type { Node, RepeatNode } from "./tree.ts";

/** One scan, and the patterns that it is for. */
export interface Screen {
  /** As format/pattern.ts says; must lie at a multiple of 16. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly members: readonly ScreenMember[];
}

export interface ScreenMember {
  /** Of the pattern, among those that were asked about. */
  readonly index: number;
  /** A bit for each of its rows. */
  readonly rows: number;
}

/** Rows that pass more often than this are in most texts. */
const passingMax = 0.002;
/** Rows that one pattern may have. */
const rowsMax = 4;
/** A screen of fewer patterns costs more than it saves. */
const membersLeast = 3;
const anyByte: Product = -1;

/**
 * Screens for `sources`, which are tried in that order; those without rare rows are in none.
 * `mayLead` says which of them may be the first of a screen.
 */
export function screensOf(
  sources: readonly string[],
  mayLead: readonly boolean[] = sources.map(() => true),
): readonly Screen[] {
  const screens: Screen[] = [];
  let rows: Row[] = [];
  let members: ScreenMember[] = [];
  const close = (): void => {
    if (members.length >= membersLeast) screens.push({ bytes: screenBytes(rows), members });
    rows = [];
    members = [];
  };
  sources.forEach((source, index) => {
    const own = rareRows(source);
    if (own === undefined) return;
    if (rows.length + own.length > LEAD_BUCKETS) close();
    if (members.length === 0 && mayLead[index] !== true) return;
    members.push({ index, rows: ((1 << own.length) - 1) << rows.length });
    rows.push(...own);
  });
  close();
  return screens;
}

function screenBytes(rows: readonly Row[]): Uint8Array<ArrayBuffer> {
  const places = Array.from({ length: SCREEN_PLACES }, (_, place) => place);
  const bytes = new Uint8Array(SCREEN_BYTES);
  bytes.set(tablesOf(rows, places), SCREEN_TABLES);
  return bytes;
}

/** Rows of which every match of `source` holds one; undefined where there are no rare ones. */
export function rareRows(source: string): readonly Row[] | undefined {
  const tree = factored(parsePattern(source).tree);
  const leads = leadRows(programOf(tree), rowsMax, 0).map(padded);
  const choices = [...windowsOf(tree).map((row) => [padded(row)]), leads];
  // One row rather than several: they leave room for other patterns.
  const [best] = choices
    .filter((rows) => rows.length > 0 && shareOfRows(rows) <= passingMax)
    .toSorted((a, b) => a.length - b.length || shareOfRows(a) - shareOfRows(b));
  return best;
}

function padded(row: Row): Row {
  return Array.from({ length: SCREEN_PLACES }, (_, place) => row[place] ?? anyByte);
}

function windowsOf(tree: Node): readonly Row[] {
  const stretches = new Stretches();
  stretches.add(tree);
  stretches.cut();
  return stretches.found.flatMap((each) => each.map((_, at) => each.slice(at)));
}

/** Bytes that stand side by side in every match. */
class Stretches {
  readonly found: Row[] = [];
  #open: Product[] = [];

  cut(): void {
    if (this.#open.length > 0) this.found.push(this.#open);
    this.#open = [];
  }

  add(node: Node): void {
    switch (node.kind) {
      case "empty":
      case "assert":
        return;
      case "set":
        return this.#set(node.set);
      case "group":
        return this.add(node.body);
      case "concat":
        return node.parts.forEach((part) => this.add(part));
      case "alternate":
        return this.cut();
      case "repeat":
        return this.#repeat(node);
    }
  }

  #repeat(node: RepeatNode): void {
    if (node.min === 0) return this.cut();
    const copies = Math.min(node.min, SCREEN_PLACES);
    const add = (): void => {
      for (let copy = 0; copy < copies; copy++) this.add(node.body);
    };
    add();
    if (node.max === copies) return;
    // The last copies stand beside what follows.
    this.cut();
    add();
  }

  #set(set: RuneSet): void {
    const rune = onlyRune(set);
    if (rune >= 0x80 && rune !== RUNE_ERROR) {
      for (const byte of new TextEncoder().encode(String.fromCodePoint(rune))) {
        this.#open.push((1 << (byte & 15)) | (1 << (16 + (byte >> 4))));
      }
      return;
    }
    const steps = firstBytes(set);
    if (steps.length === 0 || steps.some(([, pending]) => pending > 0)) return this.cut();
    this.#open.push(steps.reduce((all, [product]) => all | product, 0));
  }
}
