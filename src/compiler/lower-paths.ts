// Paths to instructions: reading one, opening one for an editor that works in place, and storing to
// one.

import {
  Access,
  ACCESS_LENIENT,
  ACCESS_MESSAGE_SHIFT,
  ACCESS_PRESENCE,
} from "../../format/access.ts";
import { Failure } from "../../format/failure.ts";
import { InternalFunction } from "../../format/functions.ts";
import { IndexMode, MapUse, Op } from "../../format/instructions.ts";
import type { FieldRecord, PathRecord } from "../language/path-tables.ts";
import type { CheckedKey, CheckedPath } from "./checked.ts";
import { loadFromDictionary, storeInDictionary } from "./lower-dictionary.ts";
import type { Cell, Lowering } from "./lowering.ts";
import { lowerKey } from "./lower-values.ts";
import type { SlotPlan } from "./plan.ts";

/** The cell that holds the path's value. */
export function loadPath(lowering: Lowering, path: CheckedPath): Cell {
  const record = recordOf(path);
  switch (record.kind) {
    case "attributes":
      return loadAttributes(lowering, record, path.keys);
    case "value":
      return loadValue(lowering, record, path.keys);
    case "cache":
      return index(lowering, lowering.cacheCell(), path.keys, IndexMode.Path);
    case "field":
      return loadField(lowering, record);
    case "traceState":
      return loadTraceState(lowering, record.field, path.keys);
    case "dictionaryText":
    case "dictionaryAttributes":
    case "valueType":
      return loadFromDictionary(lowering, record, path.keys);
    case "metricType":
      return lowering.into(Op.LoadMetricType, 0, 0, lowering.plan.frame(record.shape));
    case "ordinal":
      lowering.code.emit(Op.Fail, Failure.NotProvided);
      return lowering.constants.cell({ type: "nil" });
    case "request":
      return loadRequest(lowering, record.name, path.keys);
  }
}

function recordOf(path: CheckedPath): PathRecord {
  return path.path.record as PathRecord;
}

type AttributesRecord = Extract<PathRecord, { kind: "attributes" }>;
type ValueRecord = Extract<PathRecord, { kind: "value" }>;

function loadAttributes(
  lowering: Lowering,
  record: AttributesRecord,
  keys: readonly CheckedKey[],
): Cell {
  const [first, ...rest] = keys;
  const { plan } = lowering;
  if (first?.kind === "string") {
    const slot = plan.attribute(record.shape, record.number, first.value);
    const value = lowering.into(Op.LoadAttribute, 0, slot, slot.frame);
    return indexFound(lowering, value, rest);
  }
  const frame = plan.attributesFrame(record.shape, record.number);
  return index(
    lowering,
    lowering.into(Op.LoadAttributes, MapUse.Read, 0, frame),
    keys,
    IndexMode.Path,
  );
}

function valueSlot(lowering: Lowering, record: ValueRecord): SlotPlan {
  return lowering.plan.field(record.shape, record.number, Access.ValueString);
}

function loadValue(lowering: Lowering, record: ValueRecord, keys: readonly CheckedKey[]): Cell {
  const slot = valueSlot(lowering, record);
  const value = lowering.into(Op.LoadValue, 0, slot, slot.frame);
  return indexBody(lowering, value, keys);
}

/** The first step into a body fails in its own words when the body is no map or list. */
function indexBody(lowering: Lowering, body: Cell, keys: readonly CheckedKey[]): Cell {
  const [first, ...rest] = keys;
  if (first === undefined) return body;
  return indexFound(lowering, index(lowering, body, [first], IndexMode.Body), rest);
}

/** Indexes a cell by each key in turn. */
export function index(
  lowering: Lowering,
  base: Cell,
  keys: readonly CheckedKey[],
  mode: IndexMode,
): Cell {
  let cell = base;
  for (const [at, key] of keys.entries()) {
    const isLazy = at > 0 && key.kind === "value" && mode === IndexMode.Path;
    if (isLazy) cell = indexPresent(lowering, cell, key);
    else cell = lowering.into(Op.Index, mode, cell, lowerKey(lowering, key));
  }
  return cell;
}

/** As `index`, for a base that may be missing: even the first key is not evaluated then. */
function indexFound(lowering: Lowering, base: Cell, keys: readonly CheckedKey[]): Cell {
  const [first, ...rest] = keys;
  if (first?.kind !== "value") return index(lowering, base, keys, IndexMode.Path);
  return indexFound(lowering, indexPresent(lowering, base, first), rest);
}

