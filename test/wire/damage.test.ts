// Every truncation and every flipped bit of real batches: validator and normaliser answer, never
// trap, agree with each other and with protobufjs, and the instance is good afterwards. Where a
// batch ends, other bytes lie behind it.

import { beforeAll, describe, expect, test } from "vitest";
import { Status } from "../../format/status.ts";
import { validate } from "../../src/runtime/validate.ts";
import type { Signal } from "../otlp/schema.ts";
import { normalise, Raised, type WireExports, wireEngine } from "./engine.ts";
import { meaningOf } from "./meaning.ts";
import { smallBatches } from "./small-batches.ts";
import { roots } from "./vectors.ts";

let engine: WireExports;
beforeAll(async () => {
  engine = await wireEngine();
});

/**
 * Tries one damaged batch; answers whether it was accepted. Throws where two answers contradict
 * each other.
 */
function tryDamaged(signal: Signal, bytes: Uint8Array): boolean {
  const { accepted } = validate(engine, signal, bytes);
  let ordered: Uint8Array | undefined;
  try {
    ordered = normalise(engine, roots[signal], bytes);
  } catch (error) {
    if (!(error instanceof Raised) || error.status !== Status.Malformed) throw error;
    if (error.detail > bytes.length) throw new Error(`offset ${error.detail} is behind the batch`);
  }
  if (accepted && ordered === undefined) throw new Error("accepted, but not put in order");
  // What a batch sets and then sets anew is dropped unread, so the normaliser may take what the
  // validator refuses.
  if (ordered !== undefined && !validate(engine, signal, ordered).accepted) {
    throw new Error("unsound output");
  }
  return accepted;
}

describe.each(smallBatches)("$signal", ({ signal, bytes }) => {
  test("every truncation", () => {
    const accepted: number[] = [];
    for (let length = 0; length <= bytes.length; length++) {
      if (tryDamaged(signal, bytes.slice(0, length))) accepted.push(length);
    }
    // One resource: any cut goes through its length prefix.
    expect(accepted).toEqual([0, bytes.length]);
  });

  test("every flipped bit", () => {
    let accepted = 0;
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const damaged = bytes.slice();
      const at = bit >> 3;
      damaged[at] = (damaged[at] ?? 0) ^ (1 << (bit & 7));
      if (tryDamaged(signal, damaged)) {
        accepted++;
        // A sample of them, since decoding twice is slow.
        if (bit % 29 === 0) {
          const ordered = normalise(engine, roots[signal], damaged);
          expect(meaningOf(signal, ordered)).toEqual(meaningOf(signal, damaged));
        }
      }
    }
    // Most bits are inside of strings and numbers.
    expect(accepted).toBeGreaterThan(bytes.length * 4);
    expect(accepted).toBeLessThan(bytes.length * 8);
  });

  test("the undamaged batch afterwards", () => {
    expect(tryDamaged(signal, bytes)).toBe(true);
  });
});
