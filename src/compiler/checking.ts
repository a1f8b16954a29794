// A check under way: the scope, what was found wrong so far, and the lambdas around the place that
// is being checked.

import type { Range } from "../../grammar/ast.ts";
import type { CheckScope } from "./check-scope.ts";
import type { DiagnosticCode, Problem } from "./diagnostics.ts";

export interface Checking {
  readonly scope: CheckScope;
  readonly problems: Problem[];
  /** Parameter names of the lambdas around, the innermost last. */
  readonly lambdas: (readonly string[])[];
}

/** What a problem may carry beyond its sentence. */
interface Advice {
  readonly suggestions?: readonly string[];
  readonly hint?: string | undefined;
}

/** Notes a problem. Answers undefined, so that `return report(..)` reads well. */
export function report(
  checking: Checking,
  code: DiagnosticCode,
  range: Range,
  message: string,
  advice: Advice = {},
): undefined {
  const { hint } = advice;
  checking.problems.push({
    code,
    message,
    range,
    suggestions: advice.suggestions ?? [],
    ...(hint === undefined ? {} : { hint }),
  });
}
