// Values: literals become constants, names become enums, paths and lambda parameters, arithmetic
// stays arithmetic.
//
// What is a constant here is exactly what the reference calls a literal getter, since typed
// parameters check those when they compile: a sign is folded into the number behind it (`-1`), but
// `-(1)` and `1 + 1` are arithmetic, and a list or map of constants is one.

import type {
  Arithmetic,
  EnumName,
  Key,
  ListLiteral,
  MapEntry,
  MapLiteral,
  Range,
  Sign,
  Value,
} from "../../grammar/ast.ts";
import { contextsOfEnum } from "../language/enums.ts";
import { isForeignNil } from "../language/foreign-names.ts";
import { checkCall } from "./check-calls.ts";
import { checkPathNode, reportForeignNil } from "./check-paths.ts";
import { gateNames } from "./check-scope.ts";
import type { CheckedEntry, CheckedKey, CheckedValue, Constant, ConstantEntry } from "./checked.ts";
import { report } from "./checking.ts";
import type { Checking } from "./checking.ts";
import { mapValueProblem } from "./constants.ts";
import { alternatives } from "./diagnostics.ts";
import { nearestNames } from "../language/nearest-name.ts";

/** Undefined when something in it is wrong, which has been reported. */
export function checkValueNode(checking: Checking, value: Value): CheckedValue | undefined {
  const { range } = value;
  switch (value.kind) {
    case "nil":
      return constantAt(range, { type: "nil" });
    case "bool":
      return constantAt(range, { type: "bool", value: value.value });
    case "int":
      return constantAt(range, { type: "int", value: value.value });
    case "double":
      return constantAt(range, { type: "double", value: value.value });
    case "string":
      return constantAt(range, { type: "string", value: value.value });
    case "bytes":
      return constantAt(range, { type: "bytes", value: value.value });
    case "enum": {
      const number = checkEnumName(checking, value);
      return number === undefined ? undefined : constantAt(range, { type: "int", value: number });
    }
    case "path":
      return checkPathNode(checking, value);
    case "call":
      return checkCall(checking, value, "converter");
    case "list":
      return checkList(checking, value);
    case "map":
      return checkMap(checking, value);
    case "arithmetic":
      return checkArithmetic(checking, value);
    case "sign":
      return checkSign(checking, value);
    case "group":
      return checkValueNode(checking, value.value);
    case "lambda":
      return report(
        checking,
        "lambda-misplaced",
        value.range,
        "A lambda can only be an argument of a function that takes one.",
      );
  }
}

function constantAt(range: Range, constant: Constant): CheckedValue {
  return { kind: "constant", constant, range };
}

/** The enum's number; undefined when the context has none of that name, which has been reported. */
export function checkEnumName(checking: Checking, node: EnumName): bigint | undefined {
  const { scope } = checking;
  const number = scope.enums.get(node.name);
  if (number !== undefined) return number;
  if (isForeignNil(node.name)) return reportForeignNil(checking, node.range, node.name);
  const elsewhere = contextsOfEnum(node.name);
  const home = `It belongs to context ${alternatives(elsewhere)}.`;
  const call = `Write ${node.name}() to call it.`;
  const isCall = scope.functions.get(node.name)?.role === "converter";
  const hint = elsewhere.length > 0 ? home : isCall ? call : undefined;
  return report(
    checking,
    "unknown-enum",
    node.range,
    `There is no enum ${node.name} in context ${scope.context}.`,
    { suggestions: nearestNames(node.name, scope.enums.keys()), hint },
  );
}

/** A chain of operators is as deep as it is long, so its left side is walked in a loop. */
function checkArithmetic(checking: Checking, node: Arithmetic): CheckedValue | undefined {
  const chain: Arithmetic[] = [];
  let first: Value = node;
  while (first.kind === "arithmetic") {
    chain.push(first);
    first = first.left;
  }
  let left = checkValueNode(checking, first);
  for (const { operator, right: rightNode, range } of chain.reverse()) {
    const right = checkValueNode(checking, rightNode);
    left = left && right && { kind: "arithmetic", operator, left, right, range };
  }
  return left;
}

