// Instants, the calendar and durations: the answers beside the questions are Go's time package's.

import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { leafModule, type LeafModule } from "../leaf.ts";

const entry = `
import { outcome as lastOutcome } from "./text/outcome";
import * as civil from "./time/civil";
import * as duration from "./time/duration";
import { writeRfc3339 } from "./time/format-instant";
import * as instant from "./time/instant";
export function outcome(): i32 { return lastOutcome(); }
export function nanos(): u32 { return instant.instantNanoseconds(); }
export function make(s: i64, n: i64): i64 { return instant.makeInstant(s, n); }
export function unixNanos(s: i64, n: u32): i64 { return instant.unixNanoseconds(s, n); }
export function unixMicros(s: i64, n: u32): i64 { return instant.unixMicroseconds(s, n); }
export function unixMillis(s: i64, n: u32): i64 { return instant.unixMilliseconds(s, n); }
export function compare(s: i64, n: u32, t: i64, m: u32): i32 {
  return instant.compareInstants(s, n, t, m);
}
export function add(s: i64, n: u32, d: i64): i64 { return instant.addDuration(s, n, d); }
export function subtract(s: i64, n: u32, t: i64, m: u32): i64 {
  return instant.subtractInstants(s, n, t, m);
}
export function truncate(s: i64, n: u32, d: i64): i64 { return instant.truncateInstant(s, n, d); }
export function year(s: i64): i64 { civil.splitDate(s); return civil.civilYear(); }
export function month(): u32 { return civil.civilMonth(); }
export function day(): u32 { return civil.civilDay(); }
export function yearDay(): u32 { return civil.civilYearDay(); }
export function hour(s: i64): u32 { return civil.hourOf(s); }
export function minute(s: i64): u32 { return civil.minuteOf(s); }
export function second(s: i64): u32 { return civil.secondOf(s); }
export function weekday(s: i64): u32 { return civil.weekdayOf(s); }
export function date(y: i64, mo: i64, d: i64, h: i64, mi: i64, s: i64): i64 {
  return civil.secondsOfDate(y, mo, d, h, mi, s);
}
export function rfc3339(to: usize, s: i64, n: u32): usize { return writeRfc3339(to, s, n); }
export function parseDuration(from: usize, length: u32): i64 {
  return duration.parseDuration(from, length);
}
export function writeDuration(to: usize, d: i64): usize { return duration.writeDuration(to, d); }
export function hours(d: i64): f64 { return duration.durationHours(d); }
export function minutes(d: i64): f64 { return duration.durationMinutes(d); }
export function seconds(d: i64): f64 { return duration.durationSeconds(d); }
export function millis(d: i64): i64 { return duration.durationMilliseconds(d); }
export function micros(d: i64): i64 { return duration.durationMicroseconds(d); }
`;

const Ok = 0;
const Syntax = 1;
const maximum = 9223372036854775807n;
const minimum = -9223372036854775808n;

let leaf: LeafModule;
beforeAll(async () => {
  leaf = await leafModule(entry);
});

type Instant = [seconds: bigint, nanosecond: number];
const instant = (name: string, ...values: (number | bigint)[]): Instant =>
  [leaf.callBig(name, ...values), leaf.call("nanos")];

function civil(seconds: bigint): bigint[] {
  const year = leaf.callBig("year", seconds);
  const parts = [leaf.call("month"), leaf.call("day"), leaf.call("hour", seconds),
    leaf.call("minute", seconds), leaf.call("second", seconds), leaf.call("weekday", seconds),
    leaf.call("yearDay")];
  return [year, ...parts.map(BigInt)];
}

