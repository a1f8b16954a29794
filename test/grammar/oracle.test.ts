// What the reference accepts and what it refuses, the odd above all: oracle.ndjson holds texts and
// its verdict. Some were written for a rule of the grammar, the others are what a generator of
// nearly right texts found among 60,000. The verdict is on syntax: the oracle (test/oracle, kinds
// value, condition, statement) refused the text with a message of its lexer, its parser or its
// grammar checks, not one about an unknown function, path or enum. The same holds for the
// conformance cases: what runs there must parse here.
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseText, withoutRanges, type TextKind } from "./texts.ts";

interface Line {
  readonly kind: TextKind;
  readonly text: string;
  readonly accepted: boolean;
}

function linesOf<T>(file: string): T[] {
  const lines = readFileSync(new URL(file, import.meta.url), "utf8").trimEnd().split("\n");
  return lines.map((line) => JSON.parse(line) as T);
}

const lines = linesOf<Line>("oracle.ndjson");

test.each(lines)("$kind $text", ({ kind, text, accepted }) => {
  const { errors } = parseText(kind, text);
  expect(errors.length === 0, errors[0]?.message).toBe(accepted);
});

test("the verdicts are on both sides", () => {
  expect(lines.filter(({ accepted }) => accepted).length).toBeGreaterThan(300);
  expect(lines.filter(({ accepted }) => !accepted).length).toBeGreaterThan(300);
});

test("the line of an accepted text has the text's tree", () => {
  for (const { kind, text, accepted } of lines) {
    if (!accepted) continue;
    const first = parseText(kind, text);
    const second = parseText(kind, first.line ?? "");
    expect(second.line).toBe(first.line);
    expect(withoutRanges(second.tree), text).toEqual(withoutRanges(first.tree));
  }
});

interface Case {
  readonly id: string;
  readonly kind: string;
  readonly expr: string;
}
interface Answer {
  readonly id: string;
  readonly parseError?: string;
}

/** How the reference's syntax errors read. */
const syntaxError = new RegExp(
  [
    "has invalid syntax",
    "lexer:",
    "failed to conform",
    "failed to capture",
    "invalid quoted string",
    "converter names must start",
    "editor names must start",
    "only paths and converters may be indexed",
    "lambda body cannot result",
  ].join("|"),
);

const conformance = "../conformance/";
const families = readdirSync(new URL(`${conformance}cases/`, import.meta.url));

test.each(families)("conformance cases of %s", (family) => {
  const answers = linesOf<Answer>(`${conformance}golden/${family}`);
  const refusals = new Map(answers.map(({ id, parseError }) => [id, parseError ?? ""]));
  const isText = ({ kind }: Case) => ["value", "condition", "statement"].includes(kind);
  for (const { id, kind, expr } of linesOf<Case>(`${conformance}cases/${family}`).filter(isText)) {
    const { errors } = parseText(kind as TextKind, expr);
    const refused = syntaxError.test(refusals.get(id) ?? "");
    expect(errors.length > 0, `${id}: ${errors[0]?.message}`).toBe(refused);
  }
});
