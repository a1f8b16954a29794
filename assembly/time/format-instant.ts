// An instant as text: RFC 3339 with as many digits of the second as it needs, as Go's
// time.RFC3339Nano.

import { digitCount, writeDigits } from "../text/integer";
import { civilDay, civilMonth, civilYear, secondOfDay, splitDate } from "./civil";
import { writeFraction } from "./duration";

/** Room that `writeRfc3339` needs. */
export const RFC3339_BYTES_MAX: usize = 48;

/**
 * Time.Format(time.RFC3339Nano), in a zone that is `offset` seconds ahead of UTC. Room: 48 bytes.
 */
export function writeRfc3339(to: usize, instant: i64, nanosecond: u32, offset: i32 = 0): usize {
  const seconds = instant + offset;
  splitDate(seconds);
  to = writeYear(to, civilYear());
  to = writePair(to, 0x2d, civilMonth());
  to = writePair(to, 0x2d, civilDay());
  const time = secondOfDay(seconds);
  to = writePair(to, 0x54, time / 3600);
  to = writePair(to, 0x3a, (time / 60) % 60);
  to = writeFraction(writePair(to, 0x3a, time % 60), nanosecond, 9);
  return writeZone(to, offset);
}

function writeZone(to: usize, offset: i32): usize {
  if (offset == 0) {
    store<u8>(to, 0x5a);
    return to + 1;
  }
  const minutes = offset / 60;
  to = writePair(to, minutes < 0 ? 0x2d : 0x2b, abs(minutes) / 60);
  return writePair(to, 0x3a, abs(minutes) % 60);
}

/**
 * A year with at least four digits, a minus in front of them when it is negative. Room: 13 bytes.
 */
export function writeYear(to: usize, year: i64): usize {
  if (year < 0) {
    store<u8>(to++, 0x2d);
    year = -year;
  }
  return writeDigits(to, year, max(digitCount(year), 4));
}

// A separator and two digits.
function writePair(to: usize, separator: u32, value: u32): usize {
  store<u8>(to, separator);
  return writeDigits(to + 1, value, 2);
}
