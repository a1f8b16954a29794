// Text to time and time to text: Time, FormatTime (ottlfuncs: func_time.go, func_formattime.go;
// coreinternal/timeutils).
//
// The compiler turned the strptime formats into what runs here: for FormatTime a Go layout (a
// string), for Time a program of the parser (time/parse-strptime.ts), in a box with the zones
// that a bare abbreviation may mean:
//
//   Time format   0                       4                    8 ..
//               +-----------------------+--------------------+-------------------------+
//               | zones of              | their number (u32) | the parser's program    |
//               | abbreviations (u32)   |                    |                         |
//               +-----------------------+--------------------+-------------------------+
//   Each of those zones: u32 name bytes | name (8 bytes) | u32 offset of its data (time/zone.ts) in
//   the box.

import { Failure } from "../../format/failure";
import { ValueType } from "../../format/value";
import { fail } from "../machine/failure";
import { commit, reserve } from "../memory/arena";
import { clockNanoseconds } from "../memory/supply";
import { outcome, Outcome } from "../text/outcome";
import { equalBytes } from "../text/search";
import {
  civilDay,
  civilMonth,
  civilYear,
  secondOfDay,
  secondsOfDate,
  splitDate,
} from "../time/civil";
import { setWritingZone, writeLayout } from "../time/format-layout";
import { compareInstants, makeInstant } from "../time/instant";
import {
  parsedNanosecond,
  parsedOffset,
  parsedSeconds,
  ParsedZone,
  parsedZone,
  parsedZoneName,
  parsedZoneNameBytes,
} from "../time/parse-layout";
import { parseStrptime } from "../time/parse-strptime";
import {
  fixedZone,
  instantOfClock,
  isName,
  lookUp,
  lookUpName,
  namedZone,
  setZone,
  zoneName,
  zoneNameBytes,
  zoneOf,
  zoneOffset,
} from "../time/zone";
import { intOf, lengthOf, pointerOf, setString, setTime, typeOf } from "../value/cell";
import { argument } from "./argument";
import { stringArgument, timeArgument } from "./getters";

/** FormatTime(time, format). */
export function formatTime(to: usize, args: usize): bool {
  const layout = argument(args, 1);
  if (!timeArgument(args)) return false;
  const seconds = intOf(args);
  lookUp(zoneOf(args), seconds);
  setWritingZone(zoneOffset(), zoneName(), zoneNameBytes());
  const length = lengthOf(layout);
  const start = reserve(<usize>length * 4 + <usize>(length / 3) * zoneNameBytes());
  const end = writeLayout(start, pointerOf(layout), length, seconds, lengthOf(args));
  commit(end);
  setString(to, start, <u32>(end - start));
  return true;
}

const FORMAT_ZONES = 0;
const FORMAT_ZONE_COUNT = 4;
const FORMAT_PROGRAM = 8;

const ABBREVIATION_NAME = 4;
const ABBREVIATION_DATA = 12;
const ABBREVIATION_BYTES: usize = 16;

// The time that is being made: its zone, and where it lies.
let zone: u32 = 0;
let seconds: i64 = 0;

/** Time(time, format, location, locale). */
export function time(to: usize, args: usize): bool {
  const format = pointerOf(argument(args, 1));
  const location = argument(args, 2);
  const locale = argument(args, 3);
  if (!stringArgument(args)) return false;
  if (lengthOf(args) == 0) return fail(Failure.Unparsable);
  const program = format + FORMAT_PROGRAM;
  const names = typeOf(locale) == ValueType.Pattern ? pointerOf(locale) : 0;
  parseStrptime(pointerOf(args), lengthOf(args), program, names);
  if (outcome() != Outcome.Ok) return fail(Failure.Unparsable);
  let local: u32 = 0;
  if (typeOf(location) == ValueType.Pattern) {
    local = namedZone(pointerOf(location));
    if (local == 0) return false;
  }
  if (!settleZone(format, local)) return false;
  assumeYear();
  setTime(to, seconds, parsedNanosecond());
  setZone(to, zone);
  return true;
}

