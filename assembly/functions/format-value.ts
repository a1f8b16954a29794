// Values in Format: which part shows a value under a verb, and what a bad verb gives (fmt/print.go:
// printArg, printValue, badVerb). Go's types of values decide:
//
//   int64 float64 string bool []byte   themselves
//   time.Time time.Duration ids        under v s x X q their String; else as struct, int, bytes
//   lists                              their items one by one, in brackets
//   lists of OTLP messages             structs: {}
//
// To Go, pcommon.Map and pcommon.Slice are structs of two addresses, which say nothing and differ
// from run to run. Here they show what they hold, as a Go map and a Go list would.

import { ENTRY_BYTES, ENTRY_CELL, ENTRY_KEY, ENTRY_KEY_LENGTH } from "../../format/node";
import { Flavor, ValueType } from "../../format/value";
import { durationTextBytes, goStringOfTime, stringOfTime, TEXT } from "./format-time";
import { writeHex } from "../text/hex";
import { doubleOf, flavorOf, intOf, lengthOf, pointerOf, typeOf } from "../value/cell";
import { countOf, entriesOf } from "../value/node";
import {
  advance,
  directive,
  padFrom,
  position,
  putByte,
  putRune,
  putWord,
} from "./format-output";
import {
  putCharacter,
  putFloat,
  putHex,
  putInteger,
  putQuotedCharacter,
  putUnicode,
} from "./format-number";
import { putHexText, putQuoted, putText } from "./format-text";
import { putTypeName } from "./format-type";

/** Shows an argument: Go's printArg. */
export function putArgument(cell: usize, verb: u32): void {
  const type = typeOf(cell);
  if (verb == 0x54) {
    putType(cell);
  } else if (type == ValueType.Nil) {
    if (verb == 0x76) putNil();
    else putBadVerb(cell, verb, false);
  } else if (verb == 0x70 || (verb == 0x77 && type != ValueType.Bytes)) {
    putBadVerb(cell, verb, false);
  } else {
    putValue(cell, verb, false);
  }
}

// %T: the precision cuts a type's name, but not what nil shows.
function putType(cell: usize): void {
  const d = directive();
  const start = position();
  putTypeName(cell, false);
  const cut = start + <usize>d.precision;
  if (d.hasPrecision && typeOf(cell) != ValueType.Nil && cut < position()) advance(cut);
  padFrom(start);
}

function putNil(): void {
  const start = position();
  putWord("<nil>");
  padFrom(start);
}

// `inside`: the value is an item.
function putValue(cell: usize, verb: u32, inside: bool): void {
  switch (typeOf(cell)) {
    case ValueType.Nil: {
      putWord(directive().sharpValue ? "interface {}(nil)" : "<nil>");
      break;
    }
    case ValueType.Bool: {
      putBool(cell, verb, inside);
      break;
    }
    case ValueType.Int: {
      putIntegerValue(cell, <u64>intOf(cell), true, verb, inside);
      break;
    }
    case ValueType.Double: {
      putDouble(cell, verb, inside);
      break;
    }
    case ValueType.String: {
      if (!putString(pointerOf(cell), lengthOf(cell), verb)) putBadVerb(cell, verb, inside);
      break;
    }
    case ValueType.Bytes: {
      putByteSlice(cell, verb, inside);
      break;
    }
    case ValueType.Map:
    case ValueType.Slice: {
      putContainer(cell, verb);
      break;
    }
    case ValueType.Messages: {
      putWord("{}");
      break;
    }
    default: {
      putStringer(cell, verb);
    }
  }
}

// ---- plain values

function putBool(cell: usize, verb: u32, inside: bool): void {
  if (verb != 0x74 && verb != 0x76) {
    putBadVerb(cell, verb, inside);
    return;
  }
  const start = position();
  putWord(intOf(cell) != 0 ? "true" : "false");
  padFrom(start);
}

