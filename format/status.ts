// Why a batch could not be processed. How a single statement fails is failure.ts.

/** Ends a batch: the host raises it as an error, the input stays the caller's. */
export enum Status {
  Ok = 0,
  /** The bytes are not the OTLP message they should be; the detail is a byte offset. */
  Malformed = 1,
  /** The arena reached its cap (`MEMORY_BYTES_MAX`). */
  OutOfMemory = 2,
  /** A value nested deeper than `VALUE_NESTING_MAX`, which is the detail. */
  TooDeep = 3,
  /** A statement failed under error mode `propagate`; the detail is its place in the journal. */
  StatementFailed = 4,
  /** The program image is not one that this engine can run. */
  BadProgram = 5,
  /** An engine defect: an assertion of the debug build. */
  Internal = 6,
  /**
   * The batch has singular fields twice or out of order: put it in order, start over. Never reaches
   * a caller.
   */
  Unordered = 7,
  /** Flattened, the batch takes more than `FLAT_BYTES_MAX`; the detail is how much, in MiB. */
  TooLarge = 8,
}
