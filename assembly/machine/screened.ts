// Several patterns tried in a row on one field or attribute: whether a statement of such a list can
// be passed over, because the screen that it shares with the others did not find what its pattern
// needs (assembly/regex/screen.ts, src/compiler/screens.ts).
//
// What can't be decided here (values that are no text, maps that were opened) is left to the
// statement.

import { FRAME_NODE, MEMO_FRAME, MEMO_SLOT } from "../../format/image";
import { SCREEN_ATTRIBUTE, SCREEN_FIRST, SCREEN_ROWS_MASK } from "../../format/instructions";
import { ENTRY_CELL, EntryState } from "../../format/node";
import { CELL_BYTES, CELL_STATE, ValueType } from "../../format/value";
import { forgetText, passesScreen } from "../regex/screen";
import { decodeAnyValue } from "../value/any-value";
import { lengthOf, pointerOf, stateOf, typeOf } from "../value/cell";

const SCRATCH = memory.data(CELL_BYTES, 16);
const SOURCE_UNREAD: u32 = ValueType.Unread | (EntryState.Source << (8 * CELL_STATE));

/** Operands as of Op.JumpScreened. */
export function isScreenedOut(use: u32, subject: usize, cell: usize): bool {
  const screen = pointerOf(cell);
  if ((use & SCREEN_FIRST) != 0) forgetText(screen);
  let slot = subject;
  if ((use & SCREEN_ATTRIBUTE) != 0) {
    if (load<u32>(<usize>load<u32>(subject, MEMO_FRAME), FRAME_NODE) != 0) return false;
    slot = load<u32>(subject, MEMO_SLOT);
  }
  let value = slot + ENTRY_CELL;
  if (load<u32>(value) == 0) return true;
  if (load<u32>(value) == SOURCE_UNREAD) {
    decodeAnyValue(SCRATCH, pointerOf(value), lengthOf(value));
    value = SCRATCH;
  } else if (stateOf(value) == EntryState.Removed) return false;
  if (typeOf(value) != ValueType.String) return false;
  return !passesScreen(screen, use & SCREEN_ROWS_MASK, pointerOf(value), lengthOf(value));
}
