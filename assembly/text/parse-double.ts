// Text to double, correctly rounded, accepting what Go's strconv.ParseFloat accepts.
//
// One scan reads the sign, up to 19 digits as an integer and the power of ten. Then, from cheap to
// dear: both are exact doubles and one operation rounds (Clinger); a product with a 128-bit power
// is far enough from a halfway point (Eisel-Lemire); exact integers (exact-double.ts), which also
// take what is subnormal or overflows. Digits behind the 19th are decided by trying both ends.
// Hexadecimal floats need a binary exponent and round by shifting.

import { nearestDouble } from "./exact-double";
import { digitValue, underscoresSeparate } from "./integer";
import { Outcome, settle } from "./outcome";
import { POWER_FIRST } from "./power-table";
import { binaryExponent, powerHigh, powerLow } from "./powers";
import { multiplyHigh } from "./product";

const FRACTION_MASK: u64 = 0x000fffffffffffff;
const INFINITY_BITS: u64 = 0x7ff0000000000000;

/** No answer from a fast way. */
const UNDECIDED: u64 = 0xffffffffffffffff;

/** The powers of ten that are exact doubles. */
const EXACT_POWERS: usize = memory.data<f64>([
  1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
  1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
], 8);

// What the scan of a number found.
let mantissa: u64 = 0;
let power: i32 = 0;
let truncated = false;
let underscored = false;
let digitsStart: usize = 0;
let digitsEnd: usize = 0;
let writtenPower: i32 = 0;

/** strconv.ParseFloat(text, 64). Range gives an infinity with the text's sign, Syntax gives 0. */
export function parseDouble(from: usize, length: u32): f64 {
  if (length == 0) return settle<f64>(Outcome.Syntax, 0);
  const end = from + length;
  const first = load<u8>(from);
  const negative = first == 0x2d;
  const start = negative || first == 0x2b ? from + 1 : from;
  if (start == end) return settle<f64>(Outcome.Syntax, 0);
  const letter = load<u8>(start) | 0x20;
  if (letter == 0x69 || letter == 0x6e) return parseName(from, start, end, negative);
  const hexadecimal =
    end - start > 2 && load<u8>(start) == 0x30 && (load<u8>(start, 1) | 0x20) == 0x78;
  const after = hexadecimal ? scan(start + 2, end, 16, 16) : scan(start, end, 10, 19);
  if (after != end || (underscored && !underscoresSeparate(from, length))) {
    return settle<f64>(Outcome.Syntax, 0);
  }
  const bits = hexadecimal ? hexadecimalBits() : decimalBits();
  const signed = reinterpret<f64>(bits | (<u64>negative << 63));
  return settle(bits == INFINITY_BITS ? Outcome.Range : Outcome.Ok, signed);
}

// "inf" and "infinity" with any sign, "nan" with none.
function parseName(from: usize, start: usize, end: usize, negative: bool): f64 {
  const length = end - start;
  if (length != 3 && length != 8) return settle<f64>(Outcome.Syntax, 0);
  const word = lowerWord(start, 3);
  if (length == 3 && word == 0x6e616e && from == start) return settle<f64>(Outcome.Ok, NaN);
  if (word != 0x666e69 || (length == 8 && lowerWord(start, 8) != 0x7974696e69666e69)) {
    return settle<f64>(Outcome.Syntax, 0);
  }
  return settle(Outcome.Ok, negative ? -Infinity : Infinity);
}

// Up to eight letters, small ones, the first in the lowest byte.
function lowerWord(from: usize, length: usize): u64 {
  let word: u64 = 0;
  for (let i = length; i > 0; i--) {
    const byte = <u64>load<u8>(from + i - 1);
    word = (word << 8) | (byte - 0x41 < 26 ? byte | 0x20 : byte);
  }
  return word;
}

// Reads digits and exponent; answers where it stopped, 0 when that can't be the end of a number.
function scan(from: usize, end: usize, base: u32, digitsMax: u32): usize {
  let at = from;
  let value: u64 = 0;
  let digits: u32 = 0;
  let kept: u32 = 0;
  let point: i32 = 0;
  let pointed = false;
  let seen = false;
  truncated = false;
  underscored = false;
  for (; at < end; at++) {
    const byte = <u32>load<u8>(at);
    const digit = byte - 0x30 < 10 ? byte - 0x30 : base == 16 ? digitValue(byte) : 255;
    if (digit < base) {
      seen = true;
      if (digit == 0 && digits == 0) {
        point -= <i32>pointed;
        continue;
      }
      digits++;
      if (kept < digitsMax) {
        value = value * base + digit;
        kept++;
      } else {
        truncated = truncated || digit != 0;
      }
    } else if (byte == 0x2e && !pointed) {
      pointed = true;
      point = digits;
    } else if (byte == 0x5f) {
      underscored = true;
    } else {
      break;
    }
  }
  if (!seen) return 0;
  if (!pointed) point = digits;
  digitsStart = from;
  digitsEnd = at;
  mantissa = value;
  power = base == 16 ? (point - <i32>kept) * 4 : point - <i32>kept;
  return scanExponent(at, end, base == 16);
}

