// SHA-1 (FIPS 180-4).

import { BLOCK_TAIL, padBlocks } from "./blocks";

/** The message schedule: 80 words. */
const SCHEDULE: usize = memory.data(320, 4);

let a: u32 = 0;
let b: u32 = 0;
let c: u32 = 0;
let d: u32 = 0;
let e: u32 = 0;

/** Writes the digest. Room: 20 bytes. */
export function writeSha1(to: usize, from: usize, length: u32): usize {
  a = 0x67452301;
  b = 0xefcdab89;
  c = 0x98badcfe;
  d = 0x10325476;
  e = 0xc3d2e1f0;
  const whole = from + (length & ~63);
  for (; from < whole; from += 64) mixBlock(from);
  const end = padBlocks(whole, length, 64, true);
  for (let at = BLOCK_TAIL; at < end; at += 64) mixBlock(at);
  store<u32>(to, bswap<u32>(a));
  store<u32>(to, bswap<u32>(b), 4);
  store<u32>(to, bswap<u32>(c), 8);
  store<u32>(to, bswap<u32>(d), 12);
  store<u32>(to, bswap<u32>(e), 16);
  return to + 20;
}

function spreadBlock(block: usize): void {
  for (let at: usize = 0; at < 64; at += 4) {
    store<u32>(SCHEDULE + at, bswap<u32>(load<u32>(block + at)));
  }
  for (let at = SCHEDULE + 64; at < SCHEDULE + 320; at += 4) {
    const mixed = load<u32>(at - 12) ^ load<u32>(at - 32) ^ load<u32>(at - 56) ^ load<u32>(at - 64);
    store<u32>(at, rotl<u32>(mixed, 1));
  }
}

function mixBlock(block: usize): void {
  spreadBlock(block);
  mixSchedule();
}

// Five rounds at a time, after which each letter is in its place again.
function mixSchedule(): void {
  let v = a;
  let w = b;
  let x = c;
  let y = d;
  let z = e;
  for (let at = SCHEDULE; at < SCHEDULE + 80; at += 20) {
    z += rotl<u32>(v, 5) + choose(w, x, y) + 0x5a827999 + load<u32>(at);
    w = rotl<u32>(w, 30);
    y += rotl<u32>(z, 5) + choose(v, w, x) + 0x5a827999 + load<u32>(at + 4);
    v = rotl<u32>(v, 30);
    x += rotl<u32>(y, 5) + choose(z, v, w) + 0x5a827999 + load<u32>(at + 8);
    z = rotl<u32>(z, 30);
    w += rotl<u32>(x, 5) + choose(y, z, v) + 0x5a827999 + load<u32>(at + 12);
    y = rotl<u32>(y, 30);
    v += rotl<u32>(w, 5) + choose(x, y, z) + 0x5a827999 + load<u32>(at + 16);
    x = rotl<u32>(x, 30);
  }
  for (let at = SCHEDULE + 80; at < SCHEDULE + 160; at += 20) {
    z += rotl<u32>(v, 5) + parity(w, x, y) + 0x6ed9eba1 + load<u32>(at);
    w = rotl<u32>(w, 30);
    y += rotl<u32>(z, 5) + parity(v, w, x) + 0x6ed9eba1 + load<u32>(at + 4);
    v = rotl<u32>(v, 30);
    x += rotl<u32>(y, 5) + parity(z, v, w) + 0x6ed9eba1 + load<u32>(at + 8);
    z = rotl<u32>(z, 30);
    w += rotl<u32>(x, 5) + parity(y, z, v) + 0x6ed9eba1 + load<u32>(at + 12);
    y = rotl<u32>(y, 30);
    v += rotl<u32>(w, 5) + parity(x, y, z) + 0x6ed9eba1 + load<u32>(at + 16);
    x = rotl<u32>(x, 30);
  }
  for (let at = SCHEDULE + 160; at < SCHEDULE + 240; at += 20) {
    z += rotl<u32>(v, 5) + majority(w, x, y) + 0x8f1bbcdc + load<u32>(at);
    w = rotl<u32>(w, 30);
    y += rotl<u32>(z, 5) + majority(v, w, x) + 0x8f1bbcdc + load<u32>(at + 4);
    v = rotl<u32>(v, 30);
    x += rotl<u32>(y, 5) + majority(z, v, w) + 0x8f1bbcdc + load<u32>(at + 8);
    z = rotl<u32>(z, 30);
    w += rotl<u32>(x, 5) + majority(y, z, v) + 0x8f1bbcdc + load<u32>(at + 12);
    y = rotl<u32>(y, 30);
    v += rotl<u32>(w, 5) + majority(x, y, z) + 0x8f1bbcdc + load<u32>(at + 16);
    x = rotl<u32>(x, 30);
  }
  for (let at = SCHEDULE + 240; at < SCHEDULE + 320; at += 20) {
    z += rotl<u32>(v, 5) + parity(w, x, y) + 0xca62c1d6 + load<u32>(at);
    w = rotl<u32>(w, 30);
    y += rotl<u32>(z, 5) + parity(v, w, x) + 0xca62c1d6 + load<u32>(at + 4);
    v = rotl<u32>(v, 30);
    x += rotl<u32>(y, 5) + parity(z, v, w) + 0xca62c1d6 + load<u32>(at + 8);
    z = rotl<u32>(z, 30);
    w += rotl<u32>(x, 5) + parity(y, z, v) + 0xca62c1d6 + load<u32>(at + 12);
    y = rotl<u32>(y, 30);
    v += rotl<u32>(w, 5) + parity(x, y, z) + 0xca62c1d6 + load<u32>(at + 16);
    x = rotl<u32>(x, 30);
  }
  a += v;
  b += w;
  c += x;
  d += y;
  e += z;
}

function choose(w: u32, x: u32, y: u32): u32 {
  return y ^ (w & (x ^ y));
}

function parity(w: u32, x: u32, y: u32): u32 {
  return w ^ x ^ y;
}

function majority(w: u32, x: u32, y: u32): u32 {
  return (w & x) | (y & (w | x));
}
