// The resolver: one walk over a message fills the slots that the program named for it (the boxes in
// format/image.ts).
//
// Per field: one load takes tag and length, one table look-up says what the program wants of it.
// Most fields are skipped; attributes are looked up by a hash of their key's last eight bytes; a
// named field leaves a view of its payload. Nothing is decoded here.
//
// What is out of the ordinary (a singular field twice, the resource behind its scopes) raises
// `Status.Unordered`, on which the entry puts the batch in order once (wire/normalise.ts) and
// starts over. So everything after this file sees each singular field at most once.

import {
  ENTRY_BYTES,
  ENTRY_CELL,
  ENTRY_KEY,
  ENTRY_KEY_LENGTH,
  ENTRY_SOURCE_START,
  EntryState,
} from "../../format/node";
import {
  FieldAction,
  FRAME_APPENDED,
  FRAME_ATTRIBUTES,
  FRAME_ATTRIBUTES_END,
  FRAME_ATTRIBUTES_TAG,
  FRAME_BODY_END,
  FRAME_BODY_START,
  FRAME_CHAIN,
  FRAME_DIRTY,
  FRAME_FIELDS,
  FRAME_FIELDS_END,
  FRAME_FLAGS,
  FRAME_HOME,
  FRAME_KEYS,
  FRAME_LAYOUT,
  FRAME_MESSAGES,
  FRAME_PREFIX,
  FRAME_SOURCE_START,
  FrameFlag,
  KEYS_BUCKETS,
  KEYS_SIGNS,
  KEYS_MULTIPLIER,
  KEYS_SHIFT,
  LAYOUT_ACTIONS,
  LAYOUT_ATTRIBUTES_TAG,
  LAYOUT_FIELDS,
  LAYOUT_FLAGS,
  LAYOUT_LONG_TAGS,
  LayoutFlag,
  LINK_FRAME,
  LINK_LAYOUT,
} from "../../format/image";
import { Status } from "../../format/status";
import { CELL_PAYLOAD, CELL_STATE, ValueType } from "../../format/value";
import { raise } from "../memory/host";
import { bytesEqual, withLength } from "../value/cell";
import { keySize, keyStart, readKeyValue, valueSize, valueStart } from "../value/key-value";
import { malformed, readVarint, skipField, twoByteLength, varintEnd } from "../wire/read";

const KEY_TAG: u32 = 0x0a;
const VALUE_TAG: u32 = 0x12;

const SOURCE_UNREAD: u32 = ValueType.Unread | (EntryState.Source << (8 * CELL_STATE));

/** Ends this reading of the batch: it has to be put in order first. */
export function unordered(): void {
  raise(Status.Unordered, 0);
}

/** Makes the frame and the frames of its singular messages those of an absent message. */
function clearFrame(frame: usize): void {
  store<u64>(frame, 0, FRAME_SOURCE_START);
  store<u32>(frame, 0, FRAME_BODY_END);
  const home = <usize>load<u32>(frame, FRAME_HOME);
  if (<usize>load<u32>(frame, FRAME_LAYOUT) != home) applyLayout(frame, home);
  clearWrites(frame);
  clearSlots(load<u32>(frame, FRAME_ATTRIBUTES), load<u32>(frame, FRAME_ATTRIBUTES_END));
  clearSlots(load<u32>(frame, FRAME_FIELDS), load<u32>(frame, FRAME_FIELDS_END));
  clearMessages(frame);
}

function clearMessages(frame: usize): void {
  let message = <usize>load<u32>(frame, FRAME_MESSAGES);
  while (message != 0) {
    // Absent before and not touched since: as clear as it can be.
    if ((load<u32>(message, FRAME_SOURCE_START) | load<u32>(message, FRAME_DIRTY)) != 0) {
      clearFrame(message);
    }
    message = load<u32>(message, FRAME_CHAIN);
  }
}

// @ts-ignore: decorator
@inline
function clearWrites(frame: usize): void {
  store<u32>(frame, 0, FRAME_APPENDED);
  store<u32>(frame, 0, FRAME_PREFIX);
  v128.store(frame, i64x2.splat(0), FRAME_DIRTY); // dirty, delta, node, flags
}

