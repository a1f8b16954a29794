// Globs as gobwas/glob v0.2.3 reads them with no separators (`replace_match`), compiled to the same
// form as patterns.
//
//   *, **     any text           [abc] [!abc]   one rune of a list, or none of it
//   ?         one rune           [a-z] [!a-z]   one rune of a range, or outside it
//   {a,b*}    one of these       \x             x itself
//
// A class is either a list or a single range: [ab-z] is the list a, b, -, z. A closing brace or a
// comma outside braces is text, and braces need not be closed. NUL ends the glob where an element
// would begin and is dropped inside text, since gobwas takes it for its end mark. Accepts and
// refuses what gobwas does, with its messages.
//
// Matches what the syntax says, what gobwas takes beyond it (`withExtras`), and what it makes of
// rows such as `a?c` (glob-row.ts). Where gobwas's own matcher errs elsewhere it differs: it cuts
// runes of several bytes apart in rows behind a star like `*[ab]?`, and answers no (or panics) for
// empty braces and a few nestings of braces. See test/compiler/pattern/glob.test.ts.

import { PATTERN_LENGTH_MAX } from "../../../format/limits.ts";
import { Assertion } from "../../../format/pattern.ts";
import { compileTree, type CompiledPattern } from "./compile.ts";
import { PatternError } from "./error.ts";
import { rowTree, type RowElement } from "./glob-row.ts";
import type { PlanOptions } from "./plan.ts";
import { allRunes, complement, contains, RUNE_ERROR, setOf, type RuneSet } from "./rune-set.ts";
import { alternate, concat, literalRune, type Node } from "./tree.ts";

/**
 * Compiles `source` to a pattern that matches whole values; throws a `PatternError` where gobwas
 * refuses it.
 */
export function compileGlob(source: string, options: PlanOptions = {}): CompiledPattern {
  const tree = parseGlob(source);
  const whole = concat([
    { kind: "assert", assertion: Assertion.BeginText },
    tree,
    { kind: "assert", assertion: Assertion.EndText },
  ]);
  return compileTree(whole, [undefined], options);
}

/** The tree of a glob, without the anchors. */
export function parseGlob(source: string): Node {
  if (source.length > PATTERN_LENGTH_MAX) throw globError("expression too large", 0);
  return new GlobParser(source).parse();
}

/** What gobwas reads at the end of the glob, and cannot tell from a NUL in it. */
const END = 0;

interface OpenBraces {
  readonly branches: Node[];
  parts: Node[];
}

class GlobParser {
  readonly #runes: readonly number[];
  #position = 0;
  readonly #outer: OpenBraces[] = [];
  #open: OpenBraces = { branches: [], parts: [] };
  readonly #row: (RowElement | "star")[] = [];
  #isRow = true;
  /** How many parts the row's elements came from. */
  #noted = 0;

  constructor(source: string) {
    this.#runes = Array.from(source, (character) => character.codePointAt(0) as number);
  }

