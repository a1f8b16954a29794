// Closing a message: what was written in its frame becomes patches, and the change of its length
// goes up to its parent.
//
// A slot that was written is compared with the bytes it came from: writing what was there is no
// change. Singular messages inside (a span's status) close with their parent; one that was absent
// is built whole and stands at the parent's end. The length prefix is a patch like any other, in a
// place that was reserved for it, so that the list stays in order.

import { Access, ACCESS_MASK } from "../../format/access";
import {
  FRAME_APPENDED,
  FRAME_ATTRIBUTES,
  FRAME_ATTRIBUTES_END,
  FRAME_ATTRIBUTES_TAG,
  FRAME_BODY_END,
  FRAME_BODY_START,
  FRAME_CHAIN,
  FRAME_DELTA,
  FRAME_DIRTY,
  FRAME_FIELDS,
  FRAME_FIELDS_END,
  FRAME_LAYOUT,
  FRAME_MEMOS,
  FRAME_MESSAGES,
  FRAME_NODE,
  FRAME_PARENT,
  FRAME_PREFIX,
  FRAME_SOURCE_START,
  FRAME_TAG,
  LAYOUT_CHILD_TAG,
  MEMO_BYTES,
  MEMO_CELL,
  MEMO_DATA,
  MEMO_EPOCH,
  MEMO_SIZE,
  MEMO_TAG,
} from "../../format/image";
import {
  ENTRY_BYTES,
  ENTRY_CELL,
  ENTRY_KEY,
  ENTRY_KEY_LENGTH,
  ENTRY_SOURCE_END,
  ENTRY_SOURCE_START,
  EntryState,
} from "../../format/node";
import { commit, reserve } from "../memory/arena";
import { additionsSize, writeAdditions } from "../profiles/additions";
import { bodyEnd, bodyStart, dictionaryGrew, sourceStart } from "../profiles/dictionary";
import { markDirty } from "../resolver/dirty";
import { appendedSlot } from "../resolver/frame";
import { ValueType } from "../../format/value";
import { lengthOf, pointerOf, stateOf, typeOf } from "../value/cell";
import { fieldSize, isSource, sizeKeyValue, writeKeyValue } from "../value/encode";
import { countOf, entryAt } from "../value/node";
import { readVarint, skipField } from "../wire/read";
import { varintSize, writeBytes, writeVarint } from "../wire/write";
import { encodeField, fieldBytes } from "./encode-field";
import {
  addPatch,
  addRemoval,
  copyInsertions,
  fillPrefix,
  patchCount,
  settlePatches,
  truncatePatches,
} from "./patch";

/** Ends a message that is in the source. `prefix` is the place that was reserved for its length. */
export function closeFrame(frame: usize, prefix: u32): void {
  const first = patchCount();
  patchMessage(frame);
  settlePatches(first);
  closePrefix(frame, prefix);
}

/** Adds the patches of the message's own fields, and of the singular messages in it. */
export function patchMessage(frame: usize): void {
  // What is inserted into the last of them goes before what is inserted behind it.
  if (load<u32>(frame, FRAME_MESSAGES) != 0) {
    patchMessages(frame);
    insertMessages(frame);
  }
  if (load<u32>(frame, FRAME_FIELDS) != load<u32>(frame, FRAME_FIELDS_END)) patchFields(frame);
  const node = <usize>load<u32>(frame, FRAME_NODE);
  if (node != 0) patchNode(frame, node);
  else patchAttributes(frame);
}

function patchMessages(frame: usize): void {
  let message = <usize>load<u32>(frame, FRAME_MESSAGES);
  for (; message != 0; message = load<u32>(message, FRAME_CHAIN)) {
    if (load<u32>(message, FRAME_DIRTY) == 0) continue;
    if (load<u32>(message, FRAME_SOURCE_START) == 0) continue;
    patchMessage(message);
    closeSingular(message);
  }
}

function insertMessages(frame: usize): void {
  let message = <usize>load<u32>(frame, FRAME_MESSAGES);
  for (; message != 0; message = load<u32>(message, FRAME_CHAIN)) {
    if (load<u32>(message, FRAME_DIRTY) == 0) continue;
    if (load<u32>(message, FRAME_SOURCE_START) != 0) continue;
    const start = writeNewMessage(message);
    if (newMessageSize == 0) continue;
    addPatch(placeOfNew(frame), 0, start, newMessageSize);
    grow(frame, <i32>newMessageSize);
  }
}

// A resource or scope stands in front of what belongs to it, or the next walk meets it too late.
function placeOfNew(frame: usize): usize {
  const hasChildren = load<u32>(<usize>load<u32>(frame, FRAME_LAYOUT), LAYOUT_CHILD_TAG) != 0;
  return hasChildren ? load<u32>(frame, FRAME_BODY_START) : load<u32>(frame, FRAME_BODY_END);
}

