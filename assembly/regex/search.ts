// Finding bytes in bytes, sixteen at a time where there is SIMD and eight or one where there is
// not, with equal results.
//
// These read up to 15 bytes past `end` (behind every text there is slack, see format/limits.ts);
// what lies there never shows. A search that finds nothing answers `end`.

import { LEAD_BYTES } from "../../format/pattern";

/** The first `byte` from `at` on. */
export function findByte(byte: u32, at: usize, end: usize): usize {
  if (ASC_FEATURE_SIMD) {
    const wanted = i8x16.splat(<i8>byte);
    while (at < end) {
      const hits = i8x16.bitmask(i8x16.eq(v128.load(at), wanted));
      if (hits != 0) return min(at + ctz(hits), end);
      at += 16;
    }
    return end;
  }
  while (at < end && <u32>load<u8>(at) != byte) at++;
  return at;
}

/**
 * The first place from `at` on where the `size` bytes at `literal` stand. Looks for two of its
 * bytes at once, `probes` (two u16 places), and compares the rest where both stand.
 */
export function findLiteral(
  literal: usize,
  size: u32,
  probes: u32,
  at: usize,
  end: usize,
): usize {
  if (size == 0) return at;
  if (size == 1) return findByte(load<u8>(literal), at, end);
  if (at + size > end) return end;
  const last = end - size;
  const one = <usize>(probes & 0xffff);
  const other = <usize>(probes >> 16);
  if (ASC_FEATURE_SIMD) {
    const wantedOne = v128.load8_splat(literal + one);
    const wantedOther = v128.load8_splat(literal + other);
    while (at <= last) {
      const hitsOne = i8x16.eq(v128.load(at + one), wantedOne);
      const hitsOther = i8x16.eq(v128.load(at + other), wantedOther);
      let hits = i8x16.bitmask(v128.and(hitsOne, hitsOther));
      while (hits != 0) {
        const found = at + ctz(hits);
        if (found > last) return end;
        if (equalBytes(found, literal, size)) return found;
        hits &= hits - 1;
      }
      at += 16;
    }
    return end;
  }
  const byteOne = load<u8>(literal + one);
  const byteOther = load<u8>(literal + other);
  for (; at <= last; at++) {
    if (load<u8>(at + one) != byteOne || load<u8>(at + other) != byteOther) continue;
    if (equalBytes(at, literal, size)) return at;
  }
  return end;
}

/**
 * The first place from `at` on where `count` (1 .. 4) bytes in a row pass the tables at `leads`,
 * one each: u8[16] by low nibble, a bit for each high nibble below 8. Bytes above 0x7f pass where
 * `beyond` has a bit.
 */
export function findLeads(leads: usize, count: u32, beyond: u32, at: usize, end: usize): usize {
  if (at + count > end) return end;
  const last = end - count;
  if (ASC_FEATURE_SIMD) {
    while (at <= last) {
      let misses = missesOf(leads, at, beyond & 1);
      if (count > 1) misses = v128.or(misses, missesOf(leads + LEAD_BYTES, at + 1, beyond & 2));
      if (count > 2) misses = v128.or(misses, missesOf(leads + 2 * LEAD_BYTES, at + 2, beyond & 4));
      if (count > 3) misses = v128.or(misses, missesOf(leads + 3 * LEAD_BYTES, at + 3, beyond & 8));
      const hits = i8x16.bitmask(misses) ^ 0xffff;
      if (hits != 0) {
        const found = at + ctz(hits);
        return found <= last ? found : end;
      }
      at += 16;
    }
    return end;
  }
  for (; at <= last; at++) {
    let passed: u32 = 0;
    while (passed < count) {
      const table = leads + passed * LEAD_BYTES;
      if (!passes(table, at + passed, (beyond >> passed) & 1)) break;
      passed++;
    }
    if (passed == count) return at;
  }
  return end;
}

/** All bits of each of the 16 bytes at `at` that does not pass `table`. */
// @ts-ignore: decorator
@inline
function missesOf(table: usize, at: usize, beyond: u32): v128 {
  const bytes = v128.load(at);
  const bits = i8x16(1, 2, 4, 8, 16, 32, 64, -128, 0, 0, 0, 0, 0, 0, 0, 0);
  const high = v128.swizzle(bits, i8x16.shr_u(bytes, 4));
  const low = v128.swizzle(v128.load(table), v128.and(bytes, i8x16.splat(15)));
  const misses = i8x16.eq(v128.and(high, low), i8x16.splat(0));
  return beyond != 0 ? v128.andnot(misses, i8x16.shr_s(bytes, 7)) : misses;
}

function passes(table: usize, at: usize, beyond: u32): bool {
  const byte = <u32>load<u8>(at);
  if (byte >= 0x80) return beyond != 0;
  return ((load<u8>(table + (byte & 15)) >> <u8>(byte >> 4)) & 1) != 0;
}

/** Are the `size` bytes at `a` and `b` the same? */
export function equalBytes(a: usize, b: usize, size: u32): bool {
  if (size >= 8) {
    // Eight at a time; the last eight may overlap what was compared.
    const lastA = a + size - 8;
    const lastB = b + size - 8;
    for (; a < lastA; a += 8, b += 8) {
      if (load<u64>(a) != load<u64>(b)) return false;
    }
    return load<u64>(lastA) == load<u64>(lastB);
  }
  for (let i: usize = 0; i < size; i++) {
    if (load<u8>(a + i) != load<u8>(b + i)) return false;
  }
  return true;
}
