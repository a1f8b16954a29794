// UTF-8 as Go reads it: invalid text is not an error, each bad byte is a rune of its own, U+FFFD,
// one byte long.
//
// A decoded rune is one u32: the code point below, its length in bytes in the top byte. Surrogates,
// overlong forms and what lies above U+10FFFF are invalid, decided by the range that the second
// byte may have. ASCII goes sixteen bytes at a time.

/** U+FFFD, what an invalid byte decodes to. */
export const RUNE_ERROR: u32 = 0xfffd;

const INVALID: u32 = (1 << 24) | 0xfffd;

/** The code point of a decoded rune. */
// @ts-ignore: decorator
@inline
export function codePoint(rune: u32): u32 {
  return rune & 0xffffff;
}

/** The length in bytes of a decoded rune. */
// @ts-ignore: decorator
@inline
export function runeBytes(rune: u32): u32 {
  return rune >> 24;
}

/** Whether a byte may start a rune. */
// @ts-ignore: decorator
@inline
export function startsRune(byte: u32): bool {
  return (byte & 0xc0) != 0x80;
}

/**
 * utf8.DecodeRune of the bytes from `at` to `end`; 0 bytes long (and U+FFFD) when there are none.
 */
export function decodeRune(at: usize, end: usize): u32 {
  if (at >= end) return RUNE_ERROR;
  const first = <u32>load<u8>(at);
  if (first < 0x80) return (1 << 24) | first;
  const size: u32 = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  if (first < 0xc2 || first > 0xf4 || <u32>(end - at) < size) return INVALID;
  const second = <u32>load<u8>(at, 1);
  const lowest: u32 = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
  const highest: u32 = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
  if (second < lowest || second > highest) return INVALID;
  if (size == 2) return (2 << 24) | ((first & 0x1f) << 6) | (second & 0x3f);
  const third = <u32>load<u8>(at, 2);
  if (startsRune(third)) return INVALID;
  const upper = ((second & 0x3f) << 6) | (third & 0x3f);
  if (size == 3) return (3 << 24) | ((first & 0x0f) << 12) | upper;
  const fourth = <u32>load<u8>(at, 3);
  if (startsRune(fourth)) return INVALID;
  return (4 << 24) | ((first & 0x07) << 18) | (upper << 6) | (fourth & 0x3f);
}

/** utf8.DecodeLastRune of the bytes from `from` to `end`. */
export function decodeLastRune(from: usize, end: usize): u32 {
  if (from >= end) return RUNE_ERROR;
  let at = end - 1;
  if (load<u8>(at) < 0x80) return (1 << 24) | <u32>load<u8>(at);
  const lowest = end - from > 4 ? end - 4 : from;
  while (at > lowest && !startsRune(load<u8>(at))) at--;
  const rune = decodeRune(at, end);
  return at + runeBytes(rune) == end ? rune : INVALID;
}

/** Writes a rune; what is none becomes U+FFFD. Room: 4 bytes. */
export function writeRune(to: usize, rune: u32): usize {
  if (rune < 0x80) {
    store<u8>(to, rune);
    return to + 1;
  }
  if (rune < 0x800) {
    store<u8>(to, 0xc0 | (rune >> 6));
    store<u8>(to, 0x80 | (rune & 0x3f), 1);
    return to + 2;
  }
  if (rune > 0x10ffff || (rune & ~0x7ff) == 0xd800) rune = RUNE_ERROR;
  if (rune < 0x10000) {
    store<u8>(to, 0xe0 | (rune >> 12));
    store<u8>(to, 0x80 | ((rune >> 6) & 0x3f), 1);
    store<u8>(to, 0x80 | (rune & 0x3f), 2);
    return to + 3;
  }
  store<u8>(to, 0xf0 | (rune >> 18));
  store<u8>(to, 0x80 | ((rune >> 12) & 0x3f), 1);
  store<u8>(to, 0x80 | ((rune >> 6) & 0x3f), 2);
  store<u8>(to, 0x80 | (rune & 0x3f), 3);
  return to + 4;
}

/** The address of the first byte from `at` that is not ASCII, or `end`. */
function skipAscii(at: usize, end: usize): usize {
  while (end - at >= 16) {
    const high = i8x16.bitmask(v128.load(at));
    if (high != 0) return at + ctz(high);
    at += 16;
  }
  while (at < end && load<u8>(at) < 0x80) at++;
  return at;
}

/** The address of the first byte from `at` that is part of no character, or `end`. */
export function skipValid(at: usize, end: usize): usize {
  at = skipAscii(at, end);
  while (at < end) {
    const rune = decodeRune(at, end);
    if (rune == INVALID) return at;
    at += runeBytes(rune);
    if (at < end && load<u8>(at) < 0x80) at = skipAscii(at, end);
  }
  return end;
}

/** The address of the first byte from `at` that begins a character, or `end`. */
export function skipInvalid(at: usize, end: usize): usize {
  while (at < end && decodeRune(at, end) == INVALID) at++;
  return at;
}

/** utf8.RuneCount: an invalid byte counts as one. */
export function countRunes(from: usize, length: u32): u32 {
  const end = from + length;
  let at = from;
  let count: u32 = 0;
  while (at < end) {
    const next = skipAscii(at, end);
    count += <u32>(next - at);
    at = next;
    while (at < end && load<u8>(at) >= 0x80) {
      at += runeBytes(decodeRune(at, end));
      count++;
    }
  }
  return count;
}

/**
 * Where the rune with this index begins, counted in bytes; `length` when there are not so many
 * runes.
 */
export function runeOffset(from: usize, length: u32, index: u32): u32 {
  const end = from + length;
  let at = from;
  while (index > 0 && at < end) {
    const next = min(skipAscii(at, end), at + index);
    index -= <u32>(next - at);
    at = next;
    while (index > 0 && at < end && load<u8>(at) >= 0x80) {
      at += runeBytes(decodeRune(at, end));
      index--;
    }
  }
  return <u32>(at - from);
}
