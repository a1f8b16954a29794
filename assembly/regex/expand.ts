// Replacement templates as Go's Regexp.Expand reads them: `$1`, `${name}`, `$$`, and text.
//
// Read anew for each match: a template is short, and it may come from data. A dollar with no name
// behind it is text; a name that no group has stands for nothing, and so does a group that took no
// part in the match.

import { PATTERN_NAMES, PATTERN_SLOTS, UNSET } from "../../format/pattern";
import { addBytes } from "../memory/growing";
import { isLetterOrDigit } from "../text/letter";
import { findByte } from "../text/search";
import { decodeRune, runeOf, widthOf } from "./rune";

const DOLLAR: u32 = 0x24;
const OPEN_BRACE: u32 = 0x7b;
const CLOSE_BRACE: u32 = 0x7d;

/** Whether the template is more than text. */
export function expands(template: usize, length: u32): bool {
  const end = template + length;
  return findByte(template, end, DOLLAR) != end;
}

/** Adds the template to `box`, filled in from a match of `pattern` in `text`. */
export function expandTemplate(
  box: usize,
  pattern: usize,
  template: usize,
  length: u32,
  text: usize,
  captures: usize,
): void {
  const end = template + length;
  let at = template;
  while (true) {
    const dollar = findByte(at, end, DOLLAR);
    addBytes(box, at, <u32>(dollar - at));
    if (dollar == end) return;
    at = dollar + 1;
    if (at < end && load<u8>(at) == DOLLAR) {
      at++;
      addBytes(box, dollar, 1);
    } else if (readName(at, end)) {
      at = nameNext;
      addGroup(box, groupNamed(pattern, captures), text, captures);
    } else {
      addBytes(box, dollar, 1);
    }
  }
}

function addGroup(box: usize, group: u32, text: usize, captures: usize): void {
  if (group == UNSET) return;
  const start = load<u32>(captures + <usize>group * 8);
  if (start == UNSET) return;
  addBytes(box, text + start, load<u32>(captures + <usize>group * 8, 4) - start);
}

// ---- names

let nameStart: usize = 0;
let nameLength: u32 = 0;
let nameNext: usize = 0;

/** Reads `name` or `{name}`; false when neither stands there. */
function readName(at: usize, end: usize): bool {
  const isBraced = at < end && load<u8>(at) == OPEN_BRACE;
  if (isBraced) at++;
  nameStart = at;
  while (at < end) {
    const decoded = decodeRune(at, end);
    const rune = runeOf(decoded);
    if (rune != 0x5f && !isLetterOrDigit(rune)) break;
    at += widthOf(decoded);
  }
  nameLength = <u32>(at - nameStart);
  nameNext = at;
  if (nameLength == 0) return false;
  if (!isBraced) return true;
  nameNext = at + 1;
  return at < end && load<u8>(at) == CLOSE_BRACE;
}

/**
 * The group that the name means, or UNSET. Of equal names, the first that took part in the match.
 */
function groupNamed(pattern: usize, captures: usize): u32 {
  const groups = load<u32>(pattern, PATTERN_SLOTS) >> 1;
  const number = nameNumber();
  if (number != UNSET) return number < groups ? number : UNSET;
  const names = load<u32>(pattern, PATTERN_NAMES);
  if (names == 0) return UNSET;
  for (let group: u32 = 1; group < groups; group++) {
    const name = pattern + names + <usize>group * 8;
    if (load<u32>(name, 4) != nameLength) continue;
    if (memory.compare(pattern + load<u32>(name), nameStart, nameLength) != 0) continue;
    if (load<u32>(captures + <usize>group * 8) != UNSET) return group;
  }
  return UNSET;
}

/** The name as a number; UNSET when it has another character, a leading zero or ten digits. */
function nameNumber(): u32 {
  if (nameLength > 9 || (nameLength > 1 && load<u8>(nameStart) == 0x30)) return UNSET;
  let number: u32 = 0;
  for (let i: u32 = 0; i < nameLength; i++) {
    const digit = <u32>load<u8>(nameStart + i) - 0x30;
    if (digit > 9) return UNSET;
    number = number * 10 + digit;
  }
  return number;
}