// Go's pp.fmtInteger. Answers false for a verb that shows no integer.
function putIntegerVerb(value: u64, signed: bool, verb: u32): bool {
  switch (verb) {
    case 0x76: // v
      if (directive().sharpValue && !signed) putHex(value, true);
      else putInteger(value, 10, signed, verb, false);
      return true;
    case 0x64: // d
      putInteger(value, 10, signed, verb, false);
      return true;
    case 0x62: // b
      putInteger(value, 2, signed, verb, false);
      return true;
    case 0x6f: // o O
    case 0x4f:
      putInteger(value, 8, signed, verb, false);
      return true;
    case 0x78: // x X
    case 0x58:
      putInteger(value, 16, signed, verb, verb == 0x58);
      return true;
    case 0x63: // c
      putCharacter(value);
      return true;
    case 0x71: // q
      putQuotedCharacter(value);
      return true;
    case 0x55: // U
      putUnicode(value);
      return true;
    default:
      return false;
  }
}

function putIntegerValue(cell: usize, value: u64, signed: bool, verb: u32, inside: bool): void {
  if (!putIntegerVerb(value, signed, verb)) putBadVerb(cell, verb, inside);
}

function putDouble(cell: usize, verb: u32, inside: bool): void {
  const value = doubleOf(cell);
  switch (verb) {
    case 0x76: // v
      putFloat(value, 0x67, -1);
      break;
    case 0x62: // b g G x X
    case 0x67:
    case 0x47:
    case 0x78:
    case 0x58:
      putFloat(value, verb, -1);
      break;
    case 0x66: // f e E
    case 0x65:
    case 0x45:
      putFloat(value, verb, 6);
      break;
    case 0x46: // F
      putFloat(value, 0x66, 6);
      break;
    default:
      putBadVerb(cell, verb, inside);
  }
}

// Go's pp.fmtString. Answers false for a verb that shows no text.
function putString(from: usize, length: u32, verb: u32): bool {
  switch (verb) {
    case 0x76: // v
      if (directive().sharpValue) putQuoted(from, length);
      else putText(from, length);
      return true;
    case 0x73: // s
      putText(from, length);
      return true;
    case 0x78: // x X
    case 0x58:
      putHexText(from, length, verb == 0x58);
      return true;
    case 0x71: // q
      putQuoted(from, length);
      return true;
    default:
      return false;
  }
}

// ---- bytes and lists

function putByteSlice(cell: usize, verb: u32, inside: bool): void {
  const from = pointerOf(cell);
  const length = lengthOf(cell);
  if (verb != 0x76 && putString(from, length, verb)) return;
  if (directive().sharpValue) {
    putWord(inside || (verb != 0x76 && verb != 0x64) ? "[]uint8" : "[]byte");
    if (length == 0) {
      putWord("(nil)");
      return;
    }
  }
  putByteItems(from, length, verb);
}

function putByteItems(from: usize, length: u32, verb: u32): void {
  putOpening();
  for (let i: u32 = 0; i < length; i++) {
    if (i > 0) putSeparator();
    const byte = <u64>load<u8>(from + i);
    if (!putIntegerVerb(byte, false, verb)) putBadByte(byte, verb);
  }
  putClosing();
}

function putBadByte(byte: u64, verb: u32): void {
  putBadOpening(verb);
  putWord("uint8=");
  putIntegerVerb(byte, false, 0x76);
  putByte(0x29);
}

// [1 2], or under %#v {1, 2}.
function putOpening(): void {
  putByte(directive().sharpValue ? 0x7b : 0x5b);
}

function putSeparator(): void {
  if (directive().sharpValue) putByte(0x2c);
  putByte(0x20);
}

function putClosing(): void {
  putByte(directive().sharpValue ? 0x7d : 0x5d);
}

function putContainer(cell: usize, verb: u32): void {
  const isMap = typeOf(cell) == ValueType.Map;
  if (directive().sharpValue) putTypeName(cell, true);
  else if (isMap) putWord("map");
  putOpening();
  const node = pointerOf(cell);
  const count = countOf(node);
  const unsigned = !isMap && flavorOf(cell) == Flavor.Uints;
  let entry = entriesOf(node);
  for (let i: u32 = 0; i < count; i++) {
    if (i > 0) putSeparator();
    const item = entry + ENTRY_CELL;
    if (isMap) {
      const key = <usize>load<u32>(entry, ENTRY_KEY);
      const length = load<u32>(entry, ENTRY_KEY_LENGTH);
      if (!putString(key, length, verb)) putBadKey(key, length, verb);
      putByte(0x3a);
    }
    if (unsigned) putIntegerValue(item, <u64>intOf(item), false, verb, true);
    else putValue(item, verb, true);
    entry += ENTRY_BYTES;
  }
  putClosing();
}

