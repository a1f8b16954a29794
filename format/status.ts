// What the engine answers when a batch could not be processed, and the kinds of failure inside a
// statement.

/** Ends a batch: the host raises it as an error, the input stays the caller's. */
export enum Status {
  Ok = 0,
  /** The bytes are not the OTLP message they should be; the detail is a byte offset. */
  Malformed = 1,
  /** The arena reached its cap (`MEMORY_BYTES_MAX`). */
  OutOfMemory = 2,
  /** Values nested deeper than `NESTING_MAX`. */
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
}
