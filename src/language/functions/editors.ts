// The editors of the stable language.

import { FunctionNumber } from "../../../format/functions.ts";
import { anyListOf, editor, listOf, optional, required } from "./define.ts";
import type { FunctionRecord, LiteralArgument, Parameter, Refusal } from "./record.ts";

const map = required("target", "mapPath");
const place = required("target", "path");
const regex = required("pattern", "string", { notation: "regex" });
const glob = required("pattern", "string", { notation: "glob" });

function refuseNothingToAppend(
  _: readonly LiteralArgument[],
  given: readonly boolean[],
): Refusal | undefined {
  return given[1] || given[2] ? undefined : { message: "value or values must be given" };
}

/** What the replacing editors take after their pattern. */
const replacing: readonly Parameter[] = [
  required("replacement", "string"),
  optional("function", "function"),
  optional("replacement_format", "string"),
];

function refuseNegativeLimit(limit: LiteralArgument): Refusal | undefined {
  if (typeof limit !== "bigint" || limit >= 0n) return undefined;
  return { message: "limit must not be negative", parameter: 1 };
}

function refuseLimit(arguments_: readonly LiteralArgument[]): Refusal | undefined {
  const [, limit, keys] = arguments_;
  if (typeof limit !== "bigint" || !Array.isArray(keys)) return undefined;
  if (limit >= BigInt(keys.length)) return refuseNegativeLimit(limit);
  const message = `limit must not be below the number of priority_keys, ${keys.length}`;
  return { message, parameter: 1 };
}

function refuseTruncation(arguments_: readonly LiteralArgument[]): Refusal | undefined {
  const [, limit, , marker = ""] = arguments_;
  if (typeof limit !== "bigint" || typeof marker !== "string") return undefined;
  if (new TextEncoder().encode(marker).length <= Number(limit)) return refuseNegativeLimit(limit);
  return { message: "truncation_marker must not be longer than limit", parameter: 3 };
}

function refuseDepth(arguments_: readonly LiteralArgument[]): Refusal | undefined {
  const depth = arguments_[2];
  if (typeof depth !== "bigint" || depth >= 1n) return undefined;
  return { message: "depth must be at least 1", parameter: 2 };
}

export const editors: readonly FunctionRecord[] = [
  editor(FunctionNumber.Append, "append", {
    takes: [place, optional("value", "value"), optional("values", "value", { list: "literal" })],
    refuse: refuseNothingToAppend,
  }),
  editor(FunctionNumber.Clear, "clear", {
    takes: [place],
  }),
  editor(FunctionNumber.DeleteIndex, "delete_index", {
    takes: [
      required("target", "listPath"),
      required("start_index", "int"),
      optional("end_index", "int"),
    ],
  }),
  editor(FunctionNumber.DeleteKey, "delete_key", {
    takes: [map, required("key", "string")],
  }),
  editor(FunctionNumber.DeleteMatchingKeys, "delete_matching_keys", {
    takes: [map, regex],
  }),
  editor(FunctionNumber.Flatten, "flatten", {
    takes: [
      map,
      optional("prefix", "literalString", { default: `""` }),
      optional("depth", "literalInt"),
      optional("resolve_conflicts", "literalBool", { default: "false" }),
    ],
    refuse: refuseDepth,
  }),
  editor(FunctionNumber.KeepKeys, "keep_keys", {
    takes: [map, anyListOf("string", "keys")],
  }),
  editor(FunctionNumber.KeepMatchingKeys, "keep_matching_keys", {
    takes: [map, regex],
  }),
  editor(FunctionNumber.Limit, "limit", {
    takes: [map, required("limit", "literalInt"), listOf("literalString", "priority_keys")],
    refuse: refuseLimit,
  }),
  editor(FunctionNumber.MergeMaps, "merge_maps", {
    takes: [
      map,
      required("source", "map"),
      required("strategy", "literalString", { words: ["insert", "update", "upsert"] }),
    ],
  }),
  editor(FunctionNumber.ReplaceAllMatches, "replace_all_matches", {
    takes: [map, glob, ...replacing],
  }),
  editor(FunctionNumber.ReplaceAllPatterns, "replace_all_patterns", {
    takes: [
      map,
      required("mode", "literalString", { words: ["key", "value"] }),
      required("regex_pattern", "string", { notation: "regex" }),
      required("replacement", "string", { notation: "replacement" }),
      optional("function", "function", { gives: "string" }),
      ...replacing.slice(2),
    ],
  }),
  editor(FunctionNumber.ReplaceMatch, "replace_match", {
    takes: [place, glob, ...replacing],
  }),
  editor(FunctionNumber.ReplacePattern, "replace_pattern", {
    takes: [
      place,
      required("regex_pattern", "string", { notation: "regex" }),
      required("replacement", "string", { notation: "replacement" }),
      ...replacing.slice(1),
    ],
  }),
  editor(FunctionNumber.Set, "set", {
    takes: [required("target", "place"), required("value", "value")],
  }),
  editor(FunctionNumber.StringifyAll, "stringify_all", {
    takes: [map],
  }),
  editor(FunctionNumber.TruncateAll, "truncate_all", {
    takes: [
      map,
      required("limit", "literalInt"),
      optional("utf8_safe", "literalBool", { default: "true" }),
      optional("truncation_marker", "literalString", { default: `""` }),
    ],
    refuse: refuseTruncation,
  }),
];
