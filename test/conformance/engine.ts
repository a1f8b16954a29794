// The engine as the conformance harness sees it: one case and its batch in, what came of it out.
// The one file of the suite that knows the engine's interface. What the engine cannot run yet is
// answered `unsupported` with the reason; a thrown error is a defect, and the harness says so.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { standardScope } from "../../src/compiler/check-scope.ts";
import { CompileError } from "../../src/compiler/compile-error.ts";
import { compileCondition, compileStatement, compileValue } from "../../src/compiler/compile.ts";
import { compileConfig } from "../../src/processors/compile-config.ts";
import type { ConfigObject } from "../../src/processors/config-tree.ts";
import { compileRouting } from "../../src/processors/routing.ts";
import type { OttlValue } from "../../src/runtime/cells.ts";
import { compilerFunctions } from "../../src/compiler/host-patterns.ts";
import { standardFunctions } from "../../src/functions/index.ts";
import { Engine } from "../../src/runtime/engine.ts";
import { BatchError } from "../../src/runtime/errors.ts";
import { Router } from "../../src/runtime/router.ts";
import { signalOf } from "./answers.ts";
import type { Case, TaggedValue } from "./answers.ts";

/** An answer as the engine gives it: batches as OTLP protobuf. */
export interface EngineAnswer {
  readonly value?: TaggedValue;
  readonly matched?: boolean;
  readonly output?: Uint8Array;
  readonly routes?: Readonly<Record<string, Uint8Array>>;
  readonly parseError?: string;
  readonly error?: string;
  readonly warnings?: readonly string[];
  readonly unsupported?: string;
}

/** The gates that the oracles run with. */
const gates = { experimental: true, lambda: true, dynamicMapKeys: true };

const hostFunctions = new Map([...standardFunctions(), ...compilerFunctions]);

let loaded: WebAssembly.Module | undefined;

function engineModule(): WebAssembly.Module {
  const folder = process.env["OTTL_WASM"] ?? join(process.cwd(), "dist", "ottl.wasm");
  loaded ??= new WebAssembly.Module(readFileSync(folder));
  return loaded;
}

/** Runs one case. Value, condition and statement cases run on the first record of the batch. */
export async function evaluateCase(c: Case, input: Uint8Array): Promise<EngineAnswer> {
  try {
    if (c.kind === "transform" || c.kind === "filter") return evaluateProcessor(c, c.kind, input);
    if (c.kind === "routing") return evaluateRouting(c, input);
    return evaluateExpression(c, input);
  } catch (error) {
    if (error instanceof CompileError) return refused(error);
    if (error instanceof BatchError) return { error: error.message };
    throw error;
  }
}

/** A text that this engine does not run yet is neither refused nor answered. */
function refused({ diagnostics, message }: CompileError): EngineAnswer {
  const isOurs = diagnostics.every(({ code }) => code === "unsupported");
  return isOurs ? { unsupported: diagnostics[0]?.message ?? message } : { parseError: message };
}

function evaluateProcessor(c: Case, kind: string, input: Uint8Array): EngineAnswer {
  const config = (c.config ?? {}) as ConfigObject;
  const program = compileConfig(config, { signal: signalOf(c), processors: [kind], gates });
  const engine = new Engine(engineModule(), program, hostFunctions);
  try {
    const output = engine.process(input).slice();
    const failures = engine.failures();
    const lacking = failures.find(({ code }) => code === "NotImplemented");
    if (lacking !== undefined) return { unsupported: lacking.message };
    const remarks = Array.from({ length: engine.report().remarks }, () => "something odd");
    return { output, ...warningsOf([...failures.map(({ message }) => message), ...remarks]) };
  } catch (error) {
    if (!(error instanceof BatchError)) throw error;
    if (error.failure?.code === "NotImplemented") return { unsupported: error.message };
    // What failed before, under another error mode, was noted too.
    const noted = engine.failures().map(({ message }) => message);
    const last = error.failure === undefined ? [error.message] : [];
    return { error: error.message, ...warningsOf([...noted, ...last]) };
  }
}

/** The connector warns when it starts, and of nothing afterwards. */
function evaluateRouting(c: Case, input: Uint8Array): EngineAnswer {
  const config = (c.config ?? {}) as ConfigObject;
  const { program, warnings } = compileRouting(config, { signal: signalOf(c), gates });
  const warned = warningsOf(warnings.map(({ message }) => message));
  try {
    const router = new Router(new Engine(engineModule(), program, hostFunctions));
    const routes = [...router.routeBatch(input)].map(([name, bytes]) => [name, bytes.slice()]);
    const lacking = router.failures().find(({ code }) => code === "NotImplemented");
    if (lacking !== undefined) return { unsupported: lacking.message };
    // No routes are no answer, in the reference's form.
    return routes.length > 0 ? { routes: Object.fromEntries(routes), ...warned } : warned;
  } catch (error) {
    if (!(error instanceof BatchError)) throw error;
    return { error: error.message, ...warned };
  }
}

function warningsOf(warnings: readonly string[]): Pick<EngineAnswer, "warnings"> {
  return warnings.length > 0 ? { warnings } : {};
}

