// The function records, against the reference: every signature is the reference's (signatures.txt,
// made of the Arguments structs of pkg/ottl 1.4.0, of 0.161.0 for lambdas, of the transform
// processor 0.165.0 and the filter processor 0.161.0).

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { FUNCTION_COUNT, FunctionNumber } from "../../format/functions.ts";
import { fieldName } from "../../src/language/functions/parameter-names.ts";
import type { FunctionRecord, Parameter } from "../../src/language/functions/record.ts";
import { allFunctions, functionsOf } from "../../src/language/functions/tables.ts";
import { kinds } from "../../src/language/kinds.ts";

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

test("parameters read well", () => {
  for (const { name, parameters } of records) {
    const firstOptional = parameters.findIndex((parameter) => parameter.optional);
    const rest = firstOptional < 0 ? [] : parameters.slice(firstOptional);
    expect(
      rest.every((parameter) => parameter.optional),
      name,
    ).toBe(true);
    for (const parameter of parameters) expect(parameter.name, name).toMatch(/^[a-z][a-z0-9_]*$/);
  }
});
