// Editors that add a metric made of another's sums, counts, averages or quantiles, and copy_metric.

import { Failure } from "../../format/failure";
import {
  FRAME_BODY_END,
  FRAME_BODY_START,
  FRAME_LAYOUT,
  FRAME_PARENT,
  FRAME_PREFIX,
  FRAME_SOURCE_START,
  LAYOUT_VARIANT,
} from "../../format/image";
import { MetricType } from "../../format/otlp";
import { argument } from "../functions/argument";
import { stringArgument } from "../functions/getters";
import { fail } from "../machine/failure";
import { allocate } from "../memory/arena";
import { growthOf, splice } from "../patch/patch";
import { settleMessage, targetEnd, targetStart } from "../patch/replace";
import { bytesEqual, intOf, lengthOf, pointerOf } from "../value/cell";
import { keySize, keyStart, readKeyValue } from "../value/key-value";
import { writeBytes } from "../wire/write";
import { addBirth, birthBytes, birthField, descendsFrom, newestBirth, setBirth } from "./births";
import { readTarget, temporalityOf } from "./convert";
import { doubleOfField, fieldBody, fieldTag, fixed64Of, isPresent, nextField } from "./fields";
import {
  addBytesField,
  addFields,
  addFixed64Field,
  addVarintField,
  beginMessage,
  closeField,
  endMessage,
  messageBytes,
  openField,
} from "./message";
import {
  beginNew,
  CUMULATIVE,
  DATA_POINT,
  dataEnd,
  dataStart,
  descriptionBytes,
  descriptionStart,
  endMetric,
  IS_MONOTONIC,
  METRIC,
  metricType,
  nameBytes,
  nameStart,
  setNames,
  setPoints,
  TEMPORALITY,
  temporality,
  withText,
} from "./metric";
import {
  addTimes,
  AS_DOUBLE,
  AS_INT,
  closeNumberPoint,
  COUNT,
  NUMBER_ATTRIBUTE,
  openNumberPoint,
  QUANTILE,
  QUANTILE_VALUE,
  QUANTILES_VALUE,
  SUM,
} from "./point";

/** What the points of the new metric say. */
export enum Extract {
  Sum = 0,
  Count = 1,
  Average = 2,
}

/** extract_sum_metric(monotonic, suffix) and extract_count_metric(monotonic, suffix). */
export function extractSum(what: Extract, frame: usize, args: usize): bool {
  readTarget(frame);
  if (!hasCounts()) return fail(Failure.MetricType, metricType);
  // A summary has no temporality, and is cumulative by what OpenMetrics says of it.
  const kind = metricType == MetricType.Summary ? CUMULATIVE : temporality();
  if (kind == 0) return fail(Failure.MetricType, metricType);
  // A count has no unit, whatever was counted.
  if (what == Extract.Count) {
    setNames(nameStart, nameBytes, descriptionStart, descriptionBytes, ONE, 1);
  }
  return addSum(what, kind, args, argument(args, 1), false);
}

function hasCounts(): bool {
  return metricType >= MetricType.Histogram;
}

const ONE = memory.data<u8>([0x31]);

function addSum(what: Extract, kind: u64, monotonic: usize, suffix: usize, evenEmpty: bool): bool {
  beginNew(MetricType.Sum, pointerOf(suffix), lengthOf(suffix));
  const added = addPoints(what);
  addVarintField(TEMPORALITY, kind);
  if (intOf(monotonic) != 0) addVarintField(IS_MONOTONIC, 1);
  const field = endMetric();
  return (added == 0 && !evenEmpty) || addBirth(field, messageBytes, 0);
}

/** extract_avg_metric(suffix). */
export function extractAverage(frame: usize, args: usize): bool {
  readTarget(frame);
  if (!hasCounts()) return fail(Failure.MetricType, metricType);
  beginNew(MetricType.Gauge, pointerOf(args), lengthOf(args));
  const added = addPoints(Extract.Average);
  const field = endMetric();
  return added == 0 || addBirth(field, messageBytes, 0);
}

/** Makes a number point of each point that has what is wanted; answers how many. */
function addPoints(what: Extract): u32 {
  let added: u32 = 0;
  for (let p = dataStart; p < dataEnd; ) {
    const next = nextField(p, dataEnd);
    if (fieldTag == DATA_POINT && addPoint(what, fieldBody, next)) added += 1;
    p = next;
  }
  return added;
}

function addPoint(what: Extract, start: usize, end: usize): bool {
  const count = fixed64Of(start, end, COUNT);
  if (what == Extract.Count) {
    closeNumberPoint(openNumberPoint(metricType, start, end), AS_INT, count);
    return true;
  }
  const sum = doubleOfField(start, end, SUM);
  // A summary always has a sum.
  if (!isPresent && metricType != MetricType.Summary) return false;
  if (what == Extract.Average && count == 0) return false;
  const value = what == Extract.Average ? sum / <f64>count : sum;
  const point = openNumberPoint(metricType, start, end);
  closeNumberPoint(point, AS_DOUBLE, reinterpret<u64>(value));
  return true;
}

// ---- summaries

/**
 * convert_summary_sum_val_to_sum(temporality, monotonic, suffix), convert_summary_count_val_to_sum:
 * statements of a data point that look at all points of its metric. Behind the arguments the
 * lowering puts name, description and unit.
 */
