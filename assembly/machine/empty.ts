// Whether an empty message may go. In a filter that fails later on, a message whose own condition
// failed stays with all that it holds, even nothing. The code of such a pass asks the conditions
// of what stands above a record before the record's own; asked for a message at some depth, it ends
// in front of the first condition that looks further down.

import { RECORD_DEPTH } from "../../format/instructions";

let asked: u32 = RECORD_DEPTH;

/** From here on code runs for records. */
export function askRecords(): void {
  asked = RECORD_DEPTH;
}

/** The next run is for an empty message at this depth of the walk. */
export function askEmpty(depth: u32): void {
  asked = depth;
}

/** Whether the run is for an empty message further up than `depth`. */
export function isEmptyAbove(depth: u32): bool {
  return asked < depth;
}
