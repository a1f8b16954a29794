// convert_exponential_histogram_to_histogram: the counts of exponential buckets go into buckets
// with given bounds. By "upper" a bucket goes where its upper bound lies, by "midpoint" where its
// middle lies, by "uniform" as its width is cut by the bounds, by "random" likewise with the
// fractions rounded at random.
//
// No count is lost: there is one bucket more than bounds, and the zero bucket and the negative ones
// take part. The reference of 0.161.0 loses those; 0.165.0 shows the intent, and that a point whose
// buckets do not add up to its count is an error.

import { Failure } from "../../format/failure";
import { MetricType } from "../../format/otlp";
import { argument } from "../functions/argument";
import { equalsWord } from "../functions/words";
import { fail } from "../machine/failure";
import { allocate } from "../memory/arena";
import { randomBits } from "../memory/supply";
import { replaceMessage } from "../patch/replace";
import { multiplyHigh } from "../text/product";
import { doubleOf } from "../value/cell";
import { countOf, entryAt, entryCell, openContainer } from "../value/node";
import { beginTargetAs, readTarget } from "./convert";
import { bucketBound } from "./exponential";
import {
  doubleAt,
  doubleOfField,
  fieldBody,
  fieldTag,
  fixed64Of,
  nextField,
  signedOf,
  wordAt,
} from "./fields";
import { addFields, addFixed64, closeField, openField } from "./message";
import { DATA_POINT, dataEnd, dataStart, endMetric, metricType } from "./metric";
import { bucketsCounts, bucketsLength, bucketsOffset, readBuckets } from "./percentile";
import {
  addAll,
  addOptional,
  addRetagged,
  addTimes,
  BUCKET_COUNTS,
  COUNT,
  EXPLICIT_BOUNDS,
  EXPONENTIAL_ATTRIBUTE,
  EXPONENTIAL_EXEMPLAR,
  EXPONENTIAL_MAX,
  EXPONENTIAL_MIN,
  FLAGS,
  HISTOGRAM_ATTRIBUTE,
  HISTOGRAM_EXEMPLAR,
  HISTOGRAM_MAX,
  HISTOGRAM_MIN,
  NEGATIVE,
  POSITIVE,
  SCALE,
  SUM,
  ZERO_COUNT,
  ZERO_THRESHOLD,
} from "./point";

enum Distribution {
  Upper = 0,
  Midpoint = 1,
  Uniform = 2,
  Random = 3,
}

let distribution: Distribution = Distribution.Upper;
let bounds: usize = 0;
let boundsCount: u32 = 0;
let counts: usize = 0;

/** convert_exponential_histogram_to_histogram(distribution_fn, explicit_bounds). */
export function convertToExplicit(frame: usize, args: usize): bool {
  readTarget(frame);
  if (metricType != MetricType.ExponentialHistogram) return true;
  distribution = distributionOf(args);
  readBounds(argument(args, 1));
  beginTargetAs(frame, MetricType.Histogram, true);
  for (let p = dataStart; p < dataEnd; ) {
    const next = nextField(p, dataEnd);
    // The temporality has the same number in both.
    if (fieldTag != DATA_POINT) addFields(p, next);
    else if (!convertPoint(fieldBody, next)) return fail(Failure.BucketsDisagree);
    p = next;
  }
  replaceMessage(frame, endMetric());
  return true;
}

function distributionOf(cell: usize): Distribution {
  if (equalsWord(cell, "upper")) return Distribution.Upper;
  if (equalsWord(cell, "midpoint")) return Distribution.Midpoint;
  if (equalsWord(cell, "uniform")) return Distribution.Uniform;
  return Distribution.Random;
}

function readBounds(list: usize): void {
  const node = openContainer(list);
  boundsCount = countOf(node);
  bounds = allocate(<usize>boundsCount << 3);
  for (let i: u32 = 0; i < boundsCount; i++) {
    store<f64>(bounds + (<usize>i << 3), doubleOf(entryCell(entryAt(node, i))));
  }
}

