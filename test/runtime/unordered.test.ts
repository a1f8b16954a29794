// Batches out of the ordinary (fields in any order, singular ones twice, lists unpacked):
// statements make the same of them as of the same batch written by protobufjs in the common order.
// And what no statement changes comes back as it came.

import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalBatch } from "../conformance/canonical.ts";
import { engineOf, type Run } from "../engine.ts";
import { jsonToProto, protoToJson } from "../otlp/json.ts";
import { unorderedBatch } from "../wire/unordered-batch.ts";
import { fromHex, vectors } from "../wire/vectors.ts";

const runs: readonly Run[] = [
  {
    signal: "logs",
    context: "log",
    statements: [
      'set(resource.attributes["seen"], log.severity_number)',
      'set(log.attributes["a"], resource.attributes["seen"])',
      'set(log.attributes["all"], log.body)',
      'set(scope.name, "n") where scope.version == ""',
      "set(log.severity_number, 9) where log.dropped_attributes_count > 0",
      "set(resource.schema_url, scope.schema_url)",
    ],
  },
  {
    signal: "traces",
    context: "span",
    statements: [
      "set(span.status.message, span.name) where span.status.code != 0",
      'set(span.attributes["k"], span.kind)',
      "set(span.flags, 1) where span.flags == 0",
      'set(scope.attributes["s"], span.trace_id.string)',
      'set(span.attributes["events"], span.dropped_events_count)',
    ],
  },
  {
    signal: "metrics",
    context: "datapoint",
    statements: [
      'set(datapoint.attributes["n"], metric.name)',
      'set(datapoint.attributes["b"], datapoint.explicit_bounds)',
      "set(datapoint.value_double, 1.5) where datapoint.value_int != 0",
      'set(metric.unit, "x")',
      "set(datapoint.positive.offset, 3) where datapoint.scale != 0",
      "set(metric.aggregation_temporality, 2)",
    ],
  },
  {
    signal: "profiles",
    context: "profile",
    statements: [
      'set(profile.attributes["t"], profile.sample_type.type)',
      'set(profile.sample_type.unit, "bytes")',
      'set(profile.attributes["a"], profile.attributes)',
      'set(resource.attributes["p"], profile.period)',
      "set(profile.period_type, profile.sample_type) where profile.duration > 0",
      'delete_key(profile.attributes, "t") where profile.dropped_attributes_count > 0',
    ],
  },
];

for (const run of runs) {
  test(`${run.signal}: an untidy batch and a tidy one come out as the same data`, async () => {
    const engine = await engineOf(run);
    const after = (batch: Uint8Array) =>
      canonicalBatch(protoToJson(run.signal, engine.process(batch).slice()), "exact");
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const untidy = unorderedBatch(run.signal, seed);
        const tidy = jsonToProto(run.signal, protoToJson(run.signal, untidy));
        expect(after(untidy)).toEqual(after(tidy));
      }),
      { numRuns: 300 },
    );
  });
}

test("outside of profiles the index of a string is no value, and replaces one", async () => {
  const statements = ['set(log.attributes["copy"], log.body)'];
  const engine = await engineOf({ signal: "logs", context: "log", statements });
  // A record whose body is a list and then, in the same oneof, an index.
  const batch = fromHex("0a0e 120c 120a 2a08 2a04 0a02 1000 4000");
  const output = protoToJson("logs", engine.process(batch).slice());
  expect(JSON.stringify(output)).toContain('{"key":"copy","value":{}}');
});

test("of two values of a data point the last counts", async () => {
  const statements = ["set(datapoint.value_double, 1.5) where datapoint.value_int != 0"];
  const engine = await engineOf({ signal: "metrics", context: "datapoint", statements });
  // A gauge with one point: as_int 1, then as_double 0.
  const point = "31 0100000000000000 21 0000000000000000";
  const batch = fromHex(`0a1a 1218 1216 2a14 0a12 ${point}`);
  expect(engine.process(batch)).toBe(batch);
});

test("a dictionary with an overlong tag grows like any other", async () => {
  const statements = ['set(profile.sample_type.unit, "bytes")'];
  const engine = await engineOf({ signal: "profiles", context: "profile", statements });
  // One empty profile; a dictionary of the empty string.
  const batch = fromHex("0a04 1202 1200 9200 02 2a00");
  const output = protoToJson("profiles", engine.process(batch).slice());
  expect(output["dictionary"]).toEqual({ stringTable: ["", "bytes"] });
});

test.each(vectors.filter(({ accept }) => accept))(
  "$id comes back byte for byte when nothing changes it",
  async ({ signal, hex }) => {
    if (signal === "profiles") return;
    const run = runs.find((each) => each.signal === signal);
    const context = run?.context ?? "log";
    const statements = [
      `set(${context}.attributes["a"], 1) where resource.attributes["none"] != nil`,
    ];
    const engine = await engineOf({ signal, context, statements });
    const batch = fromHex(hex);
    expect(engine.process(batch)).toBe(batch);
  },
);
