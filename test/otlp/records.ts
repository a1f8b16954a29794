// The records of a batch in OTLP/JSON: log records, spans, data points or profiles, each with what
// stands above it, so that one record's text says all that a statement could have changed.
import type { JsonObject, JsonValue, Signal } from "./json.ts";

export interface Record {
  readonly resource: JsonObject;
  readonly scope: JsonObject;
  /** The metric without its points; signals without metrics have none. */
  readonly metric?: JsonObject;
  readonly record: JsonObject;
}

interface Levels {
  readonly resources: string;
  readonly scopes: string;
  readonly records: string;
}

const LEVELS: Readonly<{ [signal in Signal]: Levels }> = {
  logs: { resources: "resourceLogs", scopes: "scopeLogs", records: "logRecords" },
  traces: { resources: "resourceSpans", scopes: "scopeSpans", records: "spans" },
  metrics: { resources: "resourceMetrics", scopes: "scopeMetrics", records: "metrics" },
  profiles: { resources: "resourceProfiles", scopes: "scopeProfiles", records: "profiles" },
};

const METRIC_KINDS = ["gauge", "sum", "histogram", "exponentialHistogram", "summary"];

/** Every record of the batch, in its order. */
export function recordsOf(signal: Signal, batch: JsonObject): Record[] {
  const levels = LEVELS[signal];
  const records: Record[] = [];
  for (const resources of children(batch, levels.resources)) {
    const resource = without(resources, levels.scopes);
    for (const scopes of children(resources, levels.scopes)) {
      const scope = without(scopes, levels.records);
      for (const record of children(scopes, levels.records)) {
        if (signal === "metrics") records.push(...pointsOf(resource, scope, record));
        else records.push({ resource, scope, record });
      }
    }
  }
  return records;
}

function pointsOf(resource: JsonObject, scope: JsonObject, metric: JsonObject): Record[] {
  const kind = METRIC_KINDS.find((name) => name in metric);
  if (!kind) return [];
  const data = metric[kind] as JsonObject;
  const head = { ...metric, [kind]: without(data, "dataPoints") };
  return children(data, "dataPoints").map((record) => ({ resource, scope, metric: head, record }));
}

function children(node: JsonObject, name: string): JsonObject[] {
  const list: JsonValue = node[name] ?? [];
  return list as JsonObject[];
}

function without(node: JsonObject, name: string): JsonObject {
  const { [name]: _left, ...rest } = node;
  return rest;
}
