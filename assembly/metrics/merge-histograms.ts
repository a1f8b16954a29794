// Merging the points of a group: histograms with the same bounds, and exponential ones of the same
// scale, whose buckets are put side by side by their offsets. Points without a count add nothing
// but their group.

import { MERGED_BUCKETS_MAX } from "../../format/limits";
import { Failure } from "../../format/failure";
import { fail } from "../machine/failure";
import { allocate } from "../memory/arena";
import {
  doubleOfField,
  fieldTag,
  fixed64List,
  fixed64Of,
  isPresent,
  nextField,
  numbersCount,
  wordAt,
} from "./fields";
import { nextPoint, pointEnd, pointStart } from "./group";
import {
  addFields,
  addFixed64,
  addFixed64Field,
  addVarint,
  closeField,
  openField,
} from "./message";
import { bucketsCounts, bucketsLength, bucketsOffset, readBuckets } from "./percentile";
import {
  addAll,
  BUCKET_COUNTS,
  COUNT,
  EXPONENTIAL_EXEMPLAR,
  EXPONENTIAL_MAX,
  EXPONENTIAL_MIN,
  HISTOGRAM_EXEMPLAR,
  HISTOGRAM_MAX,
  HISTOGRAM_MIN,
  NEGATIVE,
  POSITIVE,
  START_TIME,
  SUM,
  ZERO_COUNT,
} from "./point";

let count: u64 = 0;
let sum: f64 = 0;
let hasSum: bool = false;
let least: f64 = 0;
let hasLeast: bool = false;
let most: f64 = 0;
let hasMost: bool = false;
let begin: u64 = 0;
let zeros: u64 = 0;

/** The numbers of the group, from its first point and those that counted something. */
function readTotals(first: usize, leastTag: u32, mostTag: u32): void {
  const start = pointStart(first);
  const end = pointEnd(first);
  count = fixed64Of(start, end, COUNT);
  sum = doubleOfField(start, end, SUM);
  hasSum = isPresent;
  least = doubleOfField(start, end, leastTag);
  hasLeast = isPresent;
  most = doubleOfField(start, end, mostTag);
  hasMost = isPresent;
  begin = fixed64Of(start, end, START_TIME);
  zeros = fixed64Of(start, end, ZERO_COUNT);
  for (let point = nextCounted(first); point != 0; point = nextCounted(point)) {
    addTotals(pointStart(point), pointEnd(point), leastTag, mostTag);
  }
}

function addTotals(start: usize, end: usize, leastTag: u32, mostTag: u32): void {
  count += fixed64Of(start, end, COUNT);
  // Without one of them the sum of all is unknown (0.165.0; 0.161.0 takes it for 0).
  sum += doubleOfField(start, end, SUM);
  hasSum = hasSum && isPresent;
  zeros += fixed64Of(start, end, ZERO_COUNT);
  const otherLeast = doubleOfField(start, end, leastTag);
  if (least > otherLeast) least = otherLeast;
  const otherMost = doubleOfField(start, end, mostTag);
  if (most < otherMost) most = otherMost;
  begin = min(begin, fixed64Of(start, end, START_TIME));
}

/** The next point of the group that counted something. */
function nextCounted(point: usize): usize {
  do {
    point = nextPoint(point);
  } while (point != 0 && fixed64Of(pointStart(point), pointEnd(point), COUNT) == 0);
  return point;
}

function addTotalFields(leastTag: u32, mostTag: u32): void {
  if (begin != 0) addFixed64Field(START_TIME, begin);
  if (count != 0) addFixed64Field(COUNT, count);
  if (hasSum) addFixed64Field(SUM, reinterpret<u64>(sum));
  if (hasLeast) addFixed64Field(leastTag, reinterpret<u64>(least));
  if (hasMost) addFixed64Field(mostTag, reinterpret<u64>(most));
}

function addExemplars(first: usize, tag: u32): void {
  for (let point = nextCounted(first); point != 0; point = nextCounted(point)) {
    addAll(pointStart(point), pointEnd(point), tag);
  }
}

