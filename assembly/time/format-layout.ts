// A time as text by a Go layout: Time.Format.
//
// The caller gives the zone: its offset and its name (none: the offset is printed in the name's
// place).

import { digitCount, writeDigits, writeUnsigned } from "../text/integer";
import {
  civilDay,
  civilMonth,
  civilYear,
  civilYearDay,
  secondOfDay,
  splitDate,
  weekdayOf,
} from "./civil";
import { writeYear } from "./format-instant";
import { elementEnd, elementStart, LayoutElement, nextElement, ZoneForm } from "./layout";
import { monthName, nameLength, weekdayName } from "./names";

/** Seconds that the zone is ahead of UTC, and its name, for `writeLayout`. */
let zoneOffset: i32 = 0;
let zoneName: usize = 0;
let zoneNameLength: u32 = 0;

/** Sets the zone that times are written in. UTC is offset 0 with the name "UTC". */
export function setWritingZone(offset: i32, name: usize, nameBytes: u32): void {
  zoneOffset = offset;
  zoneName = name;
  zoneNameLength = nameBytes;
}

/**
 * Writes an instant by a layout, in the zone that `setWritingZone` set. Room: 4 bytes per byte of
 * layout, and the zone's name for each 3.
 */
export function writeLayout(
  to: usize, layout: usize, layoutLength: u32, seconds: i64, nanosecond: u32,
): usize {
  const end = layout + layoutLength;
  const local = seconds + zoneOffset;
  splitDate(local);
  let at = layout;
  while (at < end) {
    const element = nextElement(at, end);
    to = copyBytes(to, at, elementStart() - at);
    at = elementEnd();
    to = writeElement(to, element, local, nanosecond);
  }
  return to;
}

function writeElement(to: usize, element: LayoutElement, local: i64, nanosecond: u32): usize {
  if (element >= LayoutElement.IsoZone) return writeOffset(to, element);
  if (element == LayoutElement.Fraction || element == LayoutElement.FixedFraction) {
    return writeFractionElement(to, element, nanosecond);
  }
  if (element == LayoutElement.ZoneName) {
    if (zoneNameLength != 0) return copyBytes(to, zoneName, zoneNameLength);
    return writeOffset(to, LayoutElement.NumberZone + ZoneForm.Minutes);
  }
  if (element >= LayoutElement.Hour && element <= LayoutElement.ZeroSecond) {
    return writeClock(to, element, secondOfDay(local));
  }
  if (element == LayoutElement.UpperPeriod || element == LayoutElement.LowerPeriod) {
    const small: u32 = element == LayoutElement.LowerPeriod ? 0x2020 : 0;
    store<u16>(to, (secondOfDay(local) >= 43200 ? 0x4d50 : 0x4d41) | small);
    return to + 2;
  }
  return writeDate(to, element, local);
}

function writeDate(to: usize, element: LayoutElement, local: i64): usize {
  switch (element) {
    case LayoutElement.LongMonth:
    case LayoutElement.Month:
      return writeName(to, monthName(civilMonth() - 1), element == LayoutElement.LongMonth);
    case LayoutElement.LongWeekday:
    case LayoutElement.Weekday:
      return writeName(to, weekdayName(weekdayOf(local)), element == LayoutElement.LongWeekday);
    case LayoutElement.NumberMonth:
      return writeUnsigned(to, civilMonth());
    case LayoutElement.ZeroMonth:
      return writeDigits(to, civilMonth(), 2);
    case LayoutElement.Day:
      return writeUnsigned(to, civilDay());
    case LayoutElement.SpaceDay:
      return writeSpaced(to, civilDay(), 2);
    case LayoutElement.ZeroDay:
      return writeDigits(to, civilDay(), 2);
    case LayoutElement.SpaceYearDay:
      return writeSpaced(to, civilYearDay(), 3);
    case LayoutElement.ZeroYearDay:
      return writeDigits(to, civilYearDay(), 3);
    case LayoutElement.LongYear:
      return writeYear(to, civilYear());
    case LayoutElement.Year:
      return writeDigits(to, abs(civilYear()) % 100, 2);
  }
  return to;
}

function writeClock(to: usize, element: LayoutElement, time: u32): usize {
  const hour = time / 3600;
  const hour12 = hour % 12 == 0 ? 12 : hour % 12;
  const minute = (time / 60) % 60;
  const second = time % 60;
  switch (element) {
    case LayoutElement.Hour:
      return writeDigits(to, hour, 2);
    case LayoutElement.Hour12:
      return writeUnsigned(to, hour12);
    case LayoutElement.ZeroHour12:
      return writeDigits(to, hour12, 2);
    case LayoutElement.Minute:
      return writeUnsigned(to, minute);
    case LayoutElement.ZeroMinute:
      return writeDigits(to, minute, 2);
    case LayoutElement.Second:
      return writeUnsigned(to, second);
  }
  return writeDigits(to, second, 2);
}

function writeName(to: usize, name: usize, long: bool): usize {
  return copyBytes(to, name, long ? nameLength(name) : 3);
}

function writeSpaced(to: usize, value: u32, width: u32): usize {
  for (let digits = digitCount(value); digits < width; digits++) store<u8>(to++, 0x20);
  return writeUnsigned(to, value);
}

function writeOffset(to: usize, element: LayoutElement): usize {
  const iso = element < LayoutElement.NumberZone;
  if (iso && zoneOffset == 0) {
    store<u8>(to, 0x5a);
    return to + 1;
  }
  const form: i32 = element - (iso ? LayoutElement.IsoZone : LayoutElement.NumberZone);
  const colons = form == ZoneForm.ColonMinutes || form == ZoneForm.ColonSeconds;
  // Go takes the sign from the whole minutes: below one minute it writes "+", and the seconds
  // keep their own.
  store<u8>(to++, zoneOffset <= -60 ? 0x2d : 0x2b);
  const minutes = abs(zoneOffset / 60);
  to = writeDigits(to, minutes / 60, 2);
  if (form == ZoneForm.Hours) return to;
  if (colons) store<u8>(to++, 0x3a);
  to = writeDigits(to, minutes % 60, 2);
  if (form != ZoneForm.Seconds && form != ZoneForm.ColonSeconds) return to;
  if (colons) store<u8>(to++, 0x3a);
  if (zoneOffset < 0 && zoneOffset > -60) store<u8>(to++, 0x2d);
  return writeDigits(to, abs(zoneOffset) % 60, 2);
}

function writeFractionElement(to: usize, element: LayoutElement, nanosecond: u32): usize {
  const digits = <u32>(elementEnd() - elementStart()) - 1;
  if (element == LayoutElement.Fraction && nanosecond == 0) return to;
  store<u8>(to, load<u8>(elementStart()));
  let end = writeDigits(to + 1, nanosecond, 9);
  if (digits < 9) end = to + 1 + digits;
  if (element == LayoutElement.FixedFraction) return end;
  while (load<u8>(end - 1) == 0x30) end--;
  return end == to + 1 ? to : end;
}

function copyBytes(to: usize, from: usize, length: usize): usize {
  memory.copy(to, from, length);
  return to + length;
}
