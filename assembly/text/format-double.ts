// Doubles as text, in the three forms that the reference prints.
//
//   writeDoubleJson     1e-07  1e+21  no NaN, no Inf: goccy/go-json, String() and JSON of pkg/ottl
//   writeDoubleString   1e-7   1e+21  Infinity, NaN: pdata's AsString, encoding/json
//   writeDoubleGeneral  1e-07  1e+06  +Inf, NaN: strconv 'g' with precision -1, fmt's %v and %g
//
// All print the shortest digits. They differ in where the exponent form begins (below 1e-6 and from
// 1e21 on; below 1e-4 and from 1e6 on for 'g'), in the exponent's second digit, and in the names of
// what is no number. Precisions other than the shortest (%f, %.2f) are not here.

import { digitCount, writeDigits } from "./integer";
import { shortestDigits, shortestExponent } from "./shortest";

/** Room that any of the writers here needs. */
export const DOUBLE_BYTES_MAX: usize = 32;

/**
 * As goccy's json.Marshal writes a float64. NaN and infinities have no such form: the caller
 * refuses them.
 */
export function writeDoubleJson(to: usize, value: f64): usize {
  return writeFixedOrScientific(to, value, 2);
}

/** As pcommon.Value.AsString, and as encoding/json for finite values. */
export function writeDoubleString(to: usize, value: f64): usize {
  if (value != value) return writeNaN(to);
  if (abs(value) == Infinity) {
    if (value < 0) store<u8>(to++, 0x2d);
    store<u64>(to, 0x7974696e69666e49); // "Infinity"
    return to + 8;
  }
  return writeFixedOrScientific(to, value, 1);
}

/** As strconv.FormatFloat(value, 'g', -1, 64). */
export function writeDoubleGeneral(to: usize, value: f64): usize {
  if (value != value) return writeNaN(to);
  if (abs(value) == Infinity) {
    store<u32>(to, value < 0 ? 0x666e492d : 0x666e492b); // "-Inf", "+Inf"
    return to + 4;
  }
  to = writeSign(to, value);
  if (value == 0) return writeZero(to);
  const digits = shortestDigits(magnitudeBits(value));
  const count = digitCount(digits);
  const leading = <i32>count + shortestExponent() - 1;
  if (leading < -4 || leading >= 6) return writeScientific(to, digits, count, leading, 2);
  return writeFixed(to, digits, count, leading + 1);
}

function writeFixedOrScientific(to: usize, value: f64, exponentDigits: u32): usize {
  to = writeSign(to, value);
  if (value == 0) return writeZero(to);
  const digits = shortestDigits(magnitudeBits(value));
  const count = digitCount(digits);
  const leading = <i32>count + shortestExponent() - 1;
  const size = abs(value);
  if (size < 1e-6 || size >= 1e21) {
    return writeScientific(to, digits, count, leading, exponentDigits);
  }
  return writeFixed(to, digits, count, leading + 1);
}

// @ts-ignore: decorator
@inline
function magnitudeBits(value: f64): u64 {
  return reinterpret<u64>(value) & 0x7fffffffffffffff;
}

function writeSign(to: usize, value: f64): usize {
  if (reinterpret<i64>(value) >= 0) return to;
  store<u8>(to, 0x2d);
  return to + 1;
}

function writeZero(to: usize): usize {
  store<u8>(to, 0x30);
  return to + 1;
}

function writeNaN(to: usize): usize {
  store<u8>(to, 0x4e);
  store<u16>(to, 0x4e61, 1);
  return to + 3;
}

// point: how many digits stand before the decimal point; zero or negative for 0.00...
function writeFixed(to: usize, digits: u64, count: u32, point: i32): usize {
  if (point <= 0) {
    store<u16>(to, 0x2e30);
    to += 2;
    memory.fill(to, 0x30, <usize>-point);
    return writeDigits(to - point, digits, count);
  }
  if (<u32>point >= count) {
    const end = writeDigits(to, digits, count);
    memory.fill(end, 0x30, <u32>point - count);
    return to + point;
  }
  const end = writeDigits(to + 1, digits, count);
  memory.copy(to, to + 1, point);
  store<u8>(to + point, 0x2e);
  return end;
}

function writeScientific(to: usize, digits: u64, count: u32, leading: i32, least: u32): usize {
  let end = writeDigits(to + 1, digits, count);
  store<u8>(to, load<u8>(to, 1));
  if (count > 1) {
    store<u8>(to, 0x2e, 1);
  } else {
    end = to + 1;
  }
  store<u8>(end, 0x65);
  store<u8>(end, leading < 0 ? 0x2d : 0x2b, 1);
  const size = <u32>abs(leading);
  return writeDigits(end + 2, size, max(digitCount(size), least));
}
