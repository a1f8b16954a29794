// Words that functions know: literals of the source text, which the compiler lays down in static
// memory as UTF-16. They are read where they lie, so nothing is made of them at run time.

import { lengthOf, pointerOf } from "../value/cell";

/** Whether the text of a cell is the word, which must be ASCII. */
export function equalsWord(cell: usize, word: string): bool {
  const length = wordLength(word);
  if (lengthOf(cell) != length) return false;
  const from = pointerOf(cell);
  for (let i: u32 = 0; i < length; i++) {
    if (<u32>load<u8>(from + i) != wordUnit(word, i)) return false;
  }
  return true;
}

/** Writes the word's ASCII text. */
export function writeWord(to: usize, word: string): usize {
  const length = wordLength(word);
  for (let i: u32 = 0; i < length; i++) store<u8>(to + i, wordUnit(word, i));
  return to + length;
}

// The length in bytes stands in the header before a static string.
// @ts-ignore: decorator
@inline
export function wordLength(word: string): u32 {
  return load<u32>(changetype<usize>(word) - 4) >> 1;
}

// @ts-ignore: decorator
@inline
export function wordUnit(word: string, index: u32): u32 {
  return load<u16>(changetype<usize>(word) + (<usize>index << 1));
}
