// Validation of a whole batch: is it OTLP protobuf, down to the last field? The engine does it
// (assembly/wire/validate.ts); this copies the bytes in and reads what it found.

import { Message } from "../../format/otlp.ts";
import type { Signal } from "./program.ts";
import { type ProblemRecord, problemText, readPath, readProblem } from "./wire-problems.ts";

/** What of the engine's exports validation needs. */
export interface ValidationExports {
  readonly memory: WebAssembly.Memory;
  /** The address of room for a batch of `length` bytes, with INPUT_SLACK_BYTES behind it. */
  input(length: number): number;
  validateBatch(root: number, start: number, length: number): number;
  problemAddress(): number;
  locate(root: number, start: number, length: number, offset: number): number;
  stepsAddress(): number;
}

export type Validation =
  | { readonly accepted: true }
  | {
      readonly accepted: false;
      /** Of the defect's field, from the first byte. */
      readonly offset: number;
      /** `wire type 0 where field body of LogRecord needs 2` */
      readonly reason: string;
      /**
       * The message that holds the field: `resource_logs[0].scope_logs[0].log_records[3]`; empty
       * for the root.
       */
      readonly path: string;
      readonly problem: ProblemRecord;
    };

const roots: Readonly<Record<Signal, Message>> = {
  logs: Message.LogsData,
  metrics: Message.MetricsData,
  traces: Message.TracesData,
  profiles: Message.ProfilesData,
};

/** Checks every field of `bytes`. */
export function validate(engine: ValidationExports, signal: Signal, bytes: Uint8Array): Validation {
  const root = roots[signal];
  const start = engine.input(bytes.length);
  new Uint8Array(engine.memory.buffer).set(bytes, start);
  if (engine.validateBatch(root, start, bytes.length) === 0) return { accepted: true };
  const problem = readProblem(engine.memory, engine.problemAddress());
  const steps = engine.locate(root, start, bytes.length, problem.offset);
  const path = readPath(engine.memory, engine.stepsAddress(), steps);
  return { accepted: false, offset: problem.offset, reason: problemText(problem), path, problem };
}
