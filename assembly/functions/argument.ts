// Arguments of functions: a row of cells, in the order of the parameters. The getters of the
// reference (expression.go: StandardStringGetter and its like) demand a type or convert to one;
// here each is a function that answers whether it could.

import { CELL_BYTES } from "../../format/value";

/** The cell of argument `index`. */
// @ts-ignore: decorator
@inline
export function argument(args: usize, index: u32): usize {
  return args + <usize>index * CELL_BYTES;
}