function checkSign(checking: Checking, node: Sign): CheckedValue | undefined {
  const operand = checkValueNode(checking, node.operand);
  if (operand === undefined) return undefined;
  // Unary plus does nothing, to any type.
  if (node.operator === "+") return { ...operand, range: node.range };
  const folded = node.operand.kind === "group" ? undefined : negated(operand);
  if (folded !== undefined) return constantAt(node.range, folded);
  return { kind: "negation", operand, range: node.range };
}

function negated(value: CheckedValue): Constant | undefined {
  if (value.kind !== "constant") return undefined;
  const { constant } = value;
  if (constant.type === "int") return { type: "int", value: -constant.value };
  if (constant.type === "double") return { type: "double", value: -constant.value };
  return undefined;
}

function checkList(checking: Checking, node: ListLiteral): CheckedValue | undefined {
  const items = checkAll(node.items, (item) => checkValueNode(checking, item));
  if (items === undefined) return undefined;
  const constants = constantsOf(items);
  if (constants === undefined) return { kind: "list", items, range: node.range };
  return constantAt(node.range, { type: "list", items: constants });
}

/** The constants that all values are, or undefined when one is not. */
function constantsOf(values: readonly CheckedValue[]): Constant[] | undefined {
  const constants: Constant[] = [];
  for (const value of values) {
    if (value.kind !== "constant") return undefined;
    constants.push(value.constant);
  }
  return constants;
}

function checkMap(checking: Checking, node: MapLiteral): CheckedValue | undefined {
  const entries = checkAll(node.entries, (entry) => checkMapEntry(checking, entry));
  if (entries === undefined) return undefined;
  const constants = constantsOf(entries.flatMap((entry) => [entry.key, entry.value]));
  if (constants === undefined) return { kind: "map", entries, range: node.range };
  const merged = mergedEntries(constants);
  for (const { value } of merged) {
    const problem = mapValueProblem(value);
    if (problem !== undefined) return report(checking, "map-literal", node.range, problem);
  }
  return constantAt(node.range, { type: "map", entries: merged });
}

/** Of key, value, key, value ...: a key that comes again takes the new value in the old place. */
function mergedEntries(constants: readonly Constant[]): ConstantEntry[] {
  const values = new Map<string, Constant>();
  for (let index = 0; index + 1 < constants.length; index += 2) {
    const key = constants[index] as Constant;
    if (key.type === "string") values.set(key.value, constants[index + 1] as Constant);
  }
  return [...values].map(([key, value]) => ({ key, value }));
}

function checkMapEntry(checking: Checking, entry: MapEntry): CheckedEntry | undefined {
  const value = checkValueNode(checking, entry.value);
  const key = checkMapKey(checking, entry.key);
  return key && value && { key, value };
}

function checkMapKey(checking: Checking, key: MapEntry["key"]): CheckedValue | undefined {
  if (key.kind === "string" || checking.scope.gates.dynamicMapKeys) {
    return checkValueNode(checking, key);
  }
  const message = "A key of a map must be a string literal here.";
  const hint = `Gate dynamicMapKeys (${gateNames.dynamicMapKeys}) allows paths and converters.`;
  return report(checking, "gated-syntax", key.range, message, { hint });
}

/** Keys of a path, a converter's result or a lambda parameter. */
export function checkKeys(checking: Checking, keys: readonly Key[]): CheckedKey[] | undefined {
  return checkAll(keys, (key) => checkKey(checking, key));
}

function checkKey(checking: Checking, key: Key): CheckedKey | undefined {
  const { value, range } = key;
  if (value.kind === "string") return { kind: "string", value: value.value, range };
  if (value.kind === "int") return { kind: "int", value: value.value, range };
  const checked = checkValueNode(checking, value);
  return checked && { kind: "value", value: checked, range };
}

/** Checks all, also after one failed; undefined when one did. */
export function checkAll<Item, Result>(
  items: readonly Item[],
  checkOne: (item: Item) => Result | undefined,
): Result[] | undefined {
  const results = items.map(checkOne);
  return results.every((result) => result !== undefined) ? (results as Result[]) : undefined;
}
