// How a statement fails: a function notes why and answers false; the machine goes on at the
// statement's end.

import { Failure } from "../../format/failure";

export let failureCode: u32 = Failure.None;
export let failureDetail: i64 = 0;
export let failureOther: i64 = 0;

/** Notes a failure. Answers false, so that `return fail(..)` reads well. */
export function fail(code: u32, detail: i64 = 0, other: i64 = 0): bool {
  failureCode = code;
  failureDetail = detail;
  failureOther = other;
  return false;
}
