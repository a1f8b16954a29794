// A text as a JSON string, quotes included, in the two ways that the reference writes it.
//
//   JsonEscape.Goccy   goccy/go-json's Marshal (String() of maps and lists): < > & escaped;
//                      \n \r \t are the only short escapes of control characters
//   JsonEscape.Plain   encoding/json without HTML escaping (pdata's AsString of maps and slices):
//                      also \b and \f
//
// Both escape U+2028 and U+2029 and turn each bad byte into \ufffd. Sixteen bytes that need nothing
// are copied at once.

import { hexDigit } from "./hex";
import { codePoint, decodeRune, RUNE_ERROR, runeBytes } from "./utf8";

/** Whose escapes. */
export enum JsonEscape {
  Plain = 0,
  Goccy = 1,
}

/** Writes the quoted string. Room: 2 + 6 bytes per byte of input. */
export function writeJsonString(to: usize, from: usize, length: u32, escape: JsonEscape): usize {
  const end = from + length;
  store<u8>(to++, 0x22);
  while (from < end) {
    if (end - from >= 16) {
      const bytes = v128.load(from);
      v128.store(to, bytes);
      const special = specialBytes(bytes, escape);
      const plain: usize = special == 0 ? 16 : ctz(special);
      from += plain;
      to += plain;
      if (special == 0) continue;
    }
    const byte = <u32>load<u8>(from);
    if (byte >= 0x80) {
      const rune = decodeRune(from, end);
      to = writeJsonRune(to, from, rune);
      from += runeBytes(rune);
    } else {
      to = writeJsonByte(to, byte, escape);
      from++;
    }
  }
  store<u8>(to, 0x22);
  return to + 1;
}

// One bit for each byte that is not ASCII or is escaped.
function specialBytes(bytes: v128, escape: JsonEscape): i32 {
  // As a signed byte, what is not ASCII is below 0x20 like the controls.
  let special = i8x16.lt_s(bytes, i8x16.splat(0x20));
  special = v128.or(special, i8x16.eq(bytes, i8x16.splat(0x22)));
  special = v128.or(special, i8x16.eq(bytes, i8x16.splat(0x5c)));
  if (escape == JsonEscape.Goccy) {
    special = v128.or(special, i8x16.eq(bytes, i8x16.splat(0x26)));
    // "<" and ">" differ in one bit.
    const angle = v128.or(bytes, i8x16.splat(2));
    special = v128.or(special, i8x16.eq(angle, i8x16.splat(0x3e)));
  }
  return i8x16.bitmask(special);
}

function writeJsonByte(to: usize, byte: u32, escape: JsonEscape): usize {
  const markup = byte == 0x26 || byte == 0x3c || byte == 0x3e;
  if (byte >= 0x20 && byte != 0x22 && byte != 0x5c && !(markup && escape == JsonEscape.Goccy)) {
    store<u8>(to, byte);
    return to + 1;
  }
  const letter = shortEscape(byte, escape);
  if (letter == 0) return writeEscape(to, byte);
  store<u8>(to, 0x5c);
  store<u8>(to, letter, 1);
  return to + 2;
}

function shortEscape(byte: u32, escape: JsonEscape): u32 {
  if (byte == 0x22 || byte == 0x5c) return byte;
  if (byte == 0x0a) return 0x6e;
  if (byte == 0x0d) return 0x72;
  if (byte == 0x09) return 0x74;
  if (escape == JsonEscape.Goccy) return 0;
  if (byte == 0x08) return 0x62;
  return byte == 0x0c ? 0x66 : 0;
}

function writeJsonRune(to: usize, from: usize, rune: u32): usize {
  const point = codePoint(rune);
  const size = runeBytes(rune);
  if (size == 1) return writeEscape(to, RUNE_ERROR);
  if (point == 0x2028 || point == 0x2029) return writeEscape(to, point);
  for (let i: usize = 0; i < size; i++) store<u8>(to + i, load<u8>(from + i));
  return to + size;
}

// \uXXXX
function writeEscape(to: usize, unit: u32): usize {
  store<u16>(to, 0x755c);
  store<u8>(to, hexDigit(unit >> 12), 2);
  store<u8>(to, hexDigit((unit >> 8) & 15), 3);
  store<u8>(to, hexDigit((unit >> 4) & 15), 4);
  store<u8>(to, hexDigit(unit & 15), 5);
  return to + 6;
}
