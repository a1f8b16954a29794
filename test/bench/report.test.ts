// The bench's arithmetic: which ratio is whose over whose, and which times it takes.
import { describe, expect, test } from "vitest";
import { measure, type Timing } from "../../bench/measure.ts";
import { scoreOf, tableOf } from "../../bench/report.ts";
import type { Workload } from "../../bench/workloads.ts";

const workload: Workload = {
  name: "w1",
  configFile: "",
  config: {},
  signal: "logs",
  component: "filter",
  batchFile: "",
  batch: new Uint8Array(5000),
  recordCount: 10,
};

const timings = (...entries: [string, number, number][]): Map<string, Timing> =>
  new Map(entries.map(([name, best, median]) => [name, { best, median }]));

describe("a score", () => {
  const score = scoreOf(
    workload,
    timings(["ours", 100, 200], ["memcpy", 25, 30], ["reference", 1500, 9000]),
  );

  test("is per record", () => {
    expect([score.nsPerRecordBest, score.nsPerRecordMedian]).toEqual([10, 20]);
  });

  test("gives the throughput of the median", () => {
    expect(score.megabytesPerSecond).toBe(25_000);
  });

  test("has ours over memcpy and theirs over ours, best over best", () => {
    expect([score.timesMemcpy, score.peers]).toEqual([4, { reference: 15 }]);
  });

  test("prints as a line", () => {
    expect(tableOf({ w1: score }).split("\n")[1]?.trim().split(/\s+/)).toEqual([
      "w1",
      "20.0",
      "10.0",
      "25000",
      "4.0",
      "15.0",
    ]);
  });

  test("is none without the engine's time", () => {
    expect(() => scoreOf(workload, timings(["memcpy", 1, 1]))).toThrow("not timed");
  });
});

test("tasks take turns, round after round, and a foreign task has one go in each", () => {
  const calls: string[] = [];
  const task = (name: string) => ({ name, run: () => calls.push(name) });
  const seconds: number[] = [];
  const foreign = {
    name: "c",
    time: (given: number): Timing => {
      seconds.push(given);
      return { best: 10 - seconds.length, median: 20 + seconds.length };
    },
  };
  const rounds = { count: 3, sliceMilliseconds: 1 };
  const measured = measure([task("a"), task("b")], [foreign], rounds);
  const turns = calls.filter((name, index) => name !== calls[index - 1]);
  // ab to warm up, then ab, ba, ab: who ends a round begins the next one, and has no turn between.
  expect(turns.join("")).toBe("ababab");
  expect(seconds).toEqual([0.001, 0.001, 0.001]);
  expect(measured.get("c")).toEqual({ best: 7, median: 22 });
  expect(measured.get("a")!.best).toBeLessThanOrEqual(measured.get("a")!.median);
});
