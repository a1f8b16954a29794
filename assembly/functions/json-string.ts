// Strings of JSON text as goccy/go-json reads them: control characters and bad UTF-8 pass as they
// are, a NUL ends the text (so a string that holds one is not closed), a surrogate that has no
// partner becomes U+FFFD.
//
// A string without escapes is a view of the text. One with escapes is checked first, then written
// anew.

import { commit, reserve } from "../memory/arena";
import { writeRune } from "../text/utf8";

const QUOTE: u32 = 0x22;
const BACKSLASH: u32 = 0x5c;

/** The string that was read last. */
export let jsonString: usize = 0;
export let jsonStringLength: u32 = 0;

/**
 * Reads the string whose opening quote is at `at`. Answers the address behind its closing quote, or
 * 0.
 */
export function readJsonString(at: usize, end: usize): usize {
  const start = at + 1;
  let special = findSpecial(start, end);
  let escaped = false;
  while (special < end && load<u8>(special) == BACKSLASH) {
    escaped = true;
    const size = escapeSize(special, end);
    if (size == 0) return 0;
    special = findSpecial(special + size, end);
  }
  if (special >= end || load<u8>(special) != QUOTE) return 0;
  jsonString = start;
  jsonStringLength = <u32>(special - start);
  if (escaped) unescape(start, special);
  return special + 1;
}

// The first quote, backslash or NUL, or `end` (or behind it).
function findSpecial(at: usize, end: usize): usize {
  while (end > at && end - at >= 16) {
    const bytes = v128.load(at);
    let found = i8x16.eq(bytes, i8x16.splat(<i8>QUOTE));
    found = v128.or(found, i8x16.eq(bytes, i8x16.splat(<i8>BACKSLASH)));
    found = v128.or(found, i8x16.eq(bytes, i8x16.splat(0)));
    const places = i8x16.bitmask(found);
    if (places != 0) return at + ctz(places);
    at += 16;
  }
  for (; at < end; at++) {
    const byte = load<u8>(at);
    if (byte == QUOTE || byte == BACKSLASH || byte == 0) break;
  }
  return at;
}

// Bytes of the escape at `at`, or 0 when it is none.
function escapeSize(at: usize, end: usize): usize {
  if (end - at < 2) return 0;
  const letter = <u32>load<u8>(at, 1);
  if (letter == 0x75) {
    if (end - at < 6) return 0;
    for (let i: usize = 2; i < 6; i++) {
      if (hexValue(load<u8>(at + i)) > 15) return 0;
    }
    return 6;
  }
  return plainEscape(letter) == 0 ? 0 : 2;
}

function plainEscape(letter: u32): u32 {
  switch (letter) {
    case QUOTE:
    case BACKSLASH:
    case 0x2f:
      return letter;
    case 0x62:
      return 0x08;
    case 0x66:
      return 0x0c;
    case 0x6e:
      return 0x0a;
    case 0x72:
      return 0x0d;
    case 0x74:
      return 0x09;
    default:
      return 0;
  }
}

function hexValue(byte: u32): u32 {
  if (byte - 0x30 < 10) return byte - 0x30;
  const letter = (byte | 0x20) - 0x61;
  return letter < 6 ? letter + 10 : 16;
}

// No escape is shorter than what it stands for.
function unescape(at: usize, end: usize): void {
  const start = reserve(end - at);
  let to = start;
  while (at < end) {
    const byte = <u32>load<u8>(at);
    if (byte != BACKSLASH) {
      store<u8>(to++, <u8>byte);
      at++;
      continue;
    }
    const letter = <u32>load<u8>(at, 1);
    if (letter != 0x75) {
      store<u8>(to++, <u8>plainEscape(letter));
      at += 2;
      continue;
    }
    let rune = codeUnit(at);
    at += 6;
    if (rune >> 10 == 0x36) {
      const low = lowSurrogate(at, end);
      if (low != 0) {
        rune = (((rune - 0xd800) << 10) | (low - 0xdc00)) + 0x10000;
        at += 6;
      }
    }
    to = writeRune(to, rune);
  }
  commit(to);
  jsonString = start;
  jsonStringLength = <u32>(to - start);
}

// The low surrogate that is escaped at `at`, or 0. Escapes were checked, so a backslash and a "u"
// have four digits.
function lowSurrogate(at: usize, end: usize): u32 {
  if (end - at < 6 || load<u16>(at) != 0x755c) return 0;
  const unit = codeUnit(at);
  return unit >> 10 == 0x37 ? unit : 0;
}

function codeUnit(escape: usize): u32 {
  let unit: u32 = 0;
  for (let i: usize = 2; i < 6; i++) unit = (unit << 4) | hexValue(load<u8>(escape + i));
  return unit;
}
