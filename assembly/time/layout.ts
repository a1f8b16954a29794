// Go's time layouts: text in which "2006", "Jan" or "15" stand for parts of a time, and all else
// for itself.
//
// One function finds the next element from a place on. It is the whole grammar of layouts; printing
// (format-layout.ts) and parsing (parse-layout.ts) both walk by it. What counts as an element
// depends on its neighbours ("Jan" in "January" or in "Jane", digits behind a point), and literal
// text of a strptime format may form one by chance: the reference's behaviour, kept.

import { monthName, weekdayName } from "./names";

/** What an element of a layout stands for. */
export enum LayoutElement {
  None = 0,
  LongMonth = 1,
  Month = 2,
  NumberMonth = 3,
  ZeroMonth = 4,
  LongWeekday = 5,
  Weekday = 6,
  Day = 7,
  SpaceDay = 8,
  ZeroDay = 9,
  SpaceYearDay = 10,
  ZeroYearDay = 11,
  Hour = 12,
  Hour12 = 13,
  ZeroHour12 = 14,
  Minute = 15,
  ZeroMinute = 16,
  Second = 17,
  ZeroSecond = 18,
  LongYear = 19,
  Year = 20,
  UpperPeriod = 21,
  LowerPeriod = 22,
  ZoneName = 23,
  /** ".000": as many digits as zeros. */
  FixedFraction = 24,
  /** ".999": up to as many digits as nines. */
  Fraction = 25,
  /** "Z07" and its longer forms, "Z" for UTC: plus a ZoneForm. */
  IsoZone = 32,
  /** "-07" and its longer forms: plus a ZoneForm. */
  NumberZone = 40,
}

/** How much of a zone's offset is written. */
export enum ZoneForm {
  /** 0700 */
  Minutes = 0,
  /** 070000 */
  Seconds = 1,
  /** 07 */
  Hours = 2,
  /** 07:00 */
  ColonMinutes = 3,
  /** 07:00:00 */
  ColonSeconds = 4,
}

let start: usize = 0;
let stop: usize = 0;

/** Where the element that was found last begins; the layout's end when there was none. */
export function elementStart(): usize {
  return start;
}

/** Where the element that was found last ends. */
export function elementEnd(): usize {
  return stop;
}

/** Finds the first element from `at` on. */
export function nextElement(at: usize, end: usize): LayoutElement {
  for (; at < end; at++) {
    const element = elementAt(at, end);
    if (element != LayoutElement.None) return element;
  }
  start = end;
  stop = end;
  return LayoutElement.None;
}

function found(element: LayoutElement, at: usize, length: usize): LayoutElement {
  start = at;
  stop = at + length;
  return element;
}

function elementAt(at: usize, end: usize): LayoutElement {
  const byte = load<u8>(at);
  if (byte >= 0x31 && byte <= 0x35) return digitElement(at, end, byte);
  switch (byte) {
    case 0x2c:
    case 0x2e:
      return fractionElement(at, end);
    case 0x2d:
      return zoneElement(at, end, LayoutElement.NumberZone);
    case 0x30:
      return zeroElement(at, end);
    case 0x4a:
      return nameElement(at, end, monthName(0), LayoutElement.LongMonth);
    case 0x4d: {
      if (isText(at, end, 0x54534d, 3)) return found(LayoutElement.ZoneName, at, 3);
      return nameElement(at, end, weekdayName(1), LayoutElement.LongWeekday);
    }
    case 0x50:
      return isText(at, end, 0x4d50, 2) ? found(LayoutElement.UpperPeriod, at, 2) : 0;
    case 0x5a:
      return zoneElement(at, end, LayoutElement.IsoZone);
    case 0x5f:
      return underscoreElement(at, end);
    case 0x70:
      return isText(at, end, 0x6d70, 2) ? found(LayoutElement.LowerPeriod, at, 2) : 0;
  }
  return LayoutElement.None;
}

// Whether up to eight bytes stand at `at`, the first in the lowest byte of `text`.
function isText(at: usize, end: usize, text: u64, length: u32): bool {
  if (end - at < <usize>length) return false;
  for (let i: u32 = 0; i < length; i++) {
    if (load<u8>(at + i) != <u8>(text >> (i << 3))) return false;
  }
  return true;
}

