// Finding bytes in bytes, sixteen at a time where there is SIMD and eight or one where there is
// not, with equal results.
//
// These read up to 63 bytes past `end` (behind every text there is slack, see format/limits.ts);
// what lies there never shows. A search that finds nothing answers `end`.

import { LEAD_BYTES } from "../../format/pattern";

/** The first `byte` from `at` on. */
export function findByte(byte: u32, at: usize, end: usize): usize {
  if (ASC_FEATURE_SIMD) {
    const wanted = i8x16.splat(<i8>byte);
    // Texts are long and the byte is rare: one question for 64 bytes.
    for (; at < end; at += 64) {
      const a = i8x16.eq(v128.load(at), wanted);
      const b = i8x16.eq(v128.load(at, 16), wanted);
      const c = i8x16.eq(v128.load(at, 32), wanted);
      const d = i8x16.eq(v128.load(at, 48), wanted);
      if (v128.any_true(v128.or(v128.or(a, b), v128.or(c, d)))) {
        return min(at + <usize>ctz(hits64(a, b, c, d)), end);
      }
    }
    return end;
  }
  while (at < end && <u32>load<u8>(at) != byte) at++;
  return at;
}

/** A bit for each byte that is not 0. */
// @ts-ignore: decorator
@inline
function hits64(a: v128, b: v128, c: v128, d: v128): u64 {
  const low = <u64>(<u32>i8x16.bitmask(a) | (<u32>i8x16.bitmask(b) << 16));
  const high = <u64>(<u32>i8x16.bitmask(c) | (<u32>i8x16.bitmask(d) << 16));
  return low | (high << 32);
}

// Where of sixteen places both bytes stand.
// @ts-ignore: decorator
@inline
function bothStand(at: usize, one: usize, other: usize, first: v128, second: v128): v128 {
  return v128.and(
    i8x16.eq(v128.load(at + one), first),
    i8x16.eq(v128.load(at + other), second),
  );
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
    for (; at <= last; at += 64) {
      const a = bothStand(at, one, other, wantedOne, wantedOther);
      const b = bothStand(at + 16, one, other, wantedOne, wantedOther);
      const c = bothStand(at + 32, one, other, wantedOne, wantedOther);
      const d = bothStand(at + 48, one, other, wantedOne, wantedOther);
      if (!v128.any_true(v128.or(v128.or(a, b), v128.or(c, d)))) continue;
      for (let hits = hits64(a, b, c, d); hits != 0; hits &= hits - 1) {
        const found = at + <usize>ctz(hits);
        if (found > last) return end;
        if (equalBytes(found, literal, size)) return found;
      }
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
 * The first place from `at` on where `count` (1 .. 4) bytes in a row pass the tables at `leads` in
 * one bucket. The tables come rarest first; `places` holds a byte for each, its place in the row.
 */
export function findLeads(leads: usize, count: u32, places: u32, at: usize, end: usize): usize {
  if (at + count > end) return end;
  const last = end - count;
  if (ASC_FEATURE_SIMD) {
    const low = v128.load(leads);
    const high = v128.load(leads, 16);
    const place = <usize>(places & 0xff);
    const nextPlace = <usize>((places >> 8) & 0xff);
    while (at <= last) {
      let passed = bucketsOf(low, high, at + place);
      if (count > 1) {
        const nextLow = v128.load(leads, LEAD_BYTES);
        const nextHigh = v128.load(leads, LEAD_BYTES + 16);
        passed = v128.and(passed, bucketsOf(nextLow, nextHigh, at + nextPlace));
      }
      if (v128.any_true(passed)) {
        if (count > 2) passed = v128.and(passed, laterBuckets(leads, count, places, at));
        const hits = i8x16.bitmask(i8x16.eq(passed, i8x16.splat(0))) ^ 0xffff;
        if (hits != 0) {
          const found = at + ctz(hits);
          return found <= last ? found : end;
        }
      }
      at += 16;
    }
    return end;
  }
  for (; at <= last; at++) {
    let passed: u32 = 0xff;
    for (let i: u32 = 0; i < count && passed != 0; i++) {
      const byte = load<u8>(at + ((places >> (i << 3)) & 0xff));
      passed &= bytePasses(leads + i * LEAD_BYTES, byte);
    }
    if (passed != 0) return at;
  }
  return end;
}

/** What the third table and the fourth say about the places from `at` on. */
// @ts-ignore: decorator
@inline
function laterBuckets(leads: usize, count: u32, places: u32, at: usize): v128 {
  const low = v128.load(leads, 2 * LEAD_BYTES);
  const high = v128.load(leads, 2 * LEAD_BYTES + 16);
  const passed = bucketsOf(low, high, at + ((places >> 16) & 0xff));
  if (count < 4) return passed;
  const lastLow = v128.load(leads, 3 * LEAD_BYTES);
  const lastHigh = v128.load(leads, 3 * LEAD_BYTES + 16);
  return v128.and(passed, bucketsOf(lastLow, lastHigh, at + (places >> 24)));
}

/** The buckets that `byte` passes in one table. */
export function bytePasses(table: usize, byte: u32): u32 {
  return <u32>load<u8>(table + (byte & 15)) & <u32>load<u8>(table + (byte >> 4), 16);
}

/** The buckets that each of the 16 bytes at `at` passes. */
// @ts-ignore: decorator
@inline
export function bucketsOf(low: v128, high: v128, at: usize): v128 {
  const bytes = v128.load(at);
  const byLow = v128.swizzle(low, v128.and(bytes, i8x16.splat(15)));
  return v128.and(byLow, v128.swizzle(high, i8x16.shr_u(bytes, 4)));
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
