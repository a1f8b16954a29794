// Whether a statement changed anything, for programs compiled with counts. Op.Watch stands before
// each instruction of an editor that writes to the batch and notes what is there; when the editor
// is through, or has failed, Op.CountChanged looks again.
//
// What is noted is a hash of the bytes that the place would have in the output. So a value that is
// set to itself is no change, as it is none where a message is closed (assembly/patch/close.ts).

import { ACCESS_MASK, ACCESS_PRESENCE, Access } from "../../format/access";
import {
  FRAME_ATTRIBUTES_TAG,
  FRAME_BODY_END,
  FRAME_FLAGS,
  FRAME_SOURCE_START,
  FrameFlag,
} from "../../format/image";
import { Watched } from "../../format/instructions";
import {
  ENTRY_BYTES,
  ENTRY_CELL,
  ENTRY_KEY_LENGTH,
  ENTRY_SOURCE_END,
  ENTRY_SOURCE_START,
  EntryState,
} from "../../format/node";
import { xxh3Hash64 } from "../hash/xxh3";
import { commit, reserve } from "../memory/arena";
import { newestBirth } from "../metrics/births";
import { isSourceDefault } from "../patch/close";
import { encodeField, fieldBytes } from "../patch/encode-field";
import { settleMessage } from "../patch/replace";
import { attributeEntry, openAttributes } from "../resolver/frame";
import { lengthOf, pointerOf, stateOf } from "../value/cell";
import { fieldSize, isSource, sizeKeyValue, writeKeyValue } from "../value/encode";
import { countOf, entriesOf } from "../value/node";

//   Watch   0           4          8          12         16
//         +-----------+----------+----------+----------+----------------+
//         | Watched   | access   | slot     | frame    | hash (u64)     |
//         +-----------+----------+----------+----------+----------------+
const KIND = 0;
const ACCESS = 4;
const SLOT = 8;
const FRAME = 12;
const HASH = 16;
const WATCH_BYTES: i32 = 24;

/** More than any editor writes to. */
const WATCHES_MAX: i32 = 16;
const WATCHES = memory.data(WATCHES_MAX * WATCH_BYTES, 16);
let end: usize = WATCHES;

/** Forgets what was noted. */
export function dropWatch(): void {
  end = WATCHES;
}

/** Notes what is in a place, unless the statement did before. */
export function watch(kind: u32, access: u32, slot: usize, frame: usize): void {
  for (let at = WATCHES; at < end; at += WATCH_BYTES) {
    if (
      load<u32>(at, KIND) == kind &&
      load<u32>(at, SLOT) == <u32>slot &&
      load<u32>(at, FRAME) == <u32>frame
    ) {
      return;
    }
  }
  if (end == WATCHES + WATCHES_MAX * WATCH_BYTES) return;
  store<u32>(end, kind, KIND);
  store<u32>(end, access, ACCESS);
  store<u32>(end, <u32>slot, SLOT);
  store<u32>(end, <u32>frame, FRAME);
  store<u64>(end, hashNow(end), HASH);
  end += WATCH_BYTES;
}

/** Whether there is something else now in a place that was noted. Forgets them all. */
export function endWatch(): bool {
  let changed = false;
  for (let at = WATCHES; at < end && !changed; at += WATCH_BYTES) {
    changed = hashNow(at) != load<u64>(at, HASH);
  }
  dropWatch();
  return changed;
}

/** The hash of what is in the place; 0 for nothing. */
function hashNow(at: usize): u64 {
  const slot = <usize>load<u32>(at, SLOT);
  const frame = <usize>load<u32>(at, FRAME);
  switch (load<u32>(at, KIND)) {
    case Watched.Attribute:
      return hashAttribute(slot, frame);
    case Watched.Field:
      return hashField(slot, load<u32>(at, ACCESS));
    case Watched.Attributes:
      return hashAttributes(frame);
    default:
      return hashTarget(frame);
  }
}

function hashSource(entry: usize): u64 {
  const start = load<u32>(entry, ENTRY_SOURCE_START);
  return xxh3Hash64(start, load<u32>(entry, ENTRY_SOURCE_END) - start);
}

// ---- attributes

// Behind the first of two equal keys the second appears, which may hold the same value.
function hashAttribute(slot: usize, frame: usize): u64 {
  if ((load<u32>(frame, FRAME_FLAGS) & FrameFlag.Duplicates) != 0) return hashAttributes(frame);
  const entry = attributeEntry(slot, frame);
  return entry == 0 ? 0 : hashEntry(entry, load<u32>(frame, FRAME_ATTRIBUTES_TAG));
}

const PRIME: u64 = 0x9e3779b185ebca87;

function hashAttributes(frame: usize): u64 {
  const node = openAttributes(frame);
  const tag = load<u32>(frame, FRAME_ATTRIBUTES_TAG);
  let hash: u64 = countOf(node);
  let entry = entriesOf(node);
  const last = entry + <usize>countOf(node) * ENTRY_BYTES;
  for (; entry < last; entry += ENTRY_BYTES) {
    hash = (rotl<u64>(hash, 31) ^ hashEntry(entry, tag)) * PRIME;
  }
  return hash;
}

/** The entry as a field; what is written to find out is not kept. */
function hashEntry(entry: usize, tag: u32): u64 {
  if (isSource(entry)) return hashSource(entry);
  const size = fieldSize(sizeKeyValue(entry, 0));
  const start = reserve(size);
  writeKeyValue(start, tag, entry);
  return xxh3Hash64(start, size);
}

// ---- fields

function hashField(slot: usize, access: u32): u64 {
  const cell = slot + ENTRY_CELL;
  const state = stateOf(cell);
  if (state == EntryState.Source) {
    // A default that is spelled out is the same as none, but for fields that tell them apart.
    return (access & ACCESS_PRESENCE) == 0 && isSourceDefault(slot) ? 0 : hashSource(slot);
  }
  if (state != EntryState.Set) return 0;
  if ((load<u32>(slot, ENTRY_KEY_LENGTH) & ACCESS_MASK) == Access.Messages) {
    return lengthOf(cell) == 0 ? 0 : xxh3Hash64(pointerOf(cell), lengthOf(cell));
  }
  const free = reserve(0);
  const bytes = encodeField(slot);
  commit(free);
  return bytes == 0 || fieldBytes == 0 ? 0 : xxh3Hash64(bytes, fieldBytes);
}

// ---- messages that are rewritten as a whole

function hashTarget(frame: usize): u64 {
  settleMessage(frame);
  const start = <usize>load<u32>(frame, FRAME_SOURCE_START);
  const hash = xxh3Hash64(start, load<u32>(frame, FRAME_BODY_END) - <u32>start);
  return hash ^ (<u64>newestBirth() * PRIME);
}
