// merge_histogram_buckets: a bound goes and the two buckets that it parted become one, or
// neighbours are put together until few enough are left. Points whose counts and bounds do not fit
// together stay as they are.

import { Failure } from "../../format/failure";
import {
  FRAME_BODY_END,
  FRAME_BODY_START,
  FRAME_SOURCE_START,
} from "../../format/image";
import { ValueType } from "../../format/value";
import { argument } from "../functions/argument";
import { doubleLike } from "../functions/getters";
import { equalsWord } from "../functions/words";
import { fail } from "../machine/failure";
import { replaceMessage, settleMessage } from "../patch/replace";
import { doubleOf, typeOf } from "../value/cell";
import { addList } from "./explicit";
import { doubleAt, fieldTag, fixed64List, nextField, numbersCount, wordAt } from "./fields";
import { addFields, beginMessage, closeField, endMessage, openField } from "./message";
import { BUCKET_COUNTS, EXPLICIT_BOUNDS } from "./point";

/** Bounds nearer to the wanted one than this are it. */
const EPSILON: f64 = 1e-12;

/** merge_histogram_buckets(target_value, method). The lowering asks for histogram points. */
export function mergeBuckets(frame: usize, args: usize): bool {
  if (!doubleLike(args)) return false;
  if (typeOf(args) == ValueType.Nil) {
    return fail(Failure.WrongType, ValueType.Double, ValueType.Nil);
  }
  const target = doubleOf(args);
  const limits = equalsWord(argument(args, 1), "limit_buckets");
  const isWhole = target >= 1 && target <= 9223372036854775808.0 && trunc(target) == target;
  if (limits && !isWhole) return fail(Failure.OutOfRange);
  settleMessage(frame);
  const start = <usize>load<u32>(frame, FRAME_BODY_START);
  const end = <usize>load<u32>(frame, FRAME_BODY_END);
  const counts = fixed64List(start, end, BUCKET_COUNTS);
  const countsLength = numbersCount;
  const bounds = fixed64List(start, end, EXPLICIT_BOUNDS);
  const boundsLength = numbersCount;
  if (boundsLength + 1 != countsLength || countsLength == 1) return true;
  const isChanged = limits
    ? halve(counts, bounds, countsLength, target)
    : removeBound(counts, bounds, countsLength, target);
  if (isChanged) replaceMessage(frame, writePoint(frame, counts, bounds));
  return true;
}

/** How many buckets are left. */
let left: u32 = 0;

function removeBound(counts: usize, bounds: usize, count: u32, target: f64): bool {
  let at: u32 = 0;
  while (at < count - 1 && !(abs(doubleAt(bounds, at) - target) < EPSILON)) at++;
  if (at == count - 1) return false;
  const here = <usize>at << 3;
  store<u64>(counts + here + 8, load<u64>(counts + here + 8) + load<u64>(counts + here));
  const behind = (<usize>(count - at - 1)) << 3;
  memory.copy(counts + here, counts + here + 8, behind);
  memory.copy(bounds + here, bounds + here + 8, behind - 8);
  left = count - 1;
  return true;
}

// As many neighbours in a row become one as are needed; what is written never overtakes what is
// read.
function halve(counts: usize, bounds: usize, count: u32, target: f64): bool {
  if (<f64>count <= target) return false;
  for (let i: u32 = 1; i < count - 1; i++) {
    if (!(doubleAt(bounds, i) > doubleAt(bounds, i - 1))) return false;
  }
  const step = (count - 1) / <u32>target + 1;
  left = 0;
  for (let i: u32 = 0; i < count; i += step) {
    let sum: u64 = 0;
    const stop = min(i + step, count);
    for (let j = i; j < stop; j++) sum += wordAt(counts, j);
    store<u64>(counts + (<usize>left << 3), sum);
    if (stop < count) store<u64>(bounds + (<usize>left << 3), wordAt(bounds, stop - 1));
    left += 1;
  }
  return true;
}

function writePoint(frame: usize, counts: usize, bounds: usize): usize {
  const start = <usize>load<u32>(frame, FRAME_BODY_START);
  const end = <usize>load<u32>(frame, FRAME_BODY_END);
  beginMessage(<u32>(end - start));
  const point = openField(load<u8>(<usize>load<u32>(frame, FRAME_SOURCE_START)));
  for (let p = start; p < end; ) {
    const next = nextField(p, end);
    const number = fieldTag >> 3;
    if (number != BUCKET_COUNTS && number != EXPLICIT_BOUNDS) addFields(p, next);
    p = next;
  }
  addList(BUCKET_COUNTS, counts, left);
  addList(EXPLICIT_BOUNDS, bounds, left - 1);
  closeField(point);
  return endMessage();
}
