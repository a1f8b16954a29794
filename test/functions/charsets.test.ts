// Decode with every encoding that the reference knows, of every byte and of sequences that begin
// with it (charset-batch.ts), its name in the text and from data. The answers are the reference's.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { transformed } from "../engine.ts";
import type { JsonObject } from "../otlp/json.ts";
import { charsetBatch, charsetNames, digestOf } from "./charset-batch.ts";

const file = readFileSync(join(import.meta.dirname, "charset-answers.txt"), "utf8");
const answers = file
  .trim()
  .split("\n")
  .map((line): [digest: string, name: string] => [line.slice(0, 16), line.slice(17)]);

async function digestBy(encoding: string): Promise<string> {
  const statements = [`set(log.body, Decode(log.body, ${encoding}))`];
  return digestOf(await transformed({ signal: "logs", context: "log", statements }, charsetBatch));
}

test("there is an answer for every name", () => {
  expect(answers.map(([, name]) => name)).toEqual(charsetNames);
});

test.each(answers)("%s: %s", async (digest, name) => {
  expect(await digestBy(JSON.stringify(name))).toBe(digest);
});

// Data may be data that the statement wrote.
test.each(answers)("%s: %s from data", async (digest, name) => {
  expect(await digestBy(`Concat(["${name.slice(0, 1)}", "${name.slice(1)}"], "")`)).toBe(digest);
});

test.each([
  ["cp1252", 'there is no encoding "cp1252"'],
  ["tis-620", "the encoding tis-620 has no decoder"],
])("%s from data: %s", async (name, reason) => {
  const record: JsonObject = { body: { stringValue: name } };
  const input = { resourceLogs: [{ scopeLogs: [{ logRecords: [record] }] }] };
  const statements = ["set(log.body, Decode(log.body, log.body))"];
  const run = { signal: "logs", context: "log", statements, errorMode: "propagate" } as const;
  await expect(transformed(run, input)).rejects.toThrow(reason);
});