  parse(): Node {
    for (let before = 0; this.#element(); before = this.#position) this.#noteRow(before);
    if (this.#outer.length > 0) {
      while (this.#outer.length > 0) this.#closeBraces();
      this.#noteRow(this.#position);
    }
    return this.#rowOf() ?? withExtras(concat(this.#open.parts));
  }

  /** Adds the element that began at `before` to the row, once it is whole. */
  #noteRow(before: number): void {
    if (this.#outer.length > 0) return;
    const parts = this.#open.parts.slice(this.#noted);
    this.#noted = this.#open.parts.length;
    const source = String.fromCodePoint(...this.#runes.slice(before, this.#position));
    const isList = source.startsWith("[!") && source[3] !== "-";
    const excluded = source === "?" ? "" : isList ? source.slice(2, -1) : undefined;
    if (parts[0] === anyText) {
      this.#row.push("star");
      return;
    }
    const sets = parts.map(rowSet).filter((set) => set !== undefined);
    if (sets.length < parts.length) this.#isRow = false;
    const isOneRune = sets.length === 1 && literalRune(parts[0] as Node) >= 0;
    const isText = sets.length !== 1 || isOneRune;
    this.#row.push({ sets, excluded, isText });
  }

  #rowOf(): Node | undefined {
    const hasTail = this.#row.at(-1) === "star";
    const elements = hasTail ? this.#row.slice(0, -1) : this.#row;
    const row = elements.filter((each) => each !== "star");
    if (!this.#isRow || row.length < elements.length) return undefined;
    return rowTree(row, { kind: "set", set: allRunes }, hasTail ? anyText : undefined);
  }

  /** Reads one element; false at the end. */
  #element(): boolean {
    const rune = this.#peek();
    if (rune === END) return false;
    const inBraces = this.#outer.length > 0;
    switch (String.fromCodePoint(rune)) {
      case "{":
        this.#position++;
        this.#outer.push(this.#open);
        this.#open = { branches: [], parts: [] };
        return true;
      case "[":
        this.#position++;
        this.#open.parts.push({ kind: "set", set: this.#class() });
        return true;
      case "?":
        this.#position++;
        this.#open.parts.push({ kind: "set", set: allRunes });
        return true;
      case "*":
        this.#position++;
        this.#open.parts.push(anyText);
        return true;
      case ",":
        if (!inBraces) break;
        this.#position++;
        this.#open.branches.push(concat(this.#open.parts));
        this.#open.parts = [];
        return true;
      case "}":
        if (!inBraces) break;
        this.#position++;
        this.#closeBraces();
        return true;
      default:
    }
    const breakers = inBraces ? "?*[{}," : "?*[{";
    for (const each of this.#text(breakers)) {
      this.#open.parts.push({ kind: "set", set: [each, each] });
    }
    return true;
  }

  #closeBraces(): void {
    const { branches, parts } = this.#open;
    this.#open = this.#outer.pop() as OpenBraces;
    this.#open.parts.push(alternate([...branches, concat(parts)]));
  }

  /** Text up to one of `breakers`; a backslash takes what follows as it is. */
  #text(breakers: string): readonly number[] {
    const text: number[] = [];
    let escaped = false;
    for (let rune; (rune = this.#peek()) !== END; ) {
      const character = String.fromCodePoint(rune);
      if (!escaped && breakers.includes(character)) return text;
      this.#position++;
      escaped = !escaped && character === "\\";
      if (!escaped) text.push(rune);
    }
    // A NUL ends the text and is dropped.
    if (this.#position < this.#runes.length) this.#position++;
    return text;
  }

  /** The inside of a class and its closing bracket. */
  #class(): RuneSet {
    const negated = this.#inside() === "!";
    if (negated) this.#position++;
    this.#inside();
    const isRange = this.#runes[this.#position + 1] === 0x2d;
    const set = isRange ? this.#range() : this.#list();
    if (this.#inside() !== "]") {
      throw globError("expected close range character", this.#position);
    }
    const [low = 0, high = -1] = set;
    if (isRange && high < low) {
      const [lowText, highText] = [low, high].map((rune) => String.fromCodePoint(rune));
      const message = `hi character '${highText}' should be greater than lo '${lowText}'`;
      throw globError(message, this.#position);
    }
    if (set.length === 0) throw globError("could not parse range", this.#position);
    this.#position++;
    return negated ? complement(set) : set;
  }

  #range(): RuneSet {
    const low = this.#runes[this.#position] as number;
    this.#position += 2;
    const high = this.#inside().codePointAt(0) as number;
    this.#position++;
    return [low, high];
  }

  #list(): RuneSet {
    return setOf(this.#text("]").flatMap((rune) => [rune, rune]));
  }

  /** The character at the position, inside a class, where the end is an error. */
  #inside(): string {
    const rune = this.#runes[this.#position];
    if (rune === undefined || rune === END || isBad(rune)) {
      throw globError("unexpected end of input", this.#position);
    }
    return String.fromCodePoint(rune);
  }

  #peek(): number {
    const rune = this.#runes[this.#position] ?? END;
    if (isBad(rune)) throw globError("could not read rune", this.#position);
    return rune;
  }
}

const anyText: Node = {
  kind: "repeat",
  body: { kind: "set", set: allRunes },
  min: 0,
  max: -1,
  greedy: true,
  counted: false,
};

/**
 * The set of a part of a row. Braces of stars and then single runes, `{*,b}`, have the length one
 * to gobwas, and so take any rune.
 */
function rowSet(part: Node): RuneSet | undefined {
  if (part.kind === "set") return part.set;
  if (part.kind !== "alternate" || part.parts[0] !== anyText) return undefined;
  const rest = part.parts.slice(part.parts.findIndex((each) => each !== anyText));
  return rest.every((each) => each.kind === "set") ? allRunes : undefined;
}

function isBad(rune: number): boolean {
  return rune === RUNE_ERROR || (rune >= 0xd800 && rune <= 0xdfff);
}

/**
 * What gobwas takes beyond the syntax where an element sees the whole text. To it the empty text
 * reads as U+FFFD, which shows where one rune is all that is asked for; and in `ab*bc` the text
 * before the star may overlap the text behind it.
 */
function withExtras(node: Node): Node {
  if (node.kind === "alternate") return alternate(node.parts.map(withExtras));
  if (node.kind === "set" && contains(node.set, RUNE_ERROR)) {
    return { kind: "repeat", body: node, min: 0, max: 1, greedy: true, counted: false };
  }
  return node.kind === "concat" ? alternate([node, ...overlaps(node.parts)]) : node;
}

/** `abc`, for `ab*bc`. */
function overlaps(parts: readonly Node[]): readonly Node[] {
  const star = parts.indexOf(anyText);
  const before = parts.slice(0, star);
  const behind = parts.slice(parts.lastIndexOf(anyText) + 1);
  const stars = parts.length - before.length - behind.length;
  const [first, last] = [before, behind].map((each) => each.map(literalRune));
  if (star <= 0 || first === undefined || last === undefined) return [];
  if (first.concat(last).includes(-1)) return [];
  if (!parts.slice(star, star + stars).every((part) => part === anyText)) return [];
  const found: Node[] = [];
  for (let shared = 1; shared <= Math.min(first.length, last.length); shared++) {
    const agree = last.slice(0, shared).every((r, i) => r === first[first.length - shared + i]);
    if (agree) found.push(concat([...before, ...behind.slice(shared)]));
  }
  return found;
}

function globError(message: string, position: number): PatternError {
  return new PatternError("InvalidGlob", message, position);
}
