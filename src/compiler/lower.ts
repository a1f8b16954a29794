// Lowers checked statements, conditions and values to the code of a pass.

import { COUNT_CHANGED, COUNT_EVALUATED, COUNT_MATCHED, ROW_AGAIN } from "../../format/image.ts";
import { Op, RECORD_DEPTH } from "../../format/instructions.ts";
import type { CheckedCall, CheckedCondition, CheckedStatement, CheckedValue } from "./checked.ts";
import type { Label } from "./code.ts";
import type { Cell, Lowering } from "./lowering.ts";
import { lowerCondition } from "./lower-conditions.ts";
import { lowerEditor } from "./lower-editors.ts";
import { lowerBodies } from "./lower-lambdas.ts";
import { lowerValue } from "./lower-values.ts";
import { screenConditions, screenStatements } from "./screens.ts";
import { watchOf } from "./watches.ts";

/** A statement with its number in the program. */
export interface NumberedStatement {
  readonly number: number;
  readonly statement: CheckedStatement;
}

export interface NumberedCondition {
  readonly number: number;
  readonly condition: CheckedCondition;
}

/**
 * What one group does with a record: statements, conditions of which any drops it, or a decision.
 */
export type PassPart = StatementsPart | DropsPart | DecidesPart;

export interface StatementsPart {
  readonly kind: "statements";
  readonly statements: readonly NumberedStatement[];
  /** Where there are some, the statements run when one of them holds. */
  readonly conditions: readonly NumberedCondition[];
  readonly usesCache: boolean;
}

export interface DropsPart {
  readonly kind: "drops";
  /** What is asked of the messages above a record, the widest first. */
  readonly above: readonly LevelConditions[];
  readonly conditions: readonly NumberedCondition[];
  /** Whether a record stays when a condition fails; else the next one is asked. */
  readonly keepsFailed: boolean;
  readonly usesCache: boolean;
}

/** Entries of a routing table, all conditions or one statement: the first that holds is noted. */
export interface DecidesPart {
  readonly kind: "decides";
  readonly conditions: readonly NumberedCondition[];
  readonly statements: readonly NumberedStatement[];
  /** Whether what the first entry does not take goes away at once. */
  readonly dropsOthers: boolean;
  readonly usesCache: boolean;
}

/** Conditions about a message that stands at this depth of the walk. */
export interface LevelConditions {
  readonly depth: number;
  readonly conditions: readonly NumberedCondition[];
}

/**
 * The parts of a pass in a row over each record, each with an empty cache. `counts` adds
 * instructions that note which where clauses held and which editors changed something.
 */
export function lowerParts(lowering: Lowering, parts: readonly PassPart[], counts: boolean): void {
  const { code } = lowering;
  const drop = code.label();
  lowerRun(lowering, () => {
    for (const [at, part] of parts.entries()) {
      if (at > 0 && part.usesCache) code.emit(Op.ResetCache, 0, lowering.cacheCell());
      if (part.kind === "drops") lowerDrops(lowering, part, drop, counts);
      else if (part.kind === "decides") lowerDecides(lowering, part, drop, counts);
      else lowerStatements(lowering, part, counts);
    }
  });
  if (!parts.some(isDropping)) return;
  code.place(drop);
  code.emit(Op.Drop, 0);
}

function isDropping(part: PassPart): boolean {
  return part.kind === "drops" || (part.kind === "decides" && part.dropsOthers);
}

function lowerStatements(
  lowering: Lowering,
  { statements, conditions }: StatementsPart,
  counts: boolean,
): void {
  const { code } = lowering;
  const run = code.label();
  const end = code.label();
  if (conditions.length > 0) {
    const counted = counts ? [COUNT_MATCHED] : [];
    screenConditions(lowering, conditionsOf(conditions), counts);
    for (const each of conditions) lowerAlternative(lowering, each, run, counted);
    code.emit(Op.Jump, 0, 0, 0, end);
    code.place(run);
  }
  screenStatements(
    lowering,
    statements.map(({ statement }) => statement),
    counts,
  );
  for (const each of statements) lowerStatement(lowering, each, counts);
  code.place(end);
}

function lowerStatement(lowering: Lowering, each: NumberedStatement, counts: boolean): void {
  const { code } = lowering;
  const end = code.label();
  code.range = each.statement.range;
  if (counts) {
    lowerCounted(lowering, each, end);
  } else {
    const { where, editor } = each.statement;
    code.statement(each.number, end);
    if (where !== undefined) lowerCondition(lowering, where, end, false);
    lowerEditor(lowering, editor);
  }
  code.place(end);
}

/** What an editor did before it failed is a change too: its failures go on at the count. */
function lowerCounted(
  lowering: Lowering,
  { number, statement: { where, editor } }: NumberedStatement,
  end: Label,
): void {
  const { code } = lowering;
  const [matched, edited] = [code.label(), code.label()];
  code.statement(number, matched, end);
  code.emit(Op.Count, number, COUNT_EVALUATED);
  if (where !== undefined) lowerCondition(lowering, where, end, false);
  code.emit(Op.Count, number, COUNT_MATCHED);
  code.place(matched);
  code.statement(number, end, edited);
  code.preceded(watchOf, () => lowerEditor(lowering, editor));
  code.place(edited);
  code.emit(Op.CountChanged, number);
}

