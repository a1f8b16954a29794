// extract_percentile_metric: a gauge of a percentile of each histogram point, by interpolation in
// the bucket that it falls into: linear for explicit bounds, logarithmic for exponential ones.
// Points without buckets are left out; points whose counts do not fit fail the statement.

import { Failure } from "../../format/failure";
import { MetricType } from "../../format/otlp";
import { argument } from "../functions/argument";
import { fail } from "../machine/failure";
import { allocate } from "../memory/arena";
import { writeDoubleGeneral } from "../text/format-double";
import { doubleOf, isAbsent, lengthOf, pointerOf } from "../value/cell";
import { writeBytes } from "../wire/write";
import { addBirth } from "./births";
import { readTarget } from "./convert";
import { bucketBound, exponential2, logarithm2 } from "./exponential";
import {
  doubleAt,
  doubleOfField,
  fieldBody,
  fieldTag,
  fixed64List,
  fixed64Of,
  isPresent,
  nextField,
  numbersCount,
  signedOf,
  varintList,
  wordAt,
} from "./fields";
import { messageBytes } from "./message";
import {
  beginNew,
  DATA_POINT,
  dataEnd,
  dataStart,
  descriptionBytes,
  descriptionStart,
  endMetric,
  metricType,
  nameBytes,
  nameStart,
  setNames,
  unitBytes,
  unitStart,
} from "./metric";
import {
  AS_DOUBLE,
  BUCKET_COUNTS,
  closeNumberPoint,
  COUNT,
  EXPLICIT_BOUNDS,
  HISTOGRAM_MAX,
  HISTOGRAM_MIN,
  NEGATIVE,
  openNumberPoint,
  POSITIVE,
  SCALE,
  ZERO_COUNT,
  ZERO_THRESHOLD,
} from "./point";

enum Found {
  Value = 0,
  /** The point has nothing to take a percentile of. */
  Nothing = 1,
  Disagreement = 2,
}

/** The percentile of the point that was looked at last. */
let percentile: f64 = 0;

/** extract_percentile_metric(percentile, suffix). */
export function extractPercentile(frame: usize, args: usize): bool {
  readTarget(frame);
  if (metricType != MetricType.Histogram && metricType != MetricType.ExponentialHistogram) {
    return true;
  }
  const wanted = doubleOf(args);
  const label = allocate(48);
  store<u16>(label, 0x705f); // "_p"
  const labelBytes = <u32>(writeDoubleGeneral(label + 2, wanted) - label);
  describe(label + 1, labelBytes - 1);
  const suffix = argument(args, 1);
  const given = !isAbsent(suffix) && lengthOf(suffix) != 0;
  if (given) beginNew(MetricType.Gauge, pointerOf(suffix), lengthOf(suffix));
  else beginNew(MetricType.Gauge, label, labelBytes);
  let added: u32 = 0;
  for (let p = dataStart; p < dataEnd; ) {
    const next = nextField(p, dataEnd);
    if (fieldTag == DATA_POINT) {
      const body = fieldBody;
      const found = findPercentile(body, next, wanted);
      if (found == Found.Disagreement) return fail(Failure.BucketsDisagree);
      if (found == Found.Value) {
        const point = openNumberPoint(metricType, body, next);
        closeNumberPoint(point, AS_DOUBLE, reinterpret<u64>(percentile));
        added += 1;
      }
    }
    p = next;
  }
  const field = endMetric();
  return added == 0 || addBirth(field, messageBytes, 0);
}

/** The description with the percentile's label in brackets behind it, or the label alone. */
function describe(label: usize, size: u32): void {
  if (descriptionBytes == 0) {
    setNames(nameStart, nameBytes, label, size, unitStart, unitBytes);
    return;
  }
  const text = allocate(<usize>descriptionBytes + size + 3);
  let to = writeBytes(text, descriptionStart, descriptionBytes);
  store<u16>(to, 0x2820); // " ("
  to = writeBytes(to + 2, label, size);
  store<u8>(to, 0x29);
  setNames(nameStart, nameBytes, text, <u32>(to + 1 - text), unitStart, unitBytes);
}

function findPercentile(start: usize, end: usize, wanted: f64): Found {
  const count = fixed64Of(start, end, COUNT);
  if (count == 0) return Found.Nothing;
  const target = <u64>ceil(<f64>count * (wanted / 100));
  return metricType == MetricType.Histogram
    ? findExplicit(start, end, target)
    : findExponential(start, end, target);
}

// ---- explicit bounds

