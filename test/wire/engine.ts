// The wire room as an engine of its own, for its tests: validator, normaliser, schema and the plain
// readers and writers.

import { compileAssembly } from "../asc.ts";
import type { ValidationExports } from "../../src/runtime/validate.ts";

const entry = `
import { INPUT_SLACK_BYTES } from "../format/limits";
import { allocate, resetArena } from "./memory/arena";
import { setBatchStart, stopChecking } from "./wire/read";
export { problemAddress, validateBatch } from "./wire/validate";
export { locate, stepsAddress } from "./wire/locate";
export { normaliseBatch } from "./wire/normalise";
export { readVarint, skipField } from "./wire/read";
export { copyBytes, varintSize, writeVarint } from "./wire/write";
import { varintEnd } from "./wire/read";
import { normalisedLength } from "./wire/normalise";
import { wordAt, wordsOf } from "./wire/schema";

export function input(length: usize): usize {
  resetArena(0x10000);
  return allocate(length + INPUT_SLACK_BYTES);
}
/** As the entries that process a batch begin. */
export function startProcessing(start: usize): void {
  stopChecking();
  setBatchStart(start);
}
export function endOfVarint(): usize {
  return varintEnd;
}
export function lengthOfNormalised(): usize {
  return normalisedLength;
}
export function schemaWord(message: u32, field: u32): u32 {
  return wordAt(wordsOf(message), field);
}
`;

/** What the entry exports. */
export interface WireExports extends ValidationExports {
  startProcessing(start: number): void;
  readVarint(start: number, end: number): bigint;
  endOfVarint(): number;
  skipField(start: number, end: number): number;
  varintSize(value: bigint): number;
  writeVarint(to: number, value: bigint): number;
  copyBytes(to: number, from: number, size: number): void;
  normaliseBatch(root: number, start: number, length: number): number;
  lengthOfNormalised(): number;
  schemaWord(message: number, field: number): number;
}

/** The host's end of `raise`. */
export class Raised extends Error {
  readonly status: number;
  readonly detail: number;

  constructor(status: number, detail: number) {
    super(`status ${status}, detail ${detail}`);
    this.status = status;
    this.detail = detail;
  }
}

/** Compiles (once) and starts the wire room. */
export async function wireEngine(): Promise<WireExports> {
  const module = await compileAssembly(entry, { asserts: false });
  const call = (functionNumber: number, argument: number): number => {
    throw new Raised(-functionNumber, argument >>> 0);
  };
  const instance = await WebAssembly.instantiate(module, { host: { call } });
  return instance.exports as unknown as WireExports;
}

/** Copies the bytes to where a batch goes and answers the address. */
export function place(engine: WireExports, bytes: Uint8Array): number {
  const start = engine.input(bytes.length);
  const memory = new Uint8Array(engine.memory.buffer);
  memory.set(bytes, start);
  // What lies behind an input must not matter: make it look like a field of anything.
  memory.fill(0x0a, start + bytes.length, start + bytes.length + 64);
  return start;
}

/** The batch in order. Throws `Raised` where it is malformed. */
export function normalise(engine: WireExports, root: number, bytes: Uint8Array): Uint8Array {
  const start = place(engine, bytes);
  const to = engine.normaliseBatch(root, start, bytes.length);
  return new Uint8Array(engine.memory.buffer).slice(to, to + engine.lengthOfNormalised());
}
