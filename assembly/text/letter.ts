// Which runes are letters or decimal digits to Go: unicode.IsLetter, unicode.IsDigit. Above ASCII a
// walk over 700 ranges, about 2 µs: asked for the names in replacement templates that are not
// ASCII, which hardly anybody writes.

import { LETTER_RANGES, LETTERS } from "./letter-table";

/** Whether the rune is a letter or a decimal digit. */
export function isLetterOrDigit(rune: u32): bool {
  if (rune < 0x80) return (rune | 0x20) - 0x61 < 26 || rune - 0x30 < 10;
  let first: u32 = 0x80;
  next = LETTERS;
  for (let i: u32 = 0; i < LETTER_RANGES; i++) {
    first += varint();
    if (rune < first) return false;
    const last = first + varint();
    if (rune <= last) return true;
    first = last + 1;
  }
  return false;
}

let next: usize = 0;

function varint(): u32 {
  let value: u32 = 0;
  let shift: u32 = 0;
  while (load<u8>(next) >= 0x80) {
    value |= (<u32>load<u8>(next++) & 0x7f) << shift;
    shift += 7;
  }
  return value | (<u32>load<u8>(next++) << shift);
}