function conditionsOf(numbered: readonly NumberedCondition[]): readonly CheckedCondition[] {
  return numbered.map(({ condition }) => condition);
}

/** A condition that fails counts as not holding. */
function lowerDrops(
  lowering: Lowering,
  { above, conditions, keepsFailed }: DropsPart,
  drop: Label,
  counts: boolean,
): void {
  const { code } = lowering;
  const keep = code.label();
  const resume = keepsFailed ? keep : undefined;
  const counted = counts ? [COUNT_MATCHED, COUNT_CHANGED] : [];
  for (const level of above) {
    code.emit(Op.DropEmpty, level.depth);
    screenConditions(lowering, conditionsOf(level.conditions), false);
    for (const { number, condition } of level.conditions) {
      lowerAlternative(lowering, { number: number + ROW_AGAIN, condition }, drop, [], resume);
    }
  }
  if (above.length > 0) code.emit(Op.DropEmpty, RECORD_DEPTH);
  screenConditions(lowering, conditionsOf(conditions), counts);
  for (const each of conditions) lowerAlternative(lowering, each, drop, counted, resume);
  code.place(keep);
}

/** Notes which entry takes the record, from 1 on, or 0. One that fails does not. */
function lowerDecides(
  lowering: Lowering,
  { conditions, statements, dropsOthers }: DecidesPart,
  drop: Label,
  counts: boolean,
): void {
  const { code } = lowering;
  const end = code.label();
  screenConditions(lowering, conditionsOf(conditions), counts);
  const questions = [
    ...conditions.map(({ number, condition }) => ({ number, where: condition, editor: undefined })),
    ...statements.map(({ number, statement }) => ({ number, ...statement })),
  ];
  for (const [at, { number, where, editor }] of questions.entries()) {
    const other = code.label();
    code.range = where?.range ?? editor?.range;
    code.statement(number, other);
    if (counts) code.emit(Op.Count, number, COUNT_EVALUATED);
    if (where !== undefined) lowerCondition(lowering, where, other, false);
    if (editor !== undefined) lowerEditor(lowering, editor);
    if (counts) {
      code.emit(Op.Count, number, COUNT_MATCHED);
      code.emit(Op.Count, number, COUNT_CHANGED);
    }
    code.emit(Op.Decide, at + 1);
    code.emit(Op.Jump, 0, 0, 0, dropsOthers && at > 0 ? drop : end);
    code.place(other);
  }
  code.emit(Op.Decide, 0);
  if (dropsOthers) code.emit(Op.Jump, 0, 0, 0, drop);
  code.place(end);
}

/** An editor that cannot fail, or nothing, for each record. */
export function lowerEdit(lowering: Lowering, editor: CheckedCall | undefined): void {
  lowerRun(lowering, () => editor && lowerEditor(lowering, editor));
}

/**
 * Goes to the target where the condition holds; a failing one goes on at `resume`, or behind.
 * `counted`: the counts of those where it holds, none in a program without counts.
 */
function lowerAlternative(
  lowering: Lowering,
  each: NumberedCondition,
  target: Label,
  counted: readonly number[],
  resume?: Label,
): void {
  const { code } = lowering;
  const end = code.label();
  code.range = each.condition.range;
  code.statement(each.number, end, resume);
  if (counted.length > 0) {
    code.emit(Op.Count, each.number, COUNT_EVALUATED);
    lowerCondition(lowering, each.condition, end, false);
    for (const count of counted) code.emit(Op.Count, each.number, count);
    code.emit(Op.Jump, 0, 0, 0, target);
  } else lowerCondition(lowering, each.condition, target, true);
  code.place(end);
}

/** One condition, noted as a match of statement 0 where it holds. */
export function lowerTest(lowering: Lowering, condition: CheckedCondition): void {
  const { code } = lowering;
  const end = code.label();
  lowerRun(lowering, () => {
    code.range = condition.range;
    code.statement(0, end);
    lowerCondition(lowering, condition, end, false);
    code.emit(Op.Count, 0, COUNT_MATCHED);
    code.place(end);
  });
}

/** One value; answers the cell that will hold it. */
export function lowerResult(lowering: Lowering, value: CheckedValue): Cell {
  const { code } = lowering;
  const end = code.label();
  const result = code.temporary();
  lowerRun(lowering, () => {
    code.range = value.range;
    code.statement(0, end);
    code.emit(Op.Move, 0, result, lowerValue(lowering, value));
    code.place(end);
  });
  return result;
}

/**
 * What runs over each record, from its first instruction to its End: it starts with an empty cache,
 * where something touches that. The bodies of lambdas stand behind the End.
 */
function lowerRun(lowering: Lowering, lower: () => void): void {
  const { code } = lowering;
  lower();
  code.emit(Op.End, 0);
  lowerBodies(lowering);
  if (lowering.cache !== undefined) code.prepend(Op.ResetCache, lowering.cache);
}
