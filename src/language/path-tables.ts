// Paths: for each context, every path that the reference reads and writes
// (pkg/ottl/contexts/internal/ctx*), with where it lives and how it shows. Data over code: the
// checker, the lowering and completion are views of these tables.

import { Access } from "../../format/access.ts";
import { MetricType } from "../../format/otlp.ts";
import type { FieldNumber, ShapeName } from "./shapes.ts";

/** What a path reads and writes. */
export type PathRecord =
  | FieldRecord
  | { readonly kind: "attributes"; readonly shape: ShapeName; readonly number: FieldNumber }
  | { readonly kind: "value"; readonly shape: ShapeName; readonly number: number }
  | { readonly kind: "traceState"; readonly field: FieldRecord }
  | { readonly kind: "metricType"; readonly shape: "data" }
  /** A string by its index in the profiles' dictionary. */
  | { readonly kind: "dictionaryText"; readonly shape: ShapeName; readonly number: number }
  /** Attributes by their indices in the profiles' dictionary. */
  | { readonly kind: "dictionaryAttributes"; readonly shape: ShapeName; readonly number: number }
  /** A profile's ValueType as a whole. */
  | { readonly kind: "valueType"; readonly shape: ShapeName }
  | { readonly kind: "cache" }
  /** A property that no processor sets, so that reading it fails (spanevent.event_index). */
  | { readonly kind: "ordinal" }
  /** Metadata of the request that brought the batch; read only. */
  | { readonly kind: "request"; readonly name: string };

export interface FieldRecord {
  readonly kind: "field";
  readonly shape: ShapeName;
  readonly number: FieldNumber;
  readonly access: Access;
  /** An optional field or a oneof member: a default is written too. */
  readonly presence?: true;
  /** Messages without the field ignore a write instead of failing. */
  readonly lenient?: true;
  /** The other members of the oneof, which go when this one is written. */
  readonly clears?: readonly { readonly number: FieldNumber; readonly access: Access }[];
  /** For messages as values: which kind of message; 0 leaves it to the data point's type. */
  readonly message?: number;
}

/** What may stand in brackets behind the path. */
export type Indexing = "none" | "keys";

export interface PathEntry {
  readonly record: PathRecord;
  readonly indexing: Indexing;
}

type Table = Readonly<Record<string, PathEntry>>;

type FieldOptions = Omit<FieldRecord, "kind" | "shape" | "number" | "access">;

function field(
  shape: ShapeName,
  number: FieldNumber,
  access: Access,
  options: FieldOptions = {},
): PathEntry {
  return { record: { kind: "field", shape, number, access, ...options }, indexing: "none" };
}

function attributes(shape: ShapeName, number: FieldNumber): PathEntry {
  return { record: { kind: "attributes", shape, number }, indexing: "keys" };
}

function instant(name: string, shape: ShapeName, number: FieldNumber): Table {
  return {
    [`${name}_unix_nano`]: field(shape, number, Access.Fixed64),
    [name]: field(shape, number, Access.Time),
  };
}

function traceId(shape: ShapeName, number: number): Table {
  return {
    trace_id: field(shape, number, Access.TraceId),
    "trace_id.string": field(shape, number, Access.TraceIdHex),
  };
}

function spanId(name: string, shape: ShapeName, number: number): Table {
  return {
    [name]: field(shape, number, Access.SpanId),
    [`${name}.string`]: field(shape, number, Access.SpanIdHex),
  };
}

const cache: Table = { cache: { record: { kind: "cache" }, indexing: "keys" } };

const resource: Table = {
  attributes: attributes("resource", 1),
  dropped_attributes_count: field("resource", 2, Access.Uint32),
  schema_url: field("resourceContainer", 3, Access.String),
  ...cache,
};

const scope: Table = {
  name: field("scope", 1, Access.String),
  version: field("scope", 2, Access.String),
  attributes: attributes("scope", 3),
  dropped_attributes_count: field("scope", 4, Access.Uint32),
  schema_url: field("scopeContainer", 3, Access.String),
  ...cache,
};

const log: Table = {
  ...instant("time", "log", 1),
  ...instant("observed_time", "log", 11),
  severity_number: field("log", 2, Access.Int32),
  severity_text: field("log", 3, Access.String),
  body: { record: { kind: "value", shape: "log", number: 5 }, indexing: "keys" },
  "body.string": field("log", 5, Access.ValueString, { presence: true }),
  attributes: attributes("log", 6),
  dropped_attributes_count: field("log", 7, Access.Uint32),
  flags: field("log", 8, Access.Fixed32),
  ...traceId("log", 9),
  ...spanId("span_id", "log", 10),
  event_name: field("log", 12, Access.String),
  ...cache,
};

