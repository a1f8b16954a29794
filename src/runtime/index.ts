// The runtime alone, package entry `ottl-wasm/runtime`: loads a program that was compiled
// elsewhere. No parser and no compiler are in its graph, so a worker that ships this and a program
// stays small.
//
//   import { load } from "ottl-wasm/runtime";
//   const processor = load(bytes);            // encodeProgram(compileProgram(..)), built before
//   const output = processor.process(batch);  // the batch itself when nothing changed

import { Engine } from "./engine.ts";
import { standardFunctions } from "../functions/index.ts";
import type { HostFunctions } from "./host-functions.ts";
import { engineModule } from "./module.ts";
import { decodeProgram } from "./program.ts";
import type { Program } from "./program.ts";
import { Router } from "./router.ts";

export type { BatchReport, Engine, StatementCounts } from "./engine.ts";
export { BatchError } from "./errors.ts";
export type { BatchErrorCode } from "./errors.ts";
export type { StatementFailure } from "./failures.ts";
export { HostFailure } from "./host-functions.ts";
export type { HostFunction, HostFunctions, HostValue } from "./host-functions.ts";
export { init } from "./module.ts";
export type { ModuleSource } from "./module.ts";
export { decodeProgram, encodeProgram } from "./program.ts";
export type { Program, ProgramStatement, Signal } from "./program.ts";
export type { RequestMetadata } from "./request.ts";
export type { Router } from "./router.ts";

/** A compiled program in an engine of its own. Batches go through one at a time. */
export type Processor = Engine;

/**
 * Puts a program, or the bytes of one, into a new engine. `more` are host functions beside the
 * standard ones: patterns that come from data need the compiler's, which the package's main entry
 * adds.
 */
export function load(program: Program | Uint8Array, more: HostFunctions = new Map()): Processor {
  const decoded = program instanceof Uint8Array ? decodeProgram(program) : program;
  return new Engine(engineModule(), decoded, new Map([...standardFunctions(), ...more]));
}

/**
 * The same for the program of a routing table: what a batch becomes is a batch for each pipeline.
 */
export function loadRouter(program: Program | Uint8Array, more?: HostFunctions): Router {
  return new Router(load(program, more));
}
