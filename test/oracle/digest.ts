// What the oracle makes of the workloads, small enough to be committed: a digest of the whole
// output as data, and four bytes a record, so that a difference names the record where it is.
// Two outputs have one digest when they are equal as data (../conformance/canonical.ts); a record's
// digest covers its resource, scope and metric too.
import { createHash } from "node:crypto";
import { canonicalBatch } from "../conformance/canonical.ts";
import type { JsonObject, Signal } from "../otlp/json.ts";
import { recordsOf } from "../otlp/records.ts";

export interface Digest {
  /** SHA-256 of the canonical output, in hex. */
  readonly batch: string;
  readonly recordCount: number;
  /** Eight hex digits a record, in the order of the records. */
  readonly records: string;
}

const DIGITS = 8;

/** The digest of a component's output. */
export function digestOf(signal: Signal, output: JsonObject): Digest {
  const records = recordsOf(signal, output).map((record) => sha256({ ...record } as JsonObject));
  const short = records.map((digest) => digest.slice(0, DIGITS)).join("");
  return { batch: sha256(output), recordCount: records.length, records: short };
}

/**
 * Where an output parts from the one that was digested: a sentence, or nothing when they are equal.
 */
export function differenceFrom(
  digest: Digest,
  signal: Signal,
  output: JsonObject,
): string | undefined {
  const ours = digestOf(signal, output);
  if (ours.batch === digest.batch) return undefined;
  if (ours.recordCount !== digest.recordCount) {
    return `${ours.recordCount} records, the oracle has ${digest.recordCount}`;
  }
  for (let index = 0; index < ours.recordCount; index++) {
    const at = index * DIGITS;
    if (ours.records.slice(at, at + DIGITS) === digest.records.slice(at, at + DIGITS)) continue;
    return `record ${index} differs: ${JSON.stringify(recordsOf(signal, output)[index])}`;
  }
  return "the records are equal, what stands around them is not";
}

function sha256(data: JsonObject): string {
  return createHash("sha256")
    .update(JSON.stringify(canonicalBatch(data, "exact")))
    .digest("hex");
}
