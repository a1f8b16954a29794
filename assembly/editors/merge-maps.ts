// merge_maps: puts the entries of one map into another.
//
// The source is read as it stands at each step, so a map that is merged into its own value copies
// what is there by then. A map that is upserted into itself stays as it is, where the reference
// empties it.

import {
  ENTRY_BYTES,
  ENTRY_CELL,
  ENTRY_KEY,
  ENTRY_KEY_LENGTH,
  ENTRY_SOURCE_START,
  EntryState,
} from "../../format/node";
import { argument } from "../functions/argument";
import { mapArgument } from "../functions/getters";
import { assign } from "../machine/place";
import { moveCell, pointerOf, setNil, stateOf } from "../value/cell";
import { appendEntry, countOf, entryAt, entryCell, findEntry, openContainer } from "../value/node";
import { noteValue, targetMap } from "./target";

/** The strategies by their first four letters, the first one lowest. */
const INSERT: u32 = 0x65736e69;
const UPDATE: u32 = 0x61647075;
const UPSERT: u32 = 0x65737075;

export function mergeMaps(args: usize): bool {
  const target = targetMap(argument(args, 0));
  if (target == 0 || !mapArgument(argument(args, 1))) return false;
  const source = openContainer(argument(args, 1));
  const strategy = load<u32>(pointerOf(argument(args, 2)));
  if (strategy == UPSERT && isSame(source, target)) return true;
  const count = countOf(source);
  for (let i: u32 = 0; i < count; i++) {
    const from = entryAt(source, i);
    const key = <usize>load<u32>(from, ENTRY_KEY);
    const keyLength = load<u32>(from, ENTRY_KEY_LENGTH);
    let entry = findEntry(target, key, keyLength);
    if (entry == 0) {
      if (strategy == UPDATE) continue;
      entry = appendEntry(target, key, keyLength);
    } else if (strategy == INSERT) {
      continue;
    } else if (strategy == UPSERT) {
      setNil(entry + ENTRY_CELL);
    }
    // Appending may have moved the source's entries, when it is the target.
    if (!putCopy(entry, entryCell(entryAt(source, i)))) return false;
  }
  return true;
}

/** Whether both are one map: the same node, or two views of the same bytes that nobody wrote to. */
function isSame(source: usize, target: usize): bool {
  if (source == target) return true;
  const count = countOf(source);
  if (countOf(target) != count) return false;
  for (let i: u32 = 0; i < count; i++) {
    const entry = entryAt(target, i);
    const start = load<u32>(entry, ENTRY_SOURCE_START);
    if (start == 0 || stateOf(entry + ENTRY_CELL) != EntryState.Source) return false;
    if (load<u32>(entryAt(source, i), ENTRY_SOURCE_START) != start) return false;
  }
  return true;
}

// The copy is made aside: the value may hold the map that it goes into.
const ASIDE = memory.data(ENTRY_BYTES, 16);

function putCopy(entry: usize, value: usize): bool {
  setNil(ASIDE + ENTRY_CELL);
  if (!assign(ASIDE, value)) return false;
  moveCell(entry + ENTRY_CELL, ASIDE + ENTRY_CELL);
  noteValue(entry + ENTRY_CELL);
  return true;
}
