// Editors that keep the metric's points: gauges to sums and back, values multiplied.

import { Failure } from "../../format/failure";
import { FRAME_BODY_END, FRAME_BODY_START } from "../../format/image";
import { MetricType } from "../../format/otlp";
import { argument } from "../functions/argument";
import { stringArgument, truncated } from "../functions/getters";
import { fail } from "../machine/failure";
import { settleMessage, replaceMessage } from "../patch/replace";
import { bytesEqual, doubleOf, intOf, isAbsent, lengthOf, pointerOf } from "../value/cell";
import { fieldBody, fieldTag, nextField } from "./fields";
import {
  addFields,
  addVarintField,
  beginMessage,
  closeField,
  endMessage,
  openField,
} from "./message";
import {
  beginChanged,
  CUMULATIVE,
  DATA_POINT,
  dataEnd,
  dataStart,
  DELTA,
  endMetric,
  IS_MONOTONIC,
  METRIC,
  metricType,
  readMetric,
  TEMPORALITY,
  UNIT,
  unitBytes,
  unitStart,
  withText,
} from "./metric";
import {
  addAll,
  AS_DOUBLE,
  AS_INT,
  EXPLICIT_BOUNDS,
  HISTOGRAM_EXEMPLAR,
  HISTOGRAM_MAX,
  HISTOGRAM_MIN,
  QUANTILE_VALUE,
  QUANTILES_VALUE,
  SUM,
} from "./point";

/** Settles the metric and reads it. */
export function readTarget(frame: usize): void {
  settleMessage(frame);
  readMetric(load<u32>(frame, FRAME_BODY_START), load<u32>(frame, FRAME_BODY_END));
}

/** "delta" or "cumulative". */
export function temporalityOf(cell: usize): u64 {
  return load<u8>(pointerOf(cell)) == 0x64 ? DELTA : CUMULATIVE;
}

/** Begins the target anew with data of this type, without points. */
export function beginTargetAs(frame: usize, type: MetricType, metadata: bool): void {
  const end = load<u32>(frame, FRAME_BODY_END);
  beginChanged(load<u32>(frame, FRAME_BODY_START), end, type, metadata);
}

/** convert_gauge_to_sum(string_agg_temp, monotonic). */
export function convertGaugeToSum(frame: usize, args: usize): bool {
  readTarget(frame);
  if (metricType != MetricType.Gauge) return true;
  beginTargetAs(frame, MetricType.Sum, true);
  addAll(dataStart, dataEnd, DATA_POINT);
  addVarintField(TEMPORALITY, temporalityOf(args));
  if (intOf(argument(args, 1)) != 0) addVarintField(IS_MONOTONIC, 1);
  replaceMessage(frame, endMetric());
  return true;
}

/** convert_sum_to_gauge(). */
export function convertSumToGauge(frame: usize): bool {
  readTarget(frame);
  if (metricType != MetricType.Sum) return true;
  beginTargetAs(frame, MetricType.Gauge, true);
  addAll(dataStart, dataEnd, DATA_POINT);
  replaceMessage(frame, endMetric());
  return true;
}

// ---- scale_metric

/**
 * scale_metric(multiplier, unit). Every value keeps its place and its size, so a copy of the metric
 * is written over.
 */
export function scaleMetric(frame: usize, args: usize): bool {
  const factor = doubleOf(args);
  const unit = argument(args, 1);
  if (!isAbsent(unit) && !stringArgument(unit)) return false;
  readTarget(frame);
  if (metricType == MetricType.None || metricType == MetricType.ExponentialHistogram) {
    return fail(Failure.MetricType, metricType);
  }
  const copy = copyOf(frame);
  readMetric(bodyStart, bodyEnd);
  for (let p = dataStart; p < dataEnd; ) {
    const next = nextField(p, dataEnd);
    if (fieldTag == DATA_POINT) scalePoint(fieldBody, next, factor);
    p = next;
  }
  const keepsUnit =
    isAbsent(unit) || bytesEqual(unitStart, unitBytes, pointerOf(unit), lengthOf(unit));
  const field = keepsUnit
    ? copy
    : withText(bodyStart, bodyEnd, UNIT, pointerOf(unit), lengthOf(unit));
  replaceMessage(frame, field);
  return true;
}

let bodyStart: usize = 0;
let bodyEnd: usize = 0;

function copyOf(frame: usize): usize {
  const start = <usize>load<u32>(frame, FRAME_BODY_START);
  const end = <usize>load<u32>(frame, FRAME_BODY_END);
  beginMessage(<u32>(end - start));
  const metric = openField(METRIC);
  addFields(start, end);
  closeField(metric);
  const field = endMessage();
  const next = nextField(field, field + (end - start) + 11);
  bodyStart = fieldBody;
  bodyEnd = next;
  return field;
}

function scalePoint(start: usize, end: usize, factor: f64): void {
  for (let p = start; p < end; ) {
    const next = nextField(p, end);
    if (metricType == MetricType.Histogram) scaleHistogramField(next, factor);
    else if (metricType == MetricType.Summary) scaleSummaryField(next, factor);
    else scaleNumber(AS_DOUBLE, AS_INT, factor);
    p = next;
  }
}

function scaleNumber(double: u32, int: u32, factor: f64): void {
  if (fieldTag == double) scaleDouble(fieldBody, factor);
  else if (fieldTag == int) {
    store<i64>(fieldBody, truncated(<f64>load<i64>(fieldBody) * factor));
  }
}

function scaleDouble(at: usize, factor: f64): void {
  store<f64>(at, load<f64>(at) * factor);
}

/** An exemplar's value; 3 and 6 are its numbers. */
const EXEMPLAR_DOUBLE: u32 = 0x19;
const EXEMPLAR_INT: u32 = 0x31;

function scaleHistogramField(next: usize, factor: f64): void {
  const tag = fieldTag;
  if (tag == SUM || tag == HISTOGRAM_MIN || tag == HISTOGRAM_MAX) {
    scaleDouble(fieldBody, factor);
  } else if (tag >> 3 == EXPLICIT_BOUNDS && ((tag & 7) == 2 || (tag & 7) == 1)) {
    for (let at = fieldBody; at + 8 <= next; at += 8) scaleDouble(at, factor);
  } else if (tag == HISTOGRAM_EXEMPLAR) {
    for (let p = fieldBody; p < next; ) {
      const after = nextField(p, next);
      scaleNumber(EXEMPLAR_DOUBLE, EXEMPLAR_INT, factor);
      p = after;
    }
  }
}

function scaleSummaryField(next: usize, factor: f64): void {
  if (fieldTag == SUM) {
    scaleDouble(fieldBody, factor);
  } else if (fieldTag == QUANTILE_VALUE) {
    for (let p = fieldBody; p < next; ) {
      const after = nextField(p, next);
      if (fieldTag == QUANTILES_VALUE) scaleDouble(fieldBody, factor);
      p = after;
    }
  }
}
