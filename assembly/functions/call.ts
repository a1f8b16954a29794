// Converters by number: one switch that finds the family's function. Arguments are a row of cells, in the order of the
// parameters (src/language/functions); one that was not given is nil marked absent.

import { Failure } from "../../format/failure";
import { fail } from "../machine/failure";

/** Sets `to` to the result of the function. Answers false when it fails. */
export function callFunction(number: u32, to: usize, args: usize, count: u32): bool {
  switch (number) {
    default:
      return fail(Failure.NotImplemented, number);
  }
}
