// The functions that take lambdas, over every kind of source and body; the answers are the
// reference's (pkg/ottl 0.161.0).

import { describe, expect, test } from "vitest";
import { engineOf } from "../engine.ts";
import { type JsonObject, jsonToProto } from "../otlp/json.ts";
import { evaluate } from "../run.ts";

const text = (stringValue: string) => ({ stringValue });
const int = (intValue: number) => ({ intValue: `${intValue}` });

const attributes = [
  { key: "list", value: { arrayValue: { values: [text("a"), text("b"), text("c")] } } },
  { key: "map", value: { kvlistValue: { values: [{ key: "x", value: int(1) }] } } },
  { key: "holey", value: { arrayValue: { values: [text("a"), {}] } } },
  { key: "n", value: int(3) },
];

const input: JsonObject = { resourceLogs: [{ scopeLogs: [{ logRecords: [{ attributes }] }] }] };

type Case = readonly [expression: string, answer: string];

const tables: Record<string, readonly Case[]> = {
  "All and Any": [
    [`All([1, 2], (_, v) => v > 0)`, `true`],
    [`All([1, -2], (_, v) => v > 0)`, `false`],
    [`All([], (_, v) => false)`, `true`],
    [`Any([], (_, v) => true)`, `false`],
    [`Any({"a": 1}, (k, _) => k == "a")`, `true`],
    [`Any(log.attributes["holey"], (_, v) => v == nil)`, `true`],
    [`Any(Split("a,b", ","), (i, v) => i == 1 and v == "b")`, `true`],
    // The first answer decides: what would fail behind it is not looked at.
    [`Any(["abc", 1], (_, v) => Len(v) == 3)`, `true`],
    [`All([true], (_, v) => v)`, `true`],
  ],
  "Filter, Find": [
    [`Filter(log.attributes["list"], (i, _) => i != 1)`, `["a", "c"]`],
    [`Filter({"a": 1, "b": "x"}, (_, v) => IsInt(v))`, `{"a": 1}`],
    [`Filter(log.attributes["holey"], (_, v) => v == nil)`, `[nil]`],
    [`Find([1, 2, 3], (_, v) => v > 1)`, `2`],
    [`Find([1], (_, v) => v > 1)`, `nil`],
    [`Find({"a": 1, "b": 2}, (_, v) => v == 2, (k, v) => [k, v])`, `["b", 2]`],
    [`Find([1], (_, v) => v > 1, (_, v) => Len(v))`, `nil`],
  ],
  "MapEach, MapKeys": [
    [`MapEach([1, 2], (i, v) => i * 10 + v)`, `[1, 12]`],
    [`MapEach({"a": 1, "b": 2}, (k, v) => [k, v])`, `{"a": ["a", 1], "b": ["b", 2]}`],
    [`MapEach([1], (_, _) => Split("a,b", ","))`, `[["a", "b"]]`],
    [`MapEach([1], (_, _) => [nil])`, `[[nil]]`],
    [`MapKeys({"a": 1, "b": [2]}, (k, _) => Concat([k, "x"], "."))`, `{"a.x": 1, "b.x": [2]}`],
    // Of equal new keys the last value counts, in the first one's place.
    [
      `MapKeys({"a": 1, "b": 2, "c": 3}, (k, _) => When(() => k == "b", "z", "y"))`,
      `{"y": 3, "z": 2}`,
    ],
  ],
  "Reduce": [
    [`Reduce([1, 2, 3], 0, (acc, i, v) => acc + i * v)`, `8`],
    [`Reduce({"a": 1, "b": 2}, "", (acc, k, _) => Concat([acc, k], "/"))`, `"/a/b"`],
    [`Reduce([], "seed", (_, _, _) => nil)`, `"seed"`],
    [`Reduce([1, 2], {"n": 0}, (acc, _, v) => {"n": acc["n"] + v})`, `{"n": 3}`],
    // A list of one Go type becomes a plain one on its way through a lambda.
    [`Reduce([1], Split("a", ","), (acc, _, _) => acc == ["a"])`, `true`],
    [`Reduce([1], nil, (acc, _, v) => When(() => acc == nil, v, acc))`, `1`],
  ],
  "When": [
    [`When(() => 1 < 2, "yes", "no")`, `"yes"`],
    [`When(() => false, Len(1), "no")`, `"no"`],
    [`When(() => true, log.attributes["nope"], 1)`, `nil`],
    [`When(() => log.attributes["n"] == 3 and not IsMap(log.body), 1, 2) + 1`, `2`],
    [`MapEach([1, 2], (_, v) => When(() => v == 1, When(() => true, "one", 0), v))`, `["one", 2]`],
  ],
  "lambdas in lambdas": [
    [
      `MapEach([[1, 2], [3]], (i, v) => MapEach(v, (j, w) => [i, j, w, Len(v)]))`,
      `[[[0, 0, 1, 2], [0, 1, 2, 2]], [[1, 0, 3, 1]]]`,
    ],
    [
      `MapEach([[1, 2], [3]], (i, v) => [v[0], Reduce(v, i, (a, _, v) => a + v), v[0]])`,
      `[[1, 3, 1], [3, 4, 3]]`,
    ],
    [
      `Reduce([1, 2], 0, (a, i, v) => Reduce([10, 20], a, (b, j, w) => a + b + i + j + v + w))`,
      `136`,
    ],
    [`Find([[1, 2], [3]], (_, v) => Any(v, (_, w) => w == 3), (i, v) => [i, v])`, `[1, [3]]`],
    [`Filter(Filter([1, 2, 3], (_, v) => v > 1), (i, v) => i == 0)`, `[2]`],
  ],
  "what a body reads": [
    [`MapEach(log.attributes["list"], (i, v) => [v, log.attributes["n"], i])[2]`, `["c", 3, 2]`],
    [`MapEach(["map"], (_, v) => log.attributes[v]["x"])`, `[1]`],
    [`MapEach([0x0102], (_, v) => v[1])`, `[2]`],
    // A literal list with lists in it is a list of telemetry to the lambda, all the way down.
    [`Any([[1], [2, [3]]], (_, v) => v[1] == [3])`, `fails: index 1 is out of bounds`],
    [`Filter([[2, [3]]], (_, v) => v[1] == [3])`, `[[2, [3]]]`],
  ],
};

