// A metric's data points where the decoder keeps each kind of metric in a field of its own.
import type { Attributes, Metric } from "./batch.ts";

const KINDS = ["gauge", "sum", "histogram", "exponentialHistogram", "summary"] as const;

type Kinds<Value> = {
  readonly [kind in (typeof KINDS)[number]]?: { dataPoints?: Attributes<Value>[] | null } | null;
};

/** The points of the one kind that is there. */
export function pointsByKind<Value>(metric: Metric): Attributes<Value>[] {
  const kinds = metric as Kinds<Value>;
  for (const kind of KINDS) {
    const points = kinds[kind]?.dataPoints;
    if (points) return points;
  }
  return [];
}
