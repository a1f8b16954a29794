// The ratchet notices every way in which a score can fall, and counts what it should.
import { expect, test } from "vitest";
import type { Answer, Case } from "./answers.ts";
import { countScores, lostScores, type Scores, withDeviations } from "./scores.ts";

const before: Scores = {
  math: { value: { passed: 2, total: 3 }, condition: { passed: 1, total: 1 } },
};

test.each<[string, Scores, string[]]>([
  ["the same", before, []],
  ["better", { math: { value: { passed: 3, total: 3 }, condition: { passed: 1, total: 1 } } }, []],
  [
    "one fewer",
    { math: { value: { passed: 1, total: 3 }, condition: { passed: 1, total: 1 } } },
    ["math value: 1 pass, 2 did"],
  ],
  ["a kind gone", { math: { value: { passed: 2, total: 3 } } }, ["math condition: 0 pass, 1 did"]],
  ["a family gone", {}, ["math value: 0 pass, 2 did", "math condition: 0 pass, 1 did"]],
])("%s", (_, now, lost) => expect(lostScores(before, now, "math")).toEqual(lost));

test("cases are counted by family and kind", () => {
  const cases: Case[] = [
    { id: "a/1", kind: "value" },
    { id: "a/2", kind: "value" },
    { id: "b/1", kind: "filter" },
  ];
  expect(countScores(cases, new Set(["a/2"]))).toEqual({
    a: { value: { passed: 1, total: 2 } },
    b: { filter: { passed: 0, total: 1 } },
  });
});

test("a deviation stands in the place of the golden answer", () => {
  const golden: Answer[] = [
    { id: "a/1", error: "panic" },
    { id: "a/2", matched: true },
  ];
  const ours = { id: "a/1", reason: "the reference panics", answer: { id: "a/1", matched: false } };
  expect(withDeviations(golden, [ours])).toEqual([{ id: "a/1", matched: false }, golden[1]]);
});
