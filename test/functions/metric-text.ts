// Metrics as text, a line each, and the few kinds that tests are about as input.

import type { JsonObject, JsonValue } from "../otlp/json.ts";

export function batchOf(...metrics: JsonObject[]): JsonObject {
  return { resourceMetrics: [{ scopeMetrics: [{ metrics }] }] };
}

// ---- metrics as text

export function list(value: JsonValue | undefined): JsonObject[] {
  return Array.isArray(value) ? (value as JsonObject[]) : [];
}

export function metricsOf(batch: JsonObject): JsonObject[] {
  return list(batch["resourceMetrics"])
    .flatMap((resource) => list(resource["scopeMetrics"]))
    .flatMap((scope) => list(scope["metrics"]));
}

const types = ["gauge", "sum", "histogram", "exponentialHistogram", "summary"];

export function metricText(metric: JsonObject): string {
  const type = types.find((each) => each in metric);
  const data = (type === undefined ? {} : metric[type]) as JsonObject;
  const { dataPoints, ...rest } = data;
  const { name, description, unit, metadata } = metric;
  const extras = { ...rest, ...definedOf({ description, unit, metadata }) };
  const points = list(dataPoints).map(pointText);
  return [name, type, extrasText(extras), ...points].filter(Boolean).join(" ");
}

function definedOf(fields: JsonObject | Record<string, JsonValue | undefined>): JsonObject {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as JsonObject;
}

function extrasText(extras: JsonObject): string {
  return Object.entries(extras)
    .map(([key, value]) => `${key}=${JSON.stringify(value).replaceAll('"', "")}`)
    .sort()
    .join(" ");
}

function pointText(point: JsonObject): string {
  const { attributes, ...rest } = point;
  const pairs = list(attributes).map((each) => {
    return `${String(each["key"])}:${Object.values(each["value"] as JsonObject).join()}`;
  });
  return `(${[...pairs, extrasText(rest)].filter(Boolean).join(" ")})`;
}

// ---- metrics as input

export function attributes(pairs: Readonly<Record<string, string>>): JsonObject[] {
  return Object.entries(pairs).map(([key, text]) => ({ key, value: { stringValue: text } }));
}

export function gauge(...dataPoints: JsonObject[]): JsonObject {
  return { name: "g", gauge: { dataPoints } };
}

export function histogram(...dataPoints: JsonObject[]): JsonObject {
  return { name: "h", histogram: { aggregationTemporality: 2, dataPoints } };
}

export function exponential(...dataPoints: JsonObject[]): JsonObject {
  return { name: "e", exponentialHistogram: { aggregationTemporality: 2, dataPoints } };
}

export function summary(...dataPoints: JsonObject[]): JsonObject {
  return { name: "s", unit: "ms", summary: { dataPoints } };
}
