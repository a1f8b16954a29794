// How a field of a record reads and writes as an OTTL value. A path names one; LoadField and
// StoreField carry it out.

/** The wire form of a field and the type that OTTL sees. */
export enum Access {
  /** int32 or enum varint, an int. */
  Int32 = 0,
  /** uint32 varint, an int. */
  Uint32 = 1,
  /** fixed32, an int. */
  Fixed32 = 2,
  /** fixed64 or sfixed64, an int. */
  Fixed64 = 3,
  /** fixed64 nanoseconds since 1970, a time. */
  Time = 4,
  /** double. */
  Double = 5,
  /** bool varint. */
  Bool = 6,
  /** sint32 varint (zigzag), an int. */
  Sint32 = 7,
  /** string. */
  String = 8,
  /** 16 bytes, a trace id. */
  TraceId = 9,
  /** 16 bytes, read and written as hex. */
  TraceIdHex = 10,
  /** 8 bytes, a span id. */
  SpanId = 11,
  /** 8 bytes, read and written as hex. */
  SpanIdHex = 12,
  /** Span.kind by the names of ptrace.SpanKind ("Server"). */
  SpanKindName = 13,
  /** Span.kind by its enum names ("SPAN_KIND_SERVER"). */
  SpanKindEnumName = 14,
  /** packed fixed64, a list of uint64. */
  PackedFixed64 = 15,
  /** packed double, a list of doubles. */
  PackedDouble = 16,
  /** packed varint uint64, a list of uint64. */
  PackedUint64 = 17,
  /** A repeated message field as a list: span events, links, data points, exemplars, quantiles. */
  Messages = 18,
  /**
   * A singular message as a value that can only be copied: span.status, positive and negative
   * buckets.
   */
  Message = 19,
  /** AnyValue as a string: `body.string`. */
  ValueString = 20,
  /** 16 bytes, a profile id. */
  ProfileId = 21,
  /** 16 bytes, a profile id as hex. */
  ProfileIdHex = 22,
  /** sint64 or int64 varint, an int. */
  Int64 = 23,
  /** fixed32, an int; a write that does not fit fails (span.flags). */
  Fixed32Checked = 24,
  /** bytes. */
  Bytes = 25,
  /** uint64 varint, an int; a negative one cannot be written (profile.duration). */
  Uint64Checked = 26,
  /**
   * int32 varint, an int; the largest int32 and more cannot be written (profilesample.link_index).
   */
  Int32Checked = 27,
  /** packed int64, a list of ints. */
  PackedInt64 = 28,
  /** packed int32, a list of ints. */
  PackedInt32 = 29,
  /** packed fixed64, a list of ints. */
  PackedInstants = 30,
  /** packed fixed64 nanoseconds since 1970, a list of times. */
  PackedTimes = 31,
}

/**
 * Ored to an Access in StoreField: messages without the field take no notice of the write
 * (metric.is_monotonic).
 */
export const ACCESS_LENIENT = 0x100;

/**
 * Ored to an Access in StoreField: the field has presence, so that a default value is written too
 * (optional, oneof).
 */
export const ACCESS_PRESENCE = 0x200;

/**
 * Above this bit, in LoadField and StoreField of messages as values, stands the kind of message: a
 * number of its own each, 0 for data points, whose kind is their metric's type.
 */
export const ACCESS_MESSAGE_SHIFT = 10;

export const ACCESS_MASK = 0xff;