// timeutils' parseGotime: an abbreviation that seems to be at UTC, and is neither UTC nor one of
// the location's own, is looked for among the zones that are called like that.
function settleZone(format: usize, local: u32): bool {
  if (!placeClock(local)) return false;
  lookUp(zone, seconds);
  if (zoneOffset() != 0 || zone == 0 || zone == local) return true;
  const name = zoneName();
  const length = zoneNameBytes();
  lookUp(local, seconds);
  if (isName(name, length)) return true;
  // An offset of 0 without a name makes Go load the zone "", which is UTC.
  if (length == 0) return placeClock(0);
  const data = zoneOfAbbreviation(format, name, length);
  if (data == 0) return fail(Failure.Unparsable);
  const named = namedZone(data);
  return named != 0 && placeClock(named);
}

function zoneOfAbbreviation(format: usize, name: usize, length: u32): usize {
  let at = format + load<u32>(format, FORMAT_ZONES);
  for (let left = load<u32>(format, FORMAT_ZONE_COUNT); left > 0; left--) {
    if (load<u32>(at) == length && equalBytes(at + ABBREVIATION_NAME, name, length)) {
      return format + load<u32>(at, ABBREVIATION_DATA);
    }
    at += ABBREVIATION_BYTES;
  }
  return 0;
}

// The end of time.ParseInLocation: where the clock that was read stands in time.
function placeClock(local: u32): bool {
  const clock = parsedSeconds();
  const name = parsedZoneName();
  const length = parsedZoneNameBytes();
  zone = local;
  switch (parsedZone()) {
    case ParsedZone.Utc: {
      zone = 0;
      seconds = clock;
      return true;
    }
    case ParsedZone.Offset: {
      seconds = clock - parsedOffset();
      lookUp(local, seconds);
      if (zoneOffset() == parsedOffset() && (length == 0 || isName(name, length))) return true;
      zone = fixedZone(parsedOffset(), name, length);
      return zone != 0;
    }
    case ParsedZone.Name: {
      if (lookUpName(local, name, length, clock)) {
        seconds = clock - zoneOffset();
        return true;
      }
      // Go leaves the instant as it is and only says what zone it would be in.
      seconds = clock;
      zone = fixedZone(greenwichOffset(name, length), name, length);
      return zone != 0;
    }
    default: {
      seconds = instantOfClock(local, clock);
      return true;
    }
  }
}

// The offset that "GMT+3" says; 0 for any other abbreviation.
function greenwichOffset(name: usize, length: u32): i32 {
  if (length <= 3 || load<u16>(name) != 0x4d47 || load<u8>(name, 2) != 0x54) return 0;
  let hours = 0;
  for (let at = name + 4; at < name + length; at++) hours = hours * 10 + <i32>load<u8>(at) - 0x30;
  return load<u8>(name, 3) == 0x2d ? -hours * 3600 : hours * 3600;
}

// timeutils' SetTimestampYear: a time without a year is of this one, or of the last when it would
// lie more than seven days ahead.
function assumeYear(): void {
  lookUp(zone, seconds);
  const clock = seconds + zoneOffset();
  splitDate(clock);
  if (civilYear() > 0) return;
  const month = civilMonth();
  const day = civilDay();
  const time = <i64>secondOfDay(clock);
  const now = makeInstant(0, clockNanoseconds());
  splitDate(now);
  seconds = instantOfClock(zone, secondsOfDate(civilYear(), month, day, 0, 0, time));
  const nowNanosecond = <u32>(clockNanoseconds() % 1_000_000_000);
  if (compareInstants(seconds, parsedNanosecond(), now + 7 * 86400, nowNanosecond) <= 0) return;
  lookUp(zone, seconds);
  const assumed = seconds + zoneOffset();
  splitDate(assumed);
  const late = <i64>secondOfDay(assumed);
  const before = secondsOfDate(civilYear() - 1, civilMonth(), civilDay(), 0, 0, late);
  seconds = instantOfClock(zone, before);
}
