// Frames as values: reading and writing what the resolver left in the slots. Reads see writes,
// because both meet in the slot, or, once an attribute map was opened as a whole, in the map's
// node.

import {
  ENTRY_BYTES,
  ENTRY_CELL,
  ENTRY_KEY,
  ENTRY_KEY_LENGTH,
  ENTRY_SOURCE_END,
  ENTRY_SOURCE_START,
  EntryState,
} from "../../format/node";
import {
  FRAME_APPENDED,
  FRAME_ATTRIBUTES,
  FRAME_ATTRIBUTES_END,
  FRAME_ATTRIBUTES_TAG,
  FRAME_BODY_END,
  FRAME_BODY_START,
  FRAME_FLAGS,
  FRAME_NODE,
  FRAME_SOURCE_START,
  FRAME_WHOLE,
  FrameFlag,
} from "../../format/image";
import { ValueType } from "../../format/value";
import { moveCell, moveCellAs, setMissing, setNil, setState, stateOf, typeOf } from "../value/cell";
import { keySize, keyStart, readKeyValue, valueSize, valueStart } from "../value/key-value";
import {
  appendEntry,
  appendSource,
  decodeInPlace,
  entryCell,
  findEntry,
  newNode,
  openContainer,
  removeEntry,
} from "../value/node";
import { readVarint, skipField, varintEnd } from "../wire/read";
import { markDirty } from "./dirty";
import { beginTrail, extendTrail } from "./trail";

/** The entry that holds the attribute of this slot now, or 0 when there is none. */
// @ts-ignore: decorator
@inline
export function attributeEntry(slot: usize, frame: usize): usize {
  const node = <usize>load<u32>(frame, FRAME_NODE);
  if (node != 0) {
    return findEntry(node, load<u32>(slot, ENTRY_KEY), load<u32>(slot, ENTRY_KEY_LENGTH));
  }
  const state = stateOf(slot + ENTRY_CELL);
  return state == EntryState.Source || state == EntryState.Set ? slot : 0;
}

/** Reads the attribute into `to`; a key that is not there gives nil marked as missing. */
export function loadAttribute(to: usize, slot: usize, frame: usize): void {
  const entry = attributeEntry(slot, frame);
  if (entry == 0) setMissing(to);
  else moveCell(to, entryCell(entry));
}

/** As loadAttribute; a map or list that stands there is opened where it is, for an editor. */
export function openAttribute(to: usize, slot: usize, frame: usize): void {
  const entry = attributeEntry(slot, frame);
  if (entry == 0) setMissing(to);
  else openEntry(to, entry, frame);
}

/** Reads an entry for an editor that works in place. */
export function openEntry(to: usize, entry: usize, frame: usize): void {
  const cell = entryCell(entry);
  const type = typeOf(cell);
  beginTrail(frame);
  if (type == ValueType.Map || type == ValueType.Slice) {
    openContainer(cell);
    extendTrail(cell);
  }
  moveCell(to, cell);
}

/** The entry of the attribute, created empty where there is none. It counts as written. */
export function placeAttribute(slot: usize, frame: usize): usize {
  markDirty(frame);
  const node = <usize>load<u32>(frame, FRAME_NODE);
  if (node != 0) {
    const key = <usize>load<u32>(slot, ENTRY_KEY);
    const keyLength = load<u32>(slot, ENTRY_KEY_LENGTH);
    const entry = findEntry(node, key, keyLength);
    if (entry == 0) return appendEntry(node, key, keyLength);
    entryCell(entry);
    setState(entry + ENTRY_CELL, EntryState.Set);
    return entry;
  }
  const cell = slot + ENTRY_CELL;
  const state = stateOf(cell);
  if (state == EntryState.Absent) {
    // New attributes stand behind the old ones, in the order in which they were made.
    const appended = load<u32>(frame, FRAME_APPENDED) + 1;
    store<u32>(frame, appended, FRAME_APPENDED);
    store<u32>(slot, appended, ENTRY_SOURCE_END);
    setNil(cell);
  } else if (state == EntryState.Removed) {
    setNil(cell);
  } else if (typeOf(cell) == ValueType.Unread) {
    decodeInPlace(cell);
  }
  setState(cell, EntryState.Set);
  return slot;
}

