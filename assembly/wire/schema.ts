// What each OTLP field holds: a row a field, laid out at start as a table that a message's number
// and a field's number index. Numbers are those of format/otlp.ts; test/wire/schema.test.ts holds
// the rows against the published schema.
//
// Row  31..24    23..16  15..10           9       8          7       6          5..3   2..0
//    +---------+-------+----------------+-------+----------+-------+----------+------+-----------+
//    | message | field | Message inside | Known | Children | Oneof | Repeated | kind | wire type |
//    +---------+-------+----------------+-------+----------+-------+----------+------+-----------+
//
// The low half is the field's word; 0 is no known field, so Known is set in the table. A message
// has one oneof at most. Children marks the list (or the oneof of lists) by which a walk gets to
// the records, so what else the message has should stand before.

import {
  AnyValueField,
  ArrayValueField,
  BucketsField,
  EntityRefField,
  ExemplarField,
  ExponentialHistogramDataPointField,
  ExponentialHistogramField,
  FunctionField,
  GaugeField,
  HistogramDataPointField,
  HistogramField,
  InstrumentationScopeField,
  KeyValueAndUnitField,
  KeyValueField,
  KeyValueListField,
  LineField,
  LinkField,
  LocationField,
  LogRecordField,
  LogsDataField,
  MappingField,
  Message,
  MESSAGE_COUNT,
  MetricField,
  MetricsDataField,
  NumberDataPointField,
  OTLP_FIELD_MAX,
  ProfileField,
  ProfilesDataField,
  ProfilesDictionaryField,
  ResourceField,
  ResourceLogsField,
  ResourceMetricsField,
  ResourceProfilesField,
  ResourceSpansField,
  SampleField,
  ScopeLogsField,
  ScopeMetricsField,
  ScopeProfilesField,
  ScopeSpansField,
  SpanEventField,
  SpanField,
  SpanLinkField,
  StackField,
  StatusField,
  SumField,
  SummaryDataPointField,
  SummaryField,
  TracesDataField,
  ValueAtQuantileField,
  ValueTypeField,
  WireType,
} from "../../format/otlp";

/** What a field's payload is, beyond its wire type. */
export enum FieldKind {
  /** A varint, fixed32 or fixed64; a repeated one may be packed. */
  Scalar = 0,
  /** A string or bytes: any bytes do. */
  Bytes = 1,
  /** No bytes, or an id of 8. */
  Id8 = 2,
  /** No bytes, or an id of 16. */
  Id16 = 3,
  Message = 4,
}

const OF: i32 = 24;
const AT: i32 = 16;
const TO: i32 = 10;
const KIND: i32 = 3;

const REPEATED: i32 = 1 << 6;
const ONEOF: i32 = 1 << 7;
const CHILDREN: i32 = 1 << 8;
const KNOWN: i32 = 1 << 9;

const VARINT: i32 = WireType.Varint;
const FIXED32: i32 = WireType.Fixed32;
const FIXED64: i32 = WireType.Fixed64;
const BYTES: i32 = WireType.Bytes | (FieldKind.Bytes << KIND);
const ID8: i32 = WireType.Bytes | (FieldKind.Id8 << KIND);
const ID16: i32 = WireType.Bytes | (FieldKind.Id16 << KIND);
const MESSAGE: i32 = WireType.Bytes | (FieldKind.Message << KIND);
const MESSAGES: i32 = MESSAGE | REPEATED;

