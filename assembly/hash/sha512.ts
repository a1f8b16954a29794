// SHA-512 (FIPS 180-4).

import { BLOCK_TAIL, padBlocks } from "./blocks";
import { CUBE_ROOTS, SQUARE_ROOTS } from "./sha2-constants";

/** The message schedule: 80 words. */
const SCHEDULE: usize = memory.data(640, 8);

/** The running digest: 8 words. */
const STATE: usize = memory.data(64, 8);

/** Writes the digest. Room: 64 bytes. */
export function writeSha512(to: usize, from: usize, length: u32): usize {
  for (let i: usize = 0; i < 8; i++) {
    store<u64>(STATE + (i << 3), load<u64>(SQUARE_ROOTS + (i << 3)));
  }
  const whole = from + (length & ~127);
  for (; from < whole; from += 128) mixBlock(from);
  const end = padBlocks(whole, length, 128, true);
  for (let at = BLOCK_TAIL; at < end; at += 128) mixBlock(at);
  for (let at: usize = 0; at < 64; at += 8) {
    store<u64>(to + at, bswap<u64>(load<u64>(STATE + at)));
  }
  return to + 64;
}

function mixBlock(block: usize): void {
  spreadBlock(block);
  let a = load<u64>(STATE);
  let b = load<u64>(STATE, 8);
  let c = load<u64>(STATE, 16);
  let d = load<u64>(STATE, 24);
  let e = load<u64>(STATE, 32);
  let f = load<u64>(STATE, 40);
  let g = load<u64>(STATE, 48);
  let h = load<u64>(STATE, 56);
  for (let i: u32 = 0; i < 80; i++) {
    const upper = rotr<u64>(e, 14) ^ rotr<u64>(e, 18) ^ rotr<u64>(e, 41);
    const choice = g ^ (e & (f ^ g));
    const word = load<u64>(SCHEDULE + (<usize>i << 3)) + load<u64>(CUBE_ROOTS + (<usize>i << 3));
    const first = h + upper + choice + word;
    const lower = rotr<u64>(a, 28) ^ rotr<u64>(a, 34) ^ rotr<u64>(a, 39);
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
  addTo(STATE + 8, b);
  addTo(STATE + 16, c);
  addTo(STATE + 24, d);
  addTo(STATE + 32, e);
  addTo(STATE + 40, f);
  addTo(STATE + 48, g);
  addTo(STATE + 56, h);
}

function spreadBlock(block: usize): void {
  for (let at: usize = 0; at < 128; at += 8) {
    store<u64>(SCHEDULE + at, bswap<u64>(load<u64>(block + at)));
  }
  for (let at = SCHEDULE + 128; at < SCHEDULE + 640; at += 8) {
    const early = load<u64>(at - 120);
    const late = load<u64>(at - 16);
    const earlyMixed = rotr<u64>(early, 1) ^ rotr<u64>(early, 8) ^ (early >> 7);
    const lateMixed = rotr<u64>(late, 19) ^ rotr<u64>(late, 61) ^ (late >> 6);
    store<u64>(at, load<u64>(at - 128) + earlyMixed + load<u64>(at - 56) + lateMixed);
  }
}

function addTo(word: usize, value: u64): void {
  store<u64>(word, load<u64>(word) + value);
}
