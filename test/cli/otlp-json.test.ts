// The command line's OTLP/JSON against protobuf-es over the published schema (test/otlp): both
// directions agree on every fixture and on the corpus, and the reader takes what the collector
// takes.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { decodeBatch, encodeBatch, OtlpError, parseJson } from "../../src/cli/otlp-json.ts";
import type { JsonObject } from "../../src/cli/otlp-json.ts";
import type { Signal } from "../../src/runtime/program.ts";
import { batchMessages, shapeOf } from "../../src/cli/otlp-schema.ts";
import { jsonToProto, protoToJson } from "../otlp/json.ts";
import { batchType } from "../otlp/schema.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const signals: readonly Signal[] = ["logs", "traces", "metrics", "profiles"];

const fixtures = readdirSync(join(ROOT, "test/conformance/fixtures"))
  .map((file): [string, Signal, string] => {
    const signal = file.slice(0, file.indexOf("-")) as Signal;
    return [file, signal, readFileSync(join(ROOT, "test/conformance/fixtures", file), "utf8")];
  });

describe.each(fixtures)("%s", (_file, signal, text) => {
  const bytes = jsonToProto(signal, parseJson(text));

  test("JSON to protobuf", () => {
    const ours = encodeBatch(signal, parseJson(text));
    expect(protoToJson(signal, ours)).toEqual(protoToJson(signal, bytes));
  });

  test("protobuf to JSON", () => {
    expect(decodeBatch(signal, bytes)).toEqual(protoToJson(signal, bytes));
  });
});

test.each(["logs", "traces", "metrics"] as const)("the corpus of %s both ways", (signal) => {
  const bytes = new Uint8Array(readFileSync(join(ROOT, "bench/corpus", `${signal}-1k.bin`)));
  const json = decodeBatch(signal, bytes);
  expect(json).toEqual(protoToJson(signal, bytes));
  expect(protoToJson(signal, encodeBatch(signal, json))).toEqual(json);
});

test("the tables hold every field of the published schema", () => {
  const problems: string[] = [];
  const seen = new Set<number>();
  type Message = (typeof batchMessages)["logs"];
  const compare = (message: Message, type: ReturnType<typeof batchType>): void => {
    if (seen.has(message)) return;
    seen.add(message);
    const { byNumber } = shapeOf(message);
    for (const field of type.fieldsArray) {
      const ours = byNumber.get(field.id);
      const repeated = field.repeated;
      if (ours?.name !== field.name || ours.isRepeated !== repeated) {
        problems.push(`${type.name}.${field.name}`);
      }
      const inner = field.resolvedType;
      if (ours?.message !== undefined && inner !== null && "fieldsArray" in inner) {
        compare(ours.message, inner);
      }
    }
  };
  for (const signal of signals) compare(batchMessages[signal], batchType(signal));
  expect(problems).toEqual([]);
  expect(seen.size).toBeGreaterThan(25);
});

function logOf(record: JsonObject): JsonObject {
  return { resourceLogs: [{ scopeLogs: [{ logRecords: [record] }] }] };
}

test.each<[string, string]>([
  ['{"timeUnixNano": 1700000000123456789}', '{"timeUnixNano":"1700000000123456789"}'],
  ['{"time_unix_nano": "5", "severity_number": 9}', '{"timeUnixNano":"5","severityNumber":9}'],
  ['{"severityNumber": "SEVERITY_NUMBER_WARN"}', '{"severityNumber":13}'],
  ['{"severityText": "0", "flags": 0}', '{"severityText":"0"}'],
  ['{"traceId": "00FF"}', '{"traceId":"00ff"}'],
  ['{"body": {"intValue": -9223372036854775808}}', '{"body":{"intValue":"-9223372036854775808"}}'],
  ['{"severityText": "12345678901234567890"}', '{"severityText":"12345678901234567890"}'],
  ['{"body": {"doubleValue": "NaN"}}', '{"body":{"doubleValue":"NaN"}}'],
  ['{"body": {"doubleValue": -0.0}}', '{"body":{"doubleValue":"-0"}}'],
  ['{"body": {"bytesValue": "AP8="}}', '{"body":{"bytesValue":"AP8="}}'],
  ['{"body": {}, "attributes": []}', '{"body":{}}'],
  ['{"body": null, "unknown": {"a": 1}}', "{}"],
])("a record %s ==> %s", (record, wanted) => {
  const batch = parseJson(JSON.stringify(logOf({ here: true })).replace('{"here":true}', record));
  const found = decodeBatch("logs", encodeBatch("logs", batch));
  const text = JSON.stringify(found).replace(/^.*"logRecords":\[/, "").replace(/\]\}\]\}\]\}$/, "");
  expect(text).toBe(wanted);
});

test.each([
  ['{"severityNumber": "LOUD"}', /severityNumber/],
  ['{"traceId": "xyz"}', /traceId must be hexadecimal/],
  ['{"flags": 1.5}', /flags must be an integer/],
  ['{"attributes": {}}', /attributes must be a list/],
  ['{"body": "text"}', /body must be an object/],
  ['{"severityText": 1}', /severityText must be text/],
])("a record %s is refused: %s", (record, message) => {
  expect(() => encodeBatch("logs", logOf(JSON.parse(record) as JsonObject))).toThrow(message);
});

test.each(["", "[]", "{", '"a"'])("the text %j is no batch", (text) => {
  expect(() => parseJson(text)).toThrow(OtlpError);
});

test.each(["0a05", "0a0112", "0d0a", "0aff"])("the bytes %s are no batch", (hex) => {
  expect(() => decodeBatch("logs", Uint8Array.from(Buffer.from(hex, "hex")))).toThrow(OtlpError);
});
