// Times tasks side by side: in every round each task runs for a short slice, in an order that
// turns, so that a busy machine slows all of them and not the one that ran just then. tinybench
// times each call; the samples of all rounds are put together. The best is the fastest call, the
// median the middle one. The first round is a warm-up: WebAssembly starts in V8's quick compiler,
// and its first 30 calls are about twice as slow.
import { Bench } from "tinybench";

export interface Task {
  readonly name: string;
  run(): unknown;
}

/** A task in another process, which times itself; nanoseconds per call, best and typical. */
export interface ForeignTask {
  readonly name: string;
  time(seconds: number): Timing;
}

export interface Timing {
  readonly best: number;
  readonly median: number;
}

export interface Rounds {
  readonly count: number;
  readonly sliceMilliseconds: number;
}

/** Nanoseconds per call of each task, by name. */
export function measure(
  tasks: readonly Task[],
  foreign: readonly ForeignTask[],
  rounds: Rounds,
): Map<string, Timing> {
  const samples = new Map<string, number[]>();
  const timings = new Map<string, Timing[]>();
  for (const task of tasks) timeTask(task, 2 * rounds.sliceMilliseconds);
  for (let round = 0; round < rounds.count; round++) {
    for (const task of turned(tasks, round)) {
      append(samples, task.name, timeTask(task, rounds.sliceMilliseconds));
    }
    for (const task of foreign) {
      append(timings, task.name, [task.time(rounds.sliceMilliseconds / 1000)]);
    }
  }
  const own = [...samples].map(([name, times]): [string, Timing] => [name, timingOf(times)]);
  const others = [...timings].map(([name, each]): [string, Timing] => {
    const best = Math.min(...each.map((timing) => timing.best));
    return [name, { best, median: middle(each.map((timing) => timing.median)) }];
  });
  return new Map([...own, ...others]);
}

/** The times of the calls that fit in a slice, in nanoseconds; four calls at least. */
function timeTask(task: Task, milliseconds: number): number[] {
  const bench = new Bench({
    time: milliseconds,
    iterations: 4,
    warmup: false,
    retainSamples: true,
    throws: true,
    timestampProvider: "hrtimeNow",
  });
  // The result is kept from tinybench, which would look into it for a duration.
  bench.add(task.name, () => void task.run(), { async: false });
  bench.runSync();
  const result = bench.getTask(task.name)?.result;
  if (!result || !("latency" in result)) throw new Error(`${task.name} gave no times`);
  return (result.latency.samples ?? []).map((each) => each * 1e6);
}

function timingOf(times: readonly number[]): Timing {
  const best = times.reduce((least, time) => Math.min(least, time), Infinity);
  return { best, median: middle(times) };
}

function middle(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? NaN) + upper) / 2;
}

function turned<T>(items: readonly T[], by: number): T[] {
  const at = by % Math.max(1, items.length);
  return [...items.slice(at), ...items.slice(0, at)];
}

function append<T>(lists: Map<string, T[]>, name: string, items: readonly T[]): void {
  const list = lists.get(name) ?? [];
  lists.set(name, list);
  for (const item of items) list.push(item);
}