const rows: usize = memory.data<u32>([
  // LogsData
  (Message.LogsData << OF) | (LogsDataField.ResourceLogs << AT) |
    MESSAGES | (Message.ResourceLogs << TO) | CHILDREN,
  // ResourceLogs
  (Message.ResourceLogs << OF) | (ResourceLogsField.Resource << AT) |
    MESSAGE | (Message.Resource << TO),
  (Message.ResourceLogs << OF) | (ResourceLogsField.ScopeLogs << AT) |
    MESSAGES | (Message.ScopeLogs << TO) | CHILDREN,
  (Message.ResourceLogs << OF) | (ResourceLogsField.SchemaUrl << AT) | BYTES,
  // ScopeLogs
  (Message.ScopeLogs << OF) | (ScopeLogsField.Scope << AT) |
    MESSAGE | (Message.InstrumentationScope << TO),
  (Message.ScopeLogs << OF) | (ScopeLogsField.LogRecords << AT) |
    MESSAGES | (Message.LogRecord << TO) | CHILDREN,
  (Message.ScopeLogs << OF) | (ScopeLogsField.SchemaUrl << AT) | BYTES,
  // LogRecord
  (Message.LogRecord << OF) | (LogRecordField.TimeUnixNano << AT) | FIXED64,
  (Message.LogRecord << OF) | (LogRecordField.SeverityNumber << AT) | VARINT,
  (Message.LogRecord << OF) | (LogRecordField.SeverityText << AT) | BYTES,
  (Message.LogRecord << OF) | (LogRecordField.Body << AT) | MESSAGE | (Message.AnyValue << TO),
  (Message.LogRecord << OF) | (LogRecordField.Attributes << AT) |
    MESSAGES | (Message.KeyValue << TO),
  (Message.LogRecord << OF) | (LogRecordField.DroppedAttributesCount << AT) | VARINT,
  (Message.LogRecord << OF) | (LogRecordField.Flags << AT) | FIXED32,
  (Message.LogRecord << OF) | (LogRecordField.TraceId << AT) | ID16,
  (Message.LogRecord << OF) | (LogRecordField.SpanId << AT) | ID8,
  (Message.LogRecord << OF) | (LogRecordField.ObservedTimeUnixNano << AT) | FIXED64,
  (Message.LogRecord << OF) | (LogRecordField.EventName << AT) | BYTES,
  // TracesData
  (Message.TracesData << OF) | (TracesDataField.ResourceSpans << AT) |
    MESSAGES | (Message.ResourceSpans << TO) | CHILDREN,
  // ResourceSpans
  (Message.ResourceSpans << OF) | (ResourceSpansField.Resource << AT) |
    MESSAGE | (Message.Resource << TO),
  (Message.ResourceSpans << OF) | (ResourceSpansField.ScopeSpans << AT) |
    MESSAGES | (Message.ScopeSpans << TO) | CHILDREN,
  (Message.ResourceSpans << OF) | (ResourceSpansField.SchemaUrl << AT) | BYTES,
  // ScopeSpans
  (Message.ScopeSpans << OF) | (ScopeSpansField.Scope << AT) |
    MESSAGE | (Message.InstrumentationScope << TO),
  (Message.ScopeSpans << OF) | (ScopeSpansField.Spans << AT) |
    MESSAGES | (Message.Span << TO) | CHILDREN,
  (Message.ScopeSpans << OF) | (ScopeSpansField.SchemaUrl << AT) | BYTES,
  // Span
  (Message.Span << OF) | (SpanField.TraceId << AT) | ID16,
  (Message.Span << OF) | (SpanField.SpanId << AT) | ID8,
  (Message.Span << OF) | (SpanField.TraceState << AT) | BYTES,
  (Message.Span << OF) | (SpanField.ParentSpanId << AT) | ID8,
  (Message.Span << OF) | (SpanField.Name << AT) | BYTES,
  (Message.Span << OF) | (SpanField.Kind << AT) | VARINT,
  (Message.Span << OF) | (SpanField.StartTimeUnixNano << AT) | FIXED64,
  (Message.Span << OF) | (SpanField.EndTimeUnixNano << AT) | FIXED64,
  (Message.Span << OF) | (SpanField.Attributes << AT) | MESSAGES | (Message.KeyValue << TO),
  (Message.Span << OF) | (SpanField.DroppedAttributesCount << AT) | VARINT,
  (Message.Span << OF) | (SpanField.Events << AT) | MESSAGES | (Message.SpanEvent << TO) | CHILDREN,
  (Message.Span << OF) | (SpanField.DroppedEventsCount << AT) | VARINT,
  (Message.Span << OF) | (SpanField.Links << AT) | MESSAGES | (Message.SpanLink << TO),
  (Message.Span << OF) | (SpanField.DroppedLinksCount << AT) | VARINT,
  (Message.Span << OF) | (SpanField.Status << AT) | MESSAGE | (Message.Status << TO),
  (Message.Span << OF) | (SpanField.Flags << AT) | FIXED32,
  // SpanEvent
  (Message.SpanEvent << OF) | (SpanEventField.TimeUnixNano << AT) | FIXED64,
  (Message.SpanEvent << OF) | (SpanEventField.Name << AT) | BYTES,
  (Message.SpanEvent << OF) | (SpanEventField.Attributes << AT) |
    MESSAGES | (Message.KeyValue << TO),
  (Message.SpanEvent << OF) | (SpanEventField.DroppedAttributesCount << AT) | VARINT,
  // SpanLink
  (Message.SpanLink << OF) | (SpanLinkField.TraceId << AT) | ID16,
  (Message.SpanLink << OF) | (SpanLinkField.SpanId << AT) | ID8,
  (Message.SpanLink << OF) | (SpanLinkField.TraceState << AT) | BYTES,
  (Message.SpanLink << OF) | (SpanLinkField.Attributes << AT) | MESSAGES | (Message.KeyValue << TO),
  (Message.SpanLink << OF) | (SpanLinkField.DroppedAttributesCount << AT) | VARINT,
  (Message.SpanLink << OF) | (SpanLinkField.Flags << AT) | FIXED32,
  // Status
  (Message.Status << OF) | (StatusField.Message << AT) | BYTES,
  (Message.Status << OF) | (StatusField.Code << AT) | VARINT,
  // MetricsData
  (Message.MetricsData << OF) | (MetricsDataField.ResourceMetrics << AT) |
    MESSAGES | (Message.ResourceMetrics << TO) | CHILDREN,
  // ResourceMetrics
  (Message.ResourceMetrics << OF) | (ResourceMetricsField.Resource << AT) |
    MESSAGE | (Message.Resource << TO),
  (Message.ResourceMetrics << OF) | (ResourceMetricsField.ScopeMetrics << AT) |
    MESSAGES | (Message.ScopeMetrics << TO) | CHILDREN,
  (Message.ResourceMetrics << OF) | (ResourceMetricsField.SchemaUrl << AT) | BYTES,
  // ScopeMetrics
  (Message.ScopeMetrics << OF) | (ScopeMetricsField.Scope << AT) |
    MESSAGE | (Message.InstrumentationScope << TO),
  (Message.ScopeMetrics << OF) | (ScopeMetricsField.Metrics << AT) |
    MESSAGES | (Message.Metric << TO) | CHILDREN,
  (Message.ScopeMetrics << OF) | (ScopeMetricsField.SchemaUrl << AT) | BYTES,
  // Metric
  (Message.Metric << OF) | (MetricField.Name << AT) | BYTES,
  (Message.Metric << OF) | (MetricField.Description << AT) | BYTES,
  (Message.Metric << OF) | (MetricField.Unit << AT) | BYTES,
  (Message.Metric << OF) | (MetricField.Gauge << AT) |
    MESSAGE | (Message.Gauge << TO) | ONEOF | CHILDREN,
  (Message.Metric << OF) | (MetricField.Sum << AT) |
    MESSAGE | (Message.Sum << TO) | ONEOF | CHILDREN,
  (Message.Metric << OF) | (MetricField.Histogram << AT) |
    MESSAGE | (Message.Histogram << TO) | ONEOF | CHILDREN,
  (Message.Metric << OF) | (MetricField.ExponentialHistogram << AT) |
    MESSAGE | (Message.ExponentialHistogram << TO) | ONEOF | CHILDREN,
  (Message.Metric << OF) | (MetricField.Summary << AT) |
    MESSAGE | (Message.Summary << TO) | ONEOF | CHILDREN,
  (Message.Metric << OF) | (MetricField.Metadata << AT) | MESSAGES | (Message.KeyValue << TO),
  // Gauge
  (Message.Gauge << OF) | (GaugeField.DataPoints << AT) |
    MESSAGES | (Message.NumberDataPoint << TO) | CHILDREN,
  // Sum
  (Message.Sum << OF) | (SumField.DataPoints << AT) |
    MESSAGES | (Message.NumberDataPoint << TO) | CHILDREN,
  (Message.Sum << OF) | (SumField.AggregationTemporality << AT) | VARINT,
  (Message.Sum << OF) | (SumField.IsMonotonic << AT) | VARINT,
  // Histogram
  (Message.Histogram << OF) | (HistogramField.DataPoints << AT) |
    MESSAGES | (Message.HistogramDataPoint << TO) | CHILDREN,
  (Message.Histogram << OF) | (HistogramField.AggregationTemporality << AT) | VARINT,
  // ExponentialHistogram
  (Message.ExponentialHistogram << OF) | (ExponentialHistogramField.DataPoints << AT) |
    MESSAGES | (Message.ExponentialHistogramDataPoint << TO) | CHILDREN,
  (Message.ExponentialHistogram << OF) | (ExponentialHistogramField.AggregationTemporality << AT) |
    VARINT,
  // Summary
  (Message.Summary << OF) | (SummaryField.DataPoints << AT) |
    MESSAGES | (Message.SummaryDataPoint << TO) | CHILDREN,
  // NumberDataPoint
  (Message.NumberDataPoint << OF) | (NumberDataPointField.StartTimeUnixNano << AT) | FIXED64,
  (Message.NumberDataPoint << OF) | (NumberDataPointField.TimeUnixNano << AT) | FIXED64,
  (Message.NumberDataPoint << OF) | (NumberDataPointField.AsDouble << AT) | FIXED64 | ONEOF,
  (Message.NumberDataPoint << OF) | (NumberDataPointField.Exemplars << AT) |
    MESSAGES | (Message.Exemplar << TO) | CHILDREN,
  (Message.NumberDataPoint << OF) | (NumberDataPointField.AsInt << AT) | FIXED64 | ONEOF,
  (Message.NumberDataPoint << OF) | (NumberDataPointField.Attributes << AT) |
    MESSAGES | (Message.KeyValue << TO),
  (Message.NumberDataPoint << OF) | (NumberDataPointField.Flags << AT) | VARINT,
  // HistogramDataPoint
  (Message.HistogramDataPoint << OF) | (HistogramDataPointField.StartTimeUnixNano << AT) | FIXED64,
  (Message.HistogramDataPoint << OF) | (HistogramDataPointField.TimeUnixNano << AT) | FIXED64,
  (Message.HistogramDataPoint << OF) | (HistogramDataPointField.Count << AT) | FIXED64,
  (Message.HistogramDataPoint << OF) | (HistogramDataPointField.Sum << AT) | FIXED64,
  (Message.HistogramDataPoint << OF) | (HistogramDataPointField.BucketCounts << AT) |
    FIXED64 | REPEATED,
  (Message.HistogramDataPoint << OF) | (HistogramDataPointField.ExplicitBounds << AT) |
    FIXED64 | REPEATED,
  (Message.HistogramDataPoint << OF) | (HistogramDataPointField.Exemplars << AT) |
    MESSAGES | (Message.Exemplar << TO) | CHILDREN,
  (Message.HistogramDataPoint << OF) | (HistogramDataPointField.Attributes << AT) |
    MESSAGES | (Message.KeyValue << TO),
  (Message.HistogramDataPoint << OF) | (HistogramDataPointField.Flags << AT) | VARINT,
  (Message.HistogramDataPoint << OF) | (HistogramDataPointField.Min << AT) | FIXED64,
  (Message.HistogramDataPoint << OF) | (HistogramDataPointField.Max << AT) | FIXED64,
  // ExponentialHistogramDataPoint
  (Message.ExponentialHistogramDataPoint << OF) |
    (ExponentialHistogramDataPointField.Attributes << AT) |
    MESSAGES | (Message.KeyValue << TO),
  (Message.ExponentialHistogramDataPoint << OF) |
    (ExponentialHistogramDataPointField.StartTimeUnixNano << AT) |
    FIXED64,
  (Message.ExponentialHistogramDataPoint << OF) |
    (ExponentialHistogramDataPointField.TimeUnixNano << AT) |
    FIXED64,
  (Message.ExponentialHistogramDataPoint << OF) |
    (ExponentialHistogramDataPointField.Count << AT) |
    FIXED64,
  (Message.ExponentialHistogramDataPoint << OF) |
    (ExponentialHistogramDataPointField.Sum << AT) |
    FIXED64,
  (Message.ExponentialHistogramDataPoint << OF) |
    (ExponentialHistogramDataPointField.Scale << AT) |
    VARINT,
  (Message.ExponentialHistogramDataPoint << OF) |
    (ExponentialHistogramDataPointField.ZeroCount << AT) |
    FIXED64,
  (Message.ExponentialHistogramDataPoint << OF) |
    (ExponentialHistogramDataPointField.Positive << AT) |
    MESSAGE | (Message.Buckets << TO),
  (Message.ExponentialHistogramDataPoint << OF) |
    (ExponentialHistogramDataPointField.Negative << AT) |
    MESSAGE | (Message.Buckets << TO),
  (Message.ExponentialHistogramDataPoint << OF) |
    (ExponentialHistogramDataPointField.Flags << AT) |
    VARINT,
  (Message.ExponentialHistogramDataPoint << OF) |
    (ExponentialHistogramDataPointField.Exemplars << AT) |
    MESSAGES | (Message.Exemplar << TO) | CHILDREN,
  (Message.ExponentialHistogramDataPoint << OF) |
    (ExponentialHistogramDataPointField.Min << AT) |
    FIXED64,
  (Message.ExponentialHistogramDataPoint << OF) |
    (ExponentialHistogramDataPointField.Max << AT) |
    FIXED64,
  (Message.ExponentialHistogramDataPoint << OF) |
    (ExponentialHistogramDataPointField.ZeroThreshold << AT) |
    FIXED64,
  // Buckets
  (Message.Buckets << OF) | (BucketsField.Offset << AT) | VARINT,
  (Message.Buckets << OF) | (BucketsField.BucketCounts << AT) | VARINT | REPEATED,
  // SummaryDataPoint
  (Message.SummaryDataPoint << OF) | (SummaryDataPointField.StartTimeUnixNano << AT) | FIXED64,
  (Message.SummaryDataPoint << OF) | (SummaryDataPointField.TimeUnixNano << AT) | FIXED64,
  (Message.SummaryDataPoint << OF) | (SummaryDataPointField.Count << AT) | FIXED64,
  (Message.SummaryDataPoint << OF) | (SummaryDataPointField.Sum << AT) | FIXED64,
  (Message.SummaryDataPoint << OF) | (SummaryDataPointField.QuantileValues << AT) |
    MESSAGES | (Message.ValueAtQuantile << TO),
  (Message.SummaryDataPoint << OF) | (SummaryDataPointField.Attributes << AT) |
    MESSAGES | (Message.KeyValue << TO),
  (Message.SummaryDataPoint << OF) | (SummaryDataPointField.Flags << AT) | VARINT,
  // ValueAtQuantile
  (Message.ValueAtQuantile << OF) | (ValueAtQuantileField.Quantile << AT) | FIXED64,
  (Message.ValueAtQuantile << OF) | (ValueAtQuantileField.Value << AT) | FIXED64,
  // Exemplar
  (Message.Exemplar << OF) | (ExemplarField.TimeUnixNano << AT) | FIXED64,
  (Message.Exemplar << OF) | (ExemplarField.AsDouble << AT) | FIXED64 | ONEOF,
  (Message.Exemplar << OF) | (ExemplarField.SpanId << AT) | ID8,
  (Message.Exemplar << OF) | (ExemplarField.TraceId << AT) | ID16,
  (Message.Exemplar << OF) | (ExemplarField.AsInt << AT) | FIXED64 | ONEOF,
  (Message.Exemplar << OF) | (ExemplarField.FilteredAttributes << AT) |
    MESSAGES | (Message.KeyValue << TO),
  // Resource
  (Message.Resource << OF) | (ResourceField.Attributes << AT) | MESSAGES | (Message.KeyValue << TO),
  (Message.Resource << OF) | (ResourceField.DroppedAttributesCount << AT) | VARINT,
  (Message.Resource << OF) | (ResourceField.EntityRefs << AT) |
    MESSAGES | (Message.EntityRef << TO),
  // InstrumentationScope
  (Message.InstrumentationScope << OF) | (InstrumentationScopeField.Name << AT) | BYTES,
  (Message.InstrumentationScope << OF) | (InstrumentationScopeField.Version << AT) | BYTES,
  (Message.InstrumentationScope << OF) | (InstrumentationScopeField.Attributes << AT) |
    MESSAGES | (Message.KeyValue << TO),
  (Message.InstrumentationScope << OF) | (InstrumentationScopeField.DroppedAttributesCount << AT) |
    VARINT,
  // EntityRef
  (Message.EntityRef << OF) | (EntityRefField.SchemaUrl << AT) | BYTES,
  (Message.EntityRef << OF) | (EntityRefField.Type << AT) | BYTES,
  (Message.EntityRef << OF) | (EntityRefField.IdKeys << AT) | BYTES | REPEATED,
  (Message.EntityRef << OF) | (EntityRefField.DescriptionKeys << AT) | BYTES | REPEATED,
  // KeyValue
  (Message.KeyValue << OF) | (KeyValueField.Key << AT) | BYTES,
  (Message.KeyValue << OF) | (KeyValueField.Value << AT) | MESSAGE | (Message.AnyValue << TO),
  (Message.KeyValue << OF) | (KeyValueField.KeyStrindex << AT) | VARINT,
  // AnyValue
  (Message.AnyValue << OF) | (AnyValueField.StringValue << AT) | BYTES | ONEOF,
  (Message.AnyValue << OF) | (AnyValueField.BoolValue << AT) | VARINT | ONEOF,
  (Message.AnyValue << OF) | (AnyValueField.IntValue << AT) | VARINT | ONEOF,
  (Message.AnyValue << OF) | (AnyValueField.DoubleValue << AT) | FIXED64 | ONEOF,
  (Message.AnyValue << OF) | (AnyValueField.ArrayValue << AT) |
    MESSAGE | (Message.ArrayValue << TO) | ONEOF,
  (Message.AnyValue << OF) | (AnyValueField.KvlistValue << AT) |
    MESSAGE | (Message.KeyValueList << TO) | ONEOF,
  (Message.AnyValue << OF) | (AnyValueField.BytesValue << AT) | BYTES | ONEOF,
  (Message.AnyValue << OF) | (AnyValueField.StringValueStrindex << AT) | VARINT | ONEOF,
  // ArrayValue
  (Message.ArrayValue << OF) | (ArrayValueField.Values << AT) | MESSAGES | (Message.AnyValue << TO),
  // KeyValueList
  (Message.KeyValueList << OF) | (KeyValueListField.Values << AT) |
    MESSAGES | (Message.KeyValue << TO),
  // ProfilesData
  (Message.ProfilesData << OF) | (ProfilesDataField.ResourceProfiles << AT) |
    MESSAGES | (Message.ResourceProfiles << TO) | CHILDREN,
  (Message.ProfilesData << OF) | (ProfilesDataField.Dictionary << AT) |
    MESSAGE | (Message.ProfilesDictionary << TO),
  // ResourceProfiles
  (Message.ResourceProfiles << OF) | (ResourceProfilesField.Resource << AT) |
    MESSAGE | (Message.Resource << TO),
  (Message.ResourceProfiles << OF) | (ResourceProfilesField.ScopeProfiles << AT) |
    MESSAGES | (Message.ScopeProfiles << TO) | CHILDREN,
  (Message.ResourceProfiles << OF) | (ResourceProfilesField.SchemaUrl << AT) | BYTES,
  // ScopeProfiles
  (Message.ScopeProfiles << OF) | (ScopeProfilesField.Scope << AT) |
    MESSAGE | (Message.InstrumentationScope << TO),
  (Message.ScopeProfiles << OF) | (ScopeProfilesField.Profiles << AT) |
    MESSAGES | (Message.Profile << TO) | CHILDREN,
  (Message.ScopeProfiles << OF) | (ScopeProfilesField.SchemaUrl << AT) | BYTES,
  // Profile
  (Message.Profile << OF) | (ProfileField.SampleType << AT) | MESSAGE | (Message.ValueType << TO),
  (Message.Profile << OF) | (ProfileField.Samples << AT) |
    MESSAGES | (Message.Sample << TO) | CHILDREN,
  (Message.Profile << OF) | (ProfileField.TimeUnixNano << AT) | FIXED64,
  (Message.Profile << OF) | (ProfileField.DurationNano << AT) | VARINT,
  (Message.Profile << OF) | (ProfileField.PeriodType << AT) | MESSAGE | (Message.ValueType << TO),
  (Message.Profile << OF) | (ProfileField.Period << AT) | VARINT,
  (Message.Profile << OF) | (ProfileField.ProfileId << AT) | ID16,
  (Message.Profile << OF) | (ProfileField.DroppedAttributesCount << AT) | VARINT,
  (Message.Profile << OF) | (ProfileField.OriginalPayloadFormat << AT) | BYTES,
  (Message.Profile << OF) | (ProfileField.OriginalPayload << AT) | BYTES,
  (Message.Profile << OF) | (ProfileField.AttributeIndices << AT) | VARINT | REPEATED,
  // Sample
  (Message.Sample << OF) | (SampleField.StackIndex << AT) | VARINT,
  (Message.Sample << OF) | (SampleField.AttributeIndices << AT) | VARINT | REPEATED,
  (Message.Sample << OF) | (SampleField.LinkIndex << AT) | VARINT,
  (Message.Sample << OF) | (SampleField.Values << AT) | VARINT | REPEATED,
  (Message.Sample << OF) | (SampleField.TimestampsUnixNano << AT) | FIXED64 | REPEATED,
  // ValueType
  (Message.ValueType << OF) | (ValueTypeField.TypeStrindex << AT) | VARINT,
  (Message.ValueType << OF) | (ValueTypeField.UnitStrindex << AT) | VARINT,
  // ProfilesDictionary
  (Message.ProfilesDictionary << OF) | (ProfilesDictionaryField.MappingTable << AT) |
    MESSAGES | (Message.Mapping << TO),
  (Message.ProfilesDictionary << OF) | (ProfilesDictionaryField.LocationTable << AT) |
    MESSAGES | (Message.Location << TO),
  (Message.ProfilesDictionary << OF) | (ProfilesDictionaryField.FunctionTable << AT) |
    MESSAGES | (Message.Function << TO),
  (Message.ProfilesDictionary << OF) | (ProfilesDictionaryField.LinkTable << AT) |
    MESSAGES | (Message.Link << TO),
  (Message.ProfilesDictionary << OF) | (ProfilesDictionaryField.StringTable << AT) |
    BYTES | REPEATED,
  (Message.ProfilesDictionary << OF) | (ProfilesDictionaryField.AttributeTable << AT) |
    MESSAGES | (Message.KeyValueAndUnit << TO),
  (Message.ProfilesDictionary << OF) | (ProfilesDictionaryField.StackTable << AT) |
    MESSAGES | (Message.Stack << TO),
  // Mapping
  (Message.Mapping << OF) | (MappingField.MemoryStart << AT) | VARINT,
  (Message.Mapping << OF) | (MappingField.MemoryLimit << AT) | VARINT,
  (Message.Mapping << OF) | (MappingField.FileOffset << AT) | VARINT,
  (Message.Mapping << OF) | (MappingField.FilenameStrindex << AT) | VARINT,
  (Message.Mapping << OF) | (MappingField.AttributeIndices << AT) | VARINT | REPEATED,
  // Location
  (Message.Location << OF) | (LocationField.MappingIndex << AT) | VARINT,
  (Message.Location << OF) | (LocationField.Address << AT) | VARINT,
  (Message.Location << OF) | (LocationField.Lines << AT) | MESSAGES | (Message.Line << TO),
  (Message.Location << OF) | (LocationField.AttributeIndices << AT) | VARINT | REPEATED,
  // Line
  (Message.Line << OF) | (LineField.FunctionIndex << AT) | VARINT,
  (Message.Line << OF) | (LineField.Line << AT) | VARINT,
  (Message.Line << OF) | (LineField.Column << AT) | VARINT,
  // Function
  (Message.Function << OF) | (FunctionField.NameStrindex << AT) | VARINT,
  (Message.Function << OF) | (FunctionField.SystemNameStrindex << AT) | VARINT,
  (Message.Function << OF) | (FunctionField.FilenameStrindex << AT) | VARINT,
  (Message.Function << OF) | (FunctionField.StartLine << AT) | VARINT,
  // Link
  (Message.Link << OF) | (LinkField.TraceId << AT) | ID16,
  (Message.Link << OF) | (LinkField.SpanId << AT) | ID8,
  // KeyValueAndUnit
  (Message.KeyValueAndUnit << OF) | (KeyValueAndUnitField.KeyStrindex << AT) | VARINT,
  (Message.KeyValueAndUnit << OF) | (KeyValueAndUnitField.Value << AT) |
    MESSAGE | (Message.AnyValue << TO),
  (Message.KeyValueAndUnit << OF) | (KeyValueAndUnitField.UnitStrindex << AT) | VARINT,
  // Stack
  (Message.Stack << OF) | (StackField.LocationIndices << AT) | VARINT | REPEATED,
]);

