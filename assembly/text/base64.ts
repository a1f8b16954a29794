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

/** The last bytes, with room behind them to load a vector from each. */
const REST = memory.data(32, 16);

/** Writes base64. Room: 4 bytes for each 3 begun. */
export function writeBase64(to: usize, from: usize, length: u32, variant: Base64): usize {
  const url = (variant & Base64.Url) != 0;
  for (; length >= 16; length -= 12) {
    v128.store(to, digitsOf(v128.load(from), url));
    from += 12;
    to += 16;
  }
  v128.store(REST, i64x2.splat(0));
  memory.copy(REST, from, length);
  let rest = REST;
  for (; length >= 3; length -= 3) {
    store<u32>(to, i32x4.extract_lane(digitsOf(v128.load(rest), url), 0));
    rest += 3;
    to += 4;
  }
  if (length == 0) return to;
  const text = <u32>i32x4.extract_lane(digitsOf(v128.load(rest), url), 0);
  if ((variant & Base64.Raw) != 0) {
    store<u16>(to, text);
    if (length == 2) store<u8>(to, text >> 16, 2);
    return to + length + 1;
  }
  store<u32>(to, length == 2 ? (text & 0xffffff) | 0x3d000000 : (text & 0xffff) | 0x3d3d0000);
  return to + 4;
}

// The first 12 bytes as 16 digits. Three bytes go into a lane, the first on top; then each byte of
// the lane takes its six bits.
function digitsOf(bytes: v128, url: bool): v128 {
  const zeros = i64x2.splat(0);
  const lanes = i8x16.shuffle(
    bytes, zeros, 2, 1, 0, 16, 5, 4, 3, 16, 8, 7, 6, 16, 11, 10, 9, 16,
  );
  const first = v128.and(i32x4.shr_u(lanes, 18), i32x4.splat(0x3f));
  const second = v128.and(i32x4.shr_u(lanes, 4), i32x4.splat(0x3f00));
  const third = v128.and(i32x4.shl(lanes, 10), i32x4.splat(0x3f0000));
  const fourth = v128.and(i32x4.shl(lanes, 24), i32x4.splat(0x3f000000));
  return textOf(v128.or(v128.or(first, second), v128.or(third, fourth)), url);
}

// What is added to a digit to make its character, in the order of `textOf`: a to z, the figures,
// the last two digits, A to Z.
const STANDARD_OFFSETS = memory.data<i8>([
  71, -4, -4, -4, -4, -4, -4, -4, -4, -4, -4, -19, -16, 65, 0, 0,
], 16);
const URL_OFFSETS = memory.data<i8>([
  71, -4, -4, -4, -4, -4, -4, -4, -4, -4, -4, -17, 32, 65, 0, 0,
], 16);

function textOf(digits: v128, url: bool): v128 {
  const tail = i8x16.sub_sat_u(digits, i8x16.splat(51));
  const capital = v128.and(i8x16.lt_u(digits, i8x16.splat(26)), i8x16.splat(13));
  const offsets = v128.load(url ? URL_OFFSETS : STANDARD_OFFSETS);
  return i8x16.add(digits, i8x16.swizzle(offsets, v128.or(tail, capital)));
}

function digitOf(byte: u32, url: bool): u32 {
  if (byte - 0x41 < 26) return byte - 0x41;
  if (byte - 0x61 < 26) return byte - 0x47;
  if (byte - 0x30 < 10) return byte + 4;
  if (byte == <u32>(url ? 0x2d : 0x2b)) return 62;
  if (byte == <u32>(url ? 0x5f : 0x2f)) return 63;
  return 64;
}

// What 16 characters mean; 64 and above where it is no digit.
function digitsFrom(text: v128, url: bool): v128 {
  const capitals = rangeOf(text, 0x41, 26, 0);
  const letters = rangeOf(text, 0x61, 26, 26);
  const figures = rangeOf(text, 0x30, 10, 52);
  const last = rangeOf(text, url ? 0x2d : 0x2b, 1, 62);
  const other = rangeOf(text, url ? 0x5f : 0x2f, 1, 63);
  return v128.and(
    v128.and(capitals, letters), v128.and(figures, v128.and(last, other)),
  );
}

// The digits of the characters in a range, 255 for all others.
function rangeOf(text: v128, first: u32, count: u32, digit: u32): v128 {
  const place = i8x16.sub(text, i8x16.splat(<i8>first));
  const outside = i8x16.ge_u(place, i8x16.splat(<i8>count));
  return v128.or(i8x16.add(place, i8x16.splat(<i8>digit)), outside);
}

// Four digits a lane, the first in the lowest byte, to 12 bytes.
function storeBytesOf(digits: v128, to: usize): void {
  const first = i32x4.shl(v128.and(digits, i32x4.splat(0x3f)), 18);
  const second = i32x4.shl(v128.and(digits, i32x4.splat(0x3f00)), 4);
  const third = i32x4.shr_u(v128.and(digits, i32x4.splat(0x3f0000)), 10);
  const lanes = v128.or(v128.or(first, second), v128.or(third, i32x4.shr_u(digits, 24)));
  const bytes = i8x16.shuffle(
    lanes, lanes, 2, 1, 0, 6, 5, 4, 10, 9, 8, 14, 13, 12, 3, 3, 3, 3,
  );
  store<u64>(to, i64x2.extract_lane(bytes, 0));
  store<u32>(to, i32x4.extract_lane(bytes, 2), 8);
}

/** Reads base64. Room: 3 bytes for each 4 begun. Syntax when Go's decoder refuses it. */
export function parseBase64(to: usize, from: usize, length: u32, variant: Base64): usize {
  const end = from + length;
  const url = (variant & Base64.Url) != 0;
  const raw = (variant & Base64.Raw) != 0;
  let group: u32 = 0;
  let count: u32 = 0;
  for (; from < end; from++) {
    while (count == 0 && end - from >= 16) {
      const digits = digitsFrom(v128.load(from), url);
      if (v128.any_true(i8x16.ge_u(digits, i8x16.splat(64)))) break;
      storeBytesOf(digits, to);
      from += 16;
      to += 12;
    }
    if (from == end) break;
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
