// Compares our answers with the reference's, case by case.
// What counts: a value with its type; a condition's verdict; that a text was refused when compiled,
// or failed at run time (not the wording); the output as data; routes; the number of warnings. An
// answer becomes a verdict, one line of JSON, and two verdicts are equal when their lines are.
// The one tolerance: Go's exp and log are not correctly rounded, so cases that go through them are
// compared to 14 digits.
import type { JsonObject, JsonValue } from "../otlp/json.ts";
import { type Answer, familyOf, type TaggedValue } from "./answers.ts";
import { canonicalBatch, canonicalDouble, type Precision } from "./canonical.ts";

export interface Difference {
  readonly id: string;
  readonly want: string;
  readonly got: string;
  readonly reason: string;
}

export interface Comparison {
  readonly passed: readonly string[];
  readonly differences: readonly Difference[];
}

const LAST_BITS = /^(metric-functions\/|conversions\/log)/;

/** Scores `actual` against `golden`; an id that has no answer is a difference. */
export function compareAnswers(golden: readonly Answer[], actual: readonly Answer[]): Comparison {
  const answers = new Map(actual.map((answer) => [answer.id, answer]));
  const passed: string[] = [];
  const differences: Difference[] = [];
  for (const expected of golden) {
    const answer = answers.get(expected.id);
    const want = verdictOf(expected);
    const got = verdictOf(answer);
    if (want === got) passed.push(expected.id);
    else differences.push({ id: expected.id, want, got, reason: reasonOf(expected, answer) });
  }
  return { passed, differences };
}

/** What counts of an answer, as one line. */
export function verdictOf(answer: Answer | undefined): string {
  if (!answer) return '{"missing":true}';
  if (answer.unsupported !== undefined) return '{"unsupported":true}';
  if (answer.parseError) return '{"refused":true}';
  const precision: Precision = LAST_BITS.test(answer.id) ? "last-bits" : "exact";
  const verdict: JsonObject = {};
  if (answer.error) verdict["failed"] = true;
  else Object.assign(verdict, resultOf(answer, precision));
  if (answer.output !== undefined) verdict["output"] = canonicalBatch(answer.output, precision);
  if (answer.routes) verdict["routes"] = canonicalRoutes(answer.routes, precision);
  if (answer.warnings?.length) verdict["warnings"] = answer.warnings.length;
  return JSON.stringify(verdict);
}

function resultOf(answer: Answer, precision: Precision): JsonObject {
  const result: JsonObject = {};
  if (answer.value !== undefined) result["value"] = canonicalValue(answer.value, precision);
  if (answer.matched !== undefined && answer.matched !== null) result["matched"] = answer.matched;
  return result;
}

function canonicalRoutes(
  routes: Readonly<Record<string, JsonObject>>,
  precision: Precision,
): JsonObject {
  const names = Object.keys(routes).sort();
  return Object.fromEntries(names.map((name) => [name, canonicalBatch(routes[name], precision)]));
}

function canonicalValue(tagged: TaggedValue, precision: Precision): JsonObject {
  const { type, value } = tagged;
  if (type === "map")
    return { type, value: canonicalPairs(value as [string, TaggedValue][], precision) };
  if (type === "slice") {
    return { type, value: (value as TaggedValue[]).map((item) => canonicalValue(item, precision)) };
  }
  if (type === "double") return { type, value: canonicalDouble(goDouble(value), precision) };
  return { ...tagged } as JsonObject;
}

function canonicalPairs(pairs: readonly [string, TaggedValue][], precision: Precision): JsonValue {
  const sorted = pairs.map(([key, item]): [string, JsonObject] => [
    key,
    canonicalValue(item, precision),
  ]);
  return sorted.sort((a, b) => (a[0] < b[0] ? -1 : 1));
}

/** Go prints infinities as +Inf and -Inf. */
function goDouble(value: TaggedValue["value"]): number | string {
  if (value === "+Inf") return "Infinity";
  if (value === "-Inf") return "-Infinity";
  return value as number | string;
}

function reasonOf(expected: Answer, answer: Answer | undefined): string {
  const says = (a: Answer | undefined) => a?.unsupported ?? a?.parseError ?? a?.error ?? "";
  return `${says(expected)} | ${says(answer)}`;
}

/** Passed and total of each family, by name. */
export function scoreByFamily(
  comparison: Comparison,
): Map<string, { passed: number; total: number }> {
  const families = new Map<string, { passed: number; total: number }>();
  const scoreOf = (id: string) => {
    const score = families.get(familyOf(id)) ?? { passed: 0, total: 0 };
    families.set(familyOf(id), score);
    score.total++;
    return score;
  };
  for (const id of comparison.passed) scoreOf(id).passed++;
  for (const { id } of comparison.differences) scoreOf(id);
  return families;
}
