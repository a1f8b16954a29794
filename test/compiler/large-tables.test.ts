// Tables that a bundle may leave out: what needs them is refused and told which entry to import,
// what does not compiles without. The entries bring them back (test/platforms has the bundles).

import { afterEach, expect, test } from "vitest";
import { CompileError } from "../../src/compiler/compile-error.ts";
import { bundledTables as absentTables } from "../../src/compiler/tables/absent-tables.ts";
import { bundledTables } from "../../src/compiler/tables/bundled-tables.ts";
import { useTables } from "../../src/compiler/tables/large-tables.ts";
import { compileConfig } from "../../src/processors/compile-config.ts";
import { evaluate } from "../run.ts";

afterEach(() => useTables(bundledTables));

/** What is wrong with a statement; nothing when it compiles. */
function refusalOf(value: string): string {
  const config = { log_statements: [`set(log.attributes["t"], ${value})`] };
  try {
    compileConfig(config, { signal: "logs" });
    return "";
  } catch (error) {
    if (error instanceof CompileError) return error.message;
    throw error;
  }
}

const times = [
  'Time(log.body.string, "%Y-%m-%d", "Europe/Berlin")',
  'Time(log.body.string, "%B %d %Y", locale="de")',
  'Time(log.body.string, "%Y-%m-%d %Z")',
  'Time(log.body.string, "%Y-%m-%d MST")',
];
const encodings = [
  'Decode(log.body.string, "shift_jis")',
  'Decode(log.body.string, "GBK")',
  'Decode(log.body.string, "iso-8859-15")',
];
const grok = ['ExtractGrokPatterns(log.body.string, "%{IP:client}", true)'];
const plain = [
  'Time(log.body.string, "%Y-%m-%d")',
  'Time(log.body.string, "%Y-%m-%d %z", "UTC")',
  'Decode(log.body.string, "utf-16")',
  'Decode(log.body.string, "base64")',
  'ExtractGrokPatterns(log.body.string, "%{A:a}", true, ["A=[a-z]+"])',
];

test.each([...times, ...encodings, ...grok, ...plain])("%s compiles with all tables", (value) => {
  expect(refusalOf(value)).toBe("");
});

test.each([
  ...times.map((value) => [value, "zones and languages", "time-tables"]),
  ...encodings.map((value) => [value, "encodings beside Unicode's own", "charset-tables"]),
  ...grok.map((value) => [value, "Grok's patterns by name", "grok-patterns"]),
])("%s without tables says what to import", (value = "", what, entry) => {
  useTables(absentTables);
  expect(refusalOf(value)).toContain(`${what} are not in this bundle`);
  expect(refusalOf(value)).toContain(`import "ottl-wasm/${entry}"`);
});

test.each(plain)("%s compiles without tables", (value) => {
  useTables(absentTables);
  expect(refusalOf(value)).toBe("");
});

test("a Grok pattern from data without tables fails and says what to import", async () => {
  useTables(absentTables);
  const fromData = (pattern: string) => {
    const record = { body: { stringValue: pattern } };
    const input = { resourceLogs: [{ scopeLogs: [{ logRecords: [record] }] }] };
    return evaluate('ExtractGrokPatterns("7", log.body, true, ["A=[0-9]"])', input);
  };
  expect(await fromData("%{INT:a}")).toContain('import "ottl-wasm/grok-patterns"');
  expect(await fromData("%{A:a}")).toBe('{"a": "7"}');
});

test("what is there or missing does not depend on what was there before", async () => {
  expect(refusalOf(times[0] ?? "")).toBe("");
  useTables(absentTables);
  expect(refusalOf(times[0] ?? "")).not.toBe("");
  await import("../../src/time-tables.ts");
  expect(times.map(refusalOf)).toEqual(times.map(() => ""));
  expect(refusalOf(encodings[0] ?? "")).not.toBe("");
  await import("../../src/charset-tables.ts");
  expect(encodings.map(refusalOf)).toEqual(encodings.map(() => ""));
  expect(refusalOf(grok[0] ?? "")).not.toBe("");
  await import("../../src/grok-patterns.ts");
  expect(refusalOf(grok[0] ?? "")).toBe("");
});
