// Numbers in Format: Go's fmtInteger, fmtUnicode, fmtC, fmtQc and fmtFloat (fmt/format.go).

import { hexDigit } from "../text/hex";
import { isPrintable } from "../text/printable";
import { PRECISE_BYTES_MAX, writePrecise } from "../text/precise-double";
import { writeQuotedRune } from "../text/quote";
import { RUNE_ERROR, writeRune } from "../text/utf8";
import {
  advance,
  directive,
  padFrom,
  padWithSpaces,
  position,
  putPadding,
  room,
} from "./format-output";

const DIGITS_END: usize = memory.data(80, 16) + 72;
const RUNE_MAX: u64 = 0x10ffff;

/** Go's fmtInteger of the verbs that show an integer in a base; `verb` O means 0o in front. */
export function putInteger(value: u64, base: u32, signed: bool, verb: u32, capital: bool): void {
  const d = directive();
  const negative = signed && <i64>value < 0;
  if (negative) value = 0 - value;
  let least: i32 = 0;
  if (d.hasPrecision) {
    least = d.precision;
    if (least == 0 && value == 0) {
      putSpaces(d.width);
      return;
    }
  } else if (d.zero && !d.minus && d.hasWidth) {
    least = d.width - <i32>(negative || d.plus || d.space);
  }
  const from = spell(value, base, capital);
  const count = <i32>(DIGITS_END - from);
  const start = room(<usize>max(least, count) + 80);
  let to = start;
  if (negative) store<u8>(to++, 0x2d);
  else if (d.plus) store<u8>(to++, 0x2b);
  else if (d.space) store<u8>(to++, 0x20);
  to = writePrefix(to, base, verb, capital, least > count || load<u8>(from) == 0x30);
  if (least > count) {
    memory.fill(to, 0x30, least - count);
    to += least - count;
  }
  memory.copy(to, from, count);
  advance(to + count);
  padWithSpaces(start);
}

function putSpaces(count: i32): void {
  const d = directive();
  const zero = d.zero;
  d.zero = false;
  putPadding(count);
  d.zero = zero;
}

// Digits before DIGITS_END; answers where they begin.
function spell(value: u64, base: u32, capital: bool): usize {
  let at = DIGITS_END;
  do {
    const digit = hexDigit(<u32>(value % base));
    store<u8>(--at, capital && digit > 0x39 ? digit - 0x20 : digit);
    value /= base;
  } while (value != 0);
  return at;
}

function writePrefix(to: usize, base: u32, verb: u32, capital: bool, zeroFirst: bool): usize {
  if (verb == 0x4f) {
    store<u16>(to, 0x6f30);
    to += 2;
  }
  if (!directive().sharp) return to;
  if (base == 2) store<u16>(to, 0x6230);
  else if (base == 16) store<u16>(to, capital ? 0x5830 : 0x7830);
  else if (base == 8 && !zeroFirst) {
    store<u8>(to, 0x30);
    return to + 1;
  } else return to;
  return to + 2;
}

/** Hexadecimal, with 0x in front when `sharp` says so: Go's fmt0x64. */
export function putHex(value: u64, sharp: bool): void {
  const d = directive();
  const before = d.sharp;
  d.sharp = sharp;
  putInteger(value, 16, false, 0x76, false);
  d.sharp = before;
}

/** %c */
export function putCharacter(value: u64): void {
  const start = room(8);
  advance(writeRune(start, value > RUNE_MAX ? RUNE_ERROR : <u32>value));
  padFrom(start);
}

/** %q of an integer. */
export function putQuotedCharacter(value: u64): void {
  const start = room(16);
  const rune = value > RUNE_MAX ? RUNE_ERROR : <u32>value;
  advance(writeQuotedRune(start, rune, directive().plus));
  padFrom(start);
}

