// The bench: `npm run --silent bench -- [--json] [--workloads DIR] [--corpus DIR] [--only w1,...]
// [--reference DIR] [--rounds N] [--slice MILLISECONDS]`, from the root of the repository.
// What is measured of ours is the whole job of a caller: the batch goes in, and the result is
// copied out into a buffer that is used again. A batch that comes back unchanged is the caller's
// own, so nothing is copied out. A peer decodes, changes and encodes. Before anything is timed,
// each peer's output is held against ours as data: only equal work is compared.
import { isDeepStrictEqual, parseArgs } from "node:util";
import { canonicalBatch } from "../test/conformance/canonical.ts";
import { protoToJson } from "../test/otlp/json.ts";
import { prepare, type Process } from "./engine.ts";
import { measure, type Rounds, type Task } from "./measure.ts";
import { type Peer, peersOf } from "./peers/peers.ts";
import { referencePeer } from "./peers/reference.ts";
import { MEMCPY, OURS, type Score, scoreOf, tableOf } from "./report.ts";
import { loadWorkloads, type Workload } from "./workloads.ts";

const { values: options } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    workloads: { type: "string", default: "bench/workloads" },
    corpus: { type: "string", default: "bench/corpus" },
    only: { type: "string" },
    reference: { type: "string" },
    rounds: { type: "string", default: "6" },
    slice: { type: "string", default: "60" },
  },
});

const rounds: Rounds = { count: Number(options.rounds), sliceMilliseconds: Number(options.slice) };
const scores: Record<string, Score> = {};
for (const workload of loadWorkloads(options.workloads, options.corpus, options.only?.split(","))) {
  scores[workload.name] = await scoreWorkload(workload);
}
const text = options.json ? JSON.stringify({ workloads: scores }) : tableOf(scores);
process.stdout.write(`${text}\n`);

async function scoreWorkload(workload: Workload): Promise<Score> {
  const { config, signal, component } = workload;
  const process = await prepare(config, signal, component);
  const peers = peersOf(workload).filter((peer) => doesTheSame(workload, process, peer));
  const tasks = [memcpyTask(workload.batch), ownTask(process, workload.batch), ...peers];
  const foreign = options.reference ? [referencePeer(options.reference, workload)] : [];
  return scoreOf(workload, measure(tasks, foreign, rounds));
}

function memcpyTask(batch: Uint8Array): Task {
  const copy = new Uint8Array(batch.length);
  return { name: MEMCPY, run: () => copy.set(batch) };
}

function ownTask(process: Process, batch: Uint8Array): Task {
  let output = new Uint8Array(process(batch).length + batch.length);
  const run = (): Uint8Array => {
    const result = process(batch);
    if (result === batch) return batch;
    if (result.length > output.length) output = new Uint8Array(2 * result.length);
    output.set(result);
    return output;
  };
  return { name: OURS, run };
}

/** Whether a peer's output equals ours as data; one that does other work is named and left out. */
function doesTheSame(workload: Workload, process: Process, peer: Peer): boolean {
  const ours = canonicalBatch(protoToJson(workload.signal, process(workload.batch)), "exact");
  const isSame = isDeepStrictEqual(canonicalBatch(peer.output(), "exact"), ours);
  if (!isSame)
    writeWarning(`${workload.name}: ${peer.name} gives another output, so it is not compared`);
  return isSame;
}

function writeWarning(line: string): void {
  process.stderr.write(`${line}\n`);
}
