// Diagnostics of a text as one text, for golden tests: parses it, checks it, and prints what is
// wrong.

import { parseCondition, parseStatement, parseValue } from "../../grammar/parser.ts";
import { checkCondition, checkStatement, checkValue } from "../../src/compiler/check.ts";
import type { CheckScope } from "../../src/compiler/check-scope.ts";
import { formatDiagnostics } from "../../src/compiler/diagnostics.ts";

export type TextKind = "statement" | "condition" | "value";

/** Empty when the text is right; a syntax error is its message alone. */
export function diagnoseText(kind: TextKind, text: string, scope: CheckScope): string {
  const source = { text, statementIndex: 0 };
  if (kind === "statement") {
    const { tree, errors } = parseStatement(text);
    if (tree === undefined) return `syntax: ${errors[0]?.message}`;
    return formatDiagnostics(checkStatement(tree, scope, source).diagnostics);
  }
  if (kind === "condition") {
    const { tree, errors } = parseCondition(text);
    if (tree === undefined) return `syntax: ${errors[0]?.message}`;
    return formatDiagnostics(checkCondition(tree, scope, source).diagnostics);
  }
  const { tree, errors } = parseValue(text);
  if (tree === undefined) return `syntax: ${errors[0]?.message}`;
  return formatDiagnostics(checkValue(tree, scope, source).diagnostics);
}
