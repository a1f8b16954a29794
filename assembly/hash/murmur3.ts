// MurmurHash3 with seed 0: the 32-bit and the x64 128-bit one, which OTTL's Murmur3Hash and
// Murmur3Hash128 print.
//
// The reference prints the 32-bit hash in little-endian order, and of the 128-bit one each half.

/** github.com/twmb/murmur3 Sum32. */
export function murmur3Hash32(from: usize, length: u32): u32 {
  const whole = from + (length & ~3);
  let hash: u32 = 0;
  for (; from < whole; from += 4) {
    hash = rotl<u32>(hash ^ scramble32(load<u32>(from)), 13) * 5 + 0xe6546b64;
  }
  const left = length & 3;
  if (left != 0) {
    let rest: u32 = load<u8>(whole);
    if (left > 1) rest |= <u32>load<u8>(whole, 1) << 8;
    if (left > 2) rest |= <u32>load<u8>(whole, 2) << 16;
    hash ^= scramble32(rest);
  }
  hash ^= length;
  hash = (hash ^ (hash >> 16)) * 0x85ebca6b;
  hash = (hash ^ (hash >> 13)) * 0xc2b2ae35;
  return hash ^ (hash >> 16);
}

function scramble32(word: u32): u32 {
  return rotl<u32>(word * 0xcc9e2d51, 15) * 0x1b873593;
}

const FIRST: u64 = 0x87c37b91114253d5;
const SECOND: u64 = 0x4cf5ad432745937f;

/**
 * Writes both halves, each in little-endian order, as the reference prints them. Room: 16 bytes.
 */
export function writeMurmur3Hash128(to: usize, from: usize, length: u32): usize {
  const whole = from + (length & ~15);
  let low: u64 = 0;
  let high: u64 = 0;
  for (; from < whole; from += 16) {
    low ^= rotl<u64>(load<u64>(from) * FIRST, 31) * SECOND;
    low = (rotl<u64>(low, 27) + high) * 5 + 0x52dce729;
    high ^= rotl<u64>(load<u64>(from, 8) * SECOND, 33) * FIRST;
    high = (rotl<u64>(high, 31) + low) * 5 + 0x38495ab5;
  }
  const left = length & 15;
  if (left > 8) high ^= rotl<u64>(restWord(whole + 8, left - 8) * SECOND, 33) * FIRST;
  if (left > 0) low ^= rotl<u64>(restWord(whole, min(left, 8)) * FIRST, 31) * SECOND;
  low ^= length;
  high ^= length;
  low += high;
  high += low;
  low = finish(low);
  high = finish(high);
  low += high;
  store<u64>(to, low);
  store<u64>(to, high + low, 8);
  return to + 16;
}

// The first `count` bytes as one number, the first lowest.
function restWord(from: usize, count: u32): u64 {
  let word: u64 = 0;
  for (let i = count; i > 0; i--) word = (word << 8) | load<u8>(from + i - 1);
  return word;
}

function finish(word: u64): u64 {
  word = (word ^ (word >> 33)) * 0xff51afd7ed558ccd;
  word = (word ^ (word >> 33)) * 0xc4ceb9fe1a85ec53;
  return word ^ (word >> 33);
}
