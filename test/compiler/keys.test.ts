// Keys that are expressions: on a path they are evaluated one by one, each only where there is
// something to look into, so that what is missing hides a key that would fail.

import { expect, test } from "vitest";
import { evaluate } from "../run.ts";

const text = (stringValue: string) => ({ stringValue });
const list = { arrayValue: { values: [text("x"), text("y")] } };
const lists = { kvlistValue: { values: [{ key: "list", value: list }] } };
const attributes = [
  { key: "list", value: list },
  { key: "nil", value: {} },
];
const input = { resourceLogs: [{ scopeLogs: [{ logRecords: [{ attributes, body: lists }] }] }] };

test.each([
  ['log.attributes["list"][Len(log.attributes["list"]) - 1]', '"y"'],
  ['log.attributes["none"][Len(log.attributes["none"]) - 1]', "nil"],
  ['log.attributes["none"][Len(log.attributes["none"]) - 1][Int(log.body)]["a"]', "nil"],
  ['log.attributes["none"]["a"][Int(log.body)]', "nil"],
  ['log.body["list"][Len(log.body["list"]) - 1]', '"y"'],
  ['log.body["none"][Len(log.body["none"]) - 1]', "nil"],
  ['log.cache["none"][Len(log.cache["none"])]', "nil"],
  ['otelcol.grpc.metadata[Len(log.attributes["none"])]', "nil"],
])("%s ==> %s", async (expression, answer) => {
  expect(await evaluate(expression, input)).toBe(answer);
});

test.each([
  'log.attributes[Len(log.attributes["none"])]',
  'log.attributes["list"][Len(log.attributes["none"])]',
  // Nil is there, and nothing can be looked up in it.
  'log.attributes["nil"][Len("x")]',
  'log.attributes["none"][Len("x")][0] + Len(log.attributes["none"])',
])("%s fails", async (expression) => {
  expect(await evaluate(expression, input)).toMatch(/^fails: /);
});
