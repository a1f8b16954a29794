// `ottl run`: a batch through a config's processors, and a report of what they did.

import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { compile, formatDiagnostic } from "../index.ts";
import type { Processor, Signal, StatementFailure } from "../index.ts";
import { findChanges } from "./changes.ts";
import type { Change, Changes } from "./changes.ts";
import { checkOptionsOf, configOptions, configText } from "./config-options.ts";
import { Exit, reasonOf, UsageError } from "./exit.ts";
import { readNamed } from "./files.ts";
import { decodeBatch, encodeBatch, parseJson } from "./otlp-json.ts";
import { showChange } from "./show-change.ts";
import { signals, wordOf } from "./words.ts";

const formats = ["proto", "json"] as const;

/** Failures that the report shows; the rest is counted. */
const FAILURES_SHOWN = 5;

/** How long `--time` runs the batch again and again. */
const TIMING_MS = 300;

/** Writes the result, and the report to standard error. Throws what main.ts has exit codes for. */
export function runCommand(args: readonly string[]): Exit {
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...configOptions,
      signal: { type: "string" },
      input: { type: "string" },
      output: { type: "string" },
      format: { type: "string" },
      show: { type: "string", default: "0" },
      time: { type: "boolean", default: false },
      quiet: { type: "boolean", default: false },
    },
  });
  const signal = wordOf("signal", values.signal, signals);
  const shown = countOf("show", values.show);
  const processor = compile(configText(values), {
    ...checkOptionsOf(values),
    signal,
    onWarning: (warning) => {
      if (!values.quiet) process.stderr.write(`${formatDiagnostic(warning)}\n`);
    },
  });
  const input = readNamed("input", values.input);
  const isJson = input.find((byte) => byte > 0x20) === 0x7b;
  const format = wordOf("format", values.format ?? (isJson ? "json" : "proto"), formats);
  const batch = isJson ? encodeBatch(signal, parseJson(new TextDecoder().decode(input))) : input;

  const output = processor.process(batch).slice();
  const failures = processor.failures();
  const failed = processor.report().failures;
  writeResult(values.output, format === "proto" ? output : jsonText(signal, output));
  if (values.quiet) return Exit.Done;
  const changes = findChanges(processor, signal, batch);
  const isColoured = process.stderr.isTTY === true && !process.env["NO_COLOR"];
  const time = values.time ? timeText(processor, batch, changes.records) : "";
  const lines = [
    ...pick(changes, shown).map((change) => `${showChange(change, isColoured)}\n`),
    summaryOf(changes),
    ...failureLines(failures, failed),
    ...(time === "" ? [] : [time]),
  ];
  process.stderr.write(`${lines.join("\n")}\n`);
  return Exit.Done;
}

function countOf(option: string, given: string): number {
  if (/^\d{1,6}$/.test(given)) return Number(given);
  throw new UsageError(`--${option} takes a number, not ${given}.`);
}

function jsonText(signal: Signal, output: Uint8Array): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(decodeBatch(signal, output))}\n`);
}

function writeResult(file: string | undefined, bytes: Uint8Array): void {
  if (file === undefined || file === "-") {
    writeFileSync(1, bytes);
    return;
  }
  try {
    writeFileSync(file, bytes);
  } catch (error) {
    throw new UsageError(`--output ${file}: ${reasonOf(error)}`);
  }
}

/** The first changed records and the first dropped ones. */
function pick({ each }: Changes, count: number): Change[] {
  const changed = each.filter(({ after }) => after !== undefined).slice(0, count);
  const dropped = each.filter(({ after }) => after === undefined).slice(0, count);
  return [...changed, ...dropped];
}

function summaryOf({ records, dropped, changed, added }: Changes): string {
  const more = added > 0 ? `, ${added} added` : "";
  const out = records - dropped + added;
  return `${records} records in, ${changed} changed, ${dropped} dropped${more}, ${out} out`;
}

function failureLines(failures: readonly StatementFailure[], count: number): string[] {
  if (count === 0) return [];
  const shown = failures.slice(0, FAILURES_SHOWN).map(({ message }) => `  ${message}`);
  const rest = count - shown.length;
  const more = rest > 0 ? [`  and ${rest} more`] : [];
  return [`${count} executions of a statement failed:`, ...shown, ...more];
}

/** The best of many runs over the same batch, copying it in and the result out. */
function timeText(processor: Processor, batch: Uint8Array, records: number): string {
  const end = performance.now() + TIMING_MS;
  let best = Infinity;
  let into = new Uint8Array(0);
  while (performance.now() < end) {
    const start = performance.now();
    const output = processor.process(batch);
    if (into.length < output.length) into = new Uint8Array(output.length);
    into.set(output);
    best = Math.min(best, performance.now() - start);
  }
  const nanoseconds = (best * 1e6) / Math.max(1, records);
  const speed = batch.length / (best * 1e3);
  const time = `${nanoseconds.toFixed(0)} ns per record, ${speed.toFixed(0)} MB/s`;
  return `${time} (best of ${TIMING_MS} ms)`;
}
