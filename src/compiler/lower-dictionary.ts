// Paths of profiles that lead through the batch's dictionary: the machine has one instruction for
// them with several uses (format/instructions.ts). A map of attributes is a copy, so an editor's
// result is stored as a whole.

import { Access } from "../../format/access.ts";
import { DictionaryUse, IndexMode, Op } from "../../format/instructions.ts";
import type { PathRecord } from "../language/path-tables.ts";
import type { CheckedKey, CheckedPath } from "./checked.ts";
import { assign, index, placeInto } from "./lower-paths.ts";
import { lowerKey } from "./lower-values.ts";
import type { Cell, Lowering } from "./lowering.ts";
import type { SlotPlan } from "./plan.ts";

/** A path whose value the dictionary holds. */
export type DictionaryRecord = Extract<
  PathRecord,
  { kind: "dictionaryText" | "dictionaryAttributes" | "valueType" }
>;

type ValueTypeRecord = Extract<PathRecord, { kind: "valueType" }>;

/** The cell that holds the path's value. */
export function loadFromDictionary(
  lowering: Lowering,
  record: DictionaryRecord,
  keys: readonly CheckedKey[],
): Cell {
  switch (record.kind) {
    case "dictionaryText":
      return lowering.into(Op.Dictionary, DictionaryUse.LoadText, textSlot(lowering, record));
    case "valueType": {
      const [type, unit] = valueTypeSlots(lowering, record);
      return lowering.into(Op.Dictionary, DictionaryUse.LoadValueType, type, unit);
    }
    case "dictionaryAttributes": {
      const slot = indicesSlot(lowering, record);
      const map = lowering.into(Op.Dictionary, DictionaryUse.LoadAttributes, slot);
      return index(lowering, map, keys, IndexMode.Path);
    }
  }
}

/** Stores the value at the path; what the dictionary lacks is added to it. */
export function storeInDictionary(
  lowering: Lowering,
  record: DictionaryRecord,
  keys: readonly CheckedKey[],
  value: Cell,
): void {
  switch (record.kind) {
    case "dictionaryText":
      return store(lowering, DictionaryUse.StoreText, value, textSlot(lowering, record));
    case "valueType": {
      const [type, unit] = valueTypeSlots(lowering, record);
      store(lowering, DictionaryUse.StoreValueType, value, type);
      return store(lowering, DictionaryUse.StoreValueUnit, value, unit);
    }
    case "dictionaryAttributes":
      return storeAttributes(lowering, indicesSlot(lowering, record), keys, value);
  }
}

/**
 * After an editor that leaves a map alone which it has nothing to do with: `limit`. Answers whether
 * the path is such a map.
 */
export function storeEdited(
  lowering: Lowering,
  { path, keys }: CheckedPath,
  value: Cell,
): boolean {
  const record = path.record as PathRecord;
  if (record.kind !== "dictionaryAttributes" || keys.length > 0) return false;
  store(lowering, DictionaryUse.StoreEdited, value, indicesSlot(lowering, record));
  return true;
}

function storeAttributes(
  lowering: Lowering,
  slot: SlotPlan,
  keys: readonly CheckedKey[],
  value: Cell,
): void {
  const [first, ...rest] = keys;
  if (first === undefined) return store(lowering, DictionaryUse.StoreAttributes, value, slot);
  const { code } = lowering;
  const place = code.temporary();
  code.emit(Op.Move, 0, place, lowerKey(lowering, first));
  code.emit(Op.Dictionary, DictionaryUse.Place, place, slot);
  assign(lowering, placeInto(lowering, place, rest), value);
  store(lowering, DictionaryUse.StorePlace, place, slot);
}

function store(lowering: Lowering, use: DictionaryUse, value: Cell, slot: SlotPlan): void {
  lowering.code.emit(Op.Dictionary, use, value, slot, slot.frame);
}

function textSlot(
  { plan }: Lowering,
  { shape, number }: Extract<PathRecord, { kind: "dictionaryText" }>,
): SlotPlan {
  return plan.field(shape, number, Access.Int32);
}

function valueTypeSlots({ plan }: Lowering, { shape }: ValueTypeRecord): [SlotPlan, SlotPlan] {
  return [plan.field(shape, 1, Access.Int32), plan.field(shape, 2, Access.Int32)];
}

function indicesSlot(
  { plan }: Lowering,
  { shape, number }: Extract<PathRecord, { kind: "dictionaryAttributes" }>,
): SlotPlan {
  return plan.field(shape, number, Access.PackedInt32);
}
