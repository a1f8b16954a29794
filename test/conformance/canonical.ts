// OTLP/JSON brought to one form, so that two outputs can be compared as data with `===` on their
// text. What does not count goes away: the order of attributes, fields that hold their default, how
// an int64 or an enum is spelled. What counts stays: which member of a oneof is set (empty or not),
// the optional sum, min and max of a histogram point, -0. Profiles refer to a dictionary by index,
// and two equal outputs may number it differently; so an index is replaced by what it stands for.
// Left out: unknown fields, which OTLP/JSON cannot carry (the wire tests look at those).
import type { JsonObject, JsonValue } from "../otlp/json.ts";
import { resolveDictionary } from "./dictionary.ts";

/** How doubles are compared: exactly, or to 14 digits where Go's own exp and log are not exact. */
export type Precision = "exact" | "last-bits";

const DOUBLES = new Set([
  "asDouble",
  "doubleValue",
  "sum",
  "min",
  "max",
  "zeroThreshold",
  "quantile",
  "value",
  "explicitBounds",
]);
const KEPT_WHEN_EMPTY = new Set([
  "stringValue",
  "intValue",
  "boolValue",
  "doubleValue",
  "bytesValue",
  "arrayValue",
  "kvlistValue",
  "asInt",
  "asDouble",
]);
const OPTIONAL = new Set(["sum", "min", "max"]);
const IDS = new Set(["traceId", "spanId", "parentSpanId"]);
const ENUMS: Readonly<Record<string, readonly string[]>> = {
  kind: [
    "SPAN_KIND_UNSPECIFIED",
    "SPAN_KIND_INTERNAL",
    "SPAN_KIND_SERVER",
    "SPAN_KIND_CLIENT",
    "SPAN_KIND_PRODUCER",
    "SPAN_KIND_CONSUMER",
  ],
  code: ["STATUS_CODE_UNSET", "STATUS_CODE_OK", "STATUS_CODE_ERROR"],
  aggregationTemporality: [
    "AGGREGATION_TEMPORALITY_UNSPECIFIED",
    "AGGREGATION_TEMPORALITY_DELTA",
    "AGGREGATION_TEMPORALITY_CUMULATIVE",
  ],
};

/** The one form of a whole batch. */
export function canonicalBatch(batch: JsonObject | undefined, precision: Precision): JsonValue {
  const resolved = batch && "resourceProfiles" in batch ? resolveDictionary(batch) : (batch ?? {});
  return canonical(resolved, "", precision);
}

function canonical(node: JsonValue | undefined, key: string, precision: Precision): JsonValue {
  if (Array.isArray(node)) return canonicalList(node, key, precision);
  if (typeof node === "object" && node !== null) return canonicalObject(node, key, precision);
  return canonicalScalar(node ?? null, key, precision);
}

function canonicalList(nodes: readonly JsonValue[], key: string, precision: Precision): JsonValue {
  const list = nodes.map((node) => canonical(node, key, precision));
  const isMap = list.length > 0 && list.every((node) => isObject(node) && "key" in node);
  return isMap ? list.sort((a, b) => compareText(keyOf(a), keyOf(b))) : list;
}

function canonicalObject(node: JsonObject, key: string, precision: Precision): JsonValue {
  const out: JsonObject = {};
  for (const name of Object.keys(node).sort()) {
    const value = canonical(node[name], name, precision);
    const present = KEPT_WHEN_EMPTY.has(name) || isPresentOptional(node, name);
    if (present || !isEmpty(value)) out[name] = value;
  }
  if (key === "arrayValue" || key === "kvlistValue") out["values"] ??= [];
  if ("key" in node && !("value" in out)) out["value"] = {};
  return out;
}

function isPresentOptional(node: JsonObject, name: string): boolean {
  if (!OPTIONAL.has(name) || "quantileValues" in node) return false;
  const isPoint = "count" in node || "bucketCounts" in node || "scale" in node;
  return isPoint && node[name] !== undefined && typeof node[name] !== "object";
}

function canonicalScalar(node: JsonValue, key: string, precision: Precision): JsonValue {
  const enumIndex = typeof node === "string" ? (ENUMS[key]?.indexOf(node) ?? -1) : -1;
  if (enumIndex >= 0) return enumIndex;
  if (key === "severityNumber" && typeof node === "string") return node;
  if (DOUBLES.has(key) && isNumeric(node, key)) return canonicalDouble(node, precision);
  if (typeof node === "number" && key !== "doubleValue") return String(node);
  if (IDS.has(key) && typeof node === "string" && /^0*$/.test(node)) return "";
  return node;
}

function isNumeric(node: JsonValue, key: string): node is number | string {
  if (typeof node === "number") return true;
  return typeof node === "string" && !(key === "value" && Number.isNaN(Number(node)));
}

/** A double in one spelling: -0 and what JSON cannot write stand as text. */
export function canonicalDouble(value: number | string, precision: Precision): number | string {
  if (typeof value === "string" && /^(NaN|-?Infinity)$/.test(value)) return value;
  const number = Number(value);
  if (Object.is(number, -0)) return "-0";
  const isRounded = precision === "last-bits" && Number.isFinite(number);
  return isRounded ? Number(number.toPrecision(14)) : number;
}

function isEmpty(value: JsonValue): boolean {
  if (value === null || value === "" || value === 0 || value === "0" || value === false)
    return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === "object" && Object.keys(value).length === 0;
}

function isObject(node: JsonValue): node is JsonObject {
  return typeof node === "object" && node !== null && !Array.isArray(node);
}

function keyOf(node: JsonValue): string {
  return isObject(node) ? String(node["key"]) : "";
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
