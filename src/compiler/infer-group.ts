// The context of a group of texts that names none: parses them all and infers from those that parse
// (infer-context.ts).
//
// A person should see all that is wrong at once. So where a context was meant and lacks a function,
// the group is checked in it nevertheless, which says more, and of every text; and syntax errors
// are reported here only when nothing will be checked.

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

/** A context, and what is wrong with it should the check of the texts find nothing. */
export interface InferredContext {
  readonly context: string;
  readonly doubt?: Diagnostic;
}

/** Undefined when there is none; the faults that say why are added to the list. */
export function inferGroupContext(
  { statements, conditions, place }: Contextless,
  candidates: readonly ContextCandidate[],
  faults: Diagnostic[],
): InferredContext | undefined {
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
  if (inference.context !== undefined) return { context: inference.context };
  const blamed = statements[0] ?? conditions[0] ?? { text: "", place };
  const range = { start: 0, end: blamed.text.length };
  const { reason: message, meant } = inference;
  const problem = { code: "context-inference", message, range, suggestions: [] } as const;
  const doubt = diagnose(problem, { ...blamed, statementIndex: 0 });
  if (meant !== undefined) return { context: meant, doubt };
  faults.push(...(problems.length > 0 ? problems : [doubt]));
  return undefined;
}
