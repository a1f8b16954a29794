// From a text to its checked tree, in one step: parse, then check. Faults are added to the list
// that is handed in, so that those of many texts come together; a text with faults gives no tree.

import { parseCondition, parseStatement, parseValue } from "../../grammar/parser.ts";
import type { ParseResult } from "../../grammar/parser.ts";
import { checkCondition, checkStatement, checkValue } from "./check.ts";
import type { Checked } from "./check.ts";
import type { CheckScope } from "./check-scope.ts";
import type { CheckedCondition, CheckedStatement, CheckedValue } from "./checked.ts";
import { diagnose } from "./diagnostics.ts";
import type { Diagnostic, Source } from "./diagnostics.ts";

/** Checks one text. */
export type CheckText<Tree> = (
  source: Source,
  scope: CheckScope,
  faults: Diagnostic[],
) => Tree | undefined;

export const checkStatementText: CheckText<CheckedStatement> = (source, scope, faults) =>
  take(parseStatement(source.text), checkStatement, scope, source, faults);

export const checkConditionText: CheckText<CheckedCondition> = (source, scope, faults) =>
  take(parseCondition(source.text), checkCondition, scope, source, faults);

export const checkValueText: CheckText<CheckedValue> = (source, scope, faults) =>
  take(parseValue(source.text), checkValue, scope, source, faults);

/** The tree of a parse; its errors are added to `faults`. */
export function parsedTree<Tree>(
  parsed: ParseResult<Tree>,
  source: Source,
  faults: Diagnostic[],
): Tree | undefined {
  if (parsed.tree !== undefined) return parsed.tree;
  for (const { message, range } of parsed.errors) {
    faults.push(diagnose({ code: "syntax", message, range, suggestions: [] }, source));
  }
  return undefined;
}

function take<Tree, CheckedTree>(
  parsed: ParseResult<Tree>,
  check: (tree: Tree, scope: CheckScope, source: Source) => Checked<CheckedTree>,
  scope: CheckScope,
  source: Source,
  faults: Diagnostic[],
): CheckedTree | undefined {
  const tree = parsedTree(parsed, source, faults);
  if (tree === undefined) return undefined;
  const { checked, diagnostics } = check(tree, scope, source);
  faults.push(...diagnostics);
  return checked;
}
