// Points that are to be merged: those of a metric that agree in their attributes, their time and
// what else the reference compares (aggregateutil: the start of a delta, bounds and flags of
// histograms, scale).
//
// Attributes agree when their JSON is the same, as the reference has it: an int and a double of one
// value agree, and points with an attribute or a bound that JSON can't say (NaN) are all one group.
//
//   Point   0         4       8         12            16         20          24
//         +---------+-------+---------+-------------+----------+-----------+---------------+
//         | start   | end   | key     | key bytes   | next     | last      | hash          |
//         +---------+-------+---------+-------------+----------+-----------+---------------+
//   Next leads to the next point of the group; last, of a group's first point, to its last.

import { MetricType } from "../../format/otlp";
import { CELL_BYTES, ValueType } from "../../format/value";
import { asText } from "../functions/as-string";
import { xxh3Hash64 } from "../hash/xxh3";
import { allocate } from "../memory/arena";
import { bytesEqual, lengthOf, pointerOf, setWire } from "../value/cell";
import {
  doubleAt,
  fieldBody,
  fieldTag,
  fixed64List,
  fixed64Of,
  isPresent,
  nextField,
  numbersCount,
  signedOf,
  varintOf,
  wordAt,
} from "./fields";
import {
  addBytesField,
  addFields,
  addFixed64,
  beginMessage,
  endMessage,
  messageBytes,
} from "./message";
import {
  attributeTag,
  EXPLICIT_BOUNDS,
  EXPONENTIAL_MAX,
  EXPONENTIAL_MIN,
  FLAGS,
  HISTOGRAM_MAX,
  HISTOGRAM_MIN,
  SCALE,
  START_TIME,
  TIME,
} from "./point";

const START = 0;
const END = 4;
const KEY = 8;
const KEY_BYTES = 12;
const NEXT = 16;
const LAST = 20;
const HASH = 24;
const POINT_BYTES: usize = 32;

export function pointStart(point: usize): usize {
  return load<u32>(point, START);
}

export function pointEnd(point: usize): usize {
  return load<u32>(point, END);
}

export function nextPoint(point: usize): usize {
  return load<u32>(point, NEXT);
}

let rows: usize = 0;
let rowsCount: u32 = 0;
let table: usize = 0;
let tableMask: u32 = 0;

/** Begins to group at most `capacity` points. */
export function beginGroups(capacity: u32): void {
  const slots: u32 = 1 << (33 - <u32>clz(capacity | 1));
  rows = allocate(<usize>capacity * POINT_BYTES);
  rowsCount = 0;
  table = allocate(<usize>slots << 2);
  memory.fill(table, 0, <usize>slots << 2);
  tableMask = slots - 1;
}

/** Groups, in the order of their first points: how many points there were, and each of them. */
export function pointsCount(): u32 {
  return rowsCount;
}

export function pointAt(index: u32): usize {
  return rows + <usize>index * POINT_BYTES;
}

/** Whether the point is the first of its group. */
export function isFirst(point: usize): bool {
  return load<u32>(point, LAST) != 0;
}

/** Adds the point with the body `start` .. `end`. */
export function addToGroups(type: MetricType, byStart: bool, start: usize, end: usize): void {
  const point = pointAt(rowsCount++);
  store<u32>(point, <u32>start, START);
  store<u32>(point, <u32>end, END);
  store<u32>(point, 0, NEXT);
  store<u32>(point, 0, LAST);
  const key = writeKey(type, byStart, start, end);
  const size = messageBytes;
  const hash = <u32>xxh3Hash64(key, size);
  store<u32>(point, <u32>key, KEY);
  store<u32>(point, size, KEY_BYTES);
  store<u32>(point, hash, HASH);
  for (let slot = hash & tableMask; ; slot = (slot + 1) & tableMask) {
    const at = table + (<usize>slot << 2);
    const first = <usize>load<u32>(at);
    if (first == 0) {
      store<u32>(at, <u32>point);
      store<u32>(point, <u32>point, LAST);
      return;
    }
    if (load<u32>(first, HASH) == hash && hasKey(first, key, size)) {
      store<u32>(<usize>load<u32>(first, LAST), <u32>point, NEXT);
      store<u32>(first, <u32>point, LAST);
      return;
    }
  }
}

function hasKey(point: usize, key: usize, size: u32): bool {
  return bytesEqual(load<u32>(point, KEY), load<u32>(point, KEY_BYTES), key, size);
}

const MAP = memory.data(CELL_BYTES, 16);
const TEXT = memory.data(CELL_BYTES, 16);

// What the points of a group share; nothing when JSON can't say it. `messageBytes` is its size.
function writeKey(type: MetricType, byStart: bool, start: usize, end: usize): usize {
  beginMessage(64);
  const tag = attributeTag(type);
  for (let p = start; p < end; ) {
    const next = nextField(p, end);
    if (fieldTag == tag) addBytesField(0x0a, fieldBody, <u32>(next - fieldBody));
    p = next;
  }
  const map = endMessage();
  setWire(MAP, ValueType.Map, map, messageBytes);
  asText(TEXT, MAP);
  const hasText = lengthOf(TEXT) != 0;
  beginMessage(128 + lengthOf(TEXT));
  addFixed64(fixed64Of(start, end, TIME));
  if (byStart) addFixed64(fixed64Of(start, end, START_TIME));
  const isSaid = hasText && addParts(type, start, end);
  addFields(pointerOf(TEXT), pointerOf(TEXT) + lengthOf(TEXT));
  const key = endMessage();
  if (!isSaid) beginMessage(0);
  return isSaid ? key : endMessage();
}

// Fixed in number but for the bounds, which stand with theirs: so no two keys are the same bytes by
// chance.
function addParts(type: MetricType, start: usize, end: usize): bool {
  if (type < MetricType.Histogram) return true;
  const isExplicit = type == MetricType.Histogram;
  fixed64Of(start, end, isExplicit ? HISTOGRAM_MIN : EXPONENTIAL_MIN);
  const hasMin: u64 = isPresent ? 1 : 0;
  fixed64Of(start, end, isExplicit ? HISTOGRAM_MAX : EXPONENTIAL_MAX);
  const hasMax: u64 = isPresent ? 2 : 0;
  const flags = <u64>(<u32>varintOf(start, end, FLAGS));
  addFixed64(hasMin | hasMax | (flags << 2));
  if (!isExplicit) {
    addFixed64(<u64>signedOf(start, end, SCALE));
    return true;
  }
  const bounds = fixed64List(start, end, EXPLICIT_BOUNDS);
  const count = numbersCount;
  addFixed64(count);
  let isSaid = true;
  for (let i: u32 = 0; i < count; i++) {
    if (!isFinite(doubleAt(bounds, i))) isSaid = false;
    addFixed64(wordAt(bounds, i));
  }
  return isSaid;
}
