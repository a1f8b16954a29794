// Editors of lists: append, delete_index.

import { Failure } from "../../format/failure";
import { ENTRY_BYTES, ENTRY_CELL, EntryState, NODE_COUNT } from "../../format/node";
import { CELL_BYTES, Flavor, ValueType } from "../../format/value";
import { argument } from "../functions/argument";
import { intArgument, listArgument } from "../functions/getters";
import { fail } from "../machine/failure";
import { markTrail } from "../resolver/trail";
import { flavorOf, intOf, isAbsent, moveCell, setNode, setState, typeOf } from "../value/cell";
import {
  appendEntry,
  copyCell,
  countOf,
  entriesOf,
  entryAt,
  entryCell,
  newNode,
  openContainer,
  removeEntries,
} from "../value/node";
import { keepLastValues } from "../value/unique-keys";
import { entriesEnd } from "./target";

/** Removes the items from start to before end; without an end, one item. */
export function deleteIndex(args: usize): bool {
  const target = argument(args, 0);
  const start = argument(args, 1);
  const end = argument(args, 2);
  if (!listArgument(target) || !intArgument(start)) return false;
  if (!isAbsent(end) && !intArgument(end)) return false;
  const list = openContainer(target);
  const count = <i64>countOf(list);
  const first = intOf(start);
  const stop = isAbsent(end) ? first + 1 : intOf(end);
  if (first == 0 && stop == count) {
    removeItems(list, 0, <u32>count);
    return true;
  }
  if (first < 0 || first >= count) return fail(Failure.IndexOutOfBounds, first);
  if (stop < first || stop > count) return fail(Failure.IndexOutOfBounds, stop);
  removeItems(list, <u32>first, <u32>(stop - first));
  return true;
}

function removeItems(list: usize, first: u32, many: u32): void {
  if (many == 0) return;
  removeEntries(list, first, many);
  markTrail();
}

const RAW = memory.data(CELL_BYTES, 16);

/** The target's items, or the target when it is no list, then the value, then the values. */
export function append(to: usize, args: usize): bool {
  const target = argument(args, 0);
  const value = argument(args, 1);
  const values = argument(args, 2);
  const list = newNode(4);
  if (isOpenList(target)) {
    if (!appendItems(list, target)) return false;
  } else if (typeOf(target) != ValueType.Nil && !appendRaw(list, target)) {
    return false;
  }
  if (!isAbsent(value) && !appendRaw(list, value)) return false;
  if (!isAbsent(values) && !appendItems(list, values)) return false;
  setNode(to, ValueType.Slice, Flavor.Telemetry, list);
  return true;
}

/** Lists whose items go on as items; []uint64 and []time.Time are values that no list takes. */
function isOpenList(cell: usize): bool {
  if (typeOf(cell) != ValueType.Slice) return false;
  return flavorOf(cell) != Flavor.Uints && flavorOf(cell) != Flavor.Times;
}

function appendItems(list: usize, items: usize): bool {
  const isPlain = flavorOf(items) == Flavor.Raw;
  const source = openContainer(items);
  const count = countOf(source);
  for (let i: u32 = 0; i < count; i++) {
    const item = entryCell(entryAt(source, i));
    if (isPlain) {
      if (!appendRaw(list, item)) return false;
    } else {
      copyCell(RAW, item);
      takeOneOfEqualKeys(RAW);
      addItem(list);
    }
  }
  return true;
}

function addItem(list: usize): void {
  const cell = appendEntry(list, 0, 0) + ENTRY_CELL;
  moveCell(cell, RAW);
  setState(cell, EntryState.Set);
}

/** pcommon's FromRaw: plain values only, so no map and no list that lives in telemetry. */
function appendRaw(list: usize, value: usize): bool {
  const type = typeOf(value);
  if (type <= <u32>ValueType.Bytes) {
    moveCell(RAW, value);
    addItem(list);
    return true;
  }
  if (type != ValueType.Slice || flavorOf(value) != Flavor.Raw) {
    return fail(Failure.UnsupportedType, type);
  }
  const items = newNode(4);
  if (!appendItems(items, value)) return false;
  setNode(RAW, ValueType.Slice, Flavor.Telemetry, items);
  addItem(list);
  return true;
}

/** On its way through Go's maps a telemetry map loses all but the last of equal keys. */
function takeOneOfEqualKeys(cell: usize): void {
  const type = typeOf(cell);
  if (type != ValueType.Map && type != ValueType.Slice) return;
  const node = openContainer(cell);
  const count = countOf(node);
  if (type == ValueType.Map && count > 1) {
    const entries = entriesOf(node);
    store<u32>(node, keepLastValues(entries, count), NODE_COUNT);
  }
  const end = entriesEnd(node);
  for (let entry = entriesOf(node); entry < end; entry += ENTRY_BYTES) {
    takeOneOfEqualKeys(entryCell(entry));
  }
}
