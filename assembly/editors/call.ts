// Editors that work in place, by number: their first argument is an opened map or list, or a place.

import { Failure } from "../../format/failure";
import { fail } from "../machine/failure";

/** Runs the editor. Answers false when it fails. */
export function callEditor(number: u32, args: usize, count: u32): bool {
  switch (number) {
    default:
      return fail(Failure.NotImplemented, number);
  }
}
