// Messages that are replaced as a whole: a function that rewrites a metric, or a data point, works
// on bytes. The target's edits so far are spliced into a message of its own in the arena
// (`settleMessage`), the function makes other bytes of it (`replaceMessage`), and its frame is
// filled again from those, so that later statements see them. Closing such a target is one patch:
// the field that it came from becomes those bytes.
//
// What it leaves out: messages with children that the walk goes through. Only the target of a pass
// is replaced.

import {
  FRAME_BODY_END,
  FRAME_BODY_START,
  FRAME_DELTA,
  FRAME_DIRTY,
  FRAME_LAYOUT,
  FRAME_PARENT,
  FRAME_SOURCE_START,
} from "../../format/image";
import { allocate } from "../memory/arena";
import { markDirty } from "../resolver/dirty";
import { resolve } from "../resolver/resolve";
import { readVarint, varintEnd } from "../wire/read";
import { varintSize, writeVarint } from "../wire/write";
import { grow, patchMessage } from "./close";
import {
  addPatch,
  beginPart,
  endPart,
  patchCount,
  settlePatches,
  sortPatches,
  splice,
} from "./patch";

/** Whether the target that is open now was replaced. */
export let isReplaced: bool = false;
let originalStart: usize = 0;
let originalEnd: usize = 0;

/** The next target is as the source has it. */
export function beginTarget(): void {
  isReplaced = false;
}

/** Where the target's field starts in its parent's bytes, whatever it was replaced by. */
export function targetStart(frame: usize): usize {
  return isReplaced ? originalStart : <usize>load<u32>(frame, FRAME_SOURCE_START);
}

export function targetEnd(frame: usize): usize {
  return isReplaced ? originalEnd : <usize>load<u32>(frame, FRAME_BODY_END);
}

/**
 * Puts the target's edits into its bytes. Its field stands at FRAME_SOURCE_START .. FRAME_BODY_END
 * afterwards.
 */
export function settleMessage(frame: usize): void {
  if (load<u32>(frame, FRAME_DIRTY) != 0) replaceMessage(frame, writeEdited(frame));
}

/** The message with its edits, as a field in the arena. */
function writeEdited(frame: usize): usize {
  const outer = beginPart();
  const first = patchCount();
  patchMessage(frame);
  settlePatches(first);
  sortPatches(first);
  const start = <usize>load<u32>(frame, FRAME_BODY_START);
  const length = <usize>load<u32>(frame, FRAME_BODY_END) - start;
  const edited = length + load<i32>(frame, FRAME_DELTA);
  const field = allocate(edited + varintSize(edited) + 1);
  store<u8>(field, load<u8>(<usize>load<u32>(frame, FRAME_SOURCE_START)));
  splice(start, length, writeVarint(field + 1, edited), first);
  endPart(first, outer);
  return field;
}

/**
 * Replaces the target by the field at `field`, which has a tag of one byte, and reads it into the
 * frame.
 */
export function replaceMessage(frame: usize, field: usize): void {
  if (!isReplaced) {
    originalStart = load<u32>(frame, FRAME_SOURCE_START);
    originalEnd = load<u32>(frame, FRAME_BODY_END);
    isReplaced = true;
  }
  const size = <usize>readVarint(field + 1, field + 11);
  const body = varintEnd;
  resolve(frame, load<u32>(frame, FRAME_LAYOUT), field, body, body + size);
}

/** Ends a replaced target. */
export function closeReplaced(frame: usize): void {
  settleMessage(frame);
  isReplaced = false;
  const field = <usize>load<u32>(frame, FRAME_SOURCE_START);
  const size = load<u32>(frame, FRAME_BODY_END) - <u32>field;
  const removed = <u32>(originalEnd - originalStart);
  if (size == removed && memory.compare(field, originalStart, size) == 0) return;
  const first = patchCount();
  addPatch(originalStart, removed, field, size);
  settlePatches(first);
  const parent = <usize>load<u32>(frame, FRAME_PARENT);
  markDirty(parent);
  grow(parent, <i32>size - <i32>removed);
}
