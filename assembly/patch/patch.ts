// Patches: what a pass changes, as a list of "these source bytes become those bytes", in the order
// of the source.
//
//   Patch   0             4               8              12
//         +-------------+---------------+--------------+--------------+
//         | at (source) | bytes removed | bytes (ptr)  | bytes added  |
//         +-------------+---------------+--------------+--------------+
//
// Up to four bytes stand in the patch itself, in place of the pointer; the top bit of "bytes added"
// says so.
//
// Everything that a pass does to a batch ends here: an attribute replaced, a record dropped, the
// length prefix of each message above. Records are met in order, so the list is in order by itself;
// only a write to what lies further up (a log statement that sets a resource attribute) comes late,
// and then `sortPatches` merges the few ordered runs. The list grows in the arena, in chunks that
// are never moved.

import { allocate, extend } from "../memory/arena";
import { copyBytes, copyRun, varintSize, writeVarint } from "../wire/write";

const AT = 0;
const REMOVED = 4;
const BYTES = 8;
const ADDED = 12;
const PATCH_BYTES: usize = 16;
const INLINE: u32 = 0x80000000;

let patches: usize = 0;
let count: u32 = 0;
let capacity: u32 = 0;
let ordered: bool = true;
/** Whether any patch changes a byte: reserved places often do not. */
let effect: bool = false;

export function resetPatches(): void {
  patches = 0;
  count = 0;
  capacity = 0;
  ordered = true;
  effect = false;
}

export function hasEffect(): bool {
  return effect;
}

export function patchCount(): u32 {
  return count;
}

/** Forgets the patches from `index` on. */
export function truncatePatches(index: u32): void {
  count = index;
}

/**
 * Begins a part: patches from here on belong to one message, which `splice` writes before the list
 * is cut back to its length of now. Answers what `endPart` takes.
 */
export function beginPart(): u32 {
  const outer: u32 = (ordered ? 1 : 0) | (effect ? 2 : 0);
  ordered = true;
  effect = false;
  return outer;
}

/** Forgets the part's patches, which start at `first`. */
export function endPart(first: u32, outer: u32): void {
  count = first;
  ordered = (outer & 1) != 0;
  effect = (outer & 2) != 0;
}

/**
 * How far what the patches wrote is ahead of what they read, at the worst place: the bytes that the
 * output must start before the source to be spliced over it.
 */
export function greatestGrowth(): i32 {
  let growth: i32 = 0;
  let greatest: i32 = 0;
  const end = patches + <usize>count * PATCH_BYTES;
  for (let patch = patches; patch < end; patch += PATCH_BYTES) {
    growth += growthAt(patch);
    greatest = max(greatest, growth);
  }
  return greatest;
}

/** By how many bytes the patches from `first` on let the source grow. */
export function growthOf(first: u32): i32 {
  let growth: i32 = 0;
  for (let i = first; i < count; i++) {
    growth += growthAt(patches + <usize>i * PATCH_BYTES);
  }
  return growth;
}

function growthAt(patch: usize): i32 {
  return <i32>(load<u32>(patch, ADDED) & ~INLINE) - <i32>load<u32>(patch, REMOVED);
}

/**
 * Keeps a place in the order for a patch that is known later (a length prefix); does nothing until
 * then.
 */
export function reservePatch(at: usize): u32 {
  addPatch(at, 0, 0, 0);
  if (count > 1) {
    const patch = patches + <usize>(count - 1) * PATCH_BYTES;
    if (load<u32>(patch - PATCH_BYTES, AT) > <u32>at) ordered = false;
  }
  return count - 1;
}

/**
 * Fills the place that was reserved at a message's field with its tag and new length; `removed` is
 * the size of the old ones. Answers the size of the new ones. Up to 2 MiB they fit into the patch.
 */
// @ts-ignore: decorator
@inline
export function fillPrefix(index: u32, removed: u32, tag: u32, length: u32): u32 {
  const patch = patches + <usize>index * PATCH_BYTES;
  store<u32>(patch, removed, REMOVED);
  const width = varintSize(length);
  if (width > 3) return fillLongPrefix(patch, tag, length, width);
  store<u32>(patch, tag | (spreadVarint(length, width) << 8), BYTES);
  store<u32>(patch, (width + 1) | INLINE, ADDED);
  return width + 1;
}

