// strptime formats: printing and parsing, against answers of the reference (pkg/ottl 1.4.0, in
// UTC).

import { beforeAll, describe, expect, test } from "vitest";
import { strptimeLayout, strptimeProblem, strptimeProgram } from "../../src/compiler/strptime.ts";
import { leafModule, type LeafModule } from "../leaf.ts";

const entry = `
import { outcome as lastOutcome } from "./text/outcome";
import { setWritingZone, writeLayout } from "./time/format-layout";
import * as parsed from "./time/parse-layout";
import { parseStrptime } from "./time/parse-strptime";
const UTC: usize = memory.data<u8>([85, 84, 67]);
export function outcome(): i32 { return lastOutcome(); }
// The layout stands at \`from\`. The zone is UTC, or an offset without a name.
export function format(
  to: usize, from: usize, length: u32, seconds: i64, nanosecond: u32, offset: i32,
): usize {
  setWritingZone(offset, UTC, offset == 0 ? 3 : 0);
  return writeLayout(to, from, length, seconds, nanosecond);
}
// The text and the program stand behind each other.
export function parse(from: usize, length: u32, text: u32): i64 {
  return parseStrptime(from, text, from + text, 0);
}
export function nanosecond(): u32 { return parsed.parsedNanosecond(); }
export function zone(): i32 { return parsed.parsedZone(); }
export function offset(): i32 { return parsed.parsedOffset(); }
export function zoneName(to: usize): usize {
  memory.copy(to, parsed.parsedZoneName(), parsed.parsedZoneNameBytes());
  return to + parsed.parsedZoneNameBytes();
}
`;

let leaf: LeafModule;
beforeAll(async () => {
  leaf = await leafModule(entry);
});

const Ok = 0;
const zones = ["none", "UTC", "offset", "name"];

function print(format: string, seconds: bigint, nanosecond = 0, offset = 0): string {
  return leaf.read(strptimeLayout(format), (from, length) => leaf.writeText((to) =>
    leaf.call("format", to, from, length, seconds, nanosecond, offset)));
}

// Seconds since 1970 and nanoseconds, or null.
function parse(format: string, text: string): [bigint, number] | null {
  const bytes = Buffer.from(text, "utf8");
  const seconds = leaf.read(Buffer.concat([bytes, strptimeProgram(format)]), (from, length) =>
    leaf.callBig("parse", from, length, bytes.length));
  return leaf.call("outcome") === Ok ? [seconds, leaf.call("nanosecond")] : null;
}

