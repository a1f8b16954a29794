// The regex engines' front door. The compiler chose an engine for each pattern
// (src/compiler/pattern/plan.ts); this obeys.
//
// `matches` asks whether, `findBounds` where, `find` where with all groups. Positions are bytes;
// `from` is where the search begins, and assertions see the text before it. `nextSearch` and
// `takesMatch` are Go's rules for going on after a match. Nothing here allocates: the Pike machine
// borrows scratch above the arena's end for the call.

import {
  Engine,
  PATTERN_FIND_ENGINE,
  PATTERN_FLAGS,
  PATTERN_FORWARD,
  PATTERN_LAZY_FORWARD,
  PATTERN_LAZY_REVERSE,
  PATTERN_LITERAL_LENGTH,
  PATTERN_MATCH_ENGINE,
  PATTERN_ONE_PASS,
  PATTERN_REVERSE,
  PATTERN_SEARCH,
  PATTERN_SLOTS,
  PatternFlag,
  UNSET,
} from "../../format/pattern";
import { found } from "./borders";
import { scanBackward, scanForward } from "./dfa";
import { findInner } from "./inner";
import { beginsWithLiteral, endsWithLiteral, equalsLiteral, findPatternLiteral } from "./literal";
import { lazyBackward, lazyForward, UNFIT } from "./lazy";
import { findByLeads, leftOff } from "./lead";
import { runOnePass } from "./one-pass";
import { runPike } from "./pike";
import { decodeRune, widthOf } from "./rune";

/** Where `matches` lets an engine put the borders that nobody asked for. */
const unwanted = memory.data(8, 4);

/** Does the pattern match somewhere in the text? */
export function matches(pattern: usize, text: usize, length: u32): bool {
  const engine = load<u32>(pattern, PATTERN_MATCH_ENGINE);
  switch (engine) {
    case Engine.Always:
      return true;
    case Engine.LiteralEquals:
      return equalsLiteral(pattern, text, length);
    case Engine.LiteralPrefix:
      return beginsWithLiteral(pattern, text, length);
    case Engine.LiteralSuffix:
      return endsWithLiteral(pattern, text, length);
    case Engine.LiteralContains:
      return findPatternLiteral(pattern, text, length, 0) != UNSET;
    case Engine.Forward:
      return mayMatch(pattern, text, length, 0) && runAhead(pattern, PATTERN_FORWARD, text, length);
    case Engine.Search:
      return mayMatch(pattern, text, length, 0) && runAhead(pattern, PATTERN_SEARCH, text, length);
    case Engine.Inner:
      return findInner(pattern, text, length, 0, true, unwanted);
    case Engine.Lazy:
      return findLazily(pattern, text, length, 0, true, unwanted);
    case Engine.Leads:
      return findLeading(pattern, text, length, 0, true, unwanted);
    default:
      return followThreads(pattern, text, length, 0, 0, 0);
  }
}

/**
 * Finds the leftmost match from `from` on; writes all groups: start and end each, UNSET where one
 * took no part.
 */
export function find(
  pattern: usize,
  text: usize,
  length: u32,
  from: u32,
  captures: usize,
): bool {
  const slots = load<u32>(pattern, PATTERN_SLOTS);
  if (load<u32>(pattern, PATTERN_FIND_ENGINE) == Engine.Pike) {
    return followThreads(pattern, text, length, from, slots, captures);
  }
  if (!findBounds(pattern, text, length, from, captures)) return false;
  if (slots == 2) return true;
  if (load<u32>(pattern, PATTERN_ONE_PASS) != 0) {
    return runOnePass(pattern, text, length, slots, captures);
  }
  return runPike(pattern, text, length, load<u32>(captures), true, slots, captures);
}

