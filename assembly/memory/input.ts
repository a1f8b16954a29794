// The room of a batch: bytes that the host writes or that a pass wrote, and room in front of them.
// A pass may splice its output over its input instead of beside it: a third less memory is touched,
// and what it writes to is in the cache already.

import { INPUT_LEAD_SHARE, INPUT_SLACK_BYTES } from "../../format/limits";
import { allocate } from "./arena";

let inputStart: usize = 0;
let inputLead: usize = 0;
let outputStart: usize = 0;
let outputLead: usize = 0;

/** Room for a batch of `bytes` bytes. It starts on a page. */
export function allocateInput(bytes: u32): usize {
  inputLead = leadFor(bytes);
  const start = allocate(inputLead + bytes + 4096 + INPUT_SLACK_BYTES);
  inputStart = (start + inputLead + 4095) & ~4095;
  outputStart = 0;
  return inputStart;
}

/**
 * Room for what a pass makes of `source`; `isInput`: the next pass reads it. Off by half a page
 * from the source: copies whose distance is just above a multiple of 4 KiB run at a tenth of the
 * speed.
 */
export function allocateOutput(bytes: u32, source: usize, isInput: bool): usize {
  const lead = isInput ? leadFor(bytes) : 0;
  const free = allocate(lead + bytes + 8192) + lead;
  const start = free + ((source + 2048 - free) & 4095);
  if (isInput) {
    outputStart = start;
    outputLead = lead;
  }
  return start;
}

function leadFor(bytes: u32): usize {
  return ((<usize>bytes / INPUT_LEAD_SHARE) & ~4095) + 4096;
}

/** The bytes before `start` that nobody uses: none unless a batch starts there. */
export function leadOf(start: usize): usize {
  if (start == outputStart) return outputLead;
  return start == inputStart ? inputLead : 0;
}

/** A batch starts here that the engine made, with `lead` bytes in front of it that nobody uses. */
export function offerRoom(start: usize, lead: usize): void {
  outputStart = start;
  outputLead = lead;
}

/** A pass's output was written over its input, `ahead` bytes in front of it. */
export function moveOutput(start: usize, ahead: usize): usize {
  if (start == outputStart) {
    outputStart -= ahead;
    outputLead -= ahead;
  }
  return start - ahead;
}
