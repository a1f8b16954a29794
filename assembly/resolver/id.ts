// Ids as hex: how `trace_id.string` and its like read and write (pkg/ottl
// contexts/internal/ctxcommon/ids.go).

import { Failure } from "../../format/failure";
import { ValueType } from "../../format/value";
import { allocate } from "../memory/arena";
import { fail } from "../machine/failure";
import { lengthOf, pointerOf, setString, setView } from "../value/cell";

/** Turns the id in `cell` into a string of its hex digits. */
export function writeIdHex(cell: usize): void {
  const bytes = pointerOf(cell);
  const count = lengthOf(cell);
  const text = allocate(<usize>count * 2);
  for (let i: u32 = 0; i < count; i++) {
    const byte = load<u8>(bytes + i);
    store<u8>(text + i * 2, hexDigit(byte >> 4));
    store<u8>(text + i * 2, hexDigit(byte & 15), 1);
  }
  setString(cell, text, count * 2);
}

// @ts-ignore: decorator
@inline
function hexDigit(value: u8): u8 {
  return value < 10 ? 48 + value : 87 + value;
}

/**
 * Sets `cell` to the id of `size` bytes that the hex digits in `text` spell; fails on any other
 * text.
 */
export function readIdHex(cell: usize, text: usize, size: u32): bool {
  const length = lengthOf(text);
  if (length != size * 2) return fail(Failure.InvalidId, length, size * 2);
  const from = pointerOf(text);
  const bytes = allocate(size);
  for (let i: u32 = 0; i < size; i++) {
    const high = hexValue(load<u8>(from + i * 2));
    const low = hexValue(load<u8>(from + i * 2, 1));
    if ((high | low) > 15) return fail(Failure.InvalidHex);
    store<u8>(bytes + i, <u8>((high << 4) | low));
  }
  setView(cell, size == 8 ? ValueType.SpanId : ValueType.TraceId, bytes, size);
  return true;
}

/** The value of a hex digit, or 255. */
export function hexValue(character: u32): u32 {
  if (character - 48 < 10) return character - 48;
  const lower = (character | 32) - 97;
  return lower < 6 ? lower + 10 : 255;
}
