// Upper and lower case as Go's strings.ToUpper and ToLower: rune by rune, Unicode 15.0.0, no
// special cases.
//
// ASCII goes sixteen bytes at a time with one comparison. Other runes are looked up in spans of
// equal distance (case-table.ts) by bisection. Where Go's strings.Map runs, each invalid byte
// becomes U+FFFD; it runs when any byte is not ASCII, so that is what happens here as well. Length
// may change: "ı" shrinks, "ɐ" grows, a bad byte becomes three.

import { LOWER, LOWER_SPANS, UPPER, UPPER_SPANS } from "./case-table";
import { codePoint, decodeRune, runeBytes, writeRune } from "./utf8";

/** strings.ToUpper. Room: 3 bytes per byte of input; input and output must not overlap. */
export function writeUpper(to: usize, from: usize, length: u32): usize {
  return convert(to, from, from + length, 0x61, UPPER, UPPER_SPANS);
}

/** strings.ToLower. Room: 3 bytes per byte of input; input and output must not overlap. */
export function writeLower(to: usize, from: usize, length: u32): usize {
  return convert(to, from, from + length, 0x41, LOWER, LOWER_SPANS);
}

/** unicode.ToUpper. */
export function upperRune(rune: u32): u32 {
  if (rune < 0x80) return rune - 0x61 < 26 ? rune ^ 0x20 : rune;
  return rune + distance(rune, UPPER, UPPER_SPANS);
}

/** unicode.ToLower. */
export function lowerRune(rune: u32): u32 {
  if (rune < 0x80) return rune - 0x41 < 26 ? rune ^ 0x20 : rune;
  return rune + distance(rune, LOWER, LOWER_SPANS);
}

// first: the first of the 26 ASCII letters that change.
function convert(to: usize, at: usize, end: usize, first: u32, spans: usize, count: u32): usize {
  while (at < end) {
    if (end - at >= 16) {
      const bytes = v128.load(at);
      if (i8x16.bitmask(bytes) == 0) {
        v128.store(to, flipLetters(bytes, first));
        at += 16;
        to += 16;
        continue;
      }
    }
    // Text that is not ASCII here is not likely to be so in the next bytes.
    const stop = min(end, at + 16);
    while (at < stop) {
      const rune = decodeRune(at, end);
      const point = codePoint(rune);
      at += runeBytes(rune);
      if (point < 0x80) {
        store<u8>(to, point - first < 26 ? point ^ 0x20 : point);
        to++;
      } else {
        to = writeRune(to, point + distance(point, spans, count));
      }
    }
  }
  return to;
}

function flipLetters(bytes: v128, first: u32): v128 {
  const offsets = i8x16.sub(bytes, i8x16.splat(<i8>first));
  const letters = i8x16.lt_u(offsets, i8x16.splat(26));
  return v128.xor(bytes, v128.and(letters, i8x16.splat(0x20)));
}

// How far the other case of a rune is away (modulo 2^32); 0 when it has none.
function distance(rune: u32, spans: usize, count: u32): u32 {
  let low: u32 = 0;
  while (count > 1) {
    const half = count >> 1;
    if ((load<u32>(spans + (<usize>(low + half) << 3)) & 0xffffff) <= rune) low += half;
    count -= half;
  }
  const span = load<i64>(spans + (<usize>low << 3));
  const offset = rune - (<u32>span & 0xffffff);
  if (offset > (<u32>(span >> 24) & 0x7fff)) return 0;
  if ((offset & <u32>(span >> 39) & 1) != 0) return 0;
  return <u32>(span >> 40);
}