function findExplicit(start: usize, end: usize, target: u64): Found {
  const counts = fixed64List(start, end, BUCKET_COUNTS);
  const bucketsCount = numbersCount;
  if (bucketsCount == 0) return Found.Nothing;
  const bounds = fixed64List(start, end, EXPLICIT_BOUNDS);
  const boundsCount = numbersCount;
  if (bucketsCount != boundsCount + 1) return Found.Disagreement;
  const least = doubleOfField(start, end, HISTOGRAM_MIN);
  const hasLeast = isPresent;
  const most = doubleOfField(start, end, HISTOGRAM_MAX);
  const hasMost = isPresent;
  if (bucketsCount == 1) {
    if (!hasLeast || !hasMost) return Found.Nothing;
    return linear(least, most, <f64>target / <f64>wordAt(counts, 0));
  }
  let before: u64 = 0;
  for (let i: u32 = 0; i < bucketsCount; i++) {
    const bucket = wordAt(counts, i);
    if (before + bucket < target) {
      before += bucket;
      continue;
    }
    const ratio = <f64>(target - before) / <f64>bucket;
    if (i == 0) {
      const upper = doubleAt(bounds, 0);
      if (hasLeast && least < upper) return linear(least, upper, ratio);
      return upper < 0 ? found(upper) : linear(0, upper, ratio);
    }
    const lower = doubleAt(bounds, i - 1);
    if (i < boundsCount) return linear(lower, doubleAt(bounds, i), ratio);
    // The last bucket has no upper bound but the largest value.
    return !hasMost || most <= lower ? found(lower) : linear(lower, most, ratio);
  }
  return Found.Disagreement;
}

function found(value: f64): Found {
  percentile = value;
  return Found.Value;
}

function linear(lower: f64, upper: f64, ratio: f64): Found {
  if (ratio < 0 || ratio > 1) return Found.Disagreement;
  return found(lower + ratio * (upper - lower));
}

// ---- exponential bounds

/** Tag and number in Buckets. */
const OFFSET: u32 = 0x08;
const COUNTS: u32 = 2;

/** Buckets that were read last. */
export let bucketsOffset: i64 = 0;
export let bucketsCounts: usize = 0;
export let bucketsLength: u32 = 0;

/** Reads the buckets in the field `tag` of a point; none when it is absent. */
export function readBuckets(start: usize, end: usize, tag: u32): void {
  bucketsOffset = 0;
  bucketsCounts = 0;
  bucketsLength = 0;
  for (let p = start; p < end; ) {
    const next = nextField(p, end);
    if (fieldTag == tag) {
      const body = fieldBody;
      bucketsOffset = signedOf(body, next, OFFSET);
      bucketsCounts = varintList(body, next, COUNTS);
      bucketsLength = numbersCount;
    }
    p = next;
  }
}

function findExponential(start: usize, end: usize, target: u64): Found {
  const scale = signedOf(start, end, SCALE);
  const zeros = fixed64Of(start, end, ZERO_COUNT);
  readBuckets(start, end, POSITIVE);
  const positives = bucketsLength;
  readBuckets(start, end, NEGATIVE);
  const negatives = bucketsLength;
  if (positives == 0 && negatives == 0 && zeros == 0) return Found.Nothing;
  let before: u64 = 0;
  for (let i = <i32>negatives - 1; i >= 0; i--) {
    const bucket = wordAt(bucketsCounts, i);
    if (before + bucket >= target) return negative(i, scale, <f64>(target - before) / <f64>bucket);
    before += bucket;
  }
  if (before + zeros >= target) {
    const threshold = doubleOfField(start, end, ZERO_THRESHOLD);
    const lower = negatives == 0 && positives != 0 ? 0 : -threshold;
    const upper = positives == 0 && negatives != 0 ? 0 : threshold;
    return linear(lower, upper, <f64>(target - before) / <f64>zeros);
  }
  before += zeros;
  readBuckets(start, end, POSITIVE);
  for (let i: u32 = 0; i < positives; i++) {
    const bucket = wordAt(bucketsCounts, i);
    if (before + bucket >= target) {
      const index = bucketsOffset + i;
      const ratio = <f64>(target - before) / <f64>bucket;
      return logarithmic(boundAsGo(index, scale), boundAsGo(index + 1, scale), ratio);
    }
    before += bucket;
  }
  return Found.Disagreement;
}

function negative(at: i32, scale: i32, ratio: f64): Found {
  const index = bucketsOffset + at;
  const lower = boundAsGo(index, scale);
  const upper = boundAsGo(index + 1, scale);
  if (lower >= upper) return Found.Disagreement;
  const outcome = logarithmic(lower, upper, 1 - ratio);
  percentile = -percentile;
  return outcome;
}

// Go's shift drops the bits of an index that leave its word: from 64 on all of them.
function boundAsGo(index: i64, scale: i32): f64 {
  if (scale > -12) return bucketBound(index, scale);
  const shifted = scale <= -64 ? 0 : index << <i64>-scale;
  return bucketBound(shifted, 0);
}

function logarithmic(lower: f64, upper: f64, ratio: f64): Found {
  if (ratio < 0 || ratio > 1 || lower <= 0 || upper <= 0) return Found.Disagreement;
  const from = logarithm2(lower);
  return found(exponential2(from + (logarithm2(upper) - from) * ratio));
}
