// Every function that runs in WebAssembly has a property in a file of this folder, or a reason here
// why its cases suffice.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { allFunctions } from "../../../src/language/functions/tables.ts";

/** Functions without a property, and why their cases suffice. */
const reasons: { readonly [name: string]: string } = {
  Now: "gives the clock's moment; examples and test/functions/time.test.ts set the clock",
  route: "does nothing; test/processors/routing.test.ts and the routing cases ask where things go",
};

const folder = import.meta.dirname;
const texts = readdirSync(folder)
  .filter((name) => name.endsWith(".test.ts") && name !== "coverage.test.ts")
  .map((name) => readFileSync(join(folder, name), "utf8"))
  .join("\n");

/** Called in an expression, or named in a table of them. */
function hasProperty(name: string): boolean {
  return new RegExp(`(?<![\\w.])${name}(?:\\(|"[,\\]])`).test(texts);
}

const machine = [...allFunctions.values()].filter(({ runs }) => runs === "machine");

test("each has a property or a reason, and none both", () => {
  const names = machine.map(({ name }) => name);
  const without = names.filter((name) => !hasProperty(name));
  expect(without.toSorted()).toEqual(Object.keys(reasons).toSorted());
});

test("a property is found by its function's name only", () => {
  expect([hasProperty("Len"), hasProperty("Le"), hasProperty("en")]).toEqual([true, false, false]);
});
