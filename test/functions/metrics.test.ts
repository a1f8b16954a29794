// Functions that rewrite metrics or add some, beyond the conformance cases: where we do better than
// the reference, what statements see of each other's work, the limits, and hostile bytes. A metric
// is a line: name, type, what it has beyond its points, and its points.

import { describe, expect, test } from "vitest";
import { METRICS_BORN_MAX } from "../../format/limits.ts";
import { compileConfig } from "../../src/processors/compile-config.ts";
import { Engine } from "../../src/runtime/engine.ts";
import { BatchError } from "../../src/runtime/errors.ts";
import type { JsonObject, JsonValue } from "../otlp/json.ts";
import { jsonToProto } from "../otlp/json.ts";
import { engineModule, runConfig } from "../processors/run-config.ts";
import {
  attributes,
  batchOf,
  exponential,
  gauge,
  histogram,
  list,
  metricsOf,
  metricText,
  summary,
} from "./metric-text.ts";

type Context = "metric" | "datapoint";

function configOf(context: Context, statements: readonly string[]): JsonObject {
  return { error_mode: "ignore", metric_statements: [{ context, statements: [...statements] }] };
}

function run(context: Context, statements: readonly string[], ...metrics: JsonObject[]): string[] {
  const batch = batchOf(...metrics);
  const { output, failures } = runConfig(configOf(context, statements), batch, {
    signal: "metrics",
  });
  const faults = failures.map((text) => `fails: ${text.replace(/, at `.*/, "")}`);
  return [...metricsOf(output).map(metricText), ...faults];
}

type Case = readonly [
  what: string,
  statements: readonly string[],
  metrics: readonly JsonObject[],
  answer: readonly string[],
];

function check(context: Context, cases: readonly Case[]): void {
  test.each(cases)("%s", (_, statements, metrics, answer) => {
    expect(run(context, statements, ...metrics)).toEqual(answer);
  });
}

describe("metrics that are rewritten", () => {
  check("metric", [
    [
      "later statements see the new type and the edits before",
      [
        'set(name, "n")',
        'convert_gauge_to_sum("delta", true)',
        'set(description, "sum") where type == METRIC_DATA_TYPE_SUM',
        "set(is_monotonic, false)",
        'set(metadata["k"], name)',
      ],
      [gauge({ asInt: "1" })],
      [
        "n sum aggregationTemporality=1 description=sum " +
          "metadata=[{key:k,value:{stringValue:n}}] (asInt=1)",
      ],
    ],
    [
      "there and back is what it was",
      ['convert_gauge_to_sum("delta", true)', "convert_sum_to_gauge()"],
      [gauge({ asDouble: 1.5 }), { name: "x" }],
      ["g gauge (asDouble=1.5)", "x"],
    ],
    [
      "scaling keeps what has no value, and a float's sign and infinity",
      ["scale_metric(2.0)"],
      [gauge({ asInt: "5" }, { timeUnixNano: "1" }, { asDouble: -0.5 })],
      ["g gauge (asInt=10) (timeUnixNano=1) (asDouble=-1)"],
    ],
    [
      "an int that grows beyond its range is the lowest, as on amd64",
      ["scale_metric(10.0)"],
      [gauge({ asInt: "9223372036854775807" }, { asInt: "-9223372036854775808" })],
      ["g gauge (asInt=-9223372036854775808) (asInt=-9223372036854775808)"],
    ],
  ]);
});

const point = (fields: JsonObject): JsonObject => ({ timeUnixNano: "9", ...fields });

describe("aggregation", () => {
  const mixed = [point({ asInt: "3" }), point({ asDouble: 0.5 }), point({ asInt: "-1" })];
  check("metric", [
    ...["sum 2.5", "mean 0.8333333333333334", "min -1", "max 3", "median 0.5", "count 3"].map(
      (each): Case => {
        const [name, value] = each.split(" ");
        return [
          `${name} of ints and doubles is a double`,
          [`aggregate_on_attributes("${name}", [])`],
          [gauge(...mixed)],
          [`g gauge (asDouble=${value} timeUnixNano=9)`],
        ];
      },
    ),
    [
      "attributes agree in any order, and a number with its double",
      ['aggregate_on_attributes("sum")'],
      [
        gauge(
          point({ asInt: "1", attributes: attributes({ a: "x", b: "y" }) }),
          point({ asInt: "2", attributes: attributes({ b: "y", a: "x" }) }),
          point({ asInt: "4", attributes: [{ key: "n", value: { intValue: "1" } }] }),
          point({ asInt: "8", attributes: [{ key: "n", value: { doubleValue: 1 } }] }),
          point({ asInt: "16", attributes: [{ key: "n", value: { stringValue: "1" } }] }),
        ),
      ],
      [
        "g gauge (a:x b:y asInt=3 timeUnixNano=9) (n:1 asInt=12 timeUnixNano=9) " +
          "(n:1 asInt=16 timeUnixNano=9)",
      ],
    ],
    [
      "a sum of histograms needs that of each that counted something",
      ['aggregate_on_attributes("sum", [])'],
      [
        histogram(
          point({ count: "1", sum: 1 }),
          point({ count: "2", sum: 2 }),
          point({ count: "0" }),
        ),
        histogram(
          point({ count: "1", sum: 1 }),
          point({ count: "2" }),
          point({ count: "1", sum: 4 }),
        ),
        exponential(point({ count: "1" }), point({ count: "2", sum: 2 })),
      ],
      [
        "h histogram aggregationTemporality=2 (count=3 sum=3 timeUnixNano=9)",
        "h histogram aggregationTemporality=2 (count=4 timeUnixNano=9)",
        "e exponentialHistogram aggregationTemporality=2 (count=3 timeUnixNano=9)",
      ],
    ],
    [
      "buckets of exponential histograms are aligned, lower ones first",
      ['aggregate_on_attributes("sum", [])'],
      [
        exponential(
          point({ count: "3", sum: 1, positive: { offset: 2, bucketCounts: ["1", "2"] } }),
          point({ count: "5", sum: 2, positive: { offset: -1, bucketCounts: ["0", "4", "1"] } }),
          point({ count: "2", sum: 4, zeroCount: "1", negative: { bucketCounts: ["1"] } }),
        ),
      ],
      [
        "e exponentialHistogram aggregationTemporality=2 (count=10 " +
          "negative={bucketCounts:[1]} positive={bucketCounts:[4,1,1,2]} sum=7 " +
          "timeUnixNano=9 zeroCount=1)",
      ],
    ],
    [
      "offsets that are too far apart fail, and nothing changes",
      ['aggregate_on_attributes("sum", [])'],
      [
        exponential(
          point({ count: "1", positive: { bucketCounts: ["1"] } }),
          point({ count: "1", positive: { offset: 65536, bucketCounts: ["1"] } }),
        ),
      ],
      [
        "e exponentialHistogram aggregationTemporality=2 " +
          "(count=1 positive={bucketCounts:[1]} timeUnixNano=9) " +
          "(count=1 positive={offset:65536,bucketCounts:[1]} timeUnixNano=9)",
        "fails: the result would be larger than the limit of 65536",
      ],
    ],
  ]);
});

describe("exponential histograms with explicit bounds", () => {
  const convert = (how: string, bounds: string) => [
    `convert_exponential_histogram_to_histogram("${how}", [${bounds}])`,
  ];
  const scaleZero = (fields: JsonObject): JsonObject => {
    const positive = { offset: 5, bucketCounts: ["10", "22", "12"] };
    return exponential({ count: "44", positive, ...fields });
  };
  const tens = "10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 70.0, 80.0, 90.0, 100.0";
  const countsOf = (statements: readonly string[], metric: JsonObject): JsonValue | undefined => {
    const config = configOf("metric", statements);
    const { output, failures } = runConfig(config, batchOf(metric), { signal: "metrics" });
    expect(failures).toEqual([]);
    const [converted] = metricsOf(output);
    const [first] = list((converted?.["histogram"] as JsonObject)["dataPoints"]);
    return first?.["bucketCounts"];
  };

  const narrow = exponential({ count: "3", scale: 70, positive: { bucketCounts: ["3"] } });
  const withZeros = scaleZero({ zeroCount: "5", count: "49" });

  // The first three rows are those of the reference's tests for 0.165.0.
  test.each([
    ["midpoint", tens, scaleZero({}), "0 0 0 0 10 0 0 0 0 22 12"],
    ["uniform", tens, scaleZero({}), "0 0 0 3 3 3 4 3 3 4 21"],
    ["midpoint", `0.0, ${tens}`, withZeros, "5 0 0 0 0 10 0 0 0 0 22 12"],
    ["upper", "1.0, 64.0", scaleZero({}), "0 10 34"],
    ["upper", "1000.0", scaleZero({}), "44 0"],
    ["uniform", "1.0", scaleZero({ scale: -2000 }), "0 44"],
    ["midpoint", "1.0", narrow, "3 0"],
    ["upper", "0.0", exponential({ count: "2", negative: { bucketCounts: ["2"] } }), "2 0"],
    ["upper", "0.0, 4.0", exponential({ count: "3", zeroCount: "3" }), "3 0 0"],
    ["uniform", "0.0", exponential({ count: "4", zeroCount: "4", zeroThreshold: 1 }), "2 2"],
    // 0.9 is a little more than nine tenths.
    ["uniform", "4.0", exponential({ count: "10", zeroCount: "10", zeroThreshold: 5 }), "10 0"],
  ])("%s [%s]", (how, bounds, metric, answer) => {
    expect((countsOf(convert(how, bounds), metric) as JsonValue[]).join(" ")).toBe(answer);
  });

  test.each(["1.0, 1.0", "1.0, 3.0, 2.0"])("[%s] does not rise", (bounds) => {
    const config = configOf("metric", convert("upper", bounds));
    expect(() => compileConfig(config, { signal: "metrics" })).toThrow(/explicit_bounds must rise/);
  });

  test("random keeps the count and the range", () => {
    const counts = countsOf(convert("random", tens), scaleZero({})) as string[];
    expect(counts.map(Number).reduce((sum, each) => sum + each)).toBe(44);
    expect(counts.slice(0, 3)).toEqual(["0", "0", "0"]);
  });

  check("metric", [
    [
      "what is absent stays absent, the rest is kept",
      convert("upper", "2.0"),
      [
        {
          ...exponential({
            timeUnixNano: "7",
            count: "1",
            min: 1.5,
            flags: 1,
            exemplars: [{ asDouble: 1.5 }],
            attributes: attributes({ k: "v" }),
            positive: { bucketCounts: ["1"] },
          }),
          metadata: attributes({ m: "x" }),
        },
      ],
      [
        "e histogram aggregationTemporality=2 metadata=[{key:m,value:{stringValue:x}}] " +
          "(k:v bucketCounts=[1,0] count=1 exemplars=[{asDouble:1.5}] explicitBounds=[2] " +
          "flags=1 min=1.5 timeUnixNano=7)",
      ],
    ],
    [
      "a count that its buckets do not add up to",
      convert("upper", "2.0"),
      [exponential({ count: "1" }, { count: "2" })],
      [
        "e exponentialHistogram aggregationTemporality=2 (count=1) (count=2)",
        "fails: the buckets of a data point do not fit its count or its bounds",
      ],
    ],
  ]);
});

describe("metrics that are added", () => {
  check("metric", [
    [
      "averages",
      [
        'extract_avg_metric() where name != "h_avg"',
        'extract_avg_metric(".mean") where name == "h"',
      ],
      [histogram({ count: "4", sum: 6 }, { count: "0", sum: 1 }, { count: "2" })],
      [
        "h histogram aggregationTemporality=2 (count=4 sum=6) (sum=1) (count=2)",
        "h_avg gauge (asDouble=1.5)",
        "h.mean gauge (asDouble=1.5)",
        "fails: the function does not take a gauge",
      ],
    ],
    [
      "a copy has the edits before it, not those behind",
      [
        'set(unit, "a")',
        'copy_metric(name="c") where name == "g"',
        'set(unit, "b") where name == "g"',
      ],
      [gauge({ asInt: "1" })],
      ["g gauge unit=b (asInt=1)", "c gauge unit=a (asInt=1)"],
    ],
    [
      "copies of copies by the same statement are not made",
      ['copy_metric(name=Concat([name, "1"], ""))', 'copy_metric(name=Concat([name, "2"], ""))'],
      [{ name: "x" }],
      ["x", "x1", "x2", "x12", "x21"],
    ],
    [
      "nor what descends from one",
      [
        'copy_metric(name="c")',
        "extract_count_metric(true) where type == METRIC_DATA_TYPE_HISTOGRAM",
      ],
      [histogram({ count: "1" })],
      [
        "h histogram aggregationTemporality=2 (count=1)",
        "c histogram aggregationTemporality=2 (count=1)",
        "h_count sum aggregationTemporality=2 isMonotonic=true unit=1 (asInt=1)",
        "c_count sum aggregationTemporality=2 isMonotonic=true unit=1 (asInt=1)",
        "c sum aggregationTemporality=2 isMonotonic=true unit=1 (asInt=1)",
      ],
    ],
  ]);

  test("five statements that copy all they meet make 325 of one", () => {
    const statements = Array.from({ length: 5 }, () => 'copy_metric(unit="u")');
    expect(run("metric", statements, { name: "x" })).toHaveLength(326);
  });

  check("datapoint", [
    [
      "a summary's sums are those of the moment",
      [
        "set(datapoint.sum, 5.0) where datapoint.sum == 2.0",
        'set(metric.name, "t") where metric.name == "s"',
        'convert_summary_sum_val_to_sum("delta", false) where datapoint.attributes["k"] == "b"',
        "set(datapoint.sum, 7.0) where metric.type == METRIC_DATA_TYPE_SUMMARY",
      ],
      [
        summary(
          { sum: 1, attributes: attributes({ k: "a" }) },
          { sum: 2, attributes: attributes({ k: "b" }) },
          { sum: 3, attributes: attributes({ k: "c" }) },
        ),
      ],
      [
        "t summary unit=ms (k:a sum=7) (k:b sum=7) (k:c sum=7)",
        "t_sum sum aggregationTemporality=1 unit=ms (k:a asDouble=7) (k:b asDouble=5) " +
          "(k:c asDouble=3)",
      ],
    ],
    [
      "new metrics and their points are visited, and may write above",
      [
        'convert_summary_count_val_to_sum("delta", true)',
        'set(datapoint.attributes["n"], metric.name)',
        'set(metric.description, "seen")',
      ],
      [summary({ count: "2" }), gauge({ asInt: "1" })],
      [
        "s summary description=seen unit=ms (n:s count=2)",
        "g gauge description=seen (n:g asInt=1)",
        "s_count sum aggregationTemporality=1 description=seen isMonotonic=true unit=ms " +
          "(n:s_count asInt=2)",
      ],
    ],
    [
      "buckets merged, then read and written by later statements",
      [
        "merge_histogram_buckets(10.0)",
        'set(datapoint.attributes["n"], Len(datapoint.bucket_counts))',
        'merge_histogram_buckets(1, "limit_buckets") where datapoint.attributes["n"] == 2',
      ],
      [histogram({ count: "6", bucketCounts: ["1", "2", "3"], explicitBounds: [1, 10] })],
      ["h histogram aggregationTemporality=2 (n:2 bucketCounts=[6] count=6)"],
    ],
  ]);
});

describe("bytes", () => {
  const statements = [
    'convert_gauge_to_sum("delta", true)',
    'scale_metric(2.0, "u") where type != METRIC_DATA_TYPE_EXPONENTIAL_HISTOGRAM',
    "extract_sum_metric(true) where type == METRIC_DATA_TYPE_HISTOGRAM",
    "extract_avg_metric() where type == METRIC_DATA_TYPE_SUMMARY",
    "extract_percentile_metric(50.0)",
    "convert_summary_quantile_val_to_gauge()",
    'copy_metric(name="c")',
    'aggregate_on_attribute_value("sum", "k", ["a"], "b")',
    'aggregate_on_attributes("median", [])',
    'convert_exponential_histogram_to_histogram("uniform", [0.0, 2.0])',
  ];
  const pointStatements = [
    'convert_summary_sum_val_to_sum("delta", true)',
    "merge_histogram_buckets(1.0)",
    'set(datapoint.attributes["k"], metric.name)',
  ];
  const two = [{ k: "a" }, { k: "b" }].map((pairs) => ({ attributes: attributes(pairs) }));
  const batch = jsonToProto(
    "metrics",
    batchOf(
      gauge(...two.map((each) => ({ ...each, asInt: "3", exemplars: [{ asInt: "1" }] }))),
      histogram(
        ...two.map((each) => {
          return { ...each, count: "3", sum: 4, bucketCounts: ["1", "2"], explicitBounds: [1] };
        }),
      ),
      exponential(
        ...two.map((each, offset) => {
          return { ...each, count: "3", positive: { offset, bucketCounts: ["1", "2"] } };
        }),
      ),
      summary(...two.map((each) => ({ ...each, quantileValues: [{ quantile: 0.5, value: 1 }] }))),
    ),
  );

  const engineFor = (context: Context, texts: readonly string[]) => {
    const program = compileConfig(configOf(context, texts), { signal: "metrics" });
    return new Engine(engineModule(), program);
  };

  test("a batch that nothing changes is the batch itself", () => {
    const engine = engineFor("metric", [
      'aggregate_on_attributes("sum")',
      "convert_sum_to_gauge()",
      "scale_metric(1.0) where type == METRIC_DATA_TYPE_GAUGE",
    ]);
    expect(engine.process(batch)).toBe(batch);
  });

  test.each([
    ["metric", statements],
    ["datapoint", pointStatements],
  ] as const)("no flipped bit traps in context %s, and the engine goes on", (context, texts) => {
    const engine = engineFor(context, texts);
    const good = engine.process(batch).slice();
    let refused = 0;
    for (let bit = 0; bit < batch.length * 8; bit += 1) {
      const hostile = batch.slice();
      hostile[bit >> 3] = (hostile[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      try {
        engine.process(hostile);
      } catch (error) {
        expect(error).toBeInstanceOf(BatchError);
        refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(0);
    expect(engine.process(batch)).toEqual(good);
  });

  test("unknown fields of a metric and of a point survive", () => {
    const unknown = [0xfa, 0x3f, 1, 0x78];
    const dataPoint = [0x31, 3, 0, 0, 0, 0, 0, 0, 0, ...unknown];
    const data = [0x0a, dataPoint.length, ...dataPoint];
    const metric = [0x0a, 1, 0x67, ...unknown, 0x2a, data.length, ...data];
    const scope = [0x12, metric.length, ...metric];
    const resource = [0x12, scope.length, ...scope];
    const bytes = Uint8Array.from([0x0a, resource.length, ...resource]);
    const output = engineFor("metric", [
      'convert_gauge_to_sum("delta", true)',
      'aggregate_on_attributes("sum", [])',
      "scale_metric(2.0)",
    ]).process(bytes);
    expect(
      Buffer.from(output)
        .toString("hex")
        .match(/fa3f0178/g),
    ).toHaveLength(2);
  });

  test(`a pass adds ${METRICS_BORN_MAX} metrics, and fails beyond`, () => {
    const count = METRICS_BORN_MAX + 1;
    const metric = [0x12, 3, 0x0a, 1, 0x67];
    const scope = new Uint8Array(count * metric.length);
    for (let at = 0; at < scope.length; at += metric.length) scope.set(metric, at);
    const inner = Uint8Array.from([0x12, ...varint(scope.length), ...scope]);
    const bytes = Uint8Array.from([0x0a, ...varint(inner.length), ...inner]);
    const engine = engineFor("metric", ['copy_metric(name="c")']);
    const output = engine.process(bytes);
    expect(output.length).toBeGreaterThan(bytes.length + METRICS_BORN_MAX * metric.length - 1);
    expect(engine.failures()).toHaveLength(1);
  });
});

function varint(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...varint(value >>> 7)];
}
