// Functions on lists and maps.

import { FunctionNumber } from "../../../format/functions.ts";
import { converter, listOf, optional, required } from "./define.ts";
import type { FunctionRecord, LiteralArgument, Refusal } from "./record.ts";

const map = required("target", "map");

/** Delimiters of ToKeyValueString and ParseKeyValue, their second and third argument. */
export function refuseDelimiters(arguments_: readonly LiteralArgument[]): Refusal | undefined {
  const [, delimiter = "=", pairDelimiter = " "] = arguments_;
  if (delimiter === "") return { message: "delimiter must not be empty", parameter: 1 };
  if (pairDelimiter === "") return { message: "pair_delimiter must not be empty", parameter: 2 };
  if (delimiter !== pairDelimiter) return undefined;
  const parameter = arguments_[2] === undefined ? 1 : 2;
  return { message: "delimiter and pair_delimiter must differ", parameter };
}

export const collections: readonly FunctionRecord[] = [
  converter(FunctionNumber.Coalesce, {
    takes: [listOf("value", "values")],
    gives: "any",
    summary: "Gives the first of several values that is not nil.",
    examples: [[`Coalesce([log.attributes["absent"], "fallback"])`, `"fallback"`]],
    refuse: ([values]) =>
      Array.isArray(values) && values.length === 0
        ? { message: "values must not be empty", parameter: 0 }
        : undefined,
  }),
  converter(FunctionNumber.ContainsValue, {
    takes: [required("target", "list"), required("item", "value")],
    gives: "bool",
    summary: "Tells whether a list holds a value.",
    examples: [[`ContainsValue(["a", "b"], "b")`, `true`]],
  }),
  converter(FunctionNumber.Index, {
    takes: [required("target", "value"), required("value", "value")],
    gives: "int",
    summary: "Gives the first place of a value in a list or of a string in a string, or -1.",
    examples: [[`Index("checkout", "out")`, `5`]],
  }),
  converter(FunctionNumber.Keys, {
    takes: [map],
    gives: "list",
    summary: "Gives the keys of a map.",
    examples: [[`Keys({"a": 1})`, `["a"]`]],
  }),
  converter(FunctionNumber.Len, {
    takes: [required("target", "value")],
    gives: "int",
    summary: "Counts the bytes of a string, the items of a list or the keys of a map.",
    examples: [[`Len([1, 2, 3])`, `3`]],
  }),
  converter(FunctionNumber.SliceToMap, {
    takes: [
      required("target", "list"),
      optional("key_path", "literalString", { list: "literal" }),
      optional("value_path", "literalString", { list: "literal" }),
    ],
    gives: "map",
    summary: "Makes a map of a list, by a key that each item holds or by its index.",
    examples: [[`SliceToMap(Split("a,b", ","))`, `{"0": "a", "1": "b"}`]],
  }),
  converter(FunctionNumber.Sort, {
    takes: [
      required("target", "value"),
      optional("order", "literalString", { words: ["asc", "desc"], default: `"asc"` }),
    ],
    gives: "list",
    summary: "Sorts a list of one kind of values.",
    examples: [[`Sort([3, 1, 2], "desc")`, `[3, 2, 1]`]],
  }),
  converter(FunctionNumber.ToKeyValueString, {
    takes: [
      map,
      optional("delimiter", "literalString", { default: `"="` }),
      optional("pair_delimiter", "literalString", { default: `" "` }),
      optional("sort_output", "literalBool", { default: "false" }),
    ],
    gives: "string",
    summary: "Writes a map as key=value pairs.",
    examples: [[`ToKeyValueString({"b": 1, "a": 2}, "=", ";", true)`, `"a=2;b=1"`]],
    refuse: refuseDelimiters,
  }),
  converter(FunctionNumber.Values, {
    takes: [map],
    gives: "list",
    summary: "Gives the values of a map.",
    examples: [[`Values({"a": 1})`, `[1]`]],
  }),
];
