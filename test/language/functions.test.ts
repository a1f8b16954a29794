// The function records, against the reference: every signature is the reference's (signatures.txt,
// made of the Arguments structs of pkg/ottl 1.4.0, of 0.161.0 for lambdas, of the transform
// processor 0.165.0 and the filter processor 0.161.0), and every example compiles.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { FUNCTION_COUNT, FunctionNumber } from "../../format/functions.ts";
import { parseStatement, parseValue } from "../../grammar/parser.ts";
import { checkStatement, checkValue } from "../../src/compiler/check.ts";
import { standardScope } from "../../src/compiler/check-scope.ts";
import { formatDiagnostics } from "../../src/compiler/diagnostics.ts";
import { fieldName } from "../../src/language/functions/parameter-names.ts";
import type { FunctionRecord, Parameter } from "../../src/language/functions/record.ts";
import { allFunctions, functionsOf } from "../../src/language/functions/tables.ts";
import { kinds } from "../../src/language/kinds.ts";
import { fewPaths } from "../compiler/few-paths.ts";

const records = [...allFunctions.values()];

function signatureOf({ name, parameters }: FunctionRecord): string {
  return `${name}(${parameters.map(parameterText).join(", ")})`;
}

function parameterText(parameter: Parameter): string {
  const list = { literal: "list of ", dynamic: "any list of " };
  const type = (parameter.list ? list[parameter.list] : "") + kinds[parameter.kind].reference;
  return `${fieldName(parameter)}${parameter.optional ? "?" : ""}: ${type}`;
}

test("signatures are the reference's", () => {
  const signatures = readFileSync(join(import.meta.dirname, "signatures.txt"), "utf8");
  expect(records.map(signatureOf).sort()).toEqual(signatures.trim().split("\n").sort());
});

test("each number has one function", () => {
  const numbers = records.map((record) => record.number).sort((left, right) => left - right);
  expect(numbers).toEqual(Array.from({ length: FUNCTION_COUNT - 1 }, (_, index) => index + 1));
  for (const { name, number } of records) {
    expect(FunctionNumber[number]?.toLowerCase()).toBe(name.replaceAll("_", "").toLowerCase());
  }
});

test.each<[string, string, string, boolean]>([
  ["log", "language", "Concat", true],
  ["log", "language", "set", true],
  ["log", "language", "IsRootSpan", false],
  ["span", "language", "IsRootSpan", true],
  ["spanevent", "language", "IsRootSpan", false],
  ["log", "language", "ParseCEF", false],
  ["log", "transform", "ParseCEF", true],
  ["span", "transform", "set_semconv_span_name", true],
  ["metric", "transform", "copy_metric", true],
  ["datapoint", "transform", "copy_metric", false],
  ["datapoint", "transform", "merge_histogram_buckets", true],
  ["metric", "filter", "HasAttrKeyOnDatapoint", true],
  ["metric", "transform", "HasAttrKeyOnDatapoint", false],
  ["log", "filter", "set", false],
])("context %s, %s: %s is %s", (context, set, name, known) => {
  expect(functionsOf(context, set as "language").has(name)).toBe(known);
});

const gates = { experimental: true, lambda: true };
const log = standardScope("log", { resolvePath: fewPaths, gates });

test.each(
  records.flatMap((record) =>
    record.examples.map(({ statement }): [string, FunctionRecord] => [statement, record]),
  ),
)(
  "example %s",
  (text, record) => {
    const source = { text, statementIndex: 0 };
    const parsed = record.role === "editor" ? parseStatement(text) : parseValue(text);
    expect(parsed.errors).toEqual([]);
    const { diagnostics } =
      record.role === "editor"
        ? checkStatement(parsed.tree as never, log, source)
        : checkValue(parsed.tree as never, log, source);
    expect(formatDiagnostics(diagnostics)).toBe("");
  },
);

test("every record reads well", () => {
  for (const { name, summary, parameters } of records) {
    expect(summary, name).toMatch(/^[A-Z].*\.$/);
    expect(summary.length, name).toBeLessThan(100);
    const firstOptional = parameters.findIndex((parameter) => parameter.optional);
    const rest = firstOptional < 0 ? [] : parameters.slice(firstOptional);
    expect(rest.every((parameter) => parameter.optional), name).toBe(true);
    for (const parameter of parameters) expect(parameter.name, name).toMatch(/^[a-z][a-z0-9_]*$/);
  }
});
