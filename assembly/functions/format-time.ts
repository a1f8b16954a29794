// Times and durations as Go's String methods write them, for Format. Times are in UTC: a cell has no zone.

import { civilDay, civilMonth, civilYear, secondOfDay, splitDate } from "../time/civil";
import { writeDuration, writeFraction } from "../time/duration";
import { writeYear } from "../time/format-instant";
import { monthName, nameLength } from "../time/names";
import { writeDigits, writeInteger } from "../text/integer";
import { writeWord } from "./words";

/** Where the texts stand until the next one. */
export const TEXT: usize = memory.data(160, 16);

/** Duration.String. Answers the length. */
export function durationTextBytes(duration: i64): u32 {
  return <u32>(writeDuration(TEXT, duration) - TEXT);
}

/** Time.String: 2006-01-02 15:04:05.999999999 +0000 UTC. Answers the length. */
export function stringOfTime(seconds: i64, nanosecond: u32): u32 {
  splitDate(seconds);
  let to = writePair(writeYear(TEXT, civilYear()), 0x2d, civilMonth());
  to = writePair(to, 0x2d, civilDay());
  const time = secondOfDay(seconds);
  to = writePair(to, 0x20, time / 3600);
  to = writePair(to, 0x3a, (time / 60) % 60);
  to = writeFraction(writePair(to, 0x3a, time % 60), nanosecond, 9);
  return <u32>(writeWord(to, " +0000 UTC") - TEXT);
}

function writePair(to: usize, separator: u32, value: u32): usize {
  store<u8>(to, separator);
  return writeDigits(to + 1, value, 2);
}

/** Time.GoString: time.Date(2006, time.January, 2, 15, 4, 5, 0, time.UTC). Answers the length. */
export function goStringOfTime(seconds: i64, nanosecond: u32): u32 {
  splitDate(seconds);
  let to = writeInteger(writeWord(TEXT, "time.Date("), civilYear());
  to = writeWord(to, ", time.");
  const month = monthName(civilMonth() - 1);
  memory.copy(to, month, nameLength(month));
  to += nameLength(month);
  to = writePart(to, civilDay());
  const time = secondOfDay(seconds);
  to = writePart(to, time / 3600);
  to = writePart(to, (time / 60) % 60);
  to = writePart(to, time % 60);
  to = writePart(to, nanosecond);
  return <u32>(writeWord(to, ", time.UTC)") - TEXT);
}

function writePart(to: usize, value: u32): usize {
  return writeInteger(writeWord(to, ", "), value);
}
