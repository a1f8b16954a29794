// Format(format, vals): Go's fmt.Sprintf over OTTL's values (fmt/print.go: doPrintf). Here a format
// is taken apart:
//
//   % [flags #0+- ] [width or *] [.precision or .*] verb
//
// Each * and the verb take the next value, or with [n] in front the n-th.
//
// What goes wrong shows in the text: %!d(MISSING), %!d(BADINDEX), %!(BADWIDTH), %!(EXTRA ..), never
// as a failure. How values look is format-value.ts.

import { ValueType } from "../../format/value";
import { codePoint, decodeRune, runeBytes } from "../text/utf8";
import { intOf, lengthOf, pointerOf, typeOf } from "../value/cell";
import { countOf, entryAt, entryCell, openAll } from "../value/node";
import { argument } from "./argument";
import {
  clearDirective,
  closeOutput,
  directive,
  openOutput,
  putByte,
  putBytes,
  putRune,
  putWord,
} from "./format-output";
import { putTypeName } from "./format-type";
import { putArgument } from "./format-value";

const NUMBER_MAX: i64 = 1_000_000;
const PERCENT: u32 = 0x25;
const STAR: u32 = 0x2a;
const POINT: u32 = 0x2e;
const OPEN: u32 = 0x5b;
const CLOSE: u32 = 0x5d;

// The format under way, its values, and the next of them.
let at: usize = 0;
let end: usize = 0;
let values: usize = 0;
let count: i32 = 0;
let next: i32 = 0;
// An index stood in the format: values left over are no mistake then.
let reordered: bool = false;
let goodIndex: bool = true;
let afterIndex: bool = false;

/** Format(format, vals). */
export function format(to: usize, args: usize): bool {
  const text = argument(args, 0);
  const list = argument(args, 1);
  // Everything is opened now: nothing may be allocated once the output is.
  openAll(list);
  at = pointerOf(text);
  end = at + lengthOf(text);
  values = pointerOf(list);
  count = countOf(values);
  next = 0;
  reordered = false;
  afterIndex = false;
  openOutput();
  while (putPlain()) {
    if (!putDirective()) break;
  }
  if (!reordered && next < count) putExtra();
  closeOutput(to);
  return true;
}

function valueAt(index: i32): usize {
  return entryCell(entryAt(values, index));
}

// The text up to the next %, which is passed. Answers false at the end.
function putPlain(): bool {
  const start = at;
  while (at < end && load<u8>(at) != PERCENT) at++;
  putBytes(start, <u32>(at - start));
  if (at == end) return false;
  at++;
  return true;
}

// Answers false when the format ends before the verb.
function putDirective(): bool {
  clearDirective();
  goodIndex = true;
  parseFlags();
  parseIndex();
  parseWidth();
  if (at + 1 < end && load<u8>(at) == POINT) {
    at++;
    parsePrecision();
  }
  if (!afterIndex) parseIndex();
  if (at >= end) {
    putWord("%!(NOVERB)");
    return false;
  }
  const rune = decodeRune(at, end);
  at += runeBytes(rune);
  putVerb(codePoint(rune));
  return true;
}

function parseFlags(): void {
  const d = directive();
  for (; at < end; at++) {
    switch (load<u8>(at)) {
      case 0x23:
        d.sharp = true;
        break;
      case 0x30:
        d.zero = true;
        break;
      case 0x2b:
        d.plus = true;
        break;
      case 0x2d:
        d.minus = true;
        break;
      case 0x20:
        d.space = true;
        break;
      default:
        return;
    }
  }
}

function parseWidth(): void {
  const d = directive();
  if (at < end && load<u8>(at) == STAR) {
    at++;
    d.hasWidth = takeInt();
    d.width = taken;
    if (!d.hasWidth) putWord("%!(BADWIDTH)");
    if (d.width < 0) {
      d.width = -d.width;
      d.minus = true;
      d.zero = false;
    }
    afterIndex = false;
    return;
  }
  d.hasWidth = parseNumber(end);
  d.width = taken;
  if (afterIndex && d.hasWidth) goodIndex = false;
}

function parsePrecision(): void {
  const d = directive();
  if (afterIndex) goodIndex = false;
  parseIndex();
  if (at < end && load<u8>(at) == STAR) {
    at++;
    d.hasPrecision = takeInt();
    d.precision = taken;
    if (d.precision < 0) {
      d.precision = 0;
      d.hasPrecision = false;
    }
    if (!d.hasPrecision) putWord("%!(BADPREC)");
    afterIndex = false;
    return;
  }
  d.hasPrecision = true;
  parseNumber(end);
  d.precision = taken;
}

let taken: i32 = 0;

// The next value as a width or a precision, into `taken`.
function takeInt(): bool {
  taken = 0;
  if (next >= count) return false;
  const cell = valueAt(next++);
  const type = typeOf(cell);
  if (type != ValueType.Int && type != ValueType.Duration) return false;
  const value = intOf(cell);
  if (value > NUMBER_MAX || value < -NUMBER_MAX) return false;
  taken = <i32>value;
  return true;
}

// Digits before `stop` into `taken`. A number that is too large takes everything up to `stop` and
// is none.
function parseNumber(stop: usize): bool {
  let found = false;
  taken = 0;
  if (at >= stop) {
    at = stop;
    return false;
  }
  for (; at < stop; at++) {
    const digit = <u32>load<u8>(at) - 0x30;
    if (digit > 9) break;
    if (taken > <i32>NUMBER_MAX) {
      taken = 0;
      at = stop;
      return false;
    }
    taken = taken * 10 + <i32>digit;
    found = true;
  }
  return found;
}

// [n]: the n-th value is next.
function parseIndex(): void {
  afterIndex = false;
  if (at >= end || load<u8>(at) != OPEN) return;
  reordered = true;
  const start = at;
  let close = at + 1;
  while (close < end && load<u8>(close) != CLOSE) close++;
  if (close == end || end - start < 3) {
    goodIndex = false;
    at = start + 1;
    return;
  }
  at = start + 1;
  const isNumber = parseNumber(close) && at == close;
  at = close + 1;
  afterIndex = isNumber;
  if (isNumber && taken >= 1 && taken <= count) next = taken - 1;
  else goodIndex = false;
}

function putVerb(verb: u32): void {
  if (verb == PERCENT) {
    putByte(PERCENT);
    return;
  }
  if (!goodIndex || next >= count) {
    putWord("%!");
    putRune(verb);
    putWord(goodIndex ? "(MISSING)" : "(BADINDEX)");
    return;
  }
  const d = directive();
  if (verb == 0x76 || verb == 0x77) {
    d.sharpValue = d.sharp;
    d.sharp = false;
    d.plusValue = d.plus;
    d.plus = false;
  }
  putArgument(valueAt(next++), verb);
}

// Values that no directive took.
function putExtra(): void {
  clearDirective();
  putWord("%!(EXTRA ");
  for (let i = next; i < count; i++) {
    if (i > next) putWord(", ");
    const cell = valueAt(i);
    putTypeName(cell, false);
    if (typeOf(cell) == ValueType.Nil) continue;
    putByte(0x3d);
    putArgument(cell, 0x76);
  }
  putByte(0x29);
}
