// Constants: what the reference does with literals while it parses. Comparison is
// `pkg/ottl/compare.go` for the types that literals have; the machine's comparison knows all types
// and must agree on these.

import type { ComparisonOperator } from "../../grammar/ast.ts";
import type { Constant, ConstantEntry } from "./checked.ts";

const encoder = new TextEncoder();

/** What a comparison of two constants is. Values of different types are unequal and in no order. */
export function compareConstants(
  left: Constant,
  operator: ComparisonOperator,
  right: Constant,
): boolean {
  if (left.type === "nil" && right.type === "nil") {
    return operator === "==" || operator === "<=" || operator === ">=";
  }
  const order = orderOf(left, right);
  if (order !== undefined) return holds(order, operator);
  const equal = isSameCollection(left, right);
  return operator === "==" ? equal : operator === "!=" ? !equal : false;
}

function holds(order: number, operator: ComparisonOperator): boolean {
  switch (operator) {
    case "==":
      return order === 0;
    case "!=":
      return order !== 0;
    case "<":
      return order < 0;
    case "<=":
      return order <= 0;
    case ">":
      return order > 0;
    case ">=":
      return order >= 0;
  }
}

/** Negative, zero or positive; undefined for values that have no order. Literals are never NaN. */
function orderOf(left: Constant, right: Constant): number | undefined {
  if (left.type === "int" && right.type === "int") return order(left.value, right.value);
  if (isNumber(left) && isNumber(right)) return order(Number(left.value), Number(right.value));
  if (left.type === "bool" && right.type === "bool") {
    return Number(left.value) - Number(right.value);
  }
  if (left.type === "string" && right.type === "string") {
    return orderBytes(encoder.encode(left.value), encoder.encode(right.value));
  }
  if (left.type === "bytes" && right.type === "bytes") return orderBytes(left.value, right.value);
  return undefined;
}

type NumberConstant = Extract<Constant, { type: "int" | "double" }>;

function isNumber(constant: Constant): constant is NumberConstant {
  return constant.type === "int" || constant.type === "double";
}

function order(left: number | bigint, right: number | bigint): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function orderBytes(left: Uint8Array, right: Uint8Array): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const difference = (left[index] as number) - (right[index] as number);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/**
 * Lists are compared deeply and in order, maps by key; a map inside a list is compared in order as
 * well.
 */
function isSameCollection(left: Constant, right: Constant): boolean {
  if (left.type === "list" && right.type === "list") return isIdentical(left, right);
  if (left.type === "map" && right.type === "map") return isSameMap(left.entries, right.entries);
  return false;
}

function isSameMap(left: readonly ConstantEntry[], right: readonly ConstantEntry[]): boolean {
  if (left.length !== right.length) return false;
  const values = new Map(right.map((entry) => [entry.key, entry.value]));
  return left.every(({ key, value }) => {
    const other = values.get(key);
    return other !== undefined && isSameMapValue(value, other);
  });
}

function isSameMapValue(left: Constant, right: Constant): boolean {
  if (left.type === "map" && right.type === "map") return isSameMap(left.entries, right.entries);
  if (left.type === "list" && right.type === "list") {
    return sameLength(left.items, right.items, isSameMapValue);
  }
  return isIdentical(left, right);
}

/** Same types all the way down, 1 and 1.0 differ; maps in the same order. */
function isIdentical(left: Constant, right: Constant): boolean {
  if (left.type !== right.type) return false;
  if (left.type === "nil") return true;
  if (left.type === "list" && right.type === "list") {
    return sameLength(left.items, right.items, isIdentical);
  }
  if (left.type === "map" && right.type === "map") {
    return sameLength(
      left.entries,
      right.entries,
      (one, other) => one.key === other.key && isIdentical(one.value, other.value),
    );
  }
  return orderOf(left, right) === 0;
}

function sameLength<Item>(
  left: readonly Item[],
  right: readonly Item[],
  isSame: (left: Item, right: Item) => boolean,
): boolean {
  return (
    left.length === right.length &&
    left.every((item, index) => isSame(item, right[index] as Item))
  );
}

/**
 * A map literal takes lists of maps, but no lists of lists of maps: the reference can't convert
 * those.
 */
export function mapValueProblem(value: Constant): string | undefined {
  if (value.type !== "list") return undefined;
  const nested = value.items.some((item) => item.type === "list" && holdsMap(item));
  return nested ? "A list of lists in a map literal can't hold a map." : undefined;
}

/** Whether a map stands in a constant, at any depth of lists. */
export function holdsMap(constant: Constant): boolean {
  if (constant.type === "map") return true;
  return constant.type === "list" && constant.items.some(holdsMap);
}