/** One step along a path, whose key is only evaluated where there is something to look into. */
function indexPresent(lowering: Lowering, base: Cell, key: CheckedKey): Cell {
  const { code, constants } = lowering;
  const target = code.temporary();
  const [present, end] = [code.label(), code.label()];
  code.emit(Op.JumpPresent, 0, base, 0, present);
  code.emit(Op.Index, IndexMode.Path, target, base, constants.cell({ type: "nil" }));
  code.emit(Op.Jump, 0, 0, 0, end);
  code.place(present);
  lowering.scoped(() => {
    code.emit(Op.Index, IndexMode.Path, target, base, lowerKey(lowering, key));
  });
  code.place(end);
  return target;
}

function fieldSlot(lowering: Lowering, record: FieldRecord): SlotPlan {
  const { shape, number, access, clears = [] } = record;
  const { plan } = lowering;
  const slot = plan.field(shape, number, access, clears.length > 0);
  for (const other of clears) plan.field(shape, other.number, other.access, true);
  return slot;
}

/** The access with its flags, and which message it is for messages as values. */
function accessWord(record: FieldRecord): number {
  let word: number = record.access | ((record.message ?? 0) << ACCESS_MESSAGE_SHIFT);
  if (record.presence === true) word |= ACCESS_PRESENCE;
  if (record.lenient === true) word |= ACCESS_LENIENT;
  return word;
}

function loadField(lowering: Lowering, record: FieldRecord): Cell {
  const slot = fieldSlot(lowering, record);
  if (record.access !== Access.ValueString) {
    return lowering.into(Op.LoadField, accessWord(record), slot, slot.frame);
  }
  const value = lowering.into(Op.LoadValue, 0, slot, slot.frame);
  return lowering.into(Op.Call, InternalFunction.AsString, value, 1);
}

function loadTraceState(lowering: Lowering, field: FieldRecord, keys: readonly CheckedKey[]): Cell {
  const [key] = keys;
  if (key === undefined) return loadField(lowering, field);
  const [state, name] = lowering.code.row(2);
  const slot = fieldSlot(lowering, field);
  lowering.code.emit(Op.LoadField, field.access, state, slot, slot.frame);
  lowering.code.emit(Op.Move, 0, name, entryKey(lowering, key));
  return lowering.into(Op.Call, InternalFunction.TraceStateGet, state, 2);
}

/** An entry's key must stand in the text: what an expression yields is no key to the reference. */
function entryKey(lowering: Lowering, key: CheckedKey): Cell {
  return key.kind === "string"
    ? lowering.constants.string(key.value)
    : lowering.constants.cell({ type: "nil" });
}

/**
 * Names of client metadata are stored in lower case, and looked up so (client.Metadata, grpc
 * metadata.MD).
 */
function loadRequest(lowering: Lowering, name: string, keys: readonly CheckedKey[]): Cell {
  // Without a gRPC request every key of its metadata gives nil; other metadata is an empty map.
  const isMap = name === "grpc.metadata" ? keys.length === 0 : name !== "client.addr";
  const value = lowering.into(Op.LoadRequest, isMap ? 1 : 0, lowering.constants.string(name));
  const lower = keys.map((key, at) =>
    at === 0 && key.kind === "string" && name.endsWith("metadata")
      ? { ...key, value: key.value.toLowerCase() }
      : key,
  );
  return indexFound(lowering, value, lower);
}

// ---- opening, for editors that work in place

/**
 * The cell that holds the path's map or list, opened where it is; other values as they are. Keys
 * are evaluated before anything is opened, and nothing but the editor may come afterwards: see
 * assembly/resolver/trail.ts.
 */
export function openPath(lowering: Lowering, path: CheckedPath): Cell {
  const record = recordOf(path);
  const { kind } = record;
  if (kind !== "attributes" && kind !== "value" && kind !== "cache")
    return loadPath(lowering, path);
  const [first, ...rest] = path.keys;
  const slotted = kind === "attributes" && first?.kind === "string";
  const positions = (slotted ? rest : path.keys).map((key) => lowerKey(lowering, key));
  if (kind === "cache") {
    return openSteps(lowering, lowering.cacheCell(), positions, IndexMode.OpenCache);
  }
  if (kind === "value") {
    const slot = valueSlot(lowering, record);
    const value = lowering.into(Op.OpenValue, 0, slot, slot.frame);
    return openSteps(lowering, value, positions, IndexMode.OpenBody);
  }
  if (slotted) {
    const slot = lowering.plan.attribute(record.shape, record.number, first.value);
    return openSteps(lowering, lowering.into(Op.OpenAttribute, 0, slot, slot.frame), positions);
  }
  const frame = lowering.plan.attributesFrame(record.shape, record.number);
  return openSteps(lowering, lowering.into(Op.LoadAttributes, MapUse.Edit, 0, frame), positions);
}

function openSteps(
  lowering: Lowering,
  base: Cell,
  positions: readonly Cell[],
  firstMode = IndexMode.Open,
): Cell {
  let cell = base;
  for (const [at, position] of positions.entries()) {
    cell = lowering.into(Op.Index, at === 0 ? firstMode : IndexMode.Open, cell, position);
  }
  return cell;
}

