// Every engine against Go's answers: hand-written cases, and generated ones (matches.ndjson and
// language.ndjson, made by tools/regex). Each pattern runs as planned, then as an automaton, as a
// lazy one (also with a cache that overflows) and as threads, with SIMD and without.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { LAZY_CAPACITY, PATTERN_LAZY_FORWARD, PATTERN_LAZY_REVERSE } from "../../format/pattern.ts";
import { compilePattern } from "../../src/compiler/pattern/compile.ts";
import type { PlanOptions } from "../../src/compiler/pattern/plan.ts";
import { enginesOf, regexMachine, type Match, type RegexMachine } from "./machine.ts";

type TextForm = string | { readonly hex: string };

interface Case {
  readonly pattern: string;
  readonly names?: readonly string[];
  readonly texts: readonly (readonly [TextForm, readonly Match[]])[];
}

const files = [
  process.env["REGEX_MATCHES"] ?? join(import.meta.dirname, "matches.ndjson"),
  process.env["REGEX_LANGUAGE"] ?? join(import.meta.dirname, "language.ndjson"),
];
const generated = files
  .flatMap((file) => readFileSync(file, "utf8").trim().split("\n"))
  .map((line) => JSON.parse(line) as Case & { readonly error?: string })
  .filter(({ error }) => error === undefined);

/** Pattern, how it is found, and texts with their matches. */
const handWritten: readonly (readonly [string, string, Case["texts"]])[] = [
  [
    "",
    "Always",
    [
      [
        "ab",
        [
          [0, 0],
          [1, 1],
          [2, 2],
        ],
      ],
    ],
  ],
  [
    "abc",
    "LiteralContains",
    [
      [
        "abcxabc",
        [
          [0, 3],
          [4, 7],
        ],
      ],
      ["ab", []],
    ],
  ],
  [
    "^abc$",
    "LiteralEquals",
    [
      ["abc", [[0, 3]]],
      ["abcd", []],
      ["xabc", []],
    ],
  ],
  [
    "^abc",
    "LiteralPrefix",
    [
      ["abcabc", [[0, 3]]],
      ["xabc", []],
    ],
  ],
  [
    "abc$",
    "LiteralSuffix",
    [
      ["abcabc", [[3, 6]]],
      ["abcx", []],
    ],
  ],
  ["^", "LiteralPrefix", [["ab", [[0, 0]]]]],
  ["$", "LiteralSuffix", [["ab", [[2, 2]]]]],
  [
    "^foo.*",
    "LiteralPrefix/Forward",
    [
      ["foo\nfoo", [[0, 3]]],
      ["xfoo", []],
    ],
  ],
  [
    ".*foo.*",
    "LiteralContains/Search",
    [
      [
        "afoob\nfoo",
        [
          [0, 5],
          [6, 9],
        ],
      ],
      ["fo", []],
    ],
  ],
  ["(?s)^.*foo", "LiteralContains/Forward", [["a\nfoofoob", [[0, 8]]]]],
  [
    "^[a-z]+\\d*$",
    "Forward",
    [
      ["ab12", [[0, 4]]],
      ["ab1x", []],
    ],
  ],
  [
    "^.*zip\\d*$",
    "Forward",
    [
      ["a zip9", [[0, 6]]],
      ["a zip9 ", []],
      ["a zi9", []],
      ["a\nzip9", []],
    ],
  ],
  [
    "[a-z]+@[a-z]+\\.com",
    "Inner",
    [
      ["to bob@site.com, x@y", [[3, 15]]],
      ["@@a@b.co", []],
    ],
  ],
  [
    "user=(\\w+)",
    "Inner",
    [
      [
        "user=al user=bo",
        [
          [0, 7, 5, 7],
          [8, 15, 13, 15],
        ],
      ],
    ],
  ],
  [
    "[0-9a-f]{2}-\\d{2}",
    "Inner",
    [
      ["a-12 xa-12 é-12 -12 ab-1", []],
      ["0ab-12", [[1, 6]]],
      [
        "ab-12-34ab-56",
        [
          [0, 5],
          [8, 13],
        ],
      ],
    ],
  ],
  [
    "\\b(?:ab|cd)=[^ ]",
    "Inner",
    [
      ["xab=1 b=2 =3", []],
      [
        "cd=1 ab=\u00e9",
        [
          [0, 4],
          [5, 10],
        ],
      ],
    ],
  ],
  ["(?:\\d{1,3}\\.){3}\\d{1,3}", "Inner", [["1.2.3 is 10.0.0.255!", [[9, 19]]]]],
  [
    "[0-9]{4,}",
    "Search",
    [
      [
        "12 1234 x12345",
        [
          [3, 7],
          [9, 14],
        ],
      ],
    ],
  ],
  ["\\b\\d{3}\\b", "Search", [["a123 456 7890", [[5, 8]]]]],
  [
    "(?i)kelvin",
    "Search",
    [
      [
        "\u212aelvin KELVIN",
        [
          [0, 8],
          [9, 15],
        ],
      ],
    ],
  ],
  ["(a|ab)(c|bcd)(d*)", "Search", [["abcd", [[0, 4, 0, 1, 1, 4, 4, 4]]]]],
  [
    "(a*)*",
    "Always/Search",
    [
      [
        "b",
        [
          [0, 0, 0, 0],
          [1, 1, 1, 1],
        ],
      ],
    ],
  ],
  [
    "(?m)^.",
    "Search",
    [
      [
        "ab\ncd",
        [
          [0, 1],
          [3, 4],
        ],
      ],
    ],
  ],
  [
    "(?m)$",
    "Search",
    [
      [
        "a\n",
        [
          [1, 1],
          [2, 2],
        ],
      ],
    ],
  ],
  [
    "a*",
    "Always/Search",
    [
      [
        "baac",
        [
          [0, 0],
          [1, 3],
          [4, 4],
        ],
      ],
    ],
  ],
  [
    "a*?",
    "Always/Search",
    [
      [
        "aa",
        [
          [0, 0],
          [1, 1],
          [2, 2],
        ],
      ],
    ],
  ],
  [
    "(?:\\b|[^\\n]|)+",
    "Always/Search",
    [
      [
        "K1 ",
        [
          [0, 0],
          [1, 3],
        ],
      ],
    ],
  ],
  ["[^\\x00-\\x{10FFFF}]?y", "LiteralContains/Inner", [["xy", [[1, 2]]]]],
  ["(?:\\d[ -]?){13,16}\\b", "Search", [["at 4442 6993 6773 1761 x", [[3, 23]]]]],
  [
    "\\b(?:\\d[ -]?){13,16}\\b",
    "Leads",
    [
      ["12 4442 6993 6773 1761 x", [[0, 18]]],
      ["12 1", []],
    ],
  ],
  [
    "(?i)secret|passwort",
    "Search",
    [
      [
        "\u017fecret paſſwort",
        [
          [0, 7],
          [8, 18],
        ],
      ],
    ],
  ],
  // What looks like a beginning inside a rune is none; a byte that is no rune's is one.
  ["[^é]x", "Search", [["éx ax", [[4, 6]]]]],
  ["[x\ufffd]x", "Search", [[{ hex: "c3a978ff78" }, [[3, 5]]]]],
  [
    ".*[ab].{8}[cd].{8}e",
    "Lazy",
    [
      ["xxaxxxxxxxxcxxxxxxxxe", [[0, 21]]],
      ["a", []],
    ],
  ],
];

