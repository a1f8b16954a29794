// Texts at the limits and over them; long flat texts, which have none; and that what takes linear
// time does.
import { expect, test } from "vitest";
import {
  ARITHMETIC_OPERATORS_MAX,
  EXPRESSION_NESTING_MAX,
  STATEMENT_BYTES_MAX,
  SYNTAX_PROBLEMS_MAX,
} from "../../format/limits.ts";
import { parseCondition, parseStatement, parseValue } from "../../grammar/parser.ts";
import { parseText, type TextKind } from "./texts.ts";

const codesOf = (kind: TextKind, text: string) =>
  parseText(kind, text).errors.map(({ code }) => code);

test("a text may have STATEMENT_BYTES_MAX bytes", () => {
  const literal = (bytes: number) => `"${"x".repeat(bytes - 2)}"`;
  expect(codesOf("value", literal(STATEMENT_BYTES_MAX))).toEqual([]);
  expect(codesOf("value", literal(STATEMENT_BYTES_MAX + 1))).toEqual(["text-too-long"]);
});

test("it is UTF-8's bytes that count", () => {
  // 2, 3 and 4 bytes, and a lone surrogate, which is written as the 3 bytes of U+FFFD.
  for (const [unit, bytes] of [["é", 2], ["€", 3], ["🚀", 4], ["\ud83d.", 4]] as const) {
    const count = Math.floor((STATEMENT_BYTES_MAX - 2) / bytes);
    const rest = "x".repeat(STATEMENT_BYTES_MAX - 2 - count * bytes);
    expect(codesOf("value", `"${unit.repeat(count)}${rest}"`)).toEqual([]);
    expect(codesOf("value", `"${unit.repeat(count)}${rest}x"`)).toEqual(["text-too-long"]);
  }
});

const nested: readonly [kind: TextKind, open: string, inside: string, close: string][] = [
  ["value", "(", "1", ")"],
  ["value", "[", "1", "]"],
  ["value", "F(", "1", ")"],
  ["value", 'F(a, [1], name=-', "1", ")"],
  ["value", '{"a": ', "1", "}"],
  ["value", "a[", "1", "]"],
  ["value", '"(" ', "1", ' ")"'],
  ["condition", "(", "true", ")"],
  ["condition", "not (", "true", ")"],
  ["condition", "(a == 1 and ", "true", ")"],
];

test.each(nested)("%s: %s may be EXPRESSION_NESTING_MAX deep", (kind, open, inside, close) => {
  const text = (depth: number) => open.repeat(depth) + inside + close.repeat(depth);
  // `F(a, [1], ...` goes one deeper for its list, at every level but the last call's own.
  const deepest = open.includes("[1]") ? EXPRESSION_NESTING_MAX - 1 : EXPRESSION_NESTING_MAX;
  expect(codesOf(kind, text(deepest))).toEqual([]);
  expect(codesOf(kind, text(deepest + 1))).toEqual(["nesting-too-deep"]);
  expect(codesOf(kind, text(10_000))).toEqual(["nesting-too-deep"]);
  expect(codesOf(kind, open.repeat(10_000))).toEqual(["nesting-too-deep"]);
});

test("parentheses that turn out to be arithmetic count once", () => {
  const text = (depth: number) => `${"(".repeat(depth)}a${")".repeat(depth)} == 1`;
  expect(codesOf("condition", text(EXPRESSION_NESTING_MAX))).toEqual([]);
  expect(codesOf("condition", text(EXPRESSION_NESTING_MAX + 1))).toEqual(["nesting-too-deep"]);
});

test("lambda bodies nest as brackets do", () => {
  const half = EXPRESSION_NESTING_MAX / 2;
  const text = (depth: number) => `${"F((a) => ".repeat(depth)}a${")".repeat(depth)}`;
  expect(codesOf("value", text(half))).toEqual([]);
  expect(codesOf("value", text(half + 1))).toEqual(["nesting-too-deep"]);
  expect(codesOf("value", "(a) => ".repeat(10_000))).toEqual(["nesting-too-deep"]);
});

