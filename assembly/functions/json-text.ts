// Values as JSON text, in the two ways of the reference, which differ in escapes, in exponents and
// in the order of keys:
//
//   JsonEscape.Goccy   goccy/go-json's Marshal: StringLikeGetter, so String(map), Concat, IsMatch.
//                      Keys in the order of their encoded text, `"` included: "a!" before "a".
//   JsonEscape.Plain   pcommon.Value's AsString: `body.string`. Keys in the order of their bytes.
//
// First everything is opened and each map's keys are encoded and sorted (the node's scratch word
// points at the rows), since that allocates; then the text is written at the arena's end in one go.
// A map or list of telemetry inside a literal list is a Go struct without public fields: "{}".
// Empty bytes are Go's nil slice: null. Of equal keys the last one counts, as when pdata becomes a
// Go map.

import { ENTRY_CELL, ENTRY_KEY, ENTRY_KEY_LENGTH, NODE_SIZE } from "../../format/node";
import { Flavor, ValueType } from "../../format/value";
import { allocate, commit, reserve } from "../memory/arena";
import { Base64, writeBase64 } from "../text/base64";
import { writeDoubleJson, writeDoubleString } from "../text/format-double";
import { writeBoolean, writeInteger } from "../text/integer";
import { JsonEscape, writeJsonString } from "../text/json-string";
import { compareBytes } from "../text/search";
import { RFC3339_BYTES_MAX, writeRfc3339 } from "../time/format-instant";
import { lookUp, zoneOf, zoneOffset } from "../time/zone";
import {
  bytesEqual,
  doubleOf,
  flavorOf,
  intOf,
  lengthOf,
  pointerOf,
  setString,
  typeOf,
} from "../value/cell";
import { countOf, entryAt, entryCell, openAll } from "../value/node";

/**
 * Sets `to` (which may be `cell`) to the value's JSON text. Answers false when it has none: NaN,
 * infinities.
 */
export function jsonText(to: usize, cell: usize, style: JsonEscape): bool {
  openAll(cell);
  sortKeys(cell, style);
  begin = reserve(0);
  const end = writeValue(begin, cell, style, false);
  if (end == 0) return false;
  commit(end);
  setString(to, begin, <u32>(end - begin));
  return true;
}

const BRACES: u16 = 0x7d7b;
const NULL: u32 = 0x6c6c756e;

let begin: usize = 0;

// Makes room for `more` bytes at `at`: what was written since `begin` stays where it is.
// @ts-ignore: decorator
@inline
function room(at: usize, more: usize): void {
  reserve(at - begin + more);
}

// Answers where the text ends, or 0. `literal`: the value stands in a literal list.
function writeValue(at: usize, cell: usize, style: JsonEscape, literal: bool): usize {
  room(at, RFC3339_BYTES_MAX);
  switch (typeOf(cell)) {
    case ValueType.Nil:
      return writeNull(at);
    case ValueType.Bool:
      return writeBoolean(at, intOf(cell) != 0);
    case ValueType.Int:
    case ValueType.Duration:
      return writeInteger(at, intOf(cell));
    case ValueType.Double:
      return writeNumber(at, doubleOf(cell), style);
    case ValueType.String: {
      room(at, <usize>lengthOf(cell) * 6 + 2);
      return writeJsonString(at, pointerOf(cell), lengthOf(cell), style);
    }
    case ValueType.Bytes:
      return writeBytesText(at, cell);
    case ValueType.Map:
    case ValueType.Slice: {
      const isTelemetry = flavorOf(cell) == Flavor.Telemetry;
      if (literal && isTelemetry) return writeBraces(at);
      return typeOf(cell) == ValueType.Map
        ? writeMap(at, cell, style, !isTelemetry)
        : writeList(at, cell, style, !isTelemetry);
    }
    case ValueType.Time:
      return writeTime(at, cell);
    case ValueType.TraceId:
    case ValueType.SpanId:
    case ValueType.ProfileId:
      return writeIdBytes(at, cell);
    case ValueType.Messages:
      return writeBraces(at);
    default:
      return 0;
  }
}

