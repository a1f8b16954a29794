// The bench of a pipeline: `npm run --silent bench:pipeline -- [--json] [--reference DIR]
// [--rounds N] [--slice MILLISECONDS]`, from the root of the repository.
// A collector's file (pipeline/collector.json) drops, enriches and routes the log batch of the
// corpus, as one program here. A time is that of the whole batch, in and all outputs copied out,
// over its records. `reference` is the collector's over ours: its filter and transform in a row,
// decoding and encoding included, and its routing connector alone. The folder is the one that
// test/oracle/build.sh filled, since the connector has a program of its own.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { compileRouter, type ConfigObject } from "../src/index.ts";
import { measure } from "./measure.ts";
import type { ReferenceReport } from "./peers/reference.ts";
import { OURS } from "./report.ts";

const { values: options } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    reference: { type: "string" },
    rounds: { type: "string", default: "6" },
    slice: { type: "string", default: "60" },
  },
});

const batchFile = "bench/corpus/logs-1k.bin";
const batch = new Uint8Array(readFileSync(batchFile));
const file = JSON.parse(readFileSync("bench/pipeline/collector.json", "utf8")) as ConfigObject;
const rounds = { count: Number(options.rounds), sliceMilliseconds: Number(options.slice) };

const output = new Uint8Array(4 * batch.length);
const router = compileRouter(file, { signal: "logs", pipeline: "logs" });
const run = (): void => {
  for (const bytes of router.routeBatch(batch).values()) output.set(bytes);
};
const ours = measure([{ name: OURS, run }], [], rounds).get(OURS)?.best ?? NaN;
const nsPerRecord = ours / 1000;
const reference = options.reference ? referenceTime(options.reference) / nsPerRecord : undefined;
const score = { nsPerRecord, ...(reference === undefined ? {} : { reference }) };
const told = reference === undefined ? "" : `, the reference takes ${reference.toFixed(1)} times`;
const text = options.json
  ? JSON.stringify(score)
  : `filter, transform, routing: ${nsPerRecord.toFixed(1)} ns/record${told}`;
process.stdout.write(`${text}\n`);

/** Nanoseconds per record: the best of the two processors, and what routing adds. */
function referenceTime(folder: string): number {
  const components = { ...(file["processors"] as object), ...(file["connectors"] as object) };
  const scratch = mkdtempSync(join(tmpdir(), "pipeline-"));
  const configs = ["filter", "transform", "routing"].map((name) => {
    const path = join(scratch, `${name}.json`);
    writeFileSync(path, JSON.stringify(components[name as keyof typeof components]));
    return path;
  });
  const [filter = "", transform = "", routing = ""] = configs;
  const chain = ["-component", "filter,transform", "-config", `${filter},${transform}`];
  const { bestNsPerRecord } = report(join(folder, "ottlref-collector"), chain);
  const { process: routes } = report(join(folder, "ottlref-routing"), ["-config", routing]);
  return bestNsPerRecord + routes;
}

function report(program: string, flags: readonly string[]): ReferenceReport {
  const all = ["bench", "-signal", "logs", ...flags, "-input", batchFile, "-seconds", "2"];
  const stdio: ["ignore", "pipe", "ignore"] = ["ignore", "pipe", "ignore"];
  const text = execFileSync(program, all, { encoding: "utf8", stdio });
  return JSON.parse(text) as ReferenceReport;
}
