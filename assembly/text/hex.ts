// Bytes as hexadecimal text and back, as Go's encoding/hex: written in small letters, read in any.
//
// Sixteen bytes at a time: their nibbles index the sixteen digits by one swizzle each, and a
// shuffle interleaves them.

import { digitValue } from "./integer";
import { Outcome, settle } from "./outcome";

/** hex.EncodeToString. Room: 2 bytes per byte of input. */
export function writeHex(to: usize, from: usize, length: u32): usize {
  const end = from + length;
  while (end - from >= 16) {
    const digits = i8x16(48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 97, 98, 99, 100, 101, 102);
    const bytes = v128.load(from);
    const high = i8x16.swizzle(digits, i8x16.shr_u(bytes, 4));
    const low = i8x16.swizzle(digits, v128.and(bytes, i8x16.splat(15)));
    v128.store(
      to,
      i8x16.shuffle(high, low, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23),
    );
    v128.store(
      to,
      i8x16.shuffle(high, low, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31),
      16,
    );
    from += 16;
    to += 32;
  }
  for (; from < end; from++) {
    const byte = <u32>load<u8>(from);
    store<u8>(to, hexDigit(byte >> 4));
    store<u8>(to, hexDigit(byte & 15), 1);
    to += 2;
  }
  return to;
}

/** The small hexadecimal digit of a number below 16. */
// @ts-ignore: decorator
@inline
export function hexDigit(value: u32): u32 {
  return value + 0x30 + (<u32>(value > 9) * 39);
}

/** hex.DecodeString. Room: half the length. Syntax for an odd length or a byte that is no digit. */
export function parseHex(to: usize, from: usize, length: u32): usize {
  const end = from + length;
  if ((length & 1) != 0) return settle(Outcome.Syntax, to);
  for (; from < end; from += 2) {
    const high = digitValue(load<u8>(from));
    const low = digitValue(load<u8>(from, 1));
    if (high > 15 || low > 15) return settle(Outcome.Syntax, to);
    store<u8>(to, (high << 4) | low);
    to++;
  }
  return settle(Outcome.Ok, to);
}
