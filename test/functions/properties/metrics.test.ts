// Functions about metrics: a batch of generated metrics each, and what a small model makes of them.
// Values are small whole numbers, so that sums are exact.

import * as fc from "fast-check";
import { expect, test } from "vitest";
import { standardScope } from "../../../src/compiler/check-scope.ts";
import { compileValue } from "../../../src/compiler/compile.ts";
import type { FunctionSet } from "../../../src/language/functions/tables.ts";
import { Engine } from "../../../src/runtime/engine.ts";
import { engineModule, engineOf, hostFunctions } from "../../engine.ts";
import { type JsonObject, jsonToProto, type JsonValue, protoToJson } from "../../otlp/json.ts";
import { attributes, batchOf, list, metricsOf, metricText } from "../metric-text.ts";

const number = fc.integer({ min: 0, max: 99 });
const value = fc.constantFrom("a", "b", "c", "");
const pairs = fc.dictionary(fc.constantFrom("x", "y", "z"), value, { noNullPrototype: true });

/** A number's point with attributes. */
interface Point {
  readonly pairs: Readonly<Record<string, string>>;
  readonly number: number;
}

const points = fc.array(fc.record({ pairs, number }), { maxLength: 8 });
const somePoints = fc.array(fc.record({ pairs, number }), { minLength: 1, maxLength: 8 });
const pointOf = ({ pairs, number }: Point): JsonObject => ({
  ...(Object.keys(pairs).length === 0 ? {} : { attributes: attributes(pairs) }),
  asInt: `${number}`,
});
const gaugeOf = (all: readonly Point[]) => ({ name: "m", gauge: { dataPoints: all.map(pointOf) } });
const sumOf = (all: readonly Point[], type: JsonObject = {}) => {
  return { name: "m", sum: { dataPoints: all.map(pointOf), ...type } };
};

const bounds = fc
  .uniqueArray(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 5 })
  .map((all) => all.sort((left, right) => left - right));

/** A bucket more than bounds, and what they come to. */
interface Histogram {
  readonly bounds: readonly number[];
  readonly counts: readonly number[];
  readonly sum: number;
}

const histograms: fc.Arbitrary<Histogram> = bounds.chain((all) => {
  const counts = fc.array(number, { minLength: all.length + 1, maxLength: all.length + 1 });
  return fc.record({ bounds: fc.constant(all), counts, sum: fc.integer({ min: 1, max: 9999 }) });
});

const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);

function histogramOf({ bounds, counts, sum }: Histogram): JsonObject {
  const point = {
    count: `${total(counts)}`,
    sum,
    bucketCounts: counts.map(String),
    explicitBounds: [...bounds],
  };
  return { name: "m", histogram: { aggregationTemporality: 2, dataPoints: [point] } };
}

const summaries = fc.record({ count: number, sum: number, values: fc.array(number) });

interface Summary {
  readonly count: number;
  readonly sum: number;
  readonly values: readonly number[];
}

function summaryOf({ count, sum, values }: Summary): JsonObject {
  const quantileValues = values.map((each, at) => ({ quantile: at / 8, value: each }));
  return { name: "m", summary: { dataPoints: [{ count: `${count}`, sum, quantileValues }] } };
}

type Context = "metric" | "datapoint";

/** What a statement makes of metrics, those that it adds among them. */
async function runOf(context: Context, statement: string) {
  const functions: FunctionSet = "transform";
  const run = { signal: "metrics", context, statements: [statement], functions } as const;
  const engine = await engineOf(run);
  return (metric: JsonObject): JsonObject[] => {
    return metricsOf(
      protoToJson("metrics", engine.process(jsonToProto("metrics", batchOf(metric))).slice()),
    );
  };
}

/** Writes both ways of a metric the same. */
const textOf = (metric: JsonObject) =>
  metricText(metricsOf(protoToJson("metrics", jsonToProto("metrics", batchOf(metric))))[0] ?? {});

interface Property<T> {
  readonly statement: string;
  readonly context?: Context;
  readonly takes: fc.Arbitrary<T>;
  readonly input: (from: T) => JsonObject;
  /** The metrics that come of it. */
  readonly model: (from: T) => readonly JsonObject[];
}

function check<T>({ statement, context = "metric", takes, input, model }: Property<T>): void {
  test(statement, async () => {
    const run = await runOf(context, statement);
    fc.assert(
      fc.property(takes, (from) => {
        expect(run(input(from)).map(metricText)).toEqual(model(from).map(textOf));
      }),
    );
  });
}

const delta = { aggregationTemporality: 1, isMonotonic: true };

