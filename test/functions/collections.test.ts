// Functions on lists and maps beyond the conformance cases: orders of Sort, lists that are longer
// than what is sorted by insertion, what Coalesce leaves unread.

import { describe, expect, test } from "vitest";
import type { JsonObject } from "../otlp/json.ts";
import { evaluate } from "../run.ts";

const member: JsonObject = { key: "k", value: { intValue: "1" } };

const input: JsonObject = {
  resourceLogs: [
    {
      scopeLogs: [
        {
          logRecords: [
            {
              body: { stringValue: "text" },
              attributes: [
                { key: "m", value: { kvlistValue: { values: [member] } } },
                { key: "empty", value: { bytesValue: "" } },
                { key: "word", value: { stringValue: "x" } },
              ],
            },
          ],
        },
      ],
    },
  ],
};

const tables: { readonly [family: string]: readonly (readonly [string, string])[] } = {
  Coalesce: [
    // What stands behind the first value is not evaluated, so it does not fail.
    [`Coalesce(["a", Int(log.attributes["word"])])`, `"a"`],
    [`Coalesce([log.attributes["nope"], Int(log.attributes["word"])])`, "fails"],
    // Empty bytes equal nil, and are none.
    [`Coalesce([log.attributes["empty"], 1])`, "0x"],
    [`Coalesce([nil, log.attributes["nope"]])`, "nil"],
    [`Coalesce([nil, log.attributes["nope"]])["x"]`, "fails"],
    [`Coalesce([log.attributes["m"]])["k"]`, "1"],
  ],
  Sort: [
    [`Sort([3, 1, 2])`, "[1, 2, 3]"],
    [`Sort([3, 1, 2], "desc")`, "[3, 2, 1]"],
    [`Sort([2.5, 1, 2])`, "[1, 2, 2.5]"],
    [`Sort(["b", 10, true, nil, 2])`, `[nil, 10, 2, "b", true]`],
    [`Sort([false, true, false], "desc")`, "[true, false, false]"],
    [`Sort(Split("b,a,c", ","), "desc")`, `["c", "b", "a"]`],
    [`Sort([1, 0x01])`, "[1, 0x01]"],
    [`Sort([])`, "[]"],
    [`Sort(log.attributes["m"])`, "fails"],
  ],
  Len: [
    [`Len("é")`, "2"],
    [`Len(0x0102)`, "2"],
    [`Len(log.attributes["m"])`, "1"],
    [`Len([nil, nil])`, "2"],
    [`Len(nil)`, "fails"],
    [`Len(log.trace_id)`, "fails"],
  ],
  "Index and ContainsValue": [
    [`Index("abcabc", "ca")`, "2"],
    [`Index("abc", "")`, "0"],
    [`Index("abc", 1)`, "fails"],
    [`Index([1, 2.0, "2"], 2)`, "1"],
    [`Index([[1], [2]], [2])`, "1"],
    [`Index([1], nil)`, "-1"],
    [`ContainsValue([1, nil], nil)`, "true"],
    [`ContainsValue(["a"], "A")`, "false"],
    [`ContainsValue(log.body, "t")`, "fails"],
  ],
  "Keys, Values and SliceToMap": [
    [`Keys(log.attributes)`, `["m", "empty", "word"]`],
    [`Values(log.attributes)`, `[{"k": 1}, 0x, "x"]`],
    [`Keys(log.body)`, "fails"],
    [`SliceToMap(["a", 1])`, `{"0": "a", "1": 1}`],
    [
      `SliceToMap(ParseJSON("[{\\"k\\":\\"a\\"},{\\"k\\":\\"a\\",\\"v\\":2}]"), ["k"])`,
      `{"a": {"k": "a", "v": 2.0}}`,
    ],
    [`SliceToMap(ParseJSON("[{\\"v\\":1}]"), value_path=["v"])`, `{"0": 1.0}`],
    [
      `SliceToMap(ParseJSON("[{\\"k\\":{\\"l\\":\\"a\\"}}]"), ["k", "l"])`,
      `{"a": {"k": {"l": "a"}}}`,
    ],
    [`SliceToMap(ParseJSON("[{\\"k\\":1}]"), ["k"])`, "fails"],
    [`SliceToMap(ParseJSON("[{\\"k\\":1}]"), ["l"])`, "fails"],
    [`SliceToMap([1], ["k"])`, "fails"],
  ],
  ToKeyValueString: [
    [`ToKeyValueString({"b": 1, "a": 1.5, "c": nil}, "=", ";", true)`, `"a=1.5;b=1;c="`],
    [`ToKeyValueString({"a b": "x=y"})`, `"\\"a b\\"=\\"x=y\\""`],
    [`ToKeyValueString({"a": "say \\"hi\\""}, ":", ",")`, `"a:say \\\\\\"hi\\\\\\""`],
    [`ToKeyValueString({"a": [1, true], "b": 0x01})`, `"a=[1,true] b=\\"AQ==\\""`],
    [`ToKeyValueString(log.body)`, "fails"],
  ],
};

describe.each(Object.entries(tables))("%s", (_, cases) => {
  test.each(cases)("%s ==> %s", async (expression, answer) => {
    const got = await evaluate(expression, input);
    expect(answer === "fails" ? got.slice(0, 5) : got).toBe(answer);
  });
});

test.each(["asc", "desc"])("Sort of a thousand numbers, %s, is JavaScript's", async (order) => {
  const numbers = [...Array(1000).keys()].map((i) => (i * 7919) % 613);
  const sorted = [...numbers].sort((a, b) => (order === "asc" ? a - b : b - a));
  const got = await evaluate(`Sort([${numbers.join(", ")}], "${order}")`);
  expect(got).toBe(`[${sorted.join(", ")}]`);
});
