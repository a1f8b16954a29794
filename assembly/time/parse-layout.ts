// Text to time by a Go layout: what time.Parse does, up to the question which zone is meant.
//
// The layout is walked element by element; each takes what it needs from the text and sets a part
// of the time. A failure leaves behind the element and the text that it stood before:
// parse-strptime.ts decides by them what to try next. The result is the clock as written (as if in
// UTC) and what the text says about the zone; a zone that is named, or missing, is for the caller,
// who has the tables.

import { secondsOfDate } from "./civil";
import { elementEnd, elementStart, LayoutElement, nextElement } from "./layout";
import { monthName, nameLength, weekdayName } from "./names";
import { NO_OFFSET, offsetBytes, offsetOutOfRange, parseOffset, zoneNameBytes } from "./parse-zone";

/** What a text says about its zone. */
export enum ParsedZone {
  /** Nothing: the location that was asked for. */
  None = 0,
  Utc = 1,
  /** An offset in seconds. */
  Offset = 2,
  /** An abbreviation. */
  Name = 3,
}

// How an element fits: a value out of range is noticed behind the text that was taken.
enum Fit {
  Yes = 0,
  No = 1,
  Range = 2,
}

const UNSET: i32 = -1;

// The text that is left.
let at: usize = 0;
let stop: usize = 0;

let year: i32 = 0;
let month: i32 = UNSET;
let day: i32 = UNSET;
let yearDay: i32 = UNSET;
let hour: i32 = 0;
let minute: i32 = 0;
let second: i32 = 0;
let nanosecond: u32 = 0;
let morning = false;
let afternoon = false;
let utc = false;
let offset: i32 = UNSET;
let zoneName: usize = 0;
let zoneBytes: u32 = 0;

let failedElement: usize = 0;
let failedBytes: u32 = 0;
let failedText: usize = 0;

/** The clock that was read, as seconds since 1970 if it were UTC's. */
export function parsedSeconds(): i64 {
  return secondsOfDate(year, month, day, hour, minute, second);
}

/** Its nanoseconds. */
export function parsedNanosecond(): u32 {
  return nanosecond;
}

/** What the text said about its zone. */
export function parsedZone(): ParsedZone {
  if (utc) return ParsedZone.Utc;
  // Go marks "no offset" by -1, so one second west of UTC counts as none.
  if (offset != UNSET) return ParsedZone.Offset;
  return zoneBytes != 0 ? ParsedZone.Name : ParsedZone.None;
}

/** The offset in the text, in seconds east of UTC. */
export function parsedOffset(): i32 {
  return offset;
}

/** Where the zone's abbreviation stands in the text. */
export function parsedZoneName(): usize {
  return zoneName;
}

/** Its length in bytes. */
export function parsedZoneNameBytes(): u32 {
  return zoneBytes;
}

/** The element that failed, or the literal text that did: its address in the layout. */
export function failedLayoutElement(): usize {
  return failedElement;
}

/** Its length; 0 when it was no single element that failed. */
export function failedLayoutElementBytes(): u32 {
  return failedBytes;
}

/** Where the text stood when the element failed. */
export function failedTextStart(): usize {
  return failedText;
}

/** Reads a text by a layout. Answers whether it fits. */
export function parseLayout(layout: usize, layoutEnd: usize, from: usize, end: usize): bool {
  at = from;
  stop = end;
  resetParts();
  while (true) {
    const element = nextElement(layout, layoutEnd);
    const start = elementStart();
    const after = elementEnd();
    if (!skipLiteral(layout, start)) return fail(layout, start, at);
    if (element == LayoutElement.None) break;
    const held = at;
    const fit = parseElement(element, start, after, layoutEnd);
    if (fit != Fit.Yes) return fail(start, after, fit == Fit.Range ? at : held);
    layout = after;
  }
  return (at == stop && settleParts()) || fail(0, 0, at);
}

function fail(element: usize, elementStop: usize, text: usize): bool {
  failedElement = element;
  failedBytes = <u32>(elementStop - element);
  failedText = text;
  return false;
}

function resetParts(): void {
  year = 0;
  month = UNSET;
  day = UNSET;
  yearDay = UNSET;
  hour = 0;
  minute = 0;
  second = 0;
  nanosecond = 0;
  morning = false;
  afternoon = false;
  utc = false;
  offset = UNSET;
  zoneBytes = 0;
}

// Literal text: a run of spaces stands for any run of spaces, none included at the text's end.
function skipLiteral(literal: usize, end: usize): bool {
  while (literal < end) {
    if (load<u8>(literal) == 0x20) {
      if (at < stop && load<u8>(at) != 0x20) return false;
      while (literal < end && load<u8>(literal) == 0x20) literal++;
      while (at < stop && load<u8>(at) == 0x20) at++;
    } else {
      if (at == stop || load<u8>(at) != load<u8>(literal)) return false;
      literal++;
      at++;
    }
  }
  return true;
}

