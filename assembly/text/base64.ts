// Base64 as Go's encoding/base64: the standard and the URL alphabet, with padding or raw.
//
// Reading skips line breaks anywhere, wants exact padding (or none at all when raw), refuses what
// follows it, and does not look at the unused bits of the last digit.

import { Outcome, settle } from "./outcome";

/** Which alphabet, and whether the last group is padded: bits that add. */
export enum Base64 {
  Standard = 0,
  /** "-" and "_" in place of "+" and "/". */
  Url = 1,
  /** No padding. */
  Raw = 2,
  RawUrl = 3,
}

/** Writes base64. Room: 4 bytes for each 3 begun. */
export function writeBase64(to: usize, from: usize, length: u32, variant: Base64): usize {
  const end = from + length;
  const url = (variant & Base64.Url) != 0;
  for (; end - from >= 3; from += 3) {
    const group = (<u32>load<u8>(from) << 16) | (<u32>load<u8>(from, 1) << 8) | load<u8>(from, 2);
    store<u32>(to, groupText(group, url));
    to += 4;
  }
  if (from == end) return to;
  const two = end - from == 2;
  const group = (<u32>load<u8>(from) << 16) | (two ? <u32>load<u8>(from, 1) << 8 : 0);
  const text = groupText(group, url);
  if ((variant & Base64.Raw) != 0) {
    store<u16>(to, text);
    if (two) store<u8>(to, text >> 16, 2);
    return to + (two ? 3 : 2);
  }
  store<u32>(to, two ? (text & 0xffffff) | 0x3d000000 : (text & 0xffff) | 0x3d3d0000);
  return to + 4;
}

// Four digits of 24 bits, the first in the lowest byte.
function groupText(group: u32, url: bool): u32 {
  return digitText(group >> 18, url) | (digitText((group >> 12) & 63, url) << 8) |
    (digitText((group >> 6) & 63, url) << 16) | (digitText(group & 63, url) << 24);
}

function digitText(value: u32, url: bool): u32 {
  if (value < 26) return value + 0x41;
  if (value < 52) return value + 0x47;
  if (value < 62) return value - 4;
  if (value == 62) return url ? 0x2d : 0x2b;
  return url ? 0x5f : 0x2f;
}

function digitOf(byte: u32, url: bool): u32 {
  if (byte - 0x41 < 26) return byte - 0x41;
  if (byte - 0x61 < 26) return byte - 0x47;
  if (byte - 0x30 < 10) return byte + 4;
  if (byte == <u32>(url ? 0x2d : 0x2b)) return 62;
  if (byte == <u32>(url ? 0x5f : 0x2f)) return 63;
  return 64;
}

/** Reads base64. Room: 3 bytes for each 4 begun. Syntax when Go's decoder refuses it. */
export function parseBase64(to: usize, from: usize, length: u32, variant: Base64): usize {
  const end = from + length;
  const url = (variant & Base64.Url) != 0;
  const raw = (variant & Base64.Raw) != 0;
  let group: u32 = 0;
  let count: u32 = 0;
  for (; from < end; from++) {
    const byte = <u32>load<u8>(from);
    const digit = digitOf(byte, url);
    if (digit < 64) {
      group = (group << 6) | digit;
      if (++count < 4) continue;
      store<u8>(to, group >> 16);
      store<u8>(to, group >> 8, 1);
      store<u8>(to, group, 2);
      to += 3;
      count = 0;
    } else if (byte != 0x0a && byte != 0x0d) {
      if (raw || byte != 0x3d || !endsPadded(from + 1, end, count)) {
        return settle(Outcome.Syntax, to);
      }
      return settle(Outcome.Ok, writeRest(to, group, count));
    }
  }
  if (count == 1 || (count > 0 && !raw)) return settle(Outcome.Syntax, to);
  return settle(Outcome.Ok, writeRest(to, group, count));
}

// Whether what follows the first "=" completes a group of `count` digits, with only line breaks
// around.
function endsPadded(from: usize, end: usize, count: u32): bool {
  if (count < 2) return false;
  let missing = 3 - count;
  for (; from < end; from++) {
    const byte = load<u8>(from);
    if (byte == 0x0a || byte == 0x0d) continue;
    if (byte != 0x3d || missing == 0) return false;
    missing--;
  }
  return missing == 0;
}

function writeRest(to: usize, group: u32, count: u32): usize {
  if (count == 2) {
    store<u8>(to, group >> 4);
    return to + 1;
  }
  if (count == 3) {
    store<u8>(to, group >> 10);
    store<u8>(to, group >> 2, 1);
    return to + 2;
  }
  return to;
}
