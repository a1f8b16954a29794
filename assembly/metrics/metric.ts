// A metric on the wire: what its parts are, and writing one anew with some of them changed.

import { MetricType } from "../../format/otlp";
import {
  addBytesField,
  addFields,
  addTextField,
  beginMessage,
  closeField,
  endMessage,
  openField,
} from "./message";
import { fieldBody, fieldTag, nextField, varintOf } from "./fields";

/** Tags of Metric. */
export const NAME: u32 = 0x0a;
export const DESCRIPTION: u32 = 0x12;
export const UNIT: u32 = 0x1a;
export const METADATA: u32 = 0x62;

/** Tag of a metric in its scope. */
export const METRIC: u32 = 0x12;

/** Tags of Gauge, Sum, Histogram, ExponentialHistogram and Summary. */
export const DATA_POINT: u32 = 0x0a;
export const TEMPORALITY: u32 = 0x10;
export const IS_MONOTONIC: u32 = 0x18;

/** AggregationTemporality. */
export const DELTA: u64 = 1;
export const CUMULATIVE: u64 = 2;

export let metricType: MetricType = MetricType.None;
/** The body of its data. */
export let dataStart: usize = 0;
export let dataEnd: usize = 0;
export let nameStart: usize = 0;
export let nameBytes: u32 = 0;
export let descriptionStart: usize = 0;
export let descriptionBytes: u32 = 0;
export let unitStart: usize = 0;
export let unitBytes: u32 = 0;

function typeOfTag(tag: u32): MetricType {
  switch (tag) {
    case 0x2a:
      return MetricType.Gauge;
    case 0x3a:
      return MetricType.Sum;
    case 0x4a:
      return MetricType.Histogram;
    case 0x52:
      return MetricType.ExponentialHistogram;
    case 0x5a:
      return MetricType.Summary;
    default:
      return MetricType.None;
  }
}

/** Tag of a metric's data of this type. */
function dataTag(type: MetricType): u32 {
  switch (type) {
    case MetricType.Gauge:
      return 0x2a;
    case MetricType.Sum:
      return 0x3a;
    case MetricType.Histogram:
      return 0x4a;
    case MetricType.ExponentialHistogram:
      return 0x52;
    default:
      return 0x5a;
  }
}

/** Reads the body of a metric; its parts are in globals. */
export function readMetric(start: usize, end: usize): void {
  metricType = MetricType.None;
  dataStart = end;
  dataEnd = end;
  setNames(0, 0, 0, 0, 0, 0);
  for (let p = start; p < end; ) {
    const next = nextField(p, end);
    const size = <u32>(next - fieldBody);
    if (fieldTag == NAME) {
      nameStart = fieldBody;
      nameBytes = size;
    } else if (fieldTag == DESCRIPTION) {
      descriptionStart = fieldBody;
      descriptionBytes = size;
    } else if (fieldTag == UNIT) {
      unitStart = fieldBody;
      unitBytes = size;
    } else {
      const type = typeOfTag(fieldTag);
      if (type != MetricType.None) {
        metricType = type;
        dataStart = fieldBody;
        dataEnd = next;
      }
    }
    p = next;
  }
}

/** The names of the metric that is read, where they do not come from its bytes. */
export function setNames(
  name: usize,
  nameSize: u32,
  description: usize,
  descriptionSize: u32,
  unit: usize,
  unitSize: u32,
): void {
  nameStart = name;
  nameBytes = nameSize;
  descriptionStart = description;
  descriptionBytes = descriptionSize;
  unitStart = unit;
  unitBytes = unitSize;
}

/** The points of the metric that is read, where they do not come from its bytes. */
export function setPoints(type: MetricType, start: usize, end: usize): void {
  metricType = type;
  dataStart = start;
  dataEnd = end;
}

/** AggregationTemporality of the metric that was read. */
export function temporality(): u64 {
  return varintOf(dataStart, dataEnd, TEMPORALITY);
}

let openMetric: u32 = 0;
let openData: u32 = 0;

/**
 * Begins the metric that was read anew, with data of this type: all its fields but the data are
 * there; without `metadata` that is left out. The data's fields follow.
 */
export function beginChanged(start: usize, end: usize, type: MetricType, metadata: bool): void {
  beginMessage(<u32>(end - start));
  openMetric = openField(METRIC);
  for (let p = start; p < end; ) {
    const next = nextField(p, end);
    const isKept = typeOfTag(fieldTag) == MetricType.None && (metadata || fieldTag != METADATA);
    if (isKept) addFields(p, next);
    p = next;
  }
  openData = type == MetricType.None ? 0 : openField(dataTag(type));
}

/**
 * Begins a new metric: the name that was read with `suffix` behind it. The data's fields follow.
 */
export function beginNew(type: MetricType, suffix: usize, suffixBytes: u32): void {
  beginMessage(<u32>(dataEnd - dataStart) + 256);
  openMetric = openField(METRIC);
  addTextField(NAME, nameStart, nameBytes, suffix, suffixBytes);
  addTextField(DESCRIPTION, descriptionStart, descriptionBytes, 0, 0);
  addTextField(UNIT, unitStart, unitBytes, 0, 0);
  openData = openField(dataTag(type));
}

/** Ends the metric; answers its field in the scope, of `messageBytes` bytes. */
export function endMetric(): usize {
  if (openData != 0) closeField(openData);
  closeField(openMetric);
  return endMessage();
}

/** The metric's field with another name, description or unit: the text field with this tag. */
export function withText(start: usize, end: usize, tag: u32, text: usize, size: u32): usize {
  beginMessage(<u32>(end - start) + size);
  const metric = openField(METRIC);
  for (let p = start; p < end; ) {
    const next = nextField(p, end);
    if (fieldTag != tag) addFields(p, next);
    p = next;
  }
  if (size != 0) addBytesField(tag, text, size);
  closeField(metric);
  return endMessage();
}
