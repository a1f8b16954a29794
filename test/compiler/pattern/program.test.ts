// Trees and their programs, forwards and backwards; and trees whose alternatives were factored.
import { expect, test } from "vitest";
import { factored } from "../../../src/compiler/pattern/factor.ts";
import { parsePattern } from "../../../src/compiler/pattern/parse.ts";
import { programOf, toText as programText } from "../../../src/compiler/pattern/program.ts";
import { toText as treeText } from "../../../src/compiler/pattern/tree.ts";

const programs: readonly (readonly [string, readonly string[]])[] = [
  ["ab", ["0: Match", "1: Set b -> 0", "2*: Set a -> 1"]],
  ["a*", ["0: Match", "1*: Split 2, 0", "2: Set a -> 1"]],
  ["a+?", ["0: Match", "1: Split 0, 2", "2*: Set a -> 1"]],
  ["a?|b", ["0: Match", "1: Set a -> 0", "2: Split 1, 0", "3: Set b -> 0", "4*: Split 2, 3"]],
  ["(a)", ["0: Match", "1: Capture 3 -> 0", "2: Set a -> 1", "3*: Capture 2 -> 2"]],
  ["^a", ["0: Match", "1: Set a -> 0", "2*: Assert BeginText -> 1"]],
  // A body that can be empty: (x+)?
  ["(?:a?)*?", ["0: Match", "1: Split 0, 3", "2: Set a -> 1", "3: Split 2, 1", "4*: Split 0, 3"]],
  ["a{2,3}", ["0: Match", "1: Set a -> 0", "2: Split 1, 0", "3: Set a -> 2", "4*: Set a -> 3"]],
  ["(?:a*)*", ["0: Match", "1*: Split 2, 0", "2: Set a -> 1"]],
  ["a{0}", ["0*: Match"]],
];

test.each(programs)("%s", (pattern, lines) => {
  expect(programText(programOf(parsePattern(pattern).tree)).split("\n")).toEqual(lines);
});

test("backwards, without groups", () => {
  const { tree } = parsePattern("^(a)b");
  const lines = ["0: Match", "1: Assert EndText -> 0", "2: Set a -> 1", "3*: Set b -> 2"];
  const program = programOf(tree, { reversed: true, bare: true });
  expect(programText(program).split("\n")).toEqual(lines);
});

test.each([
  ["foo|fan|bar", "alt{cat{f alt{cat{o o} | cat{a n}}} | cat{b a r}}"],
  // Words may change places when no text begins both.
  ["foo|bar|fan", "alt{cat{f alt{cat{o o} | cat{a n}}} | cat{b a r}}"],
  ["ab|[a-c]x|ac", "alt{cat{a b} | cat{[a-c] x} | cat{a c}}"],
  ["ab|a|abc", "cat{a alt{b | empty | cat{b c}}}"],
  ["a+b|a+c", "alt{cat{plus{a} b} | cat{plus{a} c}}"],
  ["(a)b|(a)c", "alt{cat{cap1{a} b} | cat{cap2{a} c}}"],
])("%s is factored", (pattern, tree) => {
  expect(treeText(factored(parsePattern(pattern).tree))).toBe(tree);
});
