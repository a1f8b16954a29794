// The value cell: how one OTTL value lies in WASM memory. Read by both compilers, so integers only.
//
//   byte  0      1        2      3       4 .. 7            8 .. 15
//       +------+--------+------+-------+-----------------+----------------------------------------+
//       | type | flavor | form | state | length (u32)    | payload (u64)                          |
//       +------+--------+------+-------+-----------------+----------------------------------------+
//
//   nil        -                                           -
//   bool                                                   0 or 1
//   int, duration (ns)                                     i64
//   double                                                 f64
//   string, bytes, ids                     bytes           pointer
//   map, slice  form = Wire                bytes           pointer to a KeyValueList's or an
//                                                          ArrayValue's body
//               form = Node                -               pointer to a Node (format/node.ts)
//   time        flavor and form: zone      nanoseconds     i64 seconds since 1970; zone 0 is UTC
//                                                          (assembly/time/zone.ts)
//   unread                                 bytes           pointer to an AnyValue's body, which
//                                                          nobody has looked at
//
// A cell never owns memory. Wire bytes never change during a pass, so a view of them is a snapshot
// that costs nothing.

/** What a cell holds. The order is part of the program format: append only. */
export enum ValueType {
  Nil = 0,
  Bool = 1,
  Int = 2,
  Double = 3,
  String = 4,
  Bytes = 5,
  Map = 6,
  Slice = 7,
  Time = 8,
  Duration = 9,
  TraceId = 10,
  SpanId = 11,
  ProfileId = 12,
  /**
   * A list of OTLP messages (span events, links, data points, exemplars, buckets, quantiles): raw
   * fields, wire to wire.
   */
  Messages = 13,
  /**
   * A place that a write goes to: the payload points at an Entry (format/node.ts). Never leaves the
   * machine.
   */
  Place = 14,
  /** The body of an AnyValue, not decoded yet. Only inside entries. */
  Unread = 15,
  /** A compiled pattern of the image (format/pattern.ts); only as an argument. */
  Pattern = 16,
  /** A lambda: the payload points at its box (format/lambda.ts); only as an argument. */
  Lambda = 17,
}

/** How a map or slice is stored. */
export enum Form {
  Wire = 0,
  Node = 1,
}

/**
 * Which of the reference's Go types a map or slice came from; comparison and a few functions tell
 * them apart (`pkg/ottl/compare.go`).
 */
export enum Flavor {
  /** pcommon.Map and pcommon.Slice: what lives in a batch. */
  Telemetry = 0,
  /** map[string]any and []any: literals and some results. */
  Raw = 1,
  /** []string */
  Strings = 2,
  /** []int64 */
  Ints = 3,
  /** []float64 */
  Doubles = 4,
  /** []bool */
  Bools = 5,
  /** []uint64 */
  Uints = 6,
  /** []time.Time */
  Times = 7,
}

/** What a nil stands for, in its flavor byte. */
export enum NilFlavor {
  /** nil, an empty AnyValue, a field that this message lacks. */
  Plain = 0,
  /** A key that is not there: indexing goes on as nil, where an empty value would fail. */
  Missing = 1,
  /** The result of a function that decided that nothing is to be written back. */
  Unwritten = 2,
  /** An optional argument that was not given. */
  Absent = 3,
}

/** Byte offsets inside a cell. */
export const CELL_TYPE = 0;
export const CELL_FLAVOR = 1;
export const CELL_FORM = 2;
export const CELL_STATE = 3;
export const CELL_LENGTH = 4;
export const CELL_PAYLOAD = 8;
export const CELL_BYTES = 16;
