// RE2's syntax as Go's regexp reads it (`syntax.Perl`): pattern -> tree, or the error that Go
// gives.
//
// One pass over the text with a stack of open groups, no recursion, so nesting costs no stack. Each
// open group keeps its finished alternatives and the parts of the current one; a repetition wraps
// the last part. Case folding happens here: a letter under (?i) becomes the set of all that it
// folds to, so that later passes know nothing of case. Sets in brackets and escapes are read by
// class-parser.ts. Test: test/compiler/pattern/parse.test.ts.

import { PATTERN_NESTING_MAX, PATTERN_REPEAT_MAX } from "../../../format/limits.ts";
import { Assertion } from "../../../format/pattern.ts";
import { checkText, parseClass, parseEscape, parseEscapedClass, readRune } from "./class-parser.ts";
import { regexpError } from "./error.ts";
import { allRunes, notNewline, setOf, type RuneSet } from "./rune-set.ts";
import { alternate, concat, literalRune, type Node } from "./tree.ts";
import { foldOrbit } from "./unicode.ts";

/** A pattern's tree and its groups: `names[i]` is the name of group i (0 is the whole match). */
export interface ParsedPattern {
  readonly tree: Node;
  readonly names: readonly (string | undefined)[];
}

/** The letters of `(?flags)`. */
export interface Flags {
  readonly foldCase: boolean;
  readonly multiLine: boolean;
  readonly dotAll: boolean;
  readonly ungreedy: boolean;
}

interface OpenGroup {
  /** -1: does not capture. */
  readonly index: number;
  readonly outerFlags: Flags;
  readonly branches: Node[];
  parts: Node[];
}

/** Parses `source`; throws a PatternError. */
export function parsePattern(source: string): ParsedPattern {
  return new Parser(source).parse();
}

const noFlags: Flags = { foldCase: false, multiLine: false, dotAll: false, ungreedy: false };

class Parser {
  readonly #source: string;
  #position = 0;
  #flags = noFlags;
  readonly #names: (string | undefined)[] = [undefined];
  readonly #outer: OpenGroup[] = [];
  #group: OpenGroup = { index: -1, outerFlags: noFlags, branches: [], parts: [] };
  readonly #heights = new WeakMap<Node, number>();

  constructor(source: string) {
    this.#source = source;
  }

