// Functions on maps and lists (func_keys.go, func_values.go, func_len.go, func_index.go,
// func_contains_value.go, func_slice_to_map.go). Sort has a file of its own; Coalesce is not called
// but lowered to jumps, since it must not evaluate what stands behind the value that it finds.
//
// Results are new lists and maps whose values are copies, as the reference makes them; copies of
// wire bytes are views.

import { Failure } from "../../format/failure";
import { Comparison } from "../../format/instructions";
import { ENTRY_CELL, ENTRY_KEY, ENTRY_KEY_LENGTH, EntryState, NODE_COUNT } from "../../format/node";
import { Flavor, ValueType } from "../../format/value";
import { compare } from "../machine/compare";
import { fail } from "../machine/failure";
import { commit, reserve } from "../memory/arena";
import { isRepeated } from "./conversions";
import { messageCount } from "../resolver/messages";
import { writeUnsigned } from "../text/integer";
import { indexOfBytes } from "../text/search";
import {
  isAbsent,
  lengthOf,
  pointerOf,
  setBool,
  setInt,
  setNode,
  setState,
  setString,
  typeOf,
} from "../value/cell";
import {
  appendEntry,
  copyCell,
  countOf,
  entriesOf,
  entryAt,
  entryCell,
  findEntry,
  newNode,
  openContainer,
} from "../value/node";
import { keepLastValues } from "../value/unique-keys";
import { argument } from "./argument";
import { listArgument, mapArgument } from "./getters";

/** Adds a copy of a value to a list or map. */
function appendCopy(node: usize, key: usize, keyLength: u32, value: usize): void {
  const cell = appendEntry(node, key, keyLength) + ENTRY_CELL;
  copyCell(cell, value);
  setState(cell, EntryState.Set);
}

export function keys(to: usize, args: usize): bool {
  const map = argument(args, 0);
  if (!mapArgument(map)) return false;
  const source = openContainer(map);
  const count = countOf(source);
  const node = newNode(count);
  for (let i: u32 = 0; i < count; i++) {
    const entry = entryAt(source, i);
    const cell = appendEntry(node, 0, 0) + ENTRY_CELL;
    setString(cell, load<u32>(entry, ENTRY_KEY), load<u32>(entry, ENTRY_KEY_LENGTH));
    setState(cell, EntryState.Set);
  }
  setNode(to, ValueType.Slice, Flavor.Telemetry, node);
  return true;
}

export function values(to: usize, args: usize): bool {
  const map = argument(args, 0);
  if (!mapArgument(map)) return false;
  const source = openContainer(map);
  const count = countOf(source);
  const node = newNode(count);
  for (let i: u32 = 0; i < count; i++) appendCopy(node, 0, 0, entryCell(entryAt(source, i)));
  setNode(to, ValueType.Slice, Flavor.Telemetry, node);
  return true;
}

export function len(to: usize, args: usize): bool {
  const target = argument(args, 0);
  switch (typeOf(target)) {
    case ValueType.String:
    case ValueType.Bytes: {
      setInt(to, lengthOf(target));
      return true;
    }
    case ValueType.Map:
    case ValueType.Slice: {
      setInt(to, countOf(openContainer(target)));
      return true;
    }
    case ValueType.Messages: {
      if (!isRepeated(target)) break;
      setInt(to, messageCount(target));
      return true;
    }
  }
  return fail(Failure.UnsupportedType, typeOf(target));
}

export function index(to: usize, args: usize): bool {
  const target = argument(args, 0);
  const value = argument(args, 1);
  if (typeOf(target) == ValueType.String) {
    if (typeOf(value) != ValueType.String) {
      return fail(Failure.WrongType, ValueType.String, typeOf(value));
    }
    const found = indexOfBytes(
      pointerOf(target),
      lengthOf(target),
      pointerOf(value),
      lengthOf(value),
    );
    setInt(to, found);
    return true;
  }
  if (!listArgument(target)) return false;
  setInt(to, placeOf(target, value));
  return true;
}

export function containsValue(to: usize, args: usize): bool {
  const target = argument(args, 0);
  if (!listArgument(target)) return false;
  setBool(to, placeOf(target, argument(args, 1)) >= 0);
  return true;
}

// The index of the first item that equals the value, or -1.
function placeOf(list: usize, value: usize): i64 {
  const node = openContainer(list);
  const count = countOf(node);
  for (let i: u32 = 0; i < count; i++) {
    if (compare(Comparison.Equal, entryCell(entryAt(node, i)), value)) return i;
  }
  return -1;
}

/**
 * A list as a map, by the key that each item holds or by its index; of equal keys the last item
 * counts.
 */
export function sliceToMap(to: usize, args: usize): bool {
  const list = argument(args, 0);
  const keyPath = argument(args, 1);
  const valuePath = argument(args, 2);
  if (!listArgument(list)) return false;
  const source = openContainer(list);
  const count = countOf(source);
  const node = newNode(count);
  const byKey = !isAbsent(keyPath);
  const inside = !isAbsent(valuePath);
  for (let i: u32 = 0; i < count; i++) {
    const item = entryCell(entryAt(source, i));
    if ((byKey || inside) && typeOf(item) != ValueType.Map) {
      return fail(Failure.WrongType, ValueType.Map, typeOf(item));
    }
    if (!setKey(item, i, byKey ? keyPath : 0)) return false;
    const value = inside ? follow(item, valuePath) : item;
    if (value == 0) return fail(Failure.KeyNotFound);
    appendCopy(node, itemKey, itemKeyLength, value);
  }
  if (byKey) store<u32>(node, keepLastValues(entriesOf(node), count), NODE_COUNT);
  setNode(to, ValueType.Map, Flavor.Telemetry, node);
  return true;
}

let itemKey: usize = 0;
let itemKeyLength: u32 = 0;

// Finds the item's key: what stands at `path`, or, without one, the digits of its index.
function setKey(item: usize, index: u32, path: usize): bool {
  if (path == 0) {
    itemKey = reserve(20);
    const end = writeUnsigned(itemKey, index);
    itemKeyLength = <u32>(end - itemKey);
    commit(end);
    return true;
  }
  const key = follow(item, path);
  if (key == 0) return fail(Failure.KeyNotFound);
  const type = typeOf(key);
  if (type != ValueType.String) return fail(Failure.WrongType, ValueType.String, type);
  itemKey = pointerOf(key);
  itemKeyLength = lengthOf(key);
  return true;
}

// The value at a path of keys inside a map, or 0. An empty path leads nowhere.
function follow(map: usize, path: usize): usize {
  const steps = openContainer(path);
  const count = countOf(steps);
  if (count == 0) return 0;
  let cell = map;
  for (let i: u32 = 0; i < count; i++) {
    if (typeOf(cell) != ValueType.Map) return 0;
    const key = entryCell(entryAt(steps, i));
    const entry = findEntry(openContainer(cell), pointerOf(key), lengthOf(key));
    if (entry == 0) return 0;
    cell = entryCell(entry);
  }
  return cell;
}
