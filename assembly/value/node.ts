// Nodes: maps and lists that were opened, as a row of entries (the boxes in format/node.ts).
//
// Opening reads keys and notes where each value's bytes are; values are decoded when somebody asks
// for them (`entryCell`). An entry that nobody wrote keeps its source range, and goes out again as
// those bytes.

import {
  ENTRY_BYTES,
  ENTRY_CELL,
  ENTRY_KEY,
  ENTRY_KEY_LENGTH,
  ENTRY_SOURCE_END,
  ENTRY_SOURCE_START,
  EntryState,
  NODE_BYTES,
  NODE_CAPACITY,
  NODE_COUNT,
  NODE_ENTRIES,
} from "../../format/node";
import { NODE_ENTRIES_MAX, VALUE_NESTING_MAX } from "../../format/limits";
import { Status } from "../../format/status";
import { CELL_PAYLOAD, CELL_STATE, Form, ValueType } from "../../format/value";
import { allocate, extend } from "../memory/arena";
import { raise } from "../memory/host";
import { malformed, readVarint, skipField, varintEnd } from "../wire/read";
import { decodeAnyValue } from "./any-value";
import {
  bytesEqual,
  flavorOf,
  formOf,
  lengthOf,
  moveCell,
  pointerOf,
  setNil,
  setNode,
  setState,
  stateOf,
  typeOf,
  withLength,
} from "./cell";
import { keySize, keyStart, readKeyValue, valueSize, valueStart } from "./key-value";

/** The tag of `values` in KeyValueList and ArrayValue. */
export const VALUES_TAG: u32 = 0x0a;

export function newNode(capacity: u32): usize {
  const node = allocate(NODE_BYTES);
  store<u32>(node, 0, NODE_COUNT);
  store<u32>(node, capacity, NODE_CAPACITY);
  store<u32>(node, capacity == 0 ? 0 : <u32>allocate(<usize>capacity * ENTRY_BYTES), NODE_ENTRIES);
  return node;
}

// @ts-ignore: decorator
@inline
export function countOf(node: usize): u32 {
  return load<u32>(node, NODE_COUNT);
}

// @ts-ignore: decorator
@inline
export function entriesOf(node: usize): usize {
  return load<u32>(node, NODE_ENTRIES);
}

// @ts-ignore: decorator
@inline
export function entryAt(node: usize, index: u32): usize {
  return entriesOf(node) + <usize>index * ENTRY_BYTES;
}

/** Adds an entry that holds nil, written. Pointers to entries of the node are stale afterwards. */
export function appendEntry(node: usize, key: usize, keyLength: u32): usize {
  const count = countOf(node);
  if (count == load<u32>(node, NODE_CAPACITY)) growEntries(node, count);
  store<u32>(node, count + 1, NODE_COUNT);
  const entry = entryAt(node, count);
  store<u32>(entry, <u32>key, ENTRY_KEY);
  store<u32>(entry, keyLength, ENTRY_KEY_LENGTH);
  store<u64>(entry, 0, ENTRY_SOURCE_START);
  setNil(entry + ENTRY_CELL);
  setState(entry + ENTRY_CELL, EntryState.Set);
  return entry;
}

function growEntries(node: usize, count: u32): void {
  if (count >= <u32>NODE_ENTRIES_MAX) raise(Status.OutOfMemory, count);
  const capacity = max<u32>(4, count * 2);
  const bytes = <usize>count * ENTRY_BYTES;
  const entries =
    count == 0
      ? allocate(<usize>capacity * ENTRY_BYTES)
      : extend(entriesOf(node), bytes, <usize>capacity * ENTRY_BYTES);
  store<u32>(node, <u32>entries, NODE_ENTRIES);
  store<u32>(node, capacity, NODE_CAPACITY);
}

/** Takes entries away from `index` on; the ones behind move up. */
export function removeEntries(node: usize, index: u32, many: u32): void {
  const count = countOf(node);
  const start = entryAt(node, index);
  const rest = <usize>(count - index - many) * ENTRY_BYTES;
  if (rest > 0) memory.copy(start, start + <usize>many * ENTRY_BYTES, rest);
  store<u32>(node, count - many, NODE_COUNT);
}

/** Takes one entry away as Go's Map.Remove does: the last entry fills the gap. */
export function removeEntry(node: usize, entry: usize): void {
  const count = countOf(node) - 1;
  const last = entryAt(node, count);
  v128.store(entry, v128.load(last));
  v128.store(entry, v128.load(last, 16), 16);
  store<u32>(node, count, NODE_COUNT);
}

