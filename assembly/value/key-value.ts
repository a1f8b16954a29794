// KeyValue bodies: where the key is, where the AnyValue is. Answers stand in globals, since
// AssemblyScript returns one value.
//
// The common body is key, then value, and nothing else. Fields in another order or twice (last key
// wins, value pieces merge) and fields that we don't know take the slow path.

import { allocate } from "../memory/arena";
import { hasDictionary, rowCount, rowLength, rowStart, STRINGS } from "../profiles/dictionary";
import { malformed, readVarint, skipField, varintEnd } from "../wire/read";

export let keyStart: usize = 0;
export let keySize: u32 = 0;
export let valueStart: usize = 0;
export let valueSize: u32 = 0;

const KEY_TAG: u32 = 0x0a;
const VALUE_TAG: u32 = 0x12;
const KEY_STRINDEX_TAG: u32 = 0x18;

/**
 * Sets keyStart, keySize, valueStart, valueSize from the KeyValue body `p` .. `end`. Raises on
 * malformed bytes.
 */
export function readKeyValue(p: usize, end: usize): void {
  if (end - p >= 4 && load<u8>(p) == KEY_TAG) {
    const size = <usize>load<u8>(p, 1);
    const afterKey = p + 2 + size;
    if (size < 0x80 && afterKey + 2 <= end && load<u8>(afterKey) == VALUE_TAG) {
      const valueLength = readVarint(afterKey + 1, end);
      if (valueLength == <u64>(end - varintEnd)) {
        keyStart = p + 2;
        keySize = <u32>size;
        valueStart = varintEnd;
        valueSize = <u32>valueLength;
        return;
      }
    }
  }
  readUncommon(p, end);
}

function readUncommon(p: usize, end: usize): void {
  keyStart = p;
  keySize = 0;
  valueStart = p;
  valueSize = 0;
  let textIndex: u64 = 0;
  while (p < end) {
    const tag = readVarint(p, end);
    if (tag == KEY_STRINDEX_TAG && hasDictionary()) {
      textIndex = readVarint(varintEnd, end);
      p = varintEnd;
    } else if (tag == KEY_TAG || tag == VALUE_TAG) {
      const size = readVarint(varintEnd, end);
      const start = varintEnd;
      if (size > <u64>(end - start)) malformed(p);
      if (tag == KEY_TAG) {
        keyStart = start;
        keySize = <u32>size;
      } else {
        addValue(start, <u32>size);
      }
      p = start + <usize>size;
    } else {
      const number = tag >> 3;
      if (number == 1 || number == 2) malformed(p);
      p = skipField(p, end);
    }
  }
  // In profiles a key may stand in the dictionary; one that is spelled out counts more.
  if (textIndex != 0 && keySize == 0 && textIndex < <u64>rowCount(STRINGS)) {
    keyStart = rowStart(STRINGS, <u32>textIndex);
    keySize = rowLength(STRINGS, <u32>textIndex);
  }
}

function addValue(start: usize, size: u32): void {
  if (valueSize == 0) {
    valueStart = start;
    valueSize = size;
    return;
  }
  const both = allocate(valueSize + size);
  memory.copy(both, valueStart, valueSize);
  memory.copy(both + valueSize, start, size);
  valueStart = both;
  valueSize += size;
}
