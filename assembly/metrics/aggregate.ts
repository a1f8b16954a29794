// aggregate_on_attributes and aggregate_on_attribute_value: attributes of points go, or get another
// value; points that agree then are merged (group.ts finds them). Number points are merged here,
// histograms in merge-histograms.ts.
//
// Where ints and doubles meet, the result is a double: the reference drops or truncates one kind.

import { Failure } from "../../format/failure";
import { FRAME_BODY_END, FRAME_BODY_START } from "../../format/image";
import { MetricType } from "../../format/otlp";
import { CELL_BYTES, ValueType } from "../../format/value";
import { argument } from "../functions/argument";
import { equalsWord } from "../functions/words";
import { fail } from "../machine/failure";
import { allocate } from "../memory/arena";
import { replaceMessage } from "../patch/replace";
import { decodeAnyValue } from "../value/any-value";
import { bytesEqual, isAbsent, lengthOf, pointerOf, setString, typeOf } from "../value/cell";
import { keySize, keyStart, readKeyValue, valueSize, valueStart } from "../value/key-value";
import { countOf, entryAt, entryCell, openContainer } from "../value/node";
import { beginTargetAs, readTarget } from "./convert";
import { fieldBody, fieldTag, fixed64Of, nextField } from "./fields";
import {
  addToGroups,
  beginGroups,
  isFirst,
  nextPoint,
  pointAt,
  pointEnd,
  pointsCount,
  pointStart,
} from "./group";
import { mergeExplicit, mergeExponential } from "./merge-histograms";
import {
  addBytesField,
  addFields,
  addFixed64Field,
  beginMessage,
  closeField,
  endMessage,
  messageBytes,
  openField,
} from "./message";
import {
  DATA_POINT,
  dataEnd,
  dataStart,
  DELTA,
  endMetric,
  METADATA,
  metricType,
  temporality,
} from "./metric";
import { AS_DOUBLE, AS_INT, attributeTag, START_TIME } from "./point";
import { sortDoubles, sortInts } from "./median";

enum Aggregation {
  Sum = 0,
  Mean = 1,
  Min = 2,
  Max = 3,
  Median = 4,
  Count = 5,
}

function aggregationOf(cell: usize): Aggregation {
  if (equalsWord(cell, "mean")) return Aggregation.Mean;
  if (equalsWord(cell, "min")) return Aggregation.Min;
  if (equalsWord(cell, "max")) return Aggregation.Max;
  if (equalsWord(cell, "median")) return Aggregation.Median;
  if (equalsWord(cell, "count")) return Aggregation.Count;
  return Aggregation.Sum;
}

/** aggregate_on_attributes(aggregation_function, attributes). Without attributes all are kept. */
export function aggregateOnAttributes(frame: usize, args: usize): bool {
  readTarget(frame);
  if (metricType == MetricType.Summary) return fail(Failure.MetricType, metricType);
  beginPoints();
  const kept = argument(args, 1);
  const type = metricType;
  for (let p = dataStart; p < dataEnd; ) {
    const next = nextField(p, dataEnd);
    if (fieldTag == DATA_POINT) {
      if (isAbsent(kept)) addPoint(fieldBody, next);
      else addFiltered(type, fieldBody, next, kept);
    }
    p = next;
  }
  return mergeGroups(frame, aggregationOf(args));
}

/**
 * aggregate_on_attribute_value(aggregation_function, attribute, values, new_value). Points of
 * summaries are lost.
 */
export function aggregateOnValue(frame: usize, args: usize): bool {
  readTarget(frame);
  beginPoints();
  const type = metricType;
  for (let p = dataStart; p < dataEnd && type != MetricType.Summary; ) {
    const next = nextField(p, dataEnd);
    if (fieldTag == DATA_POINT) addRenamed(type, fieldBody, next, args);
    p = next;
  }
  return mergeGroups(frame, aggregationOf(args));
}

let groupsByStart: bool = false;
/** Whether the metric will be another one. */
let isTouched: bool = false;

function beginPoints(): void {
  isTouched = false;
  let count: u32 = 0;
  for (let p = dataStart; p < dataEnd; ) {
    p = nextField(p, dataEnd);
    if (fieldTag == DATA_POINT) count += 1;
  }
  groupsByStart = metricType != MetricType.Gauge && temporality() == DELTA;
  beginGroups(count);
}

function addPoint(start: usize, end: usize): void {
  addToGroups(metricType, groupsByStart, start, end);
}

