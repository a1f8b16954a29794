// The large tables in bundles: left out, told so, and back with the package's own entries. The
// bundler may drop neither entry, though nothing is imported from them.

import { expect, test } from "vitest";
import * as ottl from "ottl-wasm";
import { bundle } from "./bundle.ts";
import { tableRefusals } from "./tables.ts";

const bare = "test/platforms/bare-entry.ts";
const full = "test/platforms/tables-entry.ts";

async function refusalsIn(entry: string, condition: "browser" | "workerd"): Promise<string[]> {
  // No module is needed to compile: whatever Node can import stands for it.
  const options = condition === "workerd" ? { wasm: "node:fs" } : {};
  const script = await bundle({ entry, condition, ...options });
  const url = `data:text/javascript;base64,${Buffer.from(script).toString("base64")}`;
  const { refusals } = (await import(url)) as { refusals: string[] };
  return refusals;
}

test.each(["browser", "workerd"] as const)("%s has none and says what to import", async (on) => {
  const [zone, locale, encoding, grok] = await refusalsIn(bare, on);
  expect(zone).toContain('import "ottl-wasm/time-tables"');
  expect(locale).toContain('import "ottl-wasm/time-tables"');
  expect(encoding).toContain('import "ottl-wasm/charset-tables"');
  expect(grok).toContain('import "ottl-wasm/grok-patterns"');
});

test.each(["browser", "workerd"] as const)("%s with the entries has all", async (on) => {
  expect(await refusalsIn(full, on)).toEqual(["", "", "", ""]);
});

test("node has all", () => {
  expect(tableRefusals(ottl)).toEqual(["", "", "", ""]);
});
