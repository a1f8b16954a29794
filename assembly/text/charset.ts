// Decoders of encodings that have a table (format/charset.ts), as golang.org/x/text writes them:
// what is no character becomes U+FFFD, and how many bytes that takes is theirs too. One function an
// encoding, alike in form: it looks at the sequence at `from`, sets `rune`, and answers how many
// bytes it took.

import {
  CHARSET_COUNT,
  CHARSET_KIND,
  CHARSET_SECOND,
  CHARSET_SECOND_COUNT,
  CHARSET_TABLE,
  CharsetKind,
} from "../../format/charset";
import { RUNE_ERROR, writeRune } from "./utf8";

/** Nothing is written for the sequence: an escape. */
const NO_RUNE: u32 = 0xffffffff;
/** Added to a letter that Big5 writes with a combining mark behind it. */
const MACRON: u32 = 0x03040000;
const CARON: u32 = 0x030c0000;

/** The shift states of HZ and ISO-2022-JP. */
enum State {
  Ascii = 0,
  Katakana = 1,
  First = 2,
  Second = 3,
}

let table: usize = 0;
let count: u32 = 0;
let second: usize = 0;
let secondCount: u32 = 0;
let rune: u32 = 0;
let state: State = State.Ascii;

/** Decodes the bytes to UTF-8. Room: 4 bytes per byte. */
export function writeCharset(to: usize, from: usize, end: usize, charset: usize): usize {
  table = charset + CHARSET_TABLE;
  count = load<u32>(charset, CHARSET_COUNT);
  second = charset + load<u32>(charset, CHARSET_SECOND);
  secondCount = load<u32>(charset, CHARSET_SECOND_COUNT);
  state = State.Ascii;
  const kind = load<u32>(charset, CHARSET_KIND);
  while (from < end) {
    from += readCharacter(kind, from, end);
    if (rune == NO_RUNE) continue;
    if (rune > 0x10ffff) {
      to = writeRune(to, rune & 0xffff);
      rune >>= 16;
    }
    to = writeRune(to, rune);
  }
  return to;
}

function readCharacter(kind: u32, from: usize, end: usize): u32 {
  const byte = <u32>load<u8>(from);
  switch (kind) {
    case CharsetKind.EightBit:
      return take(runeAt(byte), 1);
    case CharsetKind.HzGb2312:
      return readHz(byte, from, end);
    case CharsetKind.Iso2022Jp:
      return readIso2022(byte, from, end);
  }
  if (byte < 0x80) return take(byte, 1);
  switch (kind) {
    case CharsetKind.Big5:
      return readBig5(byte, from, end);
    case CharsetKind.EucKr:
      return readEucKr(byte, from, end);
    case CharsetKind.ShiftJis:
      return readShiftJis(byte, from, end);
    case CharsetKind.EucJp:
      return readEucJp(byte, from, end);
    default:
      return readGbk(byte, from, end, kind == CharsetKind.Gb18030);
  }
}

// @ts-ignore: decorator
@inline
function take(value: u32, size: u32): u32 {
  rune = value;
  return size;
}

function runeAt(index: u32): u32 {
  return index < count ? <u32>load<u16>(table + (<usize>index << 1)) : RUNE_ERROR;
}

function secondRuneAt(index: u32): u32 {
  return index < secondCount ? <u32>load<u16>(second + (<usize>index << 1)) : RUNE_ERROR;
}

// @ts-ignore: decorator
@inline
function isBetween(byte: u32, low: u32, high: u32): bool {
  return byte - low <= high - low;
}

// ---- Chinese

function readBig5(lead: u32, from: usize, end: usize): u32 {
  if (!isBetween(lead, 0x81, 0xfe) || from + 1 >= end) return take(RUNE_ERROR, 1);
  let trail = <u32>load<u8>(from, 1);
  if (isBetween(trail, 0x40, 0x7e)) trail -= 0x40;
  else if (isBetween(trail, 0xa1, 0xfe)) trail -= 0x62;
  else return take(RUNE_ERROR, trail < 0x40 ? 1 : 2);
  const index = (lead - 0x81) * 157 + trail;
  switch (index) {
    case 1133:
      return take(MACRON | 0xca, 2);
    case 1135:
      return take(CARON | 0xca, 2);
    case 1164:
      return take(MACRON | 0xea, 2);
    case 1166:
      return take(CARON | 0xea, 2);
  }
  return take(index < count ? load<u32>(table + (<usize>index << 2)) : RUNE_ERROR, 2);
}

