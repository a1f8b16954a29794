// Why a statement failed at run time. The machine notes a code and up to two details; the runtime
// makes the sentence (src/runtime/failures.ts). Append only.

export enum Failure {
  None = 0,
  /** detail: expected ValueType, found ValueType */
  WrongType = 1,
  /** A setter that can't take nil. */
  SetNil = 2,
  /** detail: found ValueType. No setter of telemetry takes it. */
  UnsupportedValue = 3,
  /** detail: index (i64) */
  IndexOutOfBounds = 4,
  /** detail: found ValueType. It has no elements. */
  NotIndexable = 5,
  /** A map wants a string key; detail: found ValueType */
  KeyNotString = 6,
  /** A list wants an int index; detail: found ValueType */
  KeyNotInt = 7,
  /** On a converter's result. */
  KeyNotFound = 8,
  DivisionByZero = 9,
  /** detail: ValueTypes of both operands */
  ArithmeticTypes = 10,
  /** detail: found ValueType */
  NotBool = 11,
  /** The field does not exist in this kind of data point. */
  NoSuchField = 12,
  /** detail: length found, length wanted */
  InvalidId = 13,
  InvalidHex = 14,
  UnknownSpanKind = 15,
  /** detail: found ValueType. The log body is no map or list. */
  BodyNotIndexable = 16,
  ReadOnly = 17,
  /** A conversion: text that is no number, bool, time, duration. */
  Unparsable = 18,
  OutOfRange = 19,
  /** detail: function number. Its own argument check failed. */
  InvalidArgument = 20,
  /** detail: limit */
  Limit = 21,
  /** detail: found ValueType */
  UnsupportedType = 22,
  /** Invalid pattern that came from data. */
  InvalidPattern = 23,
  /** A function that neither the engine nor the host has; detail: function number. */
  NotImplemented = 24,
  /** A host function failed. detail: its number, what the host answered */
  Host = 25,
  /** The path's property was not set by whoever runs the statement. */
  NotProvided = 26,
  /** A lambda whose result must be something. */
  LambdaGaveNil = 27,
  /** detail: found MetricType (format/otlp.ts). The function does not take it. */
  MetricType = 28,
  /** The counts, buckets and bounds of a data point do not fit together. */
  BucketsDisagree = 29,
  /** detail: index. The table of the profiles' dictionary has no such entry. */
  DictionaryIndex = 30,
  /** An id of zeros, where the setter takes none. */
  EmptyId = 31,
}

/**
 * What the host answers where a function gave no result. Lower ones are failures too: the engine
 * hands them back as a detail of Failure.Host, so that the host knows its own reason again.
 */
export enum HostAnswer {
  Failed = -1,
  NoSuchFunction = -2,
}
