// The context of a group of texts that names none: parses them all and infers from those that parse (infer-context.ts). Faults
// are added to the list: syntax errors only where no context was found, since the check of the group reports them otherwise.

import type { Condition, Statement } from "../../grammar/ast.ts";
import { parseCondition, parseStatement } from "../../grammar/parser.ts";
import { parsedTree } from "./check-texts.ts";
import { diagnose } from "./diagnostics.ts";
import type { Diagnostic, Place } from "./diagnostics.ts";
import type { Text } from "./groups.ts";
import { inferContext } from "./infer-context.ts";
import type { ContextCandidate } from "./infer-context.ts";

export interface Contextless {
  readonly statements: readonly Text[];
  readonly conditions: readonly Text[];
  /** Where the group stands: what is to blame when it holds no text. */
  readonly place: Place;
}

export function inferGroupContext(
  { statements, conditions, place }: Contextless,
  candidates: readonly ContextCandidate[],
  faults: Diagnostic[],
): string | undefined {
  const problems: Diagnostic[] = [];
  const trees: (Statement | Condition)[] = [
    ...statements.flatMap((text, statementIndex) => {
      return parsedTree(parseStatement(text.text), { ...text, statementIndex }, problems) ?? [];
    }),
    ...conditions.flatMap((text, statementIndex) => {
      return parsedTree(parseCondition(text.text), { ...text, statementIndex }, problems) ?? [];
    }),
  ];
  const inference = inferContext(trees, candidates);
  if (inference.context !== undefined) return inference.context;
  faults.push(...problems);
  if (problems.length > 0) return undefined;
  const blamed = statements[0] ?? conditions[0] ?? { text: "", place };
  const range = { start: 0, end: blamed.text.length };
  const message = inference.reason;
  const problem = { code: "context-inference", message, range, suggestions: [] } as const;
  faults.push(diagnose(problem, { ...blamed, statementIndex: 0 }));
  return undefined;
}
