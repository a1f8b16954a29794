// OTLP's names for numbers, as the specification writes them: "LogRecord", "severity_number". They
// are the enums of format/otlp.ts read backwards; messages of errors are made of them.

import * as otlp from "../../format/otlp.ts";

const { Message } = otlp;

type FieldNames = Readonly<Record<number, string>>;

const fields: ReadonlyMap<otlp.Message, FieldNames> = new Map<otlp.Message, FieldNames>([
  [Message.LogsData, otlp.LogsDataField],
  [Message.ResourceLogs, otlp.ResourceLogsField],
  [Message.ScopeLogs, otlp.ScopeLogsField],
  [Message.LogRecord, otlp.LogRecordField],
  [Message.TracesData, otlp.TracesDataField],
  [Message.ResourceSpans, otlp.ResourceSpansField],
  [Message.ScopeSpans, otlp.ScopeSpansField],
  [Message.Span, otlp.SpanField],
  [Message.SpanEvent, otlp.SpanEventField],
  [Message.SpanLink, otlp.SpanLinkField],
  [Message.Status, otlp.StatusField],
  [Message.MetricsData, otlp.MetricsDataField],
  [Message.ResourceMetrics, otlp.ResourceMetricsField],
  [Message.ScopeMetrics, otlp.ScopeMetricsField],
  [Message.Metric, otlp.MetricField],
  [Message.Gauge, otlp.GaugeField],
  [Message.Sum, otlp.SumField],
  [Message.Histogram, otlp.HistogramField],
  [Message.ExponentialHistogram, otlp.ExponentialHistogramField],
  [Message.Summary, otlp.SummaryField],
  [Message.NumberDataPoint, otlp.NumberDataPointField],
  [Message.HistogramDataPoint, otlp.HistogramDataPointField],
  [Message.ExponentialHistogramDataPoint, otlp.ExponentialHistogramDataPointField],
  [Message.Buckets, otlp.BucketsField],
  [Message.SummaryDataPoint, otlp.SummaryDataPointField],
  [Message.ValueAtQuantile, otlp.ValueAtQuantileField],
  [Message.Exemplar, otlp.ExemplarField],
  [Message.Resource, otlp.ResourceField],
  [Message.InstrumentationScope, otlp.InstrumentationScopeField],
  [Message.EntityRef, otlp.EntityRefField],
  [Message.KeyValue, otlp.KeyValueField],
  [Message.AnyValue, otlp.AnyValueField],
  [Message.ArrayValue, otlp.ArrayValueField],
  [Message.KeyValueList, otlp.KeyValueListField],
  [Message.ProfilesData, otlp.ProfilesDataField],
  [Message.ResourceProfiles, otlp.ResourceProfilesField],
  [Message.ScopeProfiles, otlp.ScopeProfilesField],
  [Message.Profile, otlp.ProfileField],
  [Message.Sample, otlp.SampleField],
  [Message.ValueType, otlp.ValueTypeField],
  [Message.ProfilesDictionary, otlp.ProfilesDictionaryField],
  [Message.Mapping, otlp.MappingField],
  [Message.Location, otlp.LocationField],
  [Message.Line, otlp.LineField],
  [Message.Function, otlp.FunctionField],
  [Message.Link, otlp.LinkField],
  [Message.KeyValueAndUnit, otlp.KeyValueAndUnitField],
  [Message.Stack, otlp.StackField],
]);

/** `LogRecord` */
export function messageName(message: otlp.Message): string {
  return Message[message] ?? `message ${message}`;
}

/** `severity_number`, or undefined for a number that the message does not have. */
export function fieldName(message: otlp.Message, number: number): string | undefined {
  return fields.get(message)?.[number]?.replace(/(?<!^)[A-Z]/g, "_$&").toLowerCase();
}
