// The normaliser: same meaning (protobufjs decodes both), in order, sound, and nothing left to do
// for a second run. On the conformance vectors, on the real batches, and on random untidy ones; and
// golden bytes where the meaning alone says little.

import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { Status } from "../../format/status.ts";
import { validate } from "../../src/runtime/validate.ts";
import type { Signal } from "../otlp/schema.ts";
import { normalise, type WireExports, wireEngine } from "./engine.ts";
import { meaningOf, rawBatchType } from "./meaning.ts";
import { disorder } from "./order.ts";
import { smallBatches } from "./small-batches.ts";
import { unorderedBatch } from "./unordered-batch.ts";
import { fromHex, roots, toHex, vectors } from "./vectors.ts";

let engine: WireExports;
beforeAll(async () => {
  engine = await wireEngine();
});

function expectPutInOrder(signal: Signal, bytes: Uint8Array): void {
  const ordered = normalise(engine, roots[signal], bytes);
  expect(validate(engine, signal, ordered)).toEqual({ accepted: true });
  expect(meaningOf(signal, ordered)).toEqual(meaningOf(signal, bytes));
  expect(disorder(rawBatchType(signal), ordered)).toBeUndefined();
  expect(toHex(normalise(engine, roots[signal], ordered))).toBe(toHex(ordered));
}

describe("conformance vectors", () => {
  const accepted = vectors.filter((vector) => vector.accept);
  test.each(accepted)("$id keeps its meaning", ({ signal, hex }) => {
    expectPutInOrder(signal, fromHex(hex));
  });
  const refused = vectors.filter((vector) => !vector.accept);
  test.each(refused)("$id is malformed here too", ({ signal, hex }) => {
    expect(() => normalise(engine, roots[signal], fromHex(hex))).toThrow(
      expect.objectContaining({ status: Status.Malformed }),
    );
  });
});

describe("real batches", () => {
  test.each(smallBatches)("$signal", ({ signal, bytes }) => {
    expectPutInOrder(signal, bytes);
  });
});

describe("random untidy batches", () => {
  test.each(["logs", "metrics", "traces", "profiles"] as const)("%s", (signal) => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const bytes = unorderedBatch(signal, seed);
        expect(validate(engine, signal, bytes)).toEqual({ accepted: true });
        expectPutInOrder(signal, bytes);
      }),
      { numRuns: 200 },
    );
  });
});

/** A log record's bytes, before ==> after. */
const records: readonly (readonly [what: string, before: string, after: string])[] = [
  ["in order already", "10 09 1a 01 41 2a 03 0a 01 78", "10 09 1a 01 41 2a 03 0a 01 78"],
  ["a scalar twice", "10 09 1a 01 41 10 11", "10 11 1a 01 41"],
  [
    "a value in pieces",
    "2a 04 2a 02 0a 00 2a 07 2a 05 0a 03 0a 01 78",
    "2a 09 2a 07 0a 00 0a 03 0a 01 78",
  ],
  [
    "a list, a string, a list",
    "2a 04 2a 02 0a 00 2a 03 0a 01 78 2a 04 2a 02 0a 00",
    "2a 04 2a 02 0a 00",
  ],
  ["an unknown field in front", "98 06 01 10 09", "10 09 98 06 01"],
  ["an overlong unknown tag stays", "98 86 00 01 10 09", "10 09 98 86 00 01"],
  ["long tag, length and number", "9a 80 00 81 00 41 90 00 89 00", "10 09 1a 01 41"],
];

describe("records", () => {
  test.each(records)("%s: %s ==> %s", (_what, before, after) => {
    const record = fromHex(before);
    const batch = [10, record.length + 4, 18, record.length + 2, 18, record.length, ...record];
    const ordered = normalise(engine, roots.logs, Uint8Array.from(batch));
    expect(toHex(ordered.subarray(6))).toBe(after.replaceAll(" ", ""));
  });
});
