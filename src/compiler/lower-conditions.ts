// Conditions to jumps: a condition is code that jumps to a label when it turns out one way, and
// falls through the other way.

import { Access } from "../../format/access.ts";
import { FunctionNumber } from "../../format/functions.ts";
import { ACCESS_SHIFT, Comparison, JUMP_WHEN_HOLDS, Op } from "../../format/instructions.ts";
import type { ComparisonOperator } from "../../grammar/ast.ts";
import type {
  CheckedComparison,
  CheckedCondition,
  CheckedJunction,
  CheckedTest,
} from "./checked.ts";
import type { Label } from "./code.ts";
import type { Lowering } from "./lowering.ts";
import { lowerValue } from "./lower-values.ts";
import { namedAttribute, wholeValue } from "./path-slots.ts";
import { skipScreened } from "./screens.ts";
import type { PathRecord } from "../language/path-tables.ts";

const comparisons: { readonly [O in ComparisonOperator]: Comparison } = {
  "==": Comparison.Equal,
  "!=": Comparison.NotEqual,
  "<": Comparison.Less,
  "<=": Comparison.LessOrEqual,
  ">": Comparison.Greater,
  ">=": Comparison.GreaterOrEqual,
};

/**
 * Jumps to `target` when the condition is `wanted`; falls through otherwise. A failing operand
 * fails the statement.
 */
export function lowerCondition(
  lowering: Lowering,
  condition: CheckedCondition,
  target: Label,
  wanted: boolean,
): void {
  const { code } = lowering;
  switch (condition.kind) {
    case "boolean":
      if (condition.value === wanted) code.emit(Op.Jump, 0, 0, 0, target);
      return;
    case "not":
      return lowerCondition(lowering, condition.operand, target, !wanted);
    case "and":
    case "or":
      return lowerJunction(lowering, condition, target, wanted);
    case "comparison":
      return lowerComparison(lowering, condition, target, wanted);
    case "test":
      return lowering.scoped(() => lowerTest(lowering, condition, target, wanted));
  }
}

/** A call that gives a bool. */
function lowerTest(lowering: Lowering, test: CheckedTest, target: Label, wanted: boolean): void {
  const { code } = lowering;
  const outer = code.range;
  code.range = test.range;
  if (!lowerMatch(lowering, test, target, wanted)) {
    const result = lowerValue(lowering, test.call);
    code.emit(wanted ? Op.JumpIf : Op.JumpUnless, 0, result, 0, target);
  }
  code.range = outer;
}

/** The operand that decides: false for `and`, true for `or`. */
function lowerJunction(
  lowering: Lowering,
  junction: CheckedJunction,
  target: Label,
  wanted: boolean,
): void {
  const deciding = junction.kind === "or";
  if (deciding === wanted) {
    for (const operand of junction.operands) lowerCondition(lowering, operand, target, wanted);
    return;
  }
  const { code } = lowering;
  const decided = code.label();
  const last = junction.operands.at(-1);
  for (const operand of junction.operands.slice(0, -1)) {
    lowerCondition(lowering, operand, decided, deciding);
  }
  if (last !== undefined) lowerCondition(lowering, last, target, wanted);
  code.place(decided);
}

function lowerComparison(
  lowering: Lowering,
  comparison: CheckedComparison,
  target: Label,
  wanted: boolean,
): void {
  lowering.scoped(() => {
    const operator = comparisons[comparison.operator] | (wanted ? JUMP_WHEN_HOLDS : 0);
    if (lowerFused(lowering, comparison, operator, target)) return;
    const left = lowerValue(lowering, comparison.left);
    const right = lowerValue(lowering, comparison.right);
    lowering.code.emit(Op.Compare, operator, left, right, target);
  });
}

/** A field or an attribute against a constant: one instruction. Answers whether it was one. */
function lowerFused(
  lowering: Lowering,
  comparison: CheckedComparison,
  operator: number,
  target: Label,
): boolean {
  const { left, right } = comparison;
  if (left.kind !== "path" || right.kind !== "constant") return false;
  const record = left.path.record as PathRecord;
  const { code, constants, plan } = lowering;
  if (record.kind === "field" && fusedAccesses.has(record.access)) {
    const wanted = record.access === Access.String ? "string" : "int";
    if (right.constant.type !== wanted || typeof record.number !== "number") return false;
    const slot = plan.field(record.shape, record.number, record.access);
    const constant = constants.cell(right.constant);
    code.emit(Op.CompareField, operator | (record.access << ACCESS_SHIFT), slot, constant, target);
    return true;
  }
  const attribute = namedAttribute(plan, left);
  if (attribute === undefined) return false;
  const constant = constants.cell(right.constant);
  code.emit(Op.CompareAttribute, operator, attribute.memo, constant, target);
  return true;
}

/**
 * `IsMatch` of a named attribute or a body: one instruction, behind one for its screen. Answers
 * whether it was that.
 */
function lowerMatch(
  lowering: Lowering,
  { call }: CheckedTest,
  target: Label,
  wanted: boolean,
): boolean {
  const [subject, pattern] = call.arguments;
  if (call.function.number !== FunctionNumber.IsMatch || call.keys.length > 0) return false;
  if (subject?.kind !== "value" || subject.value.kind !== "path") return false;
  if (pattern?.kind !== "value" || pattern.value.kind !== "constant") return false;
  const { constant } = pattern.value;
  if (constant.type !== "string") return false;
  const { code, constants, notations, plan } = lowering;
  const value = wholeValue(plan, subject.value);
  const attribute = namedAttribute(plan, subject.value);
  if (value === undefined && attribute === undefined) return false;
  const cell = constants.cell({ type: "pattern", bytes: notations.pattern(constant.value) });
  const jumps = wanted ? JUMP_WHEN_HOLDS : 0;
  const behind = code.label();
  skipScreened(lowering, call, subject.value, wanted ? behind : target);
  if (value !== undefined) code.emit(Op.MatchValue, jumps, value, cell, target);
  if (attribute !== undefined) code.emit(Op.MatchAttribute, jumps, attribute.memo, cell, target);
  code.place(behind);
  return true;
}

/** Fields that the machine compares as they come; all messages of the frame must have them. */
const fusedAccesses: ReadonlySet<Access> = new Set([
  Access.Int32,
  Access.Uint32,
  Access.Fixed32,
  Access.Fixed64,
  Access.String,
]);
