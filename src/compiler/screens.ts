// What asks several patterns of one field or attribute: conditions with IsMatch, and redaction
// lists (`replace_pattern` after `replace_pattern`). They share scans that find out which of the
// patterns can match at all (pattern/screen.ts).
//
//   set(attributes["kind"], "disk") where IsMatch(body, "disk full")
//   set(attributes["kind"], "auth") where IsMatch(body, "login|logout")      one scan of the body
//   replace_pattern(body, "token=\\S+", "token=***")
//
// The first that asks scans, and the others do again where the text is another one by then. A
// stretch of them, between which nothing happens unless a pattern matches, is passed over at once.
// Only replacements that can't fail take part: where nothing matches they are not evaluated.

import { FunctionNumber } from "../../format/functions.ts";
import {
  Op,
  SCREEN_GUARDED,
  SCREEN_ROWS_MASK,
  SUBJECT_ATTRIBUTE,
} from "../../format/instructions.ts";
import type { CheckedCall, CheckedCondition, CheckedPath, CheckedStatement } from "./checked.ts";
import type { Label } from "./code.ts";
import type { ConstantCell } from "./constants-pool.ts";
import type { PathRecord } from "../language/path-tables.ts";
import { stringOf } from "./lower-calls.ts";
import type { Lowering } from "./lowering.ts";
import { namedAttribute, wholeValue } from "./path-slots.ts";
import { screensOf, type Screen, type Trial } from "./pattern/screen.ts";

/** What a call has to do with its screen. */
export interface ScreenUse {
  readonly cell: ConstantCell;
  /** A bit for each row of its pattern, and SCREEN_GUARDED. */
  readonly use: number;
  /** For the first call of a stretch: the rows of all, and where the last one asks. */
  ahead?: { readonly rows: number; readonly last: Label };
  /** For the last one. */
  last?: Label;
}

/** A call that asks whether its pattern is in its subject. */
interface Asking extends Required<Trial> {
  readonly call: CheckedCall;
  readonly subject: CheckedPath;
}

/** Undefined where something else may happen, between two that ask. */
type Asked = Asking | undefined;

/** In a row, fewer are passed over one by one as fast. */
const stretchLeast = 3;

/** Notes the screens of these statements' where clauses and editors, for the lowering of each. */
export function screenStatements(
  lowering: Lowering,
  statements: readonly CheckedStatement[],
  counts: boolean,
): void {
  screenAll(lowering, statements.flatMap(askedByStatement), counts);
}

/** ... and those of conditions that are asked one after the other. */
export function screenConditions(
  lowering: Lowering,
  conditions: readonly CheckedCondition[],
  counts: boolean,
): void {
  const asked = conditions.flatMap((condition) => askedBy(condition, false));
  screenAll(lowering, asked, counts);
}

/** Jumps to `no` where the call has a screen that says that its pattern can't match. */
export function skipScreened(
  { code, plan, screens }: Lowering,
  call: CheckedCall,
  path: CheckedPath,
  no: Label,
): void {
  const screened = screens.get(call);
  if (screened === undefined) return;
  const { cell, use, ahead, last } = screened;
  const value = wholeValue(plan, path);
  const attribute = namedAttribute(plan, path);
  const ask = (how: number, target: Label): void => {
    if (value !== undefined) code.emit(Op.JumpScreened, how, value, cell, target);
    if (attribute === undefined) return;
    code.emit(Op.JumpScreened, how | SUBJECT_ATTRIBUTE, attribute.memo, cell, target);
  };
  if (ahead !== undefined) ask(ahead.rows, ahead.last);
  if (last !== undefined) code.place(last);
  ask(use, no);
}

// ---- who asks

function askedByStatement({ where, editor }: CheckedStatement): readonly Asked[] {
  const replacement = replacementOf(editor, where !== undefined);
  if (where === undefined) return [replacement];
  const asked = askedBy(where, false);
  return replacement === undefined ? asked : [...asked, undefined, replacement, undefined];
}

function askedBy(condition: CheckedCondition, guarded: boolean): readonly Asked[] {
  switch (condition.kind) {
    case "test":
      return [matchOf(condition.call, guarded)];
    case "or":
      return condition.operands.flatMap((each) => askedBy(each, guarded));
    case "not":
      return [undefined, ...askedBy(condition.operand, guarded), undefined];
    case "and":
      return condition.operands.flatMap((each, at) => [
        undefined,
        ...askedBy(each, guarded || at > 0),
        undefined,
      ]);
    default:
      return [undefined];
  }
}

