// Integers as text: what Go's strconv does with int64, and with bool.
//
// Writing goes two digits at a time from the back, so the length is counted first. Parsing in base
// 10 of up to 18 digits cannot overflow and takes the short loop; everything else (bases, prefixes,
// underscores, the last digit) takes the long one. Which texts are accepted is strconv.ParseInt's
// decision, in base 0 with Go's prefixes and underscores.

import { Outcome, settle } from "./outcome";

/** "00" to "99". */
const PAIRS: usize = memory.data<u8>([
  48, 48, 48, 49, 48, 50, 48, 51, 48, 52, 48, 53, 48, 54, 48, 55, 48, 56, 48, 57,
  49, 48, 49, 49, 49, 50, 49, 51, 49, 52, 49, 53, 49, 54, 49, 55, 49, 56, 49, 57,
  50, 48, 50, 49, 50, 50, 50, 51, 50, 52, 50, 53, 50, 54, 50, 55, 50, 56, 50, 57,
  51, 48, 51, 49, 51, 50, 51, 51, 51, 52, 51, 53, 51, 54, 51, 55, 51, 56, 51, 57,
  52, 48, 52, 49, 52, 50, 52, 51, 52, 52, 52, 53, 52, 54, 52, 55, 52, 56, 52, 57,
  53, 48, 53, 49, 53, 50, 53, 51, 53, 52, 53, 53, 53, 54, 53, 55, 53, 56, 53, 57,
  54, 48, 54, 49, 54, 50, 54, 51, 54, 52, 54, 53, 54, 54, 54, 55, 54, 56, 54, 57,
  55, 48, 55, 49, 55, 50, 55, 51, 55, 52, 55, 53, 55, 54, 55, 55, 55, 56, 55, 57,
  56, 48, 56, 49, 56, 50, 56, 51, 56, 52, 56, 53, 56, 54, 56, 55, 56, 56, 56, 57,
  57, 48, 57, 49, 57, 50, 57, 51, 57, 52, 57, 53, 57, 54, 57, 55, 57, 56, 57, 57,
]);

/** Writes `value` in base 10. Room: 20 bytes. */
export function writeInteger(to: usize, value: i64): usize {
  if (value >= 0) return writeUnsigned(to, value);
  store<u8>(to, 0x2d);
  return writeUnsigned(to + 1, <u64>0 - <u64>value);
}

/** Writes an unsigned `value` in base 10. Room: 20 bytes. */
export function writeUnsigned(to: usize, value: u64): usize {
  return writeDigits(to, value, digitCount(value));
}

/** Writes the last `count` digits of `value`, zeros in front. Room: `count` bytes. */
export function writeDigits(to: usize, value: u64, count: u32): usize {
  const end = to + count;
  let at = end;
  while (at - to >= 2) {
    const rest = value / 100;
    at -= 2;
    store<u16>(at, load<u16>(PAIRS + (<usize>(value - rest * 100) << 1)));
    value = rest;
  }
  if (at != to) store<u8>(to, <u8>(0x30 + (value % 10)));
  return end;
}

/** How many decimal digits `value` has; 1 for 0. */
export function digitCount(value: u64): u32 {
  let count: u32 = 1;
  while (value >= 10000) {
    value /= 10000;
    count += 4;
  }
  const rest = <u32>value;
  return count + <u32>(rest >= 10) + <u32>(rest >= 100) + <u32>(rest >= 1000);
}

/** strconv.ParseInt(text, 10, 64). Range gives the nearest int64, Syntax gives 0. */
export function parseInteger(from: usize, length: u32): i64 {
  if (length == 0 || length > 18) return parseIntegerBase(from, length, 10);
  const end = from + length;
  const first = load<u8>(from);
  const signed = first == 0x2d || first == 0x2b;
  let at = signed ? from + 1 : from;
  if (at == end) return settle<i64>(Outcome.Syntax, 0);
  let value: i64 = 0;
  for (; at < end; at++) {
    const digit = <u32>load<u8>(at) - 0x30;
    if (digit > 9) return settle<i64>(Outcome.Syntax, 0);
    value = value * 10 + digit;
  }
  return settle(Outcome.Ok, first == 0x2d ? -value : value);
}

/**
 * strconv.ParseInt(text, base, 64), base 0 included. Range gives the nearest int64, Syntax and Base
 * give 0.
 */
export function parseIntegerBase(from: usize, length: u32, base: i64): i64 {
  if (length == 0) return settle<i64>(Outcome.Syntax, 0);
  const end = from + length;
  const first = load<u8>(from);
  const negative = first == 0x2d;
  const start = negative || first == 0x2b ? from + 1 : from;
  if (start == end) return settle<i64>(Outcome.Syntax, 0);
  if (base == 0) {
    const underscored = parseMagnitude(afterPrefix(start, end), end, prefixBase(start, end), true);
    if (magnitudeOutcome == Outcome.Ok && underscored && !underscoresSeparate(from, length)) {
      return settle<i64>(Outcome.Syntax, 0);
    }
  } else {
    if (base < 2 || base > 36) return settle<i64>(Outcome.Base, 0);
    parseMagnitude(start, end, <u32>base, false);
  }
  if (magnitudeOutcome == Outcome.Syntax) return settle<i64>(Outcome.Syntax, 0);
  return signMagnitude(negative);
}

