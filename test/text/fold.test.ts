// Equality without regard to case: the answers are those of Go's strings.EqualFold.

import { beforeAll, expect, test } from "vitest";
import { leafModule, type LeafModule } from "../leaf.ts";

const entry = `
import { equalFold } from "./text/fold";
// Two texts of the same length behind each other.
export function equal(from: usize, length: u32): bool {
  return equalFold(from, from + length / 2, length / 2);
}
`;

let leaf: LeafModule;
beforeAll(async () => {
  leaf = await leafModule(entry);
});

test.each([
  ["", "", true],
  ["March", "mARCH", true],
  ["März", "MÄRZ", true],
  ["März", "Marzz", false],
  ["Ağustos", "AĞUSTOS", true],
  ["σς", "ΣΣ", true],
  ["ǅ", "ǆ", true],
  ["ẞ", "ẞ", true],
  ["ſs", "SSS", false],
  ["ı", "ı", true],
  ["ıi", "İI", false],
  ["[", "{", false],
  ["火曜日", "火曜日", true],
])("%s and %s", (left, right, answer) => {
  const bytes = Buffer.from(left + right, "utf8");
  expect(Buffer.byteLength(left)).toBe(Buffer.byteLength(right));
  expect(leaf.read(bytes, (from, length) => leaf.call("equal", from, length)) !== 0).toBe(answer);
});