// @ts-ignore: decorator
@inline
function clearSlots(slot: usize, end: usize): void {
  for (; slot < end; slot += ENTRY_BYTES) {
    store<u32>(slot, 0, ENTRY_SOURCE_START);
    store<u64>(slot, 0, ENTRY_CELL);
  }
}

/** Puts a layout in force: which tag each field slot has in this kind of message, if any. */
function applyLayout(frame: usize, layout: usize): void {
  store<u32>(frame, <u32>layout, FRAME_LAYOUT);
  store<u32>(frame, load<u32>(layout, LAYOUT_ATTRIBUTES_TAG), FRAME_ATTRIBUTES_TAG);
  let pair = <usize>load<u32>(layout, LAYOUT_FIELDS);
  if (pair == 0) return;
  for (; load<u32>(pair) != 0; pair += 8) {
    store<u32>(<usize>load<u32>(pair), load<u32>(pair, 4), ENTRY_KEY);
  }
}

/**
 * Where the children of the message start, as far as the scan went; the body's end when it saw all
 * of it.
 */
export let scanStop: usize = 0;

export function setScanStop(at: usize): void {
  scanStop = at;
}

/**
 * Fills the slots of `frame` from the message whose field starts at `source` and whose body is
 * `start` .. `end`. Leaves in `scanStop` where the first repeated child stands, or `end`.
 */
export function resolve(
  frame: usize,
  layout: usize,
  source: usize,
  start: usize,
  end: usize,
): void {
  store<u32>(frame, <u32>source, FRAME_SOURCE_START);
  store<u32>(frame, <u32>start, FRAME_BODY_START);
  store<u32>(frame, <u32>end, FRAME_BODY_END);
  if (<usize>load<u32>(frame, FRAME_LAYOUT) != layout) applyLayout(frame, layout);
  clearWrites(frame);
  clearSlots(load<u32>(frame, FRAME_ATTRIBUTES), load<u32>(frame, FRAME_ATTRIBUTES_END));
  clearSlots(load<u32>(frame, FRAME_FIELDS), load<u32>(frame, FRAME_FIELDS_END));
  if (load<u32>(frame, FRAME_MESSAGES) != 0) clearMessages(frame);
  scan(frame, layout, start, end);
}

function scan(frame: usize, layout: usize, start: usize, end: usize): void {
  const actions = layout + LAYOUT_ACTIONS;
  let firstChild: usize = 0;
  let p = start;
  while (p < end) {
    // Reads up to three bytes past the end: there is slack behind every input.
    const head = load<u32>(p);
    const word = load<u32>(actions + (<usize>(head & 0xff) << 2));
    if (word == 0) {
      // A length that leads past the end ends the loop, and is found out behind it.
      if ((head & 0x8007) == 2) p += 2 + ((head >> 8) & 0x7f);
      else if ((head & 0x808007) == 0x8002) p += 3 + twoByteLength(head);
      else if ((head & 7) == 1) p += 9;
      else if ((head & 0x8007) == 0) p += 2;
      else if ((head & 7) == 5) p += 5;
      else p = skipField(p, end);
      continue;
    }
    const action = word & 15;
    if (action == FieldAction.Attribute) {
      p = scanAttributes(frame, head & 0xff, p, end);
      continue;
    }
    if (action == FieldAction.Long) {
      p = scanLongTag(layout, p, end);
      continue;
    }
    const next = fieldEnd(head, p, end);
    if ((head & 7) != 2) {
      takeScalar(frame, word, p, next);
    } else if (action == FieldAction.Child) {
      if ((word & ~15) != 0) takeRepeated(<usize>(word & ~15), p, next);
      if (firstChild == 0) {
        firstChild = p;
        if ((load<u32>(layout, LAYOUT_FLAGS) & LayoutFlag.StopAtChildren) != 0) break;
      }
    } else {
      takeBytes(word, action, p, bodyOf(p, end), next);
    }
    p = next;
  }
  if (p > end) malformed(start);
  scanStop = firstChild == 0 ? end : firstChild;
}