describe.each(Object.entries(tables))("%s", (_, cases) => {
  test.each(cases)("%s ==> %s", async (expression, answer) => {
    const got = await evaluate(expression, input);
    if (answer.startsWith("fails")) expect(got.slice(0, answer.length)).toBe(answer);
    else expect(got).toBe(answer);
  });
});

// The message names the part that failed, inside of the lambda.
test.each<readonly [expression: string, message: string]>([
  [`All(nil, (_, v) => true)`, "the function does not take nil, at `All(nil, (_, v) => true)`"],
  [`All("a", (_, v) => true)`, "the function does not take a string"],
  [`All([log.time], (_, v) => true)`, "telemetry cannot hold a time"],
  [`Any([1], (_, _) => 1)`, "a condition must be a bool, but it is an int"],
  [`Filter([1], (_, _) => nil)`, "a condition must be a bool, but it is nil"],
  [`Find([1], (_, _) => true, (_, _) => nil)`, "the lambda gives nil where a value is needed"],
  [`MapEach(log.attributes["holey"], (_, v) => v)`, "the lambda gives nil"],
  [`MapEach([1], (_, _) => log.time)`, "telemetry cannot hold a time"],
  [`MapEach([1], (_, _) => [log.attributes["map"]])`, "telemetry cannot hold a map"],
  [`MapEach([1, 0], (_, v) => 1 / v)`, "division by zero, at `1 / v`"],
  [`MapEach(ParseJSON("[{}]"), (_, v) => v["a"])`, 'the map has no such key, at `v["a"]`'],
  [`MapEach([1], (_, v) => v["a"])`, "an int has no elements to index"],
  [`MapEach([[1, 0]], (_, v) => MapEach(v, (_, w) => 1 / w))`, "division by zero, at `1 / w`"],
  // A list inside a map literal is telemetry's, which no other map literal takes.
  [`MapEach({"a": [1]}, (_, v) => {"v": v})`, "telemetry cannot hold a list"],
  [`MapKeys({"a": 1}, (_, v) => v)`, "a string is needed, but it is an int"],
  [`MapKeys(Split("a", ","), (_, v) => "a")`, "a map is needed, but it is a list"],
  [`Reduce([1], 0, (_, _, _) => nil)`, "the lambda gives nil"],
  [`Reduce([1], log.attributes["nope"], (a, _, _) => a["x"])`, "nil has no elements to index"],
  [`When(() => "true", 1, 2)`, "a condition must be a bool, but it is a string"],
  [`When(() => true, log.attributes["nope"], 1)["x"]`, "nil has no elements to index"],
])("%s fails: %s", async (expression, message) => {
  expect(await evaluate(expression, input)).toMatch(`fails: ${message}`);
});

test("a failing body fails its statement alone, and the next record runs", async () => {
  const statements = [
    'set(log.attributes["inverse"], MapEach(log.attributes["l"], (_, v) => 12 / v))',
    'set(log.attributes["sum"], Reduce(log.attributes["l"], 0, (a, _, v) => a + v))',
  ];
  const engine = await engineOf({ signal: "logs", context: "log", statements });
  const list = (...values: number[]) => ({ arrayValue: { values: values.map(int) } });
  const batch = (...logRecords: JsonObject[]) =>
    jsonToProto("logs", { resourceLogs: [{ scopeLogs: [{ logRecords }] }] });
  const failing = { key: "l", value: list(3, 0) };
  const good = { key: "l", value: list(3, 4) };
  const output = engine.process(batch({ attributes: [failing] }, { attributes: [good] }));
  expect([...output]).toEqual([
    ...batch(
      { attributes: [failing, { key: "sum", value: int(3) }] },
      { attributes: [good, { key: "inverse", value: list(4, 3) }, { key: "sum", value: int(7) }] },
    ),
  ]);
  const [failure, ...others] = engine.failures();
  expect(failure).toMatchObject({ statement: 0, position: [0, 0, 0, 0] });
  expect(failure?.text.slice(failure.start, failure.end)).toBe("12 / v");
  expect(others).toEqual([]);
});
