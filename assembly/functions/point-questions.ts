// HasAttrKeyOnDatapoint and HasAttrOnDatapoint, of the filter processor: whether a data point of
// the metric has an attribute. The first point that has it decides about its value; a value that is
// no string reads as "".

import { Failure } from "../../format/failure";
import { MetricType } from "../../format/otlp";
import { CELL_BYTES, ValueType } from "../../format/value";
import { fail } from "../machine/failure";
import { fieldBody, fieldTag, nextField } from "../metrics/fields";
import { attributeTag } from "../metrics/point";
import { NUMBER_POINTS } from "../resolver/messages";
import { decodeAnyValue } from "../value/any-value";
import {
  bytesEqual,
  flavorOf,
  lengthOf,
  pointerOf,
  setBool,
  setString,
  typeOf,
} from "../value/cell";
import { keySize, keyStart, readKeyValue, valueSize, valueStart } from "../value/key-value";
import { argument } from "./argument";

const VALUE = memory.data(CELL_BYTES, 16);

/** Sets `to` to whether a point has the attribute; with an expected value, whether it has that. */
export function hasAttribute(to: usize, args: usize, withValue: bool): bool {
  if (typeOf(args) != ValueType.Messages) return fail(Failure.MetricType, MetricType.None);
  // Gauges and sums have the same points; the others are numbered from those on.
  const tag = attributeTag(flavorOf(args) - NUMBER_POINTS + 1);
  const end = pointerOf(args) + lengthOf(args);
  for (let p = pointerOf(args); p < end; ) {
    const next = nextField(p, end);
    if (findAttribute(fieldBody, next, tag, argument(args, 1))) {
      setBool(to, !withValue || isValue(argument(args, 2)));
      return true;
    }
    p = next;
  }
  setBool(to, false);
  return true;
}

function findAttribute(p: usize, end: usize, tag: u32, key: usize): bool {
  while (p < end) {
    p = nextField(p, end);
    if (fieldTag != tag) continue;
    readKeyValue(fieldBody, p);
    if (bytesEqual(keyStart, keySize, pointerOf(key), lengthOf(key))) return true;
  }
  return false;
}

function isValue(expected: usize): bool {
  decodeAnyValue(VALUE, valueStart, valueSize);
  if (typeOf(VALUE) != ValueType.String) setString(VALUE, 0, 0);
  return bytesEqual(
    pointerOf(VALUE),
    lengthOf(VALUE),
    pointerOf(expected),
    lengthOf(expected),
  );
}
