// clear: the zero value of what the target holds, as Go's reflect.Zero gives it.

import { CELL_BYTES, ValueType } from "../../format/value";
import { argument } from "../functions/argument";
import {
  flavorOf,
  lengthOf,
  setBool,
  setDouble,
  setDuration,
  setInt,
  setNil,
  setNode,
  setTime,
  setView,
  typeOf,
} from "../value/cell";
import { newNode } from "../value/node";

/** Sixteen zeros: the longest id. */
const ZEROS = memory.data(CELL_BYTES, 16);

/** Go's zero time, 1 January of the year 1, in seconds since 1970. */
const ZERO_TIME: i64 = -62135596800;

export function clear(to: usize, args: usize): bool {
  const target = argument(args, 0);
  const type = typeOf(target);
  switch (type) {
    case ValueType.Map:
    case ValueType.Slice: {
      setNode(to, type, flavorOf(target), newNode(0));
      break;
    }
    case ValueType.Bool: {
      setBool(to, false);
      break;
    }
    case ValueType.Int: {
      setInt(to, 0);
      break;
    }
    case ValueType.Double: {
      setDouble(to, 0);
      break;
    }
    case ValueType.Time: {
      setTime(to, ZERO_TIME, 0);
      break;
    }
    case ValueType.Duration: {
      setDuration(to, 0);
      break;
    }
    case ValueType.TraceId:
    case ValueType.SpanId:
    case ValueType.ProfileId: {
      setView(to, type, ZEROS, lengthOf(target));
      break;
    }
    case ValueType.String:
    case ValueType.Bytes:
    case ValueType.Messages: {
      setView(to, type, ZEROS, 0);
      break;
    }
    default: {
      setNil(to);
      break;
    }
  }
  return true;
}
