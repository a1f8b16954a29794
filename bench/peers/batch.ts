// What the three peers agree on: the shape of a decoded batch, and what a peer's library must
// answer. protobufjs, protobuf-es and OTLP/JSON name the fields alike; they differ in how a value,
// a 64-bit number and a metric's kind are held, and that is what a Codec hides.

/** A decoded attribute; `Value` is the library's own AnyValue. */
export interface Attribute<Value> {
  key: string;
  value?: Value | null;
}

export interface Attributes<Value> {
  attributes?: Attribute<Value>[] | null;
}

export interface LogRecord<Value> extends Attributes<Value> {
  severityNumber?: number | null;
  severityText?: string | null;
  body?: Value | null;
}

export interface Span<Value, Int> extends Attributes<Value> {
  kind?: number | null;
  startTimeUnixNano?: Int | null;
  endTimeUnixNano?: Int | null;
  status?: { code?: number | null } | null;
}

export interface Metric {
  unit?: string | null;
}

export interface Scopes<Value, Int> {
  logRecords?: LogRecord<Value>[] | null;
  spans?: Span<Value, Int>[] | null;
  metrics?: Metric[] | null;
}

export interface Resources<Value, Int> {
  resource?: Attributes<Value> | null;
  scopeLogs?: Scopes<Value, Int>[] | null;
  scopeSpans?: Scopes<Value, Int>[] | null;
  scopeMetrics?: Scopes<Value, Int>[] | null;
}

export interface Batch<Value, Int> {
  resourceLogs?: Resources<Value, Int>[] | null;
  resourceSpans?: Resources<Value, Int>[] | null;
  resourceMetrics?: Resources<Value, Int>[] | null;
}

/** A library: bytes to objects and back, and the three things that libraries hold differently. */
export interface Codec<Value, Int> {
  decode(bytes: Uint8Array): Batch<Value, Int>;
  encode(batch: Batch<Value, Int>): Uint8Array;
  /** The text of a string value, undefined for any other. */
  textOf(value: Value | null | undefined): string | undefined;
  textValue(text: string): Value;
  boolValue(flag: boolean): Value;
  attribute(key: string, value: Value): Attribute<Value>;
  /** Whether end - start is below a number of nanoseconds. */
  isShorter(start: Int | null | undefined, end: Int | null | undefined, nanos: number): boolean;
  pointsOf(metric: Metric): Attributes<Value>[];
}
