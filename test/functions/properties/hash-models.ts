// Hashes as their papers write them, slow and with big numbers: FNV-1a, MurmurHash3 for 32-bit and
// for 64-bit machines. XXH3 has a file of its own.

const word32 = (n: bigint): bigint => BigInt.asUintN(32, n);
const word64 = (n: bigint): bigint => BigInt.asUintN(64, n);

/** As OTTL gives it, with a sign. */
export function fnv1a(bytes: Uint8Array): bigint {
  let hash = 0xcbf29ce484222325n;
  for (const byte of bytes) hash = word64((hash ^ BigInt(byte)) * 0x100000001b3n);
  return BigInt.asIntN(64, hash);
}

/** The bytes from `at` on as a number, the first the lowest; what lies behind the end is 0. */
export function numberAt(bytes: Uint8Array, at: number, size: number): bigint {
  let number = 0n;
  for (let i = size - 1; i >= 0; i--) number = (number << 8n) | BigInt(bytes[at + i] ?? 0);
  return number;
}

const rotate32 = (n: bigint, by: bigint): bigint => word32((n << by) | (n >> (32n - by)));
const rotate64 = (n: bigint, by: bigint): bigint => word64((n << by) | (n >> (64n - by)));

export function murmur32(bytes: Uint8Array): string {
  const scrambled = (k: bigint) => word32(rotate32(word32(k * 0xcc9e2d51n), 15n) * 0x1b873593n);
  let hash = 0n;
  const whole = bytes.length & ~3;
  for (let at = 0; at < whole; at += 4) {
    hash = rotate32(hash ^ scrambled(numberAt(bytes, at, 4)), 13n);
    hash = word32(hash * 5n + 0xe6546b64n);
  }
  hash ^= scrambled(numberAt(bytes, whole, 4)) ^ BigInt(bytes.length);
  hash = word32((hash ^ (hash >> 16n)) * 0x85ebca6bn);
  hash = word32((hash ^ (hash >> 13n)) * 0xc2b2ae35n);
  return hexOf(hash ^ (hash >> 16n), 4);
}

export function murmur128(bytes: Uint8Array): string {
  const [c1, c2] = [0x87c37b91114253d5n, 0x4cf5ad432745937fn];
  const first = (k: bigint) => word64(rotate64(word64(k * c1), 31n) * c2);
  const second = (k: bigint) => word64(rotate64(word64(k * c2), 33n) * c1);
  let [low, high] = [0n, 0n];
  const whole = bytes.length & ~15;
  for (let at = 0; at < whole; at += 16) {
    low = rotate64(low ^ first(numberAt(bytes, at, 8)), 27n) + high;
    low = word64(low * 5n + 0x52dce729n);
    high = rotate64(high ^ second(numberAt(bytes, at + 8, 8)), 31n) + low;
    high = word64(high * 5n + 0x38495ab5n);
  }
  const length = BigInt(bytes.length);
  low ^= first(numberAt(bytes, whole, 8)) ^ length;
  high ^= second(numberAt(bytes, whole + 8, 8)) ^ length;
  low = word64(low + high);
  high = word64(high + low);
  [low, high] = [finished(low), finished(high)];
  low = word64(low + high);
  high = word64(high + low);
  return hexOf(low, 8) + hexOf(high, 8);
}

function finished(hash: bigint): bigint {
  const once = word64((hash ^ (hash >> 33n)) * 0xff51afd7ed558ccdn);
  const twice = word64((once ^ (once >> 33n)) * 0xc4ceb9fe1a85ec53n);
  return twice ^ (twice >> 33n);
}

/** The bytes of a number, the lowest first. */
function hexOf(number: bigint, size: number): string {
  const bytes = Array.from({ length: size }, (_, at) => (number >> BigInt(8 * at)) & 255n);
  return bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
