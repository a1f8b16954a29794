// `set(attributes["k"], value)`, the statement that telemetry sees most: a plain value needs no
// more than to be noted in its slot, and what stood there is not read. All else goes by a place.

import { FRAME_APPENDED, FRAME_NODE, MEMO_FRAME, MEMO_SLOT } from "../../format/image";
import { ENTRY_CELL, ENTRY_SOURCE_END, EntryState } from "../../format/node";
import { CELL_BYTES, ValueType } from "../../format/value";
import { markDirty } from "../resolver/dirty";
import { loadAttribute, placeAttribute } from "../resolver/frame";
import { moveCell, setNil, setState, typeOf } from "../value/cell";
import { assign } from "./place";

/** Sets the attribute of the slot. Answers false when the value is none that telemetry holds. */
export function storeAttribute(value: usize, slot: usize, frame: usize): bool {
  const cell = slot + ENTRY_CELL;
  if (load<u32>(frame, FRAME_NODE) != 0 || typeOf(value) > <u32>ValueType.Bytes) {
    return assign(placeAttribute(slot, frame), value);
  }
  if (load<u32>(cell) == 0) {
    const appended = load<u32>(frame, FRAME_APPENDED) + 1;
    store<u32>(frame, appended, FRAME_APPENDED);
    store<u32>(slot, appended, ENTRY_SOURCE_END);
  }
  // What was missing where it was read is a value here, and empty.
  if (typeOf(value) == ValueType.Nil) setNil(cell);
  else moveCell(cell, value);
  setState(cell, EntryState.Set);
  markDirty(frame);
  return true;
}

const COPIED: usize = memory.data(CELL_BYTES, 16);

/** `set(attributes["k"], resource.attributes["k"])`: `memo` leads to what is read. */
export function copyAttribute(memo: usize, slot: usize, frame: usize): bool {
  loadAttribute(COPIED, load<u32>(memo, MEMO_SLOT), load<u32>(memo, MEMO_FRAME));
  return storeAttribute(COPIED, slot, frame);
}