/** Adds the fields of the merged histogram point. */
export function mergeExplicit(first: usize): void {
  readTotals(first, HISTOGRAM_MIN, HISTOGRAM_MAX);
  for (let p = pointStart(first); p < pointEnd(first); ) {
    const next = nextField(p, pointEnd(first));
    if (!isTotal(fieldTag, HISTOGRAM_MIN, HISTOGRAM_MAX) && fieldTag >> 3 != BUCKET_COUNTS) {
      addFields(p, next);
    }
    p = next;
  }
  addTotalFields(HISTOGRAM_MIN, HISTOGRAM_MAX);
  let counts = fixed64List(pointStart(first), pointEnd(first), BUCKET_COUNTS);
  let length = numbersCount;
  for (let point = nextCounted(first); point != 0; point = nextCounted(point)) {
    const others = fixed64List(pointStart(point), pointEnd(point), BUCKET_COUNTS);
    if (numbersCount > length) {
      counts = widened(counts, length, 0, numbersCount);
      length = numbersCount;
    }
    for (let i: u32 = 0; i < numbersCount; i++) addWord(counts, i, wordAt(others, i));
  }
  if (length != 0) {
    const list = openField((BUCKET_COUNTS << 3) | 2);
    for (let i: u32 = 0; i < length; i++) addFixed64(wordAt(counts, i));
    closeField(list);
  }
  addExemplars(first, HISTOGRAM_EXEMPLAR);
}

function isTotal(tag: u32, leastTag: u32, mostTag: u32): bool {
  return (
    tag == START_TIME || tag == COUNT || tag == SUM || tag == leastTag || tag == mostTag
  );
}

/** A list of `length` words at `before` inside one of `room` words, the others 0. */
function widened(words: usize, length: u32, before: u32, room: u32): usize {
  const wide = allocate(<usize>room << 3);
  memory.fill(wide, 0, <usize>room << 3);
  memory.copy(wide + (<usize>before << 3), words, <usize>length << 3);
  return wide;
}

function addWord(words: usize, index: u32, more: u64): void {
  const at = words + (<usize>index << 3);
  store<u64>(at, load<u64>(at) + more);
}

// ---- exponential histograms

/** Adds the fields of the merged exponential histogram point. */
export function mergeExponential(first: usize): bool {
  readTotals(first, EXPONENTIAL_MIN, EXPONENTIAL_MAX);
  for (let p = pointStart(first); p < pointEnd(first); ) {
    const next = nextField(p, pointEnd(first));
    const tag = fieldTag;
    const isNew = tag == ZERO_COUNT || tag == POSITIVE || tag == NEGATIVE;
    if (!isNew && !isTotal(tag, EXPONENTIAL_MIN, EXPONENTIAL_MAX)) addFields(p, next);
    p = next;
  }
  addTotalFields(EXPONENTIAL_MIN, EXPONENTIAL_MAX);
  if (zeros != 0) addFixed64Field(ZERO_COUNT, zeros);
  if (!mergeBuckets(first, POSITIVE) || !mergeBuckets(first, NEGATIVE)) return false;
  addExemplars(first, EXPONENTIAL_EXEMPLAR);
  return true;
}

/** Tags in Buckets. */
const OFFSET: u32 = 0x08;
const COUNTS: u32 = 0x12;

function mergeBuckets(first: usize, tag: u32): bool {
  readBuckets(pointStart(first), pointEnd(first), tag);
  let offset = bucketsOffset;
  let counts = bucketsCounts;
  let length = bucketsLength;
  for (let point = nextCounted(first); point != 0; point = nextCounted(point)) {
    readBuckets(pointStart(point), pointEnd(point), tag);
    // What counted nothing at either end is not worth a bucket where the offsets differ.
    let from: u32 = 0;
    let to = bucketsLength;
    if (length != 0 && bucketsOffset != offset) {
      while (from < to && wordAt(bucketsCounts, from) == 0) from++;
      while (to > from && wordAt(bucketsCounts, to - 1) == 0) to--;
    }
    if (from == to) continue;
    if (length == 0) offset = bucketsOffset;
    const low = min(offset, bucketsOffset + from);
    const high = max(offset + length, bucketsOffset + to);
    if (high - low > <i64>MERGED_BUCKETS_MAX) return fail(Failure.Limit, MERGED_BUCKETS_MAX);
    if (low != offset || high != offset + length) {
      counts = widened(counts, length, <u32>(offset - low), <u32>(high - low));
      offset = low;
      length = <u32>(high - low);
    }
    for (let i = from; i < to; i++) {
      addWord(counts, <u32>(bucketsOffset + i - low), wordAt(bucketsCounts, i));
    }
  }
  if (length == 0 && offset == 0) return true;
  const buckets = openField(tag);
  if (offset != 0) {
    addVarint(OFFSET);
    addVarint(<u32>((offset << 1) ^ (offset >> 63)));
  }
  const list = openField(COUNTS);
  for (let i: u32 = 0; i < length; i++) addVarint(wordAt(counts, i));
  closeField(list);
  closeField(buckets);
  return true;
}