let magnitude: u64 = 0;
let magnitudeOutcome: Outcome = Outcome.Ok;

function signMagnitude(negative: bool): i64 {
  const limit: u64 = (<u64>1 << 63) - <u64>(!negative);
  if (magnitudeOutcome == Outcome.Range || magnitude > limit) {
    return settle(Outcome.Range, negative ? i64.MIN_VALUE : i64.MAX_VALUE);
  }
  return settle(Outcome.Ok, negative ? -(<i64>magnitude) : <i64>magnitude);
}

// Leaves the number in `magnitude`; answers whether it held underscores.
function parseMagnitude(from: usize, end: usize, base: u32, underscores: bool): bool {
  const cutoff = u64.MAX_VALUE / base + 1;
  let value: u64 = 0;
  let underscored = false;
  magnitudeOutcome = Outcome.Ok;
  for (let at = from; at < end; at++) {
    const byte = <u32>load<u8>(at);
    if (byte == 0x5f && underscores) {
      underscored = true;
      continue;
    }
    const digit = digitValue(byte);
    if (digit >= base) {
      magnitudeOutcome = Outcome.Syntax;
      return underscored;
    }
    const next = value * base + digit;
    if (value >= cutoff || next < digit) {
      magnitudeOutcome = Outcome.Range;
      return underscored;
    }
    value = next;
  }
  magnitude = value;
  return underscored;
}

/** The digit that a byte is in bases up to 36; 255 for none. */
export function digitValue(byte: u32): u32 {
  if (byte - 0x30 < 10) return byte - 0x30;
  const letter = (byte | 0x20) - 0x61;
  return letter < 26 ? letter + 10 : 255;
}

// Go's prefixes: 0b, 0o, 0x with a digit behind; a 0 alone says octal.
function prefixBase(start: usize, end: usize): u32 {
  if (load<u8>(start) != 0x30) return 10;
  if (end - start >= 3) {
    const letter = load<u8>(start, 1) | 0x20;
    if (letter == 0x62) return 2;
    if (letter == 0x78) return 16;
  }
  return 8;
}

function afterPrefix(start: usize, end: usize): usize {
  if (load<u8>(start) != 0x30) return start;
  const letter = end - start >= 3 ? load<u8>(start, 1) | 0x20 : 0;
  return letter == 0x62 || letter == 0x6f || letter == 0x78 ? start + 2 : start + 1;
}

/**
 * Whether each underscore of a Go number stands between two digits; a base prefix counts as a
 * digit.
 */
export function underscoresSeparate(from: usize, length: u32): bool {
  let at = from;
  const end = from + length;
  if (at < end && (load<u8>(at) == 0x2d || load<u8>(at) == 0x2b)) at++;
  let hexadecimal = false;
  let afterDigit = false;
  let afterUnderscore = false;
  if (end - at >= 2 && load<u8>(at) == 0x30) {
    const letter = load<u8>(at, 1) | 0x20;
    if (letter == 0x62 || letter == 0x6f || letter == 0x78) {
      hexadecimal = letter == 0x78;
      afterDigit = true;
      at += 2;
    }
  }
  for (; at < end; at++) {
    const byte = <u32>load<u8>(at);
    if (byte == 0x5f) {
      if (!afterDigit) return false;
      afterDigit = false;
      afterUnderscore = true;
      continue;
    }
    afterDigit = digitValue(byte) < <u32>(hexadecimal ? 16 : 10);
    if (afterUnderscore && !afterDigit) return false;
    afterUnderscore = false;
  }
  return !afterUnderscore;
}

/** Writes "true" or "false". Room: 5 bytes. */
export function writeBoolean(to: usize, value: bool): usize {
  if (value) {
    store<u32>(to, 0x65757274);
    return to + 4;
  }
  store<u32>(to, 0x736c6166);
  store<u8>(to, 0x65, 4);
  return to + 5;
}

/** strconv.ParseBool: 1, t, T, true, TRUE, True and their opposites. */
export function parseBoolean(from: usize, length: u32): bool {
  if (length == 1) {
    const byte = load<u8>(from);
    if (byte == 0x31 || byte == 0x74 || byte == 0x54) return settle(Outcome.Ok, true);
    if (byte == 0x30 || byte == 0x66 || byte == 0x46) return settle(Outcome.Ok, false);
  } else if (length == 4) {
    const word = load<u32>(from);
    if (word == 0x65757274 || word == 0x45555254 || word == 0x65757254) {
      return settle(Outcome.Ok, true);
    }
  } else if (length == 5) {
    const word = load<u32>(from);
    const byte = load<u8>(from, 4);
    const small = byte == 0x65 && (word == 0x736c6166 || word == 0x736c6146);
    if (small || (byte == 0x45 && word == 0x534c4146)) return settle(Outcome.Ok, false);
  }
  return settle(Outcome.Syntax, false);
}