// Seconds since 1970; year, month, day, hour, minute, second, weekday, day of the year.
const calendar: [bigint, bigint[]][] = [
  [0n, [1970n, 1n, 1n, 0n, 0n, 0n, 4n, 1n]], [-1n, [1969n, 12n, 31n, 23n, 59n, 59n, 3n, 365n]],
  [951782400n, [2000n, 2n, 29n, 0n, 0n, 0n, 2n, 60n]],
  [1709251199n, [2024n, 2n, 29n, 23n, 59n, 59n, 4n, 60n]],
  [4107542400n, [2100n, 3n, 1n, 0n, 0n, 0n, 1n, 60n]],
  [-62135596800n, [1n, 1n, 1n, 0n, 0n, 0n, 1n, 1n]],
  [-62135596801n, [0n, 12n, 31n, 23n, 59n, 59n, 0n, 366n]],
  [maximum, [292277026596n, 12n, 4n, 15n, 30n, 7n, 0n, 339n]],
  [minimum, [292277026596n, 12n, 4n, 15n, 30n, 8n, 0n, 339n]],
  [-9223372028741760000n, [-292277022400n, 3n, 1n, 0n, 0n, 0n, 3n, 61n]],
];

describe("calendar", () => {
  test.each(calendar)("%d", (seconds, parts) => {
    expect(civil(seconds)).toEqual(parts);
  });

  test("each day of four centuries, as in JavaScript", () => {
    for (let day = -135_140; day < 80_000; day++) {
      const date = new Date(day * 86_400_000);
      const start = Date.UTC(date.getUTCFullYear(), 0, 1);
      expect(civil(BigInt(day) * 86_400n + 86_399n)).toEqual([
        date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate(), 23, 59, 59,
        date.getUTCDay(), (date.getTime() - start) / 86_400_000 + 1,
      ].map(BigInt));
    }
  });

  test("any second back from its parts", () => {
    const seconds = fc.bigInt({ min: -9223372028741760000n, max: maximum });
    fc.assert(fc.property(seconds, (second) => {
      expect(leaf.callBig("date", ...civil(second).slice(0, 6))).toBe(second);
    }), { numRuns: 5000 });
  });

  // time.Date(...).Unix()
  const dates: [bigint[], bigint][] = [
    [[2024n, 1n, 1n, 0n, 0n, 0n], 1704067200n], [[2024n, 13n, 1n, 0n, 0n, 0n], 1735689600n],
    [[2024n, 0n, 1n, 0n, 0n, 0n], 1701388800n], [[2024n, -11n, 1n, 0n, 0n, 0n], 1672531200n],
    [[2023n, 2n, 29n, 0n, 0n, 0n], 1677628800n], [[2024n, 3n, 0n, 0n, 0n, 0n], 1709164800n],
    [[2024n, 1n, 1n, 24n, 60n, 60n], 1704157260n], [[2024n, 1n, 1n, -1n, -1n, -1n], 1704063539n],
    [[0n, 1n, 1n, 0n, 0n, 0n], -62167219200n], [[-1n, 12n, 31n, 0n, 0n, 0n], -62167305600n],
  ];
  test.each(dates)("Date(%s)", (parts, seconds) => {
    expect(leaf.callBig("date", ...parts)).toBe(seconds);
  });
});

const texts: [bigint, number, string][] = [
  [0n, 0, "1970-01-01T00:00:00Z"], [1704448800n, 123000000, "2024-01-05T10:00:00.123Z"],
  [1704448800n, 1, "2024-01-05T10:00:00.000000001Z"],
  [253402300799n, 999999999, "9999-12-31T23:59:59.999999999Z"],
  [253402300800n, 0, "10000-01-01T00:00:00Z"], [-62135596800n, 0, "0001-01-01T00:00:00Z"],
  [-62167219201n, 500000000, "-0001-12-31T23:59:59.5Z"],
  [maximum, 0, "292277026596-12-04T15:30:07Z"],
];

test.each(texts)("RFC 3339 of %d.%d", (seconds, nanosecond, text) => {
  expect(leaf.write((to) => leaf.call("rfc3339", to, seconds, nanosecond))).toBe(text);
});