const spanTraceState: FieldRecord = {
  kind: "field",
  shape: "span",
  number: 3,
  access: Access.String,
};

const span: Table = {
  ...traceId("span", 1),
  ...spanId("span_id", "span", 2),
  trace_state: { record: { kind: "traceState", field: spanTraceState }, indexing: "keys" },
  ...spanId("parent_span_id", "span", 4),
  name: field("span", 5, Access.String),
  kind: field("span", 6, Access.Int32),
  "kind.string": field("span", 6, Access.SpanKindName),
  "kind.deprecated_string": field("span", 6, Access.SpanKindEnumName),
  ...instant("start_time", "span", 7),
  ...instant("end_time", "span", 8),
  attributes: attributes("span", 9),
  dropped_attributes_count: field("span", 10, Access.Uint32),
  events: field("span", 11, Access.Messages, { message: 1 }),
  dropped_events_count: field("span", 12, Access.Uint32),
  links: field("span", 13, Access.Messages, { message: 2 }),
  dropped_links_count: field("span", 14, Access.Uint32),
  status: field("span", 15, Access.Message, { message: 3 }),
  "status.code": field("status", 3, Access.Int32),
  "status.message": field("status", 2, Access.String),
  flags: field("span", 16, Access.Fixed32Checked),
  ...cache,
};

const spanevent: Table = {
  ...instant("time", "spanevent", 1),
  name: field("spanevent", 2, Access.String),
  attributes: attributes("spanevent", 3),
  dropped_attributes_count: field("spanevent", 4, Access.Uint32),
  event_index: { record: { kind: "ordinal" }, indexing: "none" },
  ...cache,
};

/** A number for every variant but those named otherwise. */
function each(
  number: number,
  others: Partial<Record<MetricType, number>> = {},
  without: readonly MetricType[] = [],
): FieldNumber {
  const numbers: Partial<Record<MetricType, number>> = {};
  for (let variant = MetricType.Gauge; variant <= MetricType.Summary; variant++) {
    if (!without.includes(variant)) numbers[variant] = others[variant] ?? number;
  }
  return numbers;
}

const temporality = {
  [MetricType.Sum]: 2,
  [MetricType.Histogram]: 2,
  [MetricType.ExponentialHistogram]: 2,
};

const metric: Table = {
  name: field("metric", 1, Access.String),
  description: field("metric", 2, Access.String),
  unit: field("metric", 3, Access.String),
  type: { record: { kind: "metricType", shape: "data" }, indexing: "none" },
  aggregation_temporality: field("data", temporality, Access.Int32, { lenient: true }),
  is_monotonic: field("data", { [MetricType.Sum]: 3 }, Access.Bool, { lenient: true }),
  data_points: field("data", each(1), Access.Messages, { lenient: true, message: 0 }),
  metadata: attributes("metric", 12),
  ...cache,
};

const numbers = [MetricType.Gauge, MetricType.Sum];
const distributions = (number: number): FieldNumber => each(number, {}, numbers);
const onNumbers = (number: number): FieldNumber => ({
  [MetricType.Gauge]: number,
  [MetricType.Sum]: number,
});
const onHistograms = (number: number): FieldNumber => ({ [MetricType.Histogram]: number });
const onExponential = (number: number): FieldNumber => ({
  [MetricType.ExponentialHistogram]: number,
});

const asDouble = { number: onNumbers(4), access: Access.Double };
const asInt = { number: onNumbers(6), access: Access.Fixed64 };
const flagNumbers = each(8, { [MetricType.Histogram]: 10, [MetricType.ExponentialHistogram]: 10 });
const exemplarNumbers = each(
  5,
  { [MetricType.Histogram]: 8, [MetricType.ExponentialHistogram]: 11 },
  [MetricType.Summary],
);
const pointAttributes = each(7, {
  [MetricType.Histogram]: 9,
  [MetricType.ExponentialHistogram]: 1,
});

/** Sum has presence in histograms; a summary's has none. */
const sumOptions: FieldOptions = { presence: true };

function buckets(name: string, shape: "positive" | "negative", number: number): Table {
  return {
    [name]: field("datapoint", onExponential(number), Access.Message, { message: 4 }),
    [`${name}.offset`]: field(shape, 1, Access.Sint32),
    [`${name}.bucket_counts`]: field(shape, 2, Access.PackedUint64),
  };
}

