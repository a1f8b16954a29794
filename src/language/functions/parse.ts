// Functions that parse text: patterns, JSON, CSV, key-value pairs, severities.

import { FunctionNumber } from "../../../format/functions.ts";
import { refuseDelimiters } from "./collections.ts";
import { converter, optional, required, target } from "./define.ts";
import type { FunctionRecord, LiteralArgument, Refusal } from "./record.ts";

const csvModes = ["strict", "lazyQuotes", "ignoreQuotes"];

function refuseCsvDelimiters(arguments_: readonly LiteralArgument[]): Refusal | undefined {
  const names = ["", "", "delimiter", "header_delimiter"];
  for (const parameter of [2, 3]) {
    const delimiter = arguments_[parameter];
    if (typeof delimiter !== "string" || [...delimiter].length === 1) continue;
    return { message: `${names[parameter]} must be a single character`, parameter };
  }
  return undefined;
}

function refuseGrokDefinitions(arguments_: readonly LiteralArgument[]): Refusal | undefined {
  const definitions = arguments_[3];
  if (!Array.isArray(definitions)) return undefined;
  for (const [item, definition] of definitions.entries()) {
    const text = String(definition);
    const equals = text.indexOf("=");
    const blame = { parameter: 3, item };
    if (equals < 0) return { message: `"${text}" must be written NAME=pattern`, ...blame };
    if (text.slice(0, equals).includes(":")) {
      return { message: `the name in "${text}" must not hold a colon`, ...blame };
    }
  }
  return undefined;
}

export const parsers: readonly FunctionRecord[] = [
  converter(FunctionNumber.ExtractGrokPatterns, {
    takes: [
      target,
      required("pattern", "string", { notation: "grok" }),
      optional("named_captures_only", "literalBool", { default: "false" }),
      optional("pattern_definitions", "literalString", {
        list: "literal",
        notation: "grokDefinition",
      }),
    ],
    gives: "map",
    summary: "Takes the captures of a Grok pattern out of a string.",
    examples: [
      [`ExtractGrokPatterns("GET 200", "%{WORD:verb} %{INT:code:int}", true)["code"]`, `200`],
    ],
    refuse: refuseGrokDefinitions,
  }),
  converter(FunctionNumber.ExtractPatterns, {
    takes: [target, required("pattern", "string", { notation: "regex" })],
    gives: "map",
    summary: "Takes the named groups of a regular expression out of a string.",
    examples: [[`ExtractPatterns("GET 200", "(?P<code>[0-9]+)")`, `{"code": "200"}`]],
  }),
  converter(FunctionNumber.ParseCSV, {
    takes: [
      target,
      required("header", "string"),
      optional("delimiter", "literalString", { default: `","` }),
      optional("header_delimiter", "literalString"),
      optional("mode", "literalString", { words: csvModes, default: `"strict"` }),
    ],
    gives: "map",
    summary: "Parses a line of CSV by the names of its columns.",
    examples: [[`ParseCSV("a,b", "x,y")`, `{"x": "a", "y": "b"}`]],
    refuse: refuseCsvDelimiters,
  }),
  converter(FunctionNumber.ParseJSON, {
    takes: [target],
    gives: "any",
    summary: "Parses JSON text that holds an object or an array.",
    examples: [[`ParseJSON("{\\"a\\": [1]}")`, `{"a": [1.0]}`]],
  }),
  converter(FunctionNumber.ParseKeyValue, {
    takes: [
      target,
      optional("delimiter", "literalString", { default: `"="` }),
      optional("pair_delimiter", "literalString", { default: `" "` }),
    ],
    gives: "map",
    summary: "Parses key=value pairs.",
    examples: [[`ParseKeyValue("a=1 b=2")`, `{"a": "1", "b": "2"}`]],
    refuse: refuseDelimiters,
  }),
  converter(FunctionNumber.ParseSeverity, {
    takes: [required("target", "value"), required("mapping", "map")],
    gives: "string",
    summary: "Finds a severity by ranges of numbers and lists of words.",
    examples: [
      [`ParseSeverity(404, {"error": [{"range": {"min": 400, "max": 499}}]})`, `"error"`],
    ],
  }),
];