/** One way to run a pattern. */
const variants: readonly (PlanOptions & { readonly cache?: number })[] = [
  {},
  { atLeast: "automaton" },
  { atLeast: "lazy" },
  { atLeast: "lazy", cache: 200 },
  { atLeast: "threads" },
];

describe.each([{ simd: true }, { simd: false }])("simd $simd", ({ simd }) => {
  let machine: RegexMachine;
  beforeAll(async () => {
    machine = await regexMachine({ simd });
  });

  test.each(handWritten)("%s is found by %s", (pattern, engines, texts) => {
    expect(enginesOf(compilePattern(pattern).bytes)).toBe(engines);
    expect(differences(machine, { pattern, texts })).toEqual([]);
  });

  test(`${generated.length} generated patterns`, () => {
    expect(generated.flatMap((each) => differences(machine, each)).slice(0, 5)).toEqual([]);
  });
});

test("the generated patterns reach every engine", () => {
  const reached = new Set(generated.map(({ pattern }) => enginesOf(compilePattern(pattern).bytes)));
  const expected = ["LiteralContains", "Inner", "Search", "Forward", "LiteralPrefix"];
  expect([...reached]).toEqual(expect.arrayContaining(expected));
});

test("groups have their names", () => {
  const wrong = generated.filter(({ pattern, names = [""] }) => {
    const { captureNames } = compilePattern(pattern);
    return captureNames.map((name) => name ?? "").join() !== names.join();
  });
  expect(wrong).toEqual([]);
});

/** Where an engine does not answer as Go does, a line each. */
function differences(machine: RegexMachine, { pattern, texts }: Case): readonly string[] {
  return variants.flatMap((variant) => {
    const { bytes, captureCount } = compilePattern(pattern, variant);
    if (variant.cache !== undefined) shrinkCaches(bytes, variant.cache);
    machine.setPattern(bytes);
    return texts.flatMap(([text, matches]) => {
      machine.setText(bytesOf(text));
      const asked = [machine.matches(), machine.findAll(captureCount), machine.findAllBounds()];
      const answers = [matches.length > 0, matches, matches.map((match) => match.slice(0, 2))];
      const [got, want] = [JSON.stringify(asked), JSON.stringify(answers)];
      if (got === want) return [];
      const how = `${JSON.stringify(variant)} ${enginesOf(bytes)}`;
      return [`${pattern} in ${JSON.stringify(text)}, ${how}: ${got}, Go: ${want}`];
    });
  });
}

function shrinkCaches(bytes: Uint8Array, capacity: number): void {
  const view = new DataView(bytes.buffer);
  for (const field of [PATTERN_LAZY_FORWARD, PATTERN_LAZY_REVERSE]) {
    const at = view.getUint32(field, true);
    if (at !== 0) view.setUint32(at + LAZY_CAPACITY, capacity, true);
  }
}

function bytesOf(text: TextForm): Uint8Array {
  return typeof text === "string" ? new TextEncoder().encode(text) : Buffer.from(text.hex, "hex");
}