check({
  statement: 'convert_gauge_to_sum("delta", true)',
  takes: points,
  input: gaugeOf,
  model: (from) => [sumOf(from, delta)],
});

check({
  statement: "convert_sum_to_gauge()",
  takes: points,
  input: (from) => sumOf(from, delta),
  model: (from) => [gaugeOf(from)],
});

check({
  statement: 'copy_metric(name="copy", unit="s") where metric.name == "m"',
  takes: points,
  input: gaugeOf,
  model: (from) => [gaugeOf(from), { ...gaugeOf(from), name: "copy", unit: "s" }],
});

check({
  statement: 'scale_metric(4.0, "s")',
  takes: points,
  input: gaugeOf,
  model: (from) => [
    { ...gaugeOf(from.map(({ pairs, number }) => ({ pairs, number: 4 * number }))), unit: "s" },
  ],
});

check({
  statement: "scale_metric(0.5)",
  takes: histograms,
  input: histogramOf,
  model: ({ bounds, counts, sum }) => [
    histogramOf({ bounds: bounds.map((each) => each / 2), counts, sum: sum / 2 }),
  ],
});

const cumulative = { aggregationTemporality: 2, isMonotonic: true };
const sumWith = (name: string, point: JsonObject, type: JsonObject): JsonObject => {
  return { name, sum: { dataPoints: [point], ...type } };
};

check({
  statement: "extract_sum_metric(true)",
  takes: histograms,
  input: histogramOf,
  model: (from) => [histogramOf(from), sumWith("m_sum", { asDouble: from.sum }, cumulative)],
});

check({
  statement: 'extract_count_metric(true, ".n")',
  takes: histograms,
  input: histogramOf,
  model: (from) => [
    histogramOf(from),
    { ...sumWith("m.n", { asInt: `${total(from.counts)}` }, cumulative), unit: "1" },
  ],
});

check({
  statement: "extract_avg_metric()",
  takes: histograms.filter(({ counts }) => total(counts) > 0),
  input: histogramOf,
  model: (from) => {
    const asDouble = from.sum / total(from.counts);
    return [histogramOf(from), { name: "m_avg", gauge: { dataPoints: [{ asDouble }] } }];
  },
});

check({
  statement: 'convert_summary_sum_val_to_sum("delta", true)',
  context: "datapoint",
  takes: summaries,
  input: summaryOf,
  model: (from) => [summaryOf(from), sumWith("m_sum", { asDouble: from.sum }, delta)],
});

check({
  statement: 'convert_summary_count_val_to_sum("delta", true)',
  context: "datapoint",
  takes: summaries,
  input: summaryOf,
  model: (from) => [summaryOf(from), sumWith("m_count", { asInt: `${from.count}` }, delta)],
});

check({
  statement: 'convert_summary_quantile_val_to_gauge("q")',
  takes: summaries.filter(({ values }) => values.length > 0),
  input: summaryOf,
  model: (from) => {
    const dataPoints = from.values.map((asDouble, at) => {
      return { attributes: attributes({ q: `${at / 8}` }), asDouble };
    });
    return [summaryOf(from), { name: "m.quantiles", gauge: { dataPoints } }];
  },
});

check({
  statement: "merge_histogram_buckets(7.0)",
  context: "datapoint",
  takes: histograms,
  input: histogramOf,
  model: ({ bounds, counts, sum }) => {
    const at = bounds.indexOf(7);
    const isMerged = (bucket: number) => at >= 0 && bucket === at;
    const merged = counts.flatMap((count, bucket) => {
      if (at >= 0 && bucket === at + 1) return [];
      return [isMerged(bucket) ? count + (counts[bucket + 1] ?? 0) : count];
    });
    return [histogramOf({ bounds: bounds.filter((each) => each !== 7), counts: merged, sum })];
  },
});

/** Points with the same attributes as one, each at the place of its first. */
function grouped(all: readonly Point[], fold: (numbers: readonly number[]) => number): Point[] {
  const groups = new Map<string, Point[]>();
  for (const point of all) {
    const key = JSON.stringify(Object.entries(point.pairs).sort());
    groups.set(key, [...(groups.get(key) ?? []), point]);
  }
  return [...groups.values()].map((group) => {
    return { pairs: group[0]?.pairs ?? {}, number: fold(group.map(({ number }) => number)) };
  });
}

const only = (all: Readonly<Record<string, string>>, keys: readonly string[]) =>
  Object.fromEntries(Object.entries(all).filter(([key]) => keys.includes(key)));
