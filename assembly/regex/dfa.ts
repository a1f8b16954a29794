// Running a DFA that was made ahead of time: one table row a state, one load a rune.
//
// A match shows one rune late (format/pattern.ts), so that what follows it is known; the end of the
// text is a class of its own. ASCII goes through a table of 128 classes; other bytes are decoded on
// the side road.

import {
  Context,
  DFA_DEAD,
  DFA_DEAD_MATCH,
  DFA_END_CLASS,
  DFA_MATCH,
  DFA_ROWS,
  DFA_SPECIAL,
  DFA_STARTS,
  PATTERN_ASCII,
  PATTERN_LEAD_COUNT,
  PATTERN_LEAD_PLACES,
  PATTERN_LEADS,
  UNSET,
} from "../../format/pattern";
import { contextOf } from "./context";
import { decodeRune, decodeRuneBefore, runeClass, runeOf, widthOf } from "./rune";
import { findLeads } from "./search";

/** Where the last `scanForward` stopped reading. */
export let reached: usize = 0;

/**
 * Runs `dfa` from `from` on. Answers where the match that it prefers ends, or UNSET; with
 * `earliest` where the first sign of any match stands.
 */
export function scanForward(
  pattern: usize,
  dfa: usize,
  text: usize,
  length: u32,
  from: u32,
  earliest: bool,
): u32 {
  const ascii = pattern + load<u32>(pattern, PATTERN_ASCII);
  const rows = dfa + DFA_ROWS;
  const special = load<u32>(dfa, DFA_SPECIAL);
  const matching = load<u32>(dfa, DFA_MATCH);
  const dead = load<u32>(dfa, DFA_DEAD);
  const end = text + length;
  let last: u32 = UNSET;
  let at = text + from;
  let state = startState(dfa, text, at);
  if (state == dead) return UNSET;
  if (state >= special) {
    at = skip(pattern, at, end);
    state = startState(dfa, text, at);
  }
  while (at < end) {
    const byte = <u32>load<u8>(at);
    let next = at + 1;
    let classOffset: u32;
    if (byte < 0x80) {
      classOffset = load<u16>(ascii + (byte << 1));
    } else {
      const decoded = decodeRune(at, end);
      classOffset = runeClass(pattern, runeOf(decoded));
      next = at + widthOf(decoded);
    }
    state = load<u16>(rows + state + classOffset);
    if (state >= special) {
      if (state < matching) {
        at = skip(pattern, next, end);
        state = startState(dfa, text, at);
        continue;
      }
      if (state == dead) {
        reached = at;
        return last;
      }
      last = <u32>(at - text);
      if (earliest || state == load<u32>(dfa, DFA_DEAD_MATCH)) return last;
    }
    at = next;
  }
  reached = end;
  state = load<u16>(rows + state + load<u32>(dfa, DFA_END_CLASS));
  return state == dead ? last : length;
}

/**
 * Runs `dfa` backwards from `from`, down to `low`. Answers the lowest place where the match begins,
 * or UNSET; with `earliest` the first place where one does. Assertions see the text below `low`.
 */
export function scanBackward(
  pattern: usize,
  dfa: usize,
  text: usize,
  length: u32,
  low: u32,
  from: u32,
  earliest: bool,
): u32 {
  const ascii = pattern + load<u32>(pattern, PATTERN_ASCII);
  const rows = dfa + DFA_ROWS;
  const special = load<u32>(dfa, DFA_SPECIAL);
  const dead = load<u32>(dfa, DFA_DEAD);
  const start = text + low;
  let last: u32 = UNSET;
  let at = text + from;
  const context = from == length ? Context.Edge : contextOf(load<u8>(at));
  let state = <u32>load<u16>(dfa + DFA_STARTS + (<usize>context << 1));
  if (state == dead) return UNSET;
  while (at > start) {
    const byte = <u32>load<u8>(at - 1);
    let next = at - 1;
    let classOffset: u32;
    if (byte < 0x80) {
      classOffset = load<u16>(ascii + (byte << 1));
    } else {
      const decoded = decodeRuneBefore(text, at);
      classOffset = runeClass(pattern, runeOf(decoded));
      next = at - widthOf(decoded);
    }
    state = load<u16>(rows + state + classOffset);
    if (state >= special) {
      if (state == dead) return last;
      last = <u32>(at - text);
      if (earliest || state == load<u32>(dfa, DFA_DEAD_MATCH)) return last;
    }
    at = next;
  }
  const before = low == 0 ? load<u32>(dfa, DFA_END_CLASS) : classBefore(pattern, text, at);
  state = load<u16>(rows + state + before);
  return state < special || state == dead ? last : low;
}

/** The next place where a match may begin, as far as its first bytes tell. */
export function skip(pattern: usize, at: usize, end: usize): usize {
  const leads = pattern + load<u32>(pattern, PATTERN_LEADS);
  const count = load<u32>(pattern, PATTERN_LEAD_COUNT);
  return findLeads(leads, count, load<u32>(pattern, PATTERN_LEAD_PLACES), at, end);
}

function startState(dfa: usize, text: usize, at: usize): u32 {
  const context = at == text ? Context.Edge : contextOf(load<u8>(at - 1));
  return load<u16>(dfa + DFA_STARTS + (<usize>context << 1));
}

function classBefore(pattern: usize, text: usize, at: usize): u32 {
  return runeClass(pattern, runeOf(decodeRuneBefore(text, at)));
}