function fillLongPrefix(patch: usize, tag: u32, length: u32, width: u32): u32 {
  const bytes = allocate(16);
  store<u8>(bytes, <u8>tag);
  writeVarint(bytes + 1, length);
  store<u32>(patch, <u32>bytes, BYTES);
  store<u32>(patch, width + 1, ADDED);
  return width + 1;
}

// The varint of a length below 2^21 as one little-endian word.
// @ts-ignore: decorator
@inline
function spreadVarint(length: u32, width: u32): u32 {
  const groups = (length & 0x7f) | ((length & 0x3f80) << 1) | ((length & 0x1fc000) << 2);
  return groups | (0x8080 & ((1 << ((width - 1) << 3)) - 1));
}

/** The `removed` bytes at `at` become the `added` bytes at `bytes`. `settlePatches` must follow. */
// @ts-ignore: decorator
@inline
export function addPatch(at: usize, removed: u32, bytes: usize, added: u32): void {
  if ((removed | added) != 0) effect = true;
  if (count == capacity) growPatches();
  const patch = patches + <usize>count * PATCH_BYTES;
  count += 1;
  store<u32>(patch, <u32>at, AT);
  store<u32>(patch, removed, REMOVED);
  store<u32>(patch, <u32>bytes, BYTES);
  store<u32>(patch, added, ADDED);
}

function growPatches(): void {
  const wanted = capacity == 0 ? 1024 : capacity * 2;
  patches =
    capacity == 0
      ? allocate(<usize>wanted * PATCH_BYTES)
      : extend(patches, <usize>capacity * PATCH_BYTES, <usize>wanted * PATCH_BYTES);
  capacity = wanted;
}

/** Takes away `removed` bytes at `at`; runs of neighbours become one patch. */
export function addRemoval(at: usize, removed: u32): void {
  if (count > 0 && ordered) {
    const last = patches + <usize>(count - 1) * PATCH_BYTES;
    if (
      load<u32>(last, ADDED) == 0 &&
      load<u32>(last, REMOVED) != 0 &&
      load<u32>(last, AT) + load<u32>(last, REMOVED) == <u32>at
    ) {
      store<u32>(last, load<u32>(last, REMOVED) + removed, REMOVED);
      return;
    }
  }
  addPatch(at, removed, 0, 0);
  settlePatches(count - 1);
}

/**
 * Orders the patches from `first` on, which are few (those of one message), and notes whether they
 * follow the rest.
 */
// @ts-ignore: decorator
@inline
export function settlePatches(first: u32): void {
  const start = patches + <usize>first * PATCH_BYTES;
  // Most messages have one patch, behind the place of their length prefix.
  if (
    count - first == 1 &&
    first > 0 &&
    load<u32>(start - PATCH_BYTES, AT) < load<u32>(start, AT)
  ) {
    return;
  }
  if (first < count) orderPatches(first, start);
}

function orderPatches(first: u32, start: usize): void {
  const end = patches + <usize>count * PATCH_BYTES;
  for (let patch = start + PATCH_BYTES; patch < end; patch += PATCH_BYTES) {
    const moved = v128.load(patch);
    const at = load<u32>(patch, AT);
    let to = patch;
    while (to > start && load<u32>(to - PATCH_BYTES, AT) > at) {
      v128.store(to, v128.load(to - PATCH_BYTES));
      to -= PATCH_BYTES;
    }
    v128.store(to, moved);
  }
  if (first > 0 && rank(start - PATCH_BYTES) > rank(start)) ordered = false;
}

/**
 * Puts the patches from `first` on in order: merges neighbouring ordered runs until one is left.
 * Stable.
 */
