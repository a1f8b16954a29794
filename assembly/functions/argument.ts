// Arguments of functions: a row of cells, in the order of the parameters. What a function demands
// of one is getters.ts.

import { CELL_BYTES } from "../../format/value";

/** The cell of argument `index`. */
// @ts-ignore: decorator
@inline
export function argument(args: usize, index: u32): usize {
  return args + <usize>index * CELL_BYTES;
}
