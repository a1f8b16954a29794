// Diagnostics: golden texts (diagnostics.txt holds each text and what is said about it), and how a
// problem is placed.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { standardScope } from "../../src/compiler/check-scope.ts";
import { alternatives, diagnose, formatDiagnostic } from "../../src/compiler/diagnostics.ts";
import type { Problem } from "../../src/compiler/diagnostics.ts";
import { diagnoseText } from "./diagnose.ts";
import type { TextKind } from "./diagnose.ts";
import { fewPaths } from "./few-paths.ts";

const plain = standardScope("log", { resolvePath: fewPaths });
const withLambdas = standardScope("log", { resolvePath: fewPaths, gates: { lambda: true } });

/** Blocks of `> kind [lambda] text` and the diagnostics below it. */
const blocks = readFileSync(join(import.meta.dirname, "diagnostics.txt"), "utf8")
  .split(/^> /m)
  .slice(1)
  .map((block): [string, string] => {
    const end = block.indexOf("\n");
    return [block.slice(0, end), block.slice(end + 1).trimEnd()];
  });

test.each(blocks)("%s", (head, golden) => {
  const [, kind = "", lambda, text = ""] = /^(\w+) (lambda )?(.*)$/.exec(head) ?? [];
  const scope = lambda === undefined ? plain : withLambdas;
  expect(diagnoseText(kind as TextKind, text, scope)).toBe(golden);
});

function placed(text: string, start: number, end: number, statementIndex = 0) {
  const range = { start, end };
  const problem: Problem = { code: "syntax", message: "Wrong.", range, suggestions: [] };
  return diagnose(problem, { text, statementIndex });
}

test.each([
  ["first line", "set(a)", 4, 5, 1, 5, "set(a)\n    ^"],
  ["second line", "set(a,\n  b)", 9, 10, 2, 3, "  b)\n  ^"],
  ["range over lines stops at the line's end", "ab\ncd", 1, 5, 1, 2, "ab\n ^"],
  ["end of text", "set(", 4, 4, 1, 5, "set(\n    ^"],
  ["an emoji is one character", `"\u{1F600}" x`, 5, 6, 1, 5, `"\u{1F600}" x\n    ^`],
  ["tabs stay tabs", "\ta", 1, 2, 1, 2, "\ta\n\t^"],
  ["carriage returns are blank", "a\r\nb", 0, 1, 1, 1, "a \n^"],
])("%s", (_, text, start, end, line, column, excerpt) => {
  expect(placed(text, start, end)).toMatchObject({ line, column, excerpt });
});

test("a long line is cut around the range", () => {
  const { excerpt } = placed(`${"a".repeat(200)}X${"b".repeat(200)}`, 200, 201);
  const [line = "", carets = ""] = excerpt.split("\n");
  expect(line).toMatch(/^\.\.\.a+Xb+\.\.\.$/);
  expect(line.length).toBeLessThan(110);
  expect(line.indexOf("X")).toBe(carets.indexOf("^"));
});

test("the head names the statement, from one", () => {
  const text = formatDiagnostic(placed("x", 0, 1, 4));
  expect(text).toBe("error: statement 5, line 1, column 1: Wrong.\n  x\n  ^");
});

test.each([
  [[], ""],
  [["a"], "a"],
  [["a", "b"], "a or b"],
  [["a", "b", "c"], "a, b or c"],
])("alternatives of %j", (names, text) => expect(alternatives(names)).toBe(text));
