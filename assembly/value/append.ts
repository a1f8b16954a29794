// Adding entries to maps and lists that a function builds.

import { ENTRY_CELL, EntryState } from "../../format/node";
import { Flavor, ValueType } from "../../format/value";
import { setNode, setState, setString } from "./cell";
import { appendEntry, newNode } from "./node";

/**
 * Adds a text under the key that lies from `key` to `keyEnd` (in tables of keys, where the next one
 * begins). Answers its cell.
 */
export function appendText(
  node: usize,
  key: usize,
  keyEnd: usize,
  start: usize,
  length: u32,
): usize {
  const cell = appendEntry(node, key, <u32>(keyEnd - key)) + ENTRY_CELL;
  setString(cell, start, length);
  setState(cell, EntryState.Set);
  return cell;
}

/** Adds an empty map or list under a key. Answers its node. */
export function appendContainer(node: usize, key: usize, keyEnd: usize, type: u32): usize {
  const inner = newNode(0);
  const cell = appendEntry(node, key, <u32>(keyEnd - key)) + ENTRY_CELL;
  setNode(cell, type, Flavor.Telemetry, inner);
  setState(cell, EntryState.Set);
  return inner;
}

/** Adds a text to a list. */
export function appendItem(list: usize, start: usize, length: u32): void {
  appendText(list, 0, 0, start, length);
}

/** Sets the cell to a map of telemetry, and answers its node. */
export function setNewMap(to: usize, capacity: u32): usize {
  const node = newNode(capacity);
  setNode(to, ValueType.Map, Flavor.Telemetry, node);
  return node;
}