test("a text may have ARITHMETIC_OPERATORS_MAX operators, wherever they are", () => {
  const sum = (operators: number) => `1${" + 1".repeat(operators)}`;
  expect(codesOf("value", sum(ARITHMETIC_OPERATORS_MAX))).toEqual([]);
  expect(codesOf("value", sum(ARITHMETIC_OPERATORS_MAX + 1))).toEqual(["too-many-operators"]);
  const half = ARITHMETIC_OPERATORS_MAX / 2;
  expect(codesOf("condition", `(${sum(half)}) ${"* 2 ".repeat(half)} == 1`)).toEqual([]);
  expect(codesOf("condition", `(${sum(half)}) ${"* 2 ".repeat(half + 1)} == 1`)).toEqual([
    "too-many-operators",
  ]);
});

test("a text reports SYNTAX_PROBLEMS_MAX problems", () => {
  expect(codesOf("value", "[" + "'a' ".repeat(SYNTAX_PROBLEMS_MAX)).length).toBe(
    SYNTAX_PROBLEMS_MAX,
  );
  const calls = `[${"f(), ".repeat(SYNTAX_PROBLEMS_MAX)}f()]`;
  expect(codesOf("value", calls).length).toBe(SYNTAX_PROBLEMS_MAX);
  expect(codesOf("value", "$ ".repeat(1000)).length).toBe(SYNTAX_PROBLEMS_MAX);
});

test("100,000 `and` are one node, and no one recurses on them", () => {
  const { tree } = parseCondition(`${"true and ".repeat(100_000)}true`);
  expect(tree?.kind === "and" && tree.operands.length).toBe(100_001);
});

/** Each is hundreds of kB; what is not linear takes minutes. */
const long: readonly [name: string, kind: TextKind, text: string, code: string | undefined][] = [
  ["escapes", "value", `"${"\\n".repeat(100_000)}"`, undefined],
  ["escaped quotes in an unclosed string", "value", '"' + '\\"'.repeat(100_000), "unclosed-string"],
  ["single quotes", "value", "'\n".repeat(100_000), "single-quotes"],
  ["stray characters", "value", "$ ".repeat(100_000), "stray-character"],
  ["digits", "value", "1".repeat(900_000), "bad-integer"],
  ["zeros", "value", "0".repeat(900_000), undefined],
  ["digits before a dot", "value", `${"1".repeat(900_000)}.`, "bad-double"],
  ["a name of many pieces", "value", `${"Aa".repeat(100_000)}()`, undefined],
  ["words that are no name", "value", "a ".repeat(100_000), "unexpected-token"],
  ["words in a map", "value", `{${"a ".repeat(100_000)}`, "unexpected-token"],
  ["parameters without a lambda", "value", `(a${",a".repeat(100_000)}`, "unexpected-token"],
  ["keys", "value", `a${"[0]".repeat(100_000)}`, undefined],
  ["a list", "value", `[${"1, ".repeat(100_000)}1]`, undefined],
  ["signs", "value", "-".repeat(100_000), "unexpected-token"],
  ["nots", "condition", "not ".repeat(100_000), "connective-misplaced"],
  ['strings "("', "value", '"("'.repeat(100_000), "nesting-too-deep"],
  ['a path after a string "("', "value", `"("${"a.".repeat(100_000)}`, "unexpected-end"],
  ['strings "(" in calls in maps', "value", '{"a":"("F('.repeat(60_000), "nesting-too-deep"],
];

test.each(long)("long: %s", (_, kind, text, code) => {
  const start = performance.now();
  expect(codesOf(kind, text)[0]).toBe(code);
  expect(performance.now() - start).toBeLessThan(5_000);
});

/** A recursion `depth` frames deep, then the call. */
function beneath<T>(depth: number, call: () => T): T {
  return depth === 0 ? call() : beneath(depth - 1, call);
}

test("a full stack is no harm to the parser", () => {
  const text = `${"F(".repeat(EXPRESSION_NESTING_MAX)}${")".repeat(EXPRESSION_NESTING_MAX)}`;
  const seen = new Set<string | undefined>();
  for (let depth = 1000; depth < 16_000; depth += 100) {
    try {
      seen.add(beneath(depth, () => parseValue(text)).errors[0]?.code);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
    expect(parseStatement("set(a, 1)").errors).toEqual([]);
  }
  expect(seen).toEqual(new Set([undefined, "nesting-too-deep"]));
});
