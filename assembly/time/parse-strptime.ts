// Text to time by a strptime format, with the leniency of the reference (coreinternal/timeutils).
//
// A directive stands for one or more ways to write it, each a list of layout elements ("%F" is
// 2006, -, 1, -, 2). The first ways together make a Go layout, which is tried. When it fails at an
// element of the last directive that has it, white space before the text there is allowed for by
// putting it into the layout, as long as that moves the failure on; then the directive's next way
// is tried; then nothing: other directives are asked only about failures that no later one has
// claimed.
//
// The program of a format (compiler/strptime.ts makes it) is a sequence of nodes:
//
//   Node   u16 literal bytes | literal | u8 ways | for each way: u8 elements, each u8 bytes, text
//
// where the last node has 0 ways. Room is limited: a layout of LAYOUT_BYTES_MAX, DEPTH_MAX
// directives.

import { commit, reserve } from "../memory/arena";
import { Outcome, settle } from "../text/outcome";
import { equalBytes } from "../text/search";
import { isSpace } from "../text/trim";
import {
  failedLayoutElement,
  failedLayoutElementBytes,
  failedTextStart,
  parsedOffset,
  parsedSeconds,
  ParsedZone,
  parsedZone,
  parsedZoneNameBytes,
  parseLayout,
} from "./parse-layout";
import { failedNameElement, failedNameElementBytes, translate } from "./translate";

/** How long a layout may become; formats and white space are far shorter. */
const LAYOUT_BYTES_MAX: usize = 4096;

/** How many directives a format may have: each is a call deep. */
const DEPTH_MAX: u32 = 64;

/** How many elements a way may have, white space put in between included. */
const ELEMENTS_MAX: u32 = 32;

const LAYOUT: usize = memory.data(4096, 16);

// The elements of the way in use, per depth: address and length.
const ELEMENTS: usize = memory.data(16384, 8);

let text: usize = 0;
let textEnd: usize = 0;
let locale: usize = 0;
let passed = false;

// The failing element, until a directive claims it.
let blamed: usize = 0;
let blamedBytes: u32 = 0;
let blamedText: usize = 0;
let blamedEnd: usize = 0;

/**
 * Reads a text by the program of a strptime format; answers seconds since 1970. In UTC when the
 * text has UTC or an offset (`parsedZone`); else the clock as written, for the caller to set into
 * a zone. Nanoseconds are `parsedNanosecond`. Syntax when the text does not fit. `names`: the
 * language of the text (translate.ts), 0 for English.
 */
export function parseStrptime(from: usize, length: u32, program: usize, names: usize): i64 {
  locale = names;
  text = from;
  textEnd = from + length;
  tryNode(program, LAYOUT, 0);
  if (!passed) return settle<i64>(Outcome.Syntax, 0);
  const seconds = parsedSeconds();
  const offset = parsedZone() == ParsedZone.Offset ? parsedOffset() : 0;
  return settle(Outcome.Ok, seconds - offset);
}

// `layout`: where the layout made so far ends.
function tryNode(node: usize, layout: usize, depth: u32): void {
  const literal = <usize>load<u16>(node);
  if (layout + literal > LAYOUT + LAYOUT_BYTES_MAX || depth >= DEPTH_MAX) return giveUp();
  memory.copy(layout, node + 2, literal);
  layout += literal;
  let way = node + 2 + literal;
  const ways = load<u8>(way++);
  if (ways == 0) return tryLayout(layout);
  const next = endOfWays(way, ways);
  for (let i: u32 = 0; i < ways; i++) {
    if (!tryWay(way, layout, next, depth)) return;
    way = endOfWays(way, 1);
  }
}

function endOfWays(way: usize, ways: u32): usize {
  for (; ways > 0; ways--) {
    for (let elements = load<u8>(way++); elements > 0; elements--) way += load<u8>(way) + 1;
  }
  return way;
}

