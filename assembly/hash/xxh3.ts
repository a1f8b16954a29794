// XXH3 with seed 0, 64 and 128 bits (Yann Collet's specification, version 0.8).
//
// Five ways by length: nothing, up to 16 bytes, up to 128, up to 240, and longer. Short ones fold a
// few products of the text with the secret; long ones run eight sums over stripes of 64 bytes, mix
// them after each 1,024 and fold at the end. The reference prints both in big-endian order, the
// 128-bit one from its high half.

import { foldProduct, multiplyHigh } from "../text/product";

/** The default secret: 192 bytes. */
const SECRET: usize = memory.data<u64>([
  0xbe4ba423396cfeb8, 0x1cad21f72c81017c, 0xdb979083e96dd4de, 0x1f67b3b7a4a44072,
  0x78e5c0cc4ee679cb, 0x2172ffcc7dd05a82, 0x8e2443f7744608b8, 0x4c263a81e69035e0,
  0xcb00c391bb52283c, 0xa32e531b8b65d088, 0x4ef90da297486471, 0xd8acdea946ef1938,
  0x3f349ce33f76faa8, 0x1d4f0bc7c7bbdcf9, 0x3159b4cd4be0518a, 0x647378d9c97e9fc8,
  0xc3ebd33483acc5ea, 0xeb6313faffa081c5, 0x49daf0b751dd0d17, 0x9e68d429265516d3,
  0xfca1477d58be162b, 0xce31d07ad1b8f88f, 0x280416958f3acb45, 0x7e404bbbcafbd7af,
], 16);

/** The eight sums of the long way. */
const SUMS: usize = memory.data(64, 16);

const PRIME32_1: u64 = 0x9e3779b1;
const PRIME32_2: u64 = 0x85ebca77;
const PRIME32_3: u64 = 0xc2b2ae3d;
const PRIME64_1: u64 = 0x9e3779b185ebca87;
const PRIME64_2: u64 = 0xc2b2ae3d27d4eb4f;
const PRIME64_3: u64 = 0x165667b19e3779f9;
const PRIME64_4: u64 = 0x85ebca77c2b2ae63;
const PRIME64_5: u64 = 0x27d4eb2f165667c5;
const MIXER_1: u64 = 0x165667919e3779f9;
const MIXER_2: u64 = 0x9fb21c651e98df25;

/** XXH3_64bits. */
export function xxh3Hash64(from: usize, length: u32): u64 {
  if (length <= 16) return short64(from, length);
  const start = <u64>length * PRIME64_1;
  if (length <= 128) return medium64(from, length, start);
  if (length <= 240) return large64(from, length, start);
  sumStripes(from, length);
  return foldSums(SECRET + 11, start);
}

function short64(from: usize, length: u32): u64 {
  if (length > 8) {
    const low = load<u64>(from) ^ secretPair(24);
    const high = load<u64>(from + length - 8) ^ secretPair(40);
    return spread(<u64>length + bswap<u64>(low) + high + foldProduct(low, high));
  }
  if (length >= 4) {
    const text = load<u32>(from + length - 4) | (<u64>load<u32>(from) << 32);
    let hash = text ^ secretPair(8);
    hash ^= rotl<u64>(hash, 49) ^ rotl<u64>(hash, 24);
    hash *= MIXER_2;
    hash = (hash ^ ((hash >> 35) + length)) * MIXER_2;
    return hash ^ (hash >> 28);
  }
  if (length > 0) return scatter(shortText(from, length) ^ secretHalves(0));
  return scatter(secretPair(56));
}

function medium64(from: usize, length: u32, sum: u64): u64 {
  const end = from + length;
  for (let i = <i32>(length - 1) >> 5; i >= 0; i--) {
    sum += mixText(from + (i << 4), SECRET + (i << 5));
    sum += mixText(end - 16 - (i << 4), SECRET + 16 + (i << 5));
  }
  return spread(sum);
}

function large64(from: usize, length: u32, sum: u64): u64 {
  const whole = <usize>length & ~15;
  for (let at: usize = 0; at < 128; at += 16) sum += mixText(from + at, SECRET + at);
  sum = spread(sum);
  for (let at: usize = 128; at < whole; at += 16) {
    sum += mixText(from + at, SECRET + at - 125);
  }
  return spread(sum + mixText(from + length - 16, SECRET + 119));
}

/** Writes XXH3_128bits in big-endian order. Room: 16 bytes. */
export function writeXxh3Hash128(to: usize, from: usize, length: u32): usize {
  if (length <= 16) return short128(to, from, length);
  if (length <= 240) return medium128(to, from, length);
  const start = <u64>length * PRIME64_1;
  sumStripes(from, length);
  const low = foldSums(SECRET + 11, start);
  return writeHalves(to, low, foldSums(SECRET + 117, ~(<u64>length * PRIME64_2)));
}

function writeHalves(to: usize, low: u64, high: u64): usize {
  store<u64>(to, bswap<u64>(high));
  store<u64>(to, bswap<u64>(low), 8);
  return to + 16;
}

function short128(to: usize, from: usize, length: u32): usize {
  if (length > 8) return short128From9(to, from, length);
  if (length >= 4) return short128From4(to, from, length);
  if (length == 0) return writeHalves(to, scatter(secretPair(64)), scatter(secretPair(80)));
  const text = shortText(from, length);
  const turned = <u64>rotl<u32>(bswap<u32>(<u32>text), 13);
  return writeHalves(to, scatter(text ^ secretHalves(0)), scatter(turned ^ secretHalves(8)));
}