const datapoint: Table = {
  attributes: attributes("datapoint", pointAttributes),
  ...instant("start_time", "datapoint", each(2)),
  ...instant("time", "datapoint", each(3)),
  value_double: field("datapoint", asDouble.number, asDouble.access, {
    presence: true,
    clears: [asInt],
  }),
  value_int: field("datapoint", asInt.number, asInt.access, { presence: true, clears: [asDouble] }),
  exemplars: field("datapoint", exemplarNumbers, Access.Messages, { message: 5 }),
  flags: field("datapoint", flagNumbers, Access.Uint32),
  count: field("datapoint", distributions(4), Access.Fixed64),
  sum: field("datapoint", distributions(5), Access.Double, sumOptions),
  bucket_counts: field("datapoint", onHistograms(6), Access.PackedFixed64),
  explicit_bounds: field("datapoint", onHistograms(7), Access.PackedDouble),
  scale: field("datapoint", onExponential(6), Access.Sint32),
  zero_count: field("datapoint", onExponential(7), Access.Fixed64),
  ...buckets("positive", "positive", 8),
  ...buckets("negative", "negative", 9),
  quantile_values: field("datapoint", { [MetricType.Summary]: 6 }, Access.Messages, { message: 6 }),
  ...cache,
};

const exemplarDouble = { number: 3, access: Access.Double };
const exemplarInt = { number: 6, access: Access.Fixed64 };

const exemplar: Table = {
  ...instant("time", "exemplar", 2),
  double_value: field("exemplar", 3, Access.Double, { presence: true, clears: [exemplarInt] }),
  int_value: field("exemplar", 6, Access.Fixed64, { presence: true, clears: [exemplarDouble] }),
  ...spanId("span_id", "exemplar", 4),
  ...traceId("exemplar", 5),
  filtered_attributes: attributes("exemplar", 7),
  ...cache,
};

function valueType(name: string, shape: "sampleType" | "periodType"): Table {
  const text = (number: number): PathEntry => {
    return { record: { kind: "dictionaryText", shape, number }, indexing: "none" };
  };
  return {
    [name]: { record: { kind: "valueType", shape }, indexing: "none" },
    [`${name}.type`]: text(1),
    [`${name}.unit`]: text(2),
  };
}

function dictionaryAttributes(shape: ShapeName, number: number): Table {
  return {
    attributes: { record: { kind: "dictionaryAttributes", shape, number }, indexing: "keys" },
    attribute_indices: field(shape, number, Access.PackedInt32),
  };
}

const profile: Table = {
  ...valueType("sample_type", "sampleType"),
  sample: field("profile", 2, Access.Messages, { message: 8 }),
  ...instant("time", "profile", 3),
  duration_unix_nano: field("profile", 4, Access.Uint64Checked),
  duration: field("profile", 4, Access.Uint64Checked),
  ...valueType("period_type", "periodType"),
  period: field("profile", 6, Access.Int64),
  profile_id: field("profile", 7, Access.ProfileId),
  "profile_id.string": field("profile", 7, Access.ProfileIdHex),
  dropped_attributes_count: field("profile", 8, Access.Uint32),
  original_payload_format: field("profile", 9, Access.String),
  original_payload: field("profile", 10, Access.Bytes),
  ...dictionaryAttributes("profile", 11),
  ...cache,
};

const profilesample: Table = {
  ...dictionaryAttributes("profilesample", 2),
  link_index: field("profilesample", 3, Access.Int32Checked),
  values: field("profilesample", 4, Access.PackedInt64),
  timestamps_unix_nano: field("profilesample", 5, Access.PackedInstants),
  timestamps: field("profilesample", 5, Access.PackedTimes),
  ...cache,
};

function request(name: string, indexing: Indexing = "none"): PathEntry {
  return { record: { kind: "request", name }, indexing };
}

const otelcol: Table = {
  "client.addr": request("client.addr"),
  "client.auth.attributes": request("client.auth.attributes", "keys"),
  "client.metadata": request("client.metadata", "keys"),
  "grpc.metadata": request("grpc.metadata", "keys"),
};

/** Path names by context. */
export const pathTables: ReadonlyMap<string, Table> = new Map([
  ["otelcol", otelcol],
  ["resource", resource],
  ["scope", scope],
  ["log", log],
  ["span", span],
  ["spanevent", spanevent],
  ["metric", metric],
  ["datapoint", datapoint],
  ["exemplar", exemplar],
  ["profile", profile],
  ["profilesample", profilesample],
]);
