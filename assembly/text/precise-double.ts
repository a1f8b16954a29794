// Doubles in Go's forms with a precision: strconv.FormatFloat with e, f, g, b and x.
//
// A double is m * 2^e, so all its decimal digits are known: those of m * 2^e, or of m * 5^-e with
// the point -e places from the right. A product of limbs of nine digits gives them, 767 at most,
// and rounding is done on the digits: to nearest, a tie to even. Without a precision (-1) the
// digits are the shortest ones that parse back (shortest.ts).

import { digitCount, writeDigits, writeUnsigned } from "./integer";
import { hexDigit } from "./hex";
import { shortestDigits, shortestExponent } from "./shortest";

const LIMB: u64 = 1_000_000_000;
const LIMBS = memory.data(400, 16);
/** One digit a byte, 0 to 9, without trailing zeros. */
const DIGITS = memory.data(912, 16);

let limbCount: u32 = 0;
let digits: u32 = 0;
/** Where the point stands, counted in digits from the first. */
let point: i32 = 0;

/** Room for the text: this and the precision. */
export const PRECISE_BYTES_MAX: usize = 352;

/**
 * Writes a finite value's magnitude; `verb` is one of e E f g G b x X, the precision -1 for the
 * shortest.
 */
export function writePrecise(to: usize, value: f64, verb: u32, precision: i32): usize {
  const bits = reinterpret<u64>(value) & 0x7fffffffffffffff;
  const capital = (verb & 0x20) == 0;
  switch (verb | 0x20) {
    case 0x62:
      return writeBinary(to, bits);
    case 0x78:
      return writeHexadecimal(to, bits, precision, capital);
    case 0x65: {
      if (precision < 0) precision = max<i32>(findShortest(bits) - 1, 0);
      else findDigits(bits, precision + 1, false);
      return writeScientific(to, precision, capital);
    }
    case 0x66: {
      if (precision < 0) precision = max<i32>(findShortest(bits) - point, 0);
      else findDigits(bits, precision, true);
      return writeFixed(to, precision);
    }
    default:
      return writeGeneral(to, bits, precision, capital);
  }
}

function writeGeneral(to: usize, bits: u64, precision: i32, capital: bool): usize {
  let limit: i32 = 6;
  if (precision < 0) precision = findShortest(bits);
  else {
    if (precision == 0) precision = 1;
    findDigits(bits, precision, false);
    limit = precision;
    if (limit > <i32>digits && <i32>digits >= point) limit = digits;
  }
  const exponent = point - 1;
  if (exponent < -4 || exponent >= limit) {
    return writeScientific(to, min<i32>(precision, digits) - 1, capital);
  }
  return writeFixed(to, max<i32>(<i32>digits - point, 0));
}

// ---- the digits

function findShortest(bits: u64): i32 {
  digits = 0;
  point = 0;
  if (bits == 0) return 0;
  const value = shortestDigits(bits);
  const count = digitCount(value);
  point = <i32>count + shortestExponent();
  writeDigits(DIGITS, value, count);
  for (let i: u32 = 0; i < count; i++) store<u8>(DIGITS + i, load<u8>(DIGITS + i) - 0x30);
  digits = count;
  return count;
}

// All digits, rounded to `count` of them, or to `count` behind the point.
function findDigits(bits: u64, count: i32, behindPoint: bool): void {
  digits = 0;
  point = 0;
  if (bits == 0) return;
  expand(bits);
  roundTo(behindPoint ? point + count : count);
}

function expand(bits: u64): void {
  const field = <i32>(bits >> 52);
  let mantissa = bits & 0xfffffffffffff;
  if (field != 0) mantissa |= 1 << 52;
  let exponent = max(field, 1) - 1075;
  const zeros = min<i32>(<i32>ctz(mantissa), exponent < 0 ? -exponent : 0);
  mantissa >>= zeros;
  exponent += zeros;
  setLimbs(mantissa);
  for (let left = exponent; left > 0; left -= 29) multiply(1 << <u64>min(left, 29));
  for (let left = -exponent; left > 0; left -= 12) multiply(powerOfFive(min(left, 12)));
  spell();
  point = <i32>digits + min(exponent, 0);
  trimZeros();
}

function powerOfFive(exponent: i32): u64 {
  let power: u64 = 1;
  while (exponent-- > 0) power *= 5;
  return power;
}

function setLimbs(value: u64): void {
  limbCount = 0;
  while (value != 0) {
    store<u32>(LIMBS + <usize>limbCount * 4, <u32>(value % LIMB));
    value /= LIMB;
    limbCount++;
  }
}

function multiply(factor: u64): void {
  let carry: u64 = 0;
  for (let i: u32 = 0; i < limbCount; i++) {
    const at = LIMBS + <usize>i * 4;
    const product = <u64>load<u32>(at) * factor + carry;
    store<u32>(at, <u32>(product % LIMB));
    carry = product / LIMB;
  }
  if (carry == 0) return;
  store<u32>(LIMBS + <usize>limbCount * 4, <u32>carry);
  limbCount++;
}

