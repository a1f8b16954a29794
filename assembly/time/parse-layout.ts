// Text to time by a Go layout: what time.Parse does, up to the question which zone is meant.
//
// The layout is walked element by element; each takes what it needs from the text and sets a part of
// the time. A failure leaves behind the element and the text it stood before: strptime.ts decides by
// them what to try next. The result is the clock as written (as if in UTC) and what the text says
// about the zone; a zone that is named, or missing, is for the caller, who has the tables.

import { digitValue } from "../text/integer";
import { secondsOfDate } from "./civil";
import { elementEnd, elementStart, LayoutElement, nextElement } from "./layout";
import { monthName, nameLength, weekdayName } from "./names";
import { isWritten, parseOffset, parseZoneName, ZONE_FAILED, ZONE_RANGE } from "./parse-zone";
import { zoneNameEnd, zoneTextEnd } from "./parse-zone";

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

const UNSET: i32 = -1;

// The text that is left.
let at: usize = 0;
let stop: usize = 0;
let layoutAt: usize = 0;
let layoutEnd: usize = 0;

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
let name: usize = 0;
let nameBytes: u32 = 0;

let failedElement: usize = 0;
let failedElementBytes: u32 = 0;
let failedText: usize = 0;

/** Nanoseconds of the time that was parsed last. */
export function parsedNanosecond(): u32 {
  return nanosecond;
}

/** What the text said about its zone. */
export function parsedZone(): ParsedZone {
  if (utc) return ParsedZone.Utc;
  // Go marks "no offset" by -1, so one second west of UTC counts as none.
  if (offset != UNSET) return ParsedZone.Offset;
  return nameBytes != 0 ? ParsedZone.Name : ParsedZone.None;
}

/** The offset in the text, in seconds east of UTC. */
export function parsedOffset(): i32 {
  return offset;
}

/** Where the zone's abbreviation stands in the text. */
export function parsedZoneName(): usize {
  return name;
}

/** Its length in bytes. */
export function parsedZoneNameBytes(): u32 {
  return nameBytes;
}

/** The element that failed, or the literal text that did: its address in the layout. */
export function failedLayoutElement(): usize {
  return failedElement;
}

/** Its length; 0 when it was no single element that failed. */
export function failedLayoutElementBytes(): u32 {
  return failedElementBytes;
}

/** Where the text stood when the element failed. */
export function failedTextStart(): usize {
  return failedText;
}

/** Reads a text by a layout. Answers whether it fits. */
export function parseLayout(layout: usize, layoutStop: usize, from: usize, end: usize): bool {
  at = from;
  stop = end;
  layoutAt = layout;
  layoutEnd = layoutStop;
  resetParts();
  for (;;) {
    const literal = layoutAt;
    const element = nextElement(layoutAt, layoutEnd);
    const start = elementStart();
    layoutAt = elementEnd();
    if (!skipLiteral(literal, start)) return fail(literal, <u32>(start - literal), at);
    if (element == LayoutElement.None) break;
    const held = at;
    const fits = parseElement(element, start);
    if (fits != Fit.Yes) {
      return fail(start, <u32>(layoutEndOf(start)), fits == Fit.Range ? at : held);
    }
  }
  if (at != stop) return fail(0, 0, at);
  return settleParts() || fail(0, 0, at);
}

/** The clock that was read, as seconds since 1970 if it were UTC's. */
export function parsedSeconds(): i64 {
  return secondsOfDate(year, month, day, hour, minute, second);
}

// How an element fits: range failures are noticed behind the text that was taken.
enum Fit {
  Yes = 0,
  No = 1,
  Range = 2,
}

function fail(element: usize, bytes: u32, text: usize): bool {
  failedElement = element;
  failedElementBytes = bytes;
  failedText = text;
  return false;
}

let elementBytes: u32 = 0;

function layoutEndOf(_start: usize): u32 {
  return elementBytes;
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
  nameBytes = 0;
}
