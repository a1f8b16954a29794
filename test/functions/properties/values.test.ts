// Conversions, lists, maps, lambdas and parsers of text, against JavaScript's own.

import * as fc from "fast-check";
import {
  anyDouble,
  anyInt,
  anyText,
  fewText,
  type Property,
  testProperties,
  utf8,
  type Value,
} from "./each-record.ts";

const intMin = -(2n ** 63n);
const intMax = 2n ** 63n - 1n;

function intOf(text: string): bigint | undefined {
  if (!/^[+-]?\d+$/.test(text)) return undefined;
  const value = text.startsWith("-") ? -BigInt(text.slice(1)) : BigInt(text.replace("+", ""));
  return value >= intMin && value <= intMax ? value : undefined;
}

function doubleOf(text: string): number | undefined {
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text)) return undefined;
  return Number.isFinite(Number(text)) ? Number(text) : undefined;
}

const figures = fc.string({ unit: fc.constantFrom(..."0123456789.eE+-"), maxLength: 12 });
const intText = fc.oneof(anyInt.map(String), figures, fc.constantFrom(`${intMax + 1n}`, "+7", ""));
const doubleText = fc.oneof(anyDouble.map(String), figures);
const boolWords = ["1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False"];
const based = fc.tuple(anyInt, fc.integer({ min: 2, max: 36 }));

const conversions: readonly Property[] = [
  { says: "decimal", expression: "Int($a)", takes: [intText], model: intOf },
  {
    says: "towards zero",
    expression: "Int($a)",
    takes: [fc.double({ min: -9e18, max: 9e18, noNaN: true })],
    model: (a: number) => BigInt(Math.trunc(a)),
  },
  { says: "nearest", expression: "Double($a)", takes: [doubleText], model: doubleOf },
  { says: "of ints", expression: "Double($a)", takes: [anyInt], model: (a: bigint) => Number(a) },
  {
    says: "there and back",
    expression: "Double(String($a))",
    takes: [anyDouble],
    model: (a: number) => a,
  },
  {
    says: "there and back",
    expression: "Int(String($a))",
    takes: [anyInt],
    model: (a: bigint) => a,
  },
  {
    says: "words",
    expression: "Bool($a)",
    takes: [fc.oneof(fc.constantFrom(...boolWords, "yes", ""), fewText)],
    model: (a: string) => (boolWords.includes(a) ? boolWords.indexOf(a) < 6 : undefined),
  },
  {
    says: "any base",
    expression: "ParseInt($a[0], $a[1])",
    takes: [based.map(([value, base]) => [value.toString(base), BigInt(base)])],
    model: ([text, base]: [string, bigint]) => inBase(text, Number(base)),
  },
  {
    // Go on amd64 takes subnormal numbers for others.
    says: "Math.log's",
    expression: "Log($a)",
    takes: [
      fc.oneof(fc.double({ min: 2.3e-308, noNaN: true, max: 1e300 }), fc.constantFrom(0, -1)),
    ],
    model: (a: number) => (a > 0 ? Math.log(a) : undefined),
    close: (ours, wanted) =>
      ours === wanted ||
      Math.abs((ours as number) - (wanted as number)) <= 1e-14 * Math.abs(wanted as number),
  },
];

function inBase(text: string, base: number): bigint {
  const digits = text.replace("-", "");
  const value = [...digits].reduce((sum, digit) => {
    return sum * BigInt(base) + BigInt(Number.parseInt(digit, base));
  }, 0n);
  return text.startsWith("-") ? -value : value;
}

const anyValue: fc.Arbitrary<Value> = fc.oneof(
  fc.constant(undefined),
  fewText,
  anyInt,
  anyDouble,
  fc.boolean(),
  fc.uint8Array({ maxLength: 3 }),
  fc.array(fewText, { maxLength: 2 }),
  fc.dictionary(fewText, fewText, { maxKeys: 2 }),
);

const isMap = (a: Value) =>
  typeof a === "object" && !Array.isArray(a) && !(a instanceof Uint8Array);

