// Conditions, with the reference's folding: it happens while parsing, so it is part of the
// language. A literal `false` anywhere in an `and` is the answer, whatever stands before it and
// would fail; `true` in an `or` likewise. Other literals go away. Comparisons of two constants are
// literals, converters never are.

import type { And, Comparison, Condition, Or } from "../../grammar/ast.ts";
import { checkCall } from "./check-calls.ts";
import { checkAll, checkValueNode } from "./check-values.ts";
import type { CheckedCondition } from "./checked.ts";
import type { Checking } from "./checking.ts";
import { compareConstants } from "./constants.ts";

/** Undefined when something in it is wrong, which has been reported. */
export function checkConditionNode(
  checking: Checking,
  node: Condition,
): CheckedCondition | undefined {
  switch (node.kind) {
    case "bool":
      return { kind: "boolean", value: node.value, range: node.range };
    case "call": {
      const call = checkCall(checking, node, "converter");
      return call && { kind: "test", call, range: node.range };
    }
    case "comparison":
      return checkComparison(checking, node);
    case "not": {
      const operand = checkConditionNode(checking, node.operand);
      if (operand === undefined) return undefined;
      if (operand.kind === "boolean") return { ...operand, value: !operand.value };
      return { kind: "not", operand, range: node.range };
    }
    case "or":
    case "and":
      return checkJunction(checking, node);
  }
}

function checkComparison(checking: Checking, node: Comparison): CheckedCondition | undefined {
  const left = checkValueNode(checking, node.left);
  const right = checkValueNode(checking, node.right);
  if (left === undefined || right === undefined) return undefined;
  const { operator, range } = node;
  if (left.kind === "constant" && right.kind === "constant") {
    const value = compareConstants(left.constant, operator, right.constant);
    return { kind: "boolean", value, range };
  }
  return { kind: "comparison", operator, left, right, range };
}

function checkJunction(checking: Checking, node: Or | And): CheckedCondition | undefined {
  const operands = checkAll(node.operands, (operand) => checkConditionNode(checking, operand));
  if (operands === undefined) return undefined;
  const decisive = node.kind === "or";
  const undecided: CheckedCondition[] = [];
  for (const operand of operands) {
    if (operand.kind !== "boolean") undecided.push(operand);
    else if (operand.value === decisive) return { ...operand, range: node.range };
  }
  const [first] = undecided;
  if (first === undefined) return { kind: "boolean", value: !decisive, range: node.range };
  if (undecided.length === 1) return first;
  return { kind: node.kind, operands: undecided, range: node.range };
}
