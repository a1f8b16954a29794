// Editors to instructions. Three ways, told apart by what the first parameter is: `set` stores a
// value; an editor of a map or list works on it in place; the others are functions from the
// target's value to its new value.

import { FunctionNumber } from "../../format/functions.ts";
import { Failure } from "../../format/failure.ts";
import { Comparison, JUMP_WHEN_HOLDS, Op, SUBJECT_ATTRIBUTE } from "../../format/instructions.ts";
import { PATTERN_FLAGS, PatternFlag } from "../../format/pattern.ts";
import type { CheckedCall, CheckedPath, CheckedValue } from "./checked.ts";
import type { Label, Temporary } from "./code.ts";
import { stringOf } from "./lower-calls.ts";
import { storeEdited } from "./lower-dictionary.ts";
import type { Cell, Lowering } from "./lowering.ts";
import { isMetricEditor, lowerMetricEditor } from "./lower-metrics.ts";
import { openPath, storePath } from "./lower-paths.ts";
import { lowerSemconvSpanName } from "./lower-spans.ts";
import { lowerArguments, lowerInto, lowerValue } from "./lower-values.ts";
import { namedAttribute, wholeValue } from "./path-slots.ts";
import { skipScreened } from "./screens.ts";
import type { PathRecord } from "../language/path-tables.ts";

/** The editor of a statement. */
export function lowerEditor(lowering: Lowering, call: CheckedCall): void {
  lowering.code.range = call.range;
  lowering.scoped(() => {
    const target = targetOf(call);
    const kind = call.function.parameters[0]?.kind;
    if (call.function.number === FunctionNumber.Set) lowerSet(lowering, call, target);
    else if (target !== undefined && (kind === "mapPath" || kind === "listPath")) {
      lowerInPlace(lowering, call, target);
    } else if (target !== undefined) lowerReplacing(lowering, call, target);
    else if (isMetricEditor(call)) lowerMetricEditor(lowering, call);
    else if (call.function.number === FunctionNumber.SetSemconvSpanName) {
      lowerSemconvSpanName(lowering, call);
    } else lowerPlain(lowering, call);
  });
}

function targetOf(call: CheckedCall): CheckedPath | undefined {
  const first = call.arguments[0];
  return first?.kind === "place" && first.place.kind === "path" ? first.place : undefined;
}

/**
 * The value is evaluated first, then the target is resolved or created, then the value is copied
 * in.
 */
function lowerSet(lowering: Lowering, call: CheckedCall, target: CheckedPath | undefined): void {
  const value = call.arguments[1];
  if (target === undefined || value?.kind !== "value") throw new Error("set without a target");
  const { value: source } = value;
  if (lowerCopy(lowering, source, target)) return;
  storePath(lowering, target, sourceOf(lowering, source, target));
}

/** A named attribute from a named attribute: one instruction. Answers whether it was one. */
function lowerCopy(lowering: Lowering, source: CheckedValue, target: CheckedPath): boolean {
  if (source.kind !== "path") return false;
  const from = namedAttribute(lowering.plan, source);
  const to = namedAttribute(lowering.plan, target);
  if (from === undefined || to === undefined) return false;
  lowering.code.emit(Op.CopyAttribute, 0, from.memo, to, to.frame);
  return true;
}

/** A value that the target may lie in is the live map or list, not a view of it as it was. */
function sourceOf(lowering: Lowering, source: CheckedValue, target: CheckedPath): Cell {
  const isLive = source.kind === "path" && mayHold(source, target);
  return isLive ? openPath(lowering, source) : lowerValue(lowering, source);
}

function mayHold(source: CheckedPath, target: CheckedPath): boolean {
  if (source.path.record !== target.path.record) return false;
  if ((source.path.record as PathRecord).kind === "value") return target.keys.length > 0;
  const [sourceKey] = source.keys;
  const [targetKey] = target.keys;
  if (sourceKey?.kind !== "string" || targetKey?.kind !== "string") return false;
  return target.keys.length > 1 && sourceKey.value === targetKey.value;
}

function lowerInPlace(lowering: Lowering, call: CheckedCall, target: CheckedPath): void {
  const { code } = lowering;
  const deleted = deletedAttribute(lowering, call, target);
  if (deleted !== undefined) {
    code.emit(Op.DeleteAttribute, 0, 0, deleted, deleted.frame);
    return;
  }
  const row = code.row(call.arguments.length);
  const [first] = row;
  if (first === undefined) throw new Error("an editor without a target");
  if (call.function.number === FunctionNumber.MergeMaps) lowerMerge(lowering, call, target, row);
  else lowerArguments(lowering, call, [undefined, ...row.slice(1)]);
  lowering.scoped(() => code.emit(Op.Move, 0, first, openPath(lowering, target)));
  if (lowerRequestLimit(lowering, call, target, row)) return;
  const { kind } = target.path.record as PathRecord;
  const isInBatch = kind === "attributes" || kind === "value";
  code.emit(Op.Edit, call.function.number, isInBatch ? 1 : 0, first, row.length);
  if (call.function.number === FunctionNumber.Limit && storeEdited(lowering, target, first)) return;
  // Of all else the path reads a copy.
  if (!isInBatch && kind !== "cache") storePath(lowering, target, first);
}

