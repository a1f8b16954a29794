// The natural logarithm as Go computes it on amd64 (math/log_amd64.s), bit for bit: FreeBSD's
// e_log.c. The number is 2^k * (1 + f) with 1 + f between sqrt(1/2) and sqrt(2); log(1 + f) is an
// odd series in f / (2 + f). Subnormal numbers are taken as if they had the leading bit that they
// lack: so does Go's assembly.

const LN2_HIGH: f64 = 6.93147180369123816490e-01;
const LN2_LOW: f64 = 1.90821492927058770002e-10;
const L1: f64 = 6.666666666666735130e-01;
const L2: f64 = 3.999999999940941908e-01;
const L3: f64 = 2.857142874366239149e-01;
const L4: f64 = 2.222219843214978396e-01;
const L5: f64 = 1.818357216161805012e-01;
const L6: f64 = 1.531383769920937332e-01;
const L7: f64 = 1.479819860511658591e-01;

/** math.Log. */
export function naturalLogarithm(value: f64): f64 {
  if (value != value || value == Infinity) return value;
  if (value < 0) return NaN;
  if (value == 0) return -Infinity;
  const bits = reinterpret<u64>(value);
  let k = <f64>(<i32>(bits >> 52) - 1022);
  let fraction = reinterpret<f64>((bits & 0x000fffffffffffff) | 0x3fe0000000000000);
  if (fraction < 0.7071067811865476) {
    k -= 1;
    fraction *= 2;
  }
  const f = fraction - 1;
  const s = f / (2 + f);
  const s2 = s * s;
  const s4 = s2 * s2;
  const odd = s2 * (L1 + s4 * (L3 + s4 * (L5 + s4 * L7)));
  const even = s4 * (L2 + s4 * (L4 + s4 * L6));
  const half = 0.5 * f * f;
  return k * LN2_HIGH - (half - (s * (half + odd + even) + k * LN2_LOW) - f);
}
