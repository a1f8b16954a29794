// The workloads: a processor's config each, over the batch of its signal in the corpus.
// Signal and component follow from the config's only list: `log_statements` is a transform over
// logs, `trace_conditions` a filter over traces.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type JsonObject, protoToJson, type Signal } from "../test/otlp/json.ts";
import { recordsOf } from "../test/otlp/records.ts";

export type Component = "transform" | "filter";

export interface Workload {
  /** w1, w2, ...: the file's name up to the first dash. */
  readonly name: string;
  readonly configFile: string;
  readonly config: JsonObject;
  readonly signal: Signal;
  readonly component: Component;
  readonly batchFile: string;
  readonly batch: Uint8Array;
  /** Log records, spans or data points in the batch. */
  readonly recordCount: number;
}

const SIGNALS: Readonly<Record<string, Signal>> = {
  log: "logs",
  trace: "traces",
  metric: "metrics",
  profile: "profiles",
};

/** Every workload of a folder, or those named, each with its batch from the corpus. */
export function loadWorkloads(
  folder: string,
  corpus: string,
  only?: readonly string[],
): Workload[] {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .sort();
  const wanted = files.filter((file) => !only || only.includes(workloadName(file)));
  return wanted.map((file) => loadWorkload(join(folder, file), workloadName(file), corpus));
}

function workloadName(file: string): string {
  return file.replace(/\.json$/, "").replace(/-.*/, "");
}

function loadWorkload(configFile: string, name: string, corpus: string): Workload {
  const config = JSON.parse(readFileSync(configFile, "utf8")) as JsonObject;
  const { signal, component } = jobOf(config, configFile);
  const batchName = readdirSync(corpus)
    .sort()
    .find((file) => file.startsWith(`${signal}-`));
  if (!batchName) throw new Error(`no ${signal} batch in ${corpus}`);
  const batchFile = join(corpus, batchName);
  const batch = new Uint8Array(readFileSync(batchFile));
  const recordCount = recordsOf(signal, protoToJson(signal, batch)).length;
  return { name, configFile, config, signal, component, batchFile, batch, recordCount };
}

function jobOf(config: JsonObject, file: string): { signal: Signal; component: Component } {
  for (const key of Object.keys(config)) {
    const [, noun, list] = /^(log|trace|metric|profile)_(statements|conditions)$/.exec(key) ?? [];
    const signal = SIGNALS[noun ?? ""];
    if (signal) return { signal, component: list === "statements" ? "transform" : "filter" };
  }
  throw new Error(`${file}: a list such as log_statements or trace_conditions`);
}
