// Times in other languages: names of months, days and halves of the day become English ones, so
// that parse-layout.ts can read the text. That is what the reference does (elastic/lunes), step
// by step: layout and text are walked together, one byte of the layout for one of the text,
// except where the layout has a name or a number of one or two digits.
//
//   Locale   0 .. 19                                       then
//          +---------------------------------------------+-----------------------------------+
//          | u32 each: start of the short days, days,    | lists: u8 names, for each a u8    |
//          | short months, months, halves of the day; 0  | length and its bytes              |
//          | where the language has none                 |                                   |
//          +---------------------------------------------+-----------------------------------+

import { equalFold } from "../text/fold";
import { monthName, nameLength, weekdayName } from "./names";

/** The lists of a locale. */
enum Names {
  ShortDays = 0,
  Days = 1,
  ShortMonths = 2,
  Months = 3,
  Halves = 4,
}

// PMAMpmam
const HALVES: usize = memory.data<u8>([0x50, 0x4d, 0x41, 0x4d, 0x70, 0x6d, 0x61, 0x6d]);

// "January" is these words, three bytes apart; "Monday" these.
const JANU: u32 = 0x756e614a;
const UARY: u32 = 0x79726175;
const MOND: u32 = 0x646e6f4d;
const NDAY: u32 = 0x7961646e;

// The layout and the text that are left, what was written, the locale.
let layoutAt: usize = 0;
let layoutEnd: usize = 0;
let textAt: usize = 0;
let textEnd: usize = 0;
let out: usize = 0;
let locale: usize = 0;

let failedElement: usize = 0;
let failedBytes: u32 = 0;

/** The element of the layout that the text has nothing for. */
export function failedNameElement(): usize {
  return failedElement;
}

/** Its length; 0 when it is none that another way of writing it could help. */
export function failedNameElementBytes(): u32 {
  return failedBytes;
}

/**
 * Writes the text with English names; answers where it ends, or 0. Room: twice the text, and 9
 * bytes per byte of layout.
 */
export function translate(
  to: usize, names: usize, layout: usize, layoutStop: usize, from: usize, fromEnd: usize,
): usize {
  layoutAt = layout;
  layoutEnd = layoutStop;
  textAt = from;
  textEnd = fromEnd;
  out = to;
  locale = names;
  while (layoutAt < layoutEnd) {
    if (!step(layout)) return 0;
  }
  if (textAt < textEnd) copyText(textEnd - textAt);
  return out;
}

function step(layoutStart: usize): bool {
  const byte = <u32>load<u8>(layoutAt);
  const left = layoutEnd - layoutAt;
  if (byte == 0x4a && left >= 3 && load<u16>(layoutAt, 1) == 0x6e61) return monthStep(left);
  if (byte == 0x4d && left >= 3 && load<u16>(layoutAt, 1) == 0x6e6f) return dayStep(left);
  if ((byte | 0x20) == 0x70 && left >= 2 && (load<u8>(layoutAt, 1) | 0x20) == 0x6d) {
    return nameStep(Names.Halves, byte == 0x70 ? HALVES + 4 : HALVES, 2);
  }
  if (byte == 0x5f) return spacedStep(left);
  const isClock = byte >= 0x33 && byte <= 0x35;
  if (isClock && (layoutAt == layoutStart || load<u8>(layoutAt - 1) != 0x30)) return digitsStep();
  return byteStep();
}

// January or Jan.
function monthStep(left: usize): bool {
  if (left >= 7 && load<u32>(layoutAt) == JANU && load<u32>(layoutAt, 3) == UARY) {
    return nameStep(Names.Months, layoutAt, 7);
  }
  return isSmallLetter(layoutAt + 3) ? byteStep() : nameStep(Names.ShortMonths, layoutAt, 3);
}

// Monday or Mon.
function dayStep(left: usize): bool {
  if (left >= 6 && load<u32>(layoutAt) == MOND && load<u32>(layoutAt, 2) == NDAY) {
    return nameStep(Names.Days, layoutAt, 6);
  }
  return isSmallLetter(layoutAt + 3) ? byteStep() : nameStep(Names.ShortDays, layoutAt, 3);
}

function isSmallLetter(place: usize): bool {
  return place < layoutEnd && <u32>load<u8>(place) - 0x61 < 26;
}

