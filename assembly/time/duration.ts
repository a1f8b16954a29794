// Durations as text and numbers, as Go's time.Duration: an i64 of nanoseconds.
//
// Text is a sequence of numbers with units, "1h15m30.5s"; printing uses hours, minutes and seconds,
// and below a second the one unit that fits. A parsed fraction goes through a double, as in Go, so
// that each digit that Go rounds is rounded alike.

import { Outcome, settle } from "../text/outcome";
import { writeDigits, writeUnsigned } from "../text/integer";

const MICROSECOND: u64 = 1000;
const MILLISECOND: u64 = 1000000;
const SECOND: u64 = 1000000000;
const MINUTE: u64 = 60000000000;
const HOUR: u64 = 3600000000000;

/** The magnitude of the most negative duration. */
const LIMIT: u64 = 0x8000000000000000;

// Where the parser stands.
let at: usize = 0;
let stop: usize = 0;
let overflowed = false;

/** time.ParseDuration. Syntax when it refuses the text, too large a number included. */
export function parseDuration(from: usize, length: u32): i64 {
  at = from;
  stop = from + length;
  overflowed = false;
  const sign = length > 0 ? load<u8>(at) : 0;
  if (sign == 0x2d || sign == 0x2b) at++;
  if (at == stop) return settle<i64>(Outcome.Syntax, 0);
  if (stop - at == 1 && load<u8>(at) == 0x30) return settle<i64>(Outcome.Ok, 0);
  let total: u64 = 0;
  while (at < stop) {
    total += parsePart();
    if (overflowed || total > LIMIT) return settle<i64>(Outcome.Syntax, 0);
  }
  if (sign == 0x2d) return settle<i64>(Outcome.Ok, <i64>(<u64>0 - total));
  return total == LIMIT ? settle<i64>(Outcome.Syntax, 0) : settle<i64>(Outcome.Ok, total);
}

// One number with its unit, in nanoseconds. What is none sets `overflowed`, like a number that is
// too large.
function parsePart(): u64 {
  const start = at;
  let value = parseWhole();
  let digits = at - start;
  let fraction: u64 = 0;
  let scale: f64 = 1;
  if (at < stop && load<u8>(at) == 0x2e) {
    const point = ++at;
    for (let full = false; at < stop && isDigit(load<u8>(at)); at++) {
      if (full || fraction > 0x7fffffffffffffff / 10) {
        full = true;
        continue;
      }
      const next = fraction * 10 + (load<u8>(at) - 0x30);
      if (next > LIMIT) {
        full = true;
        continue;
      }
      fraction = next;
      scale *= 10;
    }
    digits += at - point;
  }
  const unit = digits == 0 ? 0 : parseUnit();
  if (unit == 0 || value > LIMIT / unit) return refuse();
  value *= unit;
  if (fraction > 0) value += <u64>(<f64>fraction * (<f64>unit / scale));
  return value > LIMIT ? refuse() : value;
}

function parseWhole(): u64 {
  let value: u64 = 0;
  for (; at < stop && isDigit(load<u8>(at)); at++) {
    if (value > LIMIT / 10) return refuse();
    value = value * 10 + (load<u8>(at) - 0x30);
    if (value > LIMIT) return refuse();
  }
  return value;
}

function refuse(): u64 {
  overflowed = true;
  return 0;
}

function isDigit(byte: u32): bool {
  return byte - 0x30 < 10;
}

// The unit behind a number; 0 when it is none.
function parseUnit(): u64 {
  const start = at;
  let word: u32 = 0;
  for (; at < stop; at++) {
    const byte = load<u8>(at);
    if (byte == 0x2e || isDigit(byte)) break;
    word = (word << 8) | byte;
  }
  const size = at - start;
  if (size == 1) return word == 0x73 ? SECOND : word == 0x6d ? MINUTE : word == 0x68 ? HOUR : 0;
  if (size == 2) {
    if (word == 0x6e73) return 1;
    return word == 0x6d73 ? MILLISECOND : word == 0x7573 ? MICROSECOND : 0;
  }
  // "µs" with the micro sign, or with the Greek letter.
  return size == 3 && (word == 0xc2b573 || word == 0xcebc73) ? MICROSECOND : 0;
}

/** Duration.String. Room: 32 bytes. */
export function writeDuration(to: usize, duration: i64): usize {
  let value = <u64>duration;
  if (duration < 0) {
    value = <u64>0 - value;
    store<u8>(to++, 0x2d);
  }
  if (value < SECOND) return writeShort(to, value);
  const seconds = value / SECOND;
  const minutes = seconds / 60;
  if (minutes >= 60) {
    to = writeUnsigned(to, minutes / 60);
    store<u8>(to++, 0x68);
  }
  if (minutes > 0) {
    to = writeUnsigned(to, minutes % 60);
    store<u8>(to++, 0x6d);
  }
  to = writeFraction(writeUnsigned(to, seconds % 60), <u32>(value % SECOND), 9);
  store<u8>(to, 0x73);
  return to + 1;
}

function writeShort(to: usize, value: u64): usize {
  if (value == 0) {
    store<u16>(to, 0x7330);
    return to + 2;
  }
  const part = <u32>value;
  if (part < 1000) {
    to = writeUnsigned(to, part);
    store<u16>(to, 0x736e);
    return to + 2;
  }
  if (part < 1000000) {
    to = writeFraction(writeUnsigned(to, part / 1000), part % 1000, 3);
    store<u16>(to, 0xb5c2);
    store<u8>(to, 0x73, 2);
    return to + 3;
  }
  to = writeFraction(writeUnsigned(to, part / 1000000), part % 1000000, 6);
  store<u16>(to, 0x736d);
  return to + 2;
}

/**
 * Writes a point and `digits` digits of a fraction without trailing zeros; nothing when it is 0.
 * Room: 1 + digits.
 */
export function writeFraction(to: usize, fraction: u32, digits: u32): usize {
  if (fraction == 0) return to;
  while (fraction % 10 == 0) {
    fraction /= 10;
    digits--;
  }
  store<u8>(to, 0x2e);
  return writeDigits(to + 1, fraction, digits);
}

/** Duration.Hours. */
export function durationHours(duration: i64): f64 {
  return inUnits(duration, HOUR);
}

/** Duration.Minutes. */
export function durationMinutes(duration: i64): f64 {
  return inUnits(duration, MINUTE);
}

/** Duration.Seconds. */
export function durationSeconds(duration: i64): f64 {
  return inUnits(duration, SECOND);
}

/** Duration.Milliseconds. */
export function durationMilliseconds(duration: i64): i64 {
  return duration / 1000000;
}

/** Duration.Microseconds. */
export function durationMicroseconds(duration: i64): i64 {
  return duration / 1000;
}

function inUnits(duration: i64, unit: i64): f64 {
  const whole = duration / unit;
  return <f64>whole + <f64>(duration - whole * unit) / <f64>unit;
}
