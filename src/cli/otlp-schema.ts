// What the fields of OTLP hold, for reading and writing OTLP/JSON: the enums of format/otlp.ts give
// names and numbers, the tables here a kind for each. The engine knows the same in its own terms
// (assembly/wire/schema.ts); test/cli/otlp-json.test.ts holds this against the published schema.

import * as otlp from "../../format/otlp.ts";
import type { Signal } from "../runtime/program.ts";

const { Message } = otlp;

/**
 * How a scalar is written. `id` is bytes that OTLP/JSON shows in hexadecimal, `enum` a number that
 * may come as a name.
 */
export type Scalar =
  | ("string" | "bytes" | "id" | "bool" | "enum")
  | ("int32" | "uint32" | "sint32" | "int64" | "uint64")
  | ("fixed32" | "fixed64" | "sfixed64" | "double");

/**
 * A scalar, or the message that the field holds. A scalar with `?` is shown even when it is zero.
 */
type Single = Scalar | `${Scalar}?` | otlp.Message;

/** In brackets: repeated. */
type Kind = Single | readonly [Single];

export interface FieldShape {
  readonly number: number;
  /** `timeUnixNano` */
  readonly name: string;
  readonly scalar: Scalar | undefined;
  readonly message: otlp.Message | undefined;
  readonly isRepeated: boolean;
  /** Absent and zero are two things. */
  readonly hasPresence: boolean;
}

export interface MessageShape {
  /** In the order of their numbers. */
  readonly fields: readonly FieldShape[];
  readonly byNumber: ReadonlyMap<number, FieldShape>;
  /** By both spellings, `timeUnixNano` and `time_unix_nano`. */
  readonly byName: ReadonlyMap<string, FieldShape>;
}

/**
 * A field of nobody's, by which a record of a batch is found again after it was processed
 * (changes.ts).
 */
export const RECORD_FIELD = "recordOrdinal";
const RECORD_NUMBER = otlp.FIELD_NUMBER_MAX;

const recordField: FieldShape = {
  number: RECORD_NUMBER,
  name: RECORD_FIELD,
  scalar: "uint32",
  message: undefined,
  isRepeated: false,
  hasPresence: true,
};

type FieldNumbers = { readonly [name: string]: string | number };
type Names<Numbers> = Extract<keyof Numbers, string>;

function shape<Numbers extends FieldNumbers>(
  numbers: Numbers,
  kinds: { readonly [N in Names<Numbers>]: Kind },
  isRecord = false,
): MessageShape {
  const fields = (Object.keys(kinds) as Names<Numbers>[]).map((member) => {
    return fieldShape(member, numbers[member] as number, kinds[member]);
  });
  fields.sort((left, right) => left.number - right.number);
  if (isRecord) fields.push(recordField);
  return {
    fields,
    byNumber: new Map(fields.map((field) => [field.number, field])),
    byName: new Map(
      fields.flatMap((field) => [
        [snakeCase(field.name), field],
        [field.name, field],
      ]),
    ),
  };
}

