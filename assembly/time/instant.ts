// Instants and the arithmetic of Go's time.Time on them, out-of-range cases included.
//
// An instant is seconds since 1970 (i64) and nanoseconds (0 .. 999,999,999). A function that makes
// one returns its seconds and leaves its nanoseconds for `instantNanoseconds`, until the next one.
// Go counts seconds from year 1: where it compares, saturates or truncates, it does so on that
// count, so this file shifts by it, wrapping as Go wraps.

/** Seconds from year 1, where Go counts from, to 1970. */
const YEAR_ONE_TO_UNIX: i64 = 62135596800;

const SECOND: i64 = 1000000000;

let nanoseconds: u32 = 0;

/** The nanoseconds of the instant that was made last. */
export function instantNanoseconds(): u32 {
  return nanoseconds;
}

/** time.Unix: any number of nanoseconds is carried into the seconds. */
export function makeInstant(seconds: i64, nanosecond: i64): i64 {
  let carried = nanosecond / SECOND;
  let rest = nanosecond - carried * SECOND;
  if (rest < 0) {
    rest += SECOND;
    carried--;
  }
  nanoseconds = <u32>rest;
  return seconds + carried;
}

/** Time.UnixNano: wraps beyond the years 1678 to 2262. */
export function unixNanoseconds(seconds: i64, nanosecond: u32): i64 {
  return seconds * SECOND + nanosecond;
}

/** Time.UnixMicro. */
export function unixMicroseconds(seconds: i64, nanosecond: u32): i64 {
  return seconds * 1000000 + nanosecond / 1000;
}

/** Time.UnixMilli. */
export function unixMilliseconds(seconds: i64, nanosecond: u32): i64 {
  return seconds * 1000 + nanosecond / 1000000;
}

/** Time.Compare: -1, 0 or 1. */
export function compareInstants(
  leftSeconds: i64, leftNanosecond: u32, rightSeconds: i64, rightNanosecond: u32,
): i32 {
  const left = leftSeconds + YEAR_ONE_TO_UNIX;
  const right = rightSeconds + YEAR_ONE_TO_UNIX;
  if (left != right) return left < right ? -1 : 1;
  return <i32>(leftNanosecond > rightNanosecond) - <i32>(leftNanosecond < rightNanosecond);
}

/** Time.Add: stops at the last (first) second that Go can count to. */
export function addDuration(seconds: i64, nanosecond: u32, duration: i64): i64 {
  let change = duration / SECOND;
  let rest = <i64>nanosecond + (duration - change * SECOND);
  if (rest >= SECOND) {
    change++;
    rest -= SECOND;
  } else if (rest < 0) {
    change--;
    rest += SECOND;
  }
  nanoseconds = <u32>rest;
  const start = seconds + YEAR_ONE_TO_UNIX;
  const end = start + change;
  if ((end > start) == (change > 0)) return end - YEAR_ONE_TO_UNIX;
  return (change > 0 ? i64.MAX_VALUE : -i64.MAX_VALUE) - YEAR_ONE_TO_UNIX;
}

/** Time.Sub: the longest (most negative) duration when the difference is longer. */
export function subtractInstants(
  leftSeconds: i64, leftNanosecond: u32, rightSeconds: i64, rightNanosecond: u32,
): i64 {
  const difference =
    (leftSeconds - rightSeconds) * SECOND + (<i64>leftNanosecond - <i64>rightNanosecond);
  const reached = addDuration(rightSeconds, rightNanosecond, difference);
  if (reached == leftSeconds && nanoseconds == leftNanosecond) return difference;
  const order = compareInstants(leftSeconds, leftNanosecond, rightSeconds, rightNanosecond);
  return order < 0 ? i64.MIN_VALUE : i64.MAX_VALUE;
}

/**
 * Time.Truncate: down to a multiple of the duration since year 1; unchanged when that is not
 * positive.
 */
export function truncateInstant(seconds: i64, nanosecond: u32, duration: i64): i64 {
  nanoseconds = nanosecond;
  if (duration <= 0) return seconds;
  let count = seconds + YEAR_ONE_TO_UNIX;
  let part = <i64>nanosecond;
  const before = count < 0;
  if (before) {
    count = -count;
    part = -part;
    if (part < 0) {
      part += SECOND;
      count--;
    }
  }
  let rest = <i64>remainder(count, part, duration);
  if (before && rest != 0) rest = duration - rest;
  return addDuration(seconds, nanosecond, -rest);
}

// (count * 10^9 + part) mod divisor, by doubling: the divisor is below 2^63, so no sum of two
// remainders overflows.
function remainder(count: u64, part: u64, divisor: u64): u64 {
  const step = count % divisor;
  let rest: u64 = 0;
  for (let bit = 29; bit >= 0; bit--) {
    rest += rest;
    if (rest >= divisor) rest -= divisor;
    if (((SECOND >> bit) & 1) != 0) rest += step;
    if (rest >= divisor) rest -= divisor;
  }
  return (rest + part % divisor) % divisor;
}
