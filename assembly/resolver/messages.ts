// Fields that hold messages, as values: they can be copied from one record to another and counted,
// nothing else (`set(span.events, nil)`, `set(datapoint.positive, datapoint.negative)`).
//
// The cell holds the fields as they stand on the wire (tags included) for a repeated field, the
// body for a singular one. The flavor byte says which message it is: only the same kind can be
// stored. Tags differ between kinds of data point, so they are written anew when stored.

import { Access, ACCESS_MASK, ACCESS_MESSAGE_SHIFT } from "../../format/access";
import { Failure } from "../../format/failure";
import {
  FRAME_BODY_START,
  FRAME_LAYOUT,
  FRAME_SOURCE_START,
  LAYOUT_ACTIONS,
  LAYOUT_CHILD_FRAME,
  LAYOUT_CHILD_TAG,
  LAYOUT_VARIANT,
} from "../../format/image";
import {
  ENTRY_CELL,
  ENTRY_KEY,
  ENTRY_SOURCE_END,
  ENTRY_SOURCE_START,
  EntryState,
} from "../../format/node";
import { MetricType } from "../../format/otlp";
import { CELL_FLAVOR, ValueType } from "../../format/value";
import { commit, reserve } from "../memory/arena";
import { fail } from "../machine/failure";
import { flavorOf, lengthOf, pointerOf, setView, stateOf, typeOf } from "../value/cell";
import { readVarint, skipField, varintEnd } from "../wire/read";
import { writeBytes, writeVarint } from "../wire/write";
import { resolve } from "./resolve";

/** The kind of the points of gauges and sums; others are numbered from it, by type. */
export const NUMBER_POINTS: u32 = 33;

/** Sets `to` to the field's messages. */
export function loadMessages(access: u32, to: usize, slot: usize, frame: usize): void {
  const cell = slot + ENTRY_CELL;
  const state = stateOf(cell);
  let pointer: usize = 0;
  let length: u32 = 0;
  if (state == EntryState.Set) {
    pointer = pointerOf(cell);
    length = lengthOf(cell);
  } else if (state == EntryState.Source) {
    if ((access & ACCESS_MASK) == Access.Message) {
      pointer = pointerOf(cell);
      length = lengthOf(cell);
    } else {
      pointer = gather(slot);
      length = gatheredSize;
    }
  }
  setView(to, ValueType.Messages, pointer, length);
  store<u8>(to, <u8>kindOf(access, frame), CELL_FLAVOR);
}

// Data points differ by the type of their metric; gauges and sums share theirs.
function kindOf(access: u32, frame: usize): u32 {
  const kind = access >> ACCESS_MESSAGE_SHIFT;
  if (kind != 0) return kind;
  const variant = load<u32>(<usize>load<u32>(frame, FRAME_LAYOUT), LAYOUT_VARIANT);
  const isNumber = variant <= <u32>MetricType.Sum;
  return NUMBER_POINTS - 1 + (isNumber ? <u32>MetricType.Gauge : variant);
}

let gatheredSize: u32 = 0;

/**
 * The fields of the slot's tag within its span, next to each other: a view when nothing stands
 * between them.
 */
function gather(slot: usize): usize {
  const tag = <u64>load<u32>(slot, ENTRY_KEY);
  const start = <usize>load<u32>(slot, ENTRY_SOURCE_START);
  const end = <usize>load<u32>(slot, ENTRY_SOURCE_END);
  let kept: usize = 0;
  for (let p = start; p < end; ) {
    const next = skipField(p, end);
    if (readVarint(p, end) == tag) kept += next - p;
    p = next;
  }
  gatheredSize = <u32>kept;
  if (kept == end - start) return start;
  const copy = reserve(kept);
  let to = copy;
  for (let p = start; p < end; ) {
    const next = skipField(p, end);
    if (readVarint(p, end) == tag) to = writeBytes(to, p, next - p);
    p = next;
  }
  commit(to);
  return copy;
}

/** Stores messages of the same kind, or, for a repeated field, nothing (nil). */
export function storeMessages(access: u32, value: usize, slot: usize, frame: usize): bool {
  const cell = slot + ENTRY_CELL;
  const repeated = (access & ACCESS_MASK) == Access.Messages;
  if (typeOf(value) == ValueType.Nil) {
    if (!repeated) return fail(Failure.SetNil);
    const state = stateOf(cell);
    const isEmpty = state == EntryState.Set ? lengthOf(cell) == 0 : state != EntryState.Source;
    setView(cell, ValueType.Messages, 0, 0);
    if (!isEmpty) leaveChild(slot, frame);
    return true;
  }
  if (typeOf(value) != ValueType.Messages || flavorOf(value) != kindOf(access, frame)) {
    return fail(Failure.WrongType, ValueType.Messages, typeOf(value));
  }
  if (!repeated) {
    setView(cell, ValueType.Messages, pointerOf(value), lengthOf(value));
    return true;
  }
  const start = retag(load<u32>(slot, ENTRY_KEY), pointerOf(value), lengthOf(value));
  setView(cell, ValueType.Messages, start, gatheredSize);
  return true;
}

// The walk may be at one of the messages that are gone: its code finds nothing more in it.
function leaveChild(slot: usize, frame: usize): void {
  const layout = <usize>load<u32>(frame, FRAME_LAYOUT);
  const tag = <usize>load<u32>(layout, LAYOUT_CHILD_TAG);
  if (tag == 0 || <usize>(load<u32>(layout + LAYOUT_ACTIONS + (tag << 2)) & ~15) != slot) return;
  const child = <usize>load<u32>(layout, LAYOUT_CHILD_FRAME);
  const start = <usize>load<u32>(child, FRAME_BODY_START);
  const source = <usize>load<u32>(child, FRAME_SOURCE_START);
  resolve(child, load<u32>(child, FRAME_LAYOUT), source, start, start);
}

function retag(tag: u32, p: usize, length: u32): usize {
  const end = p + length;
  const start = reserve(<usize>length * 2);
  let to = start;
  while (p < end) {
    readVarint(p, end);
    const size = <usize>readVarint(varintEnd, end);
    const body = varintEnd;
    to = writeBytes(writeVarint(writeVarint(to, tag), size), body, size);
    p = body + size;
  }
  commit(to);
  gatheredSize = <u32>(to - start);
  return start;
}

/** How many messages the cell holds. */
export function messageCount(cell: usize): u32 {
  let p = pointerOf(cell);
  const end = p + lengthOf(cell);
  let count: u32 = 0;
  while (p < end) {
    p = skipField(p, end);
    count += 1;
  }
  return count;
}
