// The bounds of an exponential histogram's buckets, and the powers and logarithms of two that they
// need.
//
// A bucket of index i reaches from base^i to base^(i + 1), base being 2^(2^-scale). Whole powers of
// two are exact; others are good to the last digits.

import { naturalLogarithm } from "../functions/logarithm";

const LN2: f64 = 0.6931471805599453;

/** 2^power, power whole. */
function powerOfTwo(power: i64): f64 {
  if (power > 1023) return Infinity;
  if (power >= -1022) return reinterpret<f64>(<u64>(power + 1023) << 52);
  // Subnormal: one bit of the fraction.
  return power < -1074 ? 0 : reinterpret<f64>(<u64>1 << <u64>(power + 1074));
}

/** 2^x. */
export function exponential2(x: f64): f64 {
  if (x != x) return x;
  if (x >= 1024) return Infinity;
  if (x < -1080) return 0;
  const whole = nearest<f64>(x);
  const r = (x - whole) * LN2;
  // The series of e^r for |r| <= 0.35: fourteen terms are below the last bit.
  let sum: f64 = 1;
  for (let n = 14; n > 0; n--) sum = 1 + (sum * r) / <f64>n;
  const half = <i64>whole / 2;
  return sum * powerOfTwo(half) * powerOfTwo(<i64>whole - half);
}

/** log2(x) of a positive number, exact for powers of two. */
export function logarithm2(x: f64): f64 {
  const bits = reinterpret<u64>(x);
  const exponent = <i64>(bits >> 52);
  if (exponent == 0) return logarithm2(x * 18014398509481984.0) - 54;
  if (exponent == 0x7ff) return x;
  const fraction = reinterpret<f64>((bits & 0x000fffffffffffff) | 0x3ff0000000000000);
  return <f64>(exponent - 1023) + naturalLogarithm(fraction) / LN2;
}

/** base^index: the lower bound of the bucket `index`. */
export function bucketBound(index: i64, scale: i32): f64 {
  if (scale <= 0) {
    // Shifting by 11 puts every index but 0 beyond what a double holds.
    if (scale < -11) return index == 0 ? 1 : index > 0 ? Infinity : 0;
    return powerOfTwo(index << <i64>-scale);
  }
  // With scale 62 and more every index is within a step of 1.
  if (scale > 61) return 1;
  const whole = index >> <i64>scale;
  const rest = index - (whole << <i64>scale);
  const part = exponential2(<f64>rest / <f64>(<i64>1 << <i64>scale));
  return part * powerOfTwo(whole);
}
