// The editors of the stable language.
//
// An example's answer is what the first argument reads after the statement ran on an empty log
// record with the attributes {"a": "x", "b": 2} and the body "hello".

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
    summary: "Adds one value or several to the end of a list, making a list where there is none.",
    examples: [[`append(log.attributes["a"], "y")`, `["x", "y"]`]],
    refuse: refuseNothingToAppend,
  }),
  editor(FunctionNumber.Clear, "clear", {
    takes: [place],
    summary: "Sets the zero value of its type: an empty map, list or string, 0, false.",
    examples: [[`clear(log.attributes)`, `{}`]],
  }),
  editor(FunctionNumber.DeleteIndex, "delete_index", {
    takes: [
      required("target", "listPath"),
      required("start_index", "int"),
      optional("end_index", "int"),
    ],
    summary: "Removes an item of a list, or those from start_index to before end_index.",
  }),
  editor(FunctionNumber.DeleteKey, "delete_key", {
    takes: [map, required("key", "string")],
    summary: "Removes a key from a map.",
    examples: [[`delete_key(log.attributes, "a")`, `{"b": 2}`]],
  }),
  editor(FunctionNumber.DeleteMatchingKeys, "delete_matching_keys", {
    takes: [map, regex],
    summary: "Removes the keys that a regular expression matches.",
    examples: [[`delete_matching_keys(log.attributes, "^b")`, `{"a": "x"}`]],
  }),
  editor(FunctionNumber.Flatten, "flatten", {
    takes: [
      map,
      optional("prefix", "literalString", { default: `""` }),
      optional("depth", "literalInt"),
      optional("resolve_conflicts", "literalBool", { default: "false" }),
    ],
    summary: "Lifts nested maps and lists to dotted keys of one flat map.",
    examples: [[`flatten(log.attributes, "p")`, `{"p.a": "x", "p.b": 2}`]],
    refuse: refuseDepth,
  }),
  editor(FunctionNumber.KeepKeys, "keep_keys", {
    takes: [map, anyListOf("string", "keys")],
    summary: "Removes all keys of a map but the given ones.",
    examples: [[`keep_keys(log.attributes, ["b"])`, `{"b": 2}`]],
  }),
  editor(FunctionNumber.KeepMatchingKeys, "keep_matching_keys", {
    takes: [map, regex],
    summary: "Removes the keys that a regular expression does not match.",
    examples: [[`keep_matching_keys(log.attributes, "^b")`, `{"b": 2}`]],
  }),
  editor(FunctionNumber.Limit, "limit", {
    takes: [map, required("limit", "literalInt"), listOf("literalString", "priority_keys")],
    summary: "Removes keys until `limit` remain, priority keys last.",
    examples: [[`limit(log.attributes, 1, ["b"])`, `{"b": 2}`]],
    refuse: refuseLimit,
  }),
  editor(FunctionNumber.MergeMaps, "merge_maps", {
    takes: [
      map,
      required("source", "map"),
      required("strategy", "literalString", { words: ["insert", "update", "upsert"] }),
    ],
    summary: "Merges a map into another: insert new keys, update known ones, or upsert both.",
    examples: [
      [`merge_maps(log.attributes, {"b": 3, "c": 4}, "insert")`, `{"a": "x", "b": 2, "c": 4}`],
    ],
  }),
  editor(FunctionNumber.ReplaceAllMatches, "replace_all_matches", {
    takes: [map, glob, ...replacing],
    summary: "Replaces the string values of a map that a glob matches.",
    examples: [[`replace_all_matches(log.attributes, "x*", "y")`, `{"a": "y", "b": 2}`]],
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
    summary: "Replaces what a regular expression matches in the keys or string values of a map.",
    examples: [
      [`replace_all_patterns(log.attributes, "key", "^", "n.")`, `{"n.a": "x", "n.b": 2}`],
    ],
  }),
  editor(FunctionNumber.ReplaceMatch, "replace_match", {
    takes: [place, glob, ...replacing],
    summary: "Replaces a string that a glob matches.",
    examples: [[`replace_match(log.body, "h*o", "bye")`, `"bye"`]],
  }),
  editor(FunctionNumber.ReplacePattern, "replace_pattern", {
    takes: [
      place,
      required("regex_pattern", "string", { notation: "regex" }),
      required("replacement", "string", { notation: "replacement" }),
      ...replacing.slice(1),
    ],
    summary: "Replaces what a regular expression matches in a string.",
    examples: [[`replace_pattern(log.body, "l+", "L")`, `"heLo"`]],
  }),
  editor(FunctionNumber.Set, "set", {
    takes: [required("target", "place"), required("value", "value")],
    summary: "Sets a path to a value.",
    examples: [[`set(log.attributes["a"], 5)`, `5`]],
  }),
  editor(FunctionNumber.StringifyAll, "stringify_all", {
    takes: [map],
    summary: "Turns all values of a map into strings.",
    examples: [[`stringify_all(log.attributes)`, `{"a": "x", "b": "2"}`]],
  }),
  editor(FunctionNumber.TruncateAll, "truncate_all", {
    takes: [
      map,
      required("limit", "literalInt"),
      optional("utf8_safe", "literalBool", { default: "true" }),
      optional("truncation_marker", "literalString", { default: `""` }),
    ],
    summary: "Cuts the string values of a map to `limit` bytes, between characters.",
    examples: [[`truncate_all(log.attributes, 0)`, `{"a": "", "b": 2}`]],
    refuse: refuseTruncation,
  }),
];
