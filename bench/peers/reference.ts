// The peer `reference`: the collector's own processor, in Go, decode and encode included, on one
// core. It is the oracle's `bench` (test/oracle), run for a moment in each round. Its best is that
// of a single batch, its typical time a mean, since that is what it prints.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { ForeignTask } from "../measure.ts";
import type { Workload } from "../workloads.ts";

/** What the oracle prints of a run; nanoseconds per record. */
export interface ReferenceReport {
  readonly records: number;
  readonly nsPerRecord: number;
  readonly bestNsPerRecord: number;
  /** The processor alone, a mean. */
  readonly process: number;
}

/** Below this the Go program's heap has not settled, and its best is too slow. */
const SECONDS_MIN = 0.5;

/** The reference on a workload; `folder` is where the oracle's build script put its programs. */
export function referencePeer(folder: string, workload: Workload): ForeignTask {
  return {
    name: "reference",
    time(seconds) {
      const duration = Math.max(seconds, SECONDS_MIN);
      const { records, nsPerRecord, bestNsPerRecord } = referenceReport(folder, workload, duration);
      return { best: bestNsPerRecord * records, median: nsPerRecord * records };
    },
  };
}

/** Runs the reference for some seconds. */
export function referenceReport(
  folder: string,
  { signal, component, configFile, batchFile }: Workload,
  seconds: number,
): ReferenceReport {
  const flags = ["-signal", signal, "-component", component, "-config", configFile];
  const input = ["-input", batchFile, "-seconds", `${seconds}`];
  const program = join(folder, "ottlref-collector");
  const text = execFileSync(program, ["bench", ...flags, ...input], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  return JSON.parse(text) as ReferenceReport;
}
