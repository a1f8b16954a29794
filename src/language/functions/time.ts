// Functions on times and durations.

import { FunctionNumber } from "../../../format/functions.ts";
import type { ResultKind } from "../kinds.ts";
import { converter, optional, required } from "./define.ts";
import type { FunctionRecord, LiteralArgument } from "./record.ts";

const time = required("time", "time");
const duration = required("duration", "duration");

/** A moment for examples: 2024-02-29 13:14:15.123456789 UTC, a Thursday. */
const leapDay = `Unix(1709212455, 123456789)`;

/** A function of a time. */
function ofTime(number: FunctionNumber, what: string, answer: string): FunctionRecord {
  const summary = `Gives ${what} of a time.`;
  const name = FunctionNumber[number] as string;
  return converter(number, {
    takes: [time],
    gives: "int",
    summary,
    examples: [[`${name}(${leapDay})`, answer]],
  });
}

/** A function of a duration. */
function ofDuration(number: FunctionNumber, gives: ResultKind, answer: string): FunctionRecord {
  const name = FunctionNumber[number] as string;
  return converter(number, {
    takes: [duration],
    gives,
    summary: `Gives a duration in ${name.toLowerCase()}.`,
    examples: [[`${name}(Duration("1h30m"))`, answer]],
  });
}

function refuseEmptyFormat(arguments_: readonly LiteralArgument[]) {
  if (arguments_[1] !== "") return undefined;
  return { message: "format must not be empty", parameter: 1 };
}

export const times: readonly FunctionRecord[] = [
  ofTime(FunctionNumber.Day, "the day of the month", `29`),
  converter(FunctionNumber.Duration, {
    takes: [required("duration", "string")],
    gives: "duration",
    summary: "Parses a duration such as 1h30m or 2.5s.",
    examples: [[`Duration("1m30s")`, `duration("1m30s")`]],
  }),
  converter(FunctionNumber.FormatTime, {
    takes: [time, required("format", "literalString", { notation: "layout" })],
    gives: "string",
    summary: "Writes a time by a strptime layout.",
    examples: [[`FormatTime(${leapDay}, "%Y-%m-%d")`, `"2024-02-29"`]],
    refuse: refuseEmptyFormat,
  }),
  ofTime(FunctionNumber.Hour, "the hour", `13`),
  ofDuration(FunctionNumber.Hours, "double", `1.5`),
  ofDuration(FunctionNumber.Microseconds, "int", `5400000000`),
  ofDuration(FunctionNumber.Milliseconds, "int", `5400000`),
  ofTime(FunctionNumber.Minute, "the minute", `14`),
  ofDuration(FunctionNumber.Minutes, "double", `90.0`),
  ofTime(FunctionNumber.Month, "the month, from 1,", `2`),
  ofTime(FunctionNumber.Nanosecond, "the nanosecond within its second", `123456789`),
  ofDuration(FunctionNumber.Nanoseconds, "int", `5400000000000`),
  converter(FunctionNumber.Now, {
    takes: [],
    gives: "time",
    purity: "clock",
    summary: "Gives the current time.",
    ignoresArguments: true,
  }),
  ofTime(FunctionNumber.Second, "the second", `15`),
  ofDuration(FunctionNumber.Seconds, "double", `5400.0`),
  converter(FunctionNumber.Time, {
    takes: [
      required("time", "string"),
      required("format", "literalString", { notation: "timeFormat" }),
      optional("location", "literalString", { notation: "timeZone" }),
      optional("locale", "literalString", { notation: "locale" }),
    ],
    gives: "time",
    summary: "Parses a time by a strptime layout, in a time zone and a language.",
    examples: [[`Time("2024-02-29", "%Y-%m-%d", "UTC")`, `time("2024-02-29T00:00:00Z")`]],
    refuse: refuseEmptyFormat,
  }),
  converter(FunctionNumber.TruncateTime, {
    takes: [time, duration],
    gives: "time",
    summary: "Rounds a time down to a multiple of a duration.",
    examples: [
      [`TruncateTime(${leapDay}, Duration("1h"))`, `time("2024-02-29T13:00:00Z")`],
    ],
  }),
  converter(FunctionNumber.Unix, {
    takes: [required("seconds", "int"), optional("nanoseconds", "int", { default: "0" })],
    gives: "time",
    summary: "Makes a time of seconds and nanoseconds since 1970.",
    examples: [[`Unix(0)`, `time("1970-01-01T00:00:00Z")`]],
  }),
  ofTime(FunctionNumber.UnixMicro, "the microseconds since 1970", `1709212455123456`),
  ofTime(FunctionNumber.UnixMilli, "the milliseconds since 1970", `1709212455123`),
  ofTime(FunctionNumber.UnixNano, "the nanoseconds since 1970", `1709212455123456789`),
  ofTime(FunctionNumber.UnixSeconds, "the seconds since 1970", `1709212455`),
  ofTime(FunctionNumber.Weekday, "the day of the week, Sunday being 0,", `4`),
  ofTime(FunctionNumber.Year, "the year", `2024`),
];
