// What is said of the functions: each has its sentence, records say where they run as the engine
// does it, and the committed page is the one that the records give.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { standardFunctions } from "../../src/functions/index.ts";
import { families } from "../../src/language/documentation/families.ts";
import { allFunctions } from "../../src/language/functions/tables.ts";
import { functionsPage } from "../../tools/functions/page.ts";

const documented = families.flatMap(({ functions }) => Object.entries(functions));

test("every function is documented once, and nothing else", () => {
  const names = documented.map(([name]) => name).sort();
  expect(names).toEqual([...allFunctions.keys()].sort());
});

test.each(documented)("the sentence of %s is one", (_, [sentence]) => {
  expect(sentence).toMatch(/^[A-Z].*\.$/);
  expect(sentence.length).toBeLessThan(120);
});

test("the host has the functions whose records say so, and no other", () => {
  const hosted = [...allFunctions.values()].filter(({ runs }) => runs === "host");
  const numbers = new Set([...allFunctions.values()].map(({ number }) => number as number));
  const provided = [...standardFunctions().keys()].filter((number) => numbers.has(number));
  expect(hosted.map(({ number }) => number).sort()).toEqual(provided.sort());
});

test("docs/FUNCTIONS.md is what `npm run docs` writes", () => {
  const page = readFileSync(join(import.meta.dirname, "..", "..", "docs", "FUNCTIONS.md"), "utf8");
  expect(page).toBe(functionsPage());
});
