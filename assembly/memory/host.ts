// The one import: the engine asks its host to run a function, or to end the batch.
//
// `raise` is how any depth of the engine ends a batch: the host throws (or traps, or panics:
// whatever unwinds), so that no code between here and the entry needs to hand an error up. State is
// set anew at the next batch, so nothing leaks.

import { Status } from "../../format/status";

/**
 * See docs/FORMAT.md. A negative function is `raise`: -status, with the detail in the second
 * argument.
 */
// @ts-ignore: decorator
@external("host", "call")
declare function callHost(functionNumber: i32, argument: usize, length: usize): i32;

/** Ends the batch with a status and a detail (a byte offset, a limit). Never returns. */
export function raise(status: Status, detail: usize): void {
  callHost(-(<i32>status), detail, 0);
  unreachable();
}

/**
 * Runs a host function over msgpack arguments at `argument`; answers the length of the result it
 * wrote there.
 */
export function askHost(functionNumber: i32, argument: usize, length: usize): i32 {
  return callHost(functionNumber, argument, length);
}
