// What docs/FUNCTIONS.md says: functions that take lambdas. Those of two parameters get the key of
// a map or the index of a list, and the value.

import type { Documentation } from "./documented.ts";

export const lambdas: Documentation = {
  All: [
    "Tells whether a condition holds for every item of a list or map.",
    ["All([1, 2], (i, v) => v > 0)", "true"],
    ["All(log.attributes, (k, v) => IsString(v))", "false"],
  ],
  Any: [
    "Tells whether a condition holds for some item of a list or map.",
    ["Any([1, 2], (i, v) => v > 1)", "true"],
    [`Any(log.attributes, (k, v) => k == "c")`, "false"],
  ],
  Filter: [
    "Keeps the items of a list or map for which a condition holds.",
    ["Filter([1, 2, 3], (i, v) => v > 1)", "[2, 3]"],
    ["Filter(log.attributes, (k, v) => IsString(v))", `{"a": "x"}`],
  ],
  Find: [
    "Gives the first item for which a condition holds, or what a mapper makes of it; nil " +
      "if there is none.",
    ["Find([1, 2, 3], (i, v) => v > 1)", "2"],
    [`Find(["a", "bc"], (i, v) => Len(v) > 1, (i, v) => ToUpperCase(v))`, `"BC"`],
    ["Find([1], (i, v) => v > 1)", "nil"],
  ],
  MapEach: [
    "Replaces each item of a list or map by what a mapper makes of it.",
    [`MapEach(["a", "b"], (i, v) => ToUpperCase(v))`, `["A", "B"]`],
    [`MapEach(log.attributes, (k, v) => Concat([k, v], "="))`, `{"a": "a=x", "b": "b=2"}`],
  ],
  MapKeys: [
    "Gives each key of a map the name that a mapper makes of it.",
    [`MapKeys({"a": 1}, (k, v) => Concat(["x", k], "."))`, `{"x.a": 1}`],
    ["MapKeys(log.attributes, (k, v) => ToUpperCase(k))", `{"A": "x", "B": 2}`],
  ],
  Reduce: [
    "Folds a list or map into one value; the lambda gets what came of the items before, " +
      "key and value.",
    ["Reduce([1, 2, 3], 0, (sum, i, v) => sum + v)", "6"],
    [`Reduce(["a", "b"], "", (text, i, v) => Concat([v, text], ""))`, `"ba"`],
  ],
  When: [
    "Gives one of two values, by a condition.",
    [`When(() => 1 < 2, "yes", "no")`, `"yes"`],
    [`When(() => log.body == "bye", "yes", "no")`, `"no"`],
  ],
};
