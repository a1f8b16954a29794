// The engine's WebAssembly.Module: one for the whole process, brought by the platform (`#module`)
// or by the host.

import { fetchModule, moduleNow } from "#module";

/** What a host may bring: the compiled module, or the bytes of ottl.wasm. */
export type ModuleSource = WebAssembly.Module | Uint8Array<ArrayBuffer> | ArrayBuffer;

let loaded: WebAssembly.Module | undefined;

/**
 * Makes the engine ready. Needed in browsers, where ottl.wasm must be fetched first, and for hosts
 * that bring the module themselves; Node and workerd find it alone. Calling it again without an
 * argument does nothing.
 */
export async function init(source?: ModuleSource): Promise<void> {
  if (source !== undefined) {
    loaded = source instanceof WebAssembly.Module ? source : await WebAssembly.compile(source);
  } else {
    loaded ??= await fetchModule();
  }
}

/** The module; throws where it has to be fetched first. */
export function engineModule(): WebAssembly.Module {
  loaded ??= moduleNow();
  if (loaded === undefined) {
    throw new Error("The engine is not loaded: `await init()` once before the first processor.");
  }
  return loaded;
}
