// Time functions beyond the conformance cases: zones and their history, abbreviations, languages,
// years that a text leaves out, the ends of what fits. The answers are the reference's.

import { afterEach, describe, expect, test, vi } from "vitest";
import { standardScope } from "../../src/compiler/check-scope.ts";
import { compileValue } from "../../src/compiler/compile.ts";
import { findLocale, localeTags } from "../../src/compiler/time/locales.ts";
import { abbreviations, findZone } from "../../src/compiler/time/zones.ts";
import { engineOf } from "../engine.ts";
import { jsonToProto } from "../otlp/json.ts";
import { evaluate } from "../run.ts";

async function answerOf(text: string): Promise<string> {
  return (await evaluate(text)).replace(/^fails:.*$/u, "fails");
}

type Shown = readonly [text: string, format: string, zone: string, by: string, answer: string];

// FormatTime(Time(text, format, zone), by).
const shown: { readonly [what: string]: readonly Shown[] } = {
  "the clock of a place": [
    ["2024-07-05 10", "%F %H", "America/New_York", "%F %H %Z %z", "2024-07-05 10 EDT -0400"],
    ["2100-07-01 00", "%F %H", "Australia/Sydney", "%H %Z %j", "00 AEST +10:00"],
    ["1941-07-01 12", "%F %H", "Europe/London", "%H %Z %k", "12 BDST +02:00:00"],
    ["1880-01-01 12", "%F %H", "America/New_York", "%H %Z %k", "12 LMT -04:56:02"],
    ["2024-06-01 12", "%F %H", "Europe/Dublin", "%H %Z %i", "12 IST +01"],
    ["2024-03-20 12", "%F %H", "Africa/Casablanca", "%H %Z", "12 +00"],
    ["2050-01-01 12", "%F %H", "Asia/Tokyo", "%H %Z", "12 JST"],
    ["2024-01-01 12", "%F %H", "", "%H %Z %z", "12 UTC Z"],
  ],
  "an hour that there is not, and one that comes twice": [
    ["2024-03-10 02", "%F %H", "America/New_York", "%F %H %Z", "2024-03-10 01 EST"],
    ["2024-11-03 01", "%F %H", "America/New_York", "%F %H %Z", "2024-11-03 01 EDT"],
    ["2024-10-06 02", "%F %H", "Australia/Lord_Howe", "%F %R %Z", "2024-10-06 02:30 +11"],
  ],
  "offsets": [
    ["2024-01-01T00+0530", "%FT%H%z", "", "%F %H %Z %z", "2024-01-01 00 +0530 +0530"],
    ["2024-01-01T00+0900", "%FT%H%z", "Asia/Tokyo", "%H %Z", "00 JST"],
    ["2024-01-01T00+0000", "%FT%H%z", "Asia/Tokyo", "%H %Z", "00 UTC"],
    ["2024-01-01-00:00:30", "%F%k", "", "%T %k %j %Z", "00:00:00 +00:00:-30 +00:00 +0000"],
    ["2024-01-01+24:60:60", "%F%k", "", "%F %k", "2024-01-01 +25:01:00"],
  ],
  "abbreviations": [
    ["2024-07-01 10 EST", "%F %H %Z", "", "%H %Z %z", "10 EST -0500"],
    ["2024-07-01 10 CET", "%F %H %Z", "", "%H %Z %z", "11 CEST +0200"],
    ["2024-07-01 10 MET", "%F %H %Z", "Asia/Tokyo", "%H %Z %z", "11 MEST +0200"],
    ["2024-07-01 10 EDT", "%F %H %Z", "America/New_York", "%H %Z", "10 EDT"],
    ["2024-07-01 10 EST", "%F %H %Z", "America/New_York", "%H %Z", "11 EDT"],
    ["2024-07-01 10 GMT+3", "%F %H %Z", "", "%H %Z %z", "13 GMT+3 +0300"],
    ["2024-07-01 10 GMT-0", "%F %H %Z", "", "%H %Z %z", "10 GMT-0 Z"],
  ],
};

describe("a time shows the clock of its zone", () => {
  const cases = Object.entries(shown).flatMap(([what, rows]) => rows.map((row) => [what, ...row]));
  test.each(cases)("%s: %s as %s in %s, by %s", async (_what, text, format, zone, by, answer) => {
    const call = `FormatTime(Time("${text}", "${format}", "${zone}"), "${by}")`;
    expect(await answerOf(call)).toBe(JSON.stringify(answer));
  });
});

const newYork = 'Time("2024-07-05 10", "%F %H", "America/New_York")';
const tokyo = 'Time("2024-12-31 23", "%F %H", "Asia/Tokyo")';
const india = 'Time("2024-07-05T10+0530", "%FT%H%z")';

