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
    refuse: ([values]) =>
      Array.isArray(values) && values.length === 0
        ? { message: "values must not be empty", parameter: 0 }
        : undefined,
  }),
  converter(FunctionNumber.ContainsValue, {
    takes: [required("target", "list"), required("item", "value")],
    gives: "bool",
  }),
  converter(FunctionNumber.Index, {
    takes: [required("target", "value"), required("value", "value")],
    gives: "int",
  }),
  converter(FunctionNumber.Keys, {
    takes: [map],
    gives: "list",
  }),
  converter(FunctionNumber.Len, {
    takes: [required("target", "value")],
    gives: "int",
  }),
  converter(FunctionNumber.SliceToMap, {
    takes: [
      required("target", "list"),
      optional("key_path", "literalString", { list: "literal" }),
      optional("value_path", "literalString", { list: "literal" }),
    ],
    gives: "map",
  }),
  converter(FunctionNumber.Sort, {
    takes: [
      required("target", "value"),
      optional("order", "literalString", { words: ["asc", "desc"], default: `"asc"` }),
    ],
    gives: "list",
  }),
  converter(FunctionNumber.ToKeyValueString, {
    takes: [
      map,
      optional("delimiter", "literalString", { default: `"="` }),
      optional("pair_delimiter", "literalString", { default: `" "` }),
      optional("sort_output", "literalBool", { default: "false" }),
    ],
    gives: "string",
    refuse: refuseDelimiters,
  }),
  converter(FunctionNumber.Values, {
    takes: [map],
    gives: "list",
  }),
];
