// Patterns and the trees they are read to; patterns that Go refuses, with its words. Generated ones
// come with Go's answer in test/regex/syntax.ndjson and language.ndjson (tools/regex).
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { PATTERN_LENGTH_MAX, PATTERN_NESTING_MAX } from "../../../format/limits.ts";
import { compilePattern } from "../../../src/compiler/pattern/compile.ts";
import { PatternError } from "../../../src/compiler/pattern/error.ts";
import { parsePattern } from "../../../src/compiler/pattern/parse.ts";
import { contains } from "../../../src/compiler/pattern/rune-set.ts";
import { toText } from "../../../src/compiler/pattern/tree.ts";
import { foldOrbit, unicodeClass } from "../../../src/compiler/pattern/unicode.ts";
import { unicodeVersion } from "../../../src/compiler/pattern/unicode-tables.ts";

const trees: readonly (readonly [string, string])[] = [
  ["", "empty"],
  ["abc", "cat{a b c}"],
  ["a|b", "[a-b]"],
  ["a|bc", "alt{a | cat{b c}}"],
  ["(a)(?:b)(?P<n>c)", "cat{cap1{a} b cap2{c}}"],
  ["a*b+?c??", "cat{star{a} plus?{b} quest?{c}}"],
  ["(?U)a*b*?", "cat{star?{a} star{b}}"],
  ["a{2}b{3,}c{4,5}?", "cat{rep2,2{a} rep3,{b} rep4,5?{c}}"],
  ["a{,2}", "cat{a \\x{7b} , 2 \\x{7d}}"],
  ["a{01}", "cat{a \\x{7b} 0 1 \\x{7d}}"],
  ["^$\\A\\z\\b\\B", "cat{BeginText EndText BeginText EndText WordBoundary NoWordBoundary}"],
  ["(?m)^$", "cat{BeginLine EndLine}"],
  ["(?i)k", "[Kk\\x{212a}]"],
  ["(?i)a(?-i)a", "cat{[Aa] a}"],
  ["(?i:a)a", "cat{[Aa] a}"],
  [".(?s).", "cat{[\\x{0}-\\x{9}\\x{b}-\\x{10ffff}] [any]}"],
  ["[]a-c^-]", "[\\x{2d}\\x{5d}-\\x{5e}a-c]"],
  ["[^a]", "[\\x{0}-`b-\\x{10ffff}]"],
  ["[[:digit:]\\s[:^ascii:]]", "[\\x{9}-\\x{a}\\x{c}-\\x{d}\\x{20}0-9\\x{80}-\\x{10ffff}]"],
  ["\\Qa.b\\E*", "cat{a \\x{2e} star{b}}"],
  ["\\x41\\x{1F600}\\101\\n\\_", "cat{A \\x{1f600} A \\x{a} _}"],
  ["😀?", "quest{\\x{1f600}}"],
  ["()*", "star{cap1{empty}}"],
];

test.each(trees)("%s", (pattern, tree) => expect(toText(parsePattern(pattern).tree)).toBe(tree));

/** Pattern, Go's message after "error parsing regexp: ", and where in the pattern. */
const refused: readonly (readonly [string, string, number])[] = [
  ["(abc", "missing closing ): `(abc`", 0],
  ["ab)", "unexpected ): `ab)`", 0],
  ["x[a", "missing closing ]: `[a`", 1],
  ["a**", "invalid nested repetition operator: `**`", 1],
  ["a|*", "missing argument to repetition operator: `*`", 2],
  ["(?i)*?", "missing argument to repetition operator: `*?`", 4],
  ["xa{1001}", "invalid repeat count: `{1001}`", 2],
  ["a{3,2}", "invalid repeat count: `{3,2}`", 1],
  ["(a{100}){11}", "invalid repeat count: `{11}`", 8],
  ["[z-a]", "invalid character class range: `z-a`", 1],
  ["[[:foo:]]", "invalid character class range: `[:foo:]`", 1],
  ["\\p{Klingon}", "invalid character class range: `\\p{Klingon}`", 0],
  ["\\p{Old_Italic}", "invalid character class range: `\\p{Old_Italic}`", 0],
  ["\\pé", "invalid character class range: `\\pé`", 0],
  ["a\\", "trailing backslash at end of expression: ``", 2],
  ["\\8", "invalid escape sequence: `\\8`", 0],
  ["\\x{110000}", "invalid escape sequence: `\\x{110000`", 0],
  ["\\C", "invalid escape sequence: `\\C`", 0],
  ["(?=a)", "invalid or unsupported Perl syntax: `(?=`", 0],
  ["(?P<é>x)", "invalid named capture: `(?P<é>`", 0],
  ["(?P<n", "invalid named capture: `(?P<n`", 0],
  ["a\ud800", "invalid UTF-8: `\ud800`", 1],
];

