// What docs/FUNCTIONS.md says: functions on times and durations. Most examples look at 2024-02-29
// 13:14:15.123456789 UTC, a Thursday.

import type { Documentation } from "./documented.ts";

export const times: Documentation = {
  Day: ["Gives the day of the month of a time.", ["Day(Unix(1709212455, 123456789))", "29"]],
  Duration: [
    "Reads a duration such as 1h30m or 2.5s.",
    [`Duration("1m30s")`, "duration(90000000000ns)"],
    [`Duration("-2.5us")`, "duration(-2500ns)"],
    [`Duration("1d")`, "fails"],
  ],
  FormatTime: [
    "Writes a time by a strptime layout.",
    [
      `FormatTime(Unix(1709212455, 123456789), "%Y-%m-%d %H:%M:%S.%L")`,
      `"2024-02-29 13:14:15.123"`,
    ],
    [
      `FormatTime(Unix(1709212455, 123456789), "%a, %d %b %y %I:%M %p")`,
      `"Thu, 29 Feb 24 01:14 PM"`,
    ],
    [
      `FormatTime(Time("2024-07-01 12:00", "%Y-%m-%d %H:%M", "Europe/Berlin"), "%T %z %Z")`,
      `"12:00:00 +0200 CEST"`,
    ],
  ],
  Hour: [
    "Gives the hour of a time, from 0 to 23.",
    ["Hour(Unix(1709212455, 123456789))", "13"],
    [`Hour(Time("2024-07-01 12", "%Y-%m-%d %H", "Europe/Berlin"))`, "12"],
  ],
  Hours: [
    "Gives a duration in hours.",
    [`Hours(Duration("1h30m"))`, "1.5"],
    [`Hours(Duration("-36s"))`, "-0.01"],
  ],
  Microseconds: [
    "Gives the whole microseconds of a duration.",
    [`Microseconds(Duration("1h30m"))`, "5400000000"],
    [`Microseconds(Duration("1999ns"))`, "1"],
  ],
  Milliseconds: [
    "Gives the whole milliseconds of a duration.",
    [`Milliseconds(Duration("1h30m"))`, "5400000"],
    [`Milliseconds(Duration("-1.9ms"))`, "-1"],
  ],
  Minute: ["Gives the minute of a time.", ["Minute(Unix(1709212455, 123456789))", "14"]],
  Minutes: [
    "Gives a duration in minutes.",
    [`Minutes(Duration("1h30m"))`, "90.0"],
    [`Minutes(Duration("15s"))`, "0.25"],
  ],
  Month: [
    "Gives the month of a time, January being 1.",
    ["Month(Unix(1709212455, 123456789))", "2"],
  ],
  Nanosecond: [
    "Gives the nanoseconds of a time since its last full second.",
    ["Nanosecond(Unix(1709212455, 123456789))", "123456789"],
  ],
  Nanoseconds: [
    "Gives the nanoseconds of a duration.",
    [`Nanoseconds(Duration("1h30m"))`, "5400000000000"],
    [`Nanoseconds(Duration("1.5us"))`, "1500"],
  ],
  Now: [
    "Gives the time at which the batch came in; all its records see the same.",
    ["Now()", `time("2024-02-29T13:14:15.123Z")`],
    [`FormatTime(Now(), "%F")`, `"2024-02-29"`],
  ],
  Second: ["Gives the second of a time.", ["Second(Unix(1709212455, 123456789))", "15"]],
  Seconds: [
    "Gives a duration in seconds.",
    [`Seconds(Duration("1h30m"))`, "5400.0"],
    [`Seconds(Duration("250ms"))`, "0.25"],
  ],
  Time: [
    "Reads a time by a strptime layout; location and locale say where and in which " +
      "language it was written.",
    [`Time("2024-02-29", "%Y-%m-%d", "UTC")`, `time("2024-02-29T00:00:00Z")`],
    [`Time("10/Oct/2023:13:55:36 -0700", "%d/%b/%Y:%H:%M:%S %z")`, `time("2023-10-10T20:55:36Z")`],
    [
      `Time("2024-02-29 12:00", "%Y-%m-%d %H:%M", "America/New_York")`,
      `time("2024-02-29T17:00:00Z")`,
    ],
    [`Time("29 février 2024", "%d %B %Y", "UTC", "fr")`, `time("2024-02-29T00:00:00Z")`],
    [`Time("2023-02-29", "%Y-%m-%d")`, "fails"],
  ],
  TruncateTime: [
    "Rounds a time down to a multiple of a duration, counted from the year 1.",
    [`TruncateTime(Unix(1709212455, 123456789), Duration("1h"))`, `time("2024-02-29T13:00:00Z")`],
    [
      `TruncateTime(Unix(1709212455, 123456789), Duration("1ms"))`,
      `time("2024-02-29T13:14:15.123Z")`,
    ],
  ],
  Unix: [
    "Makes a time of seconds and nanoseconds since the start of 1970.",
    ["Unix(0)", `time("1970-01-01T00:00:00Z")`],
    ["Unix(1709212455, 5)", `time("2024-02-29T13:14:15.000000005Z")`],
  ],
  UnixMicro: [
    "Gives the microseconds between the start of 1970 and a time.",
    ["UnixMicro(Unix(1709212455, 123456789))", "1709212455123456"],
  ],
  UnixMilli: [
    "Gives the milliseconds between the start of 1970 and a time.",
    ["UnixMilli(Unix(1709212455, 123456789))", "1709212455123"],
  ],
  UnixNano: [
    "Gives the nanoseconds between the start of 1970 and a time.",
    ["UnixNano(Unix(1709212455, 123456789))", "1709212455123456789"],
  ],
  UnixSeconds: [
    "Gives the seconds between the start of 1970 and a time.",
    ["UnixSeconds(Unix(1709212455, 123456789))", "1709212455"],
    [`UnixSeconds(Time("1969-12-31", "%Y-%m-%d", "UTC"))`, "-86400"],
  ],
  Weekday: [
    "Gives the day of the week of a time, Sunday being 0.",
    ["Weekday(Unix(1709212455, 123456789))", "4"],
  ],
  Year: ["Gives the year of a time.", ["Year(Unix(1709212455, 123456789))", "2024"]],
};
