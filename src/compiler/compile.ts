// Compiles texts to programs: parse, check, lower, assemble. Diagnostics of all texts come together.

import { ErrorMode, PassFlag } from "../../format/image.ts";
import { parseCondition, parseStatement, parseValue } from "../../grammar/parser.ts";
import type { ParseResult } from "../../grammar/parser.ts";
import type { Program, Signal } from "../runtime/program.ts";
import { assemble } from "./assemble.ts";
import { checkCondition, checkStatement, checkValue } from "./check.ts";
import type { Checked } from "./check.ts";
import type { CheckScope } from "./check-scope.ts";
import { ConstantPool } from "./constants-pool.ts";
import { diagnose, formatDiagnostics } from "./diagnostics.ts";
import type { Diagnostic, Source } from "./diagnostics.ts";
import { lowerDropConditions, lowerResult, lowerStatements, lowerTest } from "./lower.ts";
import { Lowering } from "./lowering.ts";
import { notationCompiler } from "./notations.ts";
import { PassPlan } from "./plan.ts";

/** Texts that do not compile: every fault of every text, in order. The message shows them all. */
export class CompileError extends Error {
  override readonly name = "CompileError";
  constructor(readonly diagnostics: readonly Diagnostic[]) {
    super(formatDiagnostics(diagnostics));
  }
}

/** A group of statements that run in a row over each message of a context. */
export interface StatementGroup {
  readonly scope: CheckScope;
  readonly statements: readonly string[];
  readonly errorMode?: ErrorMode;
}

/** Conditions of a filter: a message of the context goes when any holds. */
export interface ConditionGroup {
  readonly scope: CheckScope;
  readonly conditions: readonly string[];
  readonly errorMode?: ErrorMode;
}

export type Group = StatementGroup | ConditionGroup;

export interface CompileOptions {
  readonly signal: Signal;
  readonly groups: readonly Group[];
  /** Note which where clauses hold: costs an instruction a statement. */
  readonly counts?: boolean;
}

/** Compiles groups of statements and conditions, a pass each. Throws CompileError. */
export function compileGroups(options: CompileOptions): Program {
  const constants = new ConstantPool();
  const faults: Diagnostic[] = [];
  const statements: { text: string; pass: number }[] = [];
  const passes = options.groups.map((group, pass) => {
    const lowering = new Lowering(new PassPlan(group.scope.context), constants, notationCompiler);
    const first = statements.length;
    const texts = "statements" in group ? group.statements : group.conditions;
    statements.push(...texts.map((text) => ({ text, pass })));
    lowerGroup(lowering, group, first, faults, options.counts ?? false);
    const flags = "conditions" in group ? PassFlag.DropEmpty : 0;
    return { lowering, flags, errorMode: group.errorMode ?? ErrorMode.Propagate };
  });
  if (faults.length > 0) throw new CompileError(faults);
  return assemble({ signal: options.signal, constants, passes, statements });
}

function lowerGroup(
  lowering: Lowering,
  group: Group,
  first: number,
  faults: Diagnostic[],
  counts: boolean,
): void {
  if ("statements" in group) {
    const checked = group.statements.map((text, at) =>
      take(parseStatement(text), checkStatement, group.scope, { text, statementIndex: at }, faults),
    );
    if (faults.length > 0) return;
    const numbered = checked.flatMap((statement, at) =>
      statement === undefined ? [] : [{ number: first + at, statement }],
    );
    lowerStatements(lowering, numbered, counts);
    return;
  }
  const checked = group.conditions.map((text, at) =>
    take(parseCondition(text), checkCondition, group.scope, { text, statementIndex: at }, faults),
  );
  if (faults.length > 0) return;
  const numbered = checked.flatMap((condition, at) =>
    condition === undefined ? [] : [{ number: first + at, condition }],
  );
  lowerDropConditions(lowering, numbered);
}

/** A text that is evaluated once, on the first record of a batch: for a playground, and for tests. */
export interface Expression {
  readonly signal: Signal;
  readonly scope: CheckScope;
  readonly text: string;
}

/** Compiles a value expression; the engine's `result` has the value afterwards. */
export function compileValue({ signal, scope, text }: Expression): Program {
  return compileFirst(signal, scope, text, (lowering, faults) => {
    const source = { text, statementIndex: 0 };
    const checked = take(parseValue(text), checkValue, scope, source, faults);
    return checked && lowerResult(lowering, checked);
  });
}

/** Compiles a condition; the engine's `matches` is 1 afterwards when it held. */
export function compileCondition({ signal, scope, text }: Expression): Program {
  return compileFirst(signal, scope, text, (lowering, faults) => {
    const source = { text, statementIndex: 0 };
    const checked = take(parseCondition(text), checkCondition, scope, source, faults);
    if (checked !== undefined) lowerTest(lowering, checked);
    return undefined;
  });
}

/** Compiles a statement that runs on the first record alone. */
export function compileStatement({ signal, scope, text }: Expression): Program {
  return compileFirst(signal, scope, text, (lowering, faults) => {
    const source = { text, statementIndex: 0 };
    const checked = take(parseStatement(text), checkStatement, scope, source, faults);
    if (checked !== undefined) lowerStatements(lowering, [{ number: 0, statement: checked }], true);
    return undefined;
  });
}

type Lower = (lowering: Lowering, faults: Diagnostic[]) => ReturnType<typeof lowerResult> | undefined;

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

function take<Tree, CheckedTree>(
  parsed: ParseResult<Tree>,
  check: (tree: Tree, scope: CheckScope, source: Source) => Checked<CheckedTree>,
  scope: CheckScope,
  source: Source,
  faults: Diagnostic[],
): CheckedTree | undefined {
  if (parsed.tree === undefined) {
    for (const { message, range } of parsed.errors) {
      faults.push(diagnose({ code: "syntax", message, range, suggestions: [] }, source));
    }
    return undefined;
  }
  const { checked, diagnostics } = check(parsed.tree, scope, source);
  faults.push(...diagnostics);
  return checked;
}