/** Metadata of a request is read-only, and `limit` writes only what is too large. */
function lowerRequestLimit(
  lowering: Lowering,
  call: CheckedCall,
  { path, keys }: CheckedPath,
  [map, most]: readonly Temporary[],
): boolean {
  const { code } = lowering;
  const record = path.record as PathRecord;
  const isMap = record.kind === "request" && record.name !== "client.addr" && keys.length === 0;
  if (call.function.number !== FunctionNumber.Limit || !isMap) return false;
  if (map === undefined || most === undefined) throw new Error("a limit without one");
  const isSmall = code.label();
  const count = lowering.into(Op.Call, FunctionNumber.Len, map, 1);
  code.emit(Op.Compare, Comparison.LessOrEqual | JUMP_WHEN_HOLDS, count, most, isSmall);
  code.emit(Op.Fail, Failure.ReadOnly);
  code.place(isSmall);
  return true;
}

function lowerMerge(
  lowering: Lowering,
  call: CheckedCall,
  target: CheckedPath,
  row: readonly Temporary[],
): void {
  const [, source] = call.arguments;
  const [, cell] = row;
  if (source?.kind !== "value" || cell === undefined) throw new Error("a merge without a source");
  lowering.scoped(() => {
    lowering.code.emit(Op.Move, 0, cell, sourceOf(lowering, source.value, target));
  });
  lowerArguments(lowering, call, [undefined, undefined, ...row.slice(2)]);
}

/** `delete_key(attributes, "k")`: one slot, without opening the map. */
function deletedAttribute(lowering: Lowering, call: CheckedCall, target: CheckedPath) {
  const record = target.path.record as PathRecord;
  const key = call.arguments[1];
  const isDelete = call.function.number === FunctionNumber.DeleteKey;
  if (!isDelete || record.kind !== "attributes" || target.keys.length > 0) return undefined;
  if (key?.kind !== "value" || key.value.kind !== "constant") return undefined;
  const { constant } = key.value;
  if (constant.type !== "string") return undefined;
  return lowering.plan.attribute(record.shape, record.number, constant.value);
}

function lowerReplacing(lowering: Lowering, call: CheckedCall, target: CheckedPath): void {
  const { code } = lowering;
  const row = code.row(call.arguments.length);
  const end = code.label();
  const [first] = row;
  if (first === undefined) throw new Error("an editor without a target");
  if (call.function.number === FunctionNumber.ReplacePattern) {
    // Where there is nothing to replace, the reference does not evaluate the other arguments.
    skipUnmatched(lowering, call, target, end);
    const present = code.label();
    lowerInto(lowering, target, first);
    code.emit(Op.JumpPresent, 0, first, 0, present);
    code.emit(Op.Jump, 0, 0, 0, end);
    code.place(present);
    lowerArguments(lowering, call, [undefined, ...row.slice(1)]);
  } else {
    lowerArguments(lowering, call, row);
  }
  const result = lowering.into(Op.Call, call.function.number, first, row.length);
  code.emit(Op.JumpUnwritten, 0, result, 0, end);
  storePath(lowering, target, result);
  code.place(end);
}

/**
 * Where the text lacks the literal that the pattern needs, or what its screen looks for, nothing is
 * evaluated: most texts have nothing to replace.
 */
function skipUnmatched(
  lowering: Lowering,
  call: CheckedCall,
  target: CheckedPath,
  end: Label,
): void {
  const source = stringOf(call.arguments[1]);
  const canFail = stringOf(call.arguments[2]) === undefined;
  if (source === undefined || canFail) return;
  if (lowering.screens.has(call)) return skipScreened(lowering, call, target, end);
  const { code, constants, notations, plan } = lowering;
  const bytes = notations.pattern(source);
  if (!needsLiteral(bytes)) return;
  const cell = constants.cell({ type: "pattern", bytes });
  const value = wholeValue(plan, target);
  const attribute = namedAttribute(plan, target);
  if (value !== undefined) code.emit(Op.JumpUnmatched, 0, value, cell, end);
  if (attribute === undefined) return;
  code.emit(Op.JumpUnmatched, SUBJECT_ATTRIBUTE, attribute.memo, cell, end);
}

function needsLiteral(pattern: Uint8Array): boolean {
  const header = new DataView(pattern.buffer, pattern.byteOffset);
  return (header.getUint32(PATTERN_FLAGS, true) & PatternFlag.NeedsLiteral) !== 0;
}

/** Editors of whole records, without a path to work on. */
function lowerPlain(lowering: Lowering, call: CheckedCall): void {
  const row = lowering.code.row(call.arguments.length);
  lowerArguments(lowering, call, row);
  lowering.code.emit(Op.Edit, call.function.number, 0, row[0] ?? 0, row.length);
}
