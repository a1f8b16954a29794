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
  }),
  converter(FunctionNumber.Any, {
    takes: [source, predicate],
    gives: "bool",
    gate: "lambda",
  }),
  converter(FunctionNumber.Filter, {
    takes: [source, predicate],
    gives: "any",
    gate: "lambda",
  }),
  converter(FunctionNumber.Find, {
    takes: [source, predicate, optional("mapper", "lambda", { arity: 2 })],
    gives: "any",
    gate: "lambda",
  }),
  converter(FunctionNumber.MapEach, {
    takes: [source, required("mapper", "lambda", { arity: 2 })],
    gives: "any",
    gate: "lambda",
  }),
  converter(FunctionNumber.MapKeys, {
    takes: [required("source", "map"), required("key_mapper", "lambda", { arity: 2 })],
    gives: "map",
    gate: "lambda",
  }),
  converter(FunctionNumber.Reduce, {
    takes: [source, required("seed", "value"), required("accumulator", "lambda", { arity: 3 })],
    gives: "any",
    gate: "lambda",
  }),
  converter(FunctionNumber.When, {
    takes: [
      required("condition", "lambda", { arity: 0 }),
      required("true_value", "value"),
      required("false_value", "value"),
    ],
    gives: "any",
    gate: "lambda",
  }),
];
