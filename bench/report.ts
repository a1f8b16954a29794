// What a bench run prints: one JSON object, or a table for people.
// A peer's ratio is its time over ours, `timesMemcpy` our time over that of copying the batch once;
// both best against best, since the best is what noise disturbs least.
import type { Timing } from "./measure.ts";
import type { Workload } from "./workloads.ts";

export interface Score {
  readonly records: number;
  readonly nsPerRecordMedian: number;
  readonly nsPerRecordBest: number;
  readonly megabytesPerSecond: number;
  readonly timesMemcpy: number;
  readonly peers: Readonly<Record<string, number>>;
}

export const OURS = "ours";
export const MEMCPY = "memcpy";

/** The score of one workload from the times of all tasks. */
export function scoreOf(workload: Workload, timings: ReadonlyMap<string, Timing>): Score {
  const ours = timings.get(OURS);
  const memcpy = timings.get(MEMCPY);
  if (!ours || !memcpy) throw new Error(`${workload.name}: the engine or memcpy was not timed`);
  const { recordCount, batch } = workload;
  const peers = [...timings].filter(([name]) => name !== OURS && name !== MEMCPY);
  return {
    records: recordCount,
    nsPerRecordMedian: round(ours.median / recordCount),
    nsPerRecordBest: round(ours.best / recordCount),
    megabytesPerSecond: round((batch.length / ours.median) * 1000),
    timesMemcpy: round(ours.best / memcpy.best),
    peers: Object.fromEntries(peers.map(([name, { best }]) => [name, round(best / ours.best)])),
  };
}

/** The scores as a table, a workload a line. */
export function tableOf(scores: Readonly<Record<string, Score>>): string {
  const names = [...new Set(Object.values(scores).flatMap(({ peers }) => Object.keys(peers)))];
  const head = ["workload", "ns/record", "best", "MB/s", "x memcpy", ...names.map((n) => `${n} /`)];
  const rows = Object.entries(scores).map(([name, score]) => [
    name,
    score.nsPerRecordMedian.toFixed(1),
    score.nsPerRecordBest.toFixed(1),
    score.megabytesPerSecond.toFixed(0),
    score.timesMemcpy.toFixed(1),
    ...names.map((peer) => score.peers[peer]?.toFixed(1) ?? "-"),
  ]);
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((row) => row[column]!.length)),
  );
  const line = (row: readonly string[]) =>
    row.map((cell, column) => cell.padStart(widths[column] ?? 0)).join("  ");
  return [head, ...rows].map(line).join("\n");
}

function round(number: number): number {
  return Number(number.toPrecision(4));
}
