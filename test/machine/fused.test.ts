// Comparisons in one instruction (assembly/machine/fused.ts) answer as the long way does. The long
// way is forced by a converter around the path.

import { expect, test } from "vitest";
import { engineOf } from "../engine.ts";
import { type JsonObject, jsonToProto, protoToJson } from "../otlp/json.ts";

const operators = ["==", "!=", "<", "<=", ">", ">="];

const constants = [
  "nil",
  "true",
  "0",
  "9",
  "-1",
  "2.5",
  '""',
  '"abc"',
  `"${"x".repeat(200)}"`,
  "0x61",
];

const values: readonly JsonObject[] = [
  {},
  { stringValue: "" },
  { stringValue: "abc" },
  { stringValue: "abd" },
  { stringValue: "x".repeat(200) },
  { intValue: "0" },
  { intValue: "9" },
  { intValue: "-1" },
  { doubleValue: 2.5 },
  { boolValue: true },
  { bytesValue: "" },
  { bytesValue: "YQ==" },
  { arrayValue: { values: [{ intValue: "1" }] } },
];

const records: readonly JsonObject[] = [
  {},
  ...values.map((value, at) => ({
    attributes: [{ key: "a", value }],
    severityNumber: at,
    severityText: at % 2 === 0 ? "" : "abc",
    timeUnixNano: String(at * 3),
    flags: at,
  })),
];

const fields = ["severity_number", "severity_text", "time_unix_nano", "flags", 'attributes["a"]'];

test.each(fields)("log.%s", async (field) => {
  const pairs = operators.flatMap((operator) => constants.map((constant) => [operator, constant]));
  const statements = pairs.flatMap(([operator, constant], at) => [
    `set(log.attributes["f${at}"], 1) where log.${field} ${operator} ${constant}`,
    `set(log.attributes["g${at}"], 1) where Coalesce([log.${field}]) ${operator} ${constant}`,
  ]);
  const engine = await engineOf({ signal: "logs", context: "log", statements });
  const batch = { resourceLogs: [{ scopeLogs: [{ logRecords: [...records] }] }] };
  const output = protoToJson("logs", engine.process(jsonToProto("logs", batch)).slice());
  for (const keys of keysOf(output)) {
    const fused = keys.filter((key) => key.startsWith("f")).map((key) => key.slice(1));
    const long = keys.filter((key) => key.startsWith("g")).map((key) => key.slice(1));
    expect(fused).toEqual(long);
    expect(fused.length).toBeGreaterThan(0);
  }
});

const patterns = ["", "^a", "b", "x{5}", "^9$", "^[^x]*$", "true"];

test.each(["body", 'attributes["a"]'])("IsMatch of log.%s", async (path) => {
  const statements = patterns.flatMap((pattern, at) => [
    `set(log.attributes["f${at}"], 1) where IsMatch(log.${path}, "${pattern}")`,
    `set(log.attributes["g${at}"], 1) where IsMatch(Coalesce([log.${path}]), "${pattern}")`,
  ]);
  const engine = await engineOf({ signal: "logs", context: "log", statements });
  const batch = { resourceLogs: [{ scopeLogs: [{ logRecords: [...replaced] }] }] };
  const output = protoToJson("logs", engine.process(jsonToProto("logs", batch)).slice());
  const answers = keysOf(output).map((keys) => {
    const fused = keys.filter((key) => key.startsWith("f")).map((key) => key.slice(1));
    const long = keys.filter((key) => key.startsWith("g")).map((key) => key.slice(1));
    expect(fused).toEqual(long);
    return fused.length;
  });
  expect(Math.max(...answers)).toBeGreaterThan(2);
});

// replace_pattern on a text without the pattern's literal is over before the value is read.
test.each(["log.body", 'log.attributes["a"]'])("%s without the literal stays", async (path) => {
  const replace = `replace_pattern(${path}, "b+c", "-")`;
  const statements = [
    replace,
    `set(log.attributes["seen"], ${path})`,
    // Written, taken away, and in a map that was opened.
    `set(${path}, "xbbc") where ${path} == "abd"`,
    replace,
    `delete_key(log.attributes, "a") where log.severity_number == 2`,
    replace,
    'keep_matching_keys(log.attributes, ".")',
    replace,
  ];
  const engine = await engineOf({ signal: "logs", context: "log", statements });
  const batch = { resourceLogs: [{ scopeLogs: [{ logRecords: [...replaced] }] }] };
  const output = protoToJson("logs", engine.process(jsonToProto("logs", batch)).slice());
  const { resourceLogs } = output as unknown as Output;
  const logs = resourceLogs[0]?.scopeLogs[0]?.logRecords ?? [];
  const seen = logs.map(({ attributes }) => attributes?.find(({ key }) => key === "seen")?.value);
  expect(seen).toEqual([{}, ...values.map(withoutPattern)]);
  const last = logs.map(({ attributes, body }) =>
    path === "log.body" ? body : attributes?.find(({ key }) => key === "a")?.value,
  );
  const wanted = values.map((value, at) =>
    path !== "log.body" && at === 2 ? undefined : written(withoutPattern(value)),
  );
  expect(last).toEqual([undefined, ...wanted]);
});

const replaced: readonly JsonObject[] = [
  {},
  ...values.map((value, at) => ({
    body: value,
    attributes: [{ key: "a", value }],
    severityNumber: at,
  })),
];

function withoutPattern(value: JsonObject): JsonObject {
  const text = value["stringValue"];
  return typeof text === "string" ? { stringValue: text.replace(/b+c/g, "-") } : value;
}

function written(value: JsonObject): JsonObject {
  return value["stringValue"] === "abd" ? { stringValue: "x-" } : value;
}

interface Output {
  resourceLogs: { scopeLogs: { logRecords: LogRecord[] }[] }[];
}

interface LogRecord {
  readonly attributes?: { key: string; value: JsonObject }[];
  readonly body?: JsonObject;
}

function keysOf(output: JsonObject): string[][] {
  const { resourceLogs } = output as unknown as Output;
  const logs = resourceLogs[0]?.scopeLogs[0]?.logRecords ?? [];
  return logs.map(({ attributes = [] }) => attributes.map(({ key }) => key));
}
