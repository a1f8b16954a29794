// Editors of maps, lists and texts, against small models over JavaScript's own.

import * as fc from "fast-check";
import { anyInt, fewText, type Property, testProperties, utf8, type Value } from "./each-record.ts";

type Texts = Readonly<Record<string, string>>;
type Tree = { readonly [key: string]: Value };

/** Keys that JavaScript keeps in the order in which they came. */
const key = fc.string({ unit: fc.constantFrom(..."abc."), minLength: 1, maxLength: 3 });
const dictionary = { maxKeys: 6, noNullPrototype: true };
const texts = fc.dictionary(key, fewText, dictionary);
const scalar: fc.Arbitrary<Value> = fc.oneof(fewText, anyInt, fc.boolean());
const scalars = fc.dictionary(key, scalar, dictionary);
const plainKey = fc.string({ unit: fc.constantFrom(..."abc"), minLength: 1, maxLength: 2 });
/** Without lists in lists, whose places the reference writes without a dot. */
const tree: fc.Arbitrary<Value> = fc.letrec<{ map: Value; item: Value; value: Value }>((tie) => ({
  item: fc.oneof({ maxDepth: 3 }, scalar, tie("map")),
  value: fc.oneof({ maxDepth: 3 }, tie("item"), fc.array(tie("item"), { maxLength: 3 })),
  map: fc.dictionary(plainKey, tie("value"), { maxKeys: 3, noNullPrototype: true }),
})).map;

function only(map: Tree, isKept: (key: string, value: Value) => boolean): Value {
  return Object.fromEntries(Object.entries(map).filter(([name, value]) => isKept(name, value)));
}

function mapped(map: Tree, change: (value: Value, key: string) => Value): Value {
  return Object.fromEntries(
    Object.entries(map).map(([name, value]) => [name, change(value, name)]),
  );
}

/** Leaves by their way; what holds nothing has none. */
function leaves(value: Value, way: string, depth: number): [string, Value][] {
  if (typeof value !== "object" || depth === 0) return [[way, value]];
  return Object.entries(value).flatMap(([step, item]) => {
    return leaves(item, way === "" ? step : `${way}.${step}`, depth - 1);
  });
}

/** The first `most` keys, those with a place of their own before all others. */
function limited(map: Tree, most: number, first: readonly string[]): Value {
  const names = Object.keys(map);
  if (names.length <= most) return map;
  const sure = names.filter((name) => first.includes(name));
  const others = names.filter((name) => !first.includes(name)).slice(0, most - sure.length);
  return only(map, (name) => sure.includes(name) || others.includes(name));
}

/** Bytes up to `most`, the marker among them, between whole characters. */
function truncated(value: Value, most: number, marker: string): Value {
  if (typeof value !== "string" || utf8(value).length <= most) return value;
  const bytes = utf8(value);
  let end = most - utf8(marker).length;
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end--;
  return bytes.subarray(0, end).toString("utf8") + marker;
}

