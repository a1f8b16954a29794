// XXH3 as its specification writes it, seed 0 and the secret that it brings along, slow and with
// big numbers. Five ways by length: of a few bytes, up to 16, up to 128, up to 240, and stripes of
// 64 bytes beyond. A hash of 128 bits is its high half and its low half.

import { numberAt } from "./hash-models.ts";

const secret = Buffer.from(
  "b8fe6c3923a44bbe7c01812cf721ad1cded46de9839097db7240a4a4b7b3671fcb79e64eccc0e578" +
    "825ad07dccff7221b8084674f743248ee03590e6813a264c3c2852bb91c300cb88d0658b1b532ea3" +
    "71644897a20df94e3819ef46a9deacd8a8fa763fe39c343ff9dcbbc7c70b4f1d8a51e04bcdb45931" +
    "c89f7ec9d9787364eac5ac8334d3ebc3c581a0fffa1363eb170ddd51b7f0da49d316552629d4689e" +
    "2b16be587d47a1fc8ff8b8d17ad031ce45cb3a8f95160428afd7fbcabb4b407e",
  "hex",
);

const prime32 = [0n, 0x9e3779b1n, 0x85ebca77n, 0xc2b2ae3dn] as const;
const prime64 = [
  0n,
  0x9e3779b185ebca87n,
  0xc2b2ae3d27d4eb4fn,
  0x165667b19e3779f9n,
  0x85ebca77c2b2ae63n,
  0x27d4eb2f165667c5n,
] as const;
const [mixer1, mixer2] = [0x165667919e3779f9n, 0x9fb21c651e98df25n];

const word64 = (n: bigint): bigint => BigInt.asUintN(64, n);
const low32 = (n: bigint): bigint => n & 0xffff_ffffn;
const read64 = (bytes: Uint8Array, at: number) => numberAt(bytes, at, 8);
const read32 = (bytes: Uint8Array, at: number) => numberAt(bytes, at, 4);
const secretsOf = (at: number) => read64(secret, at) ^ read64(secret, at + 8);
const shifted = (n: bigint, by: bigint) => n ^ (n >> by);
const rotated = (n: bigint, by: bigint) => word64((n << by) | (n >> (64n - by)));

/** The halves of a product, one upon the other. */
function folded(left: bigint, right: bigint): bigint {
  const product = left * right;
  return word64(product) ^ (product >> 64n);
}

function turned(n: bigint, size: number): bigint {
  const bytes = Array.from({ length: size }, (_, at) => (n >> BigInt(8 * at)) & 255n);
  return bytes.reduce((sum, byte) => (sum << 8n) | byte, 0n);
}

const finish = (n: bigint) => shifted(word64(shifted(n, 37n) * mixer1), 32n);

function finishOld(n: bigint): bigint {
  const once = word64(shifted(n, 33n) * prime64[2]);
  return shifted(word64(shifted(once, 29n) * prime64[3]), 32n);
}

/** 16 bytes with 16 of the secret. */
function mixed(bytes: Uint8Array, at: number, secretAt: number): bigint {
  const low = read64(bytes, at) ^ read64(secret, secretAt);
  return folded(low, read64(bytes, at + 8) ^ read64(secret, secretAt + 8));
}

export function xxh3(bytes: Uint8Array): string {
  return hexOf(hash64(bytes));
}

export function xxh128(bytes: Uint8Array): string {
  return hash128(bytes).map(hexOf).join("");
}

const hexOf = (n: bigint) => n.toString(16).padStart(16, "0");

function hash64(bytes: Uint8Array): bigint {
  const size = bytes.length;
  const length = BigInt(size);
  if (size === 0) return finishOld(secretsOf(56));
  if (size <= 3) return finishOld(packed(bytes) ^ read32(secret, 0) ^ read32(secret, 4));
  if (size <= 8) {
    const keyed = (read32(bytes, size - 4) + (read32(bytes, 0) << 32n)) ^ secretsOf(8);
    const once = word64((keyed ^ rotated(keyed, 49n) ^ rotated(keyed, 24n)) * mixer2);
    return shifted(word64((once ^ ((once >> 35n) + length)) * mixer2), 28n);
  }
  if (size <= 16) {
    const low = secretsOf(24) ^ read64(bytes, 0);
    const high = secretsOf(40) ^ read64(bytes, size - 8);
    return finish(word64(length + turned(low, 8) + high + folded(low, high)));
  }
  if (size <= 128) return finish(word64(length * prime64[1] + ofPairs(bytes)));
  if (size <= 240) return ofRounds(bytes);
  return merged(lanesOf(bytes), 11, word64(length * prime64[1]));
}

/** One to three bytes and their number. */
function packed(bytes: Uint8Array): bigint {
  const size = bytes.length;
  const [first = 0, middle = 0, last = 0] = [bytes[0], bytes[size >> 1], bytes[size - 1]];
  return BigInt(((first << 16) | (middle << 24) | last | (size << 8)) >>> 0);
}

/** From both ends to the middle. */
function ofPairs(bytes: Uint8Array): bigint {
  let sum = 0n;
  for (let at = 0; at * 2 < bytes.length; at += 16) {
    sum += mixed(bytes, at, at * 2) + mixed(bytes, bytes.length - 16 - at, at * 2 + 16);
  }
  return sum;
}