const questions: readonly Property[] = [
  ["IsString", (a: Value) => typeof a === "string"],
  ["IsInt", (a: Value) => typeof a === "bigint"],
  ["IsDouble", (a: Value) => typeof a === "number"],
  ["IsBool", (a: Value) => typeof a === "boolean"],
  ["IsList", (a: Value) => Array.isArray(a)],
  ["IsMap", isMap],
  ["IsEmpty", isEmpty],
].map(([name, model]) => {
  const expression = `${name as string}($a)`;
  return { says: "a type", expression, takes: [anyValue], model: model as (a: never) => boolean };
});

function isEmpty(a: Value): boolean {
  if (a === undefined || a === "" || a === 0n || a === 0 || a === false) return true;
  if (typeof a !== "object") return false;
  return a instanceof Uint8Array ? a.length === 0 : Object.keys(a).length === 0;
}

const bytesOrder = (a: string, b: string) => Buffer.compare(utf8(a), utf8(b));
const sortedBy =
  <T extends Value>(order: (a: T, b: T) => number) =>
  (items: T[]): Value =>
    [...items].sort(order);
const byInt = sortedBy<bigint>((a, b) => (a < b ? -1 : a > b ? 1 : 0));
const byDouble = sortedBy<number>((a, b) => a - b);
const many = { minLength: 1, maxLength: 30 };
/** Keys that JavaScript keeps in the order in which they came. */
const word = fc.string({ unit: fc.constantFrom(..."abcdé"), minLength: 1, maxLength: 3 });
const map = fc.dictionary(word, anyInt, { maxKeys: 6, noNullPrototype: true });

const collections: readonly Property[] = [
  { says: "ints", expression: "Sort($a)", takes: [fc.array(anyInt, many)], model: byInt },
  {
    says: "ints, falling",
    expression: `Sort($a, "desc")`,
    takes: [fc.array(anyInt, many)],
    model: (a: bigint[]) => [...(byInt(a) as bigint[])].reverse(),
  },
  {
    says: "doubles",
    expression: "Sort($a)",
    takes: [
      fc.array(
        anyDouble.map((each) => each + 0),
        many,
      ),
    ],
    model: byDouble,
  },
  {
    says: "texts by bytes",
    expression: "Sort($a)",
    takes: [fc.array(anyText, many)],
    model: sortedBy(bytesOrder),
  },
  {
    says: "items",
    expression: "ContainsValue($a, $b)",
    takes: [fc.array(fewText, many), fewText],
    model: (a: string[], b: string) => a.includes(b),
  },
  {
    says: "places",
    expression: "Index($a, $b)",
    takes: [fc.array(fewText, many), fewText],
    model: (a: string[], b: string) => BigInt(a.indexOf(b)),
  },
  { says: "keys", expression: "Keys($a)", takes: [map], model: (a: object) => Object.keys(a) },
  {
    says: "values",
    expression: "Values($a)",
    takes: [map],
    model: (a: object) => Object.values(a),
  },
  {
    says: "count",
    expression: "Len($a)",
    takes: [map],
    model: (a: object) => BigInt(Object.keys(a).length),
  },
  {
    says: "by place",
    expression: "SliceToMap($a)",
    takes: [fc.array(fewText, many)],
    model: (a: string[]) => ({ ...a }),
  },
  {
    says: "the first",
    expression: "Coalesce([$a, $b, $c])",
    takes: [fc.option(anyInt, { nil: undefined }), fc.option(fewText, { nil: undefined }), anyInt],
    model: (a?: bigint, b?: string, c?: bigint) => a ?? b ?? c,
  },
];

const ints = fc.array(fc.bigInt({ min: -9n, max: 9n }), { maxLength: 12 });

