// Times and durations, against Date and Intl. The years are those of four digits.

import * as fc from "fast-check";
import { anyInt, type Property, testProperties, type Value } from "./each-record.ts";

const seconds = fc.bigInt({ min: -62135596800n, max: 253402300799n });
const nanoseconds = fc.bigInt({ min: 0n, max: 999_999_999n });
/** As int64 nanoseconds can tell. */
const nearSeconds = fc.bigInt({ min: -9_000_000_000n, max: 9_000_000_000n });
const moment = "Unix($a, $b)";

const dateOf = (second: bigint) => new Date(Number(second) * 1000);
const iso = (second: bigint) => dateOf(second).toISOString();
const floored = (value: bigint, by: bigint) => value - (((value % by) + by) % by);
const nanosOf = (second: bigint, nano: bigint) => second * 1_000_000_000n + nano;

const parts: readonly Property[] = (
  [
    ["Year", (date: Date) => date.getUTCFullYear()],
    ["Month", (date: Date) => date.getUTCMonth() + 1],
    ["Day", (date: Date) => date.getUTCDate()],
    ["Weekday", (date: Date) => date.getUTCDay()],
    ["Hour", (date: Date) => date.getUTCHours()],
    ["Minute", (date: Date) => date.getUTCMinutes()],
    ["Second", (date: Date) => date.getUTCSeconds()],
  ] as const
).map(([name, part]) => ({
  says: "Date's",
  expression: `${name}(${moment})`,
  takes: [seconds, nanoseconds],
  model: (second: bigint) => BigInt(part(dateOf(second))),
}));

/** To the microsecond, with the distance of the zone. */
const precise = "%Y-%m-%d %H:%M:%S.%f %z";

const instants: readonly Property[] = [
  {
    says: "the rest of a second",
    expression: `Nanosecond(${moment})`,
    takes: [seconds, nanoseconds],
    model: (_: bigint, nano: bigint) => nano,
  },
  {
    says: "whole",
    expression: `UnixSeconds(${moment})`,
    takes: [seconds, nanoseconds],
    model: (second: bigint) => second,
  },
  ...(
    [
      ["UnixMilli", 1_000_000n],
      ["UnixMicro", 1000n],
      ["UnixNano", 1n],
    ] as const
  ).map(([name, unit]) => ({
    says: "since 1970",
    expression: `${name}(${moment})`,
    takes: [nearSeconds, nanoseconds],
    model: (second: bigint, nano: bigint) => floored(nanosOf(second, nano), unit) / unit,
  })),
  {
    says: "by the hour",
    expression: `UnixNano(TruncateTime(${moment}, Duration("1h")))`,
    takes: [nearSeconds, nanoseconds],
    model: (second: bigint) => floored(second, 3600n) * 1_000_000_000n,
  },
  {
    says: "a difference",
    expression: "Nanoseconds(Unix($a) - Unix($b))",
    takes: [
      fc.bigInt({ min: 0n, max: 4_000_000_000n }),
      fc.bigInt({ min: 0n, max: 4_000_000_000n }),
    ],
    model: (a: bigint, b: bigint) => (a - b) * 1_000_000_000n,
  },
];

/** Zones with changes of many kinds: by the half hour, in winter, across the date line, none. */
const zones = [
  "UTC",
  "Europe/Berlin",
  "America/New_York",
  "Australia/Lord_Howe",
  "Africa/Casablanca",
  "Pacific/Apia",
  "Asia/Kolkata",
];
const recent = fc.bigInt({ min: 0n, max: 2_000_000_000n });

/** The clock of a zone, as Intl shows it. */
function clockOf(zone: string): (second: bigint) => string {
  const format = new Intl.DateTimeFormat("sv-SE", {
    timeZone: zone,
    dateStyle: "short",
    timeStyle: "medium",
  });
  return (second) => format.format(dateOf(second));
}

const layouts: readonly Property[] = [
  {
    says: "ISO 8601",
    expression: `FormatTime(${moment}, "%Y-%m-%dT%H:%M:%SZ")`,
    takes: [seconds, nanoseconds],
    model: (second: bigint) => iso(second).replace(".000", ""),
  },
  {
    says: "there and back",
    expression: `UnixNano(Time(FormatTime(${moment}, "${precise}"), "${precise}"))`,
    takes: [nearSeconds, nanoseconds],
    model: (second: bigint, nano: bigint) => nanosOf(second, floored(nano, 1000n)),
  },
  {
    says: "ISO 8601 read",
    expression: `UnixSeconds(Time($a, "%Y-%m-%dT%H:%M:%S.%LZ", "UTC"))`,
    takes: [seconds.map((second) => iso(second))],
    model: (text: string) => BigInt(Date.parse(text) / 1000),
  },
  // An hour that comes twice may be either: the clock is the same.
  ...zones.map((zone) => ({
    says: "a moment at which Intl shows that clock",
    expression: `UnixSeconds(Time($a, "%Y-%m-%d %H:%M:%S", "${zone}"))`,
    takes: [recent.map(clockOf(zone))],
    model: (clock: string) => clock,
    close: (ours: Value, clock: Value) => clockOf(zone)(ours as bigint) === clock,
  })),
  ...zones.map((zone) => ({
    says: "a clock that was read",
    expression: `FormatTime(Time($a, "%Y-%m-%d %H:%M:%S", "${zone}"), "%Y-%m-%d %H:%M:%S")`,
    takes: [recent.map(clockOf(zone))],
    model: (clock: string) => clock,
  })),
];

const hours = (nanos: bigint, unit: number) => Number(nanos) / unit;
const duration = fc.bigInt({ min: -(2n ** 53n), max: 2n ** 53n });

const durations: readonly Property[] = [
  {
    says: "there and back",
    expression: `Nanoseconds(Duration(Concat([$a, "ns"], "")))`,
    takes: [anyInt],
    model: (a: bigint) => a,
  },
  ...(
    [
      ["Microseconds", 1000n],
      ["Milliseconds", 1_000_000n],
    ] as const
  ).map(([name, unit]) => ({
    says: "whole units",
    expression: `${name}(Duration(Concat([$a, "ns"], "")))`,
    takes: [anyInt],
    model: (a: bigint) => a / unit,
  })),
  ...(
    [
      ["Seconds", 1e9],
      ["Minutes", 6e10],
      ["Hours", 3.6e12],
    ] as const
  ).map(([name, unit]) => ({
    says: "of a unit",
    expression: `${name}(Duration(Concat([$a, "ns"], "")))`,
    takes: [duration],
    model: (a: bigint) => hours(a, unit),
    close: (ours: Value, wanted: Value) =>
      Math.abs((ours as number) - (wanted as number)) <= 1e-15 * Math.abs(wanted as number),
  })),
];

testProperties([...parts, ...instants, ...layouts, ...durations]);
