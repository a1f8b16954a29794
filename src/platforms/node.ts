// Node: the module is a file beside the compiled package.

import { readFileSync } from "node:fs";

/** The engine's module. */
export function loadModule(): WebAssembly.Module {
  return new WebAssembly.Module(readFileSync(new URL("../../ottl.wasm", import.meta.url)));
}
