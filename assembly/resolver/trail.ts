// The trail of an editor that works in place: which containers were opened on the way to its
// target, and in which message. They count as written only once the editor writes, so that one that
// finds nothing to change leaves the batch as it came, bytes that we could not have written too.
//
// The target is opened right before the editor runs, when all other arguments and keys are there:
// nothing moves in between.

import { EntryState } from "../../format/node";
import { setState } from "../value/cell";
import { markDirty } from "./dirty";

/** Steps that are remembered; what lies deeper counts as written at once. */
const STEPS_MAX: u32 = 16;
const STEPS = memory.data(STEPS_MAX * 4, 16);

let frameAbove: usize = 0;
let count: u32 = 0;

/** Whether the editor wrote. */
export let trailMarked: bool = false;

/** Starts at a message. */
export function beginTrail(frame: usize): void {
  trailMarked = false;
  frameAbove = frame;
  count = 0;
}

/** Adds the cell of a container, in an entry of the container before. */
export function extendTrail(cell: usize): void {
  if (count == STEPS_MAX) {
    markTrail();
    count = 0;
  }
  store<u32>(STEPS + (<usize>count << 2), <u32>cell);
  count += 1;
}

/** Notes that the editor wrote: everything on the trail is to be put together anew. */
export function markTrail(): void {
  trailMarked = true;
  for (let i: u32 = 0; i < count; i++) {
    setState(load<u32>(STEPS + (<usize>i << 2)), EntryState.Set);
  }
  markDirty(frameAbove);
}

/** Forgets the trail: the target of the editor that comes is not on it. */
export function endTrail(): void {
  beginTrail(0);
}
