// What is wrong with a pattern, in the words of Go's regexp package.

/** Go's `syntax.ErrorCode` values, by name. */
export const patternProblems = {
  InvalidCharRange: "invalid character class range",
  InvalidEscape: "invalid escape sequence",
  InvalidNamedCapture: "invalid named capture",
  InvalidPerlOp: "invalid or unsupported Perl syntax",
  InvalidRepeatOp: "invalid nested repetition operator",
  InvalidRepeatSize: "invalid repeat count",
  InvalidUtf8: "invalid UTF-8",
  MissingBracket: "missing closing ]",
  MissingParen: "missing closing )",
  MissingRepeatArgument: "missing argument to repetition operator",
  TrailingBackslash: "trailing backslash at end of expression",
  UnexpectedParen: "unexpected )",
  NestingDepth: "expression nests too deeply",
  Large: "expression too large",
  /** A glob that gobwas/glob refuses; the message is its own. */
  InvalidGlob: "invalid glob",
  /** A name that no Grok pattern has. */
  UnknownGrok: "unknown Grok pattern",
  /** A Grok pattern that captures nothing, where only named parts are asked for. */
  NoGrokGroup: "no named group",
} as const;

/** The name of a problem. */
export type PatternProblem = keyof typeof patternProblems;

/** A pattern that Go refuses, or that is over one of our limits (`Large`). */
export class PatternError extends Error {
  override readonly name = "PatternError";
  readonly code: PatternProblem;
  /** Where in the pattern the offending part starts, in UTF-16 units. */
  readonly position: number;

  constructor(code: PatternProblem, message: string, position: number) {
    super(message);
    this.code = code;
    this.position = position;
  }
}

/** The error for `source` from `start` to `end`, with Go's message. */
export function regexpError(
  code: PatternProblem,
  source: string,
  start: number,
  end: number = source.length,
): PatternError {
  const part = source.slice(start, end);
  const message = `error parsing regexp: ${patternProblems[code]}: \`${part}\``;
  return new PatternError(code, message, start);
}
