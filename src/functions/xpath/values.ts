// Values of XPath: how each kind is taken for another, and how two of them compare. As the
// reference has it, which is XPath 1.0 but where a string or a number stands left of a node set:
// there the first node alone is asked, as a number.

import { numberToString, stringToNumber } from "./number.ts";
import type { Context, Query, Value } from "./query.ts";

/** XPath's number(). */
export function toNumber(context: Context, value: Value): number {
  switch (typeof value) {
    case "number":
      return value;
    case "string":
      return stringToNumber(value);
    case "boolean":
      return value ? 1 : 0;
    default:
      return firstNumber(context, value);
  }
}

function firstNumber(context: Context, query: Query): number {
  const found = query.select(context);
  return found === undefined ? NaN : stringToNumber(found.value);
}

/** XPath's boolean(). */
export function toBoolean(context: Context, value: Value): boolean {
  switch (typeof value) {
    case "boolean":
      return value;
    case "number":
      // NaN is true, as Go compares it.
      return value !== 0;
    case "string":
      return value !== "";
    default:
      return value.select(context) !== undefined;
  }
}

/** XPath's string(), as a byte string (xml/bytes.ts). */
export function toByteString(context: Context, value: Value): string {
  switch (typeof value) {
    case "string":
      return value;
    case "number":
      return numberToString(value);
    case "boolean":
      return value ? "true" : "false";
    default:
      return value.select(context)?.value ?? "";
  }
}

export type Comparison = "=" | "!=" | "<" | "<=" | ">" | ">=";

/** Whether a comparison holds; of a node set on the left, for any of its nodes. */
export function compare(
  context: Context,
  operator: Comparison,
  left: Value,
  right: Value,
): boolean {
  if (typeof left === "boolean") return compareBoolean(context, operator, left, right);
  if (typeof left === "object") return compareNodes(context, operator, left, right);
  if (typeof left === "string" && typeof right === "string") {
    return compareStrings(operator, left, right);
  }
  return compareNumbers(operator, toNumber(context, left), toNumber(context, right));
}

function compareBoolean(
  context: Context,
  operator: Comparison,
  left: boolean,
  right: Value,
): boolean {
  if (typeof right === "boolean") {
    if (operator === "=") return left === right;
    return operator === "!=" && left !== right;
  }
  const truth = left ? 1 : 0;
  const number = toNumber(context, right);
  // The reference turns all but strings around.
  if (typeof right === "string") return compareNumbers(operator, truth, number);
  return compareNumbers(operator, number, truth);
}

function compareNodes(
  context: Context,
  operator: Comparison,
  left: Query,
  right: Value,
): boolean {
  if (typeof right === "boolean") {
    return compareNumbers(operator, firstNumber(context, left), right ? 1 : 0);
  }
  if (typeof right === "object") return compareNodeSets(context, operator, left, right);
  for (;;) {
    const found = left.select(context);
    if (found === undefined) return false;
    if (typeof right === "string") {
      if (compareStrings(operator, found.value, right)) return true;
    } else if (compareNumbers(operator, stringToNumber(found.value), right)) {
      return true;
    }
  }
}

function compareNodeSets(
  context: Context,
  operator: Comparison,
  left: Query,
  right: Query,
): boolean {
  for (;;) {
    const one = left.select(context);
    if (one === undefined) return false;
    let other = right.select(context);
    if (other === undefined) return false;
    for (; other !== undefined; other = right.select(context)) {
      if (compareStrings(operator, one.value, other.value)) return true;
    }
    right.evaluate(context);
  }
}

function compareStrings(operator: Comparison, left: string, right: string): boolean {
  if (operator === "=") return left === right;
  if (operator === "!=") return left !== right;
  return compareNumbers(operator, stringToNumber(left), stringToNumber(right));
}

function compareNumbers(operator: Comparison, left: number, right: number): boolean {
  switch (operator) {
    case "=":
      return left === right;
    case "!=":
      return left !== right;
    case "<":
      return left < right;
    case "<=":
      return left <= right;
    case ">":
      return left > right;
    case ">=":
      return left >= right;
  }
}
