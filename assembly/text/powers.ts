// 128-bit powers of ten, which formatting and parsing of doubles share.
//
// 10^k = mantissa(k) * 2^(binaryExponent(k) - 127), the mantissa a 128-bit number with its top bit
// set, rounded down.

import { mantissaOf } from "./power-table";

/** High half of the mantissa of 10^k. */
// @ts-ignore: decorator
@inline
export function powerHigh(k: i32): u64 {
  return load<u64>(mantissaOf(k), 8);
}

/** Low half of the mantissa of 10^k. */
// @ts-ignore: decorator
@inline
export function powerLow(k: i32): u64 {
  return load<u64>(mantissaOf(k));
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