function convertPoint(start: usize, end: usize): bool {
  const size = (<usize>boundsCount + 1) << 3;
  counts = allocate(size);
  memory.fill(counts, 0, size);
  if (distributePoint(start, end) != fixed64Of(start, end, COUNT)) return false;
  const point = openField(DATA_POINT);
  addTimes(start, end);
  addOptional(start, end, COUNT, COUNT);
  addOptional(start, end, SUM, SUM);
  addList(BUCKET_COUNTS, counts, boundsCount + 1);
  addList(EXPLICIT_BOUNDS, bounds, boundsCount);
  addRetagged(start, end, EXPONENTIAL_EXEMPLAR, HISTOGRAM_EXEMPLAR);
  addRetagged(start, end, EXPONENTIAL_ATTRIBUTE, HISTOGRAM_ATTRIBUTE);
  addAll(start, end, FLAGS);
  addOptional(start, end, EXPONENTIAL_MIN, HISTOGRAM_MIN);
  addOptional(start, end, EXPONENTIAL_MAX, HISTOGRAM_MAX);
  closeField(point);
  return true;
}

/** A packed list of fixed64 or double. */
export function addList(number: u32, words: usize, length: u32): void {
  if (length == 0) return;
  const list = openField((number << 3) | 2);
  for (let i: u32 = 0; i < length; i++) addFixed64(wordAt(words, i));
  closeField(list);
}

/** Distributes the point's buckets; answers how much they counted. */
function distributePoint(start: usize, end: usize): u64 {
  const scale = signedOf(start, end, SCALE);
  const zeros = fixed64Of(start, end, ZERO_COUNT);
  const threshold = doubleOfField(start, end, ZERO_THRESHOLD);
  let total = zeros;
  if (threshold > 0) distribute(zeros, -threshold, threshold);
  else place(zeros, 0);
  readBuckets(start, end, POSITIVE);
  for (let i: u32 = 0; i < bucketsLength; i++) {
    const index = bucketsOffset + i;
    const count = wordAt(bucketsCounts, i);
    distribute(count, bucketBound(index, scale), bucketBound(index + 1, scale));
    total += count;
  }
  readBuckets(start, end, NEGATIVE);
  for (let i: u32 = 0; i < bucketsLength; i++) {
    const index = bucketsOffset + i;
    const count = wordAt(bucketsCounts, i);
    distribute(count, -bucketBound(index + 1, scale), -bucketBound(index, scale));
    total += count;
  }
  return total;
}

function distribute(count: u64, lower: f64, upper: f64): void {
  if (count == 0) return;
  if (distribution == Distribution.Upper) place(count, upper);
  else if (distribution == Distribution.Midpoint) place(count, lower / 2 + upper / 2);
  else spread(count, lower, upper);
}

/** The bucket that holds the value: the first whose bound is not below it. */
function bucketOf(value: f64): u32 {
  let i: u32 = 0;
  while (i < boundsCount && doubleAt(bounds, i) < value) i++;
  return i;
}

function place(count: u64, value: f64): void {
  give(bucketOf(value), count);
}

function give(bucket: u32, count: u64): void {
  const at = counts + (<usize>bucket << 3);
  store<u64>(at, load<u64>(at) + count);
}

// What lies below each bound, cut from the count in turn: the last bucket gets what is left. Widths
// are added up as the reference of 0.165.0 adds them, since their last bits decide about a count.
function spread(count: u64, lower: f64, upper: f64): void {
  const last = bucketOf(upper);
  const width = upper - lower;
  if (!isFinite(lower)) {
    place(count, lower);
    return;
  }
  const rounding = distribution == Distribution.Random ? randomBits() : u64.MAX_VALUE;
  let given: u64 = 0;
  let fraction: f64 = 0;
  for (let i = bucketOf(lower); i < last; i++) {
    const bound = doubleAt(bounds, i);
    fraction += (bound - lower) / width;
    lower = bound;
    const below = shareBelow(count, fraction, rounding);
    if (below <= given) continue;
    give(i, below - given);
    given = below;
  }
  give(last, count - given);
}

/** The fraction of a count, exactly, and the rest rounded up where it is that large. */
function shareBelow(count: u64, fraction: f64, rounding: u64): u64 {
  // Also where the width is beyond a double.
  if (!(fraction > 0)) return 0;
  if (fraction >= 1) return count;
  const scaled = <u64>(fraction * 18446744073709551616.0);
  const whole = multiplyHigh(count, scaled);
  return min(count, whole + u64(count * scaled > ~rounding));
}
