// flatten: nested maps and lists become dotted keys of one flat map.
//
// The result is a row built aside, then put in the map's place. Scalars of the top level that come
// before anything nested keep their source bytes; behind a new key nothing does, since new entries
// are written after those of the source and the order would change. A map that was flat already
// stays as it is.
//
// Quirks of the reference, all kept: a list in a list has no dot between its indices ("a.0" + "1"),
// and items of a list that meet with resolve_conflicts go by the list's key, not by their own.

import { VALUE_NESTING_MAX } from "../../format/limits";
import { Status } from "../../format/status";
import {
  ENTRY_CELL,
  ENTRY_KEY,
  ENTRY_KEY_LENGTH,
  ENTRY_SOURCE_START,
  EntryState,
} from "../../format/node";
import { CELL_PAYLOAD, ValueType } from "../../format/value";
import { argument } from "../functions/argument";
import { allocate, commit, reserve } from "../memory/arena";
import { raise } from "../memory/host";
import { writeInteger } from "../text/integer";
import {
  intOf,
  isAbsent,
  lengthOf,
  moveCell,
  pointerOf,
  setInt,
  setState,
  typeOf,
} from "../value/cell";
import {
  appendEntry,
  countOf,
  entryAt,
  entryCell,
  findEntry,
  newNode,
  openContainer,
} from "../value/node";
import { putMoved, replaceEntries, targetMap } from "./target";

let result: usize = 0;
/** How often each key was met, when conflicts are resolved; 0 when they are not. */
let meetings: usize = 0;
let depthMax: i64 = 0;
/** Whether all entries so far are the source's, in its order. */
let inOrder: bool = true;

export function flatten(args: usize): bool {
  const map = targetMap(argument(args, 0));
  if (map == 0) return false;
  const prefix = argument(args, 1);
  const depth = argument(args, 2);
  const resolves = argument(args, 3);
  depthMax = isAbsent(depth) ? i64.MAX_VALUE : intOf(depth);
  meetings = !isAbsent(resolves) && intOf(resolves) != 0 ? newNode(8) : 0;
  result = newNode(countOf(map));
  inOrder = true;
  const prefixLength: u32 = isAbsent(prefix) ? 0 : lengthOf(prefix);
  flattenMap(map, isAbsent(prefix) ? 0 : pointerOf(prefix), prefixLength, 0);
  const isSame = inOrder && prefixLength == 0 && countOf(result) == countOf(map);
  if (!isSame) replaceEntries(map, result);
  return true;
}

function flattenMap(map: usize, prefix: usize, prefixLength: u32, depth: i64): void {
  if (depth > <i64>VALUE_NESTING_MAX) raise(Status.TooDeep, VALUE_NESTING_MAX);
  if (prefixLength != 0) {
    prefix = joined(prefix, prefixLength, DOT, 1);
    prefixLength += 1;
  }
  const count = countOf(map);
  for (let i: u32 = 0; i < count; i++) {
    const entry = entryAt(map, i);
    const length = load<u32>(entry, ENTRY_KEY_LENGTH);
    let key = <usize>load<u32>(entry, ENTRY_KEY);
    if (prefixLength != 0) key = joined(prefix, prefixLength, key, length);
    flattenValue(key, prefixLength + length, entry, depth);
  }
}

function flattenValue(key: usize, length: u32, entry: usize, depth: i64): void {
  const cell = entryCell(entry);
  const type = typeOf(cell);
  if (type == ValueType.Map && depth < depthMax) {
    inOrder = false;
    flattenMap(openContainer(cell), key, length, depth + 1);
  } else if (type == ValueType.Slice && depth < depthMax) {
    inOrder = false;
    flattenItems(openContainer(cell), key, length, depth);
  } else {
    putLeaf(key, length, entry);
  }
}

function flattenItems(list: usize, key: usize, length: u32, depth: i64): void {
  const count = countOf(list);
  for (let i: u32 = 0; i < count; i++) {
    const entry = entryAt(list, i);
    const cell = entryCell(entry);
    const type = typeOf(cell);
    const nests = type == ValueType.Map || type == ValueType.Slice;
    if (!nests && meetings != 0) {
      putLeaf(key, length, entry);
      continue;
    }
    const itemKey = numbered(key, length, i, true);
    if (!nests || depth + 1 >= depthMax) {
      if (meetings != 0) putLeaf(key, length, entry);
      else putLeaf(itemKey, numberedLength, entry);
    } else if (type == ValueType.Map) {
      flattenMap(openContainer(cell), itemKey, numberedLength, depth + 2);
    } else {
      flattenList(openContainer(cell), itemKey, numberedLength, depth + 2);
    }
  }
}

/** A list in a list: its items are values of their own, whose keys have no dot before the index. */
function flattenList(list: usize, prefix: usize, prefixLength: u32, depth: i64): void {
  if (depth > <i64>VALUE_NESTING_MAX) raise(Status.TooDeep, VALUE_NESTING_MAX);
  const count = countOf(list);
  for (let i: u32 = 0; i < count; i++) {
    const key = numbered(prefix, prefixLength, i, false);
    flattenValue(key, numberedLength, entryAt(list, i), depth + 1);
  }
}

// ---- keys

const DOT = memory.data<u8>([0x2e]);

function joined(left: usize, leftLength: u32, right: usize, rightLength: u32): usize {
  const both = allocate(<usize>leftLength + rightLength);
  memory.copy(both, left, leftLength);
  memory.copy(both + leftLength, right, rightLength);
  return both;
}

let numberedLength: u32 = 0;

/** The key and an index behind it, with a dot between them or none. */
function numbered(key: usize, length: u32, index: i64, dotted: bool): usize {
  const start = reserve(<usize>length + 32);
  memory.copy(start, key, length);
  let to = start + length;
  if (dotted) store<u8>(to++, 0x2e);
  to = writeInteger(to, index);
  commit(to);
  numberedLength = <u32>(to - start);
  return start;
}

// ---- leaves

function putLeaf(key: usize, length: u32, entry: usize): void {
  if (meetings == 0) {
    put(key, length, entry);
    return;
  }
  let meeting = findEntry(meetings, key, length);
  if (findEntry(result, key, length) == 0) {
    if (meeting == 0) meeting = appendEntry(meetings, key, length);
    setInt(meeting + ENTRY_CELL, 0);
    put(key, length, entry);
    return;
  }
  // A key that a conflict made was never met by itself.
  if (meeting == 0) {
    meeting = appendEntry(meetings, key, length);
    setInt(meeting + ENTRY_CELL, 0);
  }
  const met = intOf(meeting + ENTRY_CELL);
  store<i64>(meeting + ENTRY_CELL, met + 1, CELL_PAYLOAD);
  inOrder = false;
  const numberedKey = numbered(key, length, met, true);
  put(numberedKey, numberedLength, entry);
}

function put(key: usize, length: u32, entry: usize): void {
  if (inOrder) {
    putMoved(result, key, length, entry);
    if (load<u32>(entry, ENTRY_SOURCE_START) == 0) inOrder = false;
    return;
  }
  let known = findEntry(result, key, length);
  if (known == 0) known = appendEntry(result, key, length);
  moveCell(known + ENTRY_CELL, entry + ENTRY_CELL);
  setState(known + ENTRY_CELL, EntryState.Set);
}
