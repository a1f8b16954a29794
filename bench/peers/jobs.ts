// The seven workloads written by hand over decoded objects, as someone would who has no OTTL
// engine: plain loops, regular expressions made once, no interpretation. Each changes the batch in
// place. They do what the shipped configs do on any batch of strings, and no more of OTTL than
// that.
import type { Attribute, Attributes, Batch, Codec, LogRecord, Metric, Span } from "./batch.ts";

/** A workload's work on one decoded batch. */
export type Job<Value, Int> = (batch: Batch<Value, Int>) => void;

const EMAIL = /[a-z0-9._%+-]+@[a-z0-9.-]+\.[a-z]{2,}/g;
const SEVERITY_INFO = 9;
const SPAN_KIND_SERVER = 2;
const STATUS_ERROR = 2;
const SHORT_NANOS = 10_000_000;

/** The jobs by the name of their workload. */
export function jobsOf<Value, Int>(codec: Codec<Value, Int>): Record<string, Job<Value, Int>> {
  const { textOf } = codec;
  return {
    w1: (batch) => keepLogs(batch, (record) => (record.severityNumber ?? 0) >= SEVERITY_INFO),
    w2: (batch) =>
      keepLogs(batch, (record) => textOf(attributeOf(record, "tenant")?.value) !== "nobody"),
    w3: (batch) => eachLog(batch, (record) => redact(codec, record)),
    w4: (batch) => eachLog(batch, (record, resource) => copyEnvironment(codec, record, resource)),
    w5: (batch) => keepSpans(batch, (span) => !isShortServerSpan(codec, span)),
    w6: (batch) => eachLog(batch, hundredStatements(codec)),
    w7: (batch) => eachMetric(batch, (metric, resource) => changeMetric(codec, metric, resource)),
  };
}

function redact<Value, Int>(codec: Codec<Value, Int>, record: LogRecord<Value>): void {
  deleteAttribute(record, "user.email");
  const address = attributeOf(record, "client.ip");
  if (address) address.value = codec.textValue("0.0.0.0");
  const body = codec.textOf(record.body);
  if (body === undefined) return;
  const redacted = body.replace(EMAIL, "***");
  if (redacted !== body) record.body = codec.textValue(redacted);
}

function copyEnvironment<Value, Int>(
  codec: Codec<Value, Int>,
  target: Attributes<Value>,
  resource: Attributes<Value>,
): void {
  const environment = codec.textOf(attributeOf(resource, "deployment.environment")?.value);
  if (environment !== undefined) setValue(codec, target, "env", codec.textValue(environment));
}

function isShortServerSpan<Value, Int>(codec: Codec<Value, Int>, span: Span<Value, Int>): boolean {
  return (
    span.kind === SPAN_KIND_SERVER &&
    (span.status?.code ?? 0) !== STATUS_ERROR &&
    codec.isShorter(span.startTimeUnixNano, span.endTimeUnixNano, SHORT_NANOS)
  );
}

function changeMetric<Value, Int>(
  codec: Codec<Value, Int>,
  metric: Metric,
  resource: Attributes<Value>,
): void {
  const points = codec.pointsOf(metric);
  for (const point of points) {
    copyEnvironment(codec, point, resource);
    deleteAttribute(point, "host");
  }
  if (points.length > 0 && metric.unit === "s") metric.unit = "ms";
}

/** The keys that w6 names, in the order in which its statements take turns. */
const KEYS = [
  "http.method",
  "url.full",
  "http.status_code",
  "code.namespace",
  "client.ip",
  "http.route",
  "thread.name",
  "user.email",
] as const;
const keyOf = (turn: number): string => KEYS[turn % KEYS.length] ?? "";

