// Runs a config over a batch in OTLP/JSON, for tests: what comes out, and what failed on the way.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { compileConfig } from "../../src/processors/compile-config.ts";
import type { Config, ConfigOptions } from "../../src/processors/compile-config.ts";
import { standardFunctions } from "../../src/functions/index.ts";
import { Engine } from "../../src/runtime/engine.ts";
import { jsonToProto, protoToJson } from "../otlp/json.ts";
import type { JsonObject } from "../otlp/json.ts";

const WASM = join(import.meta.dirname, "..", "..", "dist", "ottl.wasm");
let loaded: WebAssembly.Module | undefined;

export function engineModule(): WebAssembly.Module {
  loaded ??= new WebAssembly.Module(readFileSync(WASM));
  return loaded;
}

export interface Run {
  readonly output: JsonObject;
  readonly failures: readonly string[];
}

export function runConfig(config: Config, batch: JsonObject, options: ConfigOptions): Run {
  const engine = new Engine(engineModule(), compileConfig(config, options), standardFunctions());
  const output = engine.process(jsonToProto(options.signal, batch));
  return {
    output: protoToJson(options.signal, output),
    failures: engine.failures().map(({ message }) => message),
  };
}

/** One log record for each body, all in one scope. */
export function logsOf(...bodies: readonly string[]): JsonObject {
  const logRecords = bodies.map((body) => ({ body: { stringValue: body } }));
  return { resourceLogs: [{ resource: {}, scopeLogs: [{ scope: {}, logRecords }] }] };
}

/** The bodies of all log records. */
export function bodiesOf(batch: JsonObject): string[] {
  const bodies = JSON.stringify(batch).matchAll(/"body":\{"stringValue":("(?:[^"\\]|\\.)*")/g);
  return [...bodies].map(([, text]) => JSON.parse(text ?? '""') as string);
}
