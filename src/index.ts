// The facade, package entry `ottl-wasm`: OTTL compiled once, then run over batch after batch of
// binary OTLP.
//
//   import { compile } from "ottl-wasm";
//   const processor = compile({
//     signal: "logs",
//     statements: ['delete_key(log.attributes, "password")'],
//   });
//   const output = processor.process(batch);   // Uint8Array in, Uint8Array out
//
// `process` answers the very batch when nothing changed, else a view of the engine's memory that
// holds until the next call. In a browser `await init()` comes first.

import type { ErrorModeName } from "./compiler/groups.ts";
import { compilerFunctions } from "./compiler/host-patterns.ts";
import { compileConfig } from "./processors/compile-config.ts";
import type { Config, ConfigOptions } from "./processors/compile-config.ts";
import type { ConfigObject } from "./processors/config-tree.ts";
import { diagnoseConfig } from "./processors/diagnose.ts";
import { compileRouting } from "./processors/routing.ts";
import type { RoutingOptions } from "./processors/routing.ts";
import { signals } from "./processors/signal-groups.ts";
import { load, loadRouter } from "./runtime/index.ts";
import type { Processor, Program, Router, Signal } from "./runtime/index.ts";

export type { Gates } from "./compiler/check-scope.ts";
export { CompileError } from "./compiler/compile-error.ts";
export { formatDiagnostic, formatDiagnostics } from "./compiler/diagnostics.ts";
export type { Diagnostic, DiagnosticCode, Place } from "./compiler/diagnostics.ts";
export type { ErrorModeName } from "./compiler/groups.ts";
export type { CheckOptions, Config, ConfigOptions } from "./processors/compile-config.ts";
export type { ConfigObject, ConfigValue } from "./processors/config-tree.ts";
export type { Environment } from "./processors/expand.ts";
export { compileRouting } from "./processors/routing.ts";
export type { CompiledRouting, RoutingOptions } from "./processors/routing.ts";
export {
  BatchError,
  decodeProgram,
  encodeProgram,
  init,
  load,
  loadRouter,
} from "./runtime/index.ts";
export type {
  BatchErrorCode,
  BatchReport,
  ModuleSource,
  Processor,
  Program,
  ProgramStatement,
  RequestMetadata,
  Router,
  Signal,
  StatementCounts,
  StatementFailure,
} from "./runtime/index.ts";

/** Statements without a config around them, as the transform processor runs them. */
export interface Statements {
  readonly signal: Signal;
  readonly statements: readonly string[];
  /** Inferred from the paths by default; where it is named, paths may leave out their prefix. */
  readonly context?: string;
  /**
   * `ignore` by default, as in the collector: a failing statement is noted and the next one runs.
   */
  readonly errorMode?: ErrorModeName;
}

/**
 * Conditions without a config around them, as the filter processor runs them: what matches one is
 * dropped.
 */
export interface Conditions {
  readonly signal: Signal;
  readonly conditions: readonly string[];
  readonly context?: string;
  readonly errorMode?: ErrorModeName;
}

/** How texts without a config are compiled. */
export type TextOptions = Pick<ConfigOptions, "gates" | "counts" | "onWarning">;

/**
 * Compiles statements, conditions or a collector's config, and makes it ready to run. Throws
 * CompileError, whose diagnostics are all that is wrong, not the first alone.
 */
export function compile(texts: Statements | Conditions, options?: TextOptions): Processor;
export function compile(config: Config, options: ConfigOptions): Processor;
export function compile(
  source: Statements | Conditions | Config,
  options?: ConfigOptions | TextOptions,
): Processor {
  return load(compileSource(source, options), compilerFunctions);
}

/** As `compile`, up to the program: encode it, ship it, and `load` it where no compiler is. */
export function compileProgram(texts: Statements | Conditions, options?: TextOptions): Program;
export function compileProgram(config: Config, options: ConfigOptions): Program;
export function compileProgram(
  source: Statements | Conditions | Config,
  options?: ConfigOptions | TextOptions,
): Program {
  return compileSource(source, options);
}

/**
 * Compiles a collector's routing connector: its `routeBatch` makes a batch for each pipeline. With
 * `pipeline` that pipeline's processors run first. `compileRouting` gives the program, to be
 * shipped, and the warnings.
 */
export function compileRouter(config: Config, options: RoutingOptions): Router {
  return loadRouter(compileRouting(config, options).program, compilerFunctions);
}

/**
 * All that is wrong with a config, and the warnings, in the order of the file. Of a whole collector
 * file that is every transform and filter processor, every routing connector and the pipelines. It
 * is right when nothing is there but what has `severity: "warning"`.
 */
export const diagnose = diagnoseConfig;

function compileSource(
  source: Statements | Conditions | Config,
  options: ConfigOptions | TextOptions = {},
): Program {
  if (isTexts(source)) {
    const { signal } = source;
    const processors = ["statements" in source ? "transform" : "filter"];
    return compileConfig(configOf(source), { ...options, signal, processors });
  }
  if (!("signal" in options)) {
    throw new TypeError('A config needs a signal: compile(config, { signal: "logs" }).');
  }
  return compileConfig(source, options);
}

/** No processor has a key `signal`. */
function isTexts(source: Statements | Conditions | Config): source is Statements | Conditions {
  return typeof source === "object" && "signal" in source;
}

/** The config that says the same. */
function configOf(source: Statements | Conditions): ConfigObject {
  const kind = "statements" in source ? "statements" : "conditions";
  const texts = "statements" in source ? source.statements : source.conditions;
  const { signal, context, errorMode } = source;
  const singular = signals.find((names) => names.signal === signal)?.singular;
  const list = context === undefined ? texts : [{ context, [kind]: texts }];
  const errors = errorMode === undefined ? {} : { error_mode: errorMode };
  return { [`${singular}_${kind}`]: list, ...errors };
}
