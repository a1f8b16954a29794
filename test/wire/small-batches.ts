// Real batches, a few records each: the first ones of the project's corpus (metrics: one of each
// type, a point each).

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Signal } from "../otlp/schema.ts";

function read(signal: Signal): { readonly signal: Signal; readonly bytes: Uint8Array } {
  const file = join(import.meta.dirname, `${signal}-small.bin`);
  return { signal, bytes: Uint8Array.from(readFileSync(file)) };
}

export const smallBatches = [read("logs"), read("metrics"), read("traces")];
