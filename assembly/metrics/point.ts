// Data points: the tags of their fields by the metric's type, and number points made of other
// points.

import { MetricType } from "../../format/otlp";
import { addBytesField, addFields, addFixed64Field, closeField, openField } from "./message";
import { fieldBody, fieldTag, fixed64Of, isPresent, nextField } from "./fields";
import { DATA_POINT } from "./metric";

/** Tags that all kinds of data point share. */
export const START_TIME: u32 = 0x11;
export const TIME: u32 = 0x19;

/** Tags of histogram, exponential histogram and summary points. */
export const COUNT: u32 = 0x21;
export const SUM: u32 = 0x29;

/** Tags of number points. */
export const AS_DOUBLE: u32 = 0x21;
export const AS_INT: u32 = 0x31;
export const NUMBER_ATTRIBUTE: u32 = 0x3a;

/** Numbers and tags of histogram points. */
export const BUCKET_COUNTS: u32 = 6;
export const EXPLICIT_BOUNDS: u32 = 7;
export const HISTOGRAM_EXEMPLAR: u32 = 0x42;
export const HISTOGRAM_ATTRIBUTE: u32 = 0x4a;
export const HISTOGRAM_MIN: u32 = 0x59;
export const HISTOGRAM_MAX: u32 = 0x61;

/** Flags of histogram and exponential histogram points. */
export const FLAGS: u32 = 0x50;

/** Tags of exponential histogram points. */
export const EXPONENTIAL_ATTRIBUTE: u32 = 0x0a;
export const SCALE: u32 = 0x30;
export const ZERO_COUNT: u32 = 0x39;
export const POSITIVE: u32 = 0x42;
export const NEGATIVE: u32 = 0x4a;
export const EXPONENTIAL_EXEMPLAR: u32 = 0x5a;
export const EXPONENTIAL_MIN: u32 = 0x61;
export const EXPONENTIAL_MAX: u32 = 0x69;
export const ZERO_THRESHOLD: u32 = 0x71;

/** Tags of summary points, and of the quantiles in them. */
export const QUANTILE_VALUE: u32 = 0x32;
export const QUANTILE: u32 = 0x09;
export const QUANTILES_VALUE: u32 = 0x11;

/** The tag of attributes in a point of a metric of this type. */
export function attributeTag(type: MetricType): u32 {
  if (type == MetricType.Histogram) return HISTOGRAM_ATTRIBUTE;
  if (type == MetricType.ExponentialHistogram) return EXPONENTIAL_ATTRIBUTE;
  return NUMBER_ATTRIBUTE;
}

/**
 * Opens a number point with the times of another point and, under their new tag, its attributes.
 * `closeNumberPoint` ends it.
 */
export function openNumberPoint(type: MetricType, start: usize, end: usize): u32 {
  const point = openField(DATA_POINT);
  addTimes(start, end);
  addRetagged(start, end, attributeTag(type), NUMBER_ATTRIBUTE);
  return point;
}

/** Ends a number point with its value: `tag` is AS_DOUBLE or AS_INT. */
export function closeNumberPoint(point: u32, tag: u32, bits: u64): void {
  addFixed64Field(tag, bits);
  closeField(point);
}

/** The times of a point that are not 0. */
export function addTimes(start: usize, end: usize): void {
  const begin = fixed64Of(start, end, START_TIME);
  if (begin != 0) addFixed64Field(START_TIME, begin);
  const time = fixed64Of(start, end, TIME);
  if (time != 0) addFixed64Field(TIME, time);
}

/** All fields with one tag, of length-delimited fields, under another. */
export function addRetagged(start: usize, end: usize, tag: u32, other: u32): void {
  for (let p = start; p < end; ) {
    const next = nextField(p, end);
    if (fieldTag == tag) addBytesField(other, fieldBody, <u32>(next - fieldBody));
    p = next;
  }
}

/** All fields with this tag as they are. */
export function addAll(start: usize, end: usize, tag: u32): void {
  for (let p = start; p < end; ) {
    const next = nextField(p, end);
    if (fieldTag == tag) addFields(p, next);
    p = next;
  }
}

/** A field that is copied only when the source has it. */
export function addOptional(start: usize, end: usize, tag: u32, other: u32): void {
  const bits = fixed64Of(start, end, tag);
  if (isPresent) addFixed64Field(other, bits);
}