describe("instants", () => {
  const made: [bigint, bigint, Instant][] = [
    [1n, 5n, [1n, 5]], [1n, 1000000000n, [2n, 0]], [1n, -1n, [0n, 999999999]],
    [0n, maximum, [9223372036n, 854775807]], [0n, minimum, [-9223372037n, 145224192]],
    [maximum, 1000000000n, [minimum, 0]],
  ];
  test.each(made)("Unix(%d, %d)", (seconds, nanosecond, expected) => {
    expect(instant("make", seconds, nanosecond)).toEqual(expected);
  });

  test("to counts since 1970", () => {
    expect(leaf.callBig("unixNanos", 1704448800n, 123456789)).toBe(1704448800123456789n);
    expect(leaf.callBig("unixNanos", 18446744073n, 709551615)).toBe(-1n);
    expect(leaf.callBig("unixMicros", -1n, 999999999)).toBe(-1n);
    expect(leaf.callBig("unixMillis", -1n, 999000001)).toBe(-1n);
    expect(leaf.callBig("unixMillis", 1704448800n, 123456789)).toBe(1704448800123n);
  });

  const orders: [Instant, Instant, number][] = [
    [[1n, 0], [1n, 0], 0], [[1n, 1], [1n, 0], 1], [[0n, 999], [1n, 0], -1],
    // Go counts from year 1, and that count has wrapped.
    [[maximum, 0], [0n, 0], -1], [[minimum, 0], [0n, 0], -1],
  ];
  test.each(orders)("Compare(%s, %s)", (left, right, order) => {
    expect(leaf.call("compare", ...left, ...right)).toBe(order);
  });

  const sums: [Instant, bigint, Instant][] = [
    [[10n, 500], 1n, [10n, 501]], [[10n, 999999999], 1n, [11n, 0]],
    [[10n, 0], -1n, [9n, 999999999]],
    [[0n, 0], maximum, [9223372036n, 854775807]], [[0n, 0], minimum, [-9223372037n, 145224192]],
    [[9223371974719179000n, 0], 10000000000n, [9223371974719179007n, 0]],
    [[-62135596800n + minimum + 5n, 0], -10000000000n, [9223371974719179009n, 0]],
  ];
  test.each(sums)("Add(%s, %d)", (start, duration, expected) => {
    expect(instant("add", ...start, duration)).toEqual(expected);
  });

  const differences: [Instant, Instant, bigint][] = [
    [[10n, 5], [9n, 6], 999999999n], [[0n, 0], [0n, 1], -1n],
    [[9223372036n, 854775807], [0n, 0], maximum], [[9223372036n, 854775808], [0n, 0], maximum],
    [[0n, 0], [9223372036n, 854775808], minimum], [[-62135596800n, 0], [1704448800n, 0], minimum],
    [[253402300799n, 0], [-62135596800n, 0], maximum],
  ];
  test.each(differences)("Sub(%s, %s)", (left, right, duration) => {
    expect(leaf.callBig("subtract", ...left, ...right)).toBe(duration);
  });

  const hour = 3600000000000n;
  const truncated: [Instant, bigint, Instant][] = [
    [[1704451234n, 567], hour, [1704448800n, 0]], [[1704451234n, 567], 0n, [1704451234n, 567]],
    [[1704451234n, 567], -5n, [1704451234n, 567]], [[1704451234n, 567], 100n, [1704451234n, 500]],
    [[1704451234n, 123456789], 7n * hour, [1704445200n, 0]],
    [[1704451234n, 123456789], 1500000000n, [1704451233n, 0]],
    [[1704451234n, 123456789], 1234567n, [1704451234n, 122272729]],
    [[1704451234n, 123456789], maximum, [-6795364579n, 128654842]],
    [[-62135596801n, 5], hour, [-62135600400n, 0]],
    [[-62135596801n, 5], 7n, [-62135596802n, 999999999]],
  ];
  test.each(truncated)("Truncate(%s, %d)", (start, duration, expected) => {
    expect(instant("truncate", ...start, duration)).toEqual(expected);
  });

  test("any instant truncates to a multiple since year 1", () => {
    const seconds = fc.bigInt({ min: -62135596800n, max: 253402300799n });
    const nanoseconds = fc.integer({ min: 0, max: 999999999 });
    fc.assert(fc.property(seconds, nanoseconds, fc.bigInt({ min: 1n, max: maximum }), (s, n, d) => {
      const count = (s + 62135596800n) * 1000000000n + BigInt(n);
      const [second, nanosecond] = instant("truncate", s, n, d);
      expect((second + 62135596800n) * 1000000000n + BigInt(nanosecond)).toBe(count - count % d);
    }));
  });
});