function readGbk(lead: u32, from: usize, end: usize, four: bool): u32 {
  if (lead == 0x80) return take(0x20ac, 1);
  if (lead == 0xff || from + 1 >= end) return take(RUNE_ERROR, 1);
  let trail = <u32>load<u8>(from, 1);
  if (isBetween(trail, 0x40, 0x7e)) trail -= 0x40;
  else if (isBetween(trail, 0x80, 0xfe)) trail -= 0x41;
  else if (four && isBetween(trail, 0x30, 0x3f)) return readFour(lead, trail, from, end);
  else return take(RUNE_ERROR, 1);
  return take(runeAt((lead - 0x81) * 190 + trail), 2);
}

// A sequence of four is a number: of a range of the basic plane, or of a rune beyond it.
function readFour(lead: u32, next: u32, from: usize, end: usize): u32 {
  if (from + 3 >= end) return take(RUNE_ERROR, 1);
  const third = <u32>load<u8>(from, 2);
  const fourth = <u32>load<u8>(from, 3);
  if (!isBetween(third, 0x81, 0xfe) || !isBetween(fourth, 0x30, 0x39)) return take(RUNE_ERROR, 1);
  const upper = (lead - 0x81) * 10 + (next - 0x30);
  const number = (upper * 126 + (third - 0x81)) * 10 + (fourth - 0x30);
  if (number < 39420) return take(rangedRune(number), 4);
  const beyond = number - 189000;
  return beyond < 0x100000 ? take(beyond + 0x10000, 4) : take(RUNE_ERROR, 1);
}

function rangedRune(number: u32): u32 {
  let low: u32 = 0;
  let high = secondCount >> 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (<u32>load<u16>(second + (<usize>middle << 2)) <= number) low = middle + 1;
    else high = middle;
  }
  if (low == 0) return RUNE_ERROR;
  const range = second + (<usize>(low - 1) << 2);
  return number - <u32>load<u16>(range) + <u32>load<u16>(range, 2);
}

// "~{" begins two-byte characters, "~}" ends them, "~~" is a tilde, "~\n" nothing.
function readHz(byte: u32, from: usize, end: usize): u32 {
  if (byte >= 0x80) return take(RUNE_ERROR, 1);
  const isLast = from + 1 >= end;
  const next: u32 = isLast ? 0 : <u32>load<u8>(from, 1);
  if (byte == 0x7e) {
    if (isLast) return take(RUNE_ERROR, 1);
    if (next == 0x7b || next == 0x7d) state = next == 0x7b ? State.First : State.Ascii;
    else if (next == 0x7e) return take(0x7e, 2);
    else if (next != 0x0a) return take(RUNE_ERROR, 2);
    return take(NO_RUNE, 2);
  }
  if (state == State.Ascii) return take(byte, 1);
  if (isLast) return take(RUNE_ERROR, 1);
  if (isBetween(byte, 0x21, 0x7d) && isBetween(next, 0x21, 0x7e)) {
    const found = runeAt((byte - 1) * 190 + next + 0x3f);
    if (found != RUNE_ERROR) return take(found, 2);
  }
  return take(RUNE_ERROR, next > 0x80 ? 1 : 2);
}

// ---- Korean

function readEucKr(lead: u32, from: usize, end: usize): u32 {
  if (!isBetween(lead, 0x81, 0xfe) || from + 1 >= end) return take(RUNE_ERROR, 1);
  const trail = <u32>load<u8>(from, 1);
  let index = u32.MAX_VALUE;
  if (lead >= 0xc7) {
    if (isBetween(trail, 0xa1, 0xfe)) index = 178 * 70 + (lead - 0xc7) * 94 + (trail - 0xa1);
  } else {
    const row = 178 * (lead - 0x81);
    if (isBetween(trail, 0x41, 0x5a)) index = row + trail - 0x41;
    else if (isBetween(trail, 0x61, 0x7a)) index = row + trail - 0x61 + 26;
    else if (isBetween(trail, 0x81, 0xfe)) index = row + trail - 0x81 + 52;
  }
  const found = runeAt(index);
  return take(found, found == RUNE_ERROR && trail < 0x80 ? 1 : 2);
}

