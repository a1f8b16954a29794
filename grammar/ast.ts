// The syntax tree of one OTTL statement, condition or value expression.
//
// It keeps what the reference's checks look at and no more: where a node stands in the text,
// whether a value was parenthesised (`set((log.body), 1)` is refused), and the sign of a literal as
// a node of its own (`-1` is arithmetic to the reference, not a literal). `print.ts` is its
// one-line form; tests are written in that.

/** Where a node stands in its text: UTF-16 offsets, end exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

interface Node {
  readonly range: Range;
}

/** `editor(arguments) where condition` */
export interface Statement extends Node {
  readonly editor: Call;
  readonly where: Condition | undefined;
}

/** An editor (lower-case name) or a converter (upper-case name). Only converters carry keys. */
export interface Call extends Node {
  readonly kind: "call";
  /** With the white space inside dropped: `To Lower Case(..)` calls ToLowerCase. */
  readonly name: string;
  readonly nameRange: Range;
  readonly arguments: readonly Argument[];
  readonly keys: readonly Key[];
}

export interface Argument extends Node {
  /** Of `name = value`. */
  readonly name: string | undefined;
  readonly value: Value | FunctionName;
}

/**
 * A converter passed by name: `replace_pattern(.., "$1", SHA256)`. All-capital names parse as an
 * Enum instead.
 */
export interface FunctionName extends Node {
  readonly kind: "functionName";
  readonly name: string;
}

export type Value =
  | Nil
  | BoolLiteral
  | IntLiteral
  | DoubleLiteral
  | StringLiteral
  | BytesLiteral
  | EnumName
  | Path
  | Call
  | ListLiteral
  | MapLiteral
  | Arithmetic
  | Sign
  | Group
  | Lambda;

export interface Nil extends Node {
  readonly kind: "nil";
}

export interface BoolLiteral extends Node {
  readonly kind: "bool";
  readonly value: boolean;
}

/** Never negative: a sign is a node of its own. */
export interface IntLiteral extends Node {
  readonly kind: "int";
  readonly value: bigint;
}

export interface DoubleLiteral extends Node {
  readonly kind: "double";
  readonly value: number;
}

export interface StringLiteral extends Node {
  readonly kind: "string";
  /** Escapes resolved. */
  readonly value: string;
}

export interface BytesLiteral extends Node {
  readonly kind: "bytes";
  readonly value: Uint8Array;
}

export interface EnumName extends Node {
  readonly kind: "enum";
  readonly name: string;
}

/** `context.field[key].field`; `context` is the first word when two or more stand there. */
export interface Path extends Node {
  readonly kind: "path";
  readonly context: string | undefined;
  readonly contextRange: Range | undefined;
  readonly fields: readonly Field[];
}

export interface Field extends Node {
  readonly name: string;
  readonly nameRange: Range;
  readonly keys: readonly Key[];
}

/** `["a"]`, `[0]` or `[expression]`: a literal string or int, or something to evaluate. */
export interface Key extends Node {
  readonly value: Value;
}

export interface ListLiteral extends Node {
  readonly kind: "list";
  readonly items: readonly Value[];
}

export interface MapLiteral extends Node {
  readonly kind: "map";
  readonly entries: readonly MapEntry[];
}

export interface MapEntry extends Node {
  readonly key: StringLiteral | Call | Path;
  readonly value: Value;
}

export interface Arithmetic extends Node {
  readonly kind: "arithmetic";
  readonly operator: "+" | "-" | "*" | "/";
  readonly left: Value;
  readonly right: Value;
}

export interface Sign extends Node {
  readonly kind: "sign";
  readonly operator: "+" | "-";
  readonly operand: Value;
}

/** `( value )` */
export interface Group extends Node {
  readonly kind: "group";
  readonly value: Value;
}

/** `(a, b) => body` */
export interface Lambda extends Node {
  readonly kind: "lambda";
  readonly parameters: readonly LambdaParameter[];
  readonly body: { readonly value: Value } | { readonly condition: Condition };
}

export interface LambdaParameter extends Node {
  /** `_` ignores the argument. */
  readonly name: string;
}

export type Condition = Or | And | Not | Comparison | BoolLiteral | Call;

/** Two operands or more, flat: `a or b or c` is one node. */
export interface Or extends Node {
  readonly kind: "or";
  readonly operands: readonly Condition[];
}

export interface And extends Node {
  readonly kind: "and";
  readonly operands: readonly Condition[];
}

export interface Not extends Node {
  readonly kind: "not";
  readonly operand: Condition;
}

export type ComparisonOperator = "==" | "!=" | "<" | "<=" | ">" | ">=";

export interface Comparison extends Node {
  readonly kind: "comparison";
  readonly operator: ComparisonOperator;
  readonly left: Value;
  readonly right: Value;
}
