// The slow truth of double parsing: decimal digits against a halfway point, in exact integers.
//
// Given a guess, however rough, the value D * 10^e is compared with the point halfway to the next
// double, and the guess moves up while the value lies above; then likewise down. Positive doubles
// order like their bits, infinity included, so a step is plus or minus one. Both sides are integers
// once the powers of five and two stand on the side where they are positive: at most about 2,700
// bits, since no halfway point has more than 767 significant digits, and what stands behind 780
// digits only matters by being there. Few texts come here; parse-double.ts has the fast ways.

import { POWER_FIRST, POWER_LAST } from "./power-table";
import { binaryExponent, powerHigh } from "./powers";
import { multiplyHigh } from "./product";

const INFINITY_BITS: u64 = 0x7ff0000000000000;
const FRACTION_MASK: u64 = 0x000fffffffffffff;

/** Digits that count; one more stands for all behind them. */
const DIGITS_MAX: u32 = 780;

// A natural number: u32 count of limbs, then 32-bit limbs from the lowest.
const LIMBS_MAX: usize = 127;
const VALUE: usize = memory.data(512, 8);
const HALFWAY: usize = memory.data(512, 8);
const SHIFTED: usize = memory.data(512, 8);

let exponent: i32 = 0;
let digitsTaken: u32 = 0;
let leading: u64 = 0;

/**
 * The bits of the double nearest to a text (ties to even), which is known to be decimal digits with
 * at most one point and any underscores, times 10^power. Infinity's bits when it is too large.
 */
export function nearestDouble(from: usize, end: usize, power: i32): u64 {
  readDigits(from, end, power);
  if (digitsTaken == 0) return 0;
  const point = exponent + <i32>digitsTaken;
  if (point > 310) return INFINITY_BITS;
  if (point < -330) return 0;
  const guess = guessBits(leading, exponent + <i32>(digitsTaken - min(digitsTaken, 19)));
  for (let fives = exponent; fives > 0; fives -= 13) multiplyAdd(VALUE, powerOfFive(fives), 0);
  return settleGuess(guess);
}

// Leaves the digits in VALUE and its power of ten in `exponent`.
function readDigits(from: usize, end: usize, power: i32): void {
  let taken: u32 = 0;
  let pointed = false;
  let cut = false;
  leading = 0;
  setNumber(VALUE, 0);
  for (let at = from; at < end; at++) {
    const byte = <u32>load<u8>(at);
    pointed = pointed || byte == 0x2e;
    const digit = byte - 0x30;
    if (digit > 9) continue;
    if (taken >= DIGITS_MAX) {
      cut = cut || digit != 0;
      power += <i32>!pointed;
      continue;
    }
    power -= <i32>pointed;
    if (taken == 0 && digit == 0) continue;
    multiplyAdd(VALUE, 10, digit);
    if (taken < 19) leading = leading * 10 + digit;
    taken++;
  }
  if (cut) {
    multiplyAdd(VALUE, 10, 1);
    power--;
    taken++;
  }
  digitsTaken = taken;
  exponent = power;
}

// A double within a few steps of digits * 10^power.
function guessBits(digits: u64, power: i32): u64 {
  if (power < POWER_FIRST) return 0;
  if (power > POWER_LAST) return INFINITY_BITS;
  const zeros = clz(digits);
  let product = multiplyHigh(digits << zeros, powerHigh(power));
  let field = binaryExponent(power) - <i32>zeros + 1 + 63 + 1023;
  if (<i64>product >= 0) {
    product <<= 1;
    field--;
  }
  if (field >= 2047) return INFINITY_BITS;
  if (field > 0) return (<u64>field << 52) | ((product >> 11) & FRACTION_MASK);
  const shift = 12 - field;
  return shift >= 64 ? 0 : product >> shift;
}

function settleGuess(bits: u64): u64 {
  while (bits < INFINITY_BITS) {
    const order = compareWithHalfway(bits);
    if (order < 0 || (order == 0 && (bits & 1) == 0)) break;
    bits++;
  }
  while (bits > 0) {
    const order = compareWithHalfway(bits - 1);
    if (order > 0 || (order == 0 && (bits & 1) == 0)) break;
    bits--;
  }
  return bits;
}

// The value against the point between the double with these bits and the next: -1, 0, 1.
function compareWithHalfway(bits: u64): i32 {
  const field = <i32>(bits >> 52);
  const significand = field == 0 ? bits : (bits & FRACTION_MASK) | (FRACTION_MASK + 1);
  const binary = max(field, 1) - 1076;
  setNumber(HALFWAY, significand * 2 + 1);
  for (let fives = -exponent; fives > 0; fives -= 13) multiplyAdd(HALFWAY, powerOfFive(fives), 0);
  if (exponent <= binary) {
    shiftLeft(HALFWAY, HALFWAY, <u32>(binary - exponent));
    return compare(VALUE, HALFWAY);
  }
  shiftLeft(SHIFTED, VALUE, <u32>(exponent - binary));
  return compare(SHIFTED, HALFWAY);
}

// 5^min(fives, 13), the largest that fits 32 bits.
function powerOfFive(fives: i32): u32 {
  let power: u32 = 1;
  for (let i = min(fives, 13); i > 0; i--) power *= 5;
  return power;
}

function setNumber(number: usize, value: u64): void {
  store<u32>(number, 2);
  store<u32>(number, <u32>value, 4);
  store<u32>(number, <u32>(value >> 32), 8);
}

function multiplyAdd(number: usize, factor: u32, addend: u32): void {
  const count = <usize>load<u32>(number);
  let carry: u64 = addend;
  let at = number + 4;
  for (const end = at + (count << 2); at < end; at += 4) {
    carry += <u64>load<u32>(at) * factor;
    store<u32>(at, <u32>carry);
    carry >>= 32;
  }
  if (carry == 0) return;
  assert(count < LIMBS_MAX);
  store<u32>(at, <u32>carry);
  store<u32>(number, <u32>count + 1);
}

// `to` may be `from`: limbs move from the top down.
function shiftLeft(to: usize, from: usize, shift: u32): void {
  const limbs = shift >> 5;
  const bits = <u64>(shift & 31);
  const count = load<u32>(from);
  assert(count + limbs + 1 <= <u32>LIMBS_MAX);
  let above: u64 = 0;
  for (let i = <i32>count; i >= 0; i--) {
    const here = i == 0 ? 0 : <u64>load<u32>(from + (<usize>i << 2));
    const limb = (above << bits) | ((here << bits) >> 32);
    store<u32>(to + (<usize>(<u32>i + limbs + 1) << 2), <u32>limb);
    above = here;
  }
  memory.fill(to + 4, 0, <usize>limbs << 2);
  store<u32>(to, count + limbs + 1);
}

function compare(left: usize, right: usize): i32 {
  for (let i = max(load<u32>(left), load<u32>(right)); i > 0; i--) {
    const a = limbAt(left, i);
    const b = limbAt(right, i);
    if (a != b) return a < b ? -1 : 1;
  }
  return 0;
}

function limbAt(number: usize, i: u32): u32 {
  return i > load<u32>(number) ? 0 : load<u32>(number + (<usize>i << 2));
}
