// Sort (func_sort.go). A list of one Go type ([]string, []int64 ...) is sorted as it is and keeps
// its type. A list of telemetry or of literals has its items compared as one kind of value, and
// becomes a plain list of the items themselves:
//
//   all ints                 as ints
//   ints and doubles         as doubles
//   also strings, bools, nil all as strings (AsString)
//   maps, lists, bytes       the list is answered as it came
//
// Equal items of different types keep their order here; see sort-entries.ts.

import { Failure } from "../../format/failure";
import {
  ENTRY_BYTES,
  ENTRY_CELL,
  ENTRY_KEY,
  ENTRY_KEY_LENGTH,
  EntryState,
} from "../../format/node";
import { Flavor, ValueType } from "../../format/value";
import { fail } from "../machine/failure";
import { commit, reserve } from "../memory/arena";
import { DOUBLE_BYTES_MAX, writeDoubleString } from "../text/format-double";
import { writeBoolean, writeInteger } from "../text/integer";
import {
  doubleOf,
  flavorOf,
  intOf,
  isAbsent,
  lengthOf,
  moveCell,
  pointerOf,
  setDouble,
  setNode,
  setState,
  typeOf,
} from "../value/cell";
import {
  appendEntry,
  countOf,
  entriesOf,
  entryAt,
  entryCell,
  newNode,
  openContainer,
} from "../value/node";
import { SortBy, sortEntries } from "../value/sort-entries";
import { argument } from "./argument";
import { listArgument } from "./getters";

export function sort(to: usize, args: usize): bool {
  const list = argument(args, 0);
  const order = argument(args, 1);
  const type = typeOf(list);
  if (type != ValueType.Slice) return fail(Failure.WrongType, ValueType.Slice, type);
  const flavor = flavorOf(list);
  if (flavor == Flavor.Uints || flavor == Flavor.Times) {
    return fail(Failure.UnsupportedType, ValueType.Slice);
  }
  // "desc" is the one word of four letters.
  const descending = !isAbsent(order) && lengthOf(order) == 4;
  if (flavor == Flavor.Telemetry || flavor == Flavor.Raw) return sortMixed(to, list, descending);
  let by = SortBy.Int;
  if (flavor == Flavor.Strings) by = SortBy.Key;
  else if (flavor == Flavor.Doubles) by = SortBy.Double;
  sortCopy(to, openContainer(list), by, false, flavor, descending);
  return true;
}

function sortMixed(to: usize, list: usize, descending: bool): bool {
  if (!listArgument(list)) return false;
  const node = openContainer(list);
  const kind = kindOf(node);
  let by = SortBy.Int;
  if (kind == ValueType.String) by = SortBy.Key;
  else if (kind == ValueType.Double) by = SortBy.Double;
  if (kind == ValueType.Nil) moveCell(to, list);
  else sortCopy(to, node, by, kind == ValueType.Double, Flavor.Raw, descending);
  return true;
}

// The type that all items can be compared as, or Nil when there is none.
function kindOf(node: usize): u32 {
  const count = countOf(node);
  let texts = false;
  let doubles = false;
  for (let i: u32 = 0; i < count; i++) {
    const type = typeOf(entryCell(entryAt(node, i)));
    if (type == ValueType.Double) doubles = true;
    else if (isText(type)) texts = true;
    else if (type != ValueType.Int) return ValueType.Nil;
  }
  if (count == 0) return ValueType.Nil;
  if (texts) return ValueType.String;
  return doubles ? ValueType.Double : ValueType.Int;
}

// Whether an item of the type makes all of them be compared as text.
function isText(type: u32): bool {
  return type == ValueType.String || type == ValueType.Bool || type == ValueType.Nil;
}

// Entries of the new list carry what they are compared by: the key's bytes, or for the time of
// sorting another number. The item itself is put back afterwards, by the pointer that the entry
// keeps.
function sortCopy(
  to: usize,
  source: usize,
  by: SortBy,
  asDoubles: bool,
  flavor: u32,
  descending: bool,
): void {
  const count = countOf(source);
  const node = newNode(count);
  for (let i: u32 = 0; i < count; i++) {
    const item = entryCell(entryAt(source, i));
    const entry = appendEntry(node, item, 0);
    const cell = entry + ENTRY_CELL;
    if (by == SortBy.Key) keyAsText(entry, item);
    if (asDoubles && typeOf(item) == ValueType.Int) setDouble(cell, <f64>intOf(item));
    else moveCell(cell, item);
  }
  sortEntries(entriesOf(node), count, by, descending);
  if (asDoubles) putBackItems(node, count);
  finish(node, count);
  setNode(to, ValueType.Slice, flavor, node);
}

function putBackItems(node: usize, count: u32): void {
  for (let i: u32 = 0; i < count; i++) {
    const entry = entryAt(node, i);
    moveCell(entry + ENTRY_CELL, load<u32>(entry, ENTRY_KEY));
  }
}

// Items of a list have no keys.
function finish(node: usize, count: u32): void {
  let entry = entriesOf(node);
  const end = entry + <usize>count * ENTRY_BYTES;
  for (; entry < end; entry += ENTRY_BYTES) {
    store<u64>(entry, 0);
    setState(entry + ENTRY_CELL, EntryState.Set);
  }
}

// pcommon's AsString of an item.
function keyAsText(entry: usize, item: usize): void {
  const type = typeOf(item);
  if (type == ValueType.String) {
    store<u32>(entry, <u32>pointerOf(item), ENTRY_KEY);
    store<u32>(entry, lengthOf(item), ENTRY_KEY_LENGTH);
    return;
  }
  const text = reserve(DOUBLE_BYTES_MAX);
  let end = text;
  if (type == ValueType.Int) end = writeInteger(text, intOf(item));
  else if (type == ValueType.Double) end = writeDoubleString(text, doubleOf(item));
  else if (type == ValueType.Bool) end = writeBoolean(text, intOf(item) != 0);
  commit(end);
  store<u32>(entry, <u32>text, ENTRY_KEY);
  store<u32>(entry, <u32>(end - text), ENTRY_KEY_LENGTH);
}
