// Comparing and finding bytes, sixteen at a time.
//
// A search looks for the needle's first and last byte at once, in sixteen places per step, and
// compares the rest where both are found. Text that is made to match both too often would cost
// length times length, so failed comparisons are counted, and past a budget the search goes on with
// a rolling hash (Rabin and Karp), which looks at each byte once. Nothing is read past the end of
// either text.

const HASH_MULTIPLIER: u32 = 16777619;

/** Whether two texts of one length are the same. */
export function equalBytes(left: usize, right: usize, length: u32): bool {
  let at: usize = 0;
  const size = <usize>length;
  while (size - at >= 16) {
    if (v128.any_true(v128.xor(v128.load(left + at), v128.load(right + at)))) return false;
    at += 16;
  }
  if (size - at >= 8) {
    if (load<u64>(left + at) != load<u64>(right + at)) return false;
    at += 8;
  }
  for (; at < size; at++) {
    if (load<u8>(left + at) != load<u8>(right + at)) return false;
  }
  return true;
}

/** bytes.Compare: -1, 0 or 1. */
export function compareBytes(left: usize, leftLength: u32, right: usize, rightLength: u32): i32 {
  const shared = <usize>min(leftLength, rightLength);
  let at: usize = 0;
  while (shared - at >= 16) {
    const same = i8x16.bitmask(i8x16.eq(v128.load(left + at), v128.load(right + at)));
    if (same != 0xffff) {
      at += ctz(~same);
      return load<u8>(left + at) < load<u8>(right + at) ? -1 : 1;
    }
    at += 16;
  }
  for (; at < shared; at++) {
    const a = load<u8>(left + at);
    const b = load<u8>(right + at);
    if (a != b) return a < b ? -1 : 1;
  }
  return <i32>(leftLength > rightLength) - <i32>(leftLength < rightLength);
}

/** The address of the first byte from `at` that is `byte`, or `end`. */
export function findByte(at: usize, end: usize, byte: u32): usize {
  const wanted = i8x16.splat(<i8>byte);
  while (end - at >= 16) {
    const found = i8x16.bitmask(i8x16.eq(v128.load(at), wanted));
    if (found != 0) return at + ctz(found);
    at += 16;
  }
  while (at < end && load<u8>(at) != byte) at++;
  return at;
}

/** bytes.Index: where the needle first begins, counted from `from`; -1 when it is nowhere. */
export function indexOfBytes(from: usize, length: u32, needle: usize, needleLength: u32): i32 {
  if (needleLength == 0) return 0;
  if (needleLength > length) return -1;
  const end = from + length;
  if (needleLength == 1) {
    const found = findByte(from, end, load<u8>(needle));
    return found == end ? -1 : <i32>(found - from);
  }
  const found = findNeedle(from, end, needle, needleLength);
  return found == 0 ? -1 : <i32>(found - from);
}

// Answers 0 when the needle, two bytes or longer, is nowhere.
function findNeedle(from: usize, end: usize, needle: usize, needleLength: u32): usize {
  const tail = <usize>needleLength - 1;
  const first = load<u8>(needle);
  const last = load<u8>(needle + tail);
  const firsts = i8x16.splat(first);
  const lasts = i8x16.splat(last);
  const stop = end - tail;
  let at = from;
  let wasted: usize = 0;
  while (stop > at && stop - at >= 16) {
    let places = i8x16.bitmask(
      v128.and(i8x16.eq(v128.load(at), firsts), i8x16.eq(v128.load(at + tail), lasts)),
    );
    for (; places != 0; places &= places - 1) {
      const place = at + ctz(places);
      if (equalBytes(place + 1, needle + 1, needleLength - 2)) return place;
      wasted += tail;
    }
    at += 16;
    if (wasted > 4096 + ((at - from) << 3)) return findByHash(at, end, needle, needleLength);
  }
  for (; at < stop; at++) {
    if (load<u8>(at) != first || load<u8>(at + tail) != last) continue;
    if (equalBytes(at + 1, needle + 1, needleLength - 2)) return at;
  }
  return 0;
}

function findByHash(at: usize, end: usize, needle: usize, needleLength: u32): usize {
  const size = <usize>needleLength;
  if (end - at < size) return 0;
  let wanted: u32 = 0;
  let hash: u32 = 0;
  let leaving: u32 = 1;
  for (let i: usize = 0; i < size; i++) {
    wanted = wanted * HASH_MULTIPLIER + load<u8>(needle + i);
    hash = hash * HASH_MULTIPLIER + load<u8>(at + i);
    leaving *= HASH_MULTIPLIER;
  }
  while (hash != wanted || !equalBytes(at, needle, needleLength)) {
    if (at + size == end) return 0;
    hash = hash * HASH_MULTIPLIER + load<u8>(at + size) - leaving * load<u8>(at);
    at++;
  }
  return at;
}
