// 128-bit powers of ten and the 64 by 64 bit product: the arithmetic under formatting and parsing of doubles.
//
// 10^k = mantissa(k) * 2^(binaryExponent(k) - 127), the mantissa a 128-bit number with its top bit set, rounded down. WASM
// has no wide multiplication, so the high half of a product is put together from four 32-bit ones.

import { POWERS, POWER_FIRST } from "./power-table";

/** High half of the mantissa of 10^k. */
// @ts-ignore: decorator
@inline
export function powerHigh(k: i32): u64 {
  return load<u64>(POWERS + (<usize>(k - POWER_FIRST) << 4), 8);
}

/** Low half of the mantissa of 10^k. */
// @ts-ignore: decorator
@inline
export function powerLow(k: i32): u64 {
  return load<u64>(POWERS + (<usize>(k - POWER_FIRST) << 4));
}

/** Whether the mantissa of 10^k is the power itself: 5^55 is the last that fits. */
// @ts-ignore: decorator
@inline
export function powerIsExact(k: i32): bool {
  return k >= 0 && k <= 55;
}

/** floor(log2(10^k)) for |k| < 1233. */
// @ts-ignore: decorator
@inline
export function binaryExponent(k: i32): i32 {
  return (k * 1741647) >> 19;
}

/** The high 64 bits of a * b. */
export function multiplyHigh(a: u64, b: u64): u64 {
  const aLow = a & 0xffffffff;
  const aHigh = a >> 32;
  const bLow = b & 0xffffffff;
  const bHigh = b >> 32;
  const lowest = (aLow * bLow) >> 32;
  const middle = aHigh * bLow + lowest;
  const other = aLow * bHigh + (middle & 0xffffffff);
  return aHigh * bHigh + (middle >> 32) + (other >> 32);
}
