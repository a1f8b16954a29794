// Expressions for tests: compiled, run on the first record of a batch, and answered as text, so
// that a case is a line with the answer beside the question. The text form of values is that of the
// examples in src/language/documentation.

import { standardScope } from "../src/compiler/check-scope.ts";
import { compileValue } from "../src/compiler/compile.ts";
import type { FunctionSet } from "../src/language/functions/tables.ts";
import type { OttlValue } from "../src/runtime/cells.ts";
import { Engine } from "../src/runtime/engine.ts";
import type { Signal } from "../src/runtime/program.ts";
import { engineModule, hostFunctions } from "./engine.ts";
import { type JsonObject, jsonToProto } from "./otlp/json.ts";

const gates = { experimental: true, lambda: true, dynamicMapKeys: true };

/** One log record, for expressions that read nothing. */
const oneRecord: JsonObject = { resourceLogs: [{ scopeLogs: [{ logRecords: [{}] }] }] };

/** Which records an expression is about, and which functions it knows. */
export interface Place {
  readonly signal: Signal;
  readonly context: string;
  readonly functions?: FunctionSet;
}

const logs: Place = { signal: "logs", context: "log" };

/** What a value expression gives: a value's text, or `fails: ` and why. */
export async function evaluate(
  text: string,
  input: JsonObject = oneRecord,
  { signal, context, functions = "transform" }: Place = logs,
): Promise<string> {
  const scope = standardScope(context, { gates, functions });
  const program = compileValue({ signal, scope, text });
  const engine = new Engine(await engineModule(), program, hostFunctions);
  engine.process(jsonToProto(signal, input));
  const [failure] = engine.failures();
  return failure === undefined ? valueText(engine.result()) : `fails: ${failure.message}`;
}

const decoder = new TextDecoder();

/** A value in one line. */
export function valueText(value: OttlValue): string {
  switch (value.type) {
    case "nil":
      return "nil";
    case "bool":
    case "int":
      return `${value.value}`;
    case "double":
      return doubleText(value.value);
    case "string":
      return JSON.stringify(decoder.decode(value.value));
    case "bytes":
      return `0x${hexText(value.value)}`;
    case "traceId":
    case "spanId":
    case "profileId":
      return `${value.type}("${hexText(value.value)}")`;
    case "duration":
      return `duration(${value.value}ns)`;
    case "time":
      return `time("${instantText(value.seconds, value.nanoseconds)}")`;
    case "slice":
      return `[${value.items.map(valueText).join(", ")}]`;
    case "map":
      return `{${value.entries.map(entryText).join(", ")}}`;
    case "messages":
      return "messages";
  }
}

function entryText([key, value]: readonly [Uint8Array, OttlValue]): string {
  return `${JSON.stringify(decoder.decode(key))}: ${valueText(value)}`;
}

/** 1.0, not 1: an int looks otherwise. */
function doubleText(value: number): string {
  if (!Number.isInteger(value)) return `${value}`;
  return Object.is(value, -0) ? "-0.0" : `${value}.0`;
}

function hexText(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** RFC 3339 for the years that Date knows how to write. */
function instantText(seconds: bigint, nanoseconds: number): string {
  const whole = new Date(Number(seconds) * 1000).toISOString().replace(/\.000Z$/, "");
  const fraction = `${nanoseconds}`.padStart(9, "0").replace(/0+$/, "");
  return fraction === "" ? `${whole}Z` : `${whole}.${fraction}Z`;
}
