// Cells back to AnyValue bodies: one pass to find sizes, one to write. What was never written is
// copied as it came, unknown fields included.

import { VALUE_NESTING_MAX } from "../../format/limits";
import {
  ENTRY_BYTES,
  ENTRY_CELL,
  ENTRY_KEY,
  ENTRY_KEY_LENGTH,
  ENTRY_SOURCE_END,
  ENTRY_SOURCE_START,
  EntryState,
  NODE_SIZE,
} from "../../format/node";
import { Status } from "../../format/status";
import { Form, ValueType } from "../../format/value";
import { raise } from "../memory/host";
import { varintSize, writeBytes, writeVarint } from "../wire/write";
import { doubleOf, formOf, intOf, lengthOf, pointerOf, stateOf, typeOf } from "./cell";
import { countOf, entriesOf, VALUES_TAG } from "./node";

/** Bytes of a length-delimited field with a one-byte tag. */
// @ts-ignore: decorator
@inline
export function fieldSize(bodySize: u32): u32 {
  return 1 + varintSize(bodySize) + bodySize;
}

/** Bytes of the AnyValue body that `writeAnyValue` will write for the cell. */
export function sizeAnyValue(cell: usize): u32 {
  return sizeValue(cell, 0);
}

function sizeValue(cell: usize, depth: u32): u32 {
  switch (typeOf(cell)) {
    case ValueType.Bool:
      return 2;
    case ValueType.Int:
      return 1 + varintSize(<u64>intOf(cell));
    case ValueType.Double:
      return 9;
    case ValueType.String:
    case ValueType.Bytes:
      return fieldSize(lengthOf(cell));
    case ValueType.Map:
    case ValueType.Slice:
      return fieldSize(
        formOf(cell) == Form.Wire
          ? lengthOf(cell)
          : sizeNode(pointerOf(cell), typeOf(cell) == ValueType.Map, depth),
      );
    case ValueType.Unread:
      return lengthOf(cell);
    default:
      return 0;
  }
}

function sizeNode(node: usize, isMap: bool, depth: u32): u32 {
  if (depth > <u32>VALUE_NESTING_MAX) raise(Status.TooDeep, VALUE_NESTING_MAX);
  let size: u32 = 0;
  let entry = entriesOf(node);
  const end = entry + <usize>countOf(node) * ENTRY_BYTES;
  for (; entry < end; entry += ENTRY_BYTES) {
    if (isSource(entry)) size += sourceSize(entry);
    else if (isMap) size += fieldSize(sizeKeyValue(entry, depth + 1));
    else size += fieldSize(sizeValue(entry + ENTRY_CELL, depth + 1));
  }
  store<u32>(node, size, NODE_SIZE);
  return size;
}

/** Bytes of the KeyValue body for an entry of a map. */
export function sizeKeyValue(entry: usize, depth: u32): u32 {
  const keyLength = load<u32>(entry, ENTRY_KEY_LENGTH);
  return (
    (keyLength == 0 ? 0 : fieldSize(keyLength)) + fieldSize(sizeValue(entry + ENTRY_CELL, depth))
  );
}

/** Whether the entry goes out as it came. */
// @ts-ignore: decorator
@inline
export function isSource(entry: usize): bool {
  return (
    stateOf(entry + ENTRY_CELL) == EntryState.Source && load<u32>(entry, ENTRY_SOURCE_START) != 0
  );
}

// @ts-ignore: decorator
@inline
function sourceSize(entry: usize): u32 {
  return load<u32>(entry, ENTRY_SOURCE_END) - load<u32>(entry, ENTRY_SOURCE_START);
}

/** Writes the AnyValue body; sizes must have been found just before, by `sizeAnyValue`. */
export function writeAnyValue(to: usize, cell: usize): usize {
  switch (typeOf(cell)) {
    case ValueType.Bool: {
      store<u8>(to, 0x10);
      store<u8>(to, intOf(cell) != 0 ? 1 : 0, 1);
      return to + 2;
    }
    case ValueType.Int: {
      store<u8>(to, 0x18);
      return writeVarint(to + 1, <u64>intOf(cell));
    }
    case ValueType.Double: {
      store<u8>(to, 0x21);
      store<f64>(to, doubleOf(cell), 1);
      return to + 9;
    }
    case ValueType.String:
      return writeField(to, 0x0a, pointerOf(cell), lengthOf(cell));
    case ValueType.Bytes:
      return writeField(to, 0x3a, pointerOf(cell), lengthOf(cell));
    case ValueType.Map:
      return writeContainer(to, 0x32, cell, true);
    case ValueType.Slice:
      return writeContainer(to, 0x2a, cell, false);
    case ValueType.Unread:
      return writeBytes(to, pointerOf(cell), lengthOf(cell));
    default:
      return to;
  }
}

/** A length-delimited field with a one-byte tag. */
export function writeField(to: usize, tag: u32, from: usize, size: u32): usize {
  store<u8>(to, <u8>tag);
  return writeBytes(writeVarint(to + 1, size), from, size);
}

function writeContainer(to: usize, tag: u32, cell: usize, isMap: bool): usize {
  const pointer = pointerOf(cell);
  if (formOf(cell) == Form.Wire) return writeField(to, tag, pointer, lengthOf(cell));
  store<u8>(to, <u8>tag);
  to = writeVarint(to + 1, load<u32>(pointer, NODE_SIZE));
  return writeNode(to, pointer, isMap);
}

function writeNode(to: usize, node: usize, isMap: bool): usize {
  let entry = entriesOf(node);
  const end = entry + <usize>countOf(node) * ENTRY_BYTES;
  for (; entry < end; entry += ENTRY_BYTES) {
    const source = <usize>load<u32>(entry, ENTRY_SOURCE_START);
    if (isSource(entry)) to = writeBytes(to, source, sourceSize(entry));
    else if (isMap) to = writeKeyValue(to, VALUES_TAG, entry);
    else {
      const cell = entry + ENTRY_CELL;
      store<u8>(to, <u8>VALUES_TAG);
      to = writeAnyValue(writeVarint(to + 1, writtenSize(cell)), cell);
    }
  }
  return to;
}

/** A whole KeyValue field. Sizes must have been found before. */
export function writeKeyValue(to: usize, tag: u32, entry: usize): usize {
  const cell = entry + ENTRY_CELL;
  const keyLength = load<u32>(entry, ENTRY_KEY_LENGTH);
  const valueSize = writtenSize(cell);
  store<u8>(to, <u8>tag);
  to = writeVarint(to + 1, (keyLength == 0 ? 0 : fieldSize(keyLength)) + fieldSize(valueSize));
  if (keyLength != 0) to = writeField(to, 0x0a, load<u32>(entry, ENTRY_KEY), keyLength);
  store<u8>(to, 0x12);
  return writeAnyValue(writeVarint(to + 1, valueSize), cell);
}

// The size of a value whose containers know theirs already.
function writtenSize(cell: usize): u32 {
  const type = typeOf(cell);
  if ((type == ValueType.Map || type == ValueType.Slice) && formOf(cell) == Form.Node) {
    return fieldSize(load<u32>(pointerOf(cell), NODE_SIZE));
  }
  return sizeValue(cell, 0);
}
