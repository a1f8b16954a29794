// Places: where a write goes. A place is an entry of a map, a list or a record; walking to it
// creates what is missing, as the reference does (contexts/internal/ctxutil: SetIndexableValue,
// SetValue).

import { Failure } from "../../format/failure";
import { IndexMode } from "../../format/instructions";
import { NODE_ENTRIES_MAX } from "../../format/limits";
import { ENTRY_CELL, EntryState } from "../../format/node";
import { Flavor, Form, NilFlavor, ValueType } from "../../format/value";
import { endTrail, extendTrail } from "../resolver/trail";
import {
  flavorOf,
  formOf,
  intOf,
  lengthOf,
  moveCell,
  pointerOf,
  setMissing,
  setNil,
  setNode,
  setPlace,
  setState,
  typeOf,
} from "../value/cell";
import {
  appendEntry,
  copyCell,
  countOf,
  entryAt,
  entryCell,
  findEntry,
  newNode,
  openContainer,
} from "../value/node";
import { fail } from "./failure";

/** Where a copy is built before it takes its place. */
const COPY = memory.data(16, 16);

/** Reads one element: `base[key]`. Modes differ in what is missing (format/instructions.ts). */
export function index(mode: u32, to: usize, base: usize, key: usize): bool {
  const type = typeOf(base);
  if (type == ValueType.Map) return indexMap(mode, to, base, key);
  if (type == ValueType.Slice) return indexSlice(mode, to, base, key);
  if (type == ValueType.Bytes && mode == IndexMode.Strict) return indexBytes(to, base, key);
  if (mode == IndexMode.Body || mode == IndexMode.OpenBody) {
    return fail(Failure.BodyNotIndexable, type);
  }
  if (mode != IndexMode.Strict && type == ValueType.Nil && flavorOf(base) == NilFlavor.Missing) {
    setMissing(to);
    return true;
  }
  return fail(Failure.NotIndexable, type);
}

function indexMap(mode: u32, to: usize, base: usize, key: usize): bool {
  if (typeOf(key) != ValueType.String) return fail(Failure.KeyNotString, typeOf(key));
  const entry = findEntry(openContainer(base), pointerOf(key), lengthOf(key));
  if (entry == 0) {
    if (mode == IndexMode.Strict) return fail(Failure.KeyNotFound);
    setMissing(to);
    return true;
  }
  return takeElement(mode, to, entry);
}

function indexSlice(mode: u32, to: usize, base: usize, key: usize): bool {
  if (typeOf(key) != ValueType.Int) return fail(Failure.KeyNotInt, typeOf(key));
  const node = openContainer(base);
  const position = intOf(key);
  if (position < 0 || position >= <i64>countOf(node)) {
    return fail(Failure.IndexOutOfBounds, position);
  }
  return takeElement(mode, to, entryAt(node, <u32>position));
}

function takeElement(mode: u32, to: usize, entry: usize): bool {
  const cell = entryCell(entry);
  if (mode == IndexMode.Open || mode == IndexMode.OpenBody || mode == IndexMode.OpenCache) {
    if (mode == IndexMode.OpenCache) endTrail();
    const type = typeOf(cell);
    if (type == ValueType.Map || type == ValueType.Slice) {
      openContainer(cell);
      extendTrail(cell);
    }
  }
  moveCell(to, cell);
  return true;
}

function indexBytes(to: usize, base: usize, key: usize): bool {
  if (typeOf(key) != ValueType.Int) return fail(Failure.KeyNotInt, typeOf(key));
  const position = intOf(key);
  if (position < 0 || position >= <i64>lengthOf(base)) {
    return fail(Failure.IndexOutOfBounds, position);
  }
  // A single byte of Go's uint8, which no conversion of OTTL takes; it reads as an int.
  store<u64>(to, ValueType.Int);
  store<u64>(to, load<u8>(pointerOf(base) + <usize>position), 8);
  return true;
}

/** The place of a key in a map, created empty where there is none. */
export function placeKey(to: usize, map: usize, key: usize): bool {
  if (typeOf(key) != ValueType.String) return fail(Failure.KeyNotString, typeOf(key));
  const node = openContainer(map);
  let entry = findEntry(node, pointerOf(key), lengthOf(key));
  if (entry == 0) entry = appendEntry(node, pointerOf(key), lengthOf(key));
  entryCell(entry);
  setState(entry + ENTRY_CELL, EntryState.Set);
  setPlace(to, entry);
  return true;
}

/**
 * One step into a place. An empty one becomes the map or the list that the key asks for, unless it
 * is a log body.
 */
