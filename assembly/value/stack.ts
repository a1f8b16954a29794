// A stack of entries for parsers of nested text. Each open container is an entry that knows the one
// around it; its children lie above it until it closes, and are then copied to a node of exactly
// their number. So no parser recurses over text that it does not trust, and nothing that grew is
// left behind.
//
//   [root: map][key a: 1][key b: slice][item: 2][item: 3]   <- top
//        ^ outer of b      ^ open
//
// The memory is kept for the batch and taken anew when the arena started over.

import { NODE_ENTRIES_MAX } from "../../format/limits";
import {
  ENTRY_BYTES,
  ENTRY_CELL,
  ENTRY_KEY,
  ENTRY_KEY_LENGTH,
  ENTRY_SOURCE_START,
  EntryState,
  NODE_COUNT,
} from "../../format/node";
import { CELL_PAYLOAD, Flavor, ValueType } from "../../format/value";
import { allocate, arenaEpoch } from "../memory/arena";
import { setNil, setNode, setState, typeOf } from "./cell";
import { entriesOf, newNode } from "./node";
import { keepLastValues } from "./unique-keys";

const FIRST_BYTES: u32 = 64 * ENTRY_BYTES;

/** The container that is open at the outermost level has none around it. */
const NONE: u32 = 0xffffffff;

let base: usize = 0;
let capacity: u32 = 0;
let epoch: u32 = 0;
// Offsets from the base, since it moves when the stack grows.
let top: u32 = 0;
let open: u32 = NONE;

/** Empties the stack. */
export function clearStack(): void {
  if (epoch != arenaEpoch || capacity == 0) {
    base = allocate(FIRST_BYTES);
    capacity = FIRST_BYTES;
    epoch = arenaEpoch;
  }
  top = 0;
  open = NONE;
}

/**
 * Adds an entry to the open container and answers its cell, which is true until the next push. It
 * holds nil.
 */
export function pushEntry(key: usize, keyLength: u32): usize {
  if (top == capacity) grow();
  const entry = base + top;
  top += ENTRY_BYTES;
  store<u32>(entry, <u32>key, ENTRY_KEY);
  store<u32>(entry, keyLength, ENTRY_KEY_LENGTH);
  store<u64>(entry, 0, ENTRY_SOURCE_START);
  setNil(entry + ENTRY_CELL);
  setState(entry + ENTRY_CELL, EntryState.Set);
  return entry + ENTRY_CELL;
}

function grow(): void {
  const wider = allocate(<usize>capacity << 1);
  memory.copy(wider, base, capacity);
  base = wider;
  capacity <<= 1;
}

/** Makes the entry that was pushed last a map or a slice, and opens it. */
export function openEntry(type: u32): void {
  const entry = top - ENTRY_BYTES;
  store<u8>(base + entry + ENTRY_CELL, <u8>type);
  store<u32>(base + entry + ENTRY_CELL, open, CELL_PAYLOAD);
  open = entry;
}

/** Whether a container is open. */
export function isOpen(): bool {
  return open != NONE;
}

/** The type of the open container. */
export function openType(): u32 {
  return typeOf(base + open + ENTRY_CELL);
}

/** Closes the open container: its cell holds its node now. False when it has too many entries. */
export function closeEntry(): bool {
  const cell = base + open + ENTRY_CELL;
  const type = typeOf(cell);
  const first = base + open + ENTRY_BYTES;
  let count = (top - open) / ENTRY_BYTES - 1;
  if (count > <u32>NODE_ENTRIES_MAX) return false;
  if (type == ValueType.Map && count > 1) count = keepLastValues(first, count);
  const node = newNode(count);
  memory.copy(entriesOf(node), first, <usize>count * ENTRY_BYTES);
  store<u32>(node, count, NODE_COUNT);
  const outer = load<u32>(cell, CELL_PAYLOAD);
  setNode(cell, type, Flavor.Telemetry, node);
  setState(cell, EntryState.Set);
  top = open + ENTRY_BYTES;
  open = outer;
  return true;
}

/** The outermost entry's cell: the result, when everything is closed. */
export function rootCell(): usize {
  return base + ENTRY_CELL;
}

/** How many entries the open container has. */
export function openCount(): u32 {
  return (top - open) / ENTRY_BYTES - 1;
}

/** An entry of the open container; true until the next push. */
export function openChild(index: u32): usize {
  return base + open + ENTRY_BYTES + <usize>index * ENTRY_BYTES;
}