const maps: readonly Property[] = [
  {
    says: "nothing is left",
    expression: "clear($kept)",
    takes: [scalars],
    model: () => ({}),
  },
  {
    says: "all but one",
    expression: "delete_key($kept, $b)",
    takes: [scalars, key],
    model: (a: Tree, b: string) => only(a, (name) => name !== b),
  },
  {
    says: "those without a match",
    expression: `delete_matching_keys($kept, "^a|b$")`,
    takes: [scalars],
    model: (a: Tree) => only(a, (name) => !/^a|b$/.test(name)),
  },
  {
    says: "those with a match",
    expression: `keep_matching_keys($kept, "^a|b$")`,
    takes: [scalars],
    model: (a: Tree) => only(a, (name) => /^a|b$/.test(name)),
  },
  {
    says: "those that are listed",
    expression: "keep_keys($kept, $b)",
    takes: [scalars, fc.array(key, { maxLength: 4 })],
    model: (a: Tree, b: string[]) => only(a, (name) => b.includes(name)),
  },
  ...([0, 1, 3] as const).map((most) => ({
    says: "the first",
    expression: `limit($kept, ${most}, [])`,
    takes: [scalars],
    model: (a: Tree) => limited(a, most, []),
  })),
  {
    says: "some before others",
    expression: `limit($kept, 3, ["a", "b"])`,
    takes: [scalars],
    model: (a: Tree) => limited(a, 3, ["a", "b"]),
  },
  {
    says: "both, the second stronger",
    expression: `merge_maps($kept, $b, "upsert")`,
    takes: [scalars, scalars],
    model: (a: Tree, b: Tree) => ({ ...a, ...b }),
  },
  {
    says: "both, the first stronger",
    expression: `merge_maps($kept, $b, "insert")`,
    takes: [scalars, scalars],
    model: (a: Tree, b: Tree) => ({ ...b, ...a }),
  },
  {
    says: "keys of the first only",
    expression: `merge_maps($kept, $b, "update")`,
    takes: [scalars, scalars],
    model: (a: Tree, b: Tree) => mapped(a, (value, name) => b[name] ?? value),
  },
  {
    says: "a key is put",
    expression: "set($kept[$b], $c)",
    takes: [scalars, key, scalar],
    model: (a: Tree, b: string, c: Value) => ({ ...a, [b]: c }),
  },
  {
    says: "leaves by their way",
    expression: "flatten($kept)",
    takes: [tree],
    model: (a: Tree) => Object.fromEntries(leaves(a, "", Infinity)),
  },
  {
    says: "two levels, under a name",
    expression: `flatten($kept, "p", 1)`,
    takes: [fc.dictionary(plainKey, fc.dictionary(plainKey, scalar, dictionary), dictionary)],
    model: (a: Tree) => Object.fromEntries(leaves(a, "p", 2)),
  },
];

const small = fc.bigInt({ min: -1n, max: 5n });

const lists: readonly Property[] = [
  {
    says: "one more",
    expression: "append($kept, $b)",
    takes: [fc.array(scalar, { minLength: 1 }), scalar],
    model: (a: Value[], b: Value) => [...a, b],
  },
  {
    says: "one becomes a list",
    expression: "append($kept, values=[$b, $c])",
    takes: [scalar, scalar, scalar],
    model: (a: Value, b: Value, c: Value) => [a, b, c],
  },
  {
    says: "without an item",
    expression: "delete_index($kept, $b)",
    takes: [fc.array(scalar, { maxLength: 4 }), small],
    model: (a: Value[], b: bigint) => a.filter((_, at) => BigInt(at) !== b),
  },
  {
    says: "without a range",
    expression: "delete_index($kept, $b, $c)",
    takes: [fc.array(scalar, { maxLength: 4 }), small, small],
    model: (a: Value[], b: bigint, c: bigint) => {
      const isInside = b >= 0n && b <= c && c <= BigInt(a.length);
      return a.filter((_, at) => !isInside || BigInt(at) < b || BigInt(at) >= c);
    },
  },
];

const asText = (value: Value) => (typeof value === "string" ? value : `${value as bigint}`);
const replaced = (text: Value) => (text as string).replace(/a+(b?)/g, "<$1>");
const isMatched = (text: Value) => /^a.*b$/.test(text as string);

const replacements: readonly Property[] = [
  {
    says: "all of a text",
    expression: `replace_pattern($kept, "a+(b?)", "<$1>")`,
    takes: [fewText],
    model: replaced,
  },
  {
    says: "all of the values",
    expression: `replace_all_patterns($kept, "value", "a+(b?)", "<$1>")`,
    takes: [texts],
    model: (a: Texts) => mapped(a, replaced),
  },
  {
    says: "a text as a whole",
    expression: `replace_match($kept, "a*b", "new")`,
    takes: [fewText],
    model: (a: string) => (isMatched(a) ? "new" : a),
  },
  {
    says: "values as a whole",
    expression: `replace_all_matches($kept, "a*b", "new")`,
    takes: [texts],
    model: (a: Texts) => mapped(a, (value) => (isMatched(value) ? "new" : value)),
  },
  {
    says: "as String does",
    expression: "stringify_all($kept)",
    takes: [scalars],
    model: (a: Tree) => mapped(a, asText),
  },
  {
    says: "whole characters",
    expression: "truncate_all($kept, 5)",
    takes: [scalars],
    model: (a: Tree) => mapped(a, (value) => truncated(value, 5, "")),
  },
  {
    says: "a marker in its room",
    expression: `truncate_all($kept, 7, true, "..")`,
    takes: [scalars],
    model: (a: Tree) => mapped(a, (value) => truncated(value, 7, "..")),
  },
];

testProperties([...maps, ...lists, ...replacements]);
