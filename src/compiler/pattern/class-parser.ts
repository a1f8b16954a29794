// The parts of RE2's syntax that mean a set of runes or one rune: [...], \d, \pL, [:alpha:], \n,
// \x{41}.
//
// Functions take the pattern and a position and answer what they read and where the next thing
// starts. Under (?i) a set is folded where Go folds it: ranges and named classes before negation,
// Unicode classes by Go's own fold tables.

import { regexpError } from "./error.ts";
import { complement, RUNE_MAX, setOf, union, wordRunes, type RuneSet } from "./rune-set.ts";
import { foldSet, unicodeClass } from "./unicode.ts";

/** A set read from the pattern, and the position behind it. */
export interface ParsedSet {
  readonly set: RuneSet;
  readonly next: number;
}

/** A rune read from the pattern, and the position behind it. */
export interface ParsedRune {
  readonly rune: number;
  readonly next: number;
}

/** The rune at `position`; a lone surrogate is what an invalid byte is to Go. */
export function readRune(source: string, position: number): number {
  const rune = source.codePointAt(position) as number;
  if (rune >= 0xd800 && rune <= 0xdfff) throw regexpError("InvalidUtf8", source, position);
  return rune;
}

/** Refuses text that is not Unicode, from `position` on. */
export function checkText(source: string, position: number): void {
  for (let i = position; i < source.length; i++) if (readRune(source, i) > 0xffff) i++;
}

/** Reads the class whose `[` stands at `start`. */
export function parseClass(source: string, start: number, foldCase: boolean): ParsedSet {
  const parts: RuneSet[] = [];
  let position = start + 1;
  const negated = source[position] === "^";
  if (negated) position++;
  // A closing bracket that comes first is a member.
  for (let first = true; first || source[position] !== "]"; first = false) {
    const member =
      parseNamedClass(source, position, foldCase) ??
      parseEscapedClass(source, position, foldCase) ??
      parseRange(source, position, start, foldCase);
    parts.push(member.set);
    position = member.next;
  }
  const set = union(parts);
  return { set: negated ? complement(set) : set, next: position + 1 };
}

/** `a` or `a-z`. A hyphen before the closing bracket is a member of its own. */
function parseRange(source: string, start: number, open: number, foldCase: boolean): ParsedSet {
  let { rune: high, next } = parseMember(source, start, open);
  const low = high;
  if (source[next] === "-" && next + 1 < source.length && source[next + 1] !== "]") {
    ({ rune: high, next } = parseMember(source, next + 1, open));
    if (high < low) throw regexpError("InvalidCharRange", source, start, next);
  }
  const set = [low, high];
  return { set: foldCase ? foldSet(set) : set, next };
}

function parseMember(source: string, position: number, open: number): ParsedRune {
  if (position >= source.length) throw regexpError("MissingBracket", source, open);
  if (source[position] === "\\") return parseEscape(source, position);
  const rune = readRune(source, position);
  return { rune, next: position + (rune > 0xffff ? 2 : 1) };
}

/** `[:name:]` and `[:^name:]`; undefined when this is no such thing. */
function parseNamedClass(source: string, start: number, foldCase: boolean): ParsedSet | undefined {
  if (!source.startsWith("[:", start) || source.length === start + 2) return undefined;
  const end = source.indexOf(":]", start + 2);
  if (end < 0) return undefined;
  const next = end + 2;
  const name = source.slice(start + 2, end);
  const negated = name.startsWith("^");
  const plain = negated ? name.slice(1) : name;
  const set = Object.hasOwn(posixClasses, plain) ? posixClasses[plain] : undefined;
  if (set === undefined) throw regexpError("InvalidCharRange", source, start, next);
  return { set: groupSet(set, negated, foldCase), next };
}

/** `\d \D \s \S \w \W`, `\pL`, `\p{Greek}`; undefined when this is no such thing. */
export function parseEscapedClass(
  source: string,
  start: number,
  foldCase: boolean,
): ParsedSet | undefined {
  if (source[start] !== "\\") return undefined;
  const letter = source[start + 1] ?? "";
  if (letter === "p" || letter === "P") return parseUnicodeClass(source, start, foldCase);
  const set = perlClasses[letter.toLowerCase()];
  if (set === undefined || !"dDsSwW".includes(letter)) return undefined;
  const negated = letter < "a";
  return { set: groupSet(set, negated, foldCase), next: start + 2 };
}