function writeNull(at: usize): usize {
  store<u32>(at, NULL);
  return at + 4;
}

function writeBraces(at: usize): usize {
  store<u16>(at, BRACES);
  return at + 2;
}

function writeNumber(at: usize, value: f64, style: JsonEscape): usize {
  if (!isFinite(value)) return 0;
  return style == JsonEscape.Goccy ? writeDoubleJson(at, value) : writeDoubleString(at, value);
}

function writeBytesText(at: usize, cell: usize): usize {
  const length = lengthOf(cell);
  if (length == 0) return writeNull(at);
  room(at, <usize>length * 2 + 8);
  store<u8>(at, 0x22);
  const end = writeBase64(at + 1, pointerOf(cell), length, Base64.Standard);
  store<u8>(end, 0x22);
  return end + 1;
}

// Time.MarshalJSON refuses years and zones that RFC 3339 has no place for.
function writeTime(at: usize, cell: usize): usize {
  lookUp(zoneOf(cell), intOf(cell));
  const clock = intOf(cell) + zoneOffset();
  if (clock < YEAR_0 || clock >= YEAR_10000 || abs(zoneOffset()) >= DAY_SECONDS) return 0;
  store<u8>(at, 0x22);
  const end = writeRfc3339(at + 1, intOf(cell), lengthOf(cell), zoneOffset());
  store<u8>(end, 0x22);
  return end + 1;
}

const DAY_SECONDS: i32 = 86400;
const YEAR_0: i64 = -62167219200;
const YEAR_10000: i64 = 253402300800;

// An id is an array of bytes to Go.
function writeIdBytes(at: usize, cell: usize): usize {
  const length = lengthOf(cell);
  const from = pointerOf(cell);
  room(at, <usize>length * 4 + 2);
  for (let i: u32 = 0; i < length; i++) {
    store<u8>(at, i == 0 ? 0x5b : 0x2c);
    at = writeInteger(at + 1, load<u8>(from + i));
  }
  store<u8>(at, 0x5d);
  return at + 1;
}

function writeList(at: usize, cell: usize, style: JsonEscape, literal: bool): usize {
  const node = pointerOf(cell);
  const count = countOf(node);
  store<u8>(at++, 0x5b);
  for (let i: u32 = 0; i < count; i++) {
    if (i > 0) store<u8>(at++, 0x2c);
    at = writeValue(at, entryAt(node, i) + ENTRY_CELL, style, literal);
    if (at == 0) return 0;
    room(at, 8);
  }
  store<u8>(at, 0x5d);
  return at + 1;
}

function writeMap(at: usize, cell: usize, style: JsonEscape, literal: bool): usize {
  const node = pointerOf(cell);
  const rows = <usize>load<u32>(node, NODE_SIZE);
  const count = countOf(node);
  const start = at;
  for (let i: u32 = 0; i < count; i++) {
    const row = rows + <usize>i * ROW_BYTES;
    if (i + 1 < count && isSameKey(row, row + ROW_BYTES)) continue;
    const text = <usize>load<u32>(row, ROW_TEXT);
    const size = <usize>load<u32>(row, ROW_SIZE);
    room(at, size + 8);
    store<u8>(at, at == start ? 0x7b : 0x2c);
    memory.copy(at + 1, text, size);
    store<u8>(at + 1 + size, 0x3a);
    at = writeValue(at + size + 2, <usize>load<u32>(row, ROW_ENTRY) + ENTRY_CELL, style, literal);
    if (at == 0) return 0;
  }
  room(at, 8);
  if (at == start) return writeBraces(at);
  store<u8>(at, 0x7d);
  return at + 1;
}

// ---- the order of keys
//
//   Row   0               4               8           12 .. 15
//       +---------------+---------------+-----------+-----------+
//       | encoded (ptr) | encoded bytes | entry     | -         |
//       +---------------+---------------+-----------+-----------+

