// From bytes to runes to classes: UTF-8 read as Go reads it, forwards and backwards.
//
// A byte that is not part of a well-formed sequence is the rune U+FFFD, one byte wide. Well-formed
// sequences stand where they stand from whichever side one comes, so both directions cut a text
// into the same runes.

import { PATTERN_ASCII, PATTERN_RANGES, PATTERN_RANGES_COUNT } from "../../format/pattern";

const RUNE_ERROR: u32 = 0xfffd;
const WIDTH_SHIFT: u32 = 24;
const RUNE_MASK: u32 = 0xffffff;
const BAD_BYTE: u32 = RUNE_ERROR | (1 << WIDTH_SHIFT);

/** The rune in what `decodeRune` answers. */
// @ts-ignore: decorator
@inline
export function runeOf(decoded: u32): u32 {
  return decoded & RUNE_MASK;
}

/** Its width in bytes. */
// @ts-ignore: decorator
@inline
export function widthOf(decoded: u32): u32 {
  return decoded >> WIDTH_SHIFT;
}

/** The rune at `at`, before `end`, and its width. */
export function decodeRune(at: usize, end: usize): u32 {
  const lead = <u32>load<u8>(at);
  if (lead < 0x80) return lead | (1 << WIDTH_SHIFT);
  const left = end - at;
  if (lead < 0xe0) {
    if (lead < 0xc2 || left < 2 || !continues(at + 1)) return BAD_BYTE;
    return ((lead & 0x1f) << 6) | tail(at + 1) | (2 << WIDTH_SHIFT);
  }
  if (left < 3 || lead > 0xf4) return BAD_BYTE;
  const second = <u32>load<u8>(at + 1);
  if (lead < 0xf0) {
    // E0 must not be overlong, ED must not be a surrogate.
    const low: u32 = lead == 0xe0 ? 0xa0 : 0x80;
    const high: u32 = lead == 0xed ? 0x9f : 0xbf;
    if (second < low || second > high || !continues(at + 2)) return BAD_BYTE;
    return ((lead & 0x0f) << 12) | ((second & 0x3f) << 6) | tail(at + 2) | (3 << WIDTH_SHIFT);
  }
  const low: u32 = lead == 0xf0 ? 0x90 : 0x80;
  const high: u32 = lead == 0xf4 ? 0x8f : 0xbf;
  if (left < 4 || second < low || second > high) return BAD_BYTE;
  if (!continues(at + 2) || !continues(at + 3)) return BAD_BYTE;
  const upper = ((lead & 0x07) << 18) | ((second & 0x3f) << 12);
  return upper | (tail(at + 2) << 6) | tail(at + 3) | (4 << WIDTH_SHIFT);
}

/** The rune that ends at `end`, not before `start`, and its width. There is at least one byte. */
export function decodeRuneBefore(start: usize, end: usize): u32 {
  const last = <u32>load<u8>(end - 1);
  if (last < 0x80) return last | (1 << WIDTH_SHIFT);
  const room = min<usize>(end - start, 4);
  for (let width: usize = 2; width <= room; width++) {
    const at = end - width;
    if (continues(at)) continue;
    const decoded = decodeRune(at, end);
    return widthOf(decoded) == <u32>width ? decoded : BAD_BYTE;
  }
  return BAD_BYTE;
}

/** The class of the ASCII byte `byte`, as an offset into a row. */
// @ts-ignore: decorator
@inline
export function asciiClass(pattern: usize, byte: u32): u32 {
  return load<u16>(pattern + load<u32>(pattern, PATTERN_ASCII) + (byte << 1));
}

/** The class of any rune, as an offset into a row. */
export function runeClass(pattern: usize, rune: u32): u32 {
  if (rune < 0x80) return asciiClass(pattern, rune);
  const ranges = pattern + load<u32>(pattern, PATTERN_RANGES);
  const count = load<u32>(pattern, PATTERN_RANGES_COUNT);
  let low: u32 = 0;
  let high = count;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (load<u32>(ranges + (middle << 2)) <= rune) low = middle;
    else high = middle;
  }
  return load<u16>(ranges + (count << 2) + (low << 1));
}

// @ts-ignore: decorator
@inline
function continues(at: usize): bool {
  return (load<u8>(at) & 0xc0) == 0x80;
}

// @ts-ignore: decorator
@inline
function tail(at: usize): u32 {
  return <u32>load<u8>(at) & 0x3f;
}
