// A function's statement as a workload: config and batch in files of their own too, since the
// reference reads them there.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { JsonObject } from "../../test/otlp/json.ts";
import { prepare } from "../engine.ts";
import type { Workload } from "../workloads.ts";
import type { FunctionStatement } from "./statements.ts";

const FOLDER = "build/bench";

export async function workloadOf(each: FunctionStatement, corpus: string): Promise<Workload> {
  mkdirSync(FOLDER, { recursive: true });
  const { name } = each;
  const config = configOf(each.statement);
  const batch = await batchOf(each, new Uint8Array(readFileSync(join(corpus, "logs-1k.bin"))));
  const configFile = join(FOLDER, `${name}.json`);
  const batchFile = join(FOLDER, `${name}.bin`);
  writeFileSync(configFile, JSON.stringify(config));
  writeFileSync(batchFile, batch);
  const job = { signal: "logs", component: "transform", recordCount: 1000 } as const;
  return { ...job, name, config, configFile, batch, batchFile };
}

/** Failures are part of it: the reference's `silent` writes no log of them. */
function configOf(statement: string): JsonObject {
  const group = { context: "log", statements: [statement] };
  return { error_mode: "silent", log_statements: [group] };
}

async function batchOf(each: FunctionStatement, batch: Uint8Array): Promise<Uint8Array> {
  if (each.prepare === undefined) return batch;
  return (await prepare(configOf(each.prepare), "logs", "transform"))(batch).slice();
}