// The limbs as digits, the highest first.
function spell(): void {
  let at = DIGITS;
  for (let i = limbCount; i > 0; i--) {
    const limb = load<u32>(LIMBS + <usize>(i - 1) * 4);
    at = writeDigits(at, limb, i == limbCount ? digitCount(limb) : 9);
  }
  digits = <u32>(at - DIGITS);
  for (let p = DIGITS; p < at; p++) store<u8>(p, load<u8>(p) - 0x30);
}

function trimZeros(): void {
  while (digits > 0 && load<u8>(DIGITS + digits - 1) == 0) digits--;
}

function roundTo(count: i32): void {
  if (count < 0 || <u32>count >= digits) return;
  const up = roundsUp(count);
  digits = count;
  if (up) {
    while (digits > 0 && load<u8>(DIGITS + digits - 1) == 9) digits--;
    if (digits == 0) {
      store<u8>(DIGITS, 1);
      digits = 1;
      point++;
    } else {
      const last = DIGITS + digits - 1;
      store<u8>(last, load<u8>(last) + 1);
    }
    return;
  }
  trimZeros();
  if (digits == 0) point = 0;
}

function roundsUp(count: u32): bool {
  const next = load<u8>(DIGITS + count);
  if (next != 5 || count + 1 < digits) return next >= 5;
  return count > 0 && (load<u8>(DIGITS + count - 1) & 1) == 1;
}

// @ts-ignore: decorator
@inline
function digitAt(index: i32): u32 {
  return index >= 0 && index < <i32>digits ? <u32>load<u8>(DIGITS + index) + 0x30 : 0x30;
}

// ---- the forms

function writeScientific(to: usize, precision: i32, capital: bool): usize {
  store<u8>(to++, digitAt(0));
  if (precision > 0) {
    store<u8>(to++, 0x2e);
    for (let i: i32 = 1; i <= precision; i++) store<u8>(to++, digitAt(i));
  }
  const exponent = digits == 0 ? 0 : point - 1;
  store<u8>(to, capital ? 0x45 : 0x65);
  return writeExponent(to + 1, exponent);
}

// A sign and at least two digits.
function writeExponent(to: usize, exponent: i32): usize {
  store<u8>(to, exponent < 0 ? 0x2d : 0x2b);
  const size = <u64>abs(exponent);
  return writeDigits(to + 1, size, max<u32>(digitCount(size), 2));
}

function writeFixed(to: usize, precision: i32): usize {
  if (point <= 0) store<u8>(to++, 0x30);
  for (let i: i32 = 0; i < point; i++) store<u8>(to++, digitAt(i));
  if (precision <= 0) return to;
  store<u8>(to++, 0x2e);
  for (let i: i32 = 0; i < precision; i++) store<u8>(to++, digitAt(point + i));
  return to;
}

// Mantissa and power of two, as they are.
function writeBinary(to: usize, bits: u64): usize {
  const field = <i32>(bits >> 52);
  let mantissa = bits & 0xfffffffffffff;
  if (field != 0) mantissa |= 1 << 52;
  const exponent = max(field, 1) - 1075;
  to = writeUnsigned(to, mantissa);
  store<u8>(to, 0x70);
  store<u8>(to, exponent < 0 ? 0x2d : 0x2b, 1);
  return writeUnsigned(to + 2, <u64>abs(exponent));
}

const ONE: u64 = 1 << 60;

// 0x1.8p+00: the leading one at bit 60, sixty bits of fraction below.
function writeHexadecimal(to: usize, bits: u64, precision: i32, capital: bool): usize {
  const field = <i32>(bits >> 52);
  let mantissa = bits & 0xfffffffffffff;
  let exponent = max(field, 1) - 1023;
  if (field != 0) mantissa |= 1 << 52;
  else if (mantissa == 0) exponent = 0;
  mantissa <<= 8;
  while (mantissa != 0 && (mantissa & ONE) == 0) {
    mantissa <<= 1;
    exponent--;
  }
  if (precision >= 0 && precision < 15) {
    const shift = <u64>precision * 4;
    const rest = (mantissa << shift) & (ONE - 1);
    mantissa >>= 60 - shift;
    if ((rest | (mantissa & 1)) > ONE >> 1) mantissa++;
    mantissa <<= 60 - shift;
    if ((mantissa & (ONE << 1)) != 0) {
      mantissa >>= 1;
      exponent++;
    }
  }
  store<u8>(to, 0x30);
  store<u8>(to, capital ? 0x58 : 0x78, 1);
  store<u8>(to, 0x30 + ((mantissa >> 60) & 1), 2);
  to = writeHexFraction(to + 3, mantissa << 4, precision, capital);
  store<u8>(to, capital ? 0x50 : 0x70);
  return writeExponent(to + 1, exponent);
}

function writeHexFraction(to: usize, fraction: u64, precision: i32, capital: bool): usize {
  if (precision == 0 || (precision < 0 && fraction == 0)) return to;
  store<u8>(to++, 0x2e);
  for (let i: i32 = 0; precision < 0 ? fraction != 0 : i < precision; i++) {
    const digit = hexDigit(<u32>(fraction >> 60));
    store<u8>(to++, capital && digit > 0x39 ? digit - 0x20 : digit);
    fraction <<= 4;
  }
  return to;
}
