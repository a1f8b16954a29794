// Go's quoted texts (strconv.Quote and its kin): what is not printable becomes an escape, a bad
// byte \xNN.

import { hexDigit } from "./hex";
import { isPrintable } from "./printable";
import { codePoint, decodeRune, RUNE_ERROR, runeBytes, writeRune } from "./utf8";

const BYTE_ORDER_MARK: u32 = 0xfeff;

/** strconv.AppendQuote, or AppendQuoteToASCII. Room: 2 + 4 bytes per byte of input. */
export function writeQuoted(to: usize, from: usize, length: u32, asciiOnly: bool): usize {
  const end = from + length;
  store<u8>(to++, 0x22);
  while (from < end) {
    const rune = decodeRune(from, end);
    const isBad = runeBytes(rune) == 1 && codePoint(rune) == RUNE_ERROR;
    if (isBad) to = writeEscapedByte(to, load<u8>(from));
    else to = writeEscaped(to, codePoint(rune), 0x22, asciiOnly);
    from += runeBytes(rune);
  }
  store<u8>(to, 0x22);
  return to + 1;
}

/** strconv.AppendQuoteRune, or AppendQuoteRuneToASCII. Room: 12 bytes. */
export function writeQuotedRune(to: usize, rune: u32, asciiOnly: bool): usize {
  store<u8>(to, 0x27);
  to = writeEscaped(to + 1, isRune(rune) ? rune : RUNE_ERROR, 0x27, asciiOnly);
  store<u8>(to, 0x27);
  return to + 1;
}

/** strconv.CanBackquote: whether the text can stand between backquotes on one line. */
export function canBackquote(from: usize, length: u32): bool {
  const end = from + length;
  while (from < end) {
    const rune = decodeRune(from, end);
    const point = codePoint(rune);
    from += runeBytes(rune);
    if (runeBytes(rune) > 1) {
      if (point == BYTE_ORDER_MARK) return false;
      continue;
    }
    if ((point < 0x20 && point != 0x09) || point == 0x60 || point >= 0x7f) return false;
  }
  return true;
}

// utf8.ValidRune.
function isRune(rune: u32): bool {
  return rune <= 0x10ffff && (rune & ~0x7ff) != 0xd800;
}

function writeEscaped(to: usize, rune: u32, quote: u32, asciiOnly: bool): usize {
  if (rune == quote || rune == 0x5c) return writeShort(to, rune);
  if (isPrintable(rune) && !(asciiOnly && rune >= 0x80)) return writeRune(to, rune);
  const letter = shortEscape(rune);
  if (letter != 0) return writeShort(to, letter);
  if (rune < 0x20 || rune == 0x7f) return writeEscapedByte(to, rune);
  if (rune < 0x10000) return writeDigits(to, 0x75, rune, 4);
  return writeDigits(to, 0x55, rune, 8);
}

// \a \b \t \n \v \f \r
function shortEscape(rune: u32): u32 {
  switch (rune) {
    case 7:
      return 0x61;
    case 8:
      return 0x62;
    case 9:
      return 0x74;
    case 10:
      return 0x6e;
    case 11:
      return 0x76;
    case 12:
      return 0x66;
    case 13:
      return 0x72;
    default:
      return 0;
  }
}

function writeShort(to: usize, letter: u32): usize {
  store<u8>(to, 0x5c);
  store<u8>(to, letter, 1);
  return to + 2;
}

function writeEscapedByte(to: usize, byte: u32): usize {
  return writeDigits(to, 0x78, byte, 2);
}

// A backslash, a letter and `count` hexadecimal digits.
function writeDigits(to: usize, letter: u32, value: u32, count: u32): usize {
  to = writeShort(to, letter);
  for (let i: u32 = 0; i < count; i++) {
    store<u8>(to + i, hexDigit((value >> ((count - 1 - i) * 4)) & 15));
  }
  return to + count;
}
