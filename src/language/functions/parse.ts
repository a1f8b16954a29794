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
    refuse: refuseGrokDefinitions,
  }),
  converter(FunctionNumber.ExtractPatterns, {
    takes: [target, required("pattern", "string", { notation: "regex" })],
    gives: "map",
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
    refuse: refuseCsvDelimiters,
  }),
  converter(FunctionNumber.ParseJSON, {
    takes: [target],
    gives: "any",
  }),
  converter(FunctionNumber.ParseKeyValue, {
    takes: [
      target,
      optional("delimiter", "literalString", { default: `"="` }),
      optional("pair_delimiter", "literalString", { default: `" "` }),
    ],
    gives: "map",
    refuse: refuseDelimiters,
  }),
  converter(FunctionNumber.ParseSeverity, {
    takes: [required("target", "value"), required("mapping", "map")],
    gives: "string",
  }),
];
