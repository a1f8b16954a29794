// The seven workloads over the corpus give what the oracle gives, as data; and what no statement
// changes comes back byte for byte. The oracle's outputs stand as digests in test/oracle/workloads,
// so no Go is needed here.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { prepare, type Process } from "../bench/engine.ts";
import { loadWorkloads } from "../bench/workloads.ts";
import { type Digest, differenceFrom, digestOf } from "./oracle/digest.ts";
import { protoToJson } from "./otlp/json.ts";

const ROOT = join(import.meta.dirname, "..");
const workloads = loadWorkloads(join(ROOT, "bench/workloads"), join(ROOT, "bench/corpus")).map(
  (workload) => {
    const { name, signal, batch } = workload;
    const file = join(ROOT, "test/oracle/workloads", `${name}.json`);
    const digest = JSON.parse(readFileSync(file, "utf8")) as Digest;
    const isUnchanged = digestOf(signal, protoToJson(signal, batch)).batch === digest.batch;
    return { ...workload, digest, isUnchanged };
  },
);

describe.each(workloads)("$name", ({ config, signal, component, batch, digest, isUnchanged }) => {
  let process: Process;

  beforeAll(async () => {
    process = await prepare(config, signal, component);
  });

  test("gives the oracle's output", () => {
    expect(differenceFrom(digest, signal, protoToJson(signal, process(batch)))).toBeUndefined();
  });

  test("gives it again, and leaves its input alone", () => {
    const input = batch.slice();
    const first = process(input).slice();
    expect(Buffer.compare(process(input), first)).toBe(0);
    expect(Buffer.compare(input, batch)).toBe(0);
  });

  // Not test.runIf: a workload that changes its batch has nothing to skip here.
  if (isUnchanged) {
    test("gives the batch back byte for byte", () => {
      expect(Buffer.compare(process(batch), batch)).toBe(0);
    });
  }
});

test("two of them change nothing", () => {
  const unchanged = workloads.filter(({ isUnchanged }) => isUnchanged);
  expect(unchanged.map(({ name }) => name)).toEqual(["w2", "w6"]);
});
