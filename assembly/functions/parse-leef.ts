// ParseLEEF (transformprocessor, func_parse_leef.go): a line of the Log Event Extended Format.
//
//   anything LEEF:1.0|vendor|product|version|event id|key=value<tab>key=value
//   anything LEEF:2.0|vendor|product|version|event id|delimiter|key=value<delimiter>key=value
//
// The delimiter is one byte, or 0x and two digits; when it is empty, or left out where attributes
// follow, it is a tab. Pairs without a key or without "=" are skipped; of equal keys the last one
// counts.

import { Failure } from "../../format/failure";
import { NODE_COUNT } from "../../format/node";
import { ValueType } from "../../format/value";
import { fail } from "../machine/failure";
import { findByte, indexOfBytes } from "../text/search";
import { appendContainer, appendText, setNewMap } from "../value/append";
import { lengthOf, pointerOf } from "../value/cell";
import { countOf, entriesOf } from "../value/node";
import { keepLastValues } from "../value/unique-keys";
import { argument } from "./argument";
import { stringArgument } from "./getters";

const KEYS = memory.data<u8>([
  0x6c, 0x65, 0x65, 0x66, 0x2e, 0x76, 0x65, 0x72, 0x73, 0x69, 0x6f, 0x6e, // leef.version
  0x6c, 0x65, 0x65, 0x66, 0x2e, 0x76, 0x65, 0x6e, 0x64, 0x6f, 0x72, // leef.vendor
  // leef.product.name
  0x6c, 0x65, 0x65, 0x66, 0x2e, 0x70, 0x72, 0x6f, 0x64, 0x75, 0x63, 0x74, 0x2e, 0x6e, 0x61, 0x6d,
  0x65,
  // leef.product.version
  0x6c, 0x65, 0x65, 0x66, 0x2e, 0x70, 0x72, 0x6f, 0x64, 0x75, 0x63, 0x74, 0x2e, 0x76, 0x65, 0x72,
  0x73, 0x69, 0x6f, 0x6e,
  0x6c, 0x65, 0x65, 0x66, 0x2e, 0x65, 0x76, 0x65, 0x6e, 0x74, 0x2e, 0x69, 0x64, // leef.event.id
  // leef.attributes
  0x6c, 0x65, 0x65, 0x66, 0x2e, 0x61, 0x74, 0x74, 0x72, 0x69, 0x62, 0x75, 0x74, 0x65, 0x73,
]);
const VERSION = KEYS;
const VENDOR = KEYS + 12;
const PRODUCT_NAME = KEYS + 23;
const PRODUCT_VERSION = KEYS + 40;
const EVENT_ID = KEYS + 60;
const ATTRIBUTES = KEYS + 73;
const KEYS_END = KEYS + 88;

// "LEEF:"
const MARKER = memory.data<u8>([0x4c, 0x45, 0x45, 0x46, 0x3a]);

const PIPE: u32 = 0x7c;
const EQUALS: u32 = 0x3d;
const TAB: u32 = 0x09;

/** No byte at all: the delimiter is none. */
const INVALID: u32 = 0x100;

export function parseLeef(to: usize, args: usize): bool {
  const text = argument(args, 0);
  if (!stringArgument(text)) return false;
  const from = pointerOf(text);
  const end = from + lengthOf(text);
  const marker = indexOfBytes(from, lengthOf(text), MARKER, 5);
  if (marker < 0) return fail(Failure.Unparsable);
  const version = from + marker + 5;
  let stop = findByte(version, end, PIPE);
  const major = majorVersion(version, stop);
  if (stop == end || major == 0) return fail(Failure.Unparsable);
  const node = setNewMap(to, 6);
  appendText(node, VERSION, VENDOR, version, 3);
  for (let field: u32 = 0; field < 4; field++) {
    if (stop == end) return fail(Failure.Unparsable);
    const start = stop + 1;
    stop = findByte(start, end, PIPE);
    appendText(node, headerKey(field), headerKey(field + 1), start, <u32>(stop - start));
  }
  const attributes = appendContainer(node, ATTRIBUTES, KEYS_END, ValueType.Map);
  if (stop == end) return true;
  return readRest(attributes, stop + 1, end, major) || fail(Failure.Unparsable);
}

// 1 or 2, or 0 for a version that is neither 1.0 nor 2.0.
function majorVersion(from: usize, end: usize): u32 {
  if (end - from != 3 || load<u16>(from, 1) != 0x302e) return 0;
  const digit = <u32>load<u8>(from) - 0x30;
  return digit == 1 || digit == 2 ? digit : 0;
}

function headerKey(field: u32): usize {
  switch (field) {
    case 0:
      return VENDOR;
    case 1:
      return PRODUCT_NAME;
    case 2:
      return PRODUCT_VERSION;
    case 3:
      return EVENT_ID;
    default:
      return ATTRIBUTES;
  }
}

// What stands behind the event id: attributes, in version 2 a delimiter before them, if it is one.
function readRest(node: usize, from: usize, end: usize, major: u32): bool {
  let delimiter = TAB;
  if (major == 2) {
    const stop = findByte(from, end, PIPE);
    if (findByte(from, stop, EQUALS) == stop) {
      delimiter = delimiterOf(from, stop);
      if (delimiter == INVALID) return false;
      from = min(stop + 1, end);
    }
  }
  while (from < end) {
    const stop = findByte(from, end, delimiter);
    const equals = findByte(from, stop, EQUALS);
    if (equals > from && equals < stop) {
      appendText(node, from, equals, equals + 1, <u32>(stop - equals - 1));
    }
    from = stop + 1;
  }
  store<u32>(node, keepLastValues(entriesOf(node), countOf(node)), NODE_COUNT);
  return true;
}

function delimiterOf(from: usize, end: usize): u32 {
  if (from == end) return TAB;
  if (end - from == 1) return load<u8>(from);
  if (end - from != 4 || (load<u16>(from) | 0x2000) != 0x7830) return INVALID;
  const high = hexValue(load<u8>(from, 2));
  const low = hexValue(load<u8>(from, 3));
  return high > 15 || low > 15 ? INVALID : (high << 4) | low;
}

function hexValue(byte: u32): u32 {
  if (byte - 0x30 < 10) return byte - 0x30;
  const letter = (byte | 0x20) - 0x61;
  return letter < 6 ? letter + 10 : 16;
}