function fieldShape(member: string, number: number, kind: Kind): FieldShape {
  const isRepeated = typeof kind === "object";
  const single: Single = isRepeated ? kind[0] : kind;
  const name = member.charAt(0).toLowerCase() + member.slice(1);
  if (typeof single === "number") {
    return { number, name, scalar: undefined, message: single, isRepeated, hasPresence: true };
  }
  const hasPresence = single.endsWith("?");
  const scalar = single.replace("?", "") as Scalar;
  return { number, name, scalar, message: undefined, isRepeated, hasPresence };
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

const attributes = [Message.KeyValue] as const;
const indices = ["int32"] as const;

const shapes: ReadonlyMap<otlp.Message, MessageShape> = new Map([
  [
    Message.AnyValue,
    shape(otlp.AnyValueField, {
      StringValue: "string?",
      BoolValue: "bool?",
      IntValue: "int64?",
      DoubleValue: "double?",
      ArrayValue: Message.ArrayValue,
      KvlistValue: Message.KeyValueList,
      BytesValue: "bytes?",
      StringValueStrindex: "int32?",
    }),
  ],
  [Message.ArrayValue, shape(otlp.ArrayValueField, { Values: [Message.AnyValue] })],
  [Message.KeyValueList, shape(otlp.KeyValueListField, { Values: attributes })],
  [
    Message.KeyValue,
    shape(otlp.KeyValueField, { Key: "string", Value: Message.AnyValue, KeyStrindex: "int32" }),
  ],
  [
    Message.InstrumentationScope,
    shape(otlp.InstrumentationScopeField, {
      Name: "string",
      Version: "string",
      Attributes: attributes,
      DroppedAttributesCount: "uint32",
    }),
  ],
  [
    Message.EntityRef,
    shape(otlp.EntityRefField, {
      SchemaUrl: "string",
      Type: "string",
      IdKeys: ["string"],
      DescriptionKeys: ["string"],
    }),
  ],
  [
    Message.Resource,
    shape(otlp.ResourceField, {
      Attributes: attributes,
      DroppedAttributesCount: "uint32",
      EntityRefs: [Message.EntityRef],
    }),
  ],

  // Logs
  [Message.LogsData, shape(otlp.LogsDataField, { ResourceLogs: [Message.ResourceLogs] })],
  [
    Message.ResourceLogs,
    shape(otlp.ResourceLogsField, {
      Resource: Message.Resource,
      ScopeLogs: [Message.ScopeLogs],
      SchemaUrl: "string",
    }),
  ],
  [
    Message.ScopeLogs,
    shape(otlp.ScopeLogsField, {
      Scope: Message.InstrumentationScope,
      LogRecords: [Message.LogRecord],
      SchemaUrl: "string",
    }),
  ],
  [
    Message.LogRecord,
    shape(
      otlp.LogRecordField,
      {
        TimeUnixNano: "fixed64",
        SeverityNumber: "enum",
        SeverityText: "string",
        Body: Message.AnyValue,
        Attributes: attributes,
        DroppedAttributesCount: "uint32",
        Flags: "fixed32",
        TraceId: "id",
        SpanId: "id",
        ObservedTimeUnixNano: "fixed64",
        EventName: "string",
      },
      true,
    ),
  ],

  // Traces
  [Message.TracesData, shape(otlp.TracesDataField, { ResourceSpans: [Message.ResourceSpans] })],
  [
    Message.ResourceSpans,
    shape(otlp.ResourceSpansField, {
      Resource: Message.Resource,
      ScopeSpans: [Message.ScopeSpans],
      SchemaUrl: "string",
    }),
  ],
  [
    Message.ScopeSpans,
    shape(otlp.ScopeSpansField, {
      Scope: Message.InstrumentationScope,
      Spans: [Message.Span],
      SchemaUrl: "string",
    }),
  ],
  [
    Message.Span,
    shape(
      otlp.SpanField,
      {
        TraceId: "id",
        SpanId: "id",
        TraceState: "string",
        ParentSpanId: "id",
        Name: "string",
        Kind: "enum",
        StartTimeUnixNano: "fixed64",
        EndTimeUnixNano: "fixed64",
        Attributes: attributes,
        DroppedAttributesCount: "uint32",
        Events: [Message.SpanEvent],
        DroppedEventsCount: "uint32",
        Links: [Message.SpanLink],
        DroppedLinksCount: "uint32",
        Status: Message.Status,
        Flags: "fixed32",
      },
      true,
    ),
  ],
  [
    Message.SpanEvent,
    shape(otlp.SpanEventField, {
      TimeUnixNano: "fixed64",
      Name: "string",
      Attributes: attributes,
      DroppedAttributesCount: "uint32",
    }),
  ],
  [
    Message.SpanLink,
    shape(otlp.SpanLinkField, {
      TraceId: "id",
      SpanId: "id",
      TraceState: "string",
      Attributes: attributes,
      DroppedAttributesCount: "uint32",
      Flags: "fixed32",
    }),
  ],
  [Message.Status, shape(otlp.StatusField, { Message: "string", Code: "enum" })],

  // Metrics
  [
    Message.MetricsData,
    shape(otlp.MetricsDataField, { ResourceMetrics: [Message.ResourceMetrics] }),
  ],
  [
    Message.ResourceMetrics,
    shape(otlp.ResourceMetricsField, {
      Resource: Message.Resource,
      ScopeMetrics: [Message.ScopeMetrics],
      SchemaUrl: "string",
    }),
  ],
  [
    Message.ScopeMetrics,
    shape(otlp.ScopeMetricsField, {
      Scope: Message.InstrumentationScope,
      Metrics: [Message.Metric],
      SchemaUrl: "string",
    }),
  ],
  [
    Message.Metric,
    shape(otlp.MetricField, {
      Name: "string",
      Description: "string",
      Unit: "string",
      Gauge: Message.Gauge,
      Sum: Message.Sum,
      Histogram: Message.Histogram,
      ExponentialHistogram: Message.ExponentialHistogram,
      Summary: Message.Summary,
      Metadata: attributes,
    }),
  ],
  [Message.Gauge, shape(otlp.GaugeField, { DataPoints: [Message.NumberDataPoint] })],
  [
    Message.Sum,
    shape(otlp.SumField, {
      DataPoints: [Message.NumberDataPoint],
      AggregationTemporality: "enum",
      IsMonotonic: "bool",
    }),
  ],
  [
    Message.Histogram,
    shape(otlp.HistogramField, {
      DataPoints: [Message.HistogramDataPoint],
      AggregationTemporality: "enum",
    }),
  ],
  [
    Message.ExponentialHistogram,
    shape(otlp.ExponentialHistogramField, {
      DataPoints: [Message.ExponentialHistogramDataPoint],
      AggregationTemporality: "enum",
    }),
  ],
  [Message.Summary, shape(otlp.SummaryField, { DataPoints: [Message.SummaryDataPoint] })],
  [
    Message.NumberDataPoint,
    shape(
      otlp.NumberDataPointField,
      {
        StartTimeUnixNano: "fixed64",
        TimeUnixNano: "fixed64",
        AsDouble: "double?",
        Exemplars: [Message.Exemplar],
        AsInt: "sfixed64?",
        Attributes: attributes,
        Flags: "uint32",
      },
      true,
    ),
  ],
  [
    Message.HistogramDataPoint,
    shape(
      otlp.HistogramDataPointField,
      {
        StartTimeUnixNano: "fixed64",
        TimeUnixNano: "fixed64",
        Count: "fixed64",
        Sum: "double?",
        BucketCounts: ["fixed64"],
        ExplicitBounds: ["double"],
        Exemplars: [Message.Exemplar],
        Attributes: attributes,
        Flags: "uint32",
        Min: "double?",
        Max: "double?",
      },
      true,
    ),
  ],
  [
    Message.ExponentialHistogramDataPoint,
    shape(
      otlp.ExponentialHistogramDataPointField,
      {
        Attributes: attributes,
        StartTimeUnixNano: "fixed64",
        TimeUnixNano: "fixed64",
        Count: "fixed64",
        Sum: "double?",
        Scale: "sint32",
        ZeroCount: "fixed64",
        Positive: Message.Buckets,
        Negative: Message.Buckets,
        Flags: "uint32",
        Exemplars: [Message.Exemplar],
        Min: "double?",
        Max: "double?",
        ZeroThreshold: "double",
      },
      true,
    ),
  ],
  [Message.Buckets, shape(otlp.BucketsField, { Offset: "sint32", BucketCounts: ["uint64"] })],
  [
    Message.SummaryDataPoint,
    shape(
      otlp.SummaryDataPointField,
      {
        StartTimeUnixNano: "fixed64",
        TimeUnixNano: "fixed64",
        Count: "fixed64",
        Sum: "double",
        QuantileValues: [Message.ValueAtQuantile],
        Attributes: attributes,
        Flags: "uint32",
      },
      true,
    ),
  ],
  [
    Message.ValueAtQuantile,
    shape(otlp.ValueAtQuantileField, { Quantile: "double", Value: "double" }),
  ],
  [
    Message.Exemplar,
    shape(otlp.ExemplarField, {
      TimeUnixNano: "fixed64",
      AsDouble: "double?",
      SpanId: "id",
      TraceId: "id",
      AsInt: "sfixed64?",
      FilteredAttributes: attributes,
    }),
  ],
  [
    Message.ProfilesData,
    shape(otlp.ProfilesDataField, {
      ResourceProfiles: [Message.ResourceProfiles],
      Dictionary: Message.ProfilesDictionary,
    }),
  ],
  [
    Message.ResourceProfiles,
    shape(otlp.ResourceProfilesField, {
      Resource: Message.Resource,
      ScopeProfiles: [Message.ScopeProfiles],
      SchemaUrl: "string",
    }),
  ],
  [
    Message.ScopeProfiles,
    shape(otlp.ScopeProfilesField, {
      Scope: Message.InstrumentationScope,
      Profiles: [Message.Profile],
      SchemaUrl: "string",
    }),
  ],
  [
    Message.Profile,
    shape(
      otlp.ProfileField,
      {
        SampleType: Message.ValueType,
        Samples: [Message.Sample],
        TimeUnixNano: "fixed64",
        DurationNano: "uint64",
        PeriodType: Message.ValueType,
        Period: "int64",
        ProfileId: "id",
        DroppedAttributesCount: "uint32",
        OriginalPayloadFormat: "string",
        OriginalPayload: "bytes",
        AttributeIndices: indices,
      },
      true,
    ),
  ],
  [
    Message.Sample,
    shape(otlp.SampleField, {
      StackIndex: "int32",
      AttributeIndices: indices,
      LinkIndex: "int32",
      Values: ["int64"],
      TimestampsUnixNano: ["fixed64"],
    }),
  ],
  [Message.ValueType, shape(otlp.ValueTypeField, { TypeStrindex: "int32", UnitStrindex: "int32" })],
  [
    Message.ProfilesDictionary,
    shape(otlp.ProfilesDictionaryField, {
      MappingTable: [Message.Mapping],
      LocationTable: [Message.Location],
      FunctionTable: [Message.Function],
      LinkTable: [Message.Link],
      StringTable: ["string"],
      AttributeTable: [Message.KeyValueAndUnit],
      StackTable: [Message.Stack],
    }),
  ],
  [
    Message.Mapping,
    shape(otlp.MappingField, {
      MemoryStart: "uint64",
      MemoryLimit: "uint64",
      FileOffset: "uint64",
      FilenameStrindex: "int32",
      AttributeIndices: indices,
    }),
  ],
  [
    Message.Location,
    shape(otlp.LocationField, {
      MappingIndex: "int32",
      Address: "uint64",
      Lines: [Message.Line],
      AttributeIndices: indices,
    }),
  ],
  [
    Message.Line,
    shape(otlp.LineField, { FunctionIndex: "int32", Line: "int64", Column: "int64" }),
  ],
  [
    Message.Function,
    shape(otlp.FunctionField, {
      NameStrindex: "int32",
      SystemNameStrindex: "int32",
      FilenameStrindex: "int32",
      StartLine: "int64",
    }),
  ],
  [Message.Link, shape(otlp.LinkField, { TraceId: "id", SpanId: "id" })],
  [
    Message.KeyValueAndUnit,
    shape(otlp.KeyValueAndUnitField, {
      KeyStrindex: "int32",
      Value: Message.AnyValue,
      UnitStrindex: "int32",
    }),
  ],
  [Message.Stack, shape(otlp.StackField, { LocationIndices: indices })],
]);

/** The shape of a message; that there is one is held by a test. */
export function shapeOf(message: otlp.Message): MessageShape {
  const found = shapes.get(message);
  if (found === undefined) throw new Error(`message ${Message[message]} has no shape here`);
  return found;
}

/** What a batch of a signal is. */
export const batchMessages: { readonly [S in Signal]: otlp.Message } = {
  logs: Message.LogsData,
  traces: Message.TracesData,
  metrics: Message.MetricsData,
  profiles: Message.ProfilesData,
};
