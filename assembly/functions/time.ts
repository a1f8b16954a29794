// Times and durations (ottlfuncs: func_unix*.go, func_year.go and its like,
// func_truncate_time.go, func_duration.go, func_hours.go and its like). Text to time and back is
// time-text.ts.

import { Failure } from "../../format/failure";
import { fail } from "../machine/failure";
import { clockNanoseconds } from "../memory/supply";
import { outcome, Outcome } from "../text/outcome";
import {
  civilDay,
  civilMonth,
  civilYear,
  hourOf,
  minuteOf,
  secondOf,
  splitDate,
  weekdayOf,
} from "../time/civil";
import {
  durationHours,
  durationMicroseconds,
  durationMilliseconds,
  durationMinutes,
  durationSeconds,
  parseDuration,
} from "../time/duration";
import {
  instantNanoseconds,
  makeInstant,
  truncateInstant,
  unixMicroseconds,
  unixMilliseconds,
  unixNanoseconds,
} from "../time/instant";
import { lookUp, setZone, zoneOf, zoneOffset } from "../time/zone";
import {
  intOf,
  isAbsent,
  lengthOf,
  pointerOf,
  setDouble,
  setDuration,
  setInt,
  setTime,
} from "../value/cell";
import { argument } from "./argument";
import { durationArgument, intArgument, stringArgument, timeArgument } from "./getters";

// ---- durations

/** Duration(duration): time.ParseDuration. */
export function duration(to: usize, args: usize): bool {
  if (!stringArgument(args)) return false;
  const value = parseDuration(pointerOf(args), lengthOf(args));
  if (outcome() != Outcome.Ok) return fail(Failure.Unparsable);
  setDuration(to, value);
  return true;
}

/** Hours(duration). */
export function hours(to: usize, args: usize): bool {
  if (!durationArgument(args)) return false;
  setDouble(to, durationHours(intOf(args)));
  return true;
}

/** Minutes(duration). */
export function minutes(to: usize, args: usize): bool {
  if (!durationArgument(args)) return false;
  setDouble(to, durationMinutes(intOf(args)));
  return true;
}

/** Seconds(duration). */
export function seconds(to: usize, args: usize): bool {
  if (!durationArgument(args)) return false;
  setDouble(to, durationSeconds(intOf(args)));
  return true;
}

/** Milliseconds(duration). */
export function milliseconds(to: usize, args: usize): bool {
  if (!durationArgument(args)) return false;
  setInt(to, durationMilliseconds(intOf(args)));
  return true;
}

/** Microseconds(duration). */
export function microseconds(to: usize, args: usize): bool {
  if (!durationArgument(args)) return false;
  setInt(to, durationMicroseconds(intOf(args)));
  return true;
}

/** Nanoseconds(duration). */
export function nanoseconds(to: usize, args: usize): bool {
  if (!durationArgument(args)) return false;
  setInt(to, intOf(args));
  return true;
}

// ---- instants

/** Unix(seconds, nanoseconds). */
export function unix(to: usize, args: usize): bool {
  const fraction = argument(args, 1);
  if (!intArgument(args)) return false;
  if (!isAbsent(fraction) && !intArgument(fraction)) return false;
  const whole = makeInstant(intOf(args), isAbsent(fraction) ? 0 : intOf(fraction));
  setTime(to, whole, instantNanoseconds());
  return true;
}

/** Now(): when the batch came. */
export function now(to: usize): bool {
  const whole = makeInstant(0, clockNanoseconds());
  setTime(to, whole, instantNanoseconds());
  return true;
}

/** TruncateTime(time, duration): in seconds since year 1, so days begin at midnight UTC. */
export function truncateTime(to: usize, args: usize): bool {
  const step = argument(args, 1);
  if (!timeArgument(args) || !durationArgument(step)) return false;
  const zone = zoneOf(args);
  const whole = truncateInstant(intOf(args), lengthOf(args), intOf(step));
  setTime(to, whole, instantNanoseconds());
  setZone(to, zone);
  return true;
}

/** UnixSeconds(time). */
export function unixSeconds(to: usize, args: usize): bool {
  if (!timeArgument(args)) return false;
  setInt(to, intOf(args));
  return true;
}

/** UnixMilli(time). */
export function unixMilli(to: usize, args: usize): bool {
  if (!timeArgument(args)) return false;
  setInt(to, unixMilliseconds(intOf(args), lengthOf(args)));
  return true;
}

/** UnixMicro(time). */
export function unixMicro(to: usize, args: usize): bool {
  if (!timeArgument(args)) return false;
  setInt(to, unixMicroseconds(intOf(args), lengthOf(args)));
  return true;
}

/** UnixNano(time). */
export function unixNano(to: usize, args: usize): bool {
  if (!timeArgument(args)) return false;
  setInt(to, unixNanoseconds(intOf(args), lengthOf(args)));
  return true;
}

// ---- what the clock and the calendar of the time's zone show

/** What its zone's clock shows, as seconds since 1970 if it were UTC's. */
function clockOf(cell: usize): i64 {
  lookUp(zoneOf(cell), intOf(cell));
  return intOf(cell) + zoneOffset();
}

/** Year(time). */
export function year(to: usize, args: usize): bool {
  if (!timeArgument(args)) return false;
  splitDate(clockOf(args));
  setInt(to, civilYear());
  return true;
}

/** Month(time). */
export function month(to: usize, args: usize): bool {
  if (!timeArgument(args)) return false;
  splitDate(clockOf(args));
  setInt(to, civilMonth());
  return true;
}

/** Day(time). */
export function day(to: usize, args: usize): bool {
  if (!timeArgument(args)) return false;
  splitDate(clockOf(args));
  setInt(to, civilDay());
  return true;
}

/** Weekday(time): 0 is Sunday. */
export function weekday(to: usize, args: usize): bool {
  if (!timeArgument(args)) return false;
  setInt(to, weekdayOf(clockOf(args)));
  return true;
}

/** Hour(time). */
export function hour(to: usize, args: usize): bool {
  if (!timeArgument(args)) return false;
  setInt(to, hourOf(clockOf(args)));
  return true;
}

/** Minute(time). */
export function minute(to: usize, args: usize): bool {
  if (!timeArgument(args)) return false;
  setInt(to, minuteOf(clockOf(args)));
  return true;
}

/** Second(time). */
export function second(to: usize, args: usize): bool {
  if (!timeArgument(args)) return false;
  setInt(to, secondOf(clockOf(args)));
  return true;
}

/** Nanosecond(time). */
export function nanosecond(to: usize, args: usize): bool {
  if (!timeArgument(args)) return false;
  setInt(to, lengthOf(args));
  return true;
}
