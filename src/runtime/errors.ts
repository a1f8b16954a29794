// Errors of the runtime: a class, a code, where, and a sentence that helps. The input of a batch
// that failed is still the caller's, and the engine is ready for the next batch.

import { MEMORY_BYTES_MAX } from "../../format/limits.ts";
import { Status } from "../../format/status.ts";
import type { StatementFailure } from "./failures.ts";

export type BatchErrorCode =
  | "malformed"
  | "out-of-memory"
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
    readonly offset: number | undefined,
    /** Of a failed statement under error mode propagate. */
    readonly failure: StatementFailure | undefined,
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
    case Status.Malformed:
      return new BatchError(
        "malformed",
        `The batch is not valid OTLP: the field at byte ${detail} is cut off or has a wrong type.`,
        detail,
        undefined,
      );
    case Status.OutOfMemory:
      return new BatchError(
        "out-of-memory",
        `The batch needs more than ${MEMORY_BYTES_MAX >> 20} MiB of memory, an engine's limit.`,
        undefined,
        undefined,
      );
    case Status.TooDeep:
      return new BatchError(
        "too-deep",
        `A value is nested deeper than ${detail} levels.`,
        undefined,
        undefined,
      );
    case Status.StatementFailed:
      return new BatchError(
        "statement-failed",
        failure === undefined ? "A statement failed." : failure.message,
        undefined,
        failure,
      );
    case Status.BadProgram:
      return new BatchError(
        "bad-program",
        "The program was compiled for another version of the engine: compile it anew.",
        undefined,
        undefined,
      );
    default:
      return new BatchError(
        "internal",
        `The engine found a defect of its own (status ${status}, detail ${detail}).`,
        undefined,
        undefined,
      );
  }
}
