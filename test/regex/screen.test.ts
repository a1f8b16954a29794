// Screens: what is looked for in a text for each pattern, and that no match is ever screened out,
// over all the pairs of pattern and text that the other tests have.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { Product } from "../../src/compiler/pattern/product.ts";
import { rareRows, screensOf, type Screen } from "../../src/compiler/pattern/screen.ts";
import { regexMachine, type Match, type RegexMachine } from "./machine.ts";

const everyByte = "[*]";

test.each<readonly [pattern: string, rows: string | undefined]>([
  ["AKIA[0-9A-Z]{16}", "[A][K][I]"],
  ["[a-z]+@[a-z]+\\.com", "[.][c][o]"],
  ["x+#y*", `[x][#]${everyByte}`],
  ["(?:[0-9]{1,3}\\.){3}[0-9]{1,3}", "[0123456789][.][0123456789]"],
  ["fatal|panic", "[f][a][t] [p][a][n]"],
  ["(?i)key[=:]", "[Ee][Yy][:=]"],
  ["né!", "[\\c3][\\a9][!]"],
  ["[a-z]+", undefined],
  ["x?y?", undefined],
  ["", undefined],
])("every match of %s holds %s", (pattern, rows) => {
  const found = rareRows(pattern);
  expect(found?.map((row) => row.map(textOf).join("")).join(" ")).toBe(rows);
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

  test("hold eight rows; a rest of one or two patterns goes without", () => {
    expect(membersOf(screensOf(words))).toEqual([[0, 1, 2, 3, 4, 5, 6, 7]]);
    expect(membersOf(screensOf(words.slice(0, 2)))).toEqual([]);
    const wide = screensOf(["alpha|omega", ...words.slice(0, 7), "kappa", "sigma"]);
    expect(membersOf(wide)).toEqual([
      [0, 1, 2, 3, 4, 5, 6],
      [7, 8, 9],
    ]);
  });

  test("begin where they may", () => {
    const mayLead = [false, true, true, true, false];
    expect(membersOf(screensOf(words.slice(0, 5), mayLead))).toEqual([[1, 2, 3, 4]]);
  });

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
      // Three of a kind: a screen of one would not be made.
      for (const { bytes, members } of screensOf(
        texts.length > 0 ? [pattern, pattern, pattern] : [],
      )) {
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
    const [screen] = screensOf(["alpha", "beta|zeta", "(?i)gamma"]);
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
});
