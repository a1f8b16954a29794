// The names of Go's types, as Format's %T and its complaints show them.

import { Flavor, ValueType } from "../../format/value";
import { flavorOf, typeOf } from "../value/cell";
import { putWord } from "./format-output";

/**
 * Names the type of a value. `plain`: what lives in telemetry is named as the Go value that it
 * stands for.
 */
export function putTypeName(cell: usize, plain: bool): void {
  switch (typeOf(cell)) {
    case ValueType.Nil:
      return putWord("<nil>");
    case ValueType.Bool:
      return putWord("bool");
    case ValueType.Int:
      return putWord("int64");
    case ValueType.Double:
      return putWord("float64");
    case ValueType.String:
      return putWord("string");
    case ValueType.Bytes:
      return putWord("[]uint8");
    case ValueType.Map:
      return putWord(
        !plain && flavorOf(cell) == Flavor.Telemetry ? "pcommon.Map" : "map[string]interface {}",
      );
    case ValueType.Slice:
      return putListName(flavorOf(cell), plain);
    case ValueType.Time:
      return putWord("time.Time");
    case ValueType.Duration:
      return putWord("time.Duration");
    case ValueType.TraceId:
      return putWord("pcommon.TraceID");
    case ValueType.SpanId:
      return putWord("pcommon.SpanID");
    case ValueType.ProfileId:
      return putWord("pprofile.ProfileID");
    default:
      return putMessagesName(flavorOf(cell));
  }
}

function putListName(flavor: u32, plain: bool): void {
  switch (flavor) {
    case Flavor.Telemetry:
      return putWord(plain ? "[]interface {}" : "pcommon.Slice");
    case Flavor.Strings:
      return putWord("[]string");
    case Flavor.Ints:
      return putWord("[]int64");
    case Flavor.Doubles:
      return putWord("[]float64");
    case Flavor.Bools:
      return putWord("[]bool");
    case Flavor.Uints:
      return putWord("[]uint64");
    case Flavor.Times:
      return putWord("[]time.Time");
    default:
      return putWord("[]interface {}");
  }
}

// The kinds of messages are those of src/language/path-tables.ts; data points are 32 and their
// metric's type.
function putMessagesName(kind: u32): void {
  switch (kind) {
    case 1:
      return putWord("ptrace.SpanEventSlice");
    case 2:
      return putWord("ptrace.SpanLinkSlice");
    case 3:
      return putWord("ptrace.Status");
    case 4:
      return putWord("pmetric.ExponentialHistogramDataPointBuckets");
    case 5:
      return putWord("pmetric.ExemplarSlice");
    case 6:
      return putWord("pmetric.SummaryDataPointValueAtQuantileSlice");
    case 35:
      return putWord("pmetric.HistogramDataPointSlice");
    case 36:
      return putWord("pmetric.ExponentialHistogramDataPointSlice");
    case 37:
      return putWord("pmetric.SummaryDataPointSlice");
    default:
      return putWord("pmetric.NumberDataPointSlice");
  }
}
