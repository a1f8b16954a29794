// What docs/FUNCTIONS.md says: functions on lists and maps.

import type { Documentation } from "./documented.ts";

export const collections: Documentation = {
  Coalesce: [
    "Gives the first of several values that is not nil.",
    [`Coalesce([log.attributes["absent"], log.attributes["a"], "fallback"])`, `"x"`],
    [`Coalesce([log.attributes["absent"], nil])`, "nil"],
  ],
  ContainsValue: [
    "Tells whether a list holds a value.",
    [`ContainsValue(["a", "b"], "b")`, "true"],
    ["ContainsValue([1, 2], 3)", "false"],
  ],
  Index: [
    "Gives where a value first stands in a list, or a string in a string, counted from " +
      "0; -1 if nowhere.",
    [`Index("checkout", "out")`, "5"],
    [`Index(["a", "b"], "b")`, "1"],
    [`Index("checkout", "in")`, "-1"],
  ],
  Keys: ["Gives the keys of a map.", ["Keys(log.attributes)", `["a", "b"]`], ["Keys({})", "[]"]],
  Len: [
    "Counts the bytes of a string, the items of a list or the keys of a map.",
    [`Len("hello")`, "5"],
    ["Len([1, 2, 3])", "3"],
    ["Len(log.attributes)", "2"],
  ],
  SliceToMap: [
    "Makes a map of a list; the key of an item is its index, or what key_path finds in it.",
    [`SliceToMap(Split("a,b", ","))`, `{"0": "a", "1": "b"}`],
    [
      `SliceToMap(ParseJSON("[{\\"id\\": \\"x\\", \\"n\\": 1}]"), ["id"])`,
      `{"x": {"id": "x", "n": 1.0}}`,
    ],
    [`SliceToMap(ParseJSON("[{\\"id\\": \\"x\\", \\"n\\": 1}]"), ["id"], ["n"])`, `{"x": 1.0}`],
  ],
  Sort: [
    "Sorts a list: numbers by size, strings by their bytes, a mixture by the text of its " +
      "items.",
    ["Sort([3, 1, 2])", "[1, 2, 3]"],
    [`Sort(["b", "C", "a"], "desc")`, `["b", "a", "C"]`],
    [`Sort([10, 9, "8"])`, `[10, "8", 9]`],
  ],
  ToKeyValueString: [
    "Writes a map as pairs of key and value; what would be ambiguous is put in quotes.",
    [`ToKeyValueString({"b": 1, "a": 2}, "=", ";", true)`, `"a=2;b=1"`],
    [`ToKeyValueString({"a": "x y"})`, `"a=\\"x y\\""`],
  ],
  Values: [
    "Gives the values of a map.",
    ["Values(log.attributes)", `["x", 2]`],
    ["Values({})", "[]"],
  ],
};
