// The shortest decimal that reads back as a given double, and of the shortest ones the nearest
// (Raffaello Giulietti's Schubfach).
//
// A double stands for all reals between the halfway points to its neighbours. Scaled by a power of
// ten so that the interval is between one and ten integers wide, it holds an integer of the wanted
// length: either the one multiple of ten that lies inside, or one of the two integers around the
// scaled value. Four products with a 128-bit power decide it exactly: the bits dropped are kept as
// one sticky bit ("round to odd"). What it does not do: text; format-double.ts lays out digits.

import { binaryExponent, powerHigh, powerIsExact, powerLow } from "./powers";
import { multiplyHigh } from "./product";

const SIGNIFICAND_MASK: u64 = 0x000fffffffffffff;
const HIDDEN_BIT: u64 = 0x0010000000000000;

let exponent: i32 = 0;

/** The power of ten that the digits of the last `shortestDigits` are to be multiplied by. */
export function shortestExponent(): i32 {
  return exponent;
}

/**
 * The digits of a finite, positive double, as an integer of up to 17 digits without trailing zeros;
 * `shortestExponent` has the power of ten.
 */
export function shortestDigits(bits: u64): u64 {
  const fraction = bits & SIGNIFICAND_MASK;
  const field = <i32>(bits >> 52);
  if (field == 0) return withoutZeros(scaled(fraction, -1074, false));
  const significand = fraction | HIDDEN_BIT;
  const binary = field - 1075;
  // Integers below 2^53 are their own digits.
  if (binary <= 0 && binary > -53) {
    const integer = significand >> -binary;
    if (integer << -binary == significand) {
      exponent = 0;
      return withoutZeros(integer);
    }
  }
  return withoutZeros(scaled(significand, binary, fraction == 0 && field > 1));
}

// `significand * 2^binary`; lowerIsClose: the neighbour below is half as far away as the one above.
function scaled(significand: u64, binary: i32, lowerIsClose: bool): u64 {
  const even = (significand & 1) == 0;
  const k = (binary * 1262611 - (lowerIsClose ? 524031 : 0)) >> 22;
  const shift = <u64>(binary + binaryExponent(-k) + 1);
  const middle = significand << 2;
  const high = powerHigh(-k);
  const low = powerLow(-k) + <u64>!powerIsExact(-k);
  const below = roundToOdd(high, low, (middle - 2 + <u64>lowerIsClose) << shift) + <u64>!even;
  const value = roundToOdd(high, low, middle << shift);
  const above = roundToOdd(high, low, (middle + 2) << shift) - <u64>!even;
  const floor = value >> 2;
  if (floor >= 10) {
    const tens = floor / 10;
    const lowerFits = below <= tens * 40;
    const upperFits = tens * 40 + 40 <= above;
    if (lowerFits != upperFits) {
      exponent = k + 1;
      return tens + <u64>upperFits;
    }
  }
  exponent = k;
  const lowerFits = below <= floor << 2;
  const upperFits = (floor << 2) + 4 <= above;
  if (lowerFits != upperFits) return floor + <u64>upperFits;
  const half = (floor << 2) + 2;
  return floor + <u64>(value > half || (value == half && (floor & 1) != 0));
}

// The top 64 bits of (high, low) * factor, the lowest set when anything below them is.
function roundToOdd(high: u64, low: u64, factor: u64): u64 {
  const carry = multiplyHigh(low, factor);
  const bottom = high * factor + carry;
  const top = multiplyHigh(high, factor) + <u64>(bottom < carry);
  return top | <u64>(bottom > 1);
}

function withoutZeros(digits: u64): u64 {
  while (digits >= 100) {
    const shorter = digits / 100;
    if (shorter * 100 != digits) break;
    digits = shorter;
    exponent += 2;
  }
  if (digits >= 10) {
    const shorter = digits / 10;
    if (shorter * 10 == digits) {
      digits = shorter;
      exponent += 1;
    }
  }
  return digits;
}