// The exponent adds to `power` and stands alone in `writtenPower`. A hexadecimal number must have
// one.
function scanExponent(at: usize, end: usize, required: bool): usize {
  writtenPower = 0;
  if (at == end || (load<u8>(at) | 0x20) != (required ? 0x70 : 0x65)) return required ? 0 : at;
  at++;
  if (at == end) return 0;
  const sign = load<u8>(at);
  if (sign == 0x2d || sign == 0x2b) at++;
  if (at == end || <u32>load<u8>(at) - 0x30 > 9) return 0;
  let value: i32 = 0;
  for (; at < end; at++) {
    const byte = <u32>load<u8>(at);
    if (byte - 0x30 < 10) {
      // Past 10000 the number is zero or infinite, or has as many digits; Go stops counting here as
      // well.
      if (value < 10000) value = value * 10 + <i32>(byte - 0x30);
    } else if (byte == 0x5f) {
      underscored = true;
    } else {
      break;
    }
  }
  writtenPower = sign == 0x2d ? -value : value;
  power += writtenPower;
  return at;
}

function decimalBits(): u64 {
  if (mantissa == 0) return 0;
  if (!truncated) {
    const exact = exactOperation(mantissa, power);
    if (exact != UNDECIDED) return exact;
  }
  const bits = nearProduct(mantissa, power);
  if (bits != UNDECIDED && (!truncated || nearProduct(mantissa + 1, power) == bits)) return bits;
  return nearestDouble(digitsStart, digitsEnd, writtenPower);
}

// Digits and power are exact doubles: one correctly rounded operation.
function exactOperation(digits: u64, exponent: i32): u64 {
  if (digits >> 53 != 0 || exponent < -22 || exponent > 37) return UNDECIDED;
  let value = <f64>digits;
  if (exponent < 0) return reinterpret<u64>(value / exactPower(-exponent));
  if (exponent > 22) {
    value *= exactPower(exponent - 22);
    if (value > 1e15) return UNDECIDED;
    exponent = 22;
  }
  return reinterpret<u64>(value * exactPower(exponent));
}

function exactPower(exponent: i32): f64 {
  return load<f64>(EXACT_POWERS + (<usize>exponent << 3));
}

// Eisel-Lemire: the product of the digits with the power's 128 bits, unless what was cut off could
// decide.
function nearProduct(digits: u64, exponent: i32): u64 {
  if (exponent < POWER_FIRST || exponent > 308) return UNDECIDED;
  const zeros = clz(digits);
  const factor = digits << zeros;
  const first = powerHigh(exponent);
  let high = multiplyHigh(factor, first);
  let low = factor * first;
  if ((high & 0x1ff) == 0x1ff && low + factor < factor) {
    const second = powerLow(exponent);
    const carry = multiplyHigh(factor, second);
    low += carry;
    if (low < carry) high++;
    if ((high & 0x1ff) == 0x1ff && low + 1 == 0 && factor * second + factor < factor) {
      return UNDECIDED;
    }
  }
  const top = high >> 63;
  let significand = high >> (top + 9);
  if (low == 0 && (high & 0x1ff) == 0 && (significand & 3) == 1) return UNDECIDED;
  significand = (significand + (significand & 1)) >> 1;
  let field = binaryExponent(exponent) + 1086 - <i32>zeros + <i32>top;
  if (significand >> 53 != 0) {
    significand >>= 1;
    field++;
  }
  if (field < 1 || field > 2046) return UNDECIDED;
  return (<u64>field << 52) | (significand & FRACTION_MASK);
}

// mantissa * 2^power, with a sticky bit for digits that did not fit.
function hexadecimalBits(): u64 {
  if (mantissa == 0) return 0;
  const zeros = clz(mantissa);
  const value = (mantissa << zeros) | <u64>truncated;
  // value * 2^(power - zeros), its top bit set.
  const field = power - <i32>zeros + 63 + 1023;
  if (field > 2046) return INFINITY_BITS;
  if (field < -52) return 0;
  const shift = <u64>(field > 0 ? 11 : 12 - field);
  let kept = shift < 64 ? value >> shift : 0;
  const lost = shift < 64 ? value << (64 - shift) : value;
  const half: u64 = <u64>1 << 63;
  if (lost > half || (lost == half && (kept & 1) != 0)) kept++;
  // A carry out of the fraction counts the exponent up, also from subnormal to normal and to
  // infinity.
  return field > 0 ? (<u64>(field - 1) << 52) + kept : kept;
}