// A name of the list, the longest that fits; among equally long ones the first.
function nameStep(list: Names, element: usize, bytes: u32): bool {
  const start = load<u32>(locale + (<usize>list << 2));
  if (start == 0) return fail(element, 0);
  const spaces = textSpaces();
  if (textAt + spaces >= textEnd) return fail(element, bytes);
  const found = longestName(locale + start, textAt + spaces);
  if (found < 0) return fail(element, bytes);
  writeSpaces(spaces);
  textAt += matchedBytes;
  writeName(list, found, element);
  layoutAt += bytes;
  return true;
}

let matchedBytes: u32 = 0;

function longestName(names: usize, text: usize): i32 {
  let found = -1;
  matchedBytes = 0;
  const count = <i32>load<u8>(names++);
  for (let i = 0; i < count; i++) {
    const length = <u32>load<u8>(names++);
    const name = names;
    names += length;
    if (found >= 0 && length <= matchedBytes) continue;
    if (<u32>(textEnd - text) < length || !equalFold(text, name, length)) continue;
    found = i;
    matchedBytes = length;
  }
  return found;
}

function writeName(list: Names, index: u32, element: usize): void {
  if (list == Names.Halves) return writeWord(element + (index == 0 ? 2 : 0), 2);
  const isMonth = list == Names.Months || list == Names.ShortMonths;
  const name = isMonth ? monthName(index) : weekdayName(index);
  writeWord(name, list == Names.Months || list == Names.Days ? nameLength(name) : 3);
}

function writeWord(from: usize, length: u32): void {
  memory.copy(out, from, length);
  out += length;
}

// "_2", "_2006" and "__2", which come of an underscore before a day: as many bytes, up to the
// next space.
function spacedStep(left: usize): bool {
  let taken = false;
  if (left >= 2 && load<u8>(layoutAt, 1) == 0x32) {
    const isYear = left >= 5 && load<u32>(layoutAt, 1) == 0x36303032;
    const bytes: u32 = isYear ? 5 : 2;
    if (textAt + bytes <= textEnd) {
      if (!wordStep(bytes)) return false;
      taken = true;
    }
  }
  if (layoutEnd - layoutAt >= 3 && load<u16>(layoutAt, 1) == 0x325f && textAt + 3 <= textEnd) {
    return wordStep(3);
  }
  return taken || byteStep();
}

function wordStep(bytes: u32): bool {
  const spaces = textSpaces();
  if (textAt + spaces >= textEnd) return fail(layoutAt, 0);
  writeSpaces(spaces);
  for (let left = bytes; left > 0 && textAt < textEnd && !isSpaceByte(load<u8>(textAt)); left--) {
    copyText(1);
  }
  layoutAt += bytes;
  return true;
}

// An hour, minute or second: one or two digits.
function digitsStep(): bool {
  const spaces = textSpaces();
  const first = textAt + spaces;
  if (!isDigit(first)) return fail(layoutAt, 1);
  writeSpaces(spaces);
  copyText(isDigit(first + 1) ? 2 : 1);
  layoutAt++;
  return true;
}

function isDigit(place: usize): bool {
  return place < textEnd && <u32>load<u8>(place) - 0x30 < 10;
}

// A byte stands for itself. The reference takes it for a code point: above ASCII it writes two
// bytes, and skips two.
function byteStep(): bool {
  layoutAt++;
  if (textAt >= textEnd) return true;
  const byte = <u32>load<u8>(textAt);
  if (byte < 0x80) {
    copyText(1);
    return true;
  }
  store<u8>(out, <u8>(0xc0 | (byte >> 6)));
  store<u8>(out, <u8>(0x80 | (byte & 0x3f)), 1);
  out += 2;
  textAt += 2;
  return true;
}

function copyText(bytes: usize): void {
  memory.copy(out, textAt, bytes);
  out += bytes;
  textAt += bytes;
}

// How many bytes of white space the text begins with, each taken for a code point.
function textSpaces(): usize {
  let at = textAt;
  while (at < textEnd && isSpaceByte(load<u8>(at))) at++;
  return at > textAt ? at - textAt : 0;
}

function isSpaceByte(byte: u32): bool {
  return byte == 0x20 || byte - 9 < 5 || byte == 0x85 || byte == 0xa0;
}

function writeSpaces(count: usize): void {
  memory.fill(out, 0x20, count);
  out += count;
  textAt += count;
}

function fail(element: usize, bytes: u32): bool {
  failedElement = element;
  failedBytes = bytes;
  return false;
}
