// The calendar: seconds since 1970 to year, month, day, time of day and back, in UTC, as Go's time
// package computes it.
//
// Days are counted from a 1 March far in the past, in a year that 400 divides: the leap day then
// ends its year, and each division is an exact rational (Neri and Schneider, "Euclidean affine
// functions"). The count is unsigned and spans the years -292277022399 to 292277026596 and so all
// of i64; before and after it wraps, as Go does.

/**
 * Seconds from the March that days are counted from to 1970 (modulo 2^64): 292277022400 years
 * before year 0.
 */
const EPOCH_TO_UNIX: u64 = 9223372028741760000;

const EPOCH_YEARS: i64 = 292277022400;
const SECONDS_PER_DAY: u64 = 86400;

/** 1 March to 31 December. */
const DAYS_MARCH_TO_DECEMBER: u32 = 306;

let year: i64 = 0;
let month: u32 = 0;
let day: u32 = 0;
let yearDay: u32 = 0;

/**
 * Takes an instant's seconds apart; `civilYear` and the others have the parts of its day, until the
 * next call.
 */
export function splitDate(seconds: i64): void {
  const quarters = ((<u64>seconds + EPOCH_TO_UNIX) / SECONDS_PER_DAY) * 4 + 3;
  const century = quarters / 146097;
  const centuryDays = <u32>(quarters % 146097) | 3;
  const centuryYear = centuryDays / 1461;
  const marchDay = (centuryDays % 1461) >> 2;
  const monthDays = 5 * marchDay + 461;
  const early: u32 = <u32>(marchDay >= DAYS_MARCH_TO_DECEMBER);
  year = <i64>(century * 100) - EPOCH_YEARS + centuryYear + early;
  month = monthDays / 153 - 12 * early;
  day = (monthDays % 153) / 5 + 1;
  const leap = (centuryYear & 3) == 0 && (centuryYear != 0 || (century & 3) == 0);
  yearDay = early != 0
    ? marchDay + 1 - DAYS_MARCH_TO_DECEMBER
    : marchDay + 60 + <u32>leap;
}

/** Time.Year. */
export function civilYear(): i64 {
  return year;
}

/** Time.Month: 1 is January. */
export function civilMonth(): u32 {
  return month;
}

/** Time.Day. */
export function civilDay(): u32 {
  return day;
}

/** Time.YearDay: 1 is 1 January. */
export function civilYearDay(): u32 {
  return yearDay;
}

/** Seconds since midnight. */
export function secondOfDay(seconds: i64): u32 {
  return <u32>((<u64>seconds + EPOCH_TO_UNIX) % SECONDS_PER_DAY);
}

/** Time.Hour. */
export function hourOf(seconds: i64): u32 {
  return secondOfDay(seconds) / 3600;
}

/** Time.Minute. */
export function minuteOf(seconds: i64): u32 {
  return (secondOfDay(seconds) % 3600) / 60;
}

/** Time.Second. */
export function secondOf(seconds: i64): u32 {
  return secondOfDay(seconds) % 60;
}

/** Time.Weekday: 0 is Sunday. */
export function weekdayOf(seconds: i64): u32 {
  // The March that days are counted from began on a Wednesday.
  return <u32>(((<u64>seconds + EPOCH_TO_UNIX) / SECONDS_PER_DAY + 3) % 7);
}

/**
 * time.Date in UTC: seconds since 1970. Months, days, hours, minutes and seconds may lie outside
 * their ranges.
 */
export function secondsOfDate(
  years: i64, months: i64, days: i64, hours: i64, minutes: i64, seconds: i64,
): i64 {
  const carriedMonths = floorDivide(months - 1, 12);
  const monthFromZero = <u32>(months - 1 - carriedMonths * 12);
  const early = monthFromZero < 2;
  const marchMonth = early ? monthFromZero + 13 : monthFromZero + 1;
  const epochYear = <u64>(years + carriedMonths) - <u64>early + EPOCH_YEARS;
  const century = epochYear / 100;
  const centuryDays = (1461 * <u32>(epochYear % 100)) / 4 + (153 * marchMonth - 457) / 5;
  const dayCount = (146097 * century) / 4 + centuryDays + <u64>(days - 1);
  return <i64>(dayCount * SECONDS_PER_DAY - EPOCH_TO_UNIX) +
    hours * 3600 + minutes * 60 + seconds;
}

function floorDivide(value: i64, divisor: i64): i64 {
  const quotient = value / divisor;
  return quotient - <i64>(value - quotient * divisor < 0);
}