function ofRounds(bytes: Uint8Array): bigint {
  let sum = BigInt(bytes.length) * prime64[1];
  for (let at = 0; at < 128; at += 16) sum += mixed(bytes, at, at);
  sum = finish(word64(sum));
  for (let at = 128; at + 16 <= bytes.length; at += 16) sum += mixed(bytes, at, at - 128 + 3);
  return finish(word64(sum + mixed(bytes, bytes.length - 16, 136 - 17)));
}

const blockSize = 1024;

function lanesOf(bytes: Uint8Array): bigint[] {
  const lanes = [prime32[3], ...prime64.slice(1, 5), prime32[2], prime64[5], prime32[1]];
  const last = bytes.length - 64;
  for (let at = 0; at + 64 < bytes.length; at += 64) {
    addStripe(lanes, bytes, at, (at % blockSize) / 8);
    if ((at + 64) % blockSize === 0) scramble(lanes);
  }
  addStripe(lanes, bytes, last, secret.length - 64 - 7);
  return lanes;
}

function addStripe(lanes: bigint[], bytes: Uint8Array, at: number, secretAt: number): void {
  const values = lanes.map((_, lane) => read64(bytes, at + 8 * lane));
  for (const [lane, value] of values.entries()) {
    const keyed = value ^ read64(secret, secretAt + 8 * lane);
    const neighbour = values[lane ^ 1] ?? 0n;
    lanes[lane] = word64((lanes[lane] ?? 0n) + neighbour + low32(keyed) * (keyed >> 32n));
  }
}

function scramble(lanes: bigint[]): void {
  for (const [lane, value] of lanes.entries()) {
    const keyed = shifted(value, 47n) ^ read64(secret, secret.length - 64 + 8 * lane);
    lanes[lane] = word64(keyed * prime32[1]);
  }
}

function merged(lanes: readonly bigint[], secretAt: number, start: bigint): bigint {
  const keyed = lanes.map((value, lane) => value ^ read64(secret, secretAt + 8 * lane));
  let sum = start;
  for (let lane = 0; lane < 8; lane += 2) sum += folded(keyed[lane] ?? 0n, keyed[lane + 1] ?? 0n);
  return finish(word64(sum));
}

type Halves = readonly [high: bigint, low: bigint];

function hash128(bytes: Uint8Array): Halves {
  const size = bytes.length;
  const length = BigInt(size);
  if (size === 0) return [finishOld(secretsOf(80)), finishOld(secretsOf(64))];
  if (size <= 3) {
    const low = packed(bytes);
    const other = turned(low, 4);
    const high = low32((other << 13n) | (other >> 19n));
    const keys = [8, 0].map((at) => read32(secret, at) ^ read32(secret, at + 4));
    return [finishOld(high ^ (keys[0] ?? 0n)), finishOld(low ^ (keys[1] ?? 0n))];
  }
  if (size <= 8) return ofEight(bytes);
  if (size <= 16) return ofSixteen(bytes);
  if (size <= 240) return ofTwos(bytes);
  const lanes = lanesOf(bytes);
  const high = merged(lanes, secret.length - 64 - 11, word64(~(length * prime64[2])));
  return [high, merged(lanes, 11, word64(length * prime64[1]))];
}

function ofEight(bytes: Uint8Array): Halves {
  const size = bytes.length;
  const keyed = (read32(bytes, 0) + (read32(bytes, size - 4) << 32n)) ^ secretsOf(16);
  const product = keyed * (prime64[1] + BigInt(size << 2));
  const high = word64((product >> 64n) + (word64(product) << 1n));
  const low = word64(shifted(word64(product) ^ (high >> 3n), 35n) * mixer2);
  return [finish(high), shifted(low, 28n)];
}

function ofSixteen(bytes: Uint8Array): Halves {
  const last = read64(bytes, bytes.length - 8);
  const product = (read64(bytes, 0) ^ last ^ secretsOf(32)) * prime64[1];
  const other = last ^ secretsOf(48);
  const low = word64(product + (BigInt(bytes.length - 1) << 54n));
  const high = word64((product >> 64n) + other + low32(other) * (prime32[2] - 1n));
  const again = (low ^ turned(high, 8)) * prime64[2];
  return [finish(word64((again >> 64n) + high * prime64[2])), finish(word64(again))];
}

/** 16 bytes for each half, and what they add up to for the other. */
function ofTwos(bytes: Uint8Array): Halves {
  const size = bytes.length;
  const length = BigInt(size);
  let [high, low] = [0n, word64(length * prime64[1])];
  const sumAt = (at: number) => word64(read64(bytes, at) + read64(bytes, at + 8));
  const add = (first: number, second: number, secretAt: number) => {
    low = word64(low + mixed(bytes, first, secretAt)) ^ sumAt(second);
    high = word64(high + mixed(bytes, second, secretAt + 16)) ^ sumAt(first);
  };
  if (size <= 128) {
    for (let at = ((size - 1) >> 5) * 16; at >= 0; at -= 16) add(at, size - 16 - at, at * 2);
  } else {
    for (let at = 0; at < 128; at += 32) add(at, at + 16, at);
    [high, low] = [finish(high), finish(low)];
    for (let at = 128; at + 32 <= size; at += 32) add(at, at + 16, at - 128 + 3);
    add(size - 16, size - 32, 136 - 17 - 16);
  }
  const whole = word64(low * prime64[1] + high * prime64[4] + length * prime64[2]);
  return [word64(-finish(whole)), finish(word64(low + high))];
}
