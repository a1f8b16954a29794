// Letters and digits against the tables that the pattern compiler has from Go itself.

import { expect, test } from "vitest";
import { category } from "../../src/compiler/pattern/unicode.ts";
import { contains } from "../../src/compiler/pattern/rune-set.ts";
import { leafModule } from "../leaf.ts";

test("every rune is a letter or a digit where Go says so", async () => {
  const leaf = await leafModule('export { isLetterOrDigit } from "./text/letter";');
  const letters = category("L");
  const digits = category("Nd");
  const wrong: number[] = [];
  for (let rune = 0; rune <= 0x1_0000; rune++) check(rune);
  for (let rune = 0x1_0001; rune <= 0x11_0000; rune += 7) check(rune);
  expect(wrong).toEqual([]);

  function check(rune: number): void {
    const want = contains(letters, rune) || contains(digits, rune);
    if ((leaf.call("isLetterOrDigit", rune) !== 0) !== want) wrong.push(rune);
  }
});
