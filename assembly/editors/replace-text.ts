// Replacing what a pattern matches in one text: Go's ReplaceAllString, and the reference's own loop
// when a function makes the replacements. Both replace the same matches.
//
// A text without a match is not copied. Captures are looked for only where a template may ask for
// them.

import { PATTERN_SLOTS, UNSET } from "../../format/pattern";
import { argument } from "../functions/argument";
import { allocate } from "../memory/arena";
import {
  addBytes,
  beginGrowing,
  endGrowing,
  GROWING_BYTES,
  growingSize,
  growingStart,
} from "../memory/growing";
import { find, findBounds, nextSearch, takesMatch } from "../regex/choose";
import { expands, expandTemplate } from "../regex/expand";
import { lengthOf, pointerOf, setString } from "../value/cell";
import { addApplied, hasFunction } from "./replacement";

const SLOTS_MAX: u32 = 32;
const SLOTS = memory.data(SLOTS_MAX * 4, 16);
const OUTPUT = memory.data(GROWING_BYTES, 16);
/** What replacing usually adds to a text. */
const ROOM: u32 = 64;

/** Whether the last text had a match. */
export let textMatched: bool = false;

/**
 * Sets `to` to the text with all matches replaced; `row` is replacement, function, format. Fails as
 * the function does. Without a match nothing is set.
 */
export function replaceText(
  to: usize,
  pattern: usize,
  text: usize,
  length: u32,
  row: usize,
): bool {
  const template = pointerOf(argument(row, 0));
  const templateLength = lengthOf(argument(row, 0));
  const applies = hasFunction(row);
  const fills = expands(template, templateLength);
  const captures = capturesFor(pattern);
  let from: u32 = 0;
  textMatched = search(fills, pattern, text, length, from, captures);
  if (!textMatched) return true;
  beginGrowing(OUTPUT, length + ROOM);
  let done: u32 = 0;
  let endBefore: u32 = UNSET;
  do {
    const start = load<u32>(captures);
    const end = load<u32>(captures, 4);
    if (takesMatch(end, endBefore)) {
      addBytes(OUTPUT, text + done, start - done);
      if (applies) {
        if (!addApplied(OUTPUT, pattern, row, text, captures)) return false;
      } else if (fills) {
        expandTemplate(OUTPUT, pattern, template, templateLength, text, captures);
      } else {
        addBytes(OUTPUT, template, templateLength);
      }
      done = end;
    }
    endBefore = end;
    from = nextSearch(text, length, from, end);
  } while (from <= length && search(fills, pattern, text, length, from, captures));
  addBytes(OUTPUT, text + done, length - done);
  endGrowing(OUTPUT);
  setString(to, growingStart(OUTPUT), growingSize(OUTPUT));
  return true;
}

function search(
  fills: bool,
  pattern: usize,
  text: usize,
  length: u32,
  from: u32,
  captures: usize,
): bool {
  if (fills) return find(pattern, text, length, from, captures);
  return findBounds(pattern, text, length, from, captures);
}

function capturesFor(pattern: usize): usize {
  const slots = load<u32>(pattern, PATTERN_SLOTS);
  return slots <= SLOTS_MAX ? SLOTS : allocate(<usize>slots * 4);
}
