// The validate command's lines and its refusals.

import { beforeAll, expect, test } from "vitest";
import { bytesOfHex, verdictLine } from "../../src/cli/validate.ts";
import { signals, wordOf } from "../../src/cli/words.ts";
import { type WireExports, wireEngine } from "../wire/engine.ts";
import { vectors } from "../wire/vectors.ts";

let engine: WireExports;
beforeAll(async () => {
  engine = await wireEngine();
});

test.each([
  ["", "accept"],
  ["0a0412021200", "accept"],
  ["0A0412021200\r", "accept"],
  ["0a06120412022805", "reject 6 wire type 0 where field body of LogRecord needs 2"],
  ["0a0412021200ff", "reject 6 a varint that does not end in a field of LogsData"],
])("logs %j ==> %s", (line, verdict) => {
  expect(verdictLine(engine, "logs", bytesOfHex(line))).toBe(verdict);
});

test("every vector gets one line", () => {
  for (const { signal, hex, accept } of vectors) {
    const line = verdictLine(engine, wordOf("signal", signal, signals), bytesOfHex(hex));
    expect(line).toMatch(accept ? /^accept$/ : /^reject \d+ \S.*$/);
  }
});

test("what is no batch is refused", () => {
  expect(() => bytesOfHex("0a0")).toThrow("not hexadecimal: 0a0");
  expect(() => bytesOfHex("zz")).toThrow("not hexadecimal: zz");
  const signalOf = (name: string | undefined) => wordOf("signal", name, signals);
  expect(() => signalOf("log")).toThrow("--signal takes logs, traces, metrics, profiles, not log");
  expect(() => signalOf(undefined)).toThrow("not nothing");
});
