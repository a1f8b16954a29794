// The large tables in bundles: left out, told so, and back with the package's own entries. The
// bundler may drop neither entry, though nothing is imported from them.

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as ottl from "ottl-wasm";
import { bundle } from "./bundle.ts";
import { agentRefusal, tableRefusals } from "./tables.ts";

const bare = "test/platforms/bare-entry.ts";
const full = "test/platforms/tables-entry.ts";

interface Bundled {
  readonly refusals: string[];
  agents(wasm: Uint8Array): Promise<string>;
}

const wasm = readFileSync("dist/ottl.wasm");

async function bundled(entry: string, condition: "browser" | "workerd"): Promise<Bundled> {
  // No module is needed to compile: whatever Node can import stands for it.
  const options = condition === "workerd" ? { wasm: "node:fs" } : {};
  const script = await bundle({ entry, condition, ...options });
  const url = `data:text/javascript;base64,${Buffer.from(script).toString("base64")}`;
  return (await import(url)) as Bundled;
}

test.each(["browser", "workerd"] as const)("%s has none and says what to import", async (on) => {
  const { refusals, agents } = await bundled(bare, on);
  const [zone, locale, encoding, grok] = refusals;
  expect(zone).toContain('import "ottl-wasm/time-tables"');
  expect(locale).toContain('import "ottl-wasm/time-tables"');
  expect(encoding).toContain('import "ottl-wasm/charset-tables"');
  expect(grok).toContain('import "ottl-wasm/grok-patterns"');
  expect(await agents(wasm)).toContain('Import "ottl-wasm/user-agents" first');
});

test.each(["browser", "workerd"] as const)("%s with the entries has all", async (on) => {
  const { refusals, agents } = await bundled(full, on);
  expect(refusals).toEqual(["", "", "", ""]);
  expect(await agents(wasm)).toBe("");
});

test("node has all", async () => {
  expect(await agentRefusal(ottl, wasm)).toBe("");
  expect(tableRefusals(ottl)).toEqual(["", "", "", ""]);
});
