// Compiles one text to a program that runs it on the first record of a batch: parse, check, lower,
// assemble. Whole processors are compiled in passes.ts.

import { ErrorMode, PassFlag } from "../../format/image.ts";
import type { Program, Signal } from "../runtime/program.ts";
import { assemble } from "./assemble.ts";
import { checkConditionText, checkStatementText, checkValueText } from "./check-texts.ts";
import type { CheckScope } from "./check-scope.ts";
import { CompileError } from "./compile-error.ts";
import { ConstantPool } from "./constants-pool.ts";
import type { Diagnostic } from "./diagnostics.ts";
import { lowerParts, lowerResult, lowerTest } from "./lower.ts";
import { Lowering } from "./lowering.ts";
import { notationCompiler } from "./notations.ts";
import { PassPlan } from "./plan.ts";

/**
 * A text that is evaluated once, on the first record of a batch: for a playground, and for tests.
 */
export interface Expression {
  readonly signal: Signal;
  readonly scope: CheckScope;
  readonly text: string;
}

/** Compiles a value expression; the engine's `result` has the value afterwards. */
export function compileValue({ signal, scope, text }: Expression): Program {
  return compileFirst(signal, scope, text, (lowering, faults) => {
    const source = { text, statementIndex: 0 };
    const checked = checkValueText(source, scope, faults);
    return checked && lowerResult(lowering, checked);
  });
}

/** Compiles a condition; the first of the engine's `counts` says whether it held. */
export function compileCondition({ signal, scope, text }: Expression): Program {
  return compileFirst(signal, scope, text, (lowering, faults) => {
    const source = { text, statementIndex: 0 };
    const checked = checkConditionText(source, scope, faults);
    if (checked !== undefined) lowerTest(lowering, checked);
    return undefined;
  });
}

/** Compiles a statement that runs on the first record alone. */
export function compileStatement({ signal, scope, text }: Expression): Program {
  return compileFirst(signal, scope, text, (lowering, faults) => {
    const source = { text, statementIndex: 0 };
    const checked = checkStatementText(source, scope, faults);
    if (checked !== undefined) {
      const statements = [{ number: 0, statement: checked }];
      const part = { kind: "statements", statements, conditions: [], usesCache: true } as const;
      lowerParts(lowering, [part], true);
    }
    return undefined;
  });
}

type Lower = (
  lowering: Lowering,
  faults: Diagnostic[],
) => ReturnType<typeof lowerResult> | undefined;

function compileFirst(signal: Signal, scope: CheckScope, text: string, lower: Lower): Program {
  const constants = new ConstantPool();
  const faults: Diagnostic[] = [];
  const lowering = new Lowering(new PassPlan(scope.context), constants, notationCompiler);
  const result = lower(lowering, faults);
  if (faults.length > 0) throw new CompileError(faults);
  const pass = { lowering, flags: PassFlag.FirstOnly, errorMode: ErrorMode.Ignore };
  return assemble({
    signal,
    constants,
    passes: [pass],
    statements: [{ text, pass: 0 }],
    ...(result === undefined ? {} : { result }),
  });
}