const ROW_TEXT: usize = 0;
const ROW_SIZE: usize = 4;
const ROW_ENTRY: usize = 8;
const ROW_BYTES: usize = 16;

function sortKeys(cell: usize, style: JsonEscape): void {
  const type = typeOf(cell);
  if (type != ValueType.Map && type != ValueType.Slice) return;
  const node = pointerOf(cell);
  const count = countOf(node);
  for (let i: u32 = 0; i < count; i++) sortKeys(entryCell(entryAt(node, i)), style);
  if (type == ValueType.Map) store<u32>(node, <u32>sortedRows(node, count, style), NODE_SIZE);
}

function sortedRows(node: usize, count: u32, style: JsonEscape): usize {
  const bytes = <usize>count * ROW_BYTES;
  const rows = allocate(bytes * 2);
  for (let i: u32 = 0; i < count; i++) {
    const entry = entryAt(node, i);
    const length = load<u32>(entry, ENTRY_KEY_LENGTH);
    const text = reserve(<usize>length * 6 + 2);
    const end = writeJsonString(text, load<u32>(entry, ENTRY_KEY), length, style);
    commit(end);
    const row = rows + <usize>i * ROW_BYTES;
    store<u32>(row, <u32>text, ROW_TEXT);
    store<u32>(row, <u32>(end - text), ROW_SIZE);
    store<u32>(row, <u32>entry, ROW_ENTRY);
  }
  return mergeSort(rows, rows + bytes, count, style);
}

// Runs of 1, 2, 4 ... rows are merged from one half of the room to the other; equal keys keep their
// order.
function mergeSort(from: usize, to: usize, count: u32, style: JsonEscape): usize {
  for (let run: u32 = 1; run < count; run *= 2) {
    for (let start: u32 = 0; start < count; start += run * 2) {
      const middle = min(start + run, count);
      merge(from, to, start, middle, min(middle + run, count), style);
    }
    const other = from;
    from = to;
    to = other;
  }
  return from;
}

function merge(
  from: usize,
  to: usize,
  start: u32,
  middle: u32,
  end: u32,
  style: JsonEscape,
): void {
  let left = from + <usize>start * ROW_BYTES;
  let right = from + <usize>middle * ROW_BYTES;
  const leftEnd = right;
  const rightEnd = from + <usize>end * ROW_BYTES;
  let at = to + <usize>start * ROW_BYTES;
  while (left < leftEnd || right < rightEnd) {
    const takeLeft =
      left < leftEnd && (right >= rightEnd || compareKeys(left, right, style) <= 0);
    if (takeLeft) {
      v128.store(at, v128.load(left));
      left += ROW_BYTES;
    } else {
      v128.store(at, v128.load(right));
      right += ROW_BYTES;
    }
    at += ROW_BYTES;
  }
}

function compareKeys(left: usize, right: usize, style: JsonEscape): i32 {
  if (style == JsonEscape.Goccy) {
    return compareBytes(
      load<u32>(left, ROW_TEXT),
      load<u32>(left, ROW_SIZE),
      load<u32>(right, ROW_TEXT),
      load<u32>(right, ROW_SIZE),
    );
  }
  const a = <usize>load<u32>(left, ROW_ENTRY);
  const b = <usize>load<u32>(right, ROW_ENTRY);
  return compareBytes(
    load<u32>(a, ENTRY_KEY),
    load<u32>(a, ENTRY_KEY_LENGTH),
    load<u32>(b, ENTRY_KEY),
    load<u32>(b, ENTRY_KEY_LENGTH),
  );
}

function isSameKey(left: usize, right: usize): bool {
  const a = <usize>load<u32>(left, ROW_ENTRY);
  const b = <usize>load<u32>(right, ROW_ENTRY);
  return bytesEqual(
    load<u32>(a, ENTRY_KEY),
    load<u32>(a, ENTRY_KEY_LENGTH),
    load<u32>(b, ENTRY_KEY),
    load<u32>(b, ENTRY_KEY_LENGTH),
  );
}
