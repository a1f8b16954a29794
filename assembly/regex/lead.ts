// A match that begins with bytes which are rare in a row: find those, and run a small DFA from
// there to the match's end.
//
// For patterns that only a lazy DFA could search with, `\b(?:\d[ -]?){13,16}\b`: from a known
// beginning a small DFA is enough. The first place that gives a match gives the leftmost one. Runs
// that fail may read the same text again and again, so what they read is bounded by a multiple of
// the text; past it this gives up at a place, and the lazy DFA goes on from there.

import { PATTERN_FORWARD, UNSET } from "../../format/pattern";
import { found } from "./borders";
import { reached, scanForward, skip } from "./dfa";
import { decodeRune, widthOf } from "./rune";

/** Bytes that failed runs may read, for each byte that the search came forward. */
const PATIENCE: u32 = 4;
/** ... and what they may read in any case. */
const PATIENCE_LEAST: u32 = 256;

/** Where the search gave up, or UNSET. */
export let leftOff: u32 = UNSET;

/** Finds the leftmost match from `from` on; false also where it gave up. */
export function findByLeads(
  pattern: usize,
  text: usize,
  length: u32,
  from: u32,
  earliest: bool,
  captures: usize,
): bool {
  const forward = pattern + load<u32>(pattern, PATTERN_FORWARD);
  const end = text + length;
  let wasted: u32 = 0;
  let at = text + from;
  leftOff = UNSET;
  while (true) {
    at = skip(pattern, at, end);
    if (at == end) return false;
    const start = <u32>(at - text);
    const matchEnd = scanForward(pattern, forward, text, length, start, earliest);
    if (matchEnd != UNSET) return found(captures, start, matchEnd);
    wasted += <u32>(reached - at);
    at += widthOf(decodeRune(at, end));
    if (wasted > PATIENCE_LEAST + PATIENCE * (start - from)) {
      leftOff = <u32>(at - text);
      return false;
    }
  }
}
