// Running a DFA whose states are made on the way (lazy-states.ts), for patterns whose whole DFA
// would be too large.
//
// As dfa.ts, with one more question a step: is the next state known? Gives up, with UNFIT, when one
// state alone is larger than the cache; the Pike machine takes over.

import {
  Context,
  LAZY_DEAD,
  LAZY_DEAD_MATCH,
  LAZY_UNKNOWN,
  PATTERN_CLASSES,
  PATTERN_LEAD_COUNT,
  UNSET,
} from "../../format/pattern";
import { contextOf } from "./context";
import { skip } from "./dfa";
import { lazyNext, lazyStart, openLazy } from "./lazy-states";
import { decodeRune, decodeRuneBefore, runeClass, runeOf, widthOf } from "./rune";

/** The answer of a run that gave up. */
export const UNFIT: u32 = 0xfffffffe;

/** As `scanForward`, on the lazy DFA at `block`. */
export function lazyForward(
  pattern: usize,
  block: usize,
  text: usize,
  length: u32,
  from: u32,
  earliest: bool,
): u32 {
  const rows = openLazy(pattern, block);
  const end = text + length;
  let last: u32 = UNSET;
  let at = text + from;
  if (load<u32>(pattern, PATTERN_LEAD_COUNT) != 0) at = skip(pattern, at, end);
  let state = lazyStart(at == text ? Context.Edge : contextOf(load<u8>(at - 1)));
  if (state == LAZY_UNKNOWN) return UNFIT;
  if (state == LAZY_DEAD) return UNSET;
  while (at < end) {
    const decoded = decodeRune(at, end);
    state = follow(rows, state, runeClass(pattern, runeOf(decoded)));
    if ((state & 1) != 0) {
      if (state == LAZY_UNKNOWN) return UNFIT;
      if (state == LAZY_DEAD) return last;
      last = <u32>(at - text);
      if (earliest || state == LAZY_DEAD_MATCH) return last;
    }
    at += widthOf(decoded);
  }
  state = follow(rows, state, load<u32>(pattern, PATTERN_CLASSES) << 1);
  return state == LAZY_DEAD ? last : length;
}

/** As `scanBackward`, on the lazy DFA at `block`. */
export function lazyBackward(
  pattern: usize,
  block: usize,
  text: usize,
  length: u32,
  low: u32,
  from: u32,
): u32 {
  const rows = openLazy(pattern, block);
  const start = text + low;
  let last: u32 = UNSET;
  let at = text + from;
  let state = lazyStart(from == length ? Context.Edge : contextOf(load<u8>(at)));
  if (state == LAZY_UNKNOWN) return UNFIT;
  if (state == LAZY_DEAD) return UNSET;
  while (true) {
    // At the low end one more rune is looked at, for the assertions.
    let classOffset = load<u32>(pattern, PATTERN_CLASSES) << 1;
    let width: u32 = 0;
    if (at > text) {
      const decoded = decodeRuneBefore(text, at);
      classOffset = runeClass(pattern, runeOf(decoded));
      width = widthOf(decoded);
    }
    state = follow(rows, state, classOffset);
    if ((state & 1) != 0) {
      if (state == LAZY_UNKNOWN) return UNFIT;
      if (state == LAZY_DEAD) return last;
      last = <u32>(at - text);
      if (state == LAZY_DEAD_MATCH) return last;
    }
    if (at <= start) return last;
    at -= width;
  }
}

// @ts-ignore: decorator
@inline
function follow(rows: usize, state: u32, classOffset: u32): u32 {
  const row = state & ~1;
  const next = <u32>load<u16>(rows + row + classOffset);
  return next == LAZY_UNKNOWN ? lazyNext(row, classOffset) : next;
}