function matchOf(call: CheckedCall, guarded: boolean): Asked {
  const [subject, pattern] = call.arguments;
  if (call.function.number !== FunctionNumber.IsMatch || call.keys.length > 0) return undefined;
  if (subject?.kind !== "value" || subject.value.kind !== "path") return undefined;
  return askingOf(call, subject.value, { source: stringOf(pattern), guarded, replaces: false });
}

function replacementOf(call: CheckedCall, guarded: boolean): Asked {
  const [target, pattern, replacement] = call.arguments;
  if (call.function.number !== FunctionNumber.ReplacePattern) return undefined;
  if (target?.kind !== "place" || target.place.kind !== "path") return undefined;
  if (stringOf(replacement) === undefined) return undefined;
  return askingOf(call, target.place, { source: stringOf(pattern), guarded, replaces: true });
}

/** About a log's body, or an attribute whose key stands in the text. */
function askingOf(
  call: CheckedCall,
  subject: CheckedPath,
  { source, ...trial }: Omit<Required<Trial>, "source"> & { readonly source: string | undefined },
): Asked {
  const { kind } = subject.path.record as PathRecord;
  const [key, ...others] = subject.keys;
  const isBody = kind === "value" && key === undefined;
  const isAttribute = kind === "attributes" && key?.kind === "string" && others.length === 0;
  if (source === undefined || !(isBody || isAttribute)) return undefined;
  return { call, subject, source, ...trial };
}

// ---- who shares

function screenAll(lowering: Lowering, asked: readonly Asked[], counts: boolean): void {
  const bySubject: Asking[][] = [];
  for (const asking of asked) {
    if (asking === undefined) continue;
    const known = bySubject.find(([first]) => first && isSame(first.subject, asking.subject));
    if (known === undefined) bySubject.push([asking]);
    else known.push(asking);
  }
  const screenOf = new Map<Asking, Screen>();
  for (const run of bySubject) if (run.length > 1) screenRun(lowering, run, screenOf);
  // What is passed over at once would not be counted.
  if (!counts) for (const stretch of stretchesOf(asked, screenOf)) joinStretch(lowering, stretch);
}

function screenRun(
  { constants, screens }: Lowering,
  run: readonly Asking[],
  screenOf: Map<Asking, Screen>,
): void {
  for (const screen of screensOf(run)) {
    const cell = constants.cell({ type: "pattern", bytes: screen.bytes });
    for (const { index, rows } of screen.members) {
      const asking = run[index] as Asking;
      screens.set(asking.call, { cell, use: rows | (asking.guarded ? SCREEN_GUARDED : 0) });
      screenOf.set(asking, screen);
    }
  }
}

function isSame(one: CheckedPath, other: CheckedPath): boolean {
  return one.path.record === other.path.record && keyOf(one) === keyOf(other);
}

function keyOf({ keys: [key] }: CheckedPath): string | undefined {
  return key?.kind === "string" ? key.value : undefined;
}

/** Calls in a row that ask one screen. */
function stretchesOf(
  asked: readonly Asked[],
  screenOf: ReadonlyMap<Asking, Screen>,
): readonly (readonly CheckedCall[])[] {
  const stretches: CheckedCall[][] = [];
  let before: Screen | undefined;
  for (const asking of asked) {
    const screen = asking && screenOf.get(asking);
    if (asking !== undefined && screen !== undefined) {
      if (screen === before) stretches.at(-1)?.push(asking.call);
      else stretches.push([asking.call]);
    }
    before = screen;
  }
  return stretches;
}

/** Lets the first one ask for all: where nothing is found, only the last one asks again. */
function joinStretch({ code, screens }: Lowering, stretch: readonly CheckedCall[]): void {
  if (stretch.length < stretchLeast) return;
  const uses = stretch.flatMap((call) => screens.get(call) ?? []);
  const [first, final] = [uses[0], uses.at(-1)];
  if (first === undefined || final === undefined) return;
  const rows = uses.reduce((all, { use }) => all | (use & SCREEN_ROWS_MASK), 0);
  final.last = code.label();
  first.ahead = { rows, last: final.last };
}
