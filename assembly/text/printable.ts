// strconv.IsPrint: whether Go shows a rune as it is in a quoted text. A search among the borders
// where the answer changes.

import { PRINT_BORDERS, PRINT_BORDERS_COUNT } from "./print-table";

/** strconv.IsPrint. */
export function isPrintable(rune: u32): bool {
  if (rune < 0x7f) return rune >= 0x20;
  let low: u32 = 0;
  let high = PRINT_BORDERS_COUNT;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (load<u32>(PRINT_BORDERS + (<usize>middle << 2)) <= rune) low = middle + 1;
    else high = middle;
  }
  // An odd number of borders at or below it: the last one was a beginning.
  return (low & 1) == 1;
}
