// The checked tree: what a statement means, once its names are resolved and its literals are
// checked. It is the syntax tree with the reference's own simplifications done (signs folded into
// literals, parentheses gone, lists and maps of literals made constants, boolean literals folded),
// and with an argument for every declared parameter, in order.
//
// Every node keeps the range of the text that it came from. `print-checked.ts` is the one-line
// form.

import type { ComparisonOperator, Range } from "../../grammar/ast.ts";
import type { FunctionRecord } from "../language/functions/record.ts";
import type { GetterKind, LiteralKind, PathKind } from "../language/kinds.ts";
import type { ResolvedPath } from "../language/path-record.ts";

interface Node {
  readonly range: Range;
}

/**
 * A value known at compile time. A list is the reference's `[]any`, a map its `pcommon.Map`: keys
 * are unique.
 */
export type Constant =
  | { readonly type: "nil" }
  | { readonly type: "bool"; readonly value: boolean }
  | { readonly type: "int"; readonly value: bigint }
  | { readonly type: "double"; readonly value: number }
  | { readonly type: "string"; readonly value: string }
  | { readonly type: "bytes"; readonly value: Uint8Array }
  | { readonly type: "list"; readonly items: readonly Constant[] }
  | { readonly type: "map"; readonly entries: readonly ConstantEntry[] };

export interface ConstantEntry {
  readonly key: string;
  readonly value: Constant;
}

export interface CheckedStatement extends Node {
  readonly editor: CheckedCall;
  /** Absent when there is no where clause. */
  readonly where: CheckedCondition | undefined;
}

/** Two operands or more in `or` and `and`; no constant stands inside another condition. */
export type CheckedCondition =
  | CheckedBoolean
  | CheckedJunction
  | CheckedNot
  | CheckedComparison
  | CheckedTest;

export interface CheckedBoolean extends Node {
  readonly kind: "boolean";
  readonly value: boolean;
}

export interface CheckedJunction extends Node {
  readonly kind: "or" | "and";
  readonly operands: readonly CheckedCondition[];
}

export interface CheckedNot extends Node {
  readonly kind: "not";
  readonly operand: CheckedCondition;
}

/** Never of two constants: those are folded. */
export interface CheckedComparison extends Node {
  readonly kind: "comparison";
  readonly operator: ComparisonOperator;
  readonly left: CheckedValue;
  readonly right: CheckedValue;
}

/** A converter whose result must be a bool; anything else fails at run time. */
export interface CheckedTest extends Node {
  readonly kind: "test";
  readonly call: CheckedCall;
}

export type CheckedValue =
  | CheckedConstant
  | CheckedPath
  | CheckedCall
  | CheckedArithmetic
  | CheckedNegation
  | CheckedList
  | CheckedMap
  | CheckedLocal;

/** What the reference calls a literal getter. Enums are ints. */
export interface CheckedConstant extends Node {
  readonly kind: "constant";
  readonly constant: Constant;
}

export interface CheckedPath extends Node {
  readonly kind: "path";
  readonly path: ResolvedPath;
  /** `path.keys`, checked. */
  readonly keys: readonly CheckedKey[];
}

export interface CheckedCall extends Node {
  readonly kind: "call";
  readonly function: FunctionRecord;
  readonly nameRange: Range;
  /** One for each of `function.parameters`, in that order. */
  readonly arguments: readonly CheckedArgument[];
  readonly keys: readonly CheckedKey[];
}

export interface CheckedArithmetic extends Node {
  readonly kind: "arithmetic";
  readonly operator: "+" | "-" | "*" | "/";
  readonly left: CheckedValue;
  readonly right: CheckedValue;
}

export interface CheckedNegation extends Node {
  readonly kind: "negation";
  readonly operand: CheckedValue;
}

/** At least one item is not a constant. */
export interface CheckedList extends Node {
  readonly kind: "list";
  readonly items: readonly CheckedValue[];
}

/**
 * At least one key or value is not a constant. Keys may repeat: the last one wins, in the first
 * one's place.
 */
export interface CheckedMap extends Node {
  readonly kind: "map";
  readonly entries: readonly CheckedEntry[];
}

export interface CheckedEntry {
  /** A constant string, a call or a path; what is not a string at run time fails. */
  readonly key: CheckedValue;
  readonly value: CheckedValue;
}

/**
 * A lambda's parameter, read in its body. `depth` 0 is the innermost lambda around it, `index` its
 * place there.
 */
export interface CheckedLocal extends Node {
  readonly kind: "local";
  readonly name: string;
  readonly depth: number;
  readonly index: number;
  readonly keys: readonly CheckedKey[];
}

/**
 * A key that stands as a literal, or one that is evaluated: even `[(1)]` and `[-1]` are evaluated.
 */
export type CheckedKey =
  | { readonly kind: "string"; readonly value: string; readonly range: Range }
  | { readonly kind: "int"; readonly value: bigint; readonly range: Range }
  | { readonly kind: "value"; readonly value: CheckedValue; readonly range: Range };

export type CheckedArgument =
  | { readonly kind: "absent" }
  | CheckedValueArgument
  | CheckedPlaceArgument
  | CheckedLiteralArgument
  | CheckedListArgument
  | CheckedDynamicListArgument
  | CheckedEnumArgument
  | CheckedFunctionArgument
  | CheckedLambda;

/**
 * An expression whose value must satisfy `demand`. A constant has been checked against it, not
 * converted: `Int("5")` holds the string.
 */
export interface CheckedValueArgument extends Node {
  readonly kind: "value";
  readonly demand: GetterKind;
  readonly value: CheckedValue;
}

/**
 * A path to write to, or to hand a map or list of. A local can be read, setting it fails at run
 * time.
 */
export interface CheckedPlaceArgument extends Node {
  readonly kind: "place";
  readonly demand: PathKind;
  readonly place: CheckedPath | CheckedLocal;
}

/**
 * One literal token. Without a range it was left out of a call by names, and is Go's zero value, as
 * the reference has it.
 */
export interface CheckedLiteralArgument {
  readonly kind: "literal";
  readonly demand: LiteralKind;
  readonly constant: Constant;
  readonly range: Range | undefined;
}

/** A list that stands in the text, an element for each item. */
export interface CheckedListArgument extends Node {
  readonly kind: "list";
  readonly demand: GetterKind | LiteralKind;
  /** Constants when `demand` is a literal kind. */
  readonly items: readonly CheckedValue[];
}

/** An expression that must yield a list at run time, each item of which must satisfy `demand`. */
export interface CheckedDynamicListArgument extends Node {
  readonly kind: "dynamicList";
  readonly demand: GetterKind;
  readonly value: CheckedValue;
}

export interface CheckedEnumArgument extends Node {
  readonly kind: "enum";
  readonly value: bigint;
}

export interface CheckedFunctionArgument extends Node {
  readonly kind: "function";
  readonly function: FunctionRecord;
}

export interface CheckedLambda extends Node {
  readonly kind: "lambda";
  /** `_` takes no name. */
  readonly parameters: readonly string[];
  readonly body:
    | { readonly kind: "value"; readonly value: CheckedValue }
    | { readonly kind: "condition"; readonly condition: CheckedCondition };
}