function addFiltered(type: MetricType, start: usize, end: usize, kept: usize): void {
  const tag = attributeTag(type);
  beginMessage(<u32>(end - start));
  for (let p = start; p < end; ) {
    const next = nextField(p, end);
    if (fieldTag != tag) {
      addFields(p, next);
    } else {
      readKeyValue(fieldBody, next);
      if (listHas(kept, keyStart, keySize)) addFields(p, next);
      else isTouched = true;
    }
    p = next;
  }
  const point = endMessage();
  addPoint(point, point + messageBytes);
}

function listHas(list: usize, text: usize, size: u32): bool {
  const node = openContainer(list);
  const count = countOf(node);
  for (let i: u32 = 0; i < count; i++) {
    const cell = entryCell(entryAt(node, i));
    if (bytesEqual(pointerOf(cell), lengthOf(cell), text, size)) return true;
  }
  return false;
}

const VALUE = memory.data(CELL_BYTES, 16);

// The first attribute of the name counts. What is no string reads as "".
function addRenamed(type: MetricType, start: usize, end: usize, args: usize): void {
  const tag = attributeTag(type);
  const name = argument(args, 1);
  let isMet = false;
  beginMessage(<u32>(end - start) + lengthOf(argument(args, 3)));
  for (let p = start; p < end; ) {
    const next = nextField(p, end);
    if (fieldTag == tag && !isMet) {
      readKeyValue(fieldBody, next);
      isMet = bytesEqual(keyStart, keySize, pointerOf(name), lengthOf(name));
      if (isMet && isListed(argument(args, 2))) {
        addAttribute(tag, name, argument(args, 3));
        isTouched = true;
      } else {
        addFields(p, next);
      }
    } else {
      addFields(p, next);
    }
    p = next;
  }
  const point = endMessage();
  addPoint(point, point + messageBytes);
}

function isListed(values: usize): bool {
  decodeAnyValue(VALUE, valueStart, valueSize);
  if (typeOf(VALUE) != ValueType.String) setString(VALUE, 0, 0);
  return listHas(values, pointerOf(VALUE), lengthOf(VALUE));
}

/** Tags of KeyValue and AnyValue. */
const KEY: u32 = 0x0a;
const KEY_VALUE: u32 = 0x12;
const STRING_VALUE: u32 = 0x0a;

function addAttribute(tag: u32, key: usize, text: usize): void {
  const attribute = openField(tag);
  addBytesField(KEY, pointerOf(key), lengthOf(key));
  const value = openField(KEY_VALUE);
  addBytesField(STRING_VALUE, pointerOf(text), lengthOf(text));
  closeField(value);
  closeField(attribute);
}

/**
 * Whether the metric stays as it is: no attribute changed, no two points agree, and nothing else
 * would be lost.
 */
function isSettled(frame: usize): bool {
  if (isTouched || metricType == MetricType.Summary) return false;
  const count = pointsCount();
  for (let i: u32 = 0; i < count; i++) {
    if (!isFirst(pointAt(i))) return false;
  }
  const end = <usize>load<u32>(frame, FRAME_BODY_END);
  for (let p = <usize>load<u32>(frame, FRAME_BODY_START); p < end; ) {
    p = nextField(p, end);
    if (fieldTag == METADATA) return false;
  }
  return true;
}

// The reference makes a new metric, and forgets its metadata.
function mergeGroups(frame: usize, aggregation: Aggregation): bool {
  if (isSettled(frame)) return true;
  const type = metricType;
  beginTargetAs(frame, type, false);
  const count = pointsCount();
  for (let i: u32 = 0; i < count; i++) {
    const first = pointAt(i);
    if (!isFirst(first)) continue;
    if (nextPoint(first) == 0) {
      addBytesField(DATA_POINT, pointStart(first), <u32>(pointEnd(first) - pointStart(first)));
      continue;
    }
    const point = openField(DATA_POINT);
    if (type == MetricType.Histogram) mergeExplicit(first);
    else if (type != MetricType.ExponentialHistogram) mergeNumbers(first, aggregation);
    else if (!mergeExponential(first)) return false;
    closeField(point);
  }
  for (let p = dataStart; p < dataEnd; ) {
    const next = nextField(p, dataEnd);
    if (fieldTag != DATA_POINT) addFields(p, next);
    p = next;
  }
  replaceMessage(frame, endMetric());
  return true;
}

