// What stands around a place in the text, as far as `^`, `$` and `\b` care. Words and lines are
// ASCII in RE2, so one byte on each side is enough.

import { Assertion, Context } from "../../format/pattern";

/** Is `byte` one of [0-9A-Za-z_]? */
function isWordByte(byte: u32): bool {
  const letter = (byte | 0x20) - 0x61;
  return letter < 26 || byte - 0x30 < 10 || byte == 0x5f;
}

/** The assertions that hold at `position`. */
export function assertionsAt(text: usize, length: u32, position: u32): u32 {
  let flags: u32 = 0;
  let wordBefore = false;
  let wordAfter = false;
  if (position == 0) {
    flags |= Assertion.BeginText | Assertion.BeginLine;
  } else {
    const before = <u32>load<u8>(text + position - 1);
    if (before == 0x0a) flags |= Assertion.BeginLine;
    wordBefore = isWordByte(before);
  }
  if (position == length) {
    flags |= Assertion.EndText | Assertion.EndLine;
  } else {
    const after = <u32>load<u8>(text + position);
    if (after == 0x0a) flags |= Assertion.EndLine;
    wordAfter = isWordByte(after);
  }
  return flags | (wordBefore != wordAfter ? Assertion.WordBoundary : Assertion.NoWordBoundary);
}

/** What the byte beside a DFA's starting place is to it. */
export function contextOf(byte: u32): Context {
  if (byte == 0x0a) return Context.Newline;
  return isWordByte(byte) ? Context.Word : Context.Other;
}
