// The malformed and unusual batches of test/conformance/wire, and OTLP's root message for each
// signal.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Message } from "../../format/otlp.ts";
import type { Signal } from "../otlp/schema.ts";

export interface Vector {
  readonly id: string;
  readonly signal: Signal;
  readonly hex: string;
  /** What the validator owes. */
  readonly accept: boolean;
  /** Whether the protobuf specification's decoder takes it. */
  readonly specification: boolean;
}

const file = join(import.meta.dirname, "..", "conformance", "wire", "vectors.ndjson");

export const vectors: readonly Vector[] = readFileSync(file, "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as Vector);

export const roots: Readonly<Record<Signal, Message>> = {
  logs: Message.LogsData,
  metrics: Message.MetricsData,
  traces: Message.TracesData,
  profiles: Message.ProfilesData,
};

export function fromHex(hex: string): Uint8Array {
  return Uint8Array.from(Buffer.from(hex.replaceAll(" ", ""), "hex"));
}

export function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
