// Errors of the runtime: a class, a code, where, and a sentence that helps. The input of a batch
// that failed is still the caller's, and the engine is ready for the next batch.

import { FLAT_BYTES_MAX, MEMORY_BYTES_MAX } from "../../format/limits.ts";
import { Status } from "../../format/status.ts";
import type { StatementFailure } from "./failures.ts";

export type BatchErrorCode =
  | "malformed"
  | "out-of-memory"
  | "too-large"
  | "too-deep"
  | "statement-failed"
  | "bad-program"
  | "internal";

/** A batch that could not be processed. */
export class BatchError extends Error {
  override readonly name = "BatchError";
  constructor(
    readonly code: BatchErrorCode,
    message: string,
    /** Of malformed input: the byte offset of the field that is wrong. */
    readonly offset: number | undefined = undefined,
    /** Of a failed statement under error mode propagate. */
    readonly failure: StatementFailure | undefined = undefined,
  ) {
    super(message);
  }
}

/**
 * How the engine ends a batch from within: caught and turned into a BatchError where the batch was
 * handed in.
 */
export class Raised extends Error {
  constructor(
    readonly status: Status,
    readonly detail: number,
  ) {
    super(`status ${status}`);
  }
}

/** The error of a status that ended a batch. */
export function batchError(raised: Raised, failure: StatementFailure | undefined): BatchError {
  const { status, detail } = raised;
  switch (status) {
    case Status.Malformed: {
      const what = `the field at byte ${detail} is cut off or has a wrong type`;
      return new BatchError("malformed", `The batch is not valid OTLP: ${what}.`, detail);
    }
    case Status.OutOfMemory: {
      const limit = `${MEMORY_BYTES_MAX >> 20} MiB of memory, an engine's limit`;
      return new BatchError("out-of-memory", `The batch needs more than ${limit}.`);
    }
    case Status.TooLarge: {
      const limit = `more than the ${FLAT_BYTES_MAX >> 20} MiB allowed`;
      return new BatchError("too-large", `Flattened, the batch takes ${detail} MiB, ${limit}.`);
    }
    case Status.TooDeep:
      return new BatchError("too-deep", `A value is nested deeper than ${detail} levels.`);
    case Status.StatementFailed: {
      const message = failure?.message ?? "A statement failed.";
      return new BatchError("statement-failed", message, undefined, failure);
    }
    case Status.BadProgram: {
      const what = "The program was compiled for another version of the engine";
      return new BatchError("bad-program", `${what}: compile it anew.`);
    }
    default: {
      const where = `status ${status}, detail ${detail}`;
      return new BatchError("internal", `The engine found a defect of its own (${where}).`);
    }
  }
}
