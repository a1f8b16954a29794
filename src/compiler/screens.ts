// Redaction lists: `replace_pattern` statements in a row on one field or attribute, which share
// scans that find out which of their patterns can match at all (pattern/screen.ts).
//
// A screen belongs to a run of such statements and looks again when the text is another one. Its
// first statement has no where clause, so that it runs for each record and the screen never takes a
// text of the record before for this one's. Only replacements that can't fail take part: where
// nothing matches they are not evaluated.

import { FunctionNumber } from "../../format/functions.ts";
import { SCREEN_FIRST } from "../../format/instructions.ts";
import type { CheckedCall, CheckedPath, CheckedStatement } from "./checked.ts";
import type { ConstantCell } from "./constants-pool.ts";
import type { PathRecord } from "../language/path-tables.ts";
import { stringOf } from "./lower-calls.ts";
import type { Lowering } from "./lowering.ts";
import { screensOf } from "./pattern/screen.ts";

/** What a statement has to do with its screen: operands of Op.JumpScreened. */
export interface ScreenUse {
  readonly use: number;
  readonly screen: ConstantCell;
}

/** Finds the runs among `statements` and notes their screens for the lowering of each. */
export function screenStatements(
  lowering: Lowering,
  statements: readonly CheckedStatement[],
): void {
  let run: CheckedStatement[] = [];
  for (const statement of statements) {
    const isAlike = run[0] === undefined || isSameTarget(run[0].editor, statement.editor);
    if (!isReplacement(statement.editor) || !isAlike) {
      screenRun(lowering, run);
      run = [];
    }
    if (isReplacement(statement.editor)) run.push(statement);
  }
  screenRun(lowering, run);
}

function screenRun(lowering: Lowering, run: readonly CheckedStatement[]): void {
  const first = run.findIndex(({ where }) => where === undefined);
  if (first < 0) return;
  const members = run.slice(first);
  const sources = members.map(({ editor }) => stringOf(editor.arguments[1]) ?? "");
  const leads = members.map(({ where }) => where === undefined);
  for (const screen of screensOf(sources, leads)) {
    const cell = lowering.constants.cell({ type: "pattern", bytes: screen.bytes });
    screen.members.forEach(({ index, rows }, at) => {
      const editor = members[index]?.editor as CheckedCall;
      const use = rows | (at === 0 ? SCREEN_FIRST : 0);
      lowering.screens.set(editor, { use, screen: cell });
    });
  }
}

function isReplacement(call: CheckedCall): boolean {
  if (call.function.number !== FunctionNumber.ReplacePattern) return false;
  if (targetOf(call) === undefined) return false;
  return stringOf(call.arguments[1]) !== undefined && stringOf(call.arguments[2]) !== undefined;
}

function isSameTarget(a: CheckedCall, b: CheckedCall): boolean {
  const [one, other] = [targetOf(a), targetOf(b)];
  if (one === undefined || other === undefined || one.path.record !== other.path.record) {
    return false;
  }
  return keyOf(one) === keyOf(other);
}

/** A log's body, or an attribute whose key stands in the text. */
function targetOf(call: CheckedCall): CheckedPath | undefined {
  const [first] = call.arguments;
  if (first?.kind !== "place" || first.place.kind !== "path") return undefined;
  const { keys, path } = first.place;
  const { kind } = path.record as PathRecord;
  const isBody = kind === "value" && keys.length === 0;
  const isAttribute = kind === "attributes" && keys.length === 1 && keys[0]?.kind === "string";
  return isBody || isAttribute ? first.place : undefined;
}

function keyOf({ keys: [key] }: CheckedPath): string | undefined {
  return key?.kind === "string" ? key.value : undefined;
}
