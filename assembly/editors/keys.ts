// Editors that take keys out of a map: delete_key, delete_matching_keys, keep_matching_keys,
// keep_keys, limit.
//
// What stays keeps its order. The reference's delete_key moves the last entry into the hole;
// nothing can tell but a second of two equal keys, and `limit` afterwards.

import { ENTRY_BYTES, ENTRY_KEY, ENTRY_KEY_LENGTH } from "../../format/node";
import { Failure } from "../../format/failure";
import { FunctionNumber } from "../../format/functions";
import { ValueType } from "../../format/value";
import { argument } from "../functions/argument";
import { stringArgument } from "../functions/getters";
import { fail } from "../machine/failure";
import { matches } from "../regex/choose";
import { markTrail } from "../resolver/trail";
import { bytesEqual, intOf, lengthOf, pointerOf, typeOf } from "../value/cell";
import {
  countOf,
  entriesOf,
  entryAt,
  entryCell,
  findEntry,
  openContainer,
  removeEntry,
} from "../value/node";
import { entriesEnd, keepEntry, keepUpTo, patternArgument, targetMap } from "./target";

export function deleteKey(args: usize): bool {
  const map = targetMap(argument(args, 0));
  const key = argument(args, 1);
  if (map == 0 || !stringArgument(key)) return false;
  const entry = findEntry(map, pointerOf(key), lengthOf(key));
  if (entry == 0) return true;
  removeEntry(map, entry);
  markTrail();
  return true;
}

/** Keeps the keys that match (keep_matching_keys), or those that do not (delete_matching_keys). */
export function sweepMatchingKeys(args: usize, kept: bool): bool {
  const pattern = patternArgument(argument(args, 1));
  if (pattern == 0) return false;
  const map = targetMap(argument(args, 0));
  if (map == 0) return false;
  let to = entriesOf(map);
  const end = entriesEnd(map);
  for (let entry = to; entry < end; entry += ENTRY_BYTES) {
    const key = <usize>load<u32>(entry, ENTRY_KEY);
    const keyLength = load<u32>(entry, ENTRY_KEY_LENGTH);
    if (matches(pattern, key, keyLength) == kept) to = keepEntry(to, entry);
  }
  keepUpTo(map, to);
  return true;
}

export function keepKeys(args: usize): bool {
  const map = targetMap(argument(args, 0));
  if (map == 0) return false;
  const keys = keyList(argument(args, 1));
  if (keys == 0) return false;
  let to = entriesOf(map);
  const end = entriesEnd(map);
  for (let entry = to; entry < end; entry += ENTRY_BYTES) {
    if (isListed(keys, entry)) to = keepEntry(to, entry);
  }
  keepUpTo(map, to);
  return true;
}

/** The node of a list of strings; 0 after a failure. */
function keyList(cell: usize): usize {
  if (typeOf(cell) != ValueType.Slice) {
    if (typeOf(cell) == ValueType.Nil) fail(Failure.InvalidArgument, FunctionNumber.KeepKeys);
    else fail(Failure.WrongType, ValueType.Slice, typeOf(cell));
    return 0;
  }
  const keys = openContainer(cell);
  const count = countOf(keys);
  for (let i: u32 = 0; i < count; i++) {
    if (!stringArgument(entryCell(entryAt(keys, i)))) return 0;
  }
  return keys;
}

/** Whether the list of strings holds the entry's key. */
function isListed(keys: usize, entry: usize): bool {
  const key = <usize>load<u32>(entry, ENTRY_KEY);
  const keyLength = load<u32>(entry, ENTRY_KEY_LENGTH);
  const count = countOf(keys);
  for (let i: u32 = 0; i < count; i++) {
    const listed = entryCell(entryAt(keys, i));
    if (bytesEqual(pointerOf(listed), lengthOf(listed), key, keyLength)) return true;
  }
  return false;
}

/** Priority keys stay; of the others the first ones stay, as long as there is room. */
export function limitKeys(args: usize): bool {
  const map = targetMap(argument(args, 0));
  if (map == 0) return false;
  const limit = intOf(argument(args, 1));
  if (<i64>countOf(map) <= limit) return true;
  const keys = openContainer(argument(args, 2));
  let count = presentKeys(map, keys);
  let to = entriesOf(map);
  const end = entriesEnd(map);
  for (let entry = to; entry < end; entry += ENTRY_BYTES) {
    if (!isListed(keys, entry)) {
      if (count >= limit) continue;
      count += 1;
    }
    to = keepEntry(to, entry);
  }
  keepUpTo(map, to);
  return true;
}

/** How many of the listed keys the map has. One that is listed twice counts twice. */
function presentKeys(map: usize, keys: usize): i64 {
  let present: i64 = 0;
  const count = countOf(keys);
  for (let i: u32 = 0; i < count; i++) {
    const key = entryCell(entryAt(keys, i));
    if (findEntry(map, pointerOf(key), lengthOf(key)) != 0) present += 1;
  }
  return present;
}
