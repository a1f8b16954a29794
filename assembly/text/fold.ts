// Equality without regard to case, as Go's strings.EqualFold: rune by rune, by Unicode's simple
// folding.
//
// Two runes fold to each other when the upper case of their lower case is the same; only the
// dotted and the dotless I of Turkish fall out of that, which fold to nothing.

import { lowerRune, upperRune } from "./case";
import { codePoint, decodeRune, runeBytes } from "./utf8";

/** Whether two texts of the same length in bytes are equal but for their case. */
export function equalFold(left: usize, right: usize, length: u32): bool {
  const leftEnd = left + length;
  const rightEnd = right + length;
  while (left < leftEnd && right < rightEnd) {
    const one = decodeRune(left, leftEnd);
    const other = decodeRune(right, rightEnd);
    if (!sameFold(codePoint(one), codePoint(other))) return false;
    left += runeBytes(one);
    right += runeBytes(other);
  }
  return left == leftEnd && right == rightEnd;
}

function sameFold(one: u32, other: u32): bool {
  return one == other || foldRune(one) == foldRune(other);
}

function foldRune(rune: u32): u32 {
  return rune == 0x130 || rune == 0x131 ? rune : upperRune(lowerRune(rune));
}
