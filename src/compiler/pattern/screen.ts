// What a text must have for a pattern to match in it, for several patterns at once: one scan of the
// text says for each whether it may match at all (assembly/regex/screen.ts).
//
// A redaction list or a list of conditions tries pattern after pattern on the same value, and most
// have nothing to find there. Each pattern gives a row of three bytes that every match of it holds
// somewhere, the rarest stretch of its fixed parts; or a few rows that its matches begin with
// (leads.ts). Eight rows are looked for together, and make a screen.
//
// A scan costs what four searches for a literal do, or one that runs an automaton: what is cheap to
// try goes without.

import {
  Assertion,
  LEAD_BUCKETS,
  SCREEN_BYTES,
  SCREEN_PLACES,
  SCREEN_TABLES,
} from "../../../format/pattern.ts";
import { frequencyOf } from "./frequency.ts";
import { factored } from "./factor.ts";
import { leadRows } from "./leads.ts";
import { beginsText, innerLiterals, literalText, partsOf, type InnerLiteral } from "./literals.ts";
import { parsePattern } from "./parse.ts";
import { firstBytes, shareOfRows, tablesOf, type Product, type Row } from "./product.ts";
import { programOf } from "./program.ts";
import { contains, onlyRune, RUNE_ERROR, type RuneSet } from "./rune-set.ts";
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

// Costs are of a text of this many places, in the eighth part of what its scan costs.
const places = 220;
/** In words, letters that pass follow each other this much oftener than their shares say. */
const likeness = 3;
const scanCost = 8;
/** A byte that is asked once, or a few: anchors, and what dies on the first bytes. */
const anchoredCost = 0;
/** A literal is looked for 64 bytes at a time. */
const literalCost = 3;
/** An automaton that skips to where matches may begin. */
const searchCost = 10;
/** An automaton that reads the text to its end. */
const readingCost = 50;
/** What a replacement costs that finds nothing. */
const replacementCost = 3;
/** What it costs to ask a screen that has not scanned yet, in vain. */
const guardedPrice = 2;
/** What a screen must save beyond its scan, so that texts which hold a match don't lose much. */
const savingLeast = 4;
/** Rows that one pattern may have. */
const rowsMax = 4;
/** A byte that makes up this much of a text is not worth looking for. */
const commonShare = 0.05;
const anyByte: Product = -1;

/** A pattern that is tried. */
export interface Trial {
  readonly source: string;
  /** Whether it may be the only one that is tried on a text. */
  readonly guarded?: boolean;
  /** Whether it is to be replaced, which costs something even where it is not found. */
  readonly replaces?: boolean;
}

/**
 * Screens for patterns that are tried in that order; those without rare rows are in none, nor those
 * that are cheap to try.
 */
export function screensOf(trials: readonly Trial[]): readonly Screen[] {
  const screens: Screen[] = [];
  let rows: Row[] = [];
  let members: ScreenMember[] = [];
  let saved = 0;
  const close = (): void => {
    const pays = members.length > 1 && saved >= scanCost + savingLeast;
    if (pays) screens.push({ bytes: screenBytes(rows), members });
    [rows, members, saved] = [[], [], 0];
  };
  trials.forEach((trial, index) => {
    const screening = screeningOf(trial);
    if (screening === undefined) return;
    if (withRows(rows, screening.rows).length > LEAD_BUCKETS) close();
    rows = withRows(rows, screening.rows);
    members.push({ index, rows: bitsOf(screening.rows, rows) });
    saved += screening.saving;
  });
  close();
  return screens;
}

/** `rows`, and those of `added` that are not among them. */
function withRows(rows: readonly Row[], added: readonly Row[]): Row[] {
  return [...rows, ...added.filter((row) => !rows.some((each) => isSame(each, row)))];
}

function bitsOf(own: readonly Row[], rows: readonly Row[]): number {
  return own.reduce((bits, row) => bits | (1 << rows.findIndex((each) => isSame(each, row))), 0);
}

function isSame(one: Row, other: Row): boolean {
  return one.every((product, place) => product === other[place]);
}

function screenBytes(rows: readonly Row[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(SCREEN_BYTES);
  const each = Array.from({ length: SCREEN_PLACES }, (_, place) => place);
  bytes.set(tablesOf(rows, each), SCREEN_TABLES);
  return bytes;
}

/** Rows of which every match holds one, and what is saved where a text has none of them. */
interface Screening {
  readonly rows: readonly Row[];
  readonly saving: number;
}

/** Undefined where looking costs as much as it saves. */
export function screeningOf({ source, guarded, replaces }: Trial): Screening | undefined {
  const whole = parsePattern(source).tree;
  const tree = factored(whole);
  const cost = Math.max(costOf(tree), replaces === true ? replacementCost : 0);
  const paid = guarded === true ? guardedPrice : 0;
  const program = programOf(tree);
  const leads = Array.from({ length: rowsMax }, (_, at) => leadRows(program, at + 1, 0));
  const choices = [...windowsOf(tree).map((row) => [row]), ...leads, ...alternativesOf(whole)]
    .filter((rows) => rows.length > 0)
    .map((each) => {
      const rows = each.map(padded);
      const passing = Math.min(1, likeness * places * shareOfRows(rows));
      return { rows, saving: cost * (1 - passing) - paid };
    });
  // One row rather than several: they leave room for other patterns.
  const worth = ({ rows, saving }: Screening): number => saving - rows.length;
  const [best] = choices.toSorted((a, b) => worth(b) - worth(a));
  return best !== undefined && worth(best) > 0 ? best : undefined;
}

/** What it costs to try a pattern, as the engines go that plan.ts chooses. */
function costOf(tree: Node): number {
  const parts = partsOf(tree);
  if (beginsText(tree)) return readsOn(parts[1]) ? readingCost : anchoredCost;
  if (isEndOfText(parts.at(-1)) && literalText(parts.slice(0, -1)) !== undefined) {
    return anchoredCost;
  }
  const hasRareByte = ({ text }: InnerLiteral): boolean =>
    [...new TextEncoder().encode(text)].some((byte) => frequencyOf(byte) < commonShare);
  return innerLiterals(parts).some(hasRareByte) ? literalCost : searchCost;
}

/** Is this something that passes over words and the blanks between them? */
function readsOn(node: Node | undefined): boolean {
  if (node?.kind !== "repeat" || node.max >= 0 || node.body.kind !== "set") return false;
  const { set } = node.body;
  return [..." e0"].every((letter) => contains(set, letter.charCodeAt(0)));
}

function isEndOfText(node: Node | undefined): boolean {
  return node?.kind === "assert" && node.assertion === Assertion.EndText;
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

/** The rarest row of each alternative, where `tree` has some in every match. */
function alternativesOf(tree: Node): readonly (readonly Row[])[] {
  return partsOf(tree).flatMap((part) => {
    if (part.kind !== "alternate" || part.parts.length > rowsMax) return [];
    const rows = part.parts.flatMap((each) => rarest(windowsOf(each)));
    return rows.length === part.parts.length ? [rows] : [];
  });
}

function rarest(rows: readonly Row[]): readonly Row[] {
  const share = (row: Row): number => shareOfRows([padded(row)]);
  return rows.toSorted((a, b) => share(a) - share(b)).slice(0, 1);
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
