// The checker: from a syntax tree to a checked tree, or to diagnostics.
//
// It resolves names, matches arguments to parameters, checks literals against what the reference
// checks when it compiles, and does the reference's own simplifications, which are part of the
// language (a literal `false` in an `and` hides what stands beside it). Values, calls and
// conditions have a file each; this one holds the entries.
//
// A fault does not end the check: its node is missing, the rest is checked, and the tree is
// withheld at the end.

import type { Condition, Statement, Value } from "../../grammar/ast.ts";
import { checkCall } from "./check-calls.ts";
import { checkConditionNode } from "./check-conditions.ts";
import type { CheckScope } from "./check-scope.ts";
import { checkValueNode } from "./check-values.ts";
import type { CheckedCondition, CheckedStatement, CheckedValue } from "./checked.ts";
import type { Checking } from "./checking.ts";
import { diagnose } from "./diagnostics.ts";
import type { Diagnostic, Source } from "./diagnostics.ts";

export interface Checked<Tree> {
  /** Undefined when there are diagnostics. */
  readonly checked: Tree | undefined;
  /** In the order of the text. */
  readonly diagnostics: readonly Diagnostic[];
}

const noSource: Source = { text: "", statementIndex: 0 };

/** `source` says where the tree's text stands, for the diagnostics. */
export function checkStatement(
  tree: Statement,
  scope: CheckScope,
  source: Source = noSource,
): Checked<CheckedStatement> {
  return check(scope, source, (checking) => {
    const editor = checkCall(checking, tree.editor, "editor");
    const where = tree.where && checkConditionNode(checking, tree.where);
    return editor && { editor, where, range: tree.range };
  });
}

/** As checkStatement. */
export function checkCondition(
  tree: Condition,
  scope: CheckScope,
  source: Source = noSource,
): Checked<CheckedCondition> {
  return check(scope, source, (checking) => checkConditionNode(checking, tree));
}

/** As checkStatement. */
export function checkValue(
  tree: Value,
  scope: CheckScope,
  source: Source = noSource,
): Checked<CheckedValue> {
  return check(scope, source, (checking) => checkValueNode(checking, tree));
}

function check<Tree>(
  scope: CheckScope,
  source: Source,
  run: (checking: Checking) => Tree | undefined,
): Checked<Tree> {
  const checking: Checking = { scope, problems: [], lambdas: [] };
  const tree = run(checking);
  const problems = checking.problems.sort((left, right) => left.range.start - right.range.start);
  return {
    checked: problems.length === 0 ? tree : undefined,
    diagnostics: problems.map((problem) => diagnose(problem, source)),
  };
}
