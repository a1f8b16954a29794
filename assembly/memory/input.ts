// The room of a batch: bytes that the host writes, and room in front of them. The last pass may
// splice its output over the input instead of beside it: two thirds of the memory, and what it
// writes is in the cache already.

import { INPUT_LEAD_SHARE, INPUT_SLACK_BYTES } from "../../format/limits";
import { allocate } from "./arena";

let inputStart: usize = 0;
let lead: usize = 0;

/** Room for a batch of `bytes` bytes. It starts on a page. */
export function allocateInput(bytes: u32): usize {
  lead = ((<usize>bytes / INPUT_LEAD_SHARE) & ~4095) + 4096;
  inputStart = (allocate(lead + bytes + 4096 + INPUT_SLACK_BYTES) + lead + 4095) & ~4095;
  return inputStart;
}

/** The bytes before `start` that nobody uses: none unless the host's batch starts there. */
export function leadOf(start: usize): usize {
  return start == inputStart ? lead : 0;
}
