// The parsers beyond the conformance cases: JSON's depth and its many keys, rows of CSV over
// several lines, quotes of key-value pairs, Grok's expansion. Each text stands in a log body; the
// answers are the reference's.

import { describe, expect, test } from "vitest";
import { JSON_NESTING_MAX } from "../../format/limits.ts";
import type { JsonObject } from "../otlp/json.ts";
import { evaluate } from "../run.ts";

function bodyOf(text: string): JsonObject {
  const record = { body: { stringValue: text } };
  return { resourceLogs: [{ scopeLogs: [{ logRecords: [record] }] }] };
}

type Cases = readonly (readonly [expression: string, body: string, answer: string])[];

const tables: { readonly [family: string]: Cases } = {
  ParseJSON: [
    ["ParseJSON(log.body)", " { } ", "{}"],
    ["ParseJSON(log.body)", "[[],{},[[ ]]]", "[[], {}, [[]]]"],
    ["ParseJSON(log.body)", '{"a":1,"b":{"a":2},"a":3}', '{"a": 3.0, "b": {"a": 2.0}}'],
    ["ParseJSON(log.body)", '{null:1,"":2}', '{"": 2.0}'],
    ["ParseJSON(log.body)", "[01,1.,-0,1.e2,00]", "[1.0, 1.0, -0.0, 100.0, 0.0]"],
    ["ParseJSON(log.body)", "[true,false,null]", "[true, false, nil]"],
    ["ParseJSON(log.body)", '["\\ud83d\\ude80","\\ud83d!"]', '["🚀", "\ufffd!"]'],
    ["ParseJSON(log.body)", '["a\tb","\\b\\f\\n\\r\\t"]', '["a\\tb", "\\b\\f\\n\\r\\t"]'],
    ["ParseJSON(log.body)", '["\\/\\"\\\\"]', '["/\\"\\\\"]'],
    ["ParseJSON(log.body)", '["0123456789abcdef\\u0041"]', '["0123456789abcdefA"]'],
    ["ParseJSON(log.body)", "[1]\u0000}", "[1.0]"],
    ["ParseJSON(log.body)", "[1]}", "fails"],
    ["ParseJSON(log.body)", "[1,]", "fails"],
    ["ParseJSON(log.body)", "[1 2]", "fails"],
    ["ParseJSON(log.body)", "[1e999]", "fails"],
    ["ParseJSON(log.body)", "[fals]", "fails"],
    ["ParseJSON(log.body)", "[falsy]", "fails"],
    ["ParseJSON(log.body)", '["\\u00g0"]', "fails"],
    ["ParseJSON(log.body)", '["\\', "fails"],
    ["ParseJSON(log.body)", '{"a"}', "fails"],
    ["ParseJSON(log.body)", "7", "fails"],
    ["ParseJSON(log.body)", "", "fails"],
  ],
  ParseCSV: [
    ['ParseCSV(log.body, "a,b")', '1,"x, y"', '{"a": "1", "b": "x, y"}'],
    ['ParseCSV(log.body, "a,b")', '"1\n2","3"', '{"a": "1\\n2", "b": "3"}'],
    ['ParseCSV(log.body, "a,b")', "1\n\n2,3", '{"a": "1\\n2", "b": "3"}'],
    ['ParseCSV(log.body, "a,b")', '1,x"y', "fails"],
    ['ParseCSV(log.body, "a")', '1,x"y', '{"a": "1"}'],
    ['ParseCSV(log.body, "a,b")', '1,x"y\n2,3', '{"a": "1\\n2", "b": "3"}'],
    ['ParseCSV(log.body, "a,a")', "1,2", '{"a": "2"}'],
    ['ParseCSV(log.body, "a|b", ";", "|")', "1;2", '{"a": "1", "b": "2"}'],
    ['ParseCSV(log.body, "a,b", mode="lazyQuotes")', 'x"y,"z"w"', '{"a": "x\\"y", "b": "z\\"w"}'],
    ['ParseCSV(log.body, "a,b", mode="ignoreQuotes")', '"x,y"', '{"a": "\\"x", "b": "y\\""}'],
    ['ParseCSV(log.body, "a", "\\"")', "x", "fails"],
    ['ParseCSV(log.body, "")', "x", "fails"],
    ['ParseCSV(log.body, "a,b")', "x", "fails"],
  ],
  ParseKeyValue: [
    ["ParseKeyValue(log.body)", " a=1  b= 2=3 ", '{"a": "1", "b": "", "2": "3"}'],
    ["ParseKeyValue(log.body)", "a=1  b=2=3", '{"a": "1", "b": "2=3"}'],
    ["ParseKeyValue(log.body)", "a='x y' \"b c\"=2", '{"a": "x y", "b c": "2"}'],
    ["ParseKeyValue(log.body)", "a=\\'x b=y", '{"a": "\\\\\'x", "b": "y"}'],
    ["ParseKeyValue(log.body)", "a=\u0000x", '{"a": "x"}'],
    ["ParseKeyValue(log.body)", "a=1 a=2", '{"a": "2"}'],
    ["ParseKeyValue(log.body)", "  ", "{}"],
    ["ParseKeyValue(log.body)", "a=don't", "fails"],
    ['ParseKeyValue(log.body, "=>", "||")', "a=>1||b => 2", '{"a": "1", "b": "2"}'],
  ],
  ParseSeverity: [
    ['ParseSeverity(log.body, {"x": [{"equals": ["a", "b"]}]})', "b", '"x"'],
    ['ParseSeverity(301, {"x": [{"range": "2xx"}], "y": [{"range": "3xx"}]})', "", '"y"'],
    ['ParseSeverity(5, {"x": [{"range": {"min": 5, "max": 5}}]})', "", '"x"'],
    ['ParseSeverity(6, {"x": [{"range": {"min": 5, "max": 5}}]})', "", "fails"],
    ['ParseSeverity(5.0, {"x": [{"range": {"min": 5, "max": 5}}]})', "", "fails"],
    // One bad criterion spoils the rest.
    ['ParseSeverity(5, {"x": [{"range": {"min": 5, "max": 5}}, {"range": "6xx"}]})', "", "fails"],
    ['ParseSeverity("a", {"x": [{"equals": [log.body]}]})', "a", "fails"],
  ],
  ExtractPatterns: [
    ['ExtractPatterns(log.body, "(?P<a>x)?(?P<b>y)")', "y", '{"a": "", "b": "y"}'],
    ['ExtractPatterns(log.body, "(?P<a>x)")', "y", "{}"],
    ['ExtractPatterns(log.body, "x")', "x", "fails"],
  ],
  ExtractGrokPatterns: [
    [
      'ExtractGrokPatterns(log.body, "%{INT:a.b:int} %{NUMBER:c:float}", true)',
      "7 8",
      '{"a.b": 7, "c": 8.0}',
    ],
    ['ExtractGrokPatterns(log.body, "%{WORD:t:boolean}", true)', "true", '{"t": true}'],
    ['ExtractGrokPatterns(log.body, "%{WORD:t:boolean}", true)', "yes", "fails"],
    ['ExtractGrokPatterns(log.body, "%{WORD:t:date}", true)', "yes", "fails"],
    ['ExtractGrokPatterns(log.body, "%{INT:a:int}")', "7", '{"a": 7}'],
    ['ExtractGrokPatterns(log.body, "%{WORD}")', "x", '{"WORD": "x"}'],
    ['ExtractGrokPatterns(log.body, "(x)?%{INT:a}", true)', "7", '{"a": "7"}'],
    ['ExtractGrokPatterns(log.body, "%{V:v}", true, ["V=v%{INT}"])', "v12", '{"v": "v12"}'],
    ['ExtractGrokPatterns(log.body, "%{V:v}", true, ["V=v%{INT}"])', "-", "{}"],
    // From here on the pattern is data: what stands in the body matches itself, or does not.
    ['ExtractGrokPatterns("7 b", log.body, true)', "%{INT:a:int} %{WORD:b}", '{"a": 7, "b": "b"}'],
    ['ExtractGrokPatterns("7 b", log.body)', "%{INT:a:int} %{WORD}", '{"a": 7, "WORD": "b"}'],
    ['ExtractGrokPatterns("v7", log.body, true, ["V=v%{INT}"])', "%{V:v}", '{"v": "v7"}'],
    ['ExtractGrokPatterns("7", log.body, true)', "%{V:v}", "fails"],
    ['ExtractGrokPatterns("7", log.body, true)', "%{INT}", "fails"],
    ['ExtractGrokPatterns("7", log.body)', "%{INT}", '{"INT": "7"}'],
    ['ExtractGrokPatterns("7", log.body)', "7", "{}"],
    ['ExtractGrokPatterns("7", log.body, true)', "(", "fails"],
    ['ExtractGrokPatterns("7", log.body, true)', "%{INT:a:date}", "fails"],
  ],
};