// Time(text, format, "UTC"): format, text, RFC 3339 or null where it fails.
const parsed: [string, string, string | null][] = [
  ["%Y-%m-%dT%H:%M:%SZ", "2024-02-29T13:45:30Z", "2024-02-29T13:45:30Z"],
  ["%Y-%m-%d", "2023-04-12", "2023-04-12T00:00:00Z"],
  ["%F %T", "2023-04-12 23:59:58", "2023-04-12T23:59:58Z"],
  ["%D", "07/31/1993", "1993-07-31T00:00:00Z"],
  ["%D", "07/31/93", "1993-07-31T00:00:00Z"],
  ["%y-%m-%d", "69-01-02", "1969-01-02T00:00:00Z"],
  ["%B %d, %Y", "July 31, 1993", "1993-07-31T00:00:00Z"],
  ["%b %d %Y %H:%M:%S", "Mar 14 2023 17:02:59", "2023-03-14T17:02:59Z"],
  ["%B %d, %Y", "Mar 14, 2023", null],
  ["%a, %b %d, %Y", "Sun, May 20, 2023", "2023-05-20T00:00:00Z"],
  ["%o/%d/%Y", " 3/07/2024", "2024-03-07T00:00:00Z"],
  ["%q/%g/%Y", "3/7/2024", "2024-03-07T00:00:00Z"],
  ["%b %e %Y", "Mar  7 2024", "2024-03-07T00:00:00Z"],
  ["%b %d %Y", "Mar    7 2024", "2024-03-07T00:00:00Z"],
  ["%Y-%m-%d %I:%M %p", "2024-01-05 12:00 AM", "2024-01-05T00:00:00Z"],
  ["%Y-%m-%d %I:%M %p", "2024-01-05 12:00 PM", "2024-01-05T12:00:00Z"],
  ["%Y-%m-%d %l:%M %P", "2024-01-05 7:08 pm", "2024-01-05T19:08:00Z"],
  ["%Y-%m-%d %l:%M %p", "2024-01-05 7:08 pm", null],
  ["%Y-%m-%d %l:%M %P", "2024-01-05 7:08 PM", null],
  ["%Y-%m-%d %H:%M %p", "2024-01-05 07:08 PM", "2024-01-05T19:08:00Z"],
  ["%Y-%m-%d %r", "2024-01-05 02:55:02 pm", "2024-01-05T14:55:02Z"],
  ["%Y-%m-%d %R", "2024-01-05 23:07", "2024-01-05T23:07:00Z"],
  ["%Y-%m-%d %X", "2024-01-05 23:07:09", "2024-01-05T23:07:09Z"],
  ["%c", "Thu Feb 29 13:45:30 2024", "2024-02-29T13:45:30Z"],
  ["%c", "Mon Jan  1 00:00:00 2024", "2024-01-01T00:00:00Z"],
  ["%Y-%m-%d %H:%M:%S", "2024-01-05 7:8:9", "2024-01-05T07:08:09Z"],
  ["%Y-%m-%d %H:%M:%S.%L", "2024-01-05 10:00:00.123", "2024-01-05T10:00:00.123Z"],
  ["%Y-%m-%d %H:%M:%S,%L", "2024-01-05 10:00:00,123", "2024-01-05T10:00:00.123Z"],
  ["%Y-%m-%d %H:%M:%S,%L", "2024-01-05 10:00:00.5", "2024-01-05T10:00:00.5Z"],
  ["%Y-%m-%d %H:%M:%S.%f", "2024-01-05 10:00:00.123456", "2024-01-05T10:00:00.123456Z"],
  ["%Y-%m-%d %H:%M:%S.%s", "2024-01-05 10:00:00.123456789", "2024-01-05T10:00:00.123456789Z"],
  ["%Y-%m-%d %H:%M:%S", "2024-01-05 10:00:00.25", "2024-01-05T10:00:00.25Z"],
  ["%Y-%m-%dT%H:%M:%S.%LZ", "2024-02-29T13:45:30.123456789Z", "2024-02-29T13:45:30.123456789Z"],
  ["%Y-%m-%dT%H:%M:%S%z", "2024-01-05T10:00:00+09", "2024-01-05T01:00:00Z"],
  ["%Y-%m-%d %H:%M:%S %i", "2024-01-05 10:00:00 -07", "2024-01-05T17:00:00Z"],
  ["%Y-%m-%d %H:%M:%S %j", "2024-01-05 10:00:00 +05:45", "2024-01-05T04:15:00Z"],
  ["%Y-%m-%d %H:%M:%S %Z", "2024-01-05 10:00:00 UTC", "2024-01-05T10:00:00Z"],
  ["%Y-%m-%d %H:%M:%S %Z", "2024-07-05 10:00:00 utc", null],
  ["%Y-%m-%dT%H:%M:%S%z %Z", "2012-11-01T22:08:41+0000 EST", "2012-11-01T22:08:41Z"],
  ["%d/%b/%Y:%H:%M:%S %z", "10/Oct/2000:13:55:36 -0700", "2000-10-10T20:55:36Z"],
  ["on [%Y-%m-%d] ok", "on [2024-01-05] ok", "2024-01-05T00:00:00Z"],
  ["%Y-%m-%dT%H:%M:%SZ", "9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z"],
  ["%Y-%m-%dT%H:%M:%SZ", "0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"],
  ["%F", "2000-02-29", "2000-02-29T00:00:00Z"],
  ["%Y-%m", "2024-07", "2024-07-01T00:00:00Z"],
  ["%F", "2024-13-01", null],
  ["%F", "2024-02-30", null],
  ["%F %R", "2024-01-01 24:00", null],
  ["%F %T", "2016-12-31 23:59:60", null],
  ["%F", "2024-01-05 x", null],
  ["%F", "2024-01", null],
  ["%k_%h/", "+05:45:00_Mar/", "0000-02-29T18:15:00Z"],
  ["%m%S/%Y", "0102/2024", null],
];

