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
  { arrayValue: { values: [] } },
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

interface Output {
  resourceLogs: { scopeLogs: { logRecords: { attributes: { key: string }[] }[] }[] }[];
}

function keysOf(output: JsonObject): string[][] {
  const { resourceLogs } = output as unknown as Output;
  const logs = resourceLogs[0]?.scopeLogs[0]?.logRecords ?? [];
  return logs.map(({ attributes }) => attributes.map(({ key }) => key));
}
