// What a match is replaced by: the replacement itself, or what a function makes of it, put into a
// format.
//
// The arguments are three cells in a row, as in every replacing editor: replacement, function,
// format. The function stands there as its number; 0 is one that does not take exactly a string.

import { Failure } from "../../format/failure";
import { FunctionNumber } from "../../format/functions";
import { CELL_BYTES } from "../../format/value";
import { argument } from "../functions/argument";
import { callFunction } from "../functions/call";
import { stringArgument } from "../functions/getters";
import { fail } from "../machine/failure";
import {
  addBytes,
  beginGrowing,
  endGrowing,
  GROWING_BYTES,
  growingSize,
  growingStart,
} from "../memory/growing";
import { expandTemplate } from "../regex/expand";
import { findByte } from "../text/search";
import { intOf, isAbsent, lengthOf, moveCell, pointerOf, setString } from "../value/cell";

export function hasFunction(row: usize): bool {
  return !isAbsent(argument(row, 1));
}

const RESULT = memory.data(CELL_BYTES, 16);
const INPUT = memory.data(CELL_BYTES, 16);
const EXPANSION = memory.data(GROWING_BYTES, 16);

/** Sets `to` to the replacement as it stands, without a match: what replace_match puts in. */
export function wholeReplacement(to: usize, row: usize): bool {
  if (!stringArgument(argument(row, 0))) return false;
  if (hasFunction(row)) return applied(to, argument(row, 0), row);
  moveCell(to, argument(row, 0));
  return true;
}

/** Adds to `box` what the function makes of the replacement, filled in from the match. */
export function addApplied(
  box: usize,
  pattern: usize,
  row: usize,
  text: usize,
  captures: usize,
): bool {
  const template = argument(row, 0);
  beginGrowing(EXPANSION, lengthOf(template));
  expandTemplate(EXPANSION, pattern, pointerOf(template), lengthOf(template), text, captures);
  endGrowing(EXPANSION);
  setString(INPUT, growingStart(EXPANSION), growingSize(EXPANSION));
  if (!applied(RESULT, INPUT, row)) return false;
  addBytes(box, pointerOf(RESULT), lengthOf(RESULT));
  return true;
}

/** The function's result, which must be a string, in the format if there is one. */
function applied(to: usize, input: usize, row: usize): bool {
  const number = <u32>intOf(argument(row, 1));
  if (number == 0) return fail(Failure.InvalidArgument);
  moveCell(INPUT, input);
  if (!callFunction(number, to, INPUT, 1) || !stringArgument(to)) return false;
  const format = argument(row, 2);
  if (isAbsent(format)) return true;
  return stringArgument(format) && formatted(to, format);
}

// ---- the format: Go's Sprintf with one argument and no verb but %s

const PERCENT: u32 = 0x25;
const NEWLINE: u32 = 0x0a;

/** What Sprintf writes for a %s behind the first one, and for a percent sign at the end. */
const MISSING = memory.data<u8>([
  0x25, 0x21, 0x73, 0x28, 0x4d, 0x49, 0x53, 0x53, 0x49, 0x4e, 0x47, 0x29,
]);
const MISSING_LENGTH: u32 = 12;
const NO_VERB = memory.data<u8>([0x25, 0x21, 0x28, 0x4e, 0x4f, 0x56, 0x45, 0x52, 0x42, 0x29]);
const NO_VERB_LENGTH: u32 = 10;

function formatted(cell: usize, format: usize): bool {
  const start = pointerOf(format);
  const end = start + lengthOf(format);
  if (!isValidFormat(start, end)) {
    return fail(Failure.InvalidArgument, FunctionNumber.ReplacePattern);
  }
  beginGrowing(EXPANSION, lengthOf(format) + lengthOf(cell));
  let isFirst = true;
  let at = start;
  while (true) {
    const percent = findByte(at, end, PERCENT);
    addBytes(EXPANSION, at, <u32>(percent - at));
    if (percent == end) break;
    at = percent + 2;
    if (at > end) {
      addBytes(EXPANSION, NO_VERB, NO_VERB_LENGTH);
      break;
    }
    if (isFirst) addBytes(EXPANSION, pointerOf(cell), lengthOf(cell));
    else addBytes(EXPANSION, MISSING, MISSING_LENGTH);
    isFirst = false;
  }
  endGrowing(EXPANSION);
  setString(cell, growingStart(EXPANSION), growingSize(EXPANSION));
  return true;
}

/** One line that has %s somewhere, and no percent sign before another character. */
function isValidFormat(start: usize, end: usize): bool {
  if (findByte(start, end, NEWLINE) != end) return false;
  let hasVerb = false;
  let at = findByte(start, end, PERCENT);
  for (; at + 1 < end; at = findByte(at + 1, end, PERCENT)) {
    if (load<u8>(at + 1) != 0x73) return false;
    hasVerb = true;
  }
  return hasVerb;
}
