// The program: what the compiler hands to the runtime, as one msgpack document (docs/FORMAT.md).
// The image is the part that WASM sees; the rest serves error messages and host functions.

import { decode, encode } from "@msgpack/msgpack";

/** Raised with every change of this document or of the image. */
export const PROGRAM_VERSION = 1;

export type Signal = "logs" | "traces" | "metrics" | "profiles";

/** One statement or condition, for error messages. */
export interface ProgramStatement {
  readonly text: string;
  /** Which pass runs it. */
  readonly pass: number;
  /** Where it stands in the config that it came from: `transform.log_statements[2]`. */
  readonly path?: string;
}

export interface Program {
  readonly version: number;
  readonly signal: Signal;
  readonly image: Uint8Array;
  readonly statements: readonly ProgramStatement[];
  /**
   * Instruction addresses and the text range that each came from: [address, start, end], ascending.
   */
  readonly ranges: readonly (readonly [number, number, number])[];
  /** Numbers of the host functions that it calls (format/functions.ts). */
  readonly hostFunctions: readonly number[];
  /** Of a routing table: where its outputs go. */
  readonly routes?: ProgramRoutes;
}

export interface ProgramRoutes {
  readonly table: readonly ProgramRoute[];
  /** Pipelines of what no entry took. */
  readonly defaults: readonly string[];
}

/** An entry of a routing table. */
export interface ProgramRoute {
  /** The pass whose output it is. */
  readonly pass: number;
  readonly pipelines: readonly string[];
  /** Of an entry about the request: the pass is a gate, open where this holds. */
  readonly request?: RequestCondition;
}

/** Whether a header has a value that is, or is not, a text. */
export interface RequestCondition {
  readonly name: string;
  readonly value: string;
  readonly isEqual: boolean;
}

/** The document's bytes. */
export function encodeProgram(program: Program): Uint8Array {
  return encode(program);
}

/** Reads a document; throws when it is none of this version. */
export function decodeProgram(bytes: Uint8Array): Program {
  const program = decode(bytes);
  if (!isProgram(program)) throw new Error("These bytes are no compiled OTTL program.");
  if (program.version !== PROGRAM_VERSION) {
    const formats = `format ${program.version}, this runtime reads format ${PROGRAM_VERSION}`;
    throw new Error(`The program is of ${formats}: compile it anew.`);
  }
  return program;
}

function isProgram(value: unknown): value is Program {
  if (typeof value !== "object" || value === null) return false;
  const { version, signal, image } = value as Partial<Program>;
  return typeof version === "number" && typeof signal === "string" && image instanceof Uint8Array;
}
