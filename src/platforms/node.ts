// Node: the module is a file beside the compiled package, read when it is first needed.

import { readFileSync } from "node:fs";

/** The engine's module, where it can be had at once. */
export function moduleNow(): WebAssembly.Module | undefined {
  return new WebAssembly.Module(readFileSync(new URL("../../ottl.wasm", import.meta.url)));
}

/** The engine's module. */
export async function fetchModule(): Promise<WebAssembly.Module | undefined> {
  return moduleNow();
}