/** The first entry with the key, or 0. */
export function findEntry(node: usize, key: usize, keyLength: u32): usize {
  let entry = entriesOf(node);
  const end = entry + <usize>countOf(node) * ENTRY_BYTES;
  for (; entry < end; entry += ENTRY_BYTES) {
    if (
      load<u32>(entry, ENTRY_KEY_LENGTH) == keyLength &&
      bytesEqual(load<u32>(entry, ENTRY_KEY), keyLength, key, keyLength)
    ) {
      return entry;
    }
  }
  return 0;
}

/** The entry's value, decoded if it was not yet. */
// @ts-ignore: decorator
@inline
export function entryCell(entry: usize): usize {
  const cell = entry + ENTRY_CELL;
  if (typeOf(cell) == ValueType.Unread) decodeInPlace(cell);
  return cell;
}

/** Decodes an unread cell where it is; its state stays. */
export function decodeInPlace(cell: usize): void {
  const state = stateOf(cell);
  decodeAnyValue(cell, pointerOf(cell), lengthOf(cell));
  setState(cell, state);
}

/**
 * Adds an entry for a field of the source: `start` .. `end` is the whole field, the value an
 * AnyValue body.
 */
export function appendSource(
  node: usize,
  key: usize,
  keyLength: u32,
  start: usize,
  end: usize,
  body: usize,
  bodyLength: u32,
): usize {
  const entry = appendEntry(node, key, keyLength);
  store<u32>(entry, <u32>start, ENTRY_SOURCE_START);
  store<u32>(entry, <u32>end, ENTRY_SOURCE_END);
  const head = ValueType.Unread | (EntryState.Source << (8 * CELL_STATE));
  store<u64>(entry, withLength(head, bodyLength), ENTRY_CELL);
  store<u64>(entry, <u64>body, ENTRY_CELL + CELL_PAYLOAD);
  return entry;
}

/**
 * Makes the map or slice in `cell` a node, where it is. Wire bytes of Telemetry flavor become
 * entries.
 */
export function openContainer(cell: usize): usize {
  if (formOf(cell) == Form.Node) return pointerOf(cell);
  const type = typeOf(cell);
  const state = stateOf(cell);
  const node = newNode(0);
  const start = pointerOf(cell);
  const end = start + lengthOf(cell);
  let p = start;
  while (p < end) {
    const tag = readVarint(p, end);
    if (tag != VALUES_TAG) {
      if (tag >> 3 == 1) malformed(p);
      p = skipField(p, end);
      continue;
    }
    // An overlong tag is legal; the entry is then written anew rather than copied.
    const source = varintEnd - p == 1 ? p : 0;
    const size = readVarint(varintEnd, end);
    const body = varintEnd;
    if (size > <u64>(end - body)) malformed(p);
    const next = body + <usize>size;
    if (type == ValueType.Map) {
      readKeyValue(body, next);
      appendSource(node, keyStart, keySize, source, next, valueStart, valueSize);
    } else {
      appendSource(node, 0, 0, source, next, body, <u32>size);
    }
    p = next;
  }
  setNode(cell, type, flavorOf(cell), node);
  setState(cell, state);
  return node;
}

/** Opens a value all the way down, so that a host can read it entry by entry. */
export function openAll(cell: usize): void {
  openLevels(cell, 0);
}

function openLevels(cell: usize, depth: u32): void {
  const type = typeOf(cell);
  if (type != ValueType.Map && type != ValueType.Slice) return;
  if (depth >= <u32>VALUE_NESTING_MAX) raise(Status.TooDeep, VALUE_NESTING_MAX);
  const node = openContainer(cell);
  const count = countOf(node);
  for (let i: u32 = 0; i < count; i++) openLevels(entryCell(entryAt(node, i)), depth + 1);
}

/**
 * Copies a value so that writes to either leave the other alone. Wire bytes are shared: they never
 * change.
 */
export function copyCell(to: usize, from: usize): void {
  copyDeep(to, from, 0);
}

function copyDeep(to: usize, from: usize, depth: u32): void {
  moveCell(to, from);
  const type = typeOf(from);
  if (formOf(from) != Form.Node || (type != ValueType.Map && type != ValueType.Slice)) {
    return;
  }
  if (depth >= <u32>VALUE_NESTING_MAX) raise(Status.TooDeep, VALUE_NESTING_MAX);
  const source = pointerOf(from);
  const count = countOf(source);
  const node = newNode(count);
  store<u32>(node, count, NODE_COUNT);
  for (let i: u32 = 0; i < count; i++) {
    const entry = entryAt(source, i);
    const copy = entryAt(node, i);
    store<u64>(copy, load<u64>(entry)); // the key
    store<u64>(copy, 0, ENTRY_SOURCE_START);
    copyDeep(copy + ENTRY_CELL, entry + ENTRY_CELL, depth + 1);
    setState(copy + ENTRY_CELL, EntryState.Set);
  }
  setNode(to, typeOf(from), flavorOf(from), node);
}