  parse(): ParsedPattern {
    // Where the repetition operator just read begins, or -1: two in a row are an error.
    let lastRepeat = -1;
    while (this.#position < this.#source.length) {
      const start = this.#position;
      const repeats = this.#step(lastRepeat);
      lastRepeat = repeats ? start : -1;
    }
    if (this.#outer.length > 0) throw regexpError("MissingParen", this.#source, 0);
    return { tree: this.#closeBranches(), names: this.#names };
  }

  /** Reads one element; says whether it was a repetition operator. */
  #step(lastRepeat: number): boolean {
    const start = this.#position;
    switch (this.#source[start]) {
      case "(":
        this.#openGroup();
        return false;
      case ")":
        this.#closeGroup();
        return false;
      case "|":
        this.#position++;
        this.#group.branches.push(this.#measured(concat(this.#group.parts)));
        this.#group.parts = [];
        return false;
      case "*":
        this.#position++;
        this.#repeat(0, -1, false, start, lastRepeat);
        return true;
      case "+":
        this.#position++;
        this.#repeat(1, -1, false, start, lastRepeat);
        return true;
      case "?":
        this.#position++;
        this.#repeat(0, 1, false, start, lastRepeat);
        return true;
      case "{":
        return this.#braces(lastRepeat);
      default:
        this.#atom();
        return false;
    }
  }

  #atom(): void {
    const character = this.#source[this.#position];
    switch (character) {
      case "^":
        this.#position++;
        return this.#assert(this.#flags.multiLine ? Assertion.BeginLine : Assertion.BeginText);
      case "$":
        this.#position++;
        return this.#assert(this.#flags.multiLine ? Assertion.EndLine : Assertion.EndText);
      case ".":
        this.#position++;
        return this.#set(this.#flags.dotAll ? allRunes : notNewline);
      case "[": {
        const { set, next } = parseClass(this.#source, this.#position, this.#flags.foldCase);
        this.#position = next;
        return this.#set(set);
      }
      case "\\":
        return this.#escape();
      default:
        return this.#literal();
    }
  }

  #literal(): void {
    const rune = readRune(this.#source, this.#position);
    this.#position += rune > 0xffff ? 2 : 1;
    this.#rune(rune);
  }

  #escape(): void {
    const assertion = assertionEscapes[this.#source[this.#position + 1] ?? ""];
    if (assertion !== undefined) {
      this.#position += 2;
      return this.#assert(assertion);
    }
    if (this.#source.startsWith("\\C", this.#position)) {
      throw regexpError("InvalidEscape", this.#source, this.#position, this.#position + 2);
    }
    if (this.#source.startsWith("\\Q", this.#position)) return this.#quoted();
    const { foldCase } = this.#flags;
    const escaped = parseEscapedClass(this.#source, this.#position, foldCase);
    if (escaped !== undefined) {
      this.#position = escaped.next;
      return this.#set(escaped.set);
    }
    const { rune, next } = parseEscape(this.#source, this.#position);
    this.#position = next;
    this.#rune(rune);
  }

  /** `\Q...\E`, or to the end of the pattern. */
  #quoted(): void {
    this.#position += 2;
    const found = this.#source.indexOf("\\E", this.#position);
    const end = found < 0 ? this.#source.length : found;
    while (this.#position < end) this.#literal();
    this.#position = found < 0 ? end : end + 2;
  }

  #rune(rune: number): void {
    const orbit = this.#flags.foldCase ? foldOrbit(rune) : [rune];
    this.#set(setOf(orbit.flatMap((member) => [member, member])));
  }

  #set(set: RuneSet): void {
    this.#group.parts.push({ kind: "set", set });
  }

  #assert(assertion: Assertion): void {
    this.#group.parts.push({ kind: "assert", assertion });
  }

  #braces(lastRepeat: number): boolean {
    const start = this.#position;
    bracesSyntax.lastIndex = start;
    const found = bracesSyntax.exec(this.#source);
    if (found === null) {
      // What does not read as a count is text.
      this.#literal();
      return false;
    }
    this.#position = bracesSyntax.lastIndex;
    const min = count(found[1]);
    const max = found[2] === undefined ? min : found[3] === "" ? -1 : count(found[3]);
    if (min > PATTERN_REPEAT_MAX || max > PATTERN_REPEAT_MAX || (max >= 0 && min > max)) {
      throw regexpError("InvalidRepeatSize", this.#source, start, this.#position);
    }
    this.#repeat(min, max, true, start, lastRepeat);
    return true;
  }

  #repeat(min: number, max: number, counted: boolean, start: number, lastRepeat: number): void {
    let greedy = !this.#flags.ungreedy;
    if (this.#source[this.#position] === "?") {
      this.#position++;
      greedy = !greedy;
    }
    if (lastRepeat >= 0) {
      throw regexpError("InvalidRepeatOp", this.#source, lastRepeat, this.#position);
    }
    const body = this.#group.parts.pop();
    if (body === undefined) {
      throw regexpError("MissingRepeatArgument", this.#source, start, this.#position);
    }
    const node = this.#measured({ kind: "repeat", body, min, max, greedy, counted });
    if (counted && (min >= 2 || max >= 2) && !repeatsWithin(node, PATTERN_REPEAT_MAX)) {
      throw regexpError("InvalidRepeatSize", this.#source, start, this.#position);
    }
    this.#group.parts.push(node);
  }

  #openGroup(): void {
    const source = this.#source;
    const start = this.#position;
    if (source[start + 1] !== "?") {
      this.#position++;
      return this.#pushGroup(this.#names.push(undefined) - 1, this.#flags);
    }
    const nameStart = source.startsWith("(?P<", start) ? start + 4 : start + 3;
    const named = nameStart === start + 4 || source[start + 2] === "<";
    if (!named || source.length === nameStart) return this.#perlFlags();
    const end = source.indexOf(">", start);
    if (end < 0) {
      checkText(source, start);
      throw regexpError("InvalidNamedCapture", source, start);
    }
    const name = source.slice(nameStart, end);
    checkText(name, 0);
    if (!/^[A-Za-z0-9_]+$/.test(name)) {
      throw regexpError("InvalidNamedCapture", source, start, end + 1);
    }
    this.#position = end + 1;
    this.#pushGroup(this.#names.push(name) - 1, this.#flags);
  }

  /** `(?flags)` and `(?flags:`. */
  #perlFlags(): void {
    const start = this.#position;
    this.#position += 2;
    let { foldCase, multiLine, dotAll, ungreedy } = this.#flags;
    let on = true;
    let sawFlag = false;
    while (this.#position < this.#source.length) {
      const rune = readRune(this.#source, this.#position);
      this.#position += rune > 0xffff ? 2 : 1;
      const letter = String.fromCodePoint(rune);
      if (letter === "i") foldCase = on;
      else if (letter === "m") multiLine = on;
      else if (letter === "s") dotAll = on;
      else if (letter === "U") ungreedy = on;
      else if (letter === "-" && on) {
        on = false;
        sawFlag = false;
        continue;
      } else if ((letter === ":" || letter === ")") && (on || sawFlag)) {
        if (letter === ":") this.#pushGroup(-1, this.#flags);
        this.#flags = { foldCase, multiLine, dotAll, ungreedy };
        return;
      } else break;
      sawFlag = true;
    }
    throw regexpError("InvalidPerlOp", this.#source, start, this.#position);
  }

  #pushGroup(index: number, outerFlags: Flags): void {
    this.#outer.push(this.#group);
    this.#group = { index, outerFlags, branches: [], parts: [] };
  }

  #closeGroup(): void {
    const outer = this.#outer.pop();
    if (outer === undefined) throw regexpError("UnexpectedParen", this.#source, 0);
    this.#position++;
    const body = this.#closeBranches();
    const { index, outerFlags } = this.#group;
    this.#flags = outerFlags;
    this.#group = outer;
    outer.parts.push(index < 0 ? body : this.#measured({ kind: "group", index, body }));
  }

  #closeBranches(): Node {
    const { branches, parts } = this.#group;
    branches.push(this.#measured(concat(parts)));
    return this.#measured(mergeSets(alternate(branches)));
  }

  /** Refuses what Go refuses for its height; literal text counts as one node there. */
  #measured(node: Node): Node {
    const height = this.#height(node);
    if (height > PATTERN_NESTING_MAX) throw regexpError("NestingDepth", this.#source, 0);
    this.#heights.set(node, height);
    return node;
  }

  #height(node: Node): number {
    const of = (child: Node): number => this.#heights.get(child) ?? 1;
    if (node.kind === "group" || node.kind === "repeat") return 1 + of(node.body);
    if (node.kind !== "concat" && node.kind !== "alternate") return 1;
    if (node.kind === "concat" && node.parts.every((part) => literalRune(part) >= 0)) return 1;
    return 1 + node.parts.reduce((most, part) => Math.max(most, of(part)), 1);
  }
}

const assertionEscapes: Readonly<Record<string, Assertion>> = {
  A: Assertion.BeginText,
  z: Assertion.EndText,
  b: Assertion.WordBoundary,
  B: Assertion.NoWordBoundary,
};

/** A count in braces: no leading zeros, or it is text. */
const bracesSyntax = /\{(0|[1-9][0-9]*)(,(|0|[1-9][0-9]*))?\}/y;

function count(digits: string | undefined): number {
  return Math.min(Number(digits), PATTERN_REPEAT_MAX + 1);
}

/** Does no path through nested counts repeat the innermost thing more than `budget` times? */
function repeatsWithin(node: Node, budget: number): boolean {
  switch (node.kind) {
    case "repeat": {
      if (!node.counted) return repeatsWithin(node.body, budget);
      const times = node.max < 0 ? node.min : node.max;
      if (node.max === 0) return true;
      if (times > budget) return false;
      return repeatsWithin(node.body, times > 0 ? Math.floor(budget / times) : budget);
    }
    case "group":
      return repeatsWithin(node.body, budget);
    case "concat":
    case "alternate":
      return node.parts.every((part) => repeatsWithin(part, budget));
    default:
      return true;
  }
}

/** `a|[bc]|d` is one set. */
function mergeSets(node: Node): Node {
  if (node.kind !== "alternate" || !node.parts.every((part) => part.kind === "set")) return node;
  const ranges = node.parts.flatMap((part) => (part.kind === "set" ? part.set : []));
  return { kind: "set", set: setOf(ranges) };
}