export function convertSummary(what: Extract, frame: usize, args: usize): bool {
  const data = <usize>load<u32>(frame, FRAME_PARENT);
  const layout = <usize>load<u32>(data, FRAME_LAYOUT);
  if (load<u32>(layout, LAYOUT_VARIANT) != <u32>MetricType.Summary) return true;
  readPoints(data, frame);
  const name = argument(args, 3);
  const description = argument(args, 4);
  const unit = argument(args, 5);
  setNames(
    pointerOf(name),
    lengthOf(name),
    pointerOf(description),
    lengthOf(description),
    pointerOf(unit),
    lengthOf(unit),
  );
  return addSum(what, temporalityOf(args), argument(args, 1), argument(args, 2), true);
}

// The points as they are now: those before this one with their patches, this one settled, those
// behind as they came.
function readPoints(data: usize, frame: usize): void {
  settleMessage(frame);
  const start = <usize>load<u32>(data, FRAME_BODY_START);
  const end = <usize>load<u32>(data, FRAME_BODY_END);
  const before = targetStart(frame) - start;
  const own = <usize>load<u32>(frame, FRAME_SOURCE_START);
  const ownSize = <usize>load<u32>(frame, FRAME_BODY_END) - own;
  const behind = targetEnd(frame);
  const first = load<u32>(data, FRAME_PREFIX);
  const points = allocate(end - start + ownSize + growthOf(first));
  let to = splice(start, before, points, first);
  to = writeBytes(to, own, ownSize);
  to = writeBytes(to, behind, end - behind);
  setPoints(MetricType.Summary, points, to);
}

/** convert_summary_quantile_val_to_gauge(attribute_key, suffix). */
export function convertQuantiles(frame: usize, args: usize): bool {
  readTarget(frame);
  if (metricType != MetricType.Summary) return true;
  const suffix = argument(args, 1);
  beginNew(MetricType.Gauge, pointerOf(suffix), lengthOf(suffix));
  for (let p = dataStart; p < dataEnd; ) {
    const next = nextField(p, dataEnd);
    if (fieldTag == DATA_POINT) addQuantiles(fieldBody, next, args);
    p = next;
  }
  const field = endMetric();
  return addBirth(field, messageBytes, 0);
}

function addQuantiles(start: usize, end: usize, key: usize): void {
  for (let p = start; p < end; ) {
    const next = nextField(p, end);
    if (fieldTag == QUANTILE_VALUE) addQuantile(start, end, fieldBody, next, key);
    p = next;
  }
}

function addQuantile(start: usize, end: usize, from: usize, to: usize, key: usize): void {
  const quantile = fixed64Of(from, to, QUANTILE);
  const value = fixed64Of(from, to, QUANTILES_VALUE);
  const point = openField(DATA_POINT);
  addTimes(start, end);
  putAttribute(start, end, key, quantile);
  closeNumberPoint(point, AS_DOUBLE, value);
}

/**
 * The point's attributes, and this one: in the place of the first that has the key, or behind all.
 */
function putAttribute(start: usize, end: usize, key: usize, bits: u64): void {
  let isPut = false;
  for (let p = start; p < end; ) {
    const next = nextField(p, end);
    if (fieldTag == NUMBER_ATTRIBUTE) {
      const body = fieldBody;
      readKeyValue(body, next);
      if (!isPut && bytesEqual(keyStart, keySize, pointerOf(key), lengthOf(key))) {
        addDoubleAttribute(key, bits);
        isPut = true;
      } else {
        addBytesField(NUMBER_ATTRIBUTE, body, <u32>(next - body));
      }
    }
    p = next;
  }
  if (!isPut) addDoubleAttribute(key, bits);
}

/** Tags of KeyValue and AnyValue. */
const KEY: u32 = 0x0a;
const VALUE: u32 = 0x12;
const DOUBLE_VALUE: u32 = 0x21;

function addDoubleAttribute(key: usize, bits: u64): void {
  const attribute = openField(NUMBER_ATTRIBUTE);
  addBytesField(KEY, pointerOf(key), lengthOf(key));
  const value = openField(VALUE);
  addFixed64Field(DOUBLE_VALUE, bits);
  closeField(value);
  closeField(attribute);
}

// ---- copies

/** Set when copy_metric left the metric alone: it descends from one that this statement made. */
export let isLeftAlone: bool = false;

export function clearLeftAlone(): void {
  isLeftAlone = false;
}

/**
 * copy_metric: the argument is the statement's number among the pass's copies. Its texts follow,
 * one at a time.
 */
export function copyMetric(frame: usize, args: usize): bool {
  const maker = <u32>intOf(args);
  if (descendsFrom(maker)) {
    isLeftAlone = true;
    return true;
  }
  settleMessage(frame);
  const start = <usize>load<u32>(frame, FRAME_BODY_START);
  const end = <usize>load<u32>(frame, FRAME_BODY_END);
  beginMessage(<u32>(end - start));
  const metric = openField(METRIC);
  addFields(start, end);
  closeField(metric);
  const field = endMessage();
  return addBirth(field, messageBytes, maker);
}

/** Sets a text of the copy that was made last: the argument, which must be a string. */
export function setCopyText(tag: u32, text: usize): bool {
  if (!stringArgument(text)) return false;
  const birth = newestBirth();
  const field = birthField(birth);
  const end = field + birthBytes(birth);
  nextField(field, end);
  const changed = withText(fieldBody, end, tag, pointerOf(text), lengthOf(text));
  setBirth(birth, changed, messageBytes);
  return true;
}