function parseElement(element: LayoutElement, start: usize, after: usize, end: usize): Fit {
  if (element >= LayoutElement.IsoZone) return parseZoneOffset(element);
  switch (element) {
    case LayoutElement.LongMonth:
    case LayoutElement.Month:
      month = 1 + parseName(monthName(0), 12, element == LayoutElement.LongMonth);
      return month > 0 ? Fit.Yes : Fit.No;
    case LayoutElement.LongWeekday:
    case LayoutElement.Weekday:
      return fitOf(parseName(weekdayName(0), 7, element == LayoutElement.LongWeekday), 0, 6);
    case LayoutElement.LongYear:
      return parseLongYear();
    case LayoutElement.Year:
      return parseYear();
    case LayoutElement.UpperPeriod:
    case LayoutElement.LowerPeriod:
      return parsePeriod(element == LayoutElement.LowerPeriod ? 0x20 : 0);
    case LayoutElement.ZoneName:
      return parseZoneName();
    case LayoutElement.FixedFraction:
      return parseFixedFraction(<u32>(after - start));
    case LayoutElement.Fraction:
      if (startsFraction()) parseFraction(digitsFrom(at + 1));
      return Fit.Yes;
    case LayoutElement.Second:
    case LayoutElement.ZeroSecond:
      return parseSecond(element == LayoutElement.ZeroSecond, after, end);
  }
  return parseNumberElement(element);
}

function parseNumberElement(element: LayoutElement): Fit {
  switch (element) {
    case LayoutElement.NumberMonth:
    case LayoutElement.ZeroMonth:
      month = parseNumber(element == LayoutElement.ZeroMonth);
      return fitOf(month, 1, 12);
    case LayoutElement.SpaceDay:
      if (at < stop && load<u8>(at) == 0x20) at++;
    // As a day.
    case LayoutElement.Day:
    case LayoutElement.ZeroDay:
      day = parseNumber(element == LayoutElement.ZeroDay);
      return fitOf(day, 0, 99);
    case LayoutElement.SpaceYearDay:
    case LayoutElement.ZeroYearDay:
      return parseYearDay(element == LayoutElement.ZeroYearDay);
    case LayoutElement.Minute:
    case LayoutElement.ZeroMinute:
      minute = parseNumber(element == LayoutElement.ZeroMinute);
      return fitOf(minute, 0, 59);
  }
  hour = parseNumber(element == LayoutElement.ZeroHour12);
  return fitOf(hour, 0, element == LayoutElement.Hour ? 23 : 12);
}

function fitOf(value: i32, lowest: i32, highest: i32): Fit {
  if (value < 0) return Fit.No;
  return value < lowest || value > highest ? Fit.Range : Fit.Yes;
}

function isDigitAt(place: usize): bool {
  return place < stop && <u32>load<u8>(place) - 0x30 < 10;
}

// One or two digits (fixed: two); -1 for none.
function parseNumber(fixed: bool): i32 {
  if (!isDigitAt(at)) return -1;
  const first = <i32>load<u8>(at) - 0x30;
  if (!isDigitAt(at + 1)) {
    if (fixed) return -1;
    at++;
    return first;
  }
  const second = <i32>load<u8>(at, 1) - 0x30;
  at += 2;
  return first * 10 + second;
}

function parseYearDay(fixed: bool): Fit {
  for (let i = 0; i < 2 && !fixed; i++) {
    if (at < stop && load<u8>(at) == 0x20) at++;
  }
  let value = 0;
  let digits = 0;
  for (; digits < 3 && isDigitAt(at); digits++) value = value * 10 + <i32>load<u8>(at++) - 0x30;
  yearDay = value;
  return digits == 0 || (fixed && digits != 3) ? Fit.No : Fit.Yes;
}

function parseLongYear(): Fit {
  if (stop - at < 4) return Fit.No;
  year = 0;
  for (let i: usize = 0; i < 4; i++) {
    if (!isDigitAt(at + i)) return Fit.No;
    year = year * 10 + <i32>load<u8>(at + i) - 0x30;
  }
  at += 4;
  return Fit.Yes;
}

// Two digits; Go reads them as a number, so a sign may stand for the first.
function parseYear(): Fit {
  if (stop - at < 2 || !isDigitAt(at + 1)) return Fit.No;
  const first = load<u8>(at);
  const ones = <i32>load<u8>(at, 1) - 0x30;
  if (isDigitAt(at)) year = (<i32>first - 0x30) * 10 + ones;
  else if (first == 0x2b) year = ones;
  else if (first == 0x2d) year = -ones;
  else return Fit.No;
  year += year >= 69 ? 1900 : 2000;
  at += 2;
  return Fit.Yes;
}

