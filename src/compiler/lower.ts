// Lowers checked statements, conditions and values to the code of a pass.

import { COUNT_EVALUATED, COUNT_MATCHED } from "../../format/image.ts";
import { Op } from "../../format/instructions.ts";
import type {
  CheckedCall,
  CheckedCondition,
  CheckedStatement,
  CheckedValue,
} from "./checked.ts";
import type { Label } from "./code.ts";
import type { Cell, Lowering } from "./lowering.ts";
import { lowerCondition } from "./lower-conditions.ts";
import { lowerEditor } from "./lower-editors.ts";
import { lowerBodies } from "./lower-lambdas.ts";
import { lowerValue } from "./lower-values.ts";
import { screenStatements } from "./screens.ts";

/** A statement with its number in the program. */
export interface NumberedStatement {
  readonly number: number;
  readonly statement: CheckedStatement;
}

export interface NumberedCondition {
  readonly number: number;
  readonly condition: CheckedCondition;
}

/** What one group does with a record: statements, or conditions of which any drops it. */
export type PassPart = StatementsPart | DropsPart;

export interface StatementsPart {
  readonly kind: "statements";
  readonly statements: readonly NumberedStatement[];
  /** Where there are some, the statements run when one of them holds. */
  readonly conditions: readonly NumberedCondition[];
  readonly usesCache: boolean;
}

export interface DropsPart {
  readonly kind: "drops";
  readonly conditions: readonly NumberedCondition[];
  /** Whether a record stays when a condition fails; else the next one is asked. */
  readonly keepsFailed: boolean;
  readonly usesCache: boolean;
}

/**
 * The parts of a pass in a row over each record, each with an empty cache. `counts` adds
 * instructions that note which where clauses held.
 */
export function lowerParts(
  lowering: Lowering,
  parts: readonly PassPart[],
  counts: boolean,
): void {
  const { code } = lowering;
  const drop = code.label();
  const bodies = parts.map((part, at) => () => {
    if (at > 0 && part.usesCache) code.emit(Op.ResetCache, 0, lowering.cacheCell());
    if (part.kind === "drops") lowerDrops(lowering, part, drop, counts);
    else lowerStatements(lowering, part, counts);
  });
  withCache(lowering, bodies);
  if (parts.every(({ kind }) => kind === "statements")) return;
  code.place(drop);
  code.emit(Op.Drop, 0);
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
    for (const each of conditions) lowerAlternative(lowering, each, run, counts);
    code.emit(Op.Jump, 0, 0, 0, end);
    code.place(run);
  }
  screenStatements(lowering, statements.map(({ statement }) => statement));
  for (const each of statements) lowerStatement(lowering, each, counts);
  code.place(end);
}

function lowerStatement(lowering: Lowering, each: NumberedStatement, counts: boolean): void {
  const { code } = lowering;
  const end = code.label();
  code.range = each.statement.range;
  code.statement(each.number, end);
  const { where, editor } = each.statement;
  if (counts) code.emit(Op.Count, each.number, COUNT_EVALUATED);
  if (where !== undefined) lowerCondition(lowering, where, end, false);
  if (counts) code.emit(Op.Count, each.number, COUNT_MATCHED);
  lowerEditor(lowering, editor);
  code.place(end);
}

/** A condition that fails counts as not holding. */
function lowerDrops(
  lowering: Lowering,
  { conditions, keepsFailed }: DropsPart,
  drop: Label,
  counts: boolean,
): void {
  const { code } = lowering;
  const keep = code.label();
  const resume = keepsFailed ? keep : undefined;
  for (const each of conditions) lowerAlternative(lowering, each, drop, counts, resume);
  code.place(keep);
}

/** An entry of a routing table: its condition, and what it changes where that holds. */
export interface Decision {
  readonly number: number;
  readonly where: CheckedCondition | undefined;
  readonly editor: CheckedCall | undefined;
  /** Whether what does not match goes away at once. */
  readonly dropsOthers: boolean;
  readonly counts: boolean;
}

/** Notes for each record whether it matched; one whose condition or editor fails did not. */
export function lowerDecision(lowering: Lowering, decision: Decision): void {
  const { code } = lowering;
  const { number, where, editor, dropsOthers, counts } = decision;
  const other = code.label();
  const decide = () => {
    code.range = where?.range ?? editor?.range;
    code.statement(number, other);
    if (counts) code.emit(Op.Count, number, COUNT_EVALUATED);
    if (where !== undefined) lowerCondition(lowering, where, other, false);
    if (editor !== undefined) lowerEditor(lowering, editor);
    if (counts) code.emit(Op.Count, number, COUNT_MATCHED);
    code.emit(Op.Decide, 1);
    code.emit(Op.End, 0);
    code.place(other);
    code.emit(Op.Decide, 0);
    if (dropsOthers) code.emit(Op.Drop, 0);
  };
  withCache(lowering, [decide]);
}

/** Drops the records of one decision, 0 or 1; an editor that cannot fail may change the others. */
export function lowerReplay(lowering: Lowering, dropped: number, editor?: CheckedCall): void {
  const { code } = lowering;
  const drop = code.label();
  const keep = () => {
    code.emit(Op.Replay, dropped, 0, 0, drop);
    if (editor !== undefined) lowerEditor(lowering, editor);
  };
  withCache(lowering, [keep]);
  code.place(drop);
  code.emit(Op.Drop, 0);
}

/** Goes to the target where the condition holds; a failing one goes on at `resume`, or behind. */
function lowerAlternative(
  lowering: Lowering,
  each: NumberedCondition,
  target: Label,
  counts: boolean,
  resume?: Label,
): void {
  const { code } = lowering;
  const end = code.label();
  code.range = each.condition.range;
  code.statement(each.number, end, resume);
  if (counts) {
    code.emit(Op.Count, each.number, COUNT_EVALUATED);
    lowerCondition(lowering, each.condition, end, false);
    code.emit(Op.Count, each.number, COUNT_MATCHED);
    code.emit(Op.Jump, 0, 0, 0, target);
  } else lowerCondition(lowering, each.condition, target, true);
  code.place(end);
}

/** One condition, noted as a match of statement 0 where it holds. */
export function lowerTest(lowering: Lowering, condition: CheckedCondition): void {
  const { code } = lowering;
  const end = code.label();
  withCache(lowering, [
    () => {
      code.range = condition.range;
      code.statement(0, end);
      lowerCondition(lowering, condition, end, false);
      code.emit(Op.Count, 0, COUNT_MATCHED);
      code.place(end);
    },
  ]);
}

/** One value; answers the cell that will hold it. */
export function lowerResult(lowering: Lowering, value: CheckedValue): Cell {
  const { code } = lowering;
  const end = code.label();
  const result = code.temporary();
  withCache(lowering, [
    () => {
      code.range = value.range;
      code.statement(0, end);
      code.emit(Op.Move, 0, result, lowerValue(lowering, value));
      code.place(end);
    },
  ]);
  return result;
}

/** Code starts by emptying the cache, when something in it touches the cache. */
function withCache(lowering: Lowering, body: readonly (() => void)[]): void {
  const { code } = lowering;
  for (const lower of body) lower();
  code.emit(Op.End, 0);
  lowerBodies(lowering);
  if (lowering.cache !== undefined) code.prepend(Op.ResetCache, lowering.cache);
}