function parseUnicodeClass(source: string, start: number, foldCase: boolean): ParsedSet {
  let negated = source[start + 1] === "P";
  if (start + 2 >= source.length) return unnamedClass(source);
  const first = readRune(source, start + 2);
  let next = start + 2 + (first > 0xffff ? 2 : 1);
  let name = source.slice(start + 2, next);
  if (name === "{") {
    const end = source.indexOf("}", start);
    if (end < 0) {
      checkText(source, start);
      throw regexpError("InvalidCharRange", source, start);
    }
    name = source.slice(next, end);
    next = end + 1;
    checkText(name, 0);
  }
  if (name.startsWith("^")) {
    negated = !negated;
    name = name.slice(1);
  }
  const found = unicodeClass(name);
  if (found === undefined) throw regexpError("InvalidCharRange", source, start, next);
  const set = foldCase ? found.folded : found.set;
  return { set: negated ? complement(set) : set, next };
}

/** `\p` with nothing behind it: Go decodes an empty string and reports that. */
function unnamedClass(source: string): never {
  throw regexpError("InvalidCharRange", source, source.length - 2);
}

function groupSet(set: RuneSet, negated: boolean, foldCase: boolean): RuneSet {
  const folded = foldCase ? foldSet(set) : set;
  return negated ? complement(folded) : folded;
}

/** Reads the escape whose backslash stands at `start`, meaning one rune. */
export function parseEscape(source: string, start: number): ParsedRune {
  if (start + 1 >= source.length) throw regexpError("TrailingBackslash", source, source.length);
  const rune = readRune(source, start + 1);
  const next = start + 2 + (rune > 0xffff ? 1 : 0);
  const letter = String.fromCodePoint(rune);
  if (Object.hasOwn(controlEscapes, letter)) {
    return { rune: controlEscapes[letter] as number, next };
  }
  if (letter === "x") return parseHexadecimal(source, start);
  octalSyntax.lastIndex = start + 1;
  const octal = octalSyntax.exec(source);
  if (octal !== null) return { rune: Number.parseInt(octal[0], 8), next: octalSyntax.lastIndex };
  if (rune < 0x80 && !/[0-9A-Za-z]/.test(letter)) return { rune, next };
  throw regexpError("InvalidEscape", source, start, next);
}

/** One digit from 1 to 7 alone would be a back reference. */
const octalSyntax = /0[0-7]{0,2}|[1-7][0-7]{1,2}/y;

/** `\x41` or `\x{1f680}`. */
function parseHexadecimal(source: string, start: number): ParsedRune {
  let position = start + 2;
  const read = (): string => {
    const rune = readRune(source, position);
    position += rune > 0xffff ? 2 : 1;
    return String.fromCodePoint(rune);
  };
  const invalid = (): Error => regexpError("InvalidEscape", source, start, position);
  if (position >= source.length) throw invalid();
  const first = read();
  if (first !== "{") {
    if (position >= source.length) throw invalid();
    const digits = first + read();
    if (!/^[0-9A-Fa-f]{2}$/.test(digits)) throw invalid();
    return { rune: Number.parseInt(digits, 16), next: position };
  }
  let rune = 0;
  for (let digits = 0; position < source.length; digits++) {
    const digit = read();
    if (digit === "}" && digits > 0) return { rune, next: position };
    if (!/^[0-9A-Fa-f]$/.test(digit)) break;
    rune = rune * 16 + Number.parseInt(digit, 16);
    if (rune > RUNE_MAX) break;
  }
  throw invalid();
}

const controlEscapes: Readonly<Record<string, number>> = {
  a: 7,
  f: 12,
  n: 10,
  r: 13,
  t: 9,
  v: 11,
};

const digits: RuneSet = [0x30, 0x39];
const lower: RuneSet = [0x61, 0x7a];
const upper: RuneSet = [0x41, 0x5a];

const perlClasses: Readonly<Record<string, RuneSet>> = {
  d: digits,
  // Not the vertical tab.
  s: [9, 10, 12, 13, 0x20, 0x20],
  w: wordRunes,
};

const posixClasses: Readonly<Record<string, RuneSet>> = {
  alnum: setOf([...digits, ...upper, ...lower]),
  alpha: setOf([...upper, ...lower]),
  ascii: [0, 0x7f],
  blank: [9, 9, 0x20, 0x20],
  cntrl: [0, 0x1f, 0x7f, 0x7f],
  digit: digits,
  graph: [0x21, 0x7e],
  lower,
  print: [0x20, 0x7e],
  punct: [0x21, 0x2f, 0x3a, 0x40, 0x5b, 0x60, 0x7b, 0x7e],
  space: [9, 13, 0x20, 0x20],
  upper,
  word: wordRunes,
  xdigit: [0x30, 0x39, 0x41, 0x46, 0x61, 0x66],
};