// The walk may have reserved the place of the prefix before it went through the message's children.
function closeSingular(message: usize): void {
  if (load<i32>(message, FRAME_DELTA) == 0) return;
  let prefix = load<u32>(message, FRAME_PREFIX);
  if (prefix == 0) {
    prefix = patchCount() + 1;
    addPatch(load<u32>(message, FRAME_SOURCE_START), 0, 0, 0);
  }
  closePrefix(message, prefix - 1);
}

// The length prefix of a message whose body grew or shrank, and the parent's share of it.
// @ts-ignore: decorator
@inline
function closePrefix(frame: usize, prefix: u32): void {
  const delta = load<i32>(frame, FRAME_DELTA);
  const parent = <usize>load<u32>(frame, FRAME_PARENT);
  if (delta == 0) return;
  const start = load<u32>(frame, FRAME_BODY_START);
  const length = load<u32>(frame, FRAME_BODY_END) - start + delta;
  const source = load<u32>(frame, FRAME_SOURCE_START);
  const oldWidth = start - source;
  const width = fillPrefix(prefix, oldWidth, load<u8>(source), length);
  if (parent != 0) grow(parent, delta + <i32>width - <i32>oldWidth);
}

// @ts-ignore: decorator
@inline
export function grow(frame: usize, bytes: i32): void {
  store<i32>(frame, load<i32>(frame, FRAME_DELTA) + bytes, FRAME_DELTA);
}

/** Takes the whole message out of its parent. */
export function dropMessage(frame: usize): void {
  dropField(frame, load<u32>(frame, FRAME_SOURCE_START), load<u32>(frame, FRAME_BODY_END));
}

/** The same for a message that was never opened, whose field is `start` .. `end`. */
export function dropField(frame: usize, start: usize, end: usize): void {
  const size = <u32>(end - start);
  addRemoval(start, size);
  const parent = <usize>load<u32>(frame, FRAME_PARENT);
  markDirty(parent);
  grow(parent, -(<i32>size));
}

/**
 * What the pass added to the profiles' dictionary goes to its end; one is made where there was
 * none.
 */
export function closeDictionary(root: usize, batchEnd: usize): void {
  if (!dictionaryGrew()) return;
  const first = patchCount();
  const bytes = writeAdditions();
  const size = additionsSize;
  if (sourceStart == 0) {
    addPatch(batchEnd, 0, bytes, size);
    grow(root, <i32>size);
    settlePatches(first);
    return;
  }
  addPatch(sourceStart, 0, 0, 0);
  addPatch(bodyEnd, 0, bytes, size);
  const oldWidth = <u32>(bodyStart - sourceStart);
  const length = <u32>(bodyEnd - bodyStart) + size;
  const width = fillPrefix(first, oldWidth, load<u8>(sourceStart), length);
  grow(root, <i32>(size + width) - <i32>oldWidth);
  settlePatches(first);
}

// @ts-ignore: decorator
@inline
function insert(frame: usize, bytes: usize, size: u32): void {
  addPatch(load<u32>(frame, FRAME_BODY_END), 0, bytes, size);
  grow(frame, <i32>size);
}

function remove(frame: usize, start: u32, end: u32): void {
  addPatch(start, end - start, 0, 0);
  grow(frame, -(<i32>(end - start)));
}

/**
 * The bytes `start` .. `end` of the source become `size` bytes at `bytes`, unless they are the
 * same.
 */
function replace(frame: usize, start: u32, end: u32, bytes: usize, size: u32): void {
  if (size == end - start && memory.compare(start, bytes, size) == 0) return;
  addPatch(start, end - start, bytes, size);
  grow(frame, <i32>size - <i32>(end - start));
}

// ---- attributes

// @ts-ignore: decorator
@inline
function patchAttributes(frame: usize): void {
  const end = <usize>load<u32>(frame, FRAME_ATTRIBUTES_END);
  let appended: usize = 0;
  for (let slot = <usize>load<u32>(frame, FRAME_ATTRIBUTES); slot < end; slot += ENTRY_BYTES) {
    const state = stateOf(slot + ENTRY_CELL);
    if (state <= <u32>EntryState.Source) continue;
    const start = load<u32>(slot, ENTRY_SOURCE_START);
    if (start == 0) appended = slot;
    else if (state == EntryState.Removed) remove(frame, start, load<u32>(slot, ENTRY_SOURCE_END));
    else replaceSlot(frame, slot);
  }
  if (appended == 0) return;
  if (load<u32>(frame, FRAME_APPENDED) == 1) insertSlot(frame, appended);
  else insertAppended(frame);
}

