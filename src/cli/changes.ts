// What a program did to the records of a batch: which it dropped, which it changed, and how they
// looked before and after.
//
// To find a record again behind the program, each gets a number in a field that nobody knows:
// unknown fields survive the engine. So the batch is numbered, processed once more, and what comes
// out is matched by number.

import type { Processor, Signal } from "../runtime/index.ts";
import { decodeBatch, encodeBatch } from "./otlp-json.ts";
import type { JsonObject, JsonValue } from "./otlp-json.ts";
import { RECORD_FIELD } from "./otlp-schema.ts";

/** A log record, span, data point or profile, with what stands above it. */
export interface Record {
  readonly resource: JsonObject;
  readonly scope: JsonObject;
  /** The metric without its points. */
  readonly metric?: JsonObject;
  readonly record: JsonObject;
}

export interface Change {
  /** Position among the records of the batch, from 0. */
  readonly index: number;
  readonly before: Record;
  /** Undefined: dropped. */
  readonly after: Record | undefined;
}

export interface Changes {
  readonly records: number;
  readonly kept: number;
  readonly dropped: number;
  readonly changed: number;
  /** Records that the program added. */
  readonly added: number;
  /** In the order of the batch. */
  readonly each: readonly Change[];
}

const levels: { readonly [S in Signal]: readonly [string, string, string] } = {
  logs: ["resourceLogs", "scopeLogs", "logRecords"],
  traces: ["resourceSpans", "scopeSpans", "spans"],
  metrics: ["resourceMetrics", "scopeMetrics", "metrics"],
  profiles: ["resourceProfiles", "scopeProfiles", "profiles"],
};

const metricData = ["gauge", "sum", "histogram", "exponentialHistogram", "summary"];

/** Runs the program over a numbered copy of the batch and compares. */
export function findChanges(processor: Processor, signal: Signal, batch: Uint8Array): Changes {
  const numbered = decodeBatch(signal, batch);
  const before = recordsOf(signal, numbered);
  for (const [index, { record }] of before.entries()) record[RECORD_FIELD] = index;
  const output = processor.process(encodeBatch(signal, numbered));
  const after = new Map<JsonValue, Record>();
  let added = 0;
  for (const record of recordsOf(signal, decodeBatch(signal, output))) {
    const number = record.record[RECORD_FIELD];
    if (number === undefined || after.has(number)) added += 1;
    else after.set(number, record);
  }
  const each = before.flatMap((record, index): Change[] => {
    const found = after.get(index);
    const isSame = found !== undefined && JSON.stringify(found) === JSON.stringify(record);
    return isSame ? [] : [{ index, before: record, after: found }];
  });
  const dropped = each.filter((change) => change.after === undefined).length;
  const changed = each.length - dropped;
  return { records: before.length, kept: before.length - dropped, dropped, changed, added, each };
}

/** Every record of the batch, in its order. */
export function recordsOf(signal: Signal, batch: JsonObject): Record[] {
  const [resources, scopes, records] = levels[signal];
  return childrenOf(batch, resources).flatMap((each) => {
    const resource = without(each, scopes);
    return childrenOf(each, scopes).flatMap((inner) => {
      const scope = without(inner, records);
      return childrenOf(inner, records).flatMap((record): Record[] => {
        if (signal === "metrics") return pointsOf(resource, scope, record);
        return [{ resource, scope, record }];
      });
    });
  });
}

function pointsOf(resource: JsonObject, scope: JsonObject, metric: JsonObject): Record[] {
  const kind = metricData.find((name) => name in metric);
  if (kind === undefined) return [];
  const data = metric[kind] as JsonObject;
  const head = { ...metric, [kind]: without(data, "dataPoints") };
  return childrenOf(data, "dataPoints").map((record) => {
    return { resource, scope, metric: head, record };
  });
}

function childrenOf(node: JsonObject, name: string): JsonObject[] {
  return (node[name] ?? []) as JsonObject[];
}

function without(node: JsonObject, name: string): JsonObject {
  const { [name]: _left, ...rest } = node;
  return rest;
}
