// What docs/FUNCTIONS.md says: functions that parse text: patterns, JSON, CSV, key-value pairs,
// severities.

import type { Documentation } from "./documented.ts";

export const parsers: Documentation = {
  ExtractGrokPatterns: [
    "Takes the captures of a Grok pattern out of a string; own patterns are written " +
      "NAME=pattern.",
    [
      `ExtractGrokPatterns("GET 200", "%{WORD:verb} %{INT:code:int}", true)`,
      `{"verb": "GET", "code": 200}`,
    ],
    [`ExtractGrokPatterns("id=A7", "id=%{ID:id}", true, ["ID=[A-Z]\\\\d"])`, `{"id": "A7"}`],
    [`ExtractGrokPatterns("none", "%{INT:code}")`, "{}"],
  ],
  ExtractPatterns: [
    "Takes the named groups of a regular expression out of a string; without a match the " +
      "map is empty.",
    [`ExtractPatterns("GET 200", "(?P<code>[0-9]+)")`, `{"code": "200"}`],
    [
      `ExtractPatterns("GET 200", "^(?P<verb>\\\\w+) (?P<code>\\\\d+)$")`,
      `{"verb": "GET", "code": "200"}`,
    ],
    [`ExtractPatterns("GET", "(?P<code>[0-9]+)")`, "{}"],
  ],
  ParseCSV: [
    "Reads a line of CSV into a map, by a line of column names.",
    [`ParseCSV("a,b", "x,y")`, `{"x": "a", "y": "b"}`],
    [`ParseCSV("1;\\"2;3\\"", "x|y", ";", "|")`, `{"x": "1", "y": "2;3"}`],
    [`ParseCSV("a \\"b\\",c", "x,y", mode="lazyQuotes")`, `{"x": "a \\"b\\"", "y": "c"}`],
    [`ParseCSV("a", "x,y")`, "fails"],
  ],
  ParseJSON: [
    "Reads JSON text that is an object or an array; all numbers become doubles.",
    [`ParseJSON("{\\"a\\": [1, true, null]}")`, `{"a": [1.0, true, nil]}`],
    [`ParseJSON("[]")`, "[]"],
    [`ParseJSON("1")`, "fails"],
  ],
  ParseKeyValue: [
    "Reads pairs of key and value into a map of strings; quotes hold a value together.",
    [`ParseKeyValue("a=1 b='2 3'")`, `{"a": "1", "b": "2 3"}`],
    [`ParseKeyValue("a:1|b:2", ":", "|")`, `{"a": "1", "b": "2"}`],
    [`ParseKeyValue("a")`, "fails"],
  ],
  ParseSeverity: [
    "Finds the name of a severity by ranges of numbers and lists of words; 2xx to 5xx " +
      "are ranges of HTTP's.",
    [`ParseSeverity(404, {"error": [{"range": {"min": 400, "max": 499}}]})`, `"error"`],
    [`ParseSeverity("warning", {"warn": [{"equals": ["warn", "warning"]}]})`, `"warn"`],
    [`ParseSeverity(503, {"info": [{"range": "2xx"}], "error": [{"range": "5xx"}]})`, `"error"`],
    [`ParseSeverity(1, {"info": [{"range": "2xx"}]})`, "fails"],
  ],
};