/** Twenty rounds of five statements: copy, severity, delete, flag, route group. */
function hundredStatements<Value, Int>(
  codec: Codec<Value, Int>,
): (record: LogRecord<Value>, resource: Attributes<Value>) => void {
  const rounds = Array.from({ length: 20 }, (_, round) => ({
    source: keyOf(round),
    target: `norm.${round * 5}`,
    missing: `missing.${round * 5}`,
    severity: 101 + round * 5,
    severityKey: keyOf(round + 5),
    temporary: `tmp.${round * 5 + 2}`,
    service: `svc-${round * 5 + 3}`,
    route: new RegExp(`^/v${round * 5 + 4}/.*`, "s"),
    group: `g${round * 5 + 4}`,
  }));
  return (record, resource) => {
    const service = codec.textOf(attributeOf(resource, "service.name")?.value);
    // One index of the record's attributes serves a hundred look-ups.
    const present = new Map(record.attributes?.map((each) => [each.key, each]));
    const route = codec.textOf(present.get("http.route")?.value);
    for (const round of rounds) {
      const source = present.get(round.source);
      if (present.has(round.missing) && source?.value) {
        setValue(codec, record, round.target, source.value);
      }
      if (record.severityNumber === round.severity && present.has(round.severityKey)) {
        record.severityText = "WARN";
      }
      if (present.has(round.temporary)) deleteAttribute(record, round.temporary);
      if (service === round.service) setValue(codec, record, "flag", codec.boolValue(true));
      if (route !== undefined && round.route.test(route)) {
        setValue(codec, record, "route.group", codec.textValue(round.group));
      }
    }
  };
}

function attributeOf<Value>(owner: Attributes<Value>, key: string): Attribute<Value> | undefined {
  const { attributes } = owner;
  if (!attributes) return undefined;
  for (const attribute of attributes) if (attribute.key === key) return attribute;
  return undefined;
}

function deleteAttribute<Value>(owner: Attributes<Value>, key: string): void {
  const index = owner.attributes?.findIndex((attribute) => attribute.key === key) ?? -1;
  if (index >= 0) owner.attributes?.splice(index, 1);
}

function setValue<Value, Int>(
  codec: Codec<Value, Int>,
  owner: Attributes<Value>,
  key: string,
  value: Value,
): void {
  const attribute = attributeOf(owner, key);
  if (attribute) attribute.value = value;
  else (owner.attributes ??= []).push(codec.attribute(key, value));
}

function eachLog<Value, Int>(
  batch: Batch<Value, Int>,
  change: (record: LogRecord<Value>, resource: Attributes<Value>) => void,
): void {
  for (const group of batch.resourceLogs ?? []) {
    const resource = group.resource ?? {};
    for (const scope of group.scopeLogs ?? []) {
      for (const record of scope.logRecords ?? []) change(record, resource);
    }
  }
}

function eachMetric<Value, Int>(
  batch: Batch<Value, Int>,
  change: (metric: Metric, resource: Attributes<Value>) => void,
): void {
  for (const group of batch.resourceMetrics ?? []) {
    const resource = group.resource ?? {};
    for (const scope of group.scopeMetrics ?? []) {
      for (const metric of scope.metrics ?? []) change(metric, resource);
    }
  }
}

/**
 * Drops log records, then scopes and resources that have none left, as the filter processor does.
 */
function keepLogs<Value, Int>(
  batch: Batch<Value, Int>,
  isKept: (record: LogRecord<Value>) => boolean,
): void {
  batch.resourceLogs =
    batch.resourceLogs?.filter((group) => {
      group.scopeLogs =
        group.scopeLogs?.filter((scope) => {
          scope.logRecords = scope.logRecords?.filter(isKept) ?? [];
          return scope.logRecords.length > 0;
        }) ?? [];
      return group.scopeLogs.length > 0;
    }) ?? [];
}

/** Drops spans, then scopes and resources that have none left. */
function keepSpans<Value, Int>(
  batch: Batch<Value, Int>,
  isKept: (span: Span<Value, Int>) => boolean,
): void {
  batch.resourceSpans =
    batch.resourceSpans?.filter((group) => {
      group.scopeSpans =
        group.scopeSpans?.filter((scope) => {
          scope.spans = scope.spans?.filter(isKept) ?? [];
          return scope.spans.length > 0;
        }) ?? [];
      return group.scopeSpans.length > 0;
    }) ?? [];
}