function insertAppended(frame: usize): void {
  const appended = load<u32>(frame, FRAME_APPENDED);
  for (let order: u32 = 1; order <= appended; order++) {
    const slot = appendedSlot(frame, order);
    if (slot != 0) insertSlot(frame, slot);
  }
}

let entrySize: u32 = 0;

/** The entry as a KeyValue field with the frame's attributes tag; its size in `entrySize`. */
function encodeEntry(frame: usize, entry: usize): usize {
  entrySize = fieldSize(sizeKeyValue(entry, 0));
  const start = reserve(entrySize);
  commit(writeKeyValue(start, load<u32>(frame, FRAME_ATTRIBUTES_TAG), entry));
  return start;
}

function replaceEntry(frame: usize, entry: usize): void {
  const bytes = encodeEntry(frame, entry);
  const start = load<u32>(entry, ENTRY_SOURCE_START);
  replace(frame, start, load<u32>(entry, ENTRY_SOURCE_END), bytes, entrySize);
}

/** Bytes that were written for one batch are gone in the next; a pass is an epoch. */
let epoch: u32 = 0;

export function beginEpoch(): void {
  epoch += 1;
}

// The attribute that a slot holds as a KeyValue field; the bytes of the record before serve again
// when the value is the same.
// @ts-ignore: decorator
@inline
function encodeSlot(frame: usize, slot: usize): usize {
  const at = (slot - load<u32>(frame, FRAME_ATTRIBUTES)) / ENTRY_BYTES;
  const memo = <usize>load<u32>(frame, FRAME_MEMOS) + at * MEMO_BYTES;
  const cell = slot + ENTRY_CELL;
  if (
    load<u32>(memo, MEMO_EPOCH) == epoch &&
    load<u32>(memo, MEMO_TAG) == load<u32>(frame, FRAME_ATTRIBUTES_TAG) &&
    load<u64>(memo, MEMO_CELL) == load<u64>(cell) &&
    load<u64>(memo, MEMO_CELL + 8) == load<u64>(cell, 8)
  ) {
    entrySize = load<u32>(memo, MEMO_SIZE);
    return load<u32>(memo, MEMO_DATA);
  }
  return encodeAnew(frame, slot, memo);
}

// Only values without parts can be told apart by their cell.
function encodeAnew(frame: usize, slot: usize, memo: usize): usize {
  const bytes = encodeEntry(frame, slot);
  const cell = slot + ENTRY_CELL;
  if (typeOf(cell) > <u32>ValueType.Bytes) return bytes;
  store<u64>(memo, load<u64>(cell), MEMO_CELL);
  store<u64>(memo, load<u64>(cell, 8), MEMO_CELL + 8);
  store<u32>(memo, <u32>bytes, MEMO_DATA);
  store<u32>(memo, entrySize, MEMO_SIZE);
  store<u32>(memo, epoch, MEMO_EPOCH);
  store<u32>(memo, load<u32>(frame, FRAME_ATTRIBUTES_TAG), MEMO_TAG);
  return bytes;
}

function insertSlot(frame: usize, slot: usize): void {
  const bytes = encodeSlot(frame, slot);
  insert(frame, bytes, entrySize);
}

function replaceSlot(frame: usize, slot: usize): void {
  const bytes = encodeSlot(frame, slot);
  const start = load<u32>(slot, ENTRY_SOURCE_START);
  replace(frame, start, load<u32>(slot, ENTRY_SOURCE_END), bytes, entrySize);
}

function insertEntry(frame: usize, entry: usize): void {
  const bytes = encodeEntry(frame, entry);
  insert(frame, bytes, entrySize);
}

// An opened map. One walk over the source and the entries side by side finds what stayed in its
// place, what changed there and what went. All other entries, new ones and those that moved (Go's
// Remove puts the last one into the gap), are inserted behind.
function patchNode(frame: usize, node: usize): void {
  const count = countOf(node);
  let index: u32 = 0;
  if (load<u32>(frame, FRAME_SOURCE_START) != 0) {
    const tag = <u64>load<u32>(frame, FRAME_ATTRIBUTES_TAG);
    const end = <usize>load<u32>(frame, FRAME_BODY_END);
    for (let p = <usize>load<u32>(frame, FRAME_BODY_START); p < end; ) {
      const next = skipField(p, end);
      if (readVarint(p, end) == tag) {
        // Entries whose source lies behind were passed by: they moved.
        while (index < count && sourceOf(entryAt(node, index)) < <u32>p) index++;
        const entry = entryAt(node, index);
        if (index == count || load<u32>(entry, ENTRY_SOURCE_START) != <u32>p) {
          remove(frame, <u32>p, <u32>next);
        } else {
          if (!isSource(entry)) replaceEntry(frame, entry);
          store<u32>(entry, IN_PLACE, ENTRY_SOURCE_END);
          index++;
        }
      }
      p = next;
    }
  }
  for (let i: u32 = 0; i < count; i++) {
    const entry = entryAt(node, i);
    if (load<u32>(entry, ENTRY_SOURCE_END) != IN_PLACE) insertEntry(frame, entry);
  }
}

