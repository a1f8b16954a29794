// A match that holds a literal which nothing before it in the match can hold: find the literal, run
// back from it to where the match begins, and forward from there to where it ends.
//
// `[a-z.]+@[a-z.]+` looks for @ with SIMD and reads nothing else. The part before the literal
// cannot contain one of its runes, so each place belongs to one occurrence: the first occurrence
// that gives a match gives the leftmost one. Runs back never pass the occurrence before. Runs
// forward can: `a.*b` over many a's. So what failed runs may read is bounded by a multiple of the
// text; past it the search goes on from that very place without the literal, and the whole stays
// linear. It asks a searching DFA first, where there is one, whether there is a match at all; the
// Pike machine knows where.

import {
  PATTERN_BEFORE,
  PATTERN_FORWARD,
  PATTERN_REVERSE,
  PATTERN_SEARCH,
  UNSET,
} from "../../format/pattern";
import { found } from "./borders";
import { reached, scanBackward, scanForward } from "./dfa";
import { findPatternLiteral } from "./literal";
import { runPike } from "./pike";

/** Bytes that failed runs may read, for each byte that the search came forward. */
const PATIENCE: u32 = 4;
/** ... and what they may read in any case. */
const PATIENCE_LEAST: u32 = 1024;

/**
 * Finds the leftmost match from `from` on and writes its two borders to `captures`. With `earliest`
 * those of a part of it that shows that there is one: which of the places in front of the literal
 * it begins at does not matter then, since nothing else in the match is the literal.
 */
export function findInner(
  pattern: usize,
  text: usize,
  length: u32,
  from: u32,
  earliest: bool,
  captures: usize,
): bool {
  const forward = pattern + load<u32>(pattern, PATTERN_FORWARD);
  const reverse = load<u32>(pattern, PATTERN_REVERSE);
  const before = load<u32>(pattern, PATTERN_BEFORE);
  let wasted: u32 = 0;
  let low = from;
  while (true) {
    const literal = findPatternLiteral(pattern, text, length, low);
    if (literal == UNSET) return false;
    let start = UNSET;
    if (reverse != 0) {
      start = scanBackward(pattern, pattern + reverse, text, length, from, literal, earliest);
    } else if (literal - from >= before) {
      start = literal - before;
    }
    if (start != UNSET) {
      const end = scanForward(pattern, forward, text, length, start, earliest);
      if (end != UNSET) return found(captures, start, end);
      wasted += <u32>(reached - text) - start;
      if (wasted > PATIENCE_LEAST + PATIENCE * (literal - from)) {
        return findSlowly(pattern, text, length, literal + 1, captures);
      }
    }
    low = literal + 1;
  }
}

function findSlowly(
  pattern: usize,
  text: usize,
  length: u32,
  from: u32,
  captures: usize,
): bool {
  const search = load<u32>(pattern, PATTERN_SEARCH);
  if (search != 0) {
    const end = scanForward(pattern, pattern + search, text, length, from, true);
    if (end == UNSET) return false;
  }
  return runPike(pattern, text, length, from, false, 2, captures);
}