export function sortPatches(first: u32 = 0): void {
  if (ordered) return;
  const start = patches + <usize>first * PATCH_BYTES;
  const end = patches + <usize>count * PATCH_BYTES;
  const other = allocate(end - start);
  while (true) {
    let runs = 0;
    let from = start;
    let to = other;
    while (from < end) {
      const middle = runEnd(from, end);
      const stop = middle < end ? runEnd(middle, end) : end;
      to = mergeRuns(from, middle, stop, to);
      from = stop;
      runs += 1;
    }
    memory.copy(start, other, end - start);
    if (runs <= 1) break;
  }
  ordered = true;
}

/** Messages of so many patches are put in order one by one. */
const FEW: u32 = 32;

/**
 * Puts the patches of a message that was closed, from `first` on, in order when they are few and
 * those before it were (`wasOrdered`): a write from below to what stands above comes late.
 */
export function mendOrder(first: u32, wasOrdered: bool): void {
  const many = count - first;
  if (ordered || !wasOrdered || many < 2 || many > FEW) return;
  const start = patches + <usize>first * PATCH_BYTES;
  const end = patches + <usize>count * PATCH_BYTES;
  for (let patch = start + PATCH_BYTES; patch < end; patch += PATCH_BYTES) {
    const at = rank(patch);
    if (rank(patch - PATCH_BYTES) <= at) continue;
    const moved = v128.load(patch);
    let to = patch;
    do {
      v128.store(to, v128.load(to - PATCH_BYTES));
      to -= PATCH_BYTES;
    } while (to > start && rank(to - PATCH_BYTES) > at);
    v128.store(to, moved);
  }
  ordered = first == 0 || rank(start - PATCH_BYTES) <= rank(start);
}

export function isOrdered(): bool {
  return ordered;
}

function runEnd(patch: usize, end: usize): usize {
  let last = rank(patch);
  for (patch += PATCH_BYTES; patch < end; patch += PATCH_BYTES) {
    const next = rank(patch);
    if (next < last) break;
    last = next;
  }
  return patch;
}

// What is inserted at a place belongs to the message that ends there: it goes before what changes
// the one that starts there.
// @ts-ignore: decorator
@inline
function rank(patch: usize): u64 {
  const inserts = load<u32>(patch, REMOVED) == 0 && load<u32>(patch, ADDED) != 0;
  return ((<u64>load<u32>(patch, AT)) << 1) | (inserts ? 0 : 1);
}

function mergeRuns(left: usize, middle: usize, end: usize, to: usize): usize {
  let right = middle;
  while (left < middle || right < end) {
    const takeLeft = right >= end || (left < middle && rank(left) <= rank(right));
    v128.store(to, v128.load(takeLeft ? left : right));
    if (takeLeft) left += PATCH_BYTES;
    else right += PATCH_BYTES;
    to += PATCH_BYTES;
  }
  return to;
}

/** Writes the added bytes of the patches from `first` on, one behind the other. */
export function copyInsertions(first: u32, to: usize): usize {
  for (let i = first; i < count; i++) {
    const patch = patches + <usize>i * PATCH_BYTES;
    const added = load<u32>(patch, ADDED);
    copyBytes(to, load<u32>(patch, BYTES), added);
    to += added;
  }
  return to;
}

/**
 * Writes the source with all patches from `first` on applied to `to`, which has room for the result
 * and 64 bytes more. Answers the byte after it. An insertion at a place that an earlier patch
 * removed goes where the removed bytes were.
 */
export function splice(source: usize, length: usize, to: usize, first: u32 = 0): usize {
  let from = source;
  let patch = patches + <usize>first * PATCH_BYTES;
  const end = patches + <usize>count * PATCH_BYTES;
  for (; patch < end; patch += PATCH_BYTES) {
    const at = <usize>load<u32>(patch, AT);
    if (at > from) {
      copyRun(to, from, at - from);
      to += at - from;
      from = at;
    }
    const added = load<u32>(patch, ADDED);
    if ((added & INLINE) != 0) {
      store<u32>(to, load<u32>(patch, BYTES));
      to += added & ~INLINE;
    } else if (added != 0) {
      copyBytes(to, load<u32>(patch, BYTES), added);
      to += added;
    }
    const stop = at + load<u32>(patch, REMOVED);
    if (stop > from) from = stop;
  }
  const rest = source + length - from;
  memory.copy(to, from, rest);
  return to + rest;
}
