// Conditions to jumps: a condition is code that jumps to a label when it turns out one way, and falls through the other way.

import { Comparison, Op } from "../../format/instructions.ts";
import type { ComparisonOperator } from "../../grammar/ast.ts";
import type { CheckedComparison, CheckedCondition, CheckedJunction } from "./checked.ts";
import type { Label } from "./code.ts";
import type { Lowering } from "./lowering.ts";
import { lowerValue } from "./lower-values.ts";

const comparisons: { readonly [O in ComparisonOperator]: Comparison } = {
  "==": Comparison.Equal,
  "!=": Comparison.NotEqual,
  "<": Comparison.Less,
  "<=": Comparison.LessOrEqual,
  ">": Comparison.Greater,
  ">=": Comparison.GreaterOrEqual,
};

/** Set in `a` of Compare: jump when the comparison holds. */
const JUMP_WHEN_HOLDS = 0x100;

/** Jumps to `target` when the condition is `wanted`; falls through otherwise. A failing operand fails the statement. */
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
      return lowering.scoped(() => {
        const outer = code.range;
        code.range = condition.range;
        const result = lowerValue(lowering, condition.call);
        code.emit(wanted ? Op.JumpIf : Op.JumpUnless, 0, result, 0, target);
        code.range = outer;
      });
  }
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
    const left = lowerValue(lowering, comparison.left);
    const right = lowerValue(lowering, comparison.right);
    const operator = comparisons[comparison.operator] | (wanted ? JUMP_WHEN_HOLDS : 0);
    lowering.code.emit(Op.Compare, operator, left, right, target);
  });
}
