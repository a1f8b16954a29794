// The 64 by 64 bit product: WASM has no wide multiplication, so its high half is put together from
// four 32-bit ones.

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

/** Both halves of a * b, exclusive-ored. */
export function foldProduct(a: u64, b: u64): u64 {
  return (a * b) ^ multiplyHigh(a, b);
}
