// The mantissas of powers of ten, each worked out when it is first asked for: the table would be a
// tenth of the engine's size, and a batch needs few of its rows.
//
// A power of ten is a power of five but for its exponent. 5^k is multiplied out in 32-bit limbs,
// and its top 128 bits are the mantissa, rounded down. That of 5^-k is a long division: 128 bits of
// 2^n / 5^k.

/** The first power in the table. */
export const POWER_FIRST = -342;

/** The last power in the table. */
export const POWER_LAST = 324;

/** 16 bytes a power: low half, high half. The top bit of one that is known is set. */
const MANTISSAS: usize = memory.data((POWER_LAST - POWER_FIRST + 1) * 16, 16);

/** Limbs of a number: 5^342 has 795 bits, and a remainder that was doubled one more. */
const LIMBS: usize = 26;
const FIVES = memory.data(26 * 4, 8);
const REMAINDER = memory.data(26 * 4, 8);

/** 5^13, the last that a limb holds. */
const FIVE_13: u64 = 1220703125;

/** The 16 bytes of a power's mantissa. */
// @ts-ignore: decorator
@inline
export function mantissaOf(power: i32): usize {
  const mantissa = MANTISSAS + (<usize>(power - POWER_FIRST) << 4);
  if (load<u64>(mantissa, 8) == 0) fill(mantissa, power);
  return mantissa;
}

function fill(mantissa: usize, power: i32): void {
  raiseFive(power < 0 ? -power : power);
  if (power < 0) divide(mantissa);
  else takeTop(mantissa);
}

function raiseFive(power: i32): void {
  memory.fill(FIVES, 0, LIMBS << 2);
  store<u32>(FIVES, 1);
  for (; power >= 13; power -= 13) multiply(FIVE_13);
  for (; power > 0; power--) multiply(5);
}

function multiply(factor: u64): void {
  let carry: u64 = 0;
  for (let at: usize = 0; at < LIMBS << 2; at += 4) {
    carry += <u64>load<u32>(FIVES + at) * factor;
    store<u32>(FIVES + at, <u32>carry);
    carry >>= 32;
  }
}

function bitLength(): i32 {
  let limb = <i32>LIMBS - 1;
  while (load<u32>(FIVES + (<usize>limb << 2)) == 0) limb -= 1;
  return limb * 32 + 32 - <i32>clz(load<u32>(FIVES + (<usize>limb << 2)));
}

/** The 64 bits below bit `end`; those below bit 0 are zeros. */
function bitsBelow(end: i32): u64 {
  let bits: u64 = 0;
  for (let at = end - 1; at >= end - 64; at--) {
    const limb = at < 0 ? 0 : load<u32>(FIVES + (<usize>(at >> 5) << 2));
    bits = (bits << 1) | <u64>((limb >> (at & 31)) & 1);
  }
  return bits;
}

function takeTop(mantissa: usize): void {
  const length = bitLength();
  store<u64>(mantissa, bitsBelow(length - 64));
  store<u64>(mantissa, bitsBelow(length), 8);
}

// The quotient of a power of two that makes it 128 bits long.
function divide(mantissa: usize): void {
  const top = bitLength() - 1;
  memory.fill(REMAINDER, 0, LIMBS << 2);
  store<u32>(REMAINDER + (<usize>(top >> 5) << 2), 1 << (top & 31));
  let low: u64 = 0;
  let high: u64 = 0;
  for (let bit = 0; bit < 128; bit++) {
    high = (high << 1) | (low >> 63);
    low <<= 1;
    double();
    if (!holdsFives()) continue;
    subtractFives();
    low |= 1;
  }
  store<u64>(mantissa, low);
  store<u64>(mantissa, high, 8);
}

function double(): void {
  let carry: u32 = 0;
  for (let at: usize = 0; at < LIMBS << 2; at += 4) {
    const limb = load<u32>(REMAINDER + at);
    store<u32>(REMAINDER + at, (limb << 1) | carry);
    carry = limb >> 31;
  }
}

function holdsFives(): bool {
  for (let at = <i32>(LIMBS << 2) - 4; at >= 0; at -= 4) {
    const limb = load<u32>(REMAINDER + <usize>at);
    const other = load<u32>(FIVES + <usize>at);
    if (limb != other) return limb > other;
  }
  return true;
}

function subtractFives(): void {
  let borrow: u64 = 0;
  for (let at: usize = 0; at < LIMBS << 2; at += 4) {
    const limb = <u64>load<u32>(REMAINDER + at) - <u64>load<u32>(FIVES + at) - borrow;
    store<u32>(REMAINDER + at, <u32>limb);
    borrow = (limb >> 32) & 1;
  }
}
