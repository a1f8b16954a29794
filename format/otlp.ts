// OTLP on the wire: the field numbers of opentelemetry-proto 1.10, one enum a message, read by both
// compilers.
//
// Members are the specification's names in UpperCamelCase, in the order of their numbers. What a
// field holds (kind, repeated, which message) stands in assembly/wire/schema.ts; a test holds both
// against the published schema. Profiles are v1development. Left out: messages that no batch
// contains (responses, partial success).

/** How a field's payload is delimited: the low three bits of its tag. */
export enum WireType {
  Varint = 0,
  Fixed64 = 1,
  Bytes = 2,
  StartGroup = 3,
  EndGroup = 4,
  Fixed32 = 5,
}

/** A tag is the field number shifted by this, with the wire type below. */
export const TAG_TYPE_BITS = 3;

/** The largest field number that protobuf has. */
export const FIELD_NUMBER_MAX = 0x1fffffff;

/** A metric's type, as `metric.type` shows it: which of the fields for data a Metric has. */
export enum MetricType {
  None = 0,
  Gauge = 1,
  Sum = 2,
  Histogram = 3,
  ExponentialHistogram = 4,
  Summary = 5,
}

/** Numbers of the message types. Append only: a program's image holds them. */
export enum Message {
  None = 0,
  LogsData = 1,
  ResourceLogs = 2,
  ScopeLogs = 3,
  LogRecord = 4,
  TracesData = 5,
  ResourceSpans = 6,
  ScopeSpans = 7,
  Span = 8,
  SpanEvent = 9,
  SpanLink = 10,
  Status = 11,
  MetricsData = 12,
  ResourceMetrics = 13,
  ScopeMetrics = 14,
  Metric = 15,
  Gauge = 16,
  Sum = 17,
  Histogram = 18,
  ExponentialHistogram = 19,
  Summary = 20,
  NumberDataPoint = 21,
  HistogramDataPoint = 22,
  ExponentialHistogramDataPoint = 23,
  Buckets = 24,
  SummaryDataPoint = 25,
  ValueAtQuantile = 26,
  Exemplar = 27,
  Resource = 28,
  InstrumentationScope = 29,
  EntityRef = 30,
  KeyValue = 31,
  AnyValue = 32,
  ArrayValue = 33,
  KeyValueList = 34,
  ProfilesData = 35,
  ResourceProfiles = 36,
  ScopeProfiles = 37,
  Profile = 38,
  Sample = 39,
  ValueType = 40,
  ProfilesDictionary = 41,
  Mapping = 42,
  Location = 43,
  Line = 44,
  Function = 45,
  /** Of the profiles' link table; a span's is SpanLink. */
  Link = 46,
  KeyValueAndUnit = 47,
  Stack = 48,
}

/** One more than the last message number. */
export const MESSAGE_COUNT = 49;

/** The largest field number of any message here. */
export const OTLP_FIELD_MAX = 16;

// Common

export enum AnyValueField {
  StringValue = 1,
  BoolValue = 2,
  IntValue = 3,
  DoubleValue = 4,
  ArrayValue = 5,
  KvlistValue = 6,
  BytesValue = 7,
  /** Into the profiles' string table. */
  StringValueStrindex = 8,
}

export enum ArrayValueField {
  Values = 1,
}

export enum KeyValueListField {
  Values = 1,
}

export enum KeyValueField {
  Key = 1,
  Value = 2,
  /** Into the profiles' string table. */
  KeyStrindex = 3,
}

export enum InstrumentationScopeField {
  Name = 1,
  Version = 2,
  Attributes = 3,
  DroppedAttributesCount = 4,
}

export enum EntityRefField {
  SchemaUrl = 1,
  Type = 2,
  IdKeys = 3,
  DescriptionKeys = 4,
}

export enum ResourceField {
  Attributes = 1,
  DroppedAttributesCount = 2,
  EntityRefs = 3,
}

// Logs

export enum LogsDataField {
  ResourceLogs = 1,
}

export enum ResourceLogsField {
  Resource = 1,
  ScopeLogs = 2,
  SchemaUrl = 3,
}

export enum ScopeLogsField {
  Scope = 1,
  LogRecords = 2,
  SchemaUrl = 3,
}

export enum LogRecordField {
  TimeUnixNano = 1,
  SeverityNumber = 2,
  SeverityText = 3,
  Body = 5,
  Attributes = 6,
  DroppedAttributesCount = 7,
  Flags = 8,
  TraceId = 9,
  SpanId = 10,
  ObservedTimeUnixNano = 11,
  EventName = 12,
}

// Traces

export enum TracesDataField {
  ResourceSpans = 1,
}

export enum ResourceSpansField {
  Resource = 1,
  ScopeSpans = 2,
  SchemaUrl = 3,
}

export enum ScopeSpansField {
  Scope = 1,
  Spans = 2,
  SchemaUrl = 3,
}

export enum SpanField {
  TraceId = 1,
  SpanId = 2,
  TraceState = 3,
  ParentSpanId = 4,
  Name = 5,
  Kind = 6,
  StartTimeUnixNano = 7,
  EndTimeUnixNano = 8,
  Attributes = 9,
  DroppedAttributesCount = 10,
  Events = 11,
  DroppedEventsCount = 12,
  Links = 13,
  DroppedLinksCount = 14,
  Status = 15,
  Flags = 16,
}