describe("parsing", () => {
  test.each(parsed)("%j of %j", (format, text, expected) => {
    expect(strptimeProblem(format)).toBeUndefined();
    const result = parse(format, text);
    if (expected === null) {
      expect(result).toBeNull();
    } else {
      const [, whole = "", fraction = ""] = /^([^.]*?)(?:\.(\d+))?Z$/.exec(expected) ?? [];
      const seconds = BigInt(Date.parse(`${whole}Z`)) / 1000n;
      expect(result).toEqual([seconds, Number(fraction.padEnd(9, "0"))]);
    }
  });

  const zoned: [string, string, string, number, string][] = [
    ["%F %T", "2024-01-05 10:00:00", "none", 0, ""],
    ["%F %T %z", "2024-01-05 10:00:00 Z", "UTC", 0, ""],
    ["%F %T %z", "2024-01-05 10:00:00 +05:30", "offset", 19800, ""],
    ["%F %T %w", "2024-01-05 10:00:00 -053010", "offset", -19810, ""],
    ["%F %T %Z", "2024-01-05 10:00:00 CEST", "name", 0, "CEST"],
    ["%F %T %Z", "2024-01-05 10:00:00 GMT+3", "name", 0, "GMT+3"],
    ["%F %T %Z", "2024-01-05 10:00:00 -03", "name", 0, "-03"],
    ["%F %T %Z", "2024-01-05 10:00:00 UTC", "UTC", 0, ""],
  ];
  test.each(zoned)("the zone of %j, %j", (format, text, zone, offset, name) => {
    const instant = BigInt(Date.UTC(2024, 0, 5, 10) / 1000 - offset);
    expect(parse(format, text)).toEqual([instant, 0]);
    expect(zones[leaf.call("zone")]).toBe(zone);
    if (zone === "offset") expect(leaf.call("offset")).toBe(offset);
    if (zone === "name") expect(leaf.write((to) => leaf.call("zoneName", to))).toBe(name);
  });

  test("a format of too many directives is refused, the longest allowed one runs", () => {
    expect(strptimeProblem("%Y".repeat(63))).toBeUndefined();
    expect(strptimeProblem("%Y".repeat(64))).toBeDefined();
    expect(parse("%Y".repeat(63), "2024".repeat(63))).toEqual([1704067200n, 0]);
    expect(parse("%Y".repeat(63), "2024".repeat(62))).toBeNull();
  });
});

// FormatTime: format, text.
const second = 1709622489n; // 2024-03-05T07:08:09Z
const printed: [string, string][] = [
  ["%Y-%m-%d %H:%M:%S", "2024-03-05 07:08:09"],
  ["%y %o %q %e %g", "24 _3 3  5 5"],
  ["%b %h %B %a %A", "Mar Mar March Tue Tuesday"], ["%l %I %p %P", "7 07 AM am"],
  ["%D %x %F %T %X %r %R", "03/05/2024 03/05/2024 2024-03-05 07:08:09 07:08:09 07:08:09 am 07:08"],
  ["%c", "Tue Mar 05 07:08:09 2024"], ["%n%t%%", "\n\t%"], ["%Z %z %i %j %w %k",
    "UTC Z +00 +00:00 +000000 +00:00:00"], ["%S.%L|%S.%f|%S,%s", "09.012|09.012345|09,012345678"],
  ["Jan Mon MST PM pm", "Mar Tue UTC AM am"], ["%Y年", "2024年"], ["", ""],
  ["no directive", "no directive"],
];

describe("printing", () => {
  test.each(printed)("%j", (format, text) => {
    expect(print(format, second, 12345678)).toBe(text);
  });

  test("in another zone, and far from now", () => {
    expect(print("%F %T %z %j %Z", second, 0, -12600))
      .toBe("2024-03-05 03:38:09 -0330 -03:30 -0330");
    expect(print("%Y %y", -62198755200n)).toBe("-0001 01");
    expect(print("%Y %y", 253402300800n)).toBe("10000 00");
    expect(print("%S.%L", second, 999999)).toBe("09");
    expect(print("%S.%f", second, 120000000)).toBe("09.12");
  });
});

test.each(["%5", "2024", "%S%L", "x%f", "%Q", "%é", "a%%5"])("%j is refused", (format) => {
  expect(strptimeProblem(format)).toBeDefined();
});
test.each([".%L", "%L", "%", "%S,%s", "%%"])("%j is accepted", (format) => {
  expect(strptimeProblem(format)).toBeUndefined();
});
