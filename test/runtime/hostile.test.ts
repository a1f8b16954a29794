// Hostile bytes: every truncation and every flipped bit of a small real batch of each signal,
// through statements that touch many kinds of path. Each ends in a result or a BatchError, and the
// engine goes on with a good batch as before.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Engine } from "../../src/runtime/engine.ts";
import { BatchError } from "../../src/runtime/errors.ts";
import { engineOf, type Run } from "../engine.ts";
import { type JsonObject, jsonToProto } from "../otlp/json.ts";

const runs: readonly Run[] = [
  {
    signal: "logs",
    context: "log",
    statements: [
      'set(log.attributes["copy"], log.body)',
      'set(log.attributes["all"], log.attributes)',
      'set(resource.attributes["last"], log.attributes["http.route"])',
      'delete_key(log.attributes, "user.email")',
      'set(log.severity_text, log.trace_id.string) where log.time > log.observed_time',
      'set(scope.attributes["x"]["y"], resource.attributes)',
    ],
  },
  {
    signal: "traces",
    context: "spanevent",
    statements: [
      'set(spanevent.attributes["all"], span.attributes)',
      'set(span.status.message, spanevent.name)',
      'set(span.attributes["n"], span.kind.string)',
      'set(resource.attributes["n"]["m"], spanevent.attributes)',
    ],
  },
  {
    signal: "metrics",
    context: "datapoint",
    statements: [
      'set(datapoint.attributes["v"], datapoint.value_double)',
      'set(metric.unit, "ms") where metric.unit == "s"',
      'set(datapoint.attributes["t"], metric.aggregation_temporality)',
      'set(datapoint.explicit_bounds, datapoint.explicit_bounds)',
      'set(datapoint.attributes["b"], datapoint.bucket_counts)',
    ],
  },
  {
    signal: "profiles",
    context: "profilesample",
    statements: [
      'set(profilesample.attributes["all"], profilesample.attributes)',
      'set(profilesample.attributes["thread.name"], profilesample.values)',
      'set(resource.attributes["t"], resource.attributes["service.name"])',
      "set(profilesample.timestamps, profilesample.timestamps)",
      'merge_maps(profilesample.attributes, resource.attributes, "insert")',
    ],
  },
];

const fixture = join(import.meta.dirname, "..", "conformance", "fixtures", "profiles-default.json");
const profiles = JSON.parse(readFileSync(fixture, "utf8")) as JsonObject;

function small(signal: string): Uint8Array {
  if (signal === "profiles") return jsonToProto(signal, profiles);
  return readFileSync(join(import.meta.dirname, "..", "wire", `${signal}-small.bin`));
}

/** Whether the batch was refused; anything but a BatchError is a defect. */
function isRefused(engine: Engine, batch: Uint8Array): boolean {
  try {
    engine.process(batch);
    return false;
  } catch (error) {
    if (error instanceof BatchError && error.code !== "internal") return true;
    throw error;
  }
}

for (const run of runs) {
  test(`${run.signal}: no truncation traps, and the engine goes on`, async () => {
    const engine = await engineOf(run);
    const batch = small(run.signal);
    const good = engine.process(batch).slice();
    let refused = 0;
    for (let length = 0; length < batch.length; length++) {
      if (isRefused(engine, batch.subarray(0, length))) refused += 1;
    }
    expect(refused).toBeGreaterThan(batch.length / 2);
    expect(engine.process(batch)).toEqual(good);
  });

  test(`${run.signal}: no flipped bit traps, and the engine goes on`, async () => {
    const engine = await engineOf(run);
    const batch = Uint8Array.from(small(run.signal));
    const good = engine.process(batch).slice();
    let refused = 0;
    for (let bit = 0; bit < batch.length * 8; bit++) {
      flip(batch, bit);
      if (isRefused(engine, batch)) refused += 1;
      flip(batch, bit);
    }
    expect(refused).toBeGreaterThan(batch.length / 2);
    expect(engine.process(batch)).toEqual(good);
  });
}

function flip(bytes: Uint8Array, bit: number): void {
  bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
}