// Answers whether this directive failed, so that its next way is worth a try.
function tryWay(way: usize, layout: usize, next: usize, depth: u32): bool {
  const elements = ELEMENTS + <usize>(depth * ELEMENTS_MAX) * 8;
  let count = readElements(way, elements);
  let left: usize = 0;
  let first = true;
  while (true) {
    const end = joinElements(elements, count, layout);
    if (end == 0) {
      giveUp();
      return false;
    }
    tryNode(next, end, depth + 1);
    if (passed) return false;
    const index = claim(elements, count);
    if (index >= count) return false;
    const space = leadingSpaceBytes(blamedText);
    if (!first && blamedEnd - blamedText >= left) return true;
    if (space == 0 || count == ELEMENTS_MAX || !takesSpace(elements, index)) return true;
    left = blamedEnd - blamedText;
    insertElement(elements, count++, index, blamedText, space);
    first = false;
  }
}

function giveUp(): void {
  passed = false;
  blamedBytes = 0;
}

function tryLayout(layoutEnd: usize): void {
  let from = text;
  let end = textEnd;
  if (locale != 0) {
    from = reserve(<usize>(textEnd - text) * 2 + (layoutEnd - LAYOUT) * 9);
    end = translate(from, locale, LAYOUT, layoutEnd, text, textEnd);
    if (end == 0) return blameName();
  }
  passed = parseLayout(LAYOUT, layoutEnd, from, end);
  if (passed) {
    // The zone's name stands in the translation, which nobody may write over.
    if (locale != 0 && parsedZoneNameBytes() != 0) commit(end);
    return;
  }
  blamed = failedLayoutElement();
  blamedBytes = failedLayoutElementBytes();
  blamedText = failedTextStart();
  blamedEnd = end;
}

// White space before a name would not have helped.
function blameName(): void {
  passed = false;
  blamed = failedNameElement();
  blamedBytes = failedNameElementBytes();
  blamedText = 0;
  blamedEnd = 0;
}

function readElements(way: usize, elements: usize): u32 {
  const count = <u32>load<u8>(way++);
  for (let i: u32 = 0; i < count; i++, elements += 8) {
    const bytes = <u32>load<u8>(way);
    store<u32>(elements, <u32>(way + 1));
    store<u32>(elements, bytes, 4);
    way += bytes + 1;
  }
  return count;
}

// Answers where the layout ends then, 0 when it would be too long.
function joinElements(elements: usize, count: u32, layout: usize): usize {
  for (; count > 0; count--, elements += 8) {
    const bytes = <usize>load<u32>(elements, 4);
    if (layout + bytes > LAYOUT + LAYOUT_BYTES_MAX) return 0;
    memory.copy(layout, load<u32>(elements), bytes);
    layout += bytes;
  }
  return layout;
}

// The first of the elements that reads like the failing one, which is then nobody else's.
function claim(elements: usize, count: u32): u32 {
  if (blamedBytes == 0) return count;
  for (let i: u32 = 0; i < count; i++, elements += 8) {
    if (load<u32>(elements, 4) != blamedBytes) continue;
    if (!equalBytes(load<u32>(elements), blamed, blamedBytes)) continue;
    blamedBytes = 0;
    return i;
  }
  return count;
}

// Only numbers and zones may have white space before them.
function takesSpace(elements: usize, index: u32): bool {
  const byte = <u32>load<u8>(load<u32>(elements + (<usize>index << 3)));
  return byte - 0x30 < 10 || byte == 0x5a;
}

function insertElement(elements: usize, count: u32, index: u32, from: usize, bytes: u32): void {
  const place = elements + (<usize>index << 3);
  memory.copy(place + 8, place, <usize>(count - index) << 3);
  store<u32>(place, <u32>from);
  store<u32>(place, bytes, 4);
}

// RE2's \s: space, tab, line feed, form feed, carriage return.
function isPlainSpace(byte: u32): bool {
  return byte != 0x0b && byte < 0x80 && isSpace(byte);
}

function leadingSpaceBytes(from: usize): u32 {
  let at = from;
  while (at < blamedEnd && isPlainSpace(load<u8>(at))) at++;
  return <u32>(at - from);
}
