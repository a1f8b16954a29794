// Browsers: the module is fetched from beside the compiled package, so it is there after `await
// init()` only. Bundlers know `new URL(.., import.meta.url)` and ship the file.

/** The engine's module, where it can be had at once: here it can't. */
export function moduleNow(): WebAssembly.Module | undefined {
  return undefined;
}

/**
 * The engine's module. A server that gives it another type than application/wasm costs a copy, not
 * an error.
 */
export async function fetchModule(): Promise<WebAssembly.Module | undefined> {
  const response = await fetch(new URL("../../ottl.wasm", import.meta.url));
  if (!response.ok) throw new Error(`ottl.wasm: the server answered ${response.status}.`);
  if (response.headers.get("content-type")?.startsWith("application/wasm") === true) {
    return WebAssembly.compileStreaming(response);
  }
  return WebAssembly.compile(await response.arrayBuffer());
}
