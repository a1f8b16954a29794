// What the examples of the functions run on: a small batch each, and the context that looks at it.

import type { Subject } from "../../src/language/documentation/documented.ts";
import type { Signal } from "../../src/runtime/program.ts";
import type { JsonObject, JsonValue } from "../otlp/json.ts";
import { attributes, batchOf, exponential, gauge, histogram, summary } from "./metric-text.ts";

export interface SubjectBatch {
  readonly signal: Signal;
  readonly context: string;
  readonly input: JsonObject;
}

function logOf(fields: JsonObject): SubjectBatch {
  const resource = { attributes: attributes({ "service.name": "shop" }) };
  const input = { resourceLogs: [{ resource, scopeLogs: [{ logRecords: [fields] }] }] };
  return { signal: "logs", context: "log", input };
}

function spanOf(fields: JsonObject): SubjectBatch {
  const input = { resourceSpans: [{ scopeSpans: [{ spans: [fields] }] }] };
  return { signal: "traces", context: "span", input };
}

function metricOf(metric: JsonObject): SubjectBatch {
  return { signal: "metrics", context: "metric", input: batchOf(metric) };
}

const texts = (...values: string[]): JsonValue => ({
  arrayValue: { values: values.map((stringValue) => ({ stringValue })) },
});

const http: JsonValue = {
  kvlistValue: {
    values: [
      { key: "method", value: { stringValue: "GET" } },
      { key: "status", value: { intValue: "200" } },
    ],
  },
};

export const subjects: Readonly<Record<Subject, SubjectBatch>> = {
  log: logOf({
    body: { stringValue: "hello" },
    attributes: [
      { key: "a", value: { stringValue: "x" } },
      { key: "b", value: { intValue: "2" } },
    ],
  }),
  nested: logOf({
    attributes: [
      { key: "http", value: http },
      { key: "tags", value: texts("a", "b", "c") },
    ],
  }),
  span: spanOf({
    name: "request",
    kind: 2,
    attributes: attributes({ "http.request.method": "GET", "http.route": "/cart/{id}" }),
  }),
  child: spanOf({ name: "query", kind: 3, parentSpanId: "0102030405060708" }),
  gauge: metricOf({
    ...gauge(
      { asInt: "1", attributes: attributes({ host: "a", core: "0" }) },
      { asInt: "4", attributes: attributes({ host: "a", core: "1" }) },
    ),
    name: "load",
  }),
  sum: metricOf({
    name: "requests",
    sum: { aggregationTemporality: 2, isMonotonic: true, dataPoints: [{ asInt: "7" }] },
  }),
  histogram: metricOf({
    ...histogram({
      count: "8",
      sum: 20,
      explicitBounds: [1, 5],
      bucketCounts: ["2", "5", "1"],
    }),
    name: "latency",
    unit: "ms",
  }),
  exponential: metricOf({
    ...exponential({ count: "6", sum: 12, scale: 0, positive: { bucketCounts: ["3", "2", "1"] } }),
    name: "sizes",
  }),
  summary: metricOf({
    ...summary({ count: "4", sum: 10, quantileValues: [{ quantile: 0.5, value: 2 }] }),
    name: "wait",
  }),
};
