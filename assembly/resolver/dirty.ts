// Which messages were written: those that are put together anew when they close.

import { FRAME_DIRTY, FRAME_PARENT } from "../../format/image";

/** Notes that something in the frame's message was written, and so in all that hold it. */
// @ts-ignore: decorator
@inline
export function markDirty(frame: usize): void {
  while (frame != 0 && load<u32>(frame, FRAME_DIRTY) == 0) {
    store<u32>(frame, 1, FRAME_DIRTY);
    frame = load<u32>(frame, FRAME_PARENT);
  }
}
