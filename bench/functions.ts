// The bench of functions: `npm run --silent bench:functions -- [--json] [--only Concat,...]
// [--reference DIR] [--corpus DIR] [--rounds N] [--slice MILLISECONDS]`, from the root of the
// repository.
// A function is one statement over the log batch of the corpus (functions/statements.ts); a time is
// that of the whole batch, in and out, over its records. So `set` of a constant, the first line, is
// what every other line holds too.
// `reference` is the collector's time for the same over ours, decoding and encoding included;
// `statement` is the collector's time for running the statement alone, over all of ours.
import { parseArgs } from "node:util";
import { prepare } from "./engine.ts";
import { functionStatements } from "./functions/statements.ts";
import { workloadOf } from "./functions/workload.ts";
import { measure, type Rounds } from "./measure.ts";
import { referenceReport } from "./peers/reference.ts";
import { OURS } from "./report.ts";
import { aligned } from "./table.ts";
import type { Workload } from "./workloads.ts";

const { values: options } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    corpus: { type: "string", default: "bench/corpus" },
    only: { type: "string" },
    reference: { type: "string" },
    rounds: { type: "string", default: "4" },
    slice: { type: "string", default: "30" },
  },
});

interface FunctionScore {
  readonly statement: string;
  readonly nsPerRecord: number;
  /** Times of the reference over ours. */
  readonly reference?: number;
  readonly statementOfReference?: number;
}

const rounds: Rounds = { count: Number(options.rounds), sliceMilliseconds: Number(options.slice) };
const only = options.only?.split(",");
const scores: Record<string, FunctionScore> = {};
for (const each of functionStatements) {
  if (only && !only.includes(each.name)) continue;
  const workload = await workloadOf(each, options.corpus);
  scores[each.name] = { statement: each.statement, ...(await timesOf(workload)) };
}
const text = options.json ? JSON.stringify({ functions: scores }) : tableOf();
process.stdout.write(`${text}\n`);

async function timesOf(workload: Workload): Promise<Omit<FunctionScore, "statement">> {
  const process = await prepare(workload.config, workload.signal, workload.component);
  let output = new Uint8Array(2 * workload.batch.length);
  const run = (): void => {
    const result = process(workload.batch);
    if (result === workload.batch) return;
    if (result.length > output.length) output = new Uint8Array(2 * result.length);
    output.set(result);
  };
  const ours = measure([{ name: OURS, run }], [], rounds).get(OURS)?.best ?? NaN;
  const nsPerRecord = ours / workload.recordCount;
  if (!options.reference) return { nsPerRecord: round(nsPerRecord) };
  const { bestNsPerRecord, process: statement } = referenceReport(options.reference, workload, 1);
  return {
    nsPerRecord: round(nsPerRecord),
    reference: round(bestNsPerRecord / nsPerRecord),
    statementOfReference: round(statement / nsPerRecord),
  };
}

function tableOf(): string {
  const ratios = options.reference ? ["reference /", "statement /"] : [];
  const rows = Object.entries(scores).map(([name, score]) => [
    name,
    score.nsPerRecord.toFixed(0),
    ...(score.reference === undefined ? [] : [score.reference.toFixed(1)]),
    ...(score.statementOfReference === undefined ? [] : [score.statementOfReference.toFixed(1)]),
  ]);
  return aligned([["", "ns/record", ...ratios], ...rows]);
}

function round(number: number): number {
  return Number(number.toPrecision(4));
}