// @ts-ignore: decorator
@inline
function sourceOf(entry: usize): u32 {
  return load<u32>(entry, ENTRY_SOURCE_START);
}

/** In place of the source's end: the entry is where it was. */
const IN_PLACE: u32 = 0xffffffff;

// ---- fields

function patchFields(frame: usize): void {
  const end = <usize>load<u32>(frame, FRAME_FIELDS_END);
  for (let slot = <usize>load<u32>(frame, FRAME_FIELDS); slot < end; slot += ENTRY_BYTES) {
    const state = stateOf(slot + ENTRY_CELL);
    if (state <= <u32>EntryState.Source) continue;
    if ((load<u32>(slot, ENTRY_KEY_LENGTH) & ACCESS_MASK) == Access.Messages) {
      patchRepeated(frame, slot, state);
      continue;
    }
    const start = load<u32>(slot, ENTRY_SOURCE_START);
    const fieldEnd = load<u32>(slot, ENTRY_SOURCE_END);
    const bytes: usize = state == EntryState.Removed ? 0 : encodeField(slot);
    if (bytes == 0 || fieldBytes == 0) {
      if (start != 0) removeUnlessDefault(frame, slot, start, fieldEnd, state);
    } else if (start != 0) {
      replace(frame, start, fieldEnd, bytes, fieldBytes);
    } else {
      insert(frame, bytes, fieldBytes);
    }
  }
}

// A default written over an explicit default is no change.
function removeUnlessDefault(frame: usize, slot: usize, start: u32, end: u32, state: u32): void {
  if (state == EntryState.Removed || !isSourceDefault(slot)) remove(frame, start, end);
}

/** Whether the field that the slot was read from spells out a default: zero, or nothing. */
export function isSourceDefault(slot: usize): bool {
  const start = <usize>load<u32>(slot, ENTRY_SOURCE_START);
  const end = <usize>load<u32>(slot, ENTRY_SOURCE_END);
  for (let p = start + varintSize(load<u32>(slot, ENTRY_KEY)); p < end; p++) {
    if ((load<u8>(p) & 0x7f) != 0) return false;
  }
  return true;
}

/** Whether other messages were put in the place of those that the list slot was read from. */
export function isListRewritten(slot: usize): bool {
  const cell = slot + ENTRY_CELL;
  const state = stateOf(cell);
  if (state != EntryState.Set) return state == EntryState.Removed;
  const start = load<u32>(slot, ENTRY_SOURCE_START);
  const size = load<u32>(slot, ENTRY_SOURCE_END) - start;
  return lengthOf(cell) != size || memory.compare(start, pointerOf(cell), size) != 0;
}

// A list of messages is replaced as a whole: all its fields go, the new ones stand at the end.
function patchRepeated(frame: usize, slot: usize, state: u32): void {
  const tag = <u64>load<u32>(slot, ENTRY_KEY);
  const cell = slot + ENTRY_CELL;
  const bytes = pointerOf(cell);
  const size = state == EntryState.Removed ? 0 : lengthOf(cell);
  const start = load<u32>(slot, ENTRY_SOURCE_START);
  const end = load<u32>(slot, ENTRY_SOURCE_END);
  if (start != 0) {
    if (!isListRewritten(slot)) return;
    for (let p = <usize>start; p < <usize>end; ) {
      const next = skipField(p, end);
      if (readVarint(p, end) == tag) remove(frame, <u32>p, <u32>next);
      p = next;
    }
  }
  if (size == 0) return;
  // The list may be a view of the source, which the output may be written over.
  const copy = reserve(size);
  commit(writeBytes(copy, bytes, size));
  insert(frame, copy, size);
}

// ---- messages that were absent

let newMessageSize: u32 = 0;

/**
 * A singular message that a statement made, as a field of its parent; `newMessageSize` 0 when
 * nothing is in it.
 */
function writeNewMessage(frame: usize): usize {
  // Its own patches are insertions all, so its body is their bytes in a row.
  const first = patchCount();
  store<u32>(frame, 0, FRAME_BODY_END);
  patchMessage(frame);
  const size = <u32>load<i32>(frame, FRAME_DELTA);
  newMessageSize = 0;
  if (patchCount() == first) return 0;
  const start = reserve(<usize>size + 16);
  store<u8>(start, <u8>load<u32>(frame, FRAME_TAG));
  const to = copyInsertions(first, writeVarint(start + 1, size));
  commit(to);
  truncatePatches(first);
  newMessageSize = <u32>(to - start);
  return start;
}
