// Trimming as Go's strings package does: by runes, so that a bad byte is U+FFFD and is cut only
// when U+FFFD is to be cut.
//
// Two functions find the ends, each for a cutset and for white space; what lies between is the
// result, no byte is copied.

import { codePoint, decodeLastRune, decodeRune, runeBytes } from "./utf8";

/** Where strings.TrimSpace's result begins. */
export function trimSpaceStart(from: usize, end: usize): usize {
  while (from < end) {
    const rune = decodeRune(from, end);
    if (!isSpace(codePoint(rune))) break;
    from += runeBytes(rune);
  }
  return from;
}

/** Where strings.TrimSpace's result ends. `from` is where it begins. */
export function trimSpaceEnd(from: usize, end: usize): usize {
  while (from < end) {
    const rune = decodeLastRune(from, end);
    if (!isSpace(codePoint(rune))) break;
    end -= runeBytes(rune);
  }
  return end;
}

/** Where the result of strings.Trim with a cutset begins. */
export function trimStart(from: usize, end: usize, cutset: usize, cutsetEnd: usize): usize {
  while (from < end) {
    const rune = decodeRune(from, end);
    if (!holdsRune(cutset, cutsetEnd, codePoint(rune))) break;
    from += runeBytes(rune);
  }
  return from;
}

/** Where the result of strings.Trim with a cutset ends. `from` is where it begins. */
export function trimEnd(from: usize, end: usize, cutset: usize, cutsetEnd: usize): usize {
  while (from < end) {
    const rune = decodeLastRune(from, end);
    if (!holdsRune(cutset, cutsetEnd, codePoint(rune))) break;
    end -= runeBytes(rune);
  }
  return end;
}

/** unicode.IsSpace. */
export function isSpace(point: u32): bool {
  if (point < 0x80) return point == 0x20 || point - 9 < 5;
  if (point < 0x1680) return point == 0x85 || point == 0xa0;
  if (point < 0x2000) return point == 0x1680;
  if (point > 0x202f) return point == 0x205f || point == 0x3000;
  return point <= 0x200a || point == 0x2028 || point == 0x2029 || point == 0x202f;
}

/** strings.ContainsRune. */
function holdsRune(from: usize, end: usize, point: u32): bool {
  while (from < end) {
    const rune = decodeRune(from, end);
    if (codePoint(rune) == point) return true;
    from += runeBytes(rune);
  }
  return false;
}