/** %U: U+0041, and with # the character behind it. */
export function putUnicode(value: u64): void {
  const d = directive();
  const from = spell(value, 16, true);
  const count = <i32>(DIGITS_END - from);
  const least = d.hasPrecision && d.precision > 4 ? d.precision : 4;
  const start = room(<usize>max(least, count) + 32);
  store<u16>(start, 0x2b55);
  let to = start + 2;
  if (least > count) {
    memory.fill(to, 0x30, least - count);
    to += least - count;
  }
  memory.copy(to, from, count);
  to += count;
  if (d.sharp && value <= RUNE_MAX && isPrintable(<u32>value)) {
    store<u16>(to, 0x2720);
    to = writeRune(to + 2, <u32>value);
    store<u8>(to++, 0x27);
  }
  advance(to);
  padWithSpaces(start);
}

// ---- doubles

/** Go's fmtFloat: `precision` where the directive has none, -1 for the shortest. */
export function putFloat(value: f64, verb: u32, precision: i32): void {
  const d = directive();
  if (d.hasPrecision) precision = d.precision;
  const start = room(PRECISE_BYTES_MAX + <usize>max(precision, 0) + 16);
  const negative = reinterpret<i64>(value) < 0 && value == value;
  store<u8>(start, negative ? 0x2d : d.space && !d.plus ? 0x20 : 0x2b);
  if (!isFinite(value)) {
    putNoNumber(start, value);
    return;
  }
  const end = writePrecise(start + 1, value, verb, precision);
  advance(end);
  if (d.sharp && verb != 0x62) restorePoint(start + 1, verb, precision);
  padNumber(start);
}

// Infinities keep their sign, NaN shows one only when asked. Never zeros in front.
function putNoNumber(start: usize, value: f64): void {
  const d = directive();
  const bare = value != value && !d.space && !d.plus;
  const to = bare ? start : start + 1;
  store<u8>(to, value != value ? 0x4e : 0x49);
  store<u8>(to, value != value ? 0x61 : 0x6e, 1);
  store<u8>(to, value != value ? 0x4e : 0x66, 2);
  advance(to + 3);
  padWithSpaces(start);
}

// The text has a sign at `start`: it shows when it is not "+", or when asked; zeros go behind it.
function padNumber(start: usize): void {
  const d = directive();
  const end = position();
  if (!d.plus && load<u8>(start) == 0x2b) {
    memory.copy(start, start + 1, end - start - 1);
    advance(end - 1);
    padFrom(start);
    return;
  }
  const missing = d.width - <i32>(end - start);
  if (d.zero && !d.minus && d.hasWidth && missing > 0) {
    room(missing);
    memory.copy(start + 1 + missing, start + 1, end - start - 1);
    memory.fill(start + 1, 0x30, missing);
    advance(end + missing);
    return;
  }
  padFrom(start);
}

const TAIL = memory.data(16, 16);

// The flag # forces a point, and for %g and %x the zeros behind it. The exponent waits in TAIL.
function restorePoint(start: usize, verb: u32, precision: i32): void {
  const hexadecimal = (verb | 0x20) == 0x78;
  let missing: i32 = 0;
  if ((verb | 0x20) == 0x67 || verb == 0x78) missing = precision == -1 ? 6 : precision;
  const end = position();
  let stop = end;
  let hasPoint = false;
  let sawDigit = false;
  for (let at = start; at < end; at++) {
    const byte = <u32>load<u8>(at);
    const small = byte | 0x20;
    if (byte == 0x2e) hasPoint = true;
    else if (small == 0x70 || (small == 0x65 && !hexadecimal)) {
      stop = at;
      break;
    } else {
      if (byte != 0x30) sawDigit = true;
      if (sawDigit) missing--;
    }
  }
  const tail = end - stop;
  memory.copy(TAIL, stop, tail);
  if (!hasPoint) {
    if (stop - start == 1 && load<u8>(start) == 0x30) missing--;
    store<u8>(stop++, 0x2e);
  }
  if (missing > 0) {
    memory.fill(stop, 0x30, missing);
    stop += missing;
  }
  memory.copy(stop, TAIL, tail);
  advance(stop + tail);
}
