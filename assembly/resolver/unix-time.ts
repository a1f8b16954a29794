// Times as OTLP has them, nanoseconds since 1970, and time cells.

import { intOf, lengthOf, setTime } from "../value/cell";

/** An instant from nanoseconds since 1970, rounding towards the past as Go's time.Unix does. */
export function setUnixNanoseconds(to: usize, nanoseconds: i64): void {
  let seconds = nanoseconds / 1_000_000_000;
  let rest = nanoseconds % 1_000_000_000;
  if (rest < 0) {
    rest += 1_000_000_000;
    seconds -= 1;
  }
  setTime(to, seconds, <u32>rest);
}

/** Nanoseconds since 1970 of a time cell; wraps where Go's UnixNano does. */
export function unixNanoseconds(time: usize): i64 {
  return intOf(time) * 1_000_000_000 + <i64>lengthOf(time);
}
