// A function is a record: its name and number, what it takes, what it gives, where it runs. The
// checker, the lowering, completion, docs/FUNCTIONS.md and "did you mean" are views of these
// records. Records hold no code but `refuse`: what the reference's factory refuses when it creates
// the function. Its sentence and its examples stand in src/language/documentation.

import type { FunctionNumber } from "../../../format/functions.ts";
import type { Kind, ResultKind } from "../kinds.ts";

/** A literal that is written in a small language of its own; the lowering compiles it. */
export type Notation =
  | "regex"
  | "glob"
  | "grok"
  | "grokDefinition"
  /** strptime layout, to write by */
  | "layout"
  /** strptime layout, to read by */
  | "timeFormat"
  | "timeZone"
  | "locale"
  | "encoding"
  | "xpath"
  | "replacement";

export interface Parameter {
  /** As documentation names it, in snake case. */
  readonly name: string;
  /**
   * How the name is written in a call, where that differs: the reference matches the camel-cased
   * argument name with a Go field, so `source_ip` (SourceIP) is only met by `source_i_p`.
   */
  readonly written?: string;
  readonly kind: Kind;
  readonly optional?: true;
  /**
   * A list of `kind`: "literal" takes `[..]` only, "dynamic" also an expression that yields a list
   * at run time.
   */
  readonly list?: "literal" | "dynamic";
  readonly notation?: Notation;
  /** The words that a literal string may be, when there are only a few. */
  readonly words?: readonly string[];
  /** What a function that is passed by name must give. */
  readonly gives?: ResultKind;
  /** How many parameters a lambda takes. */
  readonly arity?: number;
  /** What an absent optional parameter means, as it would be written. */
  readonly default?: string;
}

export type LiteralConstant = string | bigint | number | boolean | Uint8Array | null;

/**
 * An argument as `refuse` sees it: its constant (nil is null), or undefined when it is absent or
 * not a literal; of a list that stands in the text, those of its items.
 */
export type LiteralArgument =
  | LiteralConstant
  | readonly (LiteralConstant | undefined)[]
  | undefined;

/**
 * What is wrong with a call, and the indices of the parameter and of its item that are to blame.
 */
export interface Refusal {
  readonly message: string;
  readonly parameter?: number;
  readonly item?: number;
}

export interface FunctionRecord {
  readonly number: FunctionNumber;
  readonly name: string;
  readonly role: "editor" | "converter";
  readonly parameters: readonly Parameter[];
  readonly result: ResultKind;
  /**
   * `pure` gives the same answer for the same arguments; editors are pure apart from what they
   * write.
   */
  readonly purity: "pure" | "clock" | "random";
  readonly gate: "none" | "experimental" | "lambda";
  readonly runs: "machine" | "host";
  /**
   * Takes any arguments and ignores them, unchecked, as the reference's functions without an
   * Arguments type do.
   */
  readonly ignoresArguments?: true;
  /**
   * What the reference's factory refuses, beyond kinds, words and notations. Arguments in
   * declaration order.
   */
  readonly refuse?: (
    literals: readonly LiteralArgument[],
    given: readonly boolean[],
  ) => Refusal | undefined;
}
