// The comparator judges what it should, and nothing else; the harness survives any engine.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type JsonObject, jsonToProto, protoToJson } from "../otlp/json.ts";
import { type Answer, type Case, readLines, signalOf } from "./answers.ts";
import { canonicalBatch } from "./canonical.ts";
import { compareAnswers, scoreByFamily, verdictOf } from "./compare.ts";
import { answerCase, Fixtures } from "./harness.ts";

const FOLDER = import.meta.dirname;
const FAMILIES = readdirSync(join(FOLDER, "cases"));
const fixtures = new Fixtures(join(FOLDER, "fixtures"));

const logs = (...records: JsonObject[]): JsonObject => ({
  resourceLogs: [{ scopeLogs: [{ logRecords: records }] }],
});
const pair = (key: string, text: string): JsonObject => ({ key, value: { stringValue: text } });
const output = (batch: JsonObject): Answer => ({ id: "a/1", output: batch });
const value = (type: string, inner: unknown): Answer =>
  ({ id: "a/1", value: { type, value: inner } }) as Answer;

describe("the same verdict", () => {
  const cases: [string, Answer, Answer][] = [
    [
      "attributes in another order",
      output(logs({ attributes: [pair("a", "1"), pair("b", "2")] })),
      output(logs({ attributes: [pair("b", "2"), pair("a", "1")] })),
    ],
    ["a default spelled out", output(logs({ flags: 0, severityText: "" })), output(logs({}))],
    ["int64 as number", output(logs({ timeUnixNano: 5 })), output(logs({ timeUnixNano: "5" }))],
    ["an id of zeros", output(logs({ spanId: "0000000000000000" })), output(logs({}))],
    [
      "-0 spelled as text",
      output(logs({ body: { doubleValue: -0 } })),
      output(logs({ body: { doubleValue: "-0" } })),
    ],
    ["Go's infinity", value("double", "+Inf"), value("double", "Infinity")],
    [
      "other words for a refusal",
      { id: "a/1", parseError: "no" },
      { id: "a/1", parseError: "never" },
    ],
    ["other words for a failure", { id: "a/1", error: "x" }, { id: "a/1", error: "y" }],
    [
      "a map in another order",
      value("map", [
        ["b", { type: "nil", value: null }],
        ["a", { type: "nil", value: null }],
      ]),
      value("map", [
        ["a", { type: "nil", value: null }],
        ["b", { type: "nil", value: null }],
      ]),
    ],
    [
      "a dictionary numbered otherwise",
      output({
        dictionary: { stringTable: ["", "x", "y"] },
        resourceProfiles: [{ typeStrindex: 2 }],
      }),
      output({ dictionary: { stringTable: ["", "y"] }, resourceProfiles: [{ typeStrindex: 1 }] }),
    ],
  ];
  test.each(cases)("%s", (_, a, b) => expect(verdictOf(a)).toBe(verdictOf(b)));
});

describe("another verdict", () => {
  const cases: [string, Answer, Answer][] = [
    [
      "duplicate keys in another order",
      output(logs({ attributes: [pair("a", "1"), pair("a", "2")] })),
      output(logs({ attributes: [pair("a", "2"), pair("a", "1")] })),
    ],
    ["another type", value("int", "1"), value("string", "1")],
    ["-0 against 0", value("double", -0), value("double", 0)],
    [
      "an empty string against nothing",
      output(logs({ body: { stringValue: "" } })),
      output(logs({ body: {} })),
    ],
    ["matched", { id: "a/1", matched: true }, { id: "a/1", matched: false }],
    ["one warning more", { id: "a/1", warnings: ["x"] }, { id: "a/1", warnings: ["x", "x"] }],
    ["refused against failed", { id: "a/1", parseError: "x" }, { id: "a/1", error: "x" }],
    [
      "the last bits where Go is exact",
      { ...value("double", 0.1), id: "math/x" },
      { ...value("double", 0.1 + 2 ** -56), id: "math/x" },
    ],
    ["unsupported against failed", { id: "a/1", unsupported: "x" }, { id: "a/1", error: "x" }],
  ];
  test.each(cases)("%s", (_, a, b) => expect(verdictOf(a)).not.toBe(verdictOf(b)));
});

test("the last bits where Go is not exact", () => {
  const a = { ...value("double", 0.1), id: "conversions/log-1" };
  const b = { ...value("double", 0.1 + 2 ** -56), id: "conversions/log-1" };
  expect(verdictOf(a)).toBe(verdictOf(b));
});

describe.each(FAMILIES)("%s", (file) => {
  const cases = readLines<Case>(join(FOLDER, "cases", file));
  const golden = readLines<Answer>(join(FOLDER, "golden", file));

  test("every case has one answer, which passes against itself", () => {
    expect(golden.map(({ id }) => id)).toEqual(cases.map(({ id }) => id));
    expect(compareAnswers(golden, golden).differences).toEqual([]);
  });

  test("a missing answer fails", () => {
    const { passed, differences } = compareAnswers(golden, golden.slice(1));
    expect([passed.length, differences[0]?.got]).toEqual([golden.length - 1, '{"missing":true}']);
  });

  test("every input and output survives the way to protobuf and back", () => {
    for (const [index, c] of cases.entries()) {
      const signal = signalOf(c);
      for (const batch of [c.input, golden[index]?.output]) {
        if (!batch) continue;
        const back = protoToJson(signal, jsonToProto(signal, batch));
        const want = canonicalBatch(batch, "exact");
        expect(canonicalBatch(back, "exact"), c.id).toEqual(want);
      }
    }
  });
});

describe("the harness", () => {
  const c: Case = { id: "a/1", kind: "statement", input: logs({ flags: 1 }) };

  test("turns the engine's bytes into OTLP/JSON", async () => {
    const answer = await answerCase(c, fixtures, async (_, input) => ({
      matched: true,
      output: input,
    }));
    expect(answer).toEqual({ id: "a/1", matched: true, output: logs({ flags: 1 }) });
  });

  test.each([
    [
      "an engine that throws",
      async () => {
        throw new Error("unreachable");
      },
      "crash: unreachable",
    ],
    ["bytes that are no OTLP", async () => ({ output: new Uint8Array([0x0a, 0x05]) }), /^crash: /],
  ])("survives %s", async (_, evaluate, why) => {
    const answer = await answerCase(c, fixtures, evaluate);
    expect(answer.unsupported).toMatch(why);
  });

  test("reads the fixture of the case's signal", async () => {
    const seen: number[] = [];
    const evaluate = async (_: Case, input: Uint8Array) => {
      seen.push(input.length);
      return {};
    };
    await answerCase({ id: "a/2", kind: "value", context: "span" }, fixtures, evaluate);
    await answerCase(
      { id: "a/3", kind: "value", context: "metric", fixture: "sum" },
      fixtures,
      evaluate,
    );
    expect(seen).toEqual([
      fixtures.batchOf({ id: "", kind: "value", signal: "traces" }).length,
      fixtures.batchOf({ id: "", kind: "value", signal: "metrics", fixture: "sum" }).length,
    ]);
  });
});

test("scores count by family", () => {
  const golden: Answer[] = ["a/1", "a/2", "b/1"].map((id) => ({ id, matched: true }));
  const comparison = compareAnswers(golden, golden.slice(0, 1));
  expect([...scoreByFamily(comparison)]).toEqual([
    ["a", { passed: 1, total: 2 }],
    ["b", { passed: 0, total: 1 }],
  ]);
});
