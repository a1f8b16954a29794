// What editors do with the map that they work on: open it, sweep its entries, put one into a map
// that is built anew.
//
// Entries that nobody touches keep their source bytes and their state; an entry that is moved keeps
// its source range as long as the order stays the source's (assembly/patch/close.ts walks both).

import {
  ENTRY_BYTES,
  ENTRY_CELL,
  ENTRY_KEY,
  ENTRY_KEY_LENGTH,
  EntryState,
  NODE_COUNT,
} from "../../format/node";
import { Failure } from "../../format/failure";
import { PatternKind } from "../../format/functions";
import { ValueType } from "../../format/value";
import { fail } from "../machine/failure";
import { patternFromData } from "../regex/from-data";
import { markTrail } from "../resolver/trail";
import { moveCell, pointerOf, setState, typeOf } from "../value/cell";
import { appendEntry, countOf, entriesOf, findEntry, openContainer } from "../value/node";

/** The node of the map in `cell`; 0 after a failure. */
export function targetMap(cell: usize): usize {
  if (typeOf(cell) == ValueType.Map) return openContainer(cell);
  fail(Failure.WrongType, ValueType.Map, typeOf(cell));
  return 0;
}

/**
 * The compiled pattern in `cell`; 0 after a failure. One that comes from data is compiled on the
 * way, with what `options` says where there are any.
 */
export function patternArgument(
  cell: usize,
  kind: PatternKind = PatternKind.Regex,
  options: usize = 0,
): usize {
  const type = typeOf(cell);
  if (type == ValueType.Pattern) return pointerOf(cell);
  if (type == ValueType.String) return patternFromData(kind, cell, options);
  fail(Failure.WrongType, ValueType.String, type);
  return 0;
}

/** Copies an entry to `to`, before it in the same row, and answers the place after it. */
// @ts-ignore: decorator
@inline
export function keepEntry(to: usize, entry: usize): usize {
  if (to != entry) {
    v128.store(to, v128.load(entry));
    v128.store(to, v128.load(entry, ENTRY_CELL), ENTRY_CELL);
  }
  return to + ENTRY_BYTES;
}

/** The entries of the target's node end at `end`: what is behind was swept away. */
export function keepUpTo(node: usize, end: usize): void {
  const count = <u32>((end - entriesOf(node)) / ENTRY_BYTES);
  if (count == countOf(node)) return;
  store<u32>(node, count, NODE_COUNT);
  markTrail();
}

/** The target gets the entries of a node that was built aside. */
export function replaceEntries(node: usize, built: usize): void {
  v128.store(node, v128.load(built));
  markTrail();
}

/** The value of an entry of the target was written. */
// @ts-ignore: decorator
@inline
export function noteValue(cell: usize): void {
  setState(cell, EntryState.Set);
  markTrail();
}

/** The byte after the node's last entry. */
export function entriesEnd(node: usize): usize {
  return entriesOf(node) + <usize>countOf(node) * ENTRY_BYTES;
}

/** pcommon's Put: the value of `from` for a key, in the place of a value that the key had. */
export function putMoved(node: usize, key: usize, keyLength: u32, from: usize): void {
  const known = findEntry(node, key, keyLength);
  if (known != 0) {
    moveCell(known + ENTRY_CELL, from + ENTRY_CELL);
    setState(known + ENTRY_CELL, EntryState.Set);
    return;
  }
  const entry = appendEntry(node, key, keyLength);
  v128.store(entry, v128.load(from));
  v128.store(entry, v128.load(from, ENTRY_CELL), ENTRY_CELL);
  if (load<u32>(from, ENTRY_KEY) == <u32>key && load<u32>(from, ENTRY_KEY_LENGTH) == keyLength) {
    return;
  }
  store<u32>(entry, <u32>key, ENTRY_KEY);
  store<u32>(entry, keyLength, ENTRY_KEY_LENGTH);
  setState(entry + ENTRY_CELL, EntryState.Set);
}
