// The arena: memory that lives as long as one batch. A pointer that moves up, reset when the next
// batch begins.
//
// Nothing is freed on its own. Growth stops at `MEMORY_BYTES_MAX`: past it the batch ends with an
// error, the instance goes on. Addresses stay true when memory grows, so cells may hold them for
// the batch's life.

import { MEMORY_BYTES_MAX } from "../../format/limits";
import { Status } from "../../format/status";
import { raise } from "./host";

let next: usize = 0;
let limit: usize = 0;

/** Counts the resets: memory that was kept across one is gone. */
export let arenaEpoch: u32 = 0;

/** Starts over at `base`: everything allocated before is gone. */
export function resetArena(base: usize): void {
  next = (base + 15) & ~15;
  limit = <usize>memory.size() << 16;
  arenaEpoch++;
}

/**
 * `size` bytes, 16-aligned, not cleared, with 64 writable bytes behind them that kernels may
 * overwrite.
 */
// @ts-ignore: decorator
@inline
export function allocate(size: usize): usize {
  const start = next;
  const end = start + ((size + 15) & ~15);
  if (end + 64 > limit || end < start) grow(end);
  next = end;
  return start;
}

/**
 * Where the next allocation will start: with `commit`, a way to write first and know the size
 * afterwards.
 */
export function reserve(size: usize): usize {
  const start = next;
  const end = start + size;
  if (end + 64 > limit || end < start) grow(end);
  return start;
}

/** Keeps the bytes written since `reserve` up to `end`. */
// @ts-ignore: decorator
@inline
export function commit(end: usize): void {
  next = (end + 15) & ~15;
}

/**
 * Allocates at the end of what was allocated last, so that a growing list need not move when it is
 * the last one.
 */
export function extend(start: usize, oldSize: usize, newSize: usize): usize {
  if (((start + oldSize + 15) & ~15) == next) {
    next = start;
    return allocate(newSize);
  }
  const moved = allocate(newSize);
  memory.copy(moved, start, oldSize);
  return moved;
}

function grow(end: usize): void {
  const need = end + 64;
  if (end < next || need > <usize>MEMORY_BYTES_MAX) {
    raise(Status.OutOfMemory, end);
    return;
  }
  const have = <usize>memory.size();
  const pages = ((need + 0xffff) >> 16) - have;
  // Half as much again: a batch that needs much memory grows in few steps.
  let ask = max(pages, have >> 1);
  if (((have + ask) << 16) > <usize>MEMORY_BYTES_MAX) ask = pages;
  if (memory.grow(<i32>ask) < 0 && memory.grow(<i32>pages) < 0) raise(Status.OutOfMemory, end);
  limit = <usize>memory.size() << 16;
}