function putBadKey(from: usize, length: u32, verb: u32): void {
  putBadOpening(verb);
  putWord("string=");
  putString(from, length, 0x76);
  putByte(0x29);
}

// ---- times, durations, ids

// Types with a String method: it counts under v s x X q, but not under %#v and not behind a bad
// verb.
function putStringer(cell: usize, verb: u32): void {
  const d = directive();
  const forText =
    verb == 0x76 || verb == 0x73 || verb == 0x78 || verb == 0x58 || verb == 0x71;
  const type = typeOf(cell);
  if (d.sharpValue && !d.erring && type == ValueType.Time) {
    putText(TEXT, goStringOfTime(cell));
  } else if (forText && !d.sharpValue && !d.erring) {
    putString(TEXT, stringOf(cell), verb);
  } else if (type == ValueType.Duration) {
    putIntegerValue(cell, <u64>intOf(cell), true, verb, true);
  } else if (type == ValueType.Time) {
    putTimeFields(cell, verb);
  } else if (verb != 0x76 && forText) {
    putString(pointerOf(cell), lengthOf(cell), verb);
  } else {
    if (d.sharpValue) putTypeName(cell, false);
    putByteItems(pointerOf(cell), lengthOf(cell), verb);
  }
}

// Writes the String method's text to TEXT; answers its length.
function stringOf(cell: usize): u32 {
  if (typeOf(cell) == ValueType.Duration) return durationTextBytes(intOf(cell));
  if (typeOf(cell) == ValueType.Time) return stringOfTime(cell);
  const length = lengthOf(cell);
  if (isUnset(cell)) return 0;
  writeHex(TEXT, pointerOf(cell), length);
  return length * 2;
}

// An id without a bit set has no text.
function isUnset(cell: usize): bool {
  const length = lengthOf(cell);
  for (let i: u32 = 0; i < length; i++) {
    if (load<u8>(pointerOf(cell) + i) != 0) return false;
  }
  return true;
}

const YEAR_1: i64 = 62135596800;

// time.Time as a struct: nanoseconds, seconds since year 1, no location.
function putTimeFields(cell: usize, verb: u32): void {
  const d = directive();
  if (d.sharpValue) putTypeName(cell, false);
  putByte(0x7b);
  putFieldName("wall:");
  putTimeField(lengthOf(cell), false, verb, "uint64=");
  putSeparator();
  putFieldName("ext:");
  putTimeField(<u64>(intOf(cell) + YEAR_1), true, verb, "int64=");
  putSeparator();
  putFieldName("loc:");
  if (verb == 0x76 && d.sharpValue) putWord("(*time.Location)(nil)");
  else if (verb == 0x76) putNil();
  else if (verb == 0x62 || verb == 0x6f || verb == 0x64) putIntegerVerb(0, false, verb);
  else {
    putBadOpening(verb);
    putWord("*time.Location=");
    putNil();
    putByte(0x29);
  }
  putByte(0x7d);
}

function putFieldName(name: string): void {
  if (directive().plusValue || directive().sharpValue) putWord(name);
}

function putTimeField(value: u64, signed: bool, verb: u32, type: string): void {
  if (putIntegerVerb(value, signed, verb)) return;
  putBadOpening(verb);
  putWord(type);
  putIntegerVerb(value, signed, 0x76);
  putByte(0x29);
}

// ---- bad verbs

function putBadOpening(verb: u32): void {
  putWord("%!");
  putRune(verb);
  putByte(0x28);
}

/** %!verb(type=value). */
function putBadVerb(cell: usize, verb: u32, inside: bool): void {
  const d = directive();
  putBadOpening(verb);
  if (typeOf(cell) == ValueType.Nil) putWord("<nil>");
  else {
    putTypeName(cell, inside);
    putByte(0x3d);
    const erring = d.erring;
    d.erring = true;
    putValue(cell, 0x76, inside);
    d.erring = erring;
  }
  putByte(0x29);
}