test.each(refused)("%s is refused", (pattern, message, position) => {
  const error = refusal(pattern);
  expect(error?.message).toBe(`error parsing regexp: ${message}`);
  expect(error?.position).toBe(position);
});

const folder = join(import.meta.dirname, "../../regex");
const files = [
  process.env["REGEX_SYNTAX"] ?? join(folder, "syntax.ndjson"),
  process.env["REGEX_LANGUAGE"] ?? join(folder, "language.ndjson"),
];
const generated = files
  .flatMap((file) => readFileSync(file, "utf8").trim().split("\n"))
  .map((line) => JSON.parse(line) as { readonly pattern: string; readonly error?: string });

test(`${generated.length} generated patterns are taken and refused as by Go`, () => {
  const wrong = generated.filter(({ pattern, error }) => refusal(pattern)?.message !== error);
  expect(wrong).toEqual([]);
});

describe("limits", () => {
  const nested = (depth: number): string => "(".repeat(depth) + "a" + ")".repeat(depth);
  test("height", () => {
    expect(refusal(nested(PATTERN_NESTING_MAX - 1))).toBeUndefined();
    expect(refusal(nested(PATTERN_NESTING_MAX))?.code).toBe("NestingDepth");
  });

  test("length", () => {
    const long = `[${"a".repeat(PATTERN_LENGTH_MAX - 2)}]`;
    expect(() => compilePattern(long)).not.toThrow();
    expect(() => compilePattern(`${long}a`)).toThrow("expression too large");
  });

  test("program", () => {
    const words = "(?:abcdefghijklmnopqrstuvwxyz)";
    expect(() => compilePattern(`${words}{1000}`)).not.toThrow();
    expect(() => compilePattern(`${`${words}{1000}`.repeat(6)}`)).toThrow("expression too large");
  });
});

describe("Unicode", () => {
  test("is Go's", () => expect(unicodeVersion).toBe("15.0.0"));

  test.each([
    ["Greek", 0x3b1, 0x61],
    ["greek", 0x3b1, 0x61],
    ["Lu", 0x41, 0x61],
    ["L", 0x4e00, 0x30],
    ["LC", 0x1c5, 0x4e00],
    ["lc", 0x1c5, 0x4e00],
    ["Uppercase_Letter", 0x41, 0x61],
    ["ASCII", 0x7f, 0x80],
    ["Any", 0x10ffff, -1],
    ["Assigned", 0x41, 0x378],
    ["Cn", 0x378, 0x41],
  ])("\\p{%s} holds %i, not %i", (name, inside, outside) => {
    const set = unicodeClass(name)?.set ?? [];
    expect([contains(set, inside), contains(set, outside)]).toEqual([true, false]);
  });

  test.each([
    [0x4b, [0x4b, 0x6b, 0x212a]],
    [0x3c2, [0x3a3, 0x3c2, 0x3c3]],
    [0x130, [0x130]],
    [0xdf, [0xdf, 0x1e9e]],
  ])("%i folds to %o", (rune, orbit) => expect(foldOrbit(rune)).toEqual(orbit));
});

function refusal(pattern: string): PatternError | undefined {
  try {
    parsePattern(pattern);
    return undefined;
  } catch (error) {
    if (error instanceof PatternError) return error;
    throw error;
  }
}