export function placeInto(isBody: bool, to: usize, place: usize, key: usize): bool {
  const cell = entryCell(pointerOf(place));
  const type = typeOf(cell);
  if (type == ValueType.Map) {
    openContainer(cell);
    return placeKey(to, cell, key);
  }
  if (type == ValueType.Slice) {
    if (typeOf(key) != ValueType.Int) return fail(Failure.KeyNotInt, typeOf(key));
    const node = openContainer(cell);
    const position = intOf(key);
    if (position < 0 || position >= <i64>countOf(node)) {
      return fail(Failure.IndexOutOfBounds, position);
    }
    return placeElement(to, entryAt(node, <u32>position));
  }
  if (isBody) return fail(Failure.BodyNotIndexable, type);
  if (type != ValueType.Nil) return fail(Failure.NotIndexable, type);
  return placeIntoEmpty(to, cell, key);
}

function placeElement(to: usize, entry: usize): bool {
  entryCell(entry);
  setState(entry + ENTRY_CELL, EntryState.Set);
  setPlace(to, entry);
  return true;
}

function placeIntoEmpty(to: usize, cell: usize, key: usize): bool {
  if (typeOf(key) == ValueType.String) {
    setNode(cell, ValueType.Map, Flavor.Telemetry, newNode(1));
    setState(cell, EntryState.Set);
    return placeKey(to, cell, key);
  }
  if (typeOf(key) != ValueType.Int) return fail(Failure.KeyNotInt, typeOf(key));
  // A negative index makes a list of one: Go's loop adds nothing before the element.
  const before = max<i64>(intOf(key), 0);
  if (before >= <i64>NODE_ENTRIES_MAX) return fail(Failure.Limit, NODE_ENTRIES_MAX);
  const node = newNode(<u32>before + 1);
  setNode(cell, ValueType.Slice, Flavor.Telemetry, node);
  setState(cell, EntryState.Set);
  for (let i: i64 = 0; i < before; i++) appendEntry(node, 0, 0);
  setPlace(to, appendEntry(node, 0, 0));
  return true;
}

/** Puts a copy of `value` at the place; fails on types that telemetry does not have. */
export function assign(entry: usize, value: usize): bool {
  const cell = entry + ENTRY_CELL;
  const good = assignCell(cell, value);
  setState(cell, EntryState.Set);
  return good;
}

function assignCell(cell: usize, value: usize): bool {
  switch (typeOf(value)) {
    case ValueType.Nil: {
      setNil(cell);
      return true;
    }
    case ValueType.Bool:
    case ValueType.Int:
    case ValueType.Double:
    case ValueType.String:
    case ValueType.Bytes: {
      moveCell(cell, value);
      return true;
    }
    case ValueType.Map:
    case ValueType.Slice:
      return assignContainer(cell, value);
    default:
      return fail(Failure.UnsupportedValue, typeOf(value));
  }
}

function assignContainer(cell: usize, value: usize): bool {
  const flavor = flavorOf(value);
  if (flavor == Flavor.Uints || flavor == Flavor.Times) {
    return fail(Failure.UnsupportedValue, typeOf(value));
  }
  // A container set to itself stays as it is.
  if (
    typeOf(cell) == typeOf(value) &&
    formOf(cell) == Form.Node &&
    formOf(value) == Form.Node &&
    pointerOf(cell) == pointerOf(value)
  ) {
    return true;
  }
  // The target is emptied before it is filled: a map that is set into itself holds itself empty.
  if (typeOf(cell) != typeOf(value)) setNode(cell, typeOf(value), Flavor.Telemetry, newNode(0));
  if (flavor == Flavor.Raw && typeOf(value) == ValueType.Slice) return assignRawList(cell, value);
  copyCell(COPY, value);
  moveCell(cell, COPY);
  store<u8>(cell, Flavor.Telemetry, 1);
  return true;
}

// []any: each element is set on its own, and only the last one's failure is a failure
// (ctxutil/value.go).
function assignRawList(cell: usize, value: usize): bool {
  const source = openContainer(value);
  const count = countOf(source);
  const node = newNode(count);
  setNode(cell, ValueType.Slice, Flavor.Telemetry, node);
  let good = true;
  for (let i: u32 = 0; i < count; i++) {
    const entry = appendEntry(node, 0, 0);
    good = assign(entry, entryCell(entryAt(source, i)));
  }
  return good;
}

/** The map becomes a copy of `value` (ctxutil.SetMap): nil empties it, no map fails. */
export function assignMap(map: usize, value: usize): bool {
  const target = openContainer(map);
  if (typeOf(value) == ValueType.Nil) {
    store<u32>(target, 0);
    return true;
  }
  if (typeOf(value) != ValueType.Map) return fail(Failure.WrongType, ValueType.Map, typeOf(value));
  if (openContainer(value) == target) return true;
  copyCell(COPY, value);
  v128.store(target, v128.load(pointerOf(COPY)));
  return true;
}
