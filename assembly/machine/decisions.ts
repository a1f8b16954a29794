// What a routing entry decided about each message: a bit a message, in the order in which a pass
// meets them. One pass asks the condition and notes the bits, the passes behind it replay them
// over the same messages: one writes what matched, one what is left. So a condition is asked
// once, and what it answers (a random number, the time) holds for both.

import { allocate } from "../memory/arena";

let bits: usize = 0;
let next: u32 = 0;

/** Room for a pass over `bytes` bytes: a message takes two at least, its tag and its length. */
export function beginDecisions(bytes: u32): void {
  const size = (<usize>bytes >> 4) + 1;
  bits = allocate(size);
  memory.fill(bits, 0, size);
  next = 0;
}

/** The next decision is the first again. */
export function replayDecisions(): void {
  next = 0;
}

/** Notes whether the next message matched, 0 or 1. */
export function noteDecision(matched: u32): void {
  const byte = bits + (<usize>next >> 3);
  store<u8>(byte, <u32>load<u8>(byte) | (matched << (next & 7)));
  next += 1;
}

/** Whether the next message matched, 0 or 1. */
export function nextDecision(): u32 {
  const byte = bits + (<usize>next >> 3);
  const decision = (<u32>load<u8>(byte) >> (next & 7)) & 1;
  next += 1;
  return decision;
}
