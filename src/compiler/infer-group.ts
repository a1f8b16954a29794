// The context of a group of texts that names none: parses them all and infers from those that parse
// (infer-context.ts).
//
// A person should see all that is wrong at once, each fault at its place. So where no context fits,
// the texts are checked nevertheless: in the context that was meant, or in the one where the least
// is wrong with them.

import type { Condition, Statement } from "../../grammar/ast.ts";
import { parseCondition, parseStatement } from "../../grammar/parser.ts";
import { checkConditionText, checkStatementText } from "./check-texts.ts";
import type { CheckScope } from "./check-scope.ts";
import { diagnose } from "./diagnostics.ts";
import type { Diagnostic, Place } from "./diagnostics.ts";
import type { Text } from "./groups.ts";
import { inferContext } from "./infer-context.ts";

export interface Contextless {
  readonly statements: readonly Text[];
  readonly conditions: readonly Text[];
  /** Where the group stands: what is to blame when it holds no text. */
  readonly place: Place;
}

/** A context, and what is wrong with it should the check of the texts find nothing. */
export interface InferredContext {
  readonly context: string;
  readonly doubt?: Diagnostic | undefined;
}

export function inferGroupContext(
  group: Contextless,
  candidates: readonly CheckScope[],
): InferredContext {
  const { statements, conditions, place } = group;
  const trees: (Statement | Condition)[] = [
    ...statements.flatMap(({ text }) => parseStatement(text).tree ?? []),
    ...conditions.flatMap(({ text }) => parseCondition(text).tree ?? []),
  ];
  const inference = inferContext(trees, candidates);
  if (inference.context !== undefined) return { context: inference.context };
  const blamed = statements[0] ?? conditions[0] ?? { text: "", place };
  const range = { start: 0, end: blamed.text.length };
  const { reason: message, meant } = inference;
  const problem = { code: "context-inference", message, range, suggestions: [] } as const;
  const doubt = diagnose(problem, { ...blamed, statementIndex: 0 });
  return { context: meant ?? likeliest(group, candidates), doubt };
}

/** Of contexts with equally many faults the first is taken. */
const preferences: readonly string[] = [
  ...["log", "span", "datapoint", "metric", "profile", "spanevent", "exemplar", "scope"],
  "resource",
];

/** The context in which the least is wrong. */
function likeliest(group: Contextless, candidates: readonly CheckScope[]): string {
  let best = { context: "resource", count: Number.POSITIVE_INFINITY };
  for (const context of preferences) {
    const scope = candidates.find((candidate) => candidate.context === context);
    if (scope === undefined) continue;
    const count = faultsIn(group, scope);
    if (count < best.count) best = { context, count };
  }
  return best.context;
}

function faultsIn({ statements, conditions }: Contextless, scope: CheckScope): number {
  const faults: Diagnostic[] = [];
  for (const text of statements) checkStatementText({ ...text, statementIndex: 0 }, scope, faults);
  for (const text of conditions) checkConditionText({ ...text, statementIndex: 0 }, scope, faults);
  return faults.length;
}