// The index of the name that stands here, letters of any case; -1 for none.
function parseName(names: usize, count: i32, long: bool): i32 {
  for (let i = 0; i < count; i++, names += 10) {
    const length = <usize>(long ? nameLength(names) : 3);
    if (stop - at >= length && sameLetters(at, names, length)) {
      at += length;
      return i;
    }
  }
  return -1;
}

function sameLetters(text: usize, word: usize, length: usize): bool {
  for (let i: usize = 0; i < length; i++) {
    if ((load<u8>(text + i) | 0x20) != (load<u8>(word + i) | 0x20)) return false;
  }
  return true;
}

// AM or PM, in the letters of the layout.
function parsePeriod(small: u32): Fit {
  if (stop - at < 2 || load<u8>(at, 1) != (0x4d | small)) return Fit.No;
  const first = load<u8>(at);
  if (first == (0x50 | small)) afternoon = true;
  else if (first == (0x41 | small)) morning = true;
  else return Fit.No;
  at += 2;
  return Fit.Yes;
}

// A fraction may follow though the layout has none.
function parseSecond(fixed: bool, after: usize, end: usize): Fit {
  second = parseNumber(fixed);
  const fit = fitOf(second, 0, 59);
  if (fit != Fit.Yes || !startsFraction()) return fit;
  const next = nextElement(after, end);
  if (next != LayoutElement.FixedFraction && next != LayoutElement.Fraction) {
    parseFraction(digitsFrom(at + 1));
  }
  return Fit.Yes;
}

function startsFraction(): bool {
  return isDigitAt(at + 1) && (load<u8>(at) == 0x2e || load<u8>(at) == 0x2c);
}

function digitsFrom(place: usize): u32 {
  const start = place;
  while (isDigitAt(place)) place++;
  return <u32>(place - start);
}

// A separator and digits; those behind the ninth are dropped.
function parseFraction(digits: u32): void {
  nanosecond = 0;
  for (let i: u32 = 1; i <= 9; i++) {
    nanosecond = nanosecond * 10 + (i <= digits ? <u32>load<u8>(at + i) - 0x30 : 0);
  }
  at += digits + 1;
}

// As many digits as the layout has zeros, no other number of them.
function parseFixedFraction(bytes: u32): Fit {
  if (<u32>(stop - at) < bytes || (load<u8>(at) != 0x2e && load<u8>(at) != 0x2c)) return Fit.No;
  if (min(digitsFrom(at + 1), 9) < min(bytes - 1, 9)) return Fit.No;
  parseFraction(bytes - 1);
  return Fit.Yes;
}

function parseZoneOffset(element: LayoutElement): Fit {
  if (element < LayoutElement.NumberZone && at < stop && load<u8>(at) == 0x5a) {
    utc = true;
    at++;
    return Fit.Yes;
  }
  const iso = element < LayoutElement.NumberZone;
  const form: i32 = element - (iso ? LayoutElement.IsoZone : LayoutElement.NumberZone);
  const value = parseOffset(at, stop, form);
  if (value == NO_OFFSET) return Fit.No;
  offset = value;
  at += offsetBytes(form);
  return offsetOutOfRange ? Fit.Range : Fit.Yes;
}

function parseZoneName(): Fit {
  if (stop - at >= 3 && load<u16>(at) == 0x5455 && load<u8>(at, 2) == 0x43) {
    utc = true;
    at += 3;
    return Fit.Yes;
  }
  const bytes = zoneNameBytes(at, stop);
  if (bytes == 0) return Fit.No;
  zoneName = at;
  zoneBytes = bytes;
  at += bytes;
  return Fit.Yes;
}

// What was read together: twelve hours, the day of the year, the length of the month.
function settleParts(): bool {
  if (afternoon && hour < 12) hour += 12;
  else if (morning && hour == 12) hour = 0;
  if (yearDay >= 0 && !settleYearDay()) return false;
  if (month < 0) month = 1;
  if (day < 0) day = 1;
  return day >= 1 && day <= daysIn(month);
}

function settleYearDay(): bool {
  if (yearDay < 1 || yearDay > (isLeap() ? 366 : 365)) return false;
  let left = yearDay;
  let found = 1;
  while (left > daysIn(found)) left -= daysIn(found++);
  if ((month >= 0 && month != found) || (day >= 0 && day != left)) return false;
  month = found;
  day = left;
  return true;
}

function isLeap(): bool {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

function daysIn(number: i32): i32 {
  if (number == 2) return isLeap() ? 29 : 28;
  return 30 + ((number + (number >> 3)) & 1);
}
