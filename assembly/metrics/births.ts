// Metrics that statements add. They stand behind the scope's own, and the group's statements run on
// them as on those, in the order in which they were made: the walk (pass.ts) goes through this
// list, which may grow meanwhile.
//
//   Birth   0           4                8           12              16
//         +-----------+----------------+-----------+---------------+----------------------------+
//         | next      | field (ptr)    | bytes     | parent birth  | copy_metric that made it   |
//         +-----------+----------------+-----------+---------------+----------------------------+
//
// A copy_metric statement does not run on what descends from a metric that it made: else copies
// would be copied for ever.

import { METRICS_BORN_MAX } from "../../format/limits";
import { Failure } from "../../format/failure";
import { fail } from "../machine/failure";
import { allocate } from "../memory/arena";

const NEXT = 0;
const FIELD = 4;
const BYTES = 8;
const PARENT = 12;
const MAKER = 16;
const BIRTH_BYTES: usize = 32;

/** The first birth of the scope that is open, 0 for none. */
export let firstBirth: usize = 0;
/** The frame of metrics, once a statement works on them. */
export let birthFrame: usize = 0;
let lastBirth: usize = 0;
let current: usize = 0;
let count: u32 = 0;

/** A pass begins. */
export function resetBirths(): void {
  count = 0;
  endBirths();
}

/** The scope is done. */
export function endBirths(): void {
  firstBirth = 0;
  lastBirth = 0;
  current = 0;
}

export function setBirthFrame(metric: usize): void {
  birthFrame = metric;
}

/** The walk visits a birth. */
export function enterBirth(birth: usize): void {
  current = birth;
}

export function nextBirth(birth: usize): usize {
  return load<u32>(birth, NEXT);
}

export function birthField(birth: usize): usize {
  return load<u32>(birth, FIELD);
}

export function birthBytes(birth: usize): u32 {
  return load<u32>(birth, BYTES);
}

export function setBirth(birth: usize, field: usize, bytes: u32): void {
  store<u32>(birth, <u32>field, FIELD);
  store<u32>(birth, bytes, BYTES);
}

/**
 * Adds the metric whose field in the scope is `bytes` bytes at `field`. `maker` is 0, or the number
 * of a copy_metric.
 */
export function addBirth(field: usize, bytes: u32, maker: u32): bool {
  if (count >= <u32>METRICS_BORN_MAX) return fail(Failure.Limit, METRICS_BORN_MAX);
  count += 1;
  const birth = allocate(BIRTH_BYTES);
  store<u32>(birth, 0, NEXT);
  setBirth(birth, field, bytes);
  store<u32>(birth, <u32>current, PARENT);
  store<u32>(birth, maker, MAKER);
  if (lastBirth == 0) firstBirth = birth;
  else store<u32>(lastBirth, <u32>birth, NEXT);
  lastBirth = birth;
  return true;
}

/** The metric that was added last. */
export function newestBirth(): usize {
  return lastBirth;
}

/** Whether the metric that is visited descends from one that this copy_metric made. */
export function descendsFrom(maker: u32): bool {
  for (let birth = current; birth != 0; birth = load<u32>(birth, PARENT)) {
    if (load<u32>(birth, MAKER) == maker) return true;
  }
  return false;
}
