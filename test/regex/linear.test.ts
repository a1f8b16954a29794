// Patterns that take backtracking engines forever: eight times the text takes about eight times as
// long here. What is allowed, thrice that, lies far from the 64 times of quadratic growth.
import { beforeAll, describe, expect, test } from "vitest";
import { compilePattern } from "../../src/compiler/pattern/compile.ts";
import type { PlanOptions } from "../../src/compiler/pattern/plan.ts";
import { regexMachine, type RegexMachine } from "./machine.ts";

let machine: RegexMachine;
beforeAll(async () => {
  machine = await regexMachine();
});

/** Pattern, and what its text repeats; what the text ends with. */
const cases: readonly (readonly [string, string, string])[] = [
  ["(x+x+)+y", "x", ""],
  ["(a|aa)+$", "a", "b"],
  ["(.*)*x", "a", ""],
  ["(a*)*b", "a", "c"],
  ["([a-z]+)*\\d", "a", "!"],
  ["a.*b.*c", "ab", ""],
  ["[a-z]+@.*!", "a@", ""],
  ["eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]+", "eyJ", ""],
  ["(?:a{1,10}){1,10}b", "a", ""],
  ["(\\w|\\w\\w)+[ab].{12}!", "ab", ""],
  ["\\b(?:ab|a)+\\b!", "ab", ""],
  ["[\\pL\\pN]{10}-", "é", ""],
];

const variants: readonly PlanOptions[] = [{}, { atLeast: "lazy" }, { atLeast: "threads" }];

// A busy machine may slow the longer text alone; quadratic growth fails each time.
describe.each(variants)("%o", { retry: 3 }, (variant) => {
  test.each(cases)("%s over %s...%s", (pattern, unit, ending) => {
    machine.setPattern(compilePattern(pattern, variant).bytes);
    const shortest = variant.atLeast === "threads" ? 3_000 : 20_000;
    const [short, long] = [shortest, 8 * shortest].map((length) => {
      const text = unit.repeat(length / unit.length) + ending;
      machine.setText(new TextEncoder().encode(text));
      return fastest();
    });
    expect((long as number) / Math.max(short as number, 0.02)).toBeLessThan(24);
  });
});

/** Milliseconds of the best of some runs. */
function fastest(): number {
  let best = Infinity;
  for (let run = 0; run < 4; run++) {
    const start = performance.now();
    machine.matches();
    machine.findAllBounds();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}
