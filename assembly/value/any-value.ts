// AnyValue bodies to cells, one level deep: a map or a list stays wire bytes until somebody opens
// it.
//
// The common body holds one field that fills it. All else (unknown fields, the oneof set twice, a
// list in pieces) takes `decodeUncommon`, which follows protobuf: the last member wins, pieces of
// the same message member merge.

import { ValueType } from "../../format/value";
import { allocate } from "../memory/arena";
import { hasDictionary, rowCount, rowLength, rowStart, STRINGS } from "../profiles/dictionary";
import { malformed, readVarint, skipField, varintEnd } from "../wire/read";
import { setBool, setDouble, setInt, setNil, setView, setWire } from "./cell";

const STRING_TAG: u32 = 0x0a;
const BOOL_TAG: u32 = 0x10;
const INT_TAG: u32 = 0x18;
const DOUBLE_TAG: u32 = 0x21;
const ARRAY_TAG: u32 = 0x2a;
const MAP_TAG: u32 = 0x32;
const BYTES_TAG: u32 = 0x3a;
const STRINDEX_TAG: u32 = 0x40;

/**
 * Sets `cell` to the value of the AnyValue whose body is `length` bytes at `body`. Raises on
 * malformed bytes.
 */
export function decodeAnyValue(cell: usize, body: usize, length: u32): void {
  if (length == 0) {
    setNil(cell);
    return;
  }
  const tag = <u32>load<u8>(body);
  const size = <u32>load<u8>(body, 1);
  if (tag == STRING_TAG && size + 2 == length && size < 0x80) {
    setView(cell, ValueType.String, body + 2, size);
    return;
  }
  // A length of two bytes: texts up to 16 KB.
  const long = (size & 0x7f) | (<u32>load<u8>(body, 2) << 7);
  if (tag == STRING_TAG && long + 3 == length && size >= 0x80 && long < 0x4000) {
    setView(cell, ValueType.String, body + 3, long);
    return;
  }
  if (tag == INT_TAG && length == 2 && size < 0x80) {
    setInt(cell, size);
    return;
  }
  decodeSlow(cell, body, length);
}

function decodeSlow(cell: usize, body: usize, length: u32): void {
  const end = body + length;
  const tag = <u32>load<u8>(body);
  let next: usize;
  if (tag == DOUBLE_TAG) {
    if (length == 9) {
      setDouble(cell, load<f64>(body, 1));
      return;
    }
  } else if (tag == INT_TAG || tag == BOOL_TAG) {
    const value = readVarint(body + 1, end);
    if (varintEnd == end) {
      if (tag == INT_TAG) setInt(cell, <i64>value);
      else setBool(cell, value != 0);
      return;
    }
  } else if (tag == STRING_TAG || tag == ARRAY_TAG || tag == MAP_TAG || tag == BYTES_TAG) {
    const size = readVarint(body + 1, end);
    next = varintEnd;
    if (size == <u64>(end - next)) {
      setMember(cell, tag, next, <u32>size);
      return;
    }
  }
  decodeUncommon(cell, body, end);
}

function setMember(cell: usize, tag: u32, start: usize, size: u32): void {
  if (tag == STRING_TAG) setView(cell, ValueType.String, start, size);
  else if (tag == BYTES_TAG) setView(cell, ValueType.Bytes, start, size);
  else setWire(cell, tag == MAP_TAG ? ValueType.Map : ValueType.Slice, start, size);
}

function decodeUncommon(cell: usize, body: usize, end: usize): void {
  setNil(cell);
  let last: u32 = 0;
  let start: usize = 0;
  let size: u32 = 0;
  let p = body;
  while (p < end) {
    const tagValue = readVarint(p, end);
    const afterTag = varintEnd;
    if (tagValue == DOUBLE_TAG) {
      if (end - afterTag < 8) malformed(p);
      setDouble(cell, load<f64>(afterTag));
      p = afterTag + 8;
      last = DOUBLE_TAG;
    } else if (tagValue == INT_TAG || tagValue == BOOL_TAG) {
      const value = readVarint(afterTag, end);
      if (tagValue == INT_TAG) setInt(cell, <i64>value);
      else setBool(cell, value != 0);
      p = varintEnd;
      last = <u32>tagValue;
    } else if (
      tagValue == STRING_TAG ||
      tagValue == ARRAY_TAG ||
      tagValue == MAP_TAG ||
      tagValue == BYTES_TAG
    ) {
      const memberSize = readVarint(afterTag, end);
      const memberStart = varintEnd;
      if (memberSize > <u64>(end - memberStart)) malformed(afterTag);
      const merges = tagValue == last && (tagValue == ARRAY_TAG || tagValue == MAP_TAG);
      if (merges) {
        start = joined(start, size, memberStart, <u32>memberSize);
        size += <u32>memberSize;
      } else {
        start = memberStart;
        size = <u32>memberSize;
      }
      setMember(cell, <u32>tagValue, start, size);
      p = memberStart + <usize>memberSize;
      last = <u32>tagValue;
    } else if (tagValue == STRINDEX_TAG) {
      setText(cell, readVarint(afterTag, end));
      p = varintEnd;
      last = STRINDEX_TAG;
    } else {
      const number = tagValue >> 3;
      // A member with a wire type that it can't have is malformed; any other number is a field that
      // we don't know.
      if (number >= 1 && number <= 8) malformed(p);
      p = skipField(p, end);
    }
  }
}

// In profiles a string may stand in the dictionary. Index 0 stands for no string, and so does one
// that the table lacks, or any where there is no dictionary.
function setText(cell: usize, index: u64): void {
  if (index == 0 || !hasDictionary() || index >= <u64>rowCount(STRINGS)) {
    setNil(cell);
    return;
  }
  const row = <u32>index;
  setView(cell, ValueType.String, rowStart(STRINGS, row), rowLength(STRINGS, row));
}

function joined(first: usize, firstSize: u32, second: usize, secondSize: u32): usize {
  const both = allocate(firstSize + secondSize);
  memory.copy(both, first, firstSize);
  memory.copy(both + firstSize, second, secondSize);
  return both;
}
