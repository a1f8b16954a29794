// The peer `reference`: the collector's own processor, in Go, decode and encode included, on one
// core. It is the oracle's `bench` (test/oracle), run for a moment in each round. Its best is that
// of a single batch, its typical time a mean, since that is what it prints.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { ForeignTask } from "../measure.ts";
import type { Workload } from "../workloads.ts";

interface Report {
  readonly records: number;
  readonly nsPerRecord: number;
  readonly bestNsPerRecord: number;
}

/** Below this the Go program's heap has not settled, and its best is too slow. */
const SECONDS_MIN = 0.5;

/** The reference on a workload; `folder` is where the oracle's build script put its programs. */
export function referencePeer(folder: string, workload: Workload): ForeignTask {
  const { signal, component, configFile, batchFile } = workload;
  return {
    name: "reference",
    time(seconds) {
      const flags = ["-signal", signal, "-component", component, "-config", configFile];
      const input = ["-input", batchFile, "-seconds", String(Math.max(seconds, SECONDS_MIN))];
      const program = join(folder, "ottlref-collector");
      const stdio: ("ignore" | "pipe")[] = ["ignore", "pipe", "ignore"];
      const text = execFileSync(program, ["bench", ...flags, ...input], {
        encoding: "utf8",
        stdio,
      });
      const report = JSON.parse(text) as Report;
      const { records, nsPerRecord, bestNsPerRecord } = report;
      return { best: bestNsPerRecord * records, median: nsPerRecord * records };
    },
  };
}
