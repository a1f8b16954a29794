// Times and durations as Go's String methods write them, for Format. A zone's name longer than 64
// bytes, which only a text such as GMT+000...01 brings along, is cut.

import { civilDay, civilMonth, civilYear, secondOfDay, splitDate } from "../time/civil";
import { writeDuration, writeFraction } from "../time/duration";
import { writeYear } from "../time/format-instant";
import { monthName, nameLength } from "../time/names";
import { writeDigits, writeInteger } from "../text/integer";
import {
  locationName,
  locationNameBytes,
  lookUp,
  zoneName,
  zoneNameBytes,
  zoneOf,
  zoneOffset,
} from "../time/zone";
import { intOf, lengthOf } from "../value/cell";
import { writeWord } from "./words";

/** Where the texts stand until the next one. */
export const TEXT: usize = memory.data(224, 16);

/** Duration.String. Answers the length. */
export function durationTextBytes(duration: i64): u32 {
  return <u32>(writeDuration(TEXT, duration) - TEXT);
}

const ZONE_NAME_BYTES_MAX: u32 = 64;

/** Time.String: 2006-01-02 15:04:05.999999999 -0700 MST. Answers the length. */
export function stringOfTime(cell: usize): u32 {
  lookUp(zoneOf(cell), intOf(cell));
  const seconds = intOf(cell) + zoneOffset();
  const nanosecond = lengthOf(cell);
  splitDate(seconds);
  let to = writePair(writeYear(TEXT, civilYear()), 0x2d, civilMonth());
  to = writePair(to, 0x2d, civilDay());
  const time = secondOfDay(seconds);
  to = writePair(to, 0x20, time / 3600);
  to = writePair(to, 0x3a, (time / 60) % 60);
  to = writeFraction(writePair(to, 0x3a, time % 60), nanosecond, 9);
  const offset = writeOffset(to);
  store<u8>(offset, 0x20);
  return <u32>(writeZoneName(offset + 1, to) - TEXT);
}

// " -0700"
function writeOffset(to: usize): usize {
  const minutes = abs(zoneOffset()) / 60;
  const ahead = zoneOffset() >= 0 || minutes == 0;
  store<u16>(to, ahead ? 0x2b20 : 0x2d20);
  return writeDigits(to + 2, (minutes / 60) * 100 + (minutes % 60), 4);
}

// A zone without a name shows its offset once more.
function writeZoneName(to: usize, offset: usize): usize {
  const length = min(zoneNameBytes(), ZONE_NAME_BYTES_MAX);
  if (length == 0) {
    memory.copy(to, offset + 1, 5);
    return to + 5;
  }
  memory.copy(to, zoneName(), length);
  return to + length;
}

function writePair(to: usize, separator: u32, value: u32): usize {
  store<u8>(to, separator);
  return writeDigits(to + 1, value, 2);
}

/** Time.GoString: time.Date(2006, time.January, 2, 15, 4, 5, 0, time.UTC). Answers the length. */
export function goStringOfTime(cell: usize): u32 {
  lookUp(zoneOf(cell), intOf(cell));
  const seconds = intOf(cell) + zoneOffset();
  const nanosecond = lengthOf(cell);
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
  if (zoneOf(cell) == 0) return <u32>(writeWord(to, ", time.UTC)") - TEXT);
  to = writeWord(to, ", time.Location(\"");
  const length = min(locationNameBytes(zoneOf(cell)), ZONE_NAME_BYTES_MAX);
  memory.copy(to, locationName(zoneOf(cell)), length);
  return <u32>(writeWord(to + length, "\"))") - TEXT);
}

function writePart(to: usize, value: u32): usize {
  return writeInteger(writeWord(to, ", "), value);
}