const ROW_COUNT: usize = 206;

/** Bytes of one message's words: one for each field number from 0 to OTLP_FIELD_MAX. */
const MESSAGE_WORDS: usize = (OTLP_FIELD_MAX + 1) * 2;

const FIELD_MAX: u32 = OTLP_FIELD_MAX;

const table: usize = memory.data(MESSAGE_COUNT * (OTLP_FIELD_MAX + 1) * 2);

for (let i: usize = 0; i < ROW_COUNT; i++) {
  const row = load<u32>(rows + (i << 2));
  const words = table + <usize>(row >>> OF) * MESSAGE_WORDS;
  store<u16>(words + (((row >>> AT) & 0xff) << 1), <u16>(row | KNOWN));
}

/** Where a message's words stand. */
// @ts-ignore: decorator
@inline
export function wordsOf(message: u32): usize {
  return table + <usize>message * MESSAGE_WORDS;
}

/** The word of a field number of the message with these words; 0 when it has no such field. */
// @ts-ignore: decorator
@inline
export function wordAt(words: usize, number: u32): u32 {
  return number <= FIELD_MAX ? <u32>load<u16>(words + (number << 1)) : 0;
}

// @ts-ignore: decorator
@inline
export function wireTypeOf(word: u32): u32 {
  return word & 7;
}

// @ts-ignore: decorator
@inline
export function kindOf(word: u32): u32 {
  return (word >> KIND) & 7;
}

/** The message type inside, None for other kinds. */
// @ts-ignore: decorator
@inline
export function messageIn(word: u32): u32 {
  return (word >> TO) & 0x3f;
}

// @ts-ignore: decorator
@inline
export function isRepeated(word: u32): bool {
  return (word & REPEATED) != 0;
}

// @ts-ignore: decorator
@inline
export function isOneof(word: u32): bool {
  return (word & ONEOF) != 0;
}

// @ts-ignore: decorator
@inline
export function isChildren(word: u32): bool {
  return (word & CHILDREN) != 0;
}

/** True for the messages that values are made of: they nest without end. */
// @ts-ignore: decorator
@inline
export function isValueMessage(message: u32): bool {
  return message - <u32>Message.KeyValue <= <u32>(Message.KeyValueList - Message.KeyValue);
}