const lambdas: readonly Property[] = [
  {
    says: "every",
    expression: "All($a, (i, v) => v > -5)",
    takes: [ints],
    model: (a: bigint[]) => a.every((v) => v > -5n),
  },
  {
    says: "some",
    expression: "Any($a, (i, v) => v == i)",
    takes: [ints],
    model: (a: bigint[]) => a.some((v, i) => v === BigInt(i)),
  },
  {
    says: "filter",
    expression: "Filter($a, (i, v) => v > 0 or i == 0)",
    takes: [ints],
    model: (a: bigint[]) => a.filter((v, i) => v > 0n || i === 0),
  },
  {
    says: "find",
    expression: "Find($a, (i, v) => v < 0, (i, v) => i * 10 - v)",
    takes: [ints],
    model: (a: bigint[]) => a.map((v, i) => BigInt(i) * 10n - v).find((_, i) => (a[i] ?? 0n) < 0n),
  },
  {
    says: "map",
    expression: "MapEach($a, (i, v) => v * v + i)",
    takes: [ints],
    model: (a: bigint[]) => a.map((v, i) => v * v + BigInt(i)),
  },
  {
    says: "reduce",
    expression: "Reduce($a, 1, (sum, i, v) => sum * 2 + v)",
    takes: [ints],
    model: (a: bigint[]) => a.reduce((sum, v) => sum * 2n + v, 1n),
  },
  {
    says: "renamed keys",
    expression: `MapKeys($a, (k, v) => Concat([k, v], "."))`,
    takes: [map],
    model: (a: Record<string, bigint>) =>
      Object.fromEntries(Object.entries(a).map(([k, v]) => [`${k}.${v}`, v])),
  },
  {
    says: "a choice",
    expression: "When(() => $a > $b, $a, $b)",
    takes: [anyInt, anyInt],
    model: (a: bigint, b: bigint) => (a > b ? a : b),
  },
];

const json = fc.jsonValue({ maxDepth: 4, noUnicodeString: false } as never);
const text = fc.string({ unit: "grapheme-ascii", maxLength: 8 });
const texts = fc.array(text, { minLength: 3, maxLength: 3 });
const plainMap = fc.dictionary(word, fc.string({ unit: fc.constantFrom(..."xyz =;'é") }), {
  maxKeys: 5,
  noNullPrototype: true,
});

/** Doubles for all numbers; nothing for what is no object and no array. */
function parsedJson(source: string): Value {
  const value = JSON.parse(source) as Value;
  return typeof value === "object" && value !== null ? withoutNull(value) : undefined;
}

function withoutNull(value: unknown): Value {
  if (value === null) return undefined;
  if (Array.isArray(value)) return value.map(withoutNull);
  if (typeof value !== "object") return value as Value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withoutNull(each)]));
}

function csvLine(fields: readonly string[]): string {
  const quoted = (field: string) => `"${field.replaceAll('"', '""')}"`;
  return fields.map((field) => (/^$|[",\r\n ]/.test(field) ? quoted(field) : field)).join(",");
}

const parsers: readonly Property[] = [
  {
    says: "JSON.parse's",
    expression: "ParseJSON($a)",
    takes: [json.map((each) => JSON.stringify(each))],
    model: parsedJson,
  },
  {
    says: "with blanks",
    expression: "ParseJSON($a)",
    takes: [json.map((each) => JSON.stringify(each, undefined, "\t "))],
    model: parsedJson,
  },
  {
    says: "JSON there and back",
    expression: "ParseJSON(String($a))",
    takes: [fc.dictionary(word, anyText, { noNullPrototype: true })],
    model: (a: Value) => a,
  },
  {
    says: "a row",
    expression: `ParseCSV($a, "x,y,z")`,
    takes: [texts.map(csvLine)],
    model: (line: string) => rowOf(line),
  },
  {
    says: "there and back",
    expression: `ParseKeyValue(ToKeyValueString($a, "=", ";"), "=", ";")`,
    takes: [
      fc.dictionary(word, fc.string({ unit: fc.constantFrom(..."xyzé=;"), minLength: 1 }), {
        minKeys: 1,
        maxKeys: 5,
        noNullPrototype: true,
      }),
    ],
    model: (a: Value) => a,
  },
  {
    says: "pairs",
    expression: `ToKeyValueString($a, "=", ";", true)`,
    takes: [plainMap],
    model: (a: Record<string, string>) =>
      Object.entries(a)
        .sort(([left], [right]) => bytesOrder(left, right))
        .map(([key, value]) => `${key}=${/[=;]/.test(value) ? `"${value}"` : value}`)
        .join(";"),
  },
];

/** The fields of a line that `csvLine` wrote. */
function rowOf(line: string): Value {
  const fields = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)];
  const values = fields.map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain);
  return { x: values[0], y: values[1], z: values[2] };
}

testProperties([...conversions, ...questions, ...collections, ...lambdas, ...parsers]);