/** The byte after a field with a one-byte tag. */
// @ts-ignore: decorator
@inline
function fieldEnd(head: u32, p: usize, end: usize): usize {
  let next: usize;
  if ((head & 0x8007) == 2) next = p + 2 + ((head >> 8) & 0x7f);
  else if ((head & 0x808007) == 0x8002) next = p + 3 + twoByteLength(head);
  else if ((head & 0x8007) == 0) next = p + 2;
  else if ((head & 7) == 1) next = p + 9;
  else if ((head & 7) == 5) next = p + 5;
  else return skipField(p, end);
  if (next > end) malformed(p);
  return next;
}

/** The body of a length-delimited field with a one-byte tag. */
// @ts-ignore: decorator
@inline
function bodyOf(p: usize, end: usize): usize {
  if (load<u8>(p, 1) < 0x80) return p + 2;
  if (load<u8>(p, 2) < 0x80) return p + 3;
  readVarint(p + 1, end);
  return varintEnd;
}

// Attributes usually stand in a row: one loop takes them all. Answers the byte after the last.
function scanAttributes(frame: usize, tag: u32, p: usize, end: usize): usize {
  const keys = <usize>load<u32>(frame, FRAME_KEYS);
  const mask = load<u64>(keys, KEYS_SIGNS);
  while (p < end) {
    const head = load<u32>(p);
    if ((head & 0xff) != tag) break;
    let body = p + 2;
    let next = body + ((head >> 8) & 0x7f);
    if ((head & 0x8000) != 0) {
      const size = readVarint(p + 1, end);
      if (size > <u64>(end - p)) malformed(p);
      body = varintEnd;
      next = body + <usize>size;
    }
    if (next > end) malformed(p);
    takeAttribute(frame, keys, mask, p, body, next);
    p = next;
  }
  return p;
}

function takeScalar(frame: usize, word: u32, p: usize, next: usize): void {
  const action = word & 15;
  if (action == FieldAction.Malformed) malformed(p);
  if (action == FieldAction.Unordered) unordered();
  if (action == FieldAction.Member) noteMember(frame);
  takeField(<usize>(word & ~15), p, p + 1, next);
}

// Which member of a oneof counts depends on those that follow.
function noteMember(frame: usize): void {
  const flags = load<u32>(frame, FRAME_FLAGS);
  if ((flags & FrameFlag.HasMember) != 0) unordered();
  store<u32>(frame, flags | FrameFlag.HasMember, FRAME_FLAGS);
}

// @ts-ignore: decorator
@inline
function takeField(slot: usize, p: usize, body: usize, next: usize): void {
  if (load<u32>(slot, ENTRY_SOURCE_START) != 0) unordered();
  fillSlot(slot, p, next, body, <u32>(next - body));
}

function takeBytes(word: u32, action: u32, p: usize, body: usize, next: usize): void {
  const target = <usize>(word & ~15);
  switch (action) {
    case FieldAction.Bytes: {
      takeField(target, p, body, next);
      return;
    }
    case FieldAction.Message: {
      const frame = <usize>load<u32>(target, LINK_FRAME);
      if (load<u32>(frame, FRAME_SOURCE_START) != 0) unordered();
      const stop = scanStop;
      resolve(frame, load<u32>(target, LINK_LAYOUT), p, body, next);
      scanStop = stop;
      return;
    }
    case FieldAction.Repeated: {
      takeRepeated(target, p, next);
      return;
    }
    default:
      malformed(p);
  }
}

// A repeated field read as a list: the slot spans from the first to the last; fields between are
// told apart later.
function takeRepeated(slot: usize, p: usize, next: usize): void {
  if (load<u32>(slot, ENTRY_SOURCE_START) == 0) {
    takeField(slot, p, p, next);
    return;
  }
  const start = load<u32>(slot, ENTRY_SOURCE_START);
  fillSlot(slot, start, next, start, <u32>next - start);
}

