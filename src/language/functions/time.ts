// Functions on times and durations.

import { FunctionNumber } from "../../../format/functions.ts";
import type { ResultKind } from "../kinds.ts";
import { converter, optional, required } from "./define.ts";
import type { FunctionRecord, LiteralArgument } from "./record.ts";

const time = required("time", "time");
const duration = required("duration", "duration");

function ofTime(number: FunctionNumber): FunctionRecord {
  return converter(number, { takes: [time], gives: "int" });
}

function ofDuration(number: FunctionNumber, gives: ResultKind): FunctionRecord {
  return converter(number, { takes: [duration], gives });
}

function refuseEmptyFormat(arguments_: readonly LiteralArgument[]) {
  if (arguments_[1] !== "") return undefined;
  return { message: "format must not be empty", parameter: 1 };
}

export const times: readonly FunctionRecord[] = [
  ofTime(FunctionNumber.Day),
  converter(FunctionNumber.Duration, {
    takes: [required("duration", "string")],
    gives: "duration",
  }),
  converter(FunctionNumber.FormatTime, {
    takes: [time, required("format", "literalString", { notation: "layout" })],
    gives: "string",
    refuse: refuseEmptyFormat,
  }),
  ofTime(FunctionNumber.Hour),
  ofDuration(FunctionNumber.Hours, "double"),
  ofDuration(FunctionNumber.Microseconds, "int"),
  ofDuration(FunctionNumber.Milliseconds, "int"),
  ofTime(FunctionNumber.Minute),
  ofDuration(FunctionNumber.Minutes, "double"),
  ofTime(FunctionNumber.Month),
  ofTime(FunctionNumber.Nanosecond),
  ofDuration(FunctionNumber.Nanoseconds, "int"),
  converter(FunctionNumber.Now, {
    takes: [],
    gives: "time",
    purity: "clock",
    ignoresArguments: true,
  }),
  ofTime(FunctionNumber.Second),
  ofDuration(FunctionNumber.Seconds, "double"),
  converter(FunctionNumber.Time, {
    takes: [
      required("time", "string"),
      required("format", "literalString", { notation: "timeFormat" }),
      optional("location", "literalString", { notation: "timeZone" }),
      optional("locale", "literalString", { notation: "locale" }),
    ],
    gives: "time",
    refuse: refuseEmptyFormat,
  }),
  converter(FunctionNumber.TruncateTime, {
    takes: [time, duration],
    gives: "time",
  }),
  converter(FunctionNumber.Unix, {
    takes: [required("seconds", "int"), optional("nanoseconds", "int", { default: "0" })],
    gives: "time",
  }),
  ofTime(FunctionNumber.UnixMicro),
  ofTime(FunctionNumber.UnixMilli),
  ofTime(FunctionNumber.UnixNano),
  ofTime(FunctionNumber.UnixSeconds),
  ofTime(FunctionNumber.Weekday),
  ofTime(FunctionNumber.Year),
];
