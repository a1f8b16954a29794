// OTLP/JSON <-> protobuf: what is read, what is written, and that nothing is lost on the way.
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type JsonObject, type JsonValue, jsonToProto, protoToJson, type Signal } from "./json.ts";
import { batchType } from "./schema.ts";

const FIXTURES = new URL("../conformance/fixtures/", import.meta.url);

const record = (fields: JsonObject): JsonObject => ({
  resourceLogs: [{ scopeLogs: [{ logRecords: [fields] }] }],
});
const point = (fields: JsonObject): JsonObject => ({
  resourceMetrics: [{ scopeMetrics: [{ metrics: [{ histogram: { dataPoints: [fields] } }] }] }],
});
const dig = (node: JsonValue | undefined): JsonValue | undefined => {
  if (Array.isArray(node)) return dig(node[0]);
  const child = node && typeof node === "object" ? Object.values(node)[0] : undefined;
  return Array.isArray(child) || isWrapper(node) ? dig(child) : node;
};
const isWrapper = (node: JsonValue | undefined): boolean =>
  typeof node === "object" && node !== null && "histogram" in node;

describe("read and written again", () => {
  const cases: [string, Signal, JsonObject, JsonObject][] = [
    ["ids in hex", "logs", record({ traceId: "0aFF" }), record({ traceId: "0aff" })],
    ["int64 as number", "logs", record({ timeUnixNano: 12 }), record({ timeUnixNano: "12" })],
    [
      "int64 beyond 2^53",
      "logs",
      record({ body: { intValue: "9223372036854775807" } }),
      record({ body: { intValue: "9223372036854775807" } }),
    ],
    [
      "uint64 at the top",
      "logs",
      record({ timeUnixNano: "18446744073709551615" }),
      record({ timeUnixNano: "18446744073709551615" }),
    ],
    [
      "an enum's name",
      "logs",
      record({ severityNumber: "SEVERITY_NUMBER_WARN" }),
      record({ severityNumber: 13 }),
    ],
    [
      "an enum's unknown number",
      "logs",
      record({ severityNumber: 101 }),
      record({ severityNumber: 101 }),
    ],
    [
      "snake_case",
      "logs",
      record({ severity_text: "x", trace_id: "01" }),
      record({ severityText: "x", traceId: "01" }),
    ],
    ["unknown fields are left out", "logs", record({ nope: 1, flags: 2 }), record({ flags: 2 })],
    [
      "NaN and -0",
      "logs",
      record({ body: { arrayValue: { values: [{ doubleValue: "NaN" }, { doubleValue: -0 }] } } }),
      record({ body: { arrayValue: { values: [{ doubleValue: "NaN" }, { doubleValue: "-0" }] } } }),
    ],
    [
      "bytes in base64",
      "logs",
      record({ body: { bytesValue: "AP8=" } }),
      record({ body: { bytesValue: "AP8=" } }),
    ],
    [
      "an empty string value",
      "logs",
      record({ body: { stringValue: "" } }),
      record({ body: { stringValue: "" } }),
    ],
    ["an empty value", "logs", record({ body: {} }), record({ body: {} })],
    ["an optional zero", "metrics", point({ min: 0, sum: 0 }), point({ sum: 0, min: 0 })],
    ["a plain zero", "metrics", point({ count: "0" }), point({})],
  ];
  test.each(cases)("%s", (_, signal, given, expected) => {
    expect(protoToJson(signal, jsonToProto(signal, given))).toEqual(expected);
  });

  test("fields stand in the order of their numbers", () => {
    const written = protoToJson(
      "logs",
      jsonToProto("logs", record({ flags: 1, body: {}, timeUnixNano: "1" })),
    );
    expect(Object.keys(dig(written) as JsonObject)).toEqual(["timeUnixNano", "body", "flags"]);
  });

  test.each(readdirSync(FIXTURES))("fixture %s", (file) => {
    const signal = file.replace(/-.*/, "") as Signal;
    const bytes = jsonToProto(
      signal,
      JSON.parse(readFileSync(new URL(file, FIXTURES), "utf8")) as JsonObject,
    );
    expect(jsonToProto(signal, protoToJson(signal, bytes))).toEqual(bytes);
    // A second library reads the same out of the bytes, and writes them again.
    const type = batchType(signal);
    expect(new Uint8Array(type.encode(type.decode(bytes)).finish())).toEqual(bytes);
  });
});

describe("refused", () => {
  test.each([
    ["an id that is no hex", record({ traceId: "0g" })],
    ["an id of half a byte", record({ traceId: "012" })],
    ["an int64 out of range", record({ body: { intValue: "9223372036854775808" } })],
    ["a text as number", record({ flags: "many" })],
  ])("%s", (_, batch) => {
    expect(() => jsonToProto("logs", batch)).toThrow();
  });
});

test("text that ends inside a character is read, not refused", () => {
  const bytes = jsonToProto("logs", record({ body: { stringValue: "ab" } }));
  bytes[bytes.length - 1] = 0xe2;
  expect(protoToJson("logs", bytes)).toEqual(record({ body: { stringValue: "a\ufffd" } }));
});

const { value } = fc.letrec<{ value: JsonObject; pair: JsonObject }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.record({ stringValue: fc.string({ unit: "grapheme" }) }),
    fc.record({ boolValue: fc.boolean() }),
    fc.record({ intValue: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String) }),
    fc.record({ doubleValue: fc.double({ noNaN: true, noDefaultInfinity: true }).map(jsonDouble) }),
    fc.record({
      bytesValue: fc.uint8Array({ maxLength: 9 }).map((b) => Buffer.from(b).toString("base64")),
    }),
    fc.constant<JsonObject>({}),
    fc.record({
      arrayValue: fc.record({ values: fc.array(tie("value"), { minLength: 1, maxLength: 3 }) }),
    }),
    fc.record({
      kvlistValue: fc.record({ values: fc.array(tie("pair"), { minLength: 1, maxLength: 3 }) }),
    }),
  ) as fc.Arbitrary<JsonObject>,
  pair: fc.record({
    key: fc.string({ minLength: 1 }),
    value: tie("value"),
  }) as fc.Arbitrary<JsonObject>,
}));

function jsonDouble(double: number): number | string {
  return Object.is(double, -0) ? "-0" : double;
}

test("any value comes back as it was", () => {
  fc.assert(
    fc.property(value, (body) => {
      expect(protoToJson("logs", jsonToProto("logs", record({ body })))).toEqual(record({ body }));
    }),
  );
});
