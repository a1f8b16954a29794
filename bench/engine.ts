// The engine as the bench sees it: a config compiled once, then batch after batch.
// The one file of the bench that knows the engine's interface.
import { compile } from "../src/index.ts";
import type { JsonObject, Signal } from "../test/otlp/json.ts";
import type { Component } from "./workloads.ts";

/** One batch through the engine; the result is a view that holds until the next call. */
export type Process = (batch: Uint8Array) => Uint8Array;

/** Compiles a config and warms nothing: the first calls are as a user meets them. */
export async function prepare(
  config: JsonObject,
  signal: Signal,
  component: Component,
): Promise<Process> {
  const processor = compile(config, { signal, processors: [component] });
  return (batch) => processor.process(batch);
}