/** `delete_key(attributes, "k")` for a key that the program names. */
export function deleteAttribute(slot: usize, frame: usize): void {
  // Behind the first of two equal keys the second appears, and the last entry moves into the gap,
  // which shows where the program looks at the map as a whole: then the map is opened.
  const twice = load<u32>(frame, FRAME_FLAGS) & FrameFlag.Duplicates;
  if ((twice | load<u32>(frame, FRAME_WHOLE)) != 0) openAttributes(frame);
  const node = <usize>load<u32>(frame, FRAME_NODE);
  if (node != 0) {
    const entry = attributeEntry(slot, frame);
    if (entry == 0) return;
    markDirty(frame);
    removeEntry(node, entry);
    return;
  }
  const cell = slot + ENTRY_CELL;
  const state = stateOf(cell);
  if (state == EntryState.Absent || state == EntryState.Removed) return;
  markDirty(frame);
  setNil(cell);
  setState(
    cell,
    load<u32>(slot, ENTRY_SOURCE_START) == 0 ? EntryState.Absent : EntryState.Removed,
  );
}

/**
 * Opens the whole attribute map: from here on its node holds the truth, not the slots. Answers the
 * node.
 */
export function openAttributes(frame: usize): usize {
  const opened = <usize>load<u32>(frame, FRAME_NODE);
  if (opened != 0) return opened;
  const node = newNode(8);
  const tag = <u64>load<u32>(frame, FRAME_ATTRIBUTES_TAG);
  const end = <usize>load<u32>(frame, FRAME_BODY_END);
  if (load<u32>(frame, FRAME_SOURCE_START) != 0 && tag != 0) {
    let p = <usize>load<u32>(frame, FRAME_BODY_START);
    while (p < end) {
      const next = skipField(p, end);
      if (readVarint(p, end) == tag) openAttributeField(frame, node, p, next);
      p = next;
    }
  }
  appendNewAttributes(frame, node);
  store<u32>(frame, <u32>node, FRAME_NODE);
  return node;
}

function openAttributeField(frame: usize, node: usize, p: usize, next: usize): void {
  const written = writtenSlot(frame, p);
  if (written != 0 && stateOf(written + ENTRY_CELL) == EntryState.Removed) return;
  readVarint(varintEnd, next);
  readKeyValue(varintEnd, next);
  const entry = appendSource(node, keyStart, keySize, p, next, valueStart, valueSize);
  if (written == 0) return;
  const cell = written + ENTRY_CELL;
  moveCellAs(entry + ENTRY_CELL, cell, stateOf(cell));
}

/** The attribute slot that was read from the field at `p` and written since, or 0. */
function writtenSlot(frame: usize, p: usize): usize {
  const end = <usize>load<u32>(frame, FRAME_ATTRIBUTES_END);
  for (let slot = <usize>load<u32>(frame, FRAME_ATTRIBUTES); slot < end; slot += ENTRY_BYTES) {
    if (<usize>load<u32>(slot, ENTRY_SOURCE_START) == p) {
      return stateOf(slot + ENTRY_CELL) == EntryState.Source ? 0 : slot;
    }
  }
  return 0;
}

function appendNewAttributes(frame: usize, node: usize): void {
  const appended = load<u32>(frame, FRAME_APPENDED);
  for (let order: u32 = 1; order <= appended; order++) {
    const slot = appendedSlot(frame, order);
    if (slot == 0) continue;
    const entry = appendEntry(node, load<u32>(slot, ENTRY_KEY), load<u32>(slot, ENTRY_KEY_LENGTH));
    moveCellAs(entry + ENTRY_CELL, slot + ENTRY_CELL, EntryState.Set);
  }
}

/** The slot of the attribute that was appended as number `order` and is still there, or 0. */
export function appendedSlot(frame: usize, order: u32): usize {
  const end = <usize>load<u32>(frame, FRAME_ATTRIBUTES_END);
  for (let slot = <usize>load<u32>(frame, FRAME_ATTRIBUTES); slot < end; slot += ENTRY_BYTES) {
    if (
      load<u32>(slot, ENTRY_SOURCE_START) == 0 &&
      stateOf(slot + ENTRY_CELL) == EntryState.Set &&
      load<u32>(slot, ENTRY_SOURCE_END) == order
    ) {
      return slot;
    }
  }
  return 0;
}

