// Replacements and conditions that can be passed over before anything of them is evaluated: nothing
// stands there, or a text that lacks what the pattern needs. A replacement alone needs a literal;
// patterns of a list share a screen (assembly/regex/screen.ts, src/compiler/screens.ts).
//
// What can't be decided here (values that are no text, maps that were opened) is left to the
// instruction behind.

import { FRAME_NODE, MEMO_FRAME, MEMO_SLOT } from "../../format/image";
import { SCREEN_GUARDED, SCREEN_ROWS_MASK, SUBJECT_ATTRIBUTE } from "../../format/instructions";
import { CELL_BYTES, ValueType } from "../../format/value";
import { mayMatch } from "../regex/choose";
import { passesScreen } from "../regex/screen";
import { lengthOf, pointerOf, typeOf } from "../value/cell";
import { readSlot } from "./fused";

const SCRATCH = memory.data(CELL_BYTES, 16);

/** Stands for a value that is no text. */
const UNDECIDED = memory.data(CELL_BYTES, 16);

/** Operands as of Op.JumpUnmatched. */
export function lacksLiteral(use: u32, subject: usize, pattern: usize): bool {
  const value = valueOf(use, subject);
  if (value == 0) return true;
  if (typeOf(value) != ValueType.String) return false;
  return !mayMatch(pointerOf(pattern), pointerOf(value), lengthOf(value), 0);
}

/** Operands as of Op.JumpScreened. */
export function isScreenedOut(use: u32, subject: usize, cell: usize): bool {
  const value = valueOf(use, subject);
  if (value == 0) return true;
  if (typeOf(value) != ValueType.String) return false;
  const rows = use & SCREEN_ROWS_MASK;
  const isGuarded = (use & SCREEN_GUARDED) != 0;
  return !passesScreen(pointerOf(cell), rows, isGuarded, pointerOf(value), lengthOf(value));
}

/** The subject's value, 0 where nothing stands. */
// @ts-ignore: decorator
@inline
function valueOf(use: u32, subject: usize): usize {
  if ((use & SUBJECT_ATTRIBUTE) == 0) return readSlot(SCRATCH, subject);
  if (load<u32>(<usize>load<u32>(subject, MEMO_FRAME), FRAME_NODE) != 0) return UNDECIDED;
  return readSlot(SCRATCH, load<u32>(subject, MEMO_SLOT));
}