// ---- storing

/** Stores the value at the path, creating what is missing on the way as the reference does. */
export function storePath(lowering: Lowering, path: CheckedPath, value: Cell): void {
  const record = recordOf(path);
  switch (record.kind) {
    case "attributes":
      return storeAttributes(lowering, record, path.keys, value);
    case "value":
      return storeValue(lowering, record, path.keys, value);
    case "cache":
      return storeInMap(lowering, lowering.cacheCell(), path.keys, value);
    case "field":
      return storeField(lowering, record, value);
    case "traceState":
      return storeTraceState(lowering, record.field, path.keys, value);
    case "dictionaryText":
    case "dictionaryAttributes":
    case "valueType":
      return storeInDictionary(lowering, record, path.keys, value);
    case "metricType":
      return undefined; // The reference's setter does nothing.
    case "ordinal":
    case "request":
      return lowering.code.emit(Op.Fail, Failure.ReadOnly);
  }
}

function storeAttributes(
  lowering: Lowering,
  record: AttributesRecord,
  keys: readonly CheckedKey[],
  value: Cell,
): void {
  const [first, ...rest] = keys;
  const { code, plan } = lowering;
  if (first?.kind === "string") {
    const slot = plan.attribute(record.shape, record.number, first.value);
    if (rest.length === 0) {
      code.emit(Op.StoreAttribute, 0, value, slot, slot.frame);
      return;
    }
    const place = lowering.into(Op.PlaceAttribute, 0, slot, slot.frame);
    assign(lowering, placeInto(lowering, place, rest), value);
    return;
  }
  const frame = plan.attributesFrame(record.shape, record.number);
  storeInMap(lowering, lowering.into(Op.LoadAttributes, MapUse.Write, 0, frame), keys, value);
}

function storeInMap(lowering: Lowering, map: Cell, keys: readonly CheckedKey[], value: Cell): void {
  const [first, ...rest] = keys;
  if (first === undefined) {
    lowering.code.emit(Op.AssignMap, 0, map, value);
    return;
  }
  const place = lowering.into(Op.PlaceKey, 0, map, lowerKey(lowering, first));
  assign(lowering, placeInto(lowering, place, rest), value);
}

/** The place that the keys lead to from a place. */
export function placeInto(lowering: Lowering, start: Cell, keys: readonly CheckedKey[]): Cell {
  let place = start;
  for (const key of keys) {
    place = lowering.into(Op.PlaceInto, 0, place, lowerKey(lowering, key));
  }
  return place;
}

/** Puts a copy of the value at the place. */
export function assign(lowering: Lowering, place: Cell, value: Cell): void {
  lowering.code.emit(Op.Assign, 0, place, value);
}

function storeValue(
  lowering: Lowering,
  record: ValueRecord,
  keys: readonly CheckedKey[],
  value: Cell,
): void {
  const slot = valueSlot(lowering, record);
  const [first, ...rest] = keys;
  const body = lowering.into(Op.PlaceValue, 0, slot, slot.frame);
  if (first === undefined) {
    assign(lowering, body, value);
    return;
  }
  // 1: only a map or a list may be stepped into.
  const place = lowering.into(Op.PlaceInto, 1, body, lowerKey(lowering, first));
  assign(lowering, placeInto(lowering, place, rest), value);
}

function storeField(lowering: Lowering, record: FieldRecord, value: Cell): void {
  const slot = fieldSlot(lowering, record);
  lowering.code.emit(Op.StoreField, accessWord(record), value, slot, slot.frame);
  for (const other of record.clears ?? []) {
    const cleared = lowering.plan.field(record.shape, other.number, other.access, true);
    lowering.code.emit(Op.ClearField, 0, 0, cleared, cleared.frame);
  }
}

/**
 * With a key: the entry is put into the state's text, and nothing is written when the text or the
 * entry is no good.
 */
function storeTraceState(
  lowering: Lowering,
  field: FieldRecord,
  keys: readonly CheckedKey[],
  value: Cell,
): void {
  const [key] = keys;
  if (key === undefined) return storeField(lowering, field, value);
  const { code } = lowering;
  const [state, name, entry] = code.row(3);
  const slot = fieldSlot(lowering, field);
  code.emit(Op.LoadField, field.access, state, slot, slot.frame);
  code.emit(Op.Move, 0, name, entryKey(lowering, key));
  code.emit(Op.Move, 0, entry, value);
  const changed = lowering.into(Op.Call, InternalFunction.TraceStateInsert, state, 3);
  const end = code.label();
  code.emit(Op.JumpUnwritten, 0, changed, 0, end);
  code.emit(Op.StoreField, accessWord(field), changed, slot, slot.frame);
  code.place(end);
}
