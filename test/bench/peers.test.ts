// The peers do the workloads' whole job: their output is the oracle's, as data. And the codecs they
// stand on lose nothing: a batch decoded and encoded again has the same bytes.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { peersOf } from "../../bench/peers/peers.ts";
import { loadWorkloads } from "../../bench/workloads.ts";
import { jsonToProto, protoToJson } from "../otlp/json.ts";
import { type Digest, differenceFrom, digestOf } from "../oracle/digest.ts";

const ROOT = join(import.meta.dirname, "../..");
const workloads = loadWorkloads(join(ROOT, "bench/workloads"), join(ROOT, "bench/corpus"));
const digests = join(ROOT, "test/oracle/workloads");

describe.each(workloads)("$name", (workload) => {
  const digest = JSON.parse(readFileSync(join(digests, `${workload.name}.json`), "utf8")) as Digest;
  const peers = peersOf(workload);

  test("has three peers", () => {
    expect(peers.map(({ name }) => name)).toEqual(["protobufjs", "protobuf-es", "otlp-json"]);
  });

  test.each(peers)("$name gives the oracle's output", (peer) => {
    expect(differenceFrom(digest, workload.signal, peer.output())).toBeUndefined();
  });

  test.each(peers)("$name gives the same a second time", (peer) => {
    expect(Buffer.compare(peer.run(), peer.run())).toBe(0);
  });

  test("the batch survives OTLP/JSON byte for byte", () => {
    const { signal, batch } = workload;
    expect(Buffer.compare(jsonToProto(signal, protoToJson(signal, batch)), batch)).toBe(0);
  });
});

test("a digest names the record that differs", () => {
  const records = (flags: number[]) => ({
    resourceLogs: [{ scopeLogs: [{ logRecords: flags.map((each) => ({ flags: each })) }] }],
  });
  const digest = digestOf("logs", records([1, 2, 3]));
  expect(differenceFrom(digest, "logs", records([1, 2, 3]))).toBeUndefined();
  expect(differenceFrom(digest, "logs", records([1, 5, 3]))).toMatch(
    /^record 1 differs: .*"flags":5/,
  );
  expect(differenceFrom(digest, "logs", records([1, 2]))).toBe("2 records, the oracle has 3");
  const scoped = { resourceLogs: [{ scopeLogs: [{}] }, ...records([1, 2, 3]).resourceLogs] };
  expect(differenceFrom(digest, "logs", scoped)).toMatch(/what stands around/);
});
