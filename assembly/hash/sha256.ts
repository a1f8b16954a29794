// SHA-256 (FIPS 180-4): the constants are the upper halves of those of SHA-512.

import { BLOCK_TAIL, padBlocks } from "./blocks";
import { CUBE_ROOTS, SQUARE_ROOTS } from "./sha2-constants";

/** The message schedule: 64 words. */
const SCHEDULE: usize = memory.data(256, 4);

/** The running digest: 8 words. */
const STATE: usize = memory.data(32, 4);

/** Writes the digest. Room: 32 bytes. */
export function writeSha256(to: usize, from: usize, length: u32): usize {
  for (let i: usize = 0; i < 8; i++) {
    store<u32>(STATE + (i << 2), load<u32>(SQUARE_ROOTS + (i << 3), 4));
  }
  const whole = from + (length & ~63);
  for (; from < whole; from += 64) mixBlock(from);
  const end = padBlocks(whole, length, 64, true);
  for (let at = BLOCK_TAIL; at < end; at += 64) mixBlock(at);
  for (let at: usize = 0; at < 32; at += 4) {
    store<u32>(to + at, bswap<u32>(load<u32>(STATE + at)));
  }
  return to + 32;
}

function mixBlock(block: usize): void {
  spreadBlock(block);
  let a = load<u32>(STATE);
  let b = load<u32>(STATE, 4);
  let c = load<u32>(STATE, 8);
  let d = load<u32>(STATE, 12);
  let e = load<u32>(STATE, 16);
  let f = load<u32>(STATE, 20);
  let g = load<u32>(STATE, 24);
  let h = load<u32>(STATE, 28);
  for (let i: u32 = 0; i < 64; i++) {
    const upper = rotr<u32>(e, 6) ^ rotr<u32>(e, 11) ^ rotr<u32>(e, 25);
    const choice = g ^ (e & (f ^ g));
    const word = load<u32>(SCHEDULE + (<usize>i << 2)) + load<u32>(CUBE_ROOTS + (<usize>i << 3), 4);
    const first = h + upper + choice + word;
    const lower = rotr<u32>(a, 2) ^ rotr<u32>(a, 13) ^ rotr<u32>(a, 22);
    const second = lower + ((a & b) | (c & (a | b)));
    h = g;
    g = f;
    f = e;
    e = d + first;
    d = c;
    c = b;
    b = a;
    a = first + second;
  }
  addTo(STATE, a);
  addTo(STATE + 4, b);
  addTo(STATE + 8, c);
  addTo(STATE + 12, d);
  addTo(STATE + 16, e);
  addTo(STATE + 20, f);
  addTo(STATE + 24, g);
  addTo(STATE + 28, h);
}

function spreadBlock(block: usize): void {
  for (let at: usize = 0; at < 64; at += 4) {
    store<u32>(SCHEDULE + at, bswap<u32>(load<u32>(block + at)));
  }
  for (let at = SCHEDULE + 64; at < SCHEDULE + 256; at += 4) {
    const early = load<u32>(at - 60);
    const late = load<u32>(at - 8);
    const earlyMixed = rotr<u32>(early, 7) ^ rotr<u32>(early, 18) ^ (early >> 3);
    const lateMixed = rotr<u32>(late, 17) ^ rotr<u32>(late, 19) ^ (late >> 10);
    store<u32>(at, load<u32>(at - 64) + earlyMixed + load<u32>(at - 28) + lateMixed);
  }
}

function addTo(word: usize, value: u32): void {
  store<u32>(word, load<u32>(word) + value);
}
