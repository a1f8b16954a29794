// What a routing table decided about each message: the number of the entry that takes it, or 0, a
// byte a message, in the order in which a pass meets them. One pass asks the conditions and notes
// the answers, the passes behind it replay them over the same messages: each output takes its own,
// one what is left. So a condition is asked once, and what it answers (a random number, the time)
// holds for all.

import { allocate } from "../memory/arena";

let decisions: usize = 0;
let next: usize = 0;
let kept: u32 = 0;

/** Room for a pass over `bytes` bytes: a message takes two at least, its tag and its length. */
export function beginDecisions(bytes: u32): void {
  decisions = allocate((<usize>bytes >> 1) + 1);
  next = 0;
}

/** Notes which entry takes the next message. */
export function noteDecision(entry: u32): void {
  store<u8>(decisions + next, entry);
  next += 1;
}

/** The next message is the first again; `entry`'s are those that stay. */
export function replayDecisions(entry: u32): void {
  next = 0;
  kept = entry;
}

/** Whether the next message stays. */
// @ts-ignore: decorator
@inline
export function staysNext(): bool {
  return <u32>load<u8>(decisions + next++) == kept;
}
