// Screens: what is looked for in a text for each pattern, and that no match is ever screened out,
// over all the pairs of pattern and text that the other tests have.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { Product } from "../../src/compiler/pattern/product.ts";
import {
  screeningOf,
  screensOf,
  type Screen,
  type Trial,
} from "../../src/compiler/pattern/screen.ts";
import { regexMachine, type Match, type RegexMachine } from "./machine.ts";

const everyByte = "[*]";

test.each<readonly [pattern: string, rows: string | undefined]>([
  ["AKIA[0-9A-Z]{16}", "[A][K][I]"],
  ["[a-z]+@[a-z]+\\.com", "[.][c][o]"],
  ["x+#y*", `[x][#]${everyByte}`],
  ["(?:[0-9]{1,3}\\.){3}[0-9]{1,3}", "[0123456789][.][0123456789]"],
  ["fatal|panic", "[f][a][t] [p][a][n]"],
  ["[a-z]+ (?:alpha|omega)", "[l][p][h] [m][e][g]"],
  ["(?i)key[=:]", "[Ee][Yy][:=]"],
  ["né!", "[\\c3][\\a9][!]"],
  ["[a-z]+", undefined],
  ["x?y?", undefined],
  ["", undefined],
  // Of a text that has none of them, these say so at once.
  ["^beta", undefined],
  ["^(?:beta|zeta)[0-9]", undefined],
  ["beta$", undefined],
  ["^beta$", undefined],
  ["^.*beta$", "[b][e][t]"],
  ["^[^:]*: beta", "[:][\\20][b]"],
])("every match of %s holds %s", (pattern, rows) => {
  const found = screeningOf({ source: pattern });
  expect(found?.rows.map((row) => row.map(textOf).join("")).join(" ")).toBe(rows);
});

/** The bytes of a product, those that are no marks or letters as numbers. */
function textOf(product: Product): string {
  if (product === -1) return everyByte;
  const bytes = Array.from({ length: 256 }, (_, byte) => byte).filter(
    (byte) => ((product >> (byte & 15)) & (product >> (16 + (byte >> 4))) & 1) === 1,
  );
  const shown = bytes.map((byte) =>
    byte > 0x20 && byte < 0x7f ? String.fromCharCode(byte) : `\\${byte.toString(16)}`,
  );
  return `[${shown.join("")}]`;
}

describe("screens", () => {
  const words = ["alpha", "beta", "gamma", "delta", "omega", "kappa", "sigma", "theta", "zeta"];

  test.each<readonly [what: string, trials: readonly Trial[], members: readonly number[][]]>([
    ["eight rows, and a rest that is too small", trials(words), [[0, 1, 2, 3, 4, 5, 6, 7]]],
    ["five words, not four", trials(words.slice(0, 5)), [[0, 1, 2, 3, 4]]],
    ["", trials(words.slice(0, 4)), []],
    ["two that run an automaton, not one", trials(["(?i)alpha", "(?i)beta"]), [[0, 1]]],
    ["", trials(["(?i)alpha"]), []],
    [
      "a row that several have counts once",
      trials([...words, ...words]),
      [[...range(8)], [...range(16, 8)]],
    ],
    ["words behind another condition don't pay", trials(words, { guarded: true }), []],
    ["automata do", trials(["(?i)alpha", "(?i)beta"], { guarded: true }), [[0, 1]]],
    ["anchors don't pay", trials(words.map((word) => `^${word}`)), []],
    [
      "... where they are replaced",
      trials(["^alpha", "^beta", "^gamma", "^delta", "^zeta"], { replaces: true }),
      [[0, 1, 2, 3, 4]],
    ],
  ])("%s", (_, tried, members) => {
    expect(membersOf(screensOf(tried))).toEqual(members);
  });

  function trials(sources: readonly string[], more: Partial<Trial> = {}): readonly Trial[] {
    return sources.map((source) => ({ source, ...more }));
  }

  function range(end: number, start = 0): number[] {
    return Array.from({ length: end - start }, (_, at) => start + at);
  }

  function membersOf(screens: readonly Screen[]): readonly (readonly number[])[] {
    return screens.map(({ members }) => members.map(({ index }) => index));
  }
});

interface Case {
  readonly pattern: string;
  readonly texts?: readonly (readonly [string | { readonly hex: string }, readonly Match[]])[];
}

const files = [
  process.env["REGEX_MATCHES"] ?? join(import.meta.dirname, "matches.ndjson"),
  process.env["REGEX_LANGUAGE"] ?? join(import.meta.dirname, "language.ndjson"),
];
const cases = files
  .flatMap((file) => readFileSync(file, "utf8").trim().split("\n"))
  .map((line) => JSON.parse(line) as Case);

describe.each([{ simd: true }, { simd: false }])("simd $simd", ({ simd }) => {
  let machine: RegexMachine;
  beforeAll(async () => {
    machine = await regexMachine({ simd });
  });

  test("no match is screened out", () => {
    let asked = 0;
    for (const { pattern, texts = [] } of cases) {
      // Many of a kind: a screen of one would not be made.
      const trial = { source: pattern, replaces: true };
      for (const { bytes, members } of screensOf(texts.length > 0 ? Array(8).fill(trial) : [])) {
        machine.setPattern(bytes);
        for (const [text, matches] of texts) {
          machine.setText(
            typeof text === "string" ? Buffer.from(text) : Buffer.from(text.hex, "hex"),
          );
          asked += matches.length > 0 ? 1 : 0;
          const passes = members.map(({ rows }) => machine.passesScreen(rows));
          expect([pattern, text, matches.length > 0 && passes.includes(false)]).toEqual([
            pattern,
            text,
            false,
          ]);
        }
      }
    }
    expect(asked).toBeGreaterThan(50);
  });

  test("what is not there does not pass", () => {
    const sources = ["alpha", "beta|zeta", "(?i)gamma"];
    const [screen] = screensOf(sources.map((source) => ({ source })));
    machine.setPattern(screen?.bytes ?? new Uint8Array());
    const passing = (text: string) => {
      machine.setText(Buffer.from(text));
      return screen?.members.map(({ rows }) => machine.passesScreen(rows));
    };
    expect(passing("")).toEqual([false, false, false]);
    expect(passing("an alphanumeric text of more than sixteen bytes")).toEqual([
      true,
      false,
      false,
    ]);
    expect(passing("more than sixteen bytes of zeta and GAMMA")).toEqual([false, true, true]);
  });

  test("a guarded question alone is not worth a scan", () => {
    const sources = ["(?i)alpha", "(?i)gamma"];
    const [screen] = screensOf(sources.map((source) => ({ source })));
    machine.setPattern(screen?.bytes ?? new Uint8Array());
    machine.setText(Buffer.from("more than sixteen bytes of gamma"));
    const [alpha = 0, gamma = 0] = screen?.members.map(({ rows }) => rows) ?? [];
    const guarded = { guarded: true };
    expect(machine.passesScreen(alpha, guarded)).toBe(true);
    expect(machine.passesScreen(alpha, { ...guarded, again: true })).toBe(false);
    expect(machine.passesScreen(gamma, { ...guarded, again: true })).toBe(true);
    expect(machine.passesScreen(alpha, guarded)).toBe(true);
    expect(machine.passesScreen(alpha, { again: true })).toBe(false);
    expect(machine.passesScreen(alpha)).toBe(false);
    expect(machine.passesScreen(alpha, { ...guarded, again: true })).toBe(false);
  });
});