function short128From4(to: usize, from: usize, length: u32): usize {
  const text = load<u32>(from) | (<u64>load<u32>(from + length - 4) << 32);
  const keyed = text ^ secretPair(16);
  const factor = PRIME64_1 + (<u64>length << 2);
  let low = keyed * factor;
  let high = multiplyHigh(keyed, factor) + (low << 1);
  low ^= high >> 3;
  low = (low ^ (low >> 35)) * MIXER_2;
  return writeHalves(to, low ^ (low >> 28), spread(high));
}

function short128From9(to: usize, from: usize, length: u32): usize {
  const last = load<u64>(from + length - 8);
  const keyed = load<u64>(from) ^ last ^ secretPair(32);
  const tail = last ^ secretPair(48);
  let low = keyed * PRIME64_1 + (<u64>(length - 1) << 54);
  const high = multiplyHigh(keyed, PRIME64_1) + tail + (tail & 0xffffffff) * (PRIME32_2 - 1);
  low ^= bswap<u64>(high);
  return writeHalves(
    to, spread(low * PRIME64_2), spread(multiplyHigh(low, PRIME64_2) + high * PRIME64_2),
  );
}

let lowSum: u64 = 0;
let highSum: u64 = 0;

function medium128(to: usize, from: usize, length: u32): usize {
  const end = from + length;
  lowSum = <u64>length * PRIME64_1;
  highSum = 0;
  if (length <= 128) {
    for (let i = <i32>(length - 1) >> 5; i >= 0; i--) {
      mixPair(from + (i << 4), end - 16 - (i << 4), SECRET + (i << 5));
    }
  } else {
    for (let at: usize = 0; at < 128; at += 32) mixPair(from + at, from + at + 16, SECRET + at);
    lowSum = spread(lowSum);
    highSum = spread(highSum);
    for (let at: usize = 128; at + 32 <= length; at += 32) {
      mixPair(from + at, from + at + 16, SECRET + at - 125);
    }
    mixPair(end - 16, end - 32, SECRET + 103);
  }
  const low = lowSum + highSum;
  const high = lowSum * PRIME64_1 + highSum * PRIME64_4 + <u64>length * PRIME64_2;
  return writeHalves(to, spread(low), <u64>0 - spread(high));
}

function mixPair(left: usize, right: usize, secret: usize): void {
  lowSum += mixText(left, secret);
  lowSum ^= load<u64>(right) + load<u64>(right, 8);
  highSum += mixText(right, secret + 16);
  highSum ^= load<u64>(left) + load<u64>(left, 8);
}

function sumStripes(from: usize, length: u32): void {
  store<u64>(SUMS, PRIME32_3);
  store<u64>(SUMS, PRIME64_1, 8);
  store<u64>(SUMS, PRIME64_2, 16);
  store<u64>(SUMS, PRIME64_3, 24);
  store<u64>(SUMS, PRIME64_4, 32);
  store<u64>(SUMS, PRIME32_2, 40);
  store<u64>(SUMS, PRIME64_5, 48);
  store<u64>(SUMS, PRIME32_1, 56);
  const end = from + length;
  let key = SECRET;
  // The last stripe, whole or not, is the last 64 bytes, under a key of its own.
  for (; from + 64 < end; from += 64) {
    addStripe(from, key);
    key += 8;
    if (key == SECRET + 128) {
      scrambleSums();
      key = SECRET;
    }
  }
  addStripe(end - 64, SECRET + 121);
}

// Two sums at a time; each takes the other's text and its own keyed product.
function addStripe(from: usize, secret: usize): void {
  for (let at: usize = 0; at < 64; at += 16) {
    const text = v128.load(from + at);
    const keyed = v128.xor(text, v128.load(secret + at));
    const product = i64x2.extmul_low_i32x4_u(
      i32x4.shuffle(keyed, keyed, 0, 2, 0, 2), i32x4.shuffle(keyed, keyed, 1, 3, 1, 3),
    );
    const swapped = i64x2.shuffle(text, text, 1, 0);
    v128.store(SUMS + at, i64x2.add(v128.load(SUMS + at), i64x2.add(swapped, product)));
  }
}

function scrambleSums(): void {
  for (let at: usize = 0; at < 64; at += 8) {
    const sum = load<u64>(SUMS + at);
    store<u64>(SUMS + at, (sum ^ (sum >> 47) ^ load<u64>(SECRET + 128 + at)) * PRIME32_1);
  }
}

function foldSums(secret: usize, start: u64): u64 {
  for (let at: usize = 0; at < 64; at += 16) start += mixText(SUMS + at, secret + at);
  return spread(start);
}

// 16 bytes against 16 of the secret.
function mixText(words: usize, secret: usize): u64 {
  return foldProduct(
    load<u64>(words) ^ load<u64>(secret), load<u64>(words, 8) ^ load<u64>(secret, 8),
  );
}

// Up to three bytes and the length in one word.
function shortText(from: usize, length: u32): u64 {
  return (<u64>load<u8>(from) << 16) | (<u64>load<u8>(from + (length >> 1)) << 24) |
    <u64>load<u8>(from + length - 1) | (<u64>length << 8);
}

function secretPair(offset: usize): u64 {
  return load<u64>(SECRET + offset) ^ load<u64>(SECRET + offset, 8);
}

function secretHalves(offset: usize): u64 {
  return load<u32>(SECRET + offset) ^ load<u32>(SECRET + offset, 4);
}

// XXH3's avalanche.
function spread(hash: u64): u64 {
  hash = (hash ^ (hash >> 37)) * MIXER_1;
  return hash ^ (hash >> 32);
}

// XXH64's avalanche.
function scatter(hash: u64): u64 {
  hash = (hash ^ (hash >> 33)) * PRIME64_2;
  hash = (hash ^ (hash >> 29)) * PRIME64_3;
  return hash ^ (hash >> 32);
}
