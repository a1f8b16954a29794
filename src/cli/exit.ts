// How commands end.

/** Exit codes, for scripts. Part of the interface: append only. */
export enum Exit {
  Done = 0,
  /** The config or one of its texts is wrong. */
  Config = 1,
  /** The command line is wrong. */
  Usage = 2,
  /** The batch can't be read, or is no OTLP. */
  Input = 3,
  /** A statement failed under error mode propagate. */
  StatementFailed = 4,
}

/** What an error says; anything may be thrown. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** A command line that makes no sense; the message says why. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
