// Lists and maps that a statement spells out (expression.go: listGetter, mapGetter).

import { Failure } from "../../format/failure";
import { CELL_BYTES, Flavor, ValueType } from "../../format/value";
import { ENTRY_CELL, EntryState } from "../../format/node";
import { flavorOf, lengthOf, moveCell, pointerOf, setNode, setState, typeOf } from "../value/cell";
import {
  appendEntry,
  countOf,
  entryAt,
  entryCell,
  findEntry,
  newNode,
  openContainer,
} from "../value/node";
import { isPlain } from "../functions/getters";
import { fail } from "./failure";
import { assign } from "./place";

/** A list of `count` items as they are: maps in it stay the maps they came from. */
export function makeList(to: usize, items: usize, count: u32): void {
  const node = newNode(count);
  for (let i: u32 = 0; i < count; i++) {
    const cell = appendEntry(node, 0, 0) + ENTRY_CELL;
    moveCell(cell, items + <usize>i * CELL_BYTES);
    setState(cell, EntryState.Set);
  }
  setNode(to, ValueType.Slice, Flavor.Raw, node);
}

/**
 * A map of `count` pairs of key and value; values are copied in. Of equal keys the last one counts.
 */
export function makeMap(to: usize, pairs: usize, count: u32): bool {
  const node = newNode(count);
  setNode(to, ValueType.Map, Flavor.Telemetry, node);
  for (let i: u32 = 0; i < count; i++) {
    const key = pairs + <usize>i * 2 * CELL_BYTES;
    if (typeOf(key) != ValueType.String) return fail(Failure.KeyNotString, typeOf(key));
    let entry = findEntry(node, pointerOf(key), lengthOf(key));
    if (entry == 0) entry = appendEntry(node, pointerOf(key), lengthOf(key));
    if (!putRaw(entry, key + CELL_BYTES)) return false;
  }
  return true;
}

// A list that is no []any fails; of one, each item must be a map or what FromRaw takes.
function holdsRaw(list: usize): bool {
  if (flavorOf(list) != Flavor.Raw) return fail(Failure.UnsupportedValue, ValueType.Slice);
  const node = openContainer(list);
  const count = countOf(node);
  for (let i: u32 = 0; i < count; i++) {
    const item = entryCell(entryAt(node, i));
    if (typeOf(item) != ValueType.Map && !isPlain(item)) {
      return fail(Failure.UnsupportedValue, typeOf(item));
    }
  }
  return true;
}

// pcommon's FromRaw takes no lists that live in telemetry, and of []any each element must be one it
// takes.
function putRaw(entry: usize, value: usize): bool {
  if (typeOf(value) == ValueType.Slice && !holdsRaw(value)) return false;
  return assign(entry, value);
}

