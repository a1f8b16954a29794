// From a text to its checked tree, in one step: parse, then check. Faults are added to the list
// that is handed in, so that those of many texts come together; a text with faults gives no tree.

import { parseCondition, parseStatement, parseValue } from "../../grammar/parser.ts";
import type { ParseResult, SyntaxProblem } from "../../grammar/parser.ts";
import { misplacedFunction } from "./check-calls.ts";
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

/** A syntax error; of a function in the wrong place, what was meant. */
function problemOf({ code, message, range }: SyntaxProblem, scope: CheckScope, text: string) {
  const name = text.slice(range.start, range.end).replace(/\s/g, "");
  if (code === "editor-case") return misplacedFunction(scope, name, range, "editor");
  if (code === "converter-case") return misplacedFunction(scope, name, range, "converter");
  return { code: "syntax", message, range, suggestions: [] } as const;
}

function take<Tree, CheckedTree>(
  parsed: ParseResult<Tree>,
  check: (tree: Tree, scope: CheckScope, source: Source) => Checked<CheckedTree>,
  scope: CheckScope,
  source: Source,
  faults: Diagnostic[],
): CheckedTree | undefined {
  const { tree } = parsed;
  if (tree === undefined) {
    const problems = parsed.errors.map((error) => problemOf(error, scope, source.text));
    faults.push(...problems.map((problem) => diagnose(problem, source)));
    return undefined;
  }
  const { checked, diagnostics } = check(tree, scope, source);
  faults.push(...diagnostics);
  return checked;
}