// 1 2 3 4 5, 15 and 2006.
function digitElement(at: usize, end: usize, byte: u32): LayoutElement {
  if (byte == 0x31) {
    if (isText(at, end, 0x3531, 2)) return found(LayoutElement.Hour, at, 2);
    return found(LayoutElement.NumberMonth, at, 1);
  }
  if (byte == 0x32) {
    if (isText(at, end, 0x36303032, 4)) return found(LayoutElement.LongYear, at, 4);
    return found(LayoutElement.Day, at, 1);
  }
  if (byte == 0x33) return found(LayoutElement.Hour12, at, 1);
  return found(byte == 0x34 ? LayoutElement.Minute : LayoutElement.Second, at, 1);
}

// 01 .. 06 and 002.
function zeroElement(at: usize, end: usize): LayoutElement {
  if (end - at < 2) return LayoutElement.None;
  switch (load<u8>(at, 1)) {
    case 0x31:
      return found(LayoutElement.ZeroMonth, at, 2);
    case 0x32:
      return found(LayoutElement.ZeroDay, at, 2);
    case 0x33:
      return found(LayoutElement.ZeroHour12, at, 2);
    case 0x34:
      return found(LayoutElement.ZeroMinute, at, 2);
    case 0x35:
      return found(LayoutElement.ZeroSecond, at, 2);
    case 0x36:
      return found(LayoutElement.Year, at, 2);
  }
  return isText(at, end, 0x323030, 3) ? found(LayoutElement.ZeroYearDay, at, 3) : 0;
}

// _2 and __2; in _2006 the underscore stands for itself.
function underscoreElement(at: usize, end: usize): LayoutElement {
  if (isText(at, end, 0x325f, 2)) {
    if (isText(at + 1, end, 0x36303032, 4)) return found(LayoutElement.LongYear, at + 1, 4);
    return found(LayoutElement.SpaceDay, at, 2);
  }
  return isText(at, end, 0x325f5f, 3) ? found(LayoutElement.SpaceYearDay, at, 3) : 0;
}

// The whole name, or its first three letters when no small letter follows.
function nameElement(at: usize, end: usize, name: usize, long: LayoutElement): LayoutElement {
  if (!isText(at, end, load<u32>(name) & 0xffffff, 3)) return LayoutElement.None;
  const length = <usize>load<u8>(name - 1);
  let same: usize = 3;
  while (same < length && at + same < end && load<u8>(at + same) == load<u8>(name + same)) same++;
  if (same == length) return found(long, at, length);
  if (at + 3 < end && <u32>load<u8>(at, 3) - 0x61 < 26) return LayoutElement.None;
  return found(long + 1, at, 3);
}

function zoneElement(at: usize, end: usize, base: LayoutElement): LayoutElement {
  const digits = at + 1;
  if (!isText(digits, end, 0x3730, 2)) return LayoutElement.None;
  const rest = at + 3;
  if (isText(rest, end, 0x30303030, 4)) return found(base + ZoneForm.Seconds, at, 7);
  if (isText(rest, end, 0x30303a30303a, 6)) return found(base + ZoneForm.ColonSeconds, at, 9);
  if (isText(rest, end, 0x3030, 2)) return found(base + ZoneForm.Minutes, at, 5);
  if (isText(rest, end, 0x30303a, 3)) return found(base + ZoneForm.ColonMinutes, at, 6);
  return found(base + ZoneForm.Hours, at, 3);
}

// A point or a comma and zeros only or nines only, with no other digit behind them.
function fractionElement(at: usize, end: usize): LayoutElement {
  const digit = at + 1 < end ? load<u8>(at, 1) : 0;
  if (digit != 0x30 && digit != 0x39) return LayoutElement.None;
  let last = at + 1;
  while (last < end && load<u8>(last) == digit) last++;
  if (last < end && <u32>load<u8>(last) - 0x30 < 10) return LayoutElement.None;
  return found(
    digit == 0x30 ? LayoutElement.FixedFraction : LayoutElement.Fraction, at, last - at,
  );
}