function evaluateExpression(c: Case, input: Uint8Array): EngineAnswer {
  const scope = standardScope(c.context ?? "log", { gates });
  const expression = { signal: signalOf(c), scope, text: c.expr ?? "" };
  if (c.kind === "value") {
    const engine = new Engine(engineModule(), compileValue(expression), hostFunctions);
    engine.process(input);
    const [failure] = engine.failures();
    if (failure !== undefined) return failed(failure.code, failure.message);
    return { value: tagged(engine.result()) };
  }
  if (c.kind === "condition") {
    const engine = new Engine(engineModule(), compileCondition(expression), hostFunctions);
    engine.process(input);
    const [failure] = engine.failures();
    if (failure !== undefined) return failed(failure.code, failure.message);
    return { matched: engine.counts().some(({ matched }) => matched > 0) };
  }
  const engine = new Engine(engineModule(), compileStatement(expression), hostFunctions);
  const output = engine.process(input).slice();
  const matched = engine.counts().some(({ matched }) => matched > 0);
  const [failure] = engine.failures();
  if (failure?.code === "NotImplemented") return { unsupported: failure.message };
  return { matched, output, ...(failure === undefined ? {} : { error: failure.message }) };
}

function failed(code: string, message: string): EngineAnswer {
  return code === "NotImplemented" ? { unsupported: message } : { error: message };
}

// Text is shown as it is, a byte order mark in front included.
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** The form of conformance/README.md. */
function tagged(value: OttlValue): TaggedValue {
  switch (value.type) {
    case "nil":
      return { type: "nil", value: null };
    case "bool":
      return { type: "bool", value: value.value };
    case "int":
    case "duration":
      return { type: value.type, value: value.value.toString() };
    case "double":
      return { type: "double", value: taggedDouble(value.value) };
    case "string":
      return { type: "string", value: textOf(value.value) };
    case "bytes":
      return { type: "bytes", value: Buffer.from(value.value).toString("base64") };
    case "traceId":
    case "spanId":
    case "profileId":
      return { type: value.type, value: Buffer.from(value.value).toString("hex") };
    case "time":
      return { type: "time", value: instantText(value.seconds, value.nanoseconds) };
    case "map":
      return { type: "map", value: pairsOf(value.entries) };
    case "slice":
      return { type: "slice", value: value.items.map(tagged) };
    case "messages":
      return { type: "other", value: null };
  }
}

function taggedDouble(value: number): number | string {
  if (Number.isNaN(value)) return "NaN";
  // JSON.stringify would drop the sign.
  if (Object.is(value, -0)) return "-0";
  if (Number.isFinite(value)) return value;
  return value > 0 ? "+Inf" : "-Inf";
}

/** Go writes one U+FFFD for each byte that is no UTF-8; TextDecoder one for each maximal run. */
function textOf(bytes: Uint8Array): string {
  const text = decoder.decode(bytes);
  if (!text.includes("�")) return text;
  let out = "";
  for (let at = 0; at < bytes.length;) {
    const size = runeSize(bytes, at);
    out += size === 0 ? "�" : decoder.decode(bytes.subarray(at, at + size));
    at += Math.max(1, size);
  }
  return out;
}

/** Bytes of the valid UTF-8 sequence at `at`, or 0. */
function runeSize(bytes: Uint8Array, at: number): number {
  for (let size = 1; size <= 4 && at + size <= bytes.length; size++) {
    try {
      new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(
        bytes.subarray(at, at + size),
      );
      return size;
    } catch {
      continue;
    }
  }
  return 0;
}

function pairsOf(entries: readonly (readonly [Uint8Array, OttlValue])[]): [string, TaggedValue][] {
  const pairs = entries.map(([key, value]): [string, TaggedValue] => [textOf(key), tagged(value)]);
  return pairs.sort(([left], [right]) => Buffer.compare(Buffer.from(left), Buffer.from(right)));
}

/** Go counts seconds without a sign, from this many before 1970: what is earlier lies far ahead. */
const SECONDS_BEFORE_1970 = 9_223_372_028_741_760_000n;

/** RFC 3339 with nanoseconds, as Go prints it. */
function instantText(signed: bigint, nanoseconds: number): string {
  const seconds = BigInt.asUintN(64, signed + SECONDS_BEFORE_1970) - SECONDS_BEFORE_1970;
  const days = floorDivide(seconds, 86_400n);
  const rest = Number(seconds - days * 86_400n);
  const [year, month, day] = civil(days);
  const pad = (value: number, width: number) => String(value).padStart(width, "0");
  const [hour, minute] = [Math.floor(rest / 3600), Math.floor(rest / 60) % 60];
  const time = `${pad(hour, 2)}:${pad(minute, 2)}:${pad(rest % 60, 2)}`;
  const fraction = nanoseconds === 0 ? "" : `.${pad(nanoseconds, 9).replace(/0+$/, "")}`;
  const sign = year < 0 ? "-" : "";
  return `${sign}${pad(Math.abs(year), 4)}-${pad(month, 2)}-${pad(day, 2)}T${time}${fraction}Z`;
}

function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b !== 0n && a < 0n ? quotient - 1n : quotient;
}

/** Year, month and day of a day number since 1970 (the proleptic Gregorian calendar). */
function civil(days: bigint): [number, number, number] {
  const shifted = days + 719_468n;
  const era = floorDivide(shifted, 146_097n);
  const dayOfEra = Number(shifted - era * 146_097n);
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + Number(era) * 400 + (month <= 2 ? 1 : 0);
  return [year, month, day];
}
