// clear: the zero value of what the target holds, as Go's reflect.Zero gives it.

import { CELL_BYTES, CELL_FLAVOR, ValueType } from "../../format/value";
import { argument } from "../functions/argument";
import { isRepeated } from "../functions/conversions";
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
  setUnwritten,
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
    case ValueType.Bytes: {
      setView(to, type, ZEROS, 0);
      break;
    }
    case ValueType.Messages: {
      clearMessages(to, target);
      break;
    }
    default: {
      setNil(to);
      break;
    }
  }
  return true;
}

// A status and an exponential histogram's buckets stay as they are. On a list the reference panics;
// ours is emptied.
function clearMessages(to: usize, target: usize): void {
  if (isRepeated(target)) {
    setView(to, ValueType.Messages, ZEROS, 0);
    store<u8>(to, <u8>flavorOf(target), CELL_FLAVOR);
  } else {
    setUnwritten(to);
  }
}
