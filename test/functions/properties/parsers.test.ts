// Severities, Grok patterns and the Extended Log Format: texts that are written from what a parser
// is to find in them.

import * as fc from "fast-check";
import { fewText, type Property, testProperties, type Value } from "./each-record.ts";

/** Each severity with its own numbers and words, so that their order does not matter. */
const mapping = `{
  "debug": [{"equals": ["a", "aa"]}, {"range": {"min": -5, "max": 0}}],
  "info": [{"range": "2xx"}, {"equals": ["é"], "range": {"min": 7, "max": 7}}],
  "error": [{"range": "5xx"}, {"range": "4xx"}, {"equals": ["", "b b"]}]
}`.replaceAll(/\s+/g, " ");

function severityOf(value: Value): Value {
  if (value === "a" || value === "aa") return "debug";
  if (value === "é") return "info";
  if (value === "" || value === "b b") return "error";
  if (typeof value !== "bigint") return undefined;
  if (value >= -5n && value <= 0n) return "debug";
  if (value === 7n || (value >= 200n && value < 300n)) return "info";
  return value >= 400n && value < 600n ? "error" : undefined;
}

const nearNumber = fc
  .tuple(fc.constantFrom(-5n, 0n, 7n, 200n, 299n, 300n, 400n, 599n), fc.bigInt(-1n, 1n))
  .map(([number, step]) => number + step);

const severities: readonly Property[] = [
  {
    says: "by words and ranges",
    expression: `ParseSeverity($a, ${mapping})`,
    takes: [
      fc.oneof(
        fc.constantFrom("a", "aa", "é", "", "b b", "A"),
        fewText,
        nearNumber,
        fc.bigInt(-10n, 700n),
        fc.boolean(),
        fc.double({ noNaN: true }),
      ),
    ],
    model: severityOf,
  },
];

const word = fc.string({ unit: fc.constantFrom(..."abXY09_"), minLength: 1, maxLength: 6 });
const byte = fc.integer({ min: 0, max: 255 });
const address = fc.tuple(byte, byte, byte, byte).map((bytes) => bytes.join("."));
const whole = fc.bigInt(-(2n ** 31n), 2n ** 31n);
const quoted = fc.string({ unit: fc.constantFrom(..."ab 'é="), maxLength: 8 });
const line = fc.tuple(address, word, whole, quoted);

/** Captures that are not empty: of the others the reference says nothing. */
function captured(found: { readonly [name: string]: Value }): Value {
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== ""));
}

const grok: readonly Property[] = [
  {
    says: "what was written",
    expression: [
      `ExtractGrokPatterns(Concat([$a[0], " ", $a[1], " <", $a[2], "> \\"", $a[3], "\\""], "")`,
      `"^%{IPV4:from} %{WORD:verb} <%{INT:code:int}> \\"%{DATA:text}\\"$", true)`,
    ].join(", "),
    takes: [line],
    model: ([from, verb, code, text]: readonly [string, string, bigint, string]) => {
      return captured({ from, verb, code, text });
    },
  },
  {
    says: "own patterns, as RegExp",
    expression: `ExtractGrokPatterns($a, "%{SOME:x}(?P<y>b?)", true, ["SOME=a+"])`,
    takes: [fewText],
    model: (a: string) => captured({ .../(?<x>a+)(?<y>b?)/u.exec(a)?.groups }),
  },
  {
    says: "unnamed ones too",
    expression: `ExtractGrokPatterns($a, "^%{WORD}-%{INT:n}$")`,
    takes: [fc.tuple(word, whole).map((parts) => parts.join("-"))],
    model: (a: string) => ({ WORD: a.split("-")[0], n: a.slice(a.indexOf("-") + 1) }),
  },
];

const field = fc.string({ unit: fc.constantFrom(..."abc-()"), minLength: 1, maxLength: 6 });
const fields = fc.uniqueArray(field, { minLength: 1, maxLength: 4 });
const plain = fc.string({ unit: fc.constantFrom(..."xyz09/.é"), minLength: 1, maxLength: 5 });
const spaced = fc.string({ unit: fc.constantFrom(..."xy \"'"), maxLength: 5 });

/** Names, and the values of each line. */
const table = fields.chain((names) => {
  const row = fc.array(fc.oneof(plain, spaced), {
    minLength: names.length,
    maxLength: names.length,
  });
  return fc.tuple(fc.constant(names), fc.array(row, { maxLength: 3 }));
});

/** Quoted where a blank, a quote or nothing would be misread. */
function elfValue(value: string): string {
  return /^$|[ "]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

const logs: readonly Property[] = [
  {
    says: "a table that was written",
    expression: `ParseELF(Concat(["#Version: 1.0\\n#Fields: ", $a[1]], ""))`,
    takes: [
      table.map(([names, rows]) => {
        const lines = rows.map((values) => values.map(elfValue).join(" "));
        const entries = rows.map((values) => {
          return Object.fromEntries(names.map((name, at) => [name, values[at] ?? ""]));
        });
        const text = [names.join(" "), ...lines].join("\n");
        return [{ "elf.version": "1.0", "elf.fields": names, "elf.entries": entries }, text];
      }),
    ],
    model: ([wanted]: readonly [Value, string]) => wanted,
  },
];

testProperties([...severities, ...grok, ...logs]);