/** Finds the leftmost match from `from` on; writes only where it begins and ends. */
export function findBounds(
  pattern: usize,
  text: usize,
  length: u32,
  from: u32,
  captures: usize,
): bool {
  switch (load<u32>(pattern, PATTERN_FIND_ENGINE)) {
    case Engine.Always:
      return found(captures, from, from);
    case Engine.LiteralEquals:
      return from == 0 && equalsLiteral(pattern, text, length) && found(captures, 0, length);
    case Engine.LiteralPrefix:
      if (from != 0 || !beginsWithLiteral(pattern, text, length)) return false;
      return found(captures, 0, load<u32>(pattern, PATTERN_LITERAL_LENGTH));
    case Engine.LiteralSuffix: {
      const start = length - load<u32>(pattern, PATTERN_LITERAL_LENGTH);
      if (!endsWithLiteral(pattern, text, length) || start < from) return false;
      return found(captures, start, length);
    }
    case Engine.LiteralContains: {
      const start = findPatternLiteral(pattern, text, length, from);
      if (start == UNSET) return false;
      return found(captures, start, start + load<u32>(pattern, PATTERN_LITERAL_LENGTH));
    }
    case Engine.Forward: {
      if (from != 0 || !mayMatch(pattern, text, length, 0)) return false;
      const dfa = pattern + load<u32>(pattern, PATTERN_FORWARD);
      const end = scanForward(pattern, dfa, text, length, 0, false);
      return end != UNSET && found(captures, 0, end);
    }
    case Engine.Search:
      return findSearching(pattern, text, length, from, captures);
    case Engine.Inner:
      return findInner(pattern, text, length, from, false, captures);
    case Engine.Lazy:
      return findLazily(pattern, text, length, from, false, captures);
    case Engine.Leads:
      return findLeading(pattern, text, length, from, false, captures);
    default:
      return followThreads(pattern, text, length, from, 2, captures);
  }
}

/**
 * Where to search on after a match that a search from `from` found to end at `end`: always at least
 * a rune further.
 */
export function nextSearch(text: usize, length: u32, from: u32, end: u32): u32 {
  if (end > from) return end;
  if (from >= length) return length + 1;
  return from + widthOf(decodeRune(text + from, text + length));
}

/**
 * Does a list of all matches take this one? Not an empty one where the match before ended (UNSET:
 * none was before).
 */
export function takesMatch(end: u32, endBefore: u32): bool {
  return end != endBefore;
}

function findSearching(
  pattern: usize,
  text: usize,
  length: u32,
  from: u32,
  captures: usize,
): bool {
  if (!mayMatch(pattern, text, length, from)) return false;
  const search = pattern + load<u32>(pattern, PATTERN_SEARCH);
  const end = scanForward(pattern, search, text, length, from, false);
  if (end == UNSET) return false;
  const reverse = pattern + load<u32>(pattern, PATTERN_REVERSE);
  return found(captures, scanBackward(pattern, reverse, text, length, from, end, false), end);
}

function findLeading(
  pattern: usize,
  text: usize,
  length: u32,
  from: u32,
  earliest: bool,
  captures: usize,
): bool {
  if (!mayMatch(pattern, text, length, from)) return false;
  if (findByLeads(pattern, text, length, from, earliest, captures)) return true;
  return leftOff != UNSET && findLazily(pattern, text, length, leftOff, earliest, captures);
}

function findLazily(
  pattern: usize,
  text: usize,
  length: u32,
  from: u32,
  earliest: bool,
  captures: usize,
): bool {
  const reverse = load<u32>(pattern, PATTERN_LAZY_REVERSE);
  if (reverse == 0 && from != 0) return false;
  if (!mayMatch(pattern, text, length, from)) return false;
  const forward = pattern + load<u32>(pattern, PATTERN_LAZY_FORWARD);
  const end = lazyForward(pattern, forward, text, length, from, earliest);
  if (end == UNSET) return false;
  if (end != UNFIT) {
    if (earliest) return true;
    if (reverse == 0) return found(captures, 0, end);
    const start = lazyBackward(pattern, pattern + reverse, text, length, from, end);
    if (start != UNFIT) return found(captures, start, end);
  }
  return followThreads(pattern, text, length, from, earliest ? 0 : 2, captures);
}

function followThreads(
  pattern: usize,
  text: usize,
  length: u32,
  from: u32,
  slots: u32,
  captures: usize,
): bool {
  const beginsText = (load<u32>(pattern, PATTERN_FLAGS) & PatternFlag.BeginsText) != 0;
  if (beginsText && from != 0) return false;
  if (!mayMatch(pattern, text, length, from)) return false;
  return runPike(pattern, text, length, from, beginsText, slots, captures);
}

/** Does the text hold the literal that every match holds, if there is one? */
export function mayMatch(pattern: usize, text: usize, length: u32, from: u32): bool {
  if ((load<u32>(pattern, PATTERN_FLAGS) & PatternFlag.NeedsLiteral) == 0) return true;
  return findPatternLiteral(pattern, text, length, from) != UNSET;
}

function runAhead(pattern: usize, field: usize, text: usize, length: u32): bool {
  const dfa = pattern + load<u32>(pattern + field);
  return scanForward(pattern, dfa, text, length, 0, true) != UNSET;
}