describe.each(Object.entries(tables))("%s", (_, cases) => {
  test.each(cases)("%s of %j ==> %s", async (expression, body, answer) => {
    const got = await evaluate(expression, bodyOf(body));
    expect(answer === "fails" ? got.slice(0, 5) : got).toBe(answer);
  });
});

describe("ParseJSON's depth", () => {
  const nested = (levels: number) => "[".repeat(levels) + "]".repeat(levels);

  test("a document at the limit", async () => {
    const body = bodyOf(nested(JSON_NESTING_MAX));
    const got = await evaluate("Len(String(ParseJSON(log.body)))", body);
    expect(got).toBe(`${2 * JSON_NESTING_MAX}`);
  });

  test("a document one level over it", async () => {
    const got = await evaluate("ParseJSON(log.body)", bodyOf(nested(JSON_NESTING_MAX + 1)));
    expect(got).toMatch(/^fails: .*limit of 400/);
  });

  test("a document of a hundred thousand levels", async () => {
    const got = await evaluate("ParseJSON(log.body)", bodyOf(nested(100_000)));
    expect(got).toMatch(/^fails/);
  });
});

test("of many equal keys the last value counts, at the place of the first", async () => {
  const keys = [...Array(500).keys()].map((i) => `key${(i * 7) % 100}`);
  const text = `{${keys.map((key, i) => `"${key}":${i}`).join(",")}}`;
  const expected: { [key: string]: number } = JSON.parse(text);
  const pairs = Object.entries(expected).map(([key, value]) => `"${key}": ${value}.0`);
  expect(await evaluate("ParseJSON(log.body)", bodyOf(text))).toBe(`{${pairs.join(", ")}}`);
});

test("many strings of one text grow the stack of entries", async () => {
  const list = `[${[...Array(3000).keys()].map((i) => `"item ${i}"`).join(",")}]`;
  expect(await evaluate("Len(ParseJSON(log.body))", bodyOf(list))).toBe("3000");
  expect(await evaluate("ParseJSON(log.body)[2999]", bodyOf(list))).toBe('"item 2999"');
});