type Cases = readonly (readonly [expression: string, answer: string])[];

const expressions: { readonly [what: string]: Cases } = {
  "a zone goes with its time": [
    [`[Year(${tokyo}), Month(${tokyo}), Day(${tokyo})]`, "[2024, 12, 31]"],
    [`[Weekday(${tokyo}), Hour(${tokyo}), Minute(${tokyo})]`, "[2, 23, 0]"],
    [`FormatTime(${newYork} + Duration("4380h"), "%F %H %Z")`, '"2025-01-03 21 EST"'],
    [`FormatTime(${tokyo} - Duration("2562047h"), "%F %T %Z")`, '"1732-09-22 00:18:59 LMT"'],
    [`FormatTime(TruncateTime(${india}, Duration("1h")), "%T %z")`, '"09:30:00 +0530"'],
    [`${newYork} - Time("2024-07-05 10", "%F %H", "Asia/Tokyo")`, "duration(46800000000000ns)"],
  ],
  "as JSON": [
    [`String(${newYork})`, '"\\"2024-07-05T10:00:00-04:00\\""'],
    ['String(Time("2024-07-05+2400", "%F%z"))', "fails"],
    [
      'String(Time("9999-12-31 23", "%F %H", "America/New_York"))',
      '"\\"9999-12-31T23:00:00-05:00\\""',
    ],
    ['String(Time("9999-12-31 23", "%F %H") + Duration("1h"))', "fails"],
  ],
  "as Go prints it": [
    [`Format("%v", [${newYork}])`, '"2024-07-05 10:00:00 -0400 EDT"'],
    [`Format("%v", [${india}])`, '"2024-07-05 10:00:00 +0530 +0530"'],
  ],
  "abbreviations that nobody knows": [
    ['Time("2024-07-01 PDT", "%F %Z", "UTC")', "fails"],
    ['Time("2024-07-01 +00", "%F %Z", "Asia/Tokyo")', "fails"],
    ['Time("2024-07-01+0000 PDT", "%F%z %Z", "Asia/Tokyo")', "fails"],
  ],
  "languages": [
    ['Time("5 AĞUSTOS 2024", "%e %B %Y", "", "tr")', 'time("2024-08-05T00:00:00Z")'],
    ['Time("ΜΑΡΤΊΟΥ 5 2024", "%B %e %Y", "", "el")', 'time("2024-03-05T00:00:00Z")'],
    ['Time("lunes, 05 agosto 2024", "%A, %d %B %Y", "", "es")', 'time("2024-08-05T00:00:00Z")'],
    ['Time("março 5 2024", "%B %e %Y", "", "pt-BR")', 'time("2024-03-05T00:00:00Z")'],
    ['Time("März 5 2024", "%B %e %Y", "", "fr")', "fails"],
    ['Time("2024 3月 5", "%Y %b %g", "", "ja")', "fails"],
    ['Time("mai 5 10 CET 2024", "%b %e %H %Z %Y", "", "fr")', 'time("2024-05-05T09:00:00Z")'],
    // The reference takes each byte between names for a code point.
    ['Time("dé 12", "dé %d", "", "fr")', "fails"],
    ['Time("марта_5 2024", "%B_%d %Y", "", "ru")', "fails"],
  ],
  "the ends of time": [
    ["Year(Unix(9223372036854775807))", "292277026596"],
    ["Unix(0, -9223372036854775807)", 'time("1677-09-21T00:12:43.145224193Z")'],
    ["UnixNano(Unix(9223372037))", "-9223372036709551616"],
    ["TruncateTime(Unix(-1, 5), Duration(\"1s\"))", 'time("1969-12-31T23:59:59Z")'],
    ["Unix(9223372036854775807) > Unix(0)", "refused"],
    ['Duration("2562047h47m16.854775807s")', "duration(9223372036854775807ns)"],
    ['Duration("2562047h47m16.854775808s")', "fails"],
    ['Duration("-2562047h47m16.854775808s")', "duration(-9223372036854775808ns)"],
    ['Duration("1µs1μs1us")', "duration(3000ns)"],
    ['Duration("1d")', "fails"],
  ],
};

describe("expressions", () => {
  const cases = Object.entries(expressions).flatMap(([what, rows]) =>
    rows.map(([text, answer]) => [what, text, answer] as const),
  );
  test.each(cases)("%s: %s", async (_what, text, answer) => {
    if (answer === "refused") await expect(answerOf(text)).rejects.toThrow();
    else expect(await answerOf(text)).toBe(answer);
  });
});

