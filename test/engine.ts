// The engine for tests: assembly/index.ts compiled with its assertions, and batches in and out as
// OTLP/JSON.

import { standardScope } from "../src/compiler/check-scope.ts";
import { compileGroups } from "../src/compiler/passes.ts";
import type { ErrorModeName } from "../src/compiler/groups.ts";
import { compilerFunctions } from "../src/compiler/host-patterns.ts";
import { standardFunctions } from "../src/functions/index.ts";
import type { FunctionSet } from "../src/language/functions/tables.ts";
import { Engine } from "../src/runtime/engine.ts";
import type { HostFunctions } from "../src/runtime/host-functions.ts";
import type { Signal } from "../src/runtime/program.ts";
import { compileAssembly } from "./asc.ts";
import { type JsonObject, jsonToProto, protoToJson } from "./otlp/json.ts";

/** Every host function that we have. */
export const hostFunctions: HostFunctions = new Map([...standardFunctions(), ...compilerFunctions]);

let compiled: Promise<WebAssembly.Module> | undefined;

/** The engine's module, debug build; compiled once a test file at most. */
export function engineModule(): Promise<WebAssembly.Module> {
  compiled ??= compileAssembly('export * from "./index";');
  return compiled;
}

/** Statements that run in a row in a context. */
export interface Run {
  readonly signal: Signal;
  readonly context: string;
  readonly statements: readonly string[];
  readonly errorMode?: ErrorModeName;
  readonly functions?: FunctionSet;
}

const gates = { experimental: true, dynamicMapKeys: true, lambda: true };

/** An engine that runs the statements. */
export async function engineOf(run: Run): Promise<Engine> {
  const group = {
    scope: standardScope(run.context, { gates, functions: run.functions ?? "language" }),
    statements: run.statements.map((text) => ({ text })),
    errorMode: run.errorMode ?? "ignore",
  };
  return new Engine(
    await engineModule(),
    compileGroups({ signal: run.signal, groups: [group] }),
    hostFunctions,
  );
}

/** What the statements make of a batch. */
export async function transformed(run: Run, input: JsonObject): Promise<JsonObject> {
  const engine = await engineOf(run);
  const output = engine.process(jsonToProto(run.signal, input)).slice();
  return protoToJson(run.signal, output);
}