// ---- Japanese

function readShiftJis(lead: u32, from: usize, end: usize): u32 {
  if (isBetween(lead, 0xa1, 0xdf)) return take(lead + (0xff61 - 0xa1), 1);
  if (lead == 0x80) return take(0x80, 1);
  let row: u32 = 0;
  if (isBetween(lead, 0x81, 0x9f)) row = lead - 0x70;
  else if (isBetween(lead, 0xe0, 0xfc)) row = lead - 0xb0;
  if (row == 0 || from + 1 >= end) return take(RUNE_ERROR, 1);
  const trail = <u32>load<u8>(from, 1);
  if (trail < 0x40 || trail == 0x7f) return take(RUNE_ERROR, 1);
  if (trail > 0xfc) return take(RUNE_ERROR, 2);
  const first = (2 * row - 0x21) * 94;
  if (trail < 0x7f) return take(runeAt(first - 94 + trail - 0x40), 2);
  if (trail < 0x9f) return take(runeAt(first - 94 + trail - 0x41), 2);
  return take(runeAt(first + trail - 0x9f), 2);
}

function readEucJp(lead: u32, from: usize, end: usize): u32 {
  const isLast = from + 1 >= end;
  const trail: u32 = isLast ? 0 : <u32>load<u8>(from, 1);
  if (lead == 0x8e) {
    if (trail < 0xa1 || trail == 0xff) return take(RUNE_ERROR, 1);
    return take(trail > 0xdf ? RUNE_ERROR : trail + (0xff61 - 0xa1), 2);
  }
  if (lead == 0x8f) return readThree(trail, from, end);
  if (!isBetween(lead, 0xa1, 0xfe) || !isBetween(trail, 0xa1, 0xfe)) return take(RUNE_ERROR, 1);
  return take(runeAt((lead - 0xa1) * 94 + (trail - 0xa1)), 2);
}

// 0x8f and two bytes: JIS X 0212.
function readThree(next: u32, from: usize, end: usize): u32 {
  if (from + 2 >= end) return take(RUNE_ERROR, isBetween(next, 0xa1, 0xfd) ? 2 : 1);
  if (!isBetween(next, 0xa1, 0xfe)) return take(RUNE_ERROR, 1);
  const last = <u32>load<u8>(from, 2);
  if (!isBetween(last, 0xa1, 0xfe)) return take(RUNE_ERROR, 2);
  return take(secondRuneAt((next - 0xa1) * 94 + (last - 0xa1)), 3);
}

function readIso2022(byte: u32, from: usize, end: usize): u32 {
  if (byte >= 0x80) return take(RUNE_ERROR, 1);
  if (byte == 0x1b) return readEscape(from, end);
  if (state == State.Ascii) return take(byte, 1);
  if (state == State.Katakana) {
    return take(isBetween(byte, 0x21, 0x5f) ? byte + (0xff61 - 0x21) : RUNE_ERROR, 1);
  }
  if (byte == 0x0a) {
    state = State.Ascii;
    return take(byte, 1);
  }
  if (from + 1 >= end) return take(RUNE_ERROR, 1);
  // Differences of bytes wrap, as Go's do.
  const index = ((byte - 0x21) & 0xff) * 94 + ((<u32>load<u8>(from, 1) - 0x21) & 0xff);
  return take(state == State.First ? runeAt(index) : secondRuneAt(index), 2);
}

// ESC $ @, ESC $ B, ESC $ ( D, ESC ( B, ESC ( J, ESC ( I.
function readEscape(from: usize, end: usize): u32 {
  if (from + 2 >= end) return take(RUNE_ERROR, 1);
  const second = <u32>load<u8>(from, 1);
  const third = <u32>load<u8>(from, 2);
  let size: u32 = 3;
  if (second == 0x24 && (third == 0x40 || third == 0x42)) state = State.First;
  else if (second == 0x28 && (third == 0x42 || third == 0x4a)) state = State.Ascii;
  else if (second == 0x28 && third == 0x49) state = State.Katakana;
  else if (second == 0x24 && third == 0x28 && from + 3 < end && load<u8>(from, 3) == 0x44) {
    state = State.Second;
    size = 4;
  } else return take(RUNE_ERROR, 1);
  return take(NO_RUNE, size);
}