// ---- number points

enum Number {
  None = 0,
  Double = 1,
  Int = 2,
}

let numberBits: u64 = 0;

/** The kind of a point's value, which is in `numberBits`: the last of both counts. */
function readNumber(start: usize, end: usize): Number {
  let kind = Number.None;
  numberBits = 0;
  for (let p = start; p < end; ) {
    p = nextField(p, end);
    if (fieldTag != AS_DOUBLE && fieldTag != AS_INT) continue;
    kind = fieldTag == AS_DOUBLE ? Number.Double : Number.Int;
    numberBits = load<u64>(fieldBody);
  }
  return kind;
}

// The first point of the group gives all but value and start.
function mergeNumbers(first: usize, aggregation: Aggregation): void {
  const kind = readNumber(pointStart(first), pointEnd(first));
  if (kind == Number.None) {
    addFields(pointStart(first), pointEnd(first));
    return;
  }
  let count: u32 = 0;
  let hasDouble = false;
  let begin = fixed64Of(pointStart(first), pointEnd(first), START_TIME);
  for (let point = first; point != 0; point = nextPoint(point)) {
    if (readNumber(pointStart(point), pointEnd(point)) == Number.Double) hasDouble = true;
    begin = min(begin, fixed64Of(pointStart(point), pointEnd(point), START_TIME));
    count += 1;
  }
  for (let p = pointStart(first); p < pointEnd(first); ) {
    const next = nextField(p, pointEnd(first));
    const isNew = fieldTag == START_TIME || fieldTag == AS_DOUBLE || fieldTag == AS_INT;
    if (!isNew) addFields(p, next);
    p = next;
  }
  if (begin != 0) addFixed64Field(START_TIME, begin);
  if (hasDouble) {
    const value = mergeDoubles(first, count, aggregation);
    addFixed64Field(AS_DOUBLE, reinterpret<u64>(value));
  } else {
    addFixed64Field(AS_INT, mergeInts(first, count, aggregation));
  }
}

function mergeDoubles(first: usize, count: u32, aggregation: Aggregation): f64 {
  const values = allocate(<usize>count << 3);
  let at = values;
  for (let point = first; point != 0; point = nextPoint(point)) {
    const kind = readNumber(pointStart(point), pointEnd(point));
    const isInt = kind == Number.Int;
    store<f64>(at, isInt ? <f64>(<i64>numberBits) : reinterpret<f64>(numberBits));
    at += 8;
  }
  if (aggregation == Aggregation.Count) return <f64>count;
  if (aggregation == Aggregation.Median) {
    sortDoubles(values, count);
    const middle = values + (<usize>(count >> 1) << 3);
    if ((count & 1) != 0) return load<f64>(middle);
    return (load<f64>(middle - 8) + load<f64>(middle)) / 2;
  }
  let value = load<f64>(values);
  for (let i: u32 = 1; i < count; i++) {
    const other = load<f64>(values + (<usize>i << 3));
    if (aggregation == Aggregation.Max) value = largest(value, other);
    else if (aggregation == Aggregation.Min) value = -largest(-value, -other);
    else value += other;
  }
  return aggregation == Aggregation.Mean ? value / <f64>count : value;
}

// Go's math.Max: infinity wins over NaN.
function largest(a: f64, b: f64): f64 {
  return a == Infinity || b == Infinity ? Infinity : max(a, b);
}

function mergeInts(first: usize, count: u32, aggregation: Aggregation): i64 {
  const values = allocate(<usize>count << 3);
  let at = values;
  for (let point = first; point != 0; point = nextPoint(point)) {
    readNumber(pointStart(point), pointEnd(point));
    store<u64>(at, numberBits);
    at += 8;
  }
  if (aggregation == Aggregation.Count) return count;
  if (aggregation == Aggregation.Median) {
    sortInts(values, count);
    const middle = values + (<usize>(count >> 1) << 3);
    if ((count & 1) != 0) return load<i64>(middle);
    return (load<i64>(middle - 8) + load<i64>(middle)) / 2;
  }
  let value = load<i64>(values);
  for (let i: u32 = 1; i < count; i++) {
    const other = load<i64>(values + (<usize>i << 3));
    if (aggregation == Aggregation.Max) value = max(value, other);
    else if (aggregation == Aggregation.Min) value = min(value, other);
    else value += other;
  }
  return aggregation == Aggregation.Mean ? value / <i64>count : value;
}