export enum SpanEventField {
  TimeUnixNano = 1,
  Name = 2,
  Attributes = 3,
  DroppedAttributesCount = 4,
}

export enum SpanLinkField {
  TraceId = 1,
  SpanId = 2,
  TraceState = 3,
  Attributes = 4,
  DroppedAttributesCount = 5,
  Flags = 6,
}

export enum StatusField {
  Message = 2,
  Code = 3,
}

// Metrics

export enum MetricsDataField {
  ResourceMetrics = 1,
}

export enum ResourceMetricsField {
  Resource = 1,
  ScopeMetrics = 2,
  SchemaUrl = 3,
}

export enum ScopeMetricsField {
  Scope = 1,
  Metrics = 2,
  SchemaUrl = 3,
}

export enum MetricField {
  Name = 1,
  Description = 2,
  Unit = 3,
  Gauge = 5,
  Sum = 7,
  Histogram = 9,
  ExponentialHistogram = 10,
  Summary = 11,
  Metadata = 12,
}

export enum GaugeField {
  DataPoints = 1,
}

export enum SumField {
  DataPoints = 1,
  AggregationTemporality = 2,
  IsMonotonic = 3,
}

export enum HistogramField {
  DataPoints = 1,
  AggregationTemporality = 2,
}

export enum ExponentialHistogramField {
  DataPoints = 1,
  AggregationTemporality = 2,
}

export enum SummaryField {
  DataPoints = 1,
}

export enum NumberDataPointField {
  StartTimeUnixNano = 2,
  TimeUnixNano = 3,
  AsDouble = 4,
  Exemplars = 5,
  AsInt = 6,
  Attributes = 7,
  Flags = 8,
}

export enum HistogramDataPointField {
  StartTimeUnixNano = 2,
  TimeUnixNano = 3,
  Count = 4,
  Sum = 5,
  BucketCounts = 6,
  ExplicitBounds = 7,
  Exemplars = 8,
  Attributes = 9,
  Flags = 10,
  Min = 11,
  Max = 12,
}

export enum ExponentialHistogramDataPointField {
  Attributes = 1,
  StartTimeUnixNano = 2,
  TimeUnixNano = 3,
  Count = 4,
  Sum = 5,
  Scale = 6,
  ZeroCount = 7,
  Positive = 8,
  Negative = 9,
  Flags = 10,
  Exemplars = 11,
  Min = 12,
  Max = 13,
  ZeroThreshold = 14,
}

export enum BucketsField {
  Offset = 1,
  BucketCounts = 2,
}

export enum SummaryDataPointField {
  StartTimeUnixNano = 2,
  TimeUnixNano = 3,
  Count = 4,
  Sum = 5,
  QuantileValues = 6,
  Attributes = 7,
  Flags = 8,
}

export enum ValueAtQuantileField {
  Quantile = 1,
  Value = 2,
}

export enum ExemplarField {
  TimeUnixNano = 2,
  AsDouble = 3,
  SpanId = 4,
  TraceId = 5,
  AsInt = 6,
  FilteredAttributes = 7,
}

// Profiles

export enum ProfilesDataField {
  ResourceProfiles = 1,
  Dictionary = 2,
}

export enum ResourceProfilesField {
  Resource = 1,
  ScopeProfiles = 2,
  SchemaUrl = 3,
}

export enum ScopeProfilesField {
  Scope = 1,
  Profiles = 2,
  SchemaUrl = 3,
}

export enum ProfileField {
  SampleType = 1,
  Samples = 2,
  TimeUnixNano = 3,
  DurationNano = 4,
  PeriodType = 5,
  Period = 6,
  ProfileId = 7,
  DroppedAttributesCount = 8,
  OriginalPayloadFormat = 9,
  OriginalPayload = 10,
  AttributeIndices = 11,
}

export enum SampleField {
  StackIndex = 1,
  AttributeIndices = 2,
  LinkIndex = 3,
  Values = 4,
  TimestampsUnixNano = 5,
}

export enum ValueTypeField {
  TypeStrindex = 1,
  UnitStrindex = 2,
}

export enum ProfilesDictionaryField {
  MappingTable = 1,
  LocationTable = 2,
  FunctionTable = 3,
  LinkTable = 4,
  StringTable = 5,
  AttributeTable = 6,
  StackTable = 7,
}

export enum MappingField {
  MemoryStart = 1,
  MemoryLimit = 2,
  FileOffset = 3,
  FilenameStrindex = 4,
  AttributeIndices = 5,
}

export enum LocationField {
  MappingIndex = 1,
  Address = 2,
  Lines = 3,
  AttributeIndices = 4,
}

export enum LineField {
  FunctionIndex = 1,
  Line = 2,
  Column = 3,
}

export enum FunctionField {
  NameStrindex = 1,
  SystemNameStrindex = 2,
  FilenameStrindex = 3,
  StartLine = 4,
}

export enum LinkField {
  TraceId = 1,
  SpanId = 2,
}

export enum KeyValueAndUnitField {
  KeyStrindex = 1,
  Value = 2,
  UnitStrindex = 3,
}

export enum StackField {
  LocationIndices = 1,
}