const folds = [
  ["sum", total],
  ["min", (numbers: readonly number[]) => Math.min(...numbers)],
  ["max", (numbers: readonly number[]) => Math.max(...numbers)],
  // One alone stays what it is.
  ["count", (numbers: readonly number[]) => (numbers.length > 1 ? numbers.length : total(numbers))],
] as const;

for (const [name, fold] of folds) {
  check({
    statement: `aggregate_on_attributes("${name}", ["x", "z"])`,
    takes: somePoints,
    input: gaugeOf,
    model: (from) => {
      const kept = from.map(({ pairs, number }) => ({ pairs: only(pairs, ["x", "z"]), number }));
      return [gaugeOf(grouped(kept, fold))];
    },
  });
  check({
    statement: `aggregate_on_attribute_value("${name}", "x", ["a", "b"], "ab")`,
    takes: somePoints,
    input: gaugeOf,
    model: (from) => {
      const renamed = from.map(({ pairs, number }) => {
        return { pairs: /^[ab]$/.test(pairs["x"] ?? "") ? { ...pairs, x: "ab" } : pairs, number };
      });
      return [gaugeOf(grouped(renamed, fold))];
    },
  });
}

/** The number of a point that a statement adds, undefined without one. */
function addedNumber(metrics: readonly JsonObject[]): JsonValue | undefined {
  const { dataPoints } = (metrics[1]?.["gauge"] ?? {}) as JsonObject;
  return list(dataPoints)[0]?.["asDouble"];
}

test("extract_percentile_metric(50.0): between the bounds of the median's bucket", async () => {
  const run = await runOf("metric", "extract_percentile_metric(50.0)");
  fc.assert(
    fc.property(
      histograms.filter(({ counts }) => total(counts) > 0),
      (from) => {
        const half = total(from.counts) / 2;
        const bucket = from.counts.findIndex(
          (_, at) => total(from.counts.slice(0, at + 1)) >= half,
        );
        const found = Number(addedNumber(run(histogramOf(from))) ?? 0);
        expect(found).toBeLessThanOrEqual(from.bounds[bucket] ?? from.bounds.at(-1) ?? 0);
        const least = bucket === 0 ? Number.NEGATIVE_INFINITY : (from.bounds[bucket - 1] ?? 0);
        expect(found).toBeGreaterThanOrEqual(Math.min(least, from.bounds.at(-1) ?? 0));
      },
    ),
  );
});

/** Counts as they lie under bounds; a bucket from 2^i to 2^(i+1) counts by its upper one. */
function countsUnder(bounds: readonly number[], counts: readonly number[]): number[] {
  const found = [...bounds, 0].map(() => 0);
  for (const [at, count] of counts.entries()) {
    const bucket = bounds.findIndex((bound) => 2 ** (at + 1) <= bound);
    const place = bucket < 0 ? bounds.length : bucket;
    found[place] = (found[place] ?? 0) + count;
  }
  return found;
}

test("convert_exponential_histogram_to_histogram(..): counts by their upper bounds", async () => {
  const statement = 'convert_exponential_histogram_to_histogram("upper", [2.0, 8.0, 64.0])';
  const run = await runOf("metric", statement);
  const buckets = fc.array(number, { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(buckets, (counts) => {
      const positive = { bucketCounts: counts.map(String) };
      const point = { count: `${total(counts)}`, sum: 1, scale: 0, positive };
      const exponentialHistogram = { aggregationTemporality: 2, dataPoints: [point] };
      const [metric = {}] = run({ name: "m", exponentialHistogram });
      const [ours = {}] = list((metric["histogram"] as JsonObject)["dataPoints"]);
      const bucketCounts = (ours["bucketCounts"] as string[]).map(Number);
      expect(bucketCounts).toEqual(countsUnder([2, 8, 64], counts));
    }),
  );
});

const questions: readonly [string, (from: readonly Point[]) => boolean][] = [
  ['HasAttrKeyOnDatapoint("x")', (from) => from.some(({ pairs }) => pairs["x"] !== undefined)],
  [
    'HasAttrOnDatapoint("x", "a")',
    (from) => from.find(({ pairs }) => pairs["x"] !== undefined)?.pairs["x"] === "a",
  ],
];

test.each(questions)("%s", async (text, model) => {
  const scope = standardScope("metric", { functions: "filter" });
  const program = compileValue({ signal: "metrics", scope, text });
  const engine = new Engine(await engineModule(), program, hostFunctions);
  fc.assert(
    fc.property(points, (from) => {
      engine.process(jsonToProto("metrics", batchOf(gaugeOf(from))));
      expect(engine.result()).toEqual({ type: "bool", value: model(from) });
    }),
  );
});
