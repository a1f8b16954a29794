// npm run validate -- --signal logs|metrics|traces|profiles [--hex]
//
// Checks OTLP batches in full and prints a line for each: `accept`, or `reject OFFSET REASON`. With
// --hex every line of standard input is a batch in hexadecimal (an empty line is the empty batch);
// without it all of standard input is one.

import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { buffer } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { Signal } from "../runtime/program.ts";
import { validate, type ValidationExports } from "../runtime/validate.ts";
import { reasonOf } from "./exit.ts";
import { signals, wordOf } from "./words.ts";

/** `accept` or `reject OFFSET REASON`. */
export function verdictLine(engine: ValidationExports, signal: Signal, bytes: Uint8Array): string {
  const verdict = validate(engine, signal, bytes);
  return verdict.accepted ? "accept" : `reject ${verdict.offset} ${verdict.reason}`;
}

/** A line of hexadecimal digits as bytes; throws on anything else. */
export function bytesOfHex(line: string): Uint8Array {
  const digits = line.trim();
  if (digits.length % 2 !== 0 || /[^0-9a-f]/i.test(digits)) {
    throw new Error(`not hexadecimal: ${digits.slice(0, 40)}`);
  }
  return Uint8Array.from(Buffer.from(digits, "hex"));
}

async function startEngine(): Promise<ValidationExports> {
  const bytes = await readFile(new URL("../../ottl.wasm", import.meta.url));
  const call = (code: number, detail: number): number => {
    throw new Error(`the engine stopped with status ${-code}, detail ${detail}`);
  };
  const { instance } = await WebAssembly.instantiate(Uint8Array.from(bytes), { host: { call } });
  return instance.exports as unknown as ValidationExports;
}

async function main(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { signal: { type: "string" }, hex: { type: "boolean", default: false } },
  });
  const signal = wordOf("signal", values.signal, signals);
  const engine = await startEngine();
  if (!values.hex) {
    process.stdout.write(`${verdictLine(engine, signal, await buffer(process.stdin))}\n`);
    return;
  }
  for await (const line of createInterface({ input: process.stdin })) {
    process.stdout.write(`${verdictLine(engine, signal, bytesOfHex(line))}\n`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main(process.argv.slice(2)).catch((error: unknown) => {
    process.stderr.write(`validate: ${reasonOf(error)}\n`);
    process.exitCode = 2;
  });
}
