// Which statement an instruction belongs to: asked only when it failed, so statements cost nothing
// while they work. The rows are the pass's, in the order of its code (format/image.ts).

import { PASS_ROWS, PASS_ROWS_COUNT, ROW_BYTES, ROW_END } from "../../format/image";

let rows: usize = 0;
let count: u32 = 0;

/** Statements from here on are those of the pass. */
export function beginRows(pass: usize): void {
  rows = load<u32>(pass, PASS_ROWS);
  count = load<u32>(pass, PASS_ROWS_COUNT);
}

/** The row of the statement whose code has the instruction; 0 for one in a lambda's body. */
export function rowOf(instruction: usize): usize {
  let low: u32 = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (<usize>load<u32>(rows + <usize>middle * ROW_BYTES, ROW_END) > instruction) high = middle;
    else low = middle + 1;
  }
  return low == count ? 0 : rows + <usize>low * ROW_BYTES;
}