// Field numbers from 16 on, overlong tags, and field number 0, which skipField refuses.
function scanLongTag(layout: usize, p: usize, end: usize): usize {
  const tag = readVarint(p, end);
  const next = skipField(p, end);
  if (tag < 128) {
    // An overlong spelling of a short tag: whatever it is, put the batch in order.
    if (load<u32>(layout + LAYOUT_ACTIONS + (<usize>tag << 2)) != 0) unordered();
    return next;
  }
  let pair = <usize>load<u32>(layout, LAYOUT_LONG_TAGS);
  if (pair == 0) return next;
  for (; load<u32>(pair) != 0; pair += 8) {
    if (<u64>load<u32>(pair) != tag) continue;
    readVarint(p, end);
    const word = load<u32>(pair, 4);
    if ((word & 15) == FieldAction.Malformed) malformed(p);
    takeField(<usize>(word & ~15), p, varintEnd, next);
    break;
  }
  return next;
}

// @ts-ignore: decorator
@inline
function takeAttribute(
  frame: usize,
  keys: usize,
  mask: u64,
  p: usize,
  body: usize,
  next: usize,
): void {
  // The common KeyValue is a key and a value, each shorter than 128 bytes, and nothing else.
  const keyHead = <u32>load<u16>(body);
  const keyLength = keyHead >> 8;
  const keyEnd = body + 2 + keyLength;
  const size = next - keyEnd - 2;
  // A longer value never looks like this: the first byte of its length is not its size here, which
  // counts the second.
  if (
    (keyHead & 0x80ff) == KEY_TAG &&
    <u32>load<u16>(keyEnd) == (VALUE_TAG | (<u32>size << 8))
  ) {
    const sign = keyLength + 5 * <u32>load<u8>(keyEnd - 1);
    if (((mask >> (sign & 63)) & 1) == 0) return;
    const slot = findSlot(keys, body + 2, keyLength);
    if (slot != 0) takeValue(frame, slot, p, next, keyEnd + 2, <u32>size);
    return;
  }
  readKeyValue(body, next);
  const slot = findSlot(keys, keyStart, keySize);
  if (slot != 0) takeValue(frame, slot, p, next, valueStart, valueSize);
}

/**
 * The slot of the key table that has this key, or 0. Reads up to seven bytes before and behind the
 * key.
 */
export function findSlot(keys: usize, key: usize, length: u32): usize {
  const shift = load<u32>(keys, KEYS_SHIFT);
  const bucketMask = (1 << (32 - shift)) - 1;
  let bucket = hashKey(key, length) >> shift;
  while (true) {
    const slot = <usize>load<u32>(keys + KEYS_BUCKETS + (<usize>bucket << 2));
    if (slot == 0) return 0;
    if (bytesEqual(load<u32>(slot, ENTRY_KEY), load<u32>(slot, ENTRY_KEY_LENGTH), key, length)) {
      return slot;
    }
    bucket = (bucket + 1) & bucketMask;
  }
}

// @ts-ignore: decorator
@inline
function hashKey(key: usize, length: u32): u32 {
  const last =
    length >= 8
      ? load<u64>(key + length - 8)
      : length == 0
        ? 0
        : load<u64>(key) << (<u64>(8 - length) << 3);
  return ((<u32>last ^ <u32>(last >> 32)) + length) * KEYS_MULTIPLIER;
}

function takeValue(
  frame: usize,
  slot: usize,
  p: usize,
  next: usize,
  value: usize,
  length: u32,
): void {
  if (load<u32>(slot, ENTRY_SOURCE_START) != 0) {
    store<u32>(frame, load<u32>(frame, FRAME_FLAGS) | FrameFlag.Duplicates, FRAME_FLAGS);
    return;
  }
  fillSlot(slot, p, next, value, length);
}

// @ts-ignore: decorator
@inline
function fillSlot(slot: usize, p: usize, next: usize, payload: usize, length: u32): void {
  store<u64>(slot, <u64>p | (<u64>next << 32), ENTRY_SOURCE_START);
  store<u64>(slot, withLength(SOURCE_UNREAD, length), ENTRY_CELL);
  store<u64>(slot, <u64>payload, ENTRY_CELL + CELL_PAYLOAD);
}
