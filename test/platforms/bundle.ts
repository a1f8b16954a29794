// Bundles an entry as a user's bundler would: rolldown, with the export conditions of a platform.

import { join } from "node:path";
import { rolldown } from "rolldown";

const ROOT = join(import.meta.dirname, "..", "..");

export interface BundleOptions {
  /** Relative to the repository. */
  readonly entry: string;
  readonly condition: "browser" | "workerd";
  /** How the entry imports the module, where it does. */
  readonly wasm?: string;
  readonly minify?: boolean;
}

/** The text of one module that holds all. */
export async function bundle({ entry, condition, wasm, minify }: BundleOptions): Promise<string> {
  const build = await rolldown({
    input: join(ROOT, entry),
    platform: "neutral",
    resolve: { conditionNames: [condition, "import", "default"], mainFields: ["module", "main"] },
    external: wasm === undefined ? [] : [wasm],
    plugins: [
      {
        name: "wasm",
        resolveId: (source: string) =>
          wasm !== undefined && source.endsWith(".wasm") ? { id: wasm, external: true } : null,
      },
    ],
  });
  const { output } = await build.generate({ format: "esm", minify: minify ?? false });
  await build.close();
  const [chunk] = output;
  if (output.length !== 1) throw new Error(`${entry}: ${output.length} chunks instead of one`);
  return chunk.code;
}