// time.ParseDuration: text, nanoseconds, or null where it is refused.
const durations: [string, bigint | null][] = [
  ["0", 0n], ["+0", 0n], ["-0", 0n], ["5s", 5000000000n], ["1h15m30.5s", 4530500000000n],
  ["1.5h", 5400000000000n], [".5s", 500000000n], ["1.s", 1000000000n], ["-1.5h", -5400000000000n],
  ["+5m", 300000000000n], ["3ns", 3n], ["7us", 7000n], ["7µs", 7000n], ["7μs", 7000n],
  ["2ms", 2000000n],
  ["1m1m", 120000000000n], ["1h1ns", 3600000000001n], ["0.1ns", 0n], ["0.9999999999s", 999999999n],
  ["9223372036854775807ns", maximum], ["9223372036854775808ns", null],
  ["-9223372036854775808ns", minimum], ["-9223372036854775809ns", null],
  ["2562047h47m16.854775807s", maximum],
  ["2562047h47m16.854775808s", null], ["-2562047h47m16.854775808s", minimum],
  ["9223372036854775.807us", maximum],
  ["0.9223372036854775807h", 3320413933267n], ["0.3333333333333333333h", 1200000000000n],
  ["0.100000000000000000000h", 360000000000n], ["0.830103483285477580700h", 2988372539827n],
  ["99999999999999999999s", null], ["3000000h", null], ["1", null], ["", null], ["-", null],
  ["s", null],
  [".", null], [".s", null], ["-.s", null], ["1d", null], ["1 h", null], ["1h 5m", null],
  ["1H", null],
  ["1sec", null], ["1..5s", null], ["1e3s", null], [" 1s", null], ["1s ", null], ["1h-5m", null],
  ["--1s", null], ["00", null], ["0x1s", null], ["1msms", null],
];

// Duration.String
const durationTexts: [bigint, string][] = [
  [0n, "0s"], [1n, "1ns"], [999n, "999ns"], [1000n, "1µs"], [1100n, "1.1µs"],
  [999999n, "999.999µs"],
  [1000000n, "1ms"], [2200000n, "2.2ms"], [1000001n, "1.000001ms"], [1000000000n, "1s"],
  [3300000000n, "3.3s"], [60000000000n, "1m0s"], [245000000000n, "4m5s"],
  [245001000000n, "4m5.001s"],
  [18367001000000n, "5h6m7.001s"], [480000000001n, "8m0.000000001s"], [3600000000000n, "1h0m0s"],
  [maximum, "2562047h47m16.854775807s"], [minimum, "-2562047h47m16.854775808s"],
  [-1n, "-1ns"], [-1500000000n, "-1.5s"],
];

describe("durations", () => {
  test.each(durations)("ParseDuration(%j)", (text, expected) => {
    const value = leaf.read(text, (from, length) => leaf.callBig("parseDuration", from, length));
    expect(leaf.call("outcome")).toBe(expected === null ? Syntax : Ok);
    expect(value).toBe(expected ?? 0n);
  });

  test.each(durationTexts)("String(%d)", (duration, text) => {
    expect(leaf.writeText((to) => leaf.call("writeDuration", to, duration))).toBe(text);
  });

  test("any duration reads back", () => {
    fc.assert(fc.property(fc.bigInt({ min: minimum, max: maximum }), (duration) => {
      const text = leaf.writeText((to) => leaf.call("writeDuration", to, duration));
      expect(leaf.read(text, (from, length) => leaf.callBig("parseDuration", from, length)))
        .toBe(duration);
    }));
  });

  test("in other units", () => {
    expect(leaf.call("hours", 5400000000000n)).toBe(1.5);
    expect(leaf.call("minutes", 90000000000n)).toBe(1.5);
    expect(leaf.call("seconds", -1500000000n)).toBe(-1.5);
    expect(leaf.call("hours", maximum)).toBe(2562047.7880152157);
    expect(leaf.call("seconds", maximum)).toBe(9223372036.854776);
    expect(leaf.callBig("millis", -1500000n)).toBe(-1n);
    expect(leaf.callBig("micros", 1999n)).toBe(1n);
  });
});
