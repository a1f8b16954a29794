// Functions that take lambdas (0.161.0; experimental since). Predicates and mappers get (key,
// value): the index of a list's item, the key of a map's.

import { FunctionNumber } from "../../../format/functions.ts";
import { converter, optional, required } from "./define.ts";
import type { FunctionRecord } from "./record.ts";

const source = required("source", "value");
const predicate = required("predicate", "lambda", { arity: 2 });

export const lambdas: readonly FunctionRecord[] = [
  converter(FunctionNumber.All, {
    takes: [source, predicate],
    gives: "bool",
    gate: "lambda",
    summary: "Tells whether a predicate holds for every item of a list or map.",
    examples: [[`All([1, 2], (i, v) => v > 0)`, `true`]],
  }),
  converter(FunctionNumber.Any, {
    takes: [source, predicate],
    gives: "bool",
    gate: "lambda",
    summary: "Tells whether a predicate holds for some item of a list or map.",
    examples: [[`Any([1, 2], (i, v) => v > 1)`, `true`]],
  }),
  converter(FunctionNumber.Filter, {
    takes: [source, predicate],
    gives: "any",
    gate: "lambda",
    summary: "Keeps the items of a list or map for which a predicate holds.",
    examples: [[`Filter([1, 2, 3], (i, v) => v > 1)`, `[2, 3]`]],
  }),
  converter(FunctionNumber.Find, {
    takes: [source, predicate, optional("mapper", "lambda", { arity: 2 })],
    gives: "any",
    gate: "lambda",
    summary: "Gives the first item for which a predicate holds, or what a mapper makes of it.",
    examples: [[`Find([1, 2, 3], (i, v) => v > 1)`, `2`]],
  }),
  converter(FunctionNumber.MapEach, {
    takes: [source, required("mapper", "lambda", { arity: 2 })],
    gives: "any",
    gate: "lambda",
    summary: "Replaces each item of a list or map by what a mapper makes of it.",
    examples: [[`MapEach(["a", "b"], (i, v) => ToUpperCase(v))`, `["A", "B"]`]],
  }),
  converter(FunctionNumber.MapKeys, {
    takes: [required("source", "map"), required("key_mapper", "lambda", { arity: 2 })],
    gives: "map",
    gate: "lambda",
    summary: "Renames the keys of a map.",
    examples: [[`MapKeys({"a": 1}, (k, v) => Concat(["x", k], "."))`, `{"x.a": 1}`]],
  }),
  converter(FunctionNumber.Reduce, {
    takes: [source, required("seed", "value"), required("accumulator", "lambda", { arity: 3 })],
    gives: "any",
    gate: "lambda",
    summary: "Folds a list or map into one value, with (accumulated, key, value).",
    examples: [[`Reduce([1, 2, 3], 0, (acc, i, v) => acc + v)`, `6`]],
  }),
  converter(FunctionNumber.When, {
    takes: [
      required("condition", "lambda", { arity: 0 }),
      required("true_value", "value"),
      required("false_value", "value"),
    ],
    gives: "any",
    gate: "lambda",
    summary: "Gives one of two values, by a condition.",
    examples: [[`When(() => 1 < 2, "yes", "no")`, `"yes"`]],
  }),
];