// A time's cell has 16 bits for its zone, of which 0 is UTC.
test.each([
  [65535, 0],
  [65536, 1],
])("%i zones in a batch: %i fail", async (zones, failures) => {
  const pad = (value: number) => `${Math.floor(value)}`.padStart(2, "0");
  const logRecords = Array.from({ length: zones }, (_, at) => {
    // Not 1: to Go an offset of -1 second is none.
    const ahead = 2 + at / 2;
    const offset = `${pad(ahead / 3600)}${pad((ahead / 60) % 60)}${pad(ahead % 60)}`;
    return { body: { stringValue: `2024${at % 2 === 0 ? "+" : "-"}${offset}` } };
  });
  const engine = await engineOf({
    signal: "logs",
    context: "log",
    statements: ['set(log.time, Time(log.body, "%Y%w"))'],
  });
  engine.process(jsonToProto("logs", { resourceLogs: [{ scopeLogs: [{ logRecords }] }] }));
  expect(engine.report()).toMatchObject({ records: zones, failures });
});

describe("the clock", () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  test("Now is when the batch came", async () => {
    vi.useFakeTimers({ now: new Date("2024-02-29T12:30:00.250Z"), toFake: ["Date"] });
    expect(await answerOf("Now()")).toBe('time("2024-02-29T12:30:00.25Z")');
  });

  // A text without a year is of this one, or of the last when it would lie over a week ahead.
  test.each([
    ["March 1 12:00", "UTC", "2024-03-05T00:00:00Z", "2024-03-01T12:00:00Z"],
    ["March 1 12:00", "UTC", "2024-02-23T12:00:00Z", "2024-03-01T12:00:00Z"],
    ["March 1 12:00", "UTC", "2024-02-23T11:59:59Z", "2023-03-01T12:00:00Z"],
    ["February 29 00:00", "UTC", "2025-06-01T00:00:00Z", "2025-03-01T00:00:00Z"],
    ["March 1 00:00", "Asia/Kathmandu", "2026-06-01T00:00:00Z", "2026-02-28T18:15:00Z"],
    ["July 1 00:00", "America/New_York", "2026-06-30T00:00:00Z", "2026-07-01T04:00:00Z"],
    ["December 31 23:00", "America/New_York", "2026-01-01T03:00:00Z", "2026-01-01T04:00:00Z"],
  ])("%s in %s, on %s", async (text, zone, now, answer) => {
    vi.useFakeTimers({ now: new Date(now), toFake: ["Date"] });
    const call = `Time("${text}", "%B %e %H:%M", "${zone}")`;
    expect(await answerOf(call)).toBe(`time("${answer}")`);
  });
});

describe("the tables", () => {
  test("names of zones that texts may bring along", () => {
    expect([...abbreviations()].sort()).toEqual(
      "CET EET EST GMT GMT+0 GMT-0 HST MET MST PRC ROC ROK UCT UTC WET".split(" "),
    );
  });

  test("a zone that has a rule, one that has none, one of two names", () => {
    expect(findZone("America/New_York")?.rule).toBe("EST5EDT,M3.2.0,M11.1.0");
    expect(findZone("EST")).toEqual({
      kinds: [{ offset: -18000, name: "EST" }],
      firstKind: 0,
      periods: [],
      rule: "",
    });
    expect(findZone("Asia/Calcutta")).toEqual(findZone("Asia/Kolkata"));
    expect(findZone("Asia/Atlantis")).toBeUndefined();
  });

  test("every language has lists of the right sizes, or none", () => {
    const sizes = [7, 7, 12, 12, 2];
    const odd = localeTags().filter((tag) =>
      Object.values(findLocale(tag) ?? {}).some(
        (names: readonly string[], at) => names.length !== 0 && names.length !== sizes[at],
      ),
    );
    expect(odd).toEqual([]);
    expect(localeTags().length).toBe(1015);
    expect(findLocale("de")?.months[2]).toBe("März");
    expect(findLocale("xx")).toBeUndefined();
  });
});

describe("refused when compiled", () => {
  test.each([
    ['Time("x", "%Y", "Mars/Base")', 'there is no time zone "Mars/Base"'],
    ['Time("x", "%Y", "UTC", "xx")', 'there is no language "xx"'],
    ['Time("x", "%Q")', 'unknown time directive "%Q"'],
    ['FormatTime(Now(), "%u")', 'unknown time directive "%u"'],
    ['FormatTime(Now(), "%H%f")', '"H%f": a fraction needs "." or "," before it'],
  ])("%s", (text, why) => {
    const scope = standardScope("log");
    expect(() => compileValue({ signal: "logs", scope, text })).toThrow(why);
  });
});
