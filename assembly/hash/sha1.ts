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

function mixBlock(block: usize): void {
  for (let at: usize = 0; at < 64; at += 4) {
    store<u32>(SCHEDULE + at, bswap<u32>(load<u32>(block + at)));
  }
  for (let at = SCHEDULE + 64; at < SCHEDULE + 320; at += 4) {
    const mixed = load<u32>(at - 12) ^ load<u32>(at - 32) ^ load<u32>(at - 56) ^ load<u32>(at - 64);
    store<u32>(at, rotl<u32>(mixed, 1));
  }
  let v = a;
  let w = b;
  let x = c;
  let y = d;
  let z = e;
  for (let i: u32 = 0; i < 80; i++) {
    let mixed: u32;
    if (i < 20) mixed = (y ^ (w & (x ^ y))) + 0x5a827999;
    else if (i < 40) mixed = (w ^ x ^ y) + 0x6ed9eba1;
    else if (i < 60) mixed = ((w & x) | (y & (w | x))) + 0x8f1bbcdc;
    else mixed = (w ^ x ^ y) + 0xca62c1d6;
    const sum = rotl<u32>(v, 5) + mixed + z + load<u32>(SCHEDULE + (<usize>i << 2));
    z = y;
    y = x;
    x = rotl<u32>(w, 30);
    w = v;
    v = sum;
  }
  a += v;
  b += w;
  c += x;
  d += y;
  e += z;
}
