// workerd and Cloudflare Workers: the module is an import, since nothing may be compiled at run
// time there.

import module from "../../ottl.wasm";

/** The engine's module, where it can be had at once. */
export function moduleNow(): WebAssembly.Module | undefined {
  return module;
}

/** The engine's module. */
export async function fetchModule(): Promise<WebAssembly.Module | undefined> {
  return module;
}
