// The rule that a zone's years to come follow, as the last line of a tz file says it
// ("EST5EDT,M3.2.0,M11.1.0"): Go's tzset.
//
//   Rule  0                                       20 .. 39
//       +---------------------------------------+---------------------------------------+
//       | start: form, day, week, month (u32    | end of summer time: the same          |
//       | each), seconds of that day (i32)      |                                       |
//       +---------------------------------------+---------------------------------------+
//   Forms: 0 a day of the year without leap days (from 1), 1 with them (from 0), 2 the n-th weekday
//   of a month, 5 being the last. A zone without summer time has no rule: its last period goes on.

import { civilYear, civilYearDay, secondOfDay, secondsOfDate, splitDate, weekdayOf } from "./civil";

const START = 0;
const END = 20;
const DAY = 4;
const WEEK = 8;
const MONTH = 12;
const SECONDS = 16;

const DAY_SECONDS: i64 = 86400;

let kind: u32 = 0;
let start: i64 = 0;
let end: i64 = 0;

/** 0 standard time, 1 summer time. */
export function ruleKind(): u32 {
  return kind;
}

/** The period that the instant lies in; where no change is near, just the year's. */
export function ruleStart(): i64 {
  return start;
}

export function ruleEnd(): i64 {
  return end;
}

/** What the rule says about an instant; offsets are those of standard and of summer time. */
export function lookUpRule(rule: usize, standard: i32, summer: i32, seconds: i64): void {
  splitDate(seconds);
  const year = civilYear();
  const sinceNewYear = <i64>(civilYearDay() - 1) * DAY_SECONDS + secondOfDay(seconds);
  const newYear = seconds - sinceNewYear;
  let from = ruleSecond(rule + START, year) - standard;
  let to = ruleSecond(rule + END, year) - summer;
  // In the south summer spans the new year: then the two swap their parts.
  const south: u32 = to < from ? 1 : 0;
  if (south != 0) {
    const held = from;
    from = to;
    to = held;
  }
  kind = south;
  if (sinceNewYear < from) {
    start = newYear;
    end = newYear + from;
  } else if (sinceNewYear >= to) {
    start = newYear + to;
    end = newYear + 365 * DAY_SECONDS;
  } else {
    kind = 1 - south;
    start = newYear + from;
    end = newYear + to;
  }
}

// Seconds of the year, on the clock that shows until then.
function ruleSecond(rule: usize, year: i64): i64 {
  const day = <i64>load<u32>(rule, DAY);
  const time = <i64>load<i32>(rule, SECONDS);
  const form = load<u32>(rule);
  if (form == 1) return day * DAY_SECONDS + time;
  const newYear = secondsOfDate(year, 1, 1, 0, 0, 0);
  if (form == 0) {
    const leap = isLeap(year) && day >= 60;
    return (day - 1 + <i64>leap) * DAY_SECONDS + time;
  }
  const month = <i64>load<u32>(rule, MONTH);
  const first = secondsOfDate(year, month, 1, 0, 0, 0);
  const days = (secondsOfDate(year, month + 1, 1, 0, 0, 0) - first) / DAY_SECONDS;
  let index = (day - <i64>weekdayOf(first) + 7) % 7;
  for (let week: u32 = 1; week < load<u32>(rule, WEEK) && index + 7 < days; week++) index += 7;
  return first - newYear + index * DAY_SECONDS + time;
}

function isLeap(year: i64): bool {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}
