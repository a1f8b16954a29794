// Groups of a match whose borders are known, where each rune leaves only one way on: the table of
// src/compiler/pattern/one-pass.ts, followed from the match's beginning to its end.

import {
  ONE_PASS_ASSERT_MASK,
  ONE_PASS_ASSERT_SHIFT,
  ONE_PASS_NONE,
  ONE_PASS_ROW_MASK,
  ONE_PASS_SLOT_SHIFT,
  PATTERN_CLASSES,
  PATTERN_ONE_PASS,
} from "../../format/pattern";
import { assertionsAt } from "./context";
import { decodeRune, runeClass, runeOf, widthOf } from "./rune";

/** Fills in the groups behind the match that stands in `captures`. True: there is a match. */
export function runOnePass(
  pattern: usize,
  text: usize,
  length: u32,
  slots: u32,
  captures: usize,
): bool {
  const rows = pattern + load<u32>(pattern, PATTERN_ONE_PASS);
  const classes = load<u32>(pattern, PATTERN_CLASSES);
  const rowBytes = (classes + 1) << 2;
  const end = load<u32>(captures, 4);
  memory.fill(captures + 8, 0xff, (slots - 2) << 2);
  let position = load<u32>(captures);
  let row: u32 = 0;
  while (true) {
    let column = classes << 2;
    let width: u32 = 0;
    if (position < end) {
      const decoded = decodeRune(text + position, text + length);
      column = runeClass(pattern, runeOf(decoded)) << 1;
      width = widthOf(decoded);
    }
    const action = load<u32>(rows + row * rowBytes + column);
    if (action == ONE_PASS_NONE) return false;
    const asserts = (action >> ONE_PASS_ASSERT_SHIFT) & ONE_PASS_ASSERT_MASK;
    if (asserts != 0 && (asserts & ~assertionsAt(text, length, position)) != 0) return false;
    for (let slots = action >> ONE_PASS_SLOT_SHIFT; slots != 0; slots &= slots - 1) {
      store<u32>(captures + (ctz(slots) << 2), position, 8);
    }
    if (position >= end) return true;
    row = action & ONE_PASS_ROW_MASK;
    position += width;
  }
}
