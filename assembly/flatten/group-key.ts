// What a resource or a scope is known by when records are grouped, as one run of bytes: two are the
// same group when their keys are the same bytes.
//
//   resource   its attributes
//   scope      name, version, attributes; and the schema URL around it, which regroup.ts compares
//
// Maps count in the order of their keys, doubles by their bits. A key that stands twice has the
// value of its first entry each time, as in the reference. Every part says how long it is: the
// reference hashes parts without lengths, so that bytes values can be made which it takes for
// others; those are not equal here.

import { VALUE_NESTING_MAX } from "../../format/limits";
import { ENTRY_KEY, ENTRY_KEY_LENGTH } from "../../format/node";
import {
  InstrumentationScopeField,
  Message,
  ResourceField,
} from "../../format/otlp";
import { Status } from "../../format/status";
import { CELL_PAYLOAD, ValueType } from "../../format/value";
import {
  addBytes,
  beginGrowing,
  GROWING_BYTES,
  growingSize,
  growingStart,
} from "../memory/growing";
import { raise } from "../memory/host";
import { bytesEqual, lengthOf, pointerOf, typeOf } from "../value/cell";
import { keySize, keyStart, readKeyValue, valueSize, valueStart } from "../value/key-value";
import {
  appendSource,
  countOf,
  entriesOf,
  entryAt,
  entryCell,
  newNode,
  openContainer,
} from "../value/node";
import { SortBy, sortEntries } from "../value/sort-entries";
import { fieldNumber, fieldStart, readField } from "../wire/field";
import { wordsOf } from "../wire/schema";

const BOX = memory.data(GROWING_BYTES, 16);
const SCRATCH = memory.data(64, 16);

/** Bytes of the key that was written last. */
export let groupKeyBytes: u32 = 0;

/** Writes the key of a Resource or an InstrumentationScope into the arena and answers where. */
export function writeBodyKey(message: u32, body: usize, end: usize): usize {
  beginGrowing(BOX, 256);
  if (message == Message.Resource) {
    addAttributes(message, ResourceField.Attributes, body, end);
  } else {
    findField(message, InstrumentationScopeField.Name, body, end);
    addText(foundStart, <u32>(foundEnd - foundStart));
    findField(message, InstrumentationScopeField.Version, body, end);
    addText(foundStart, <u32>(foundEnd - foundStart));
    addAttributes(message, InstrumentationScopeField.Attributes, body, end);
  }
  return endKey();
}

/** Writes the part of the key that the attributes are. */
export function writeMapKey(message: u32, attributes: u32, body: usize, end: usize): usize {
  beginGrowing(BOX, 256);
  addAttributes(message, attributes, body, end);
  return endKey();
}

/** Writes the part of the key that a value is. */
export function writeValueKey(cell: usize): usize {
  beginGrowing(BOX, 64);
  addValue(cell, 0);
  return endKey();
}

function endKey(): usize {
  groupKeyBytes = growingSize(BOX);
  return growingStart(BOX);
}

let foundStart: usize = 0;
let foundEnd: usize = 0;

/** Sets foundStart and foundEnd to the payload of the field, or to nothing where there is none. */
function findField(message: u32, number: u32, start: usize, end: usize): void {
  const words = wordsOf(message);
  foundStart = start;
  foundEnd = start;
  for (let p = start; p < end; ) {
    const next = readField(words, p, end);
    if (fieldNumber == number) {
      foundStart = fieldStart;
      foundEnd = next;
    }
    p = next;
  }
}

function addAttributes(message: u32, number: u32, start: usize, end: usize): void {
  const words = wordsOf(message);
  const node = newNode(0);
  for (let p = start; p < end; ) {
    const next = readField(words, p, end);
    if (fieldNumber == number) {
      readKeyValue(fieldStart, next);
      appendSource(node, keyStart, keySize, 0, next, valueStart, valueSize);
    }
    p = next;
  }
  addMap(node, 0);
}

function addMap(node: usize, depth: u32): void {
  const count = countOf(node);
  sortEntries(entriesOf(node), count, SortBy.Key, false);
  addNumber(count);
  let first: usize = 0;
  for (let i: u32 = 0; i < count; i++) {
    const entry = entryAt(node, i);
    const key = <usize>load<u32>(entry, ENTRY_KEY);
    const length = load<u32>(entry, ENTRY_KEY_LENGTH);
    const isNew =
      first == 0 ||
      !bytesEqual(load<u32>(first, ENTRY_KEY), load<u32>(first, ENTRY_KEY_LENGTH), key, length);
    if (isNew) first = entry;
    addText(key, length);
    addValue(entryCell(first), depth);
  }
}

function addValue(cell: usize, depth: u32): void {
  const type = typeOf(cell);
  addNumber(type);
  switch (type) {
    case ValueType.String:
    case ValueType.Bytes: {
      addText(pointerOf(cell), lengthOf(cell));
      return;
    }
    case ValueType.Map:
    case ValueType.Slice: {
      if (depth >= <u32>VALUE_NESTING_MAX) raise(Status.TooDeep, VALUE_NESTING_MAX);
      const node = openContainer(cell);
      if (type == ValueType.Map) addMap(node, depth + 1);
      else addItems(node, depth + 1);
      return;
    }
    default: {
      store<u64>(SCRATCH, load<u64>(cell, CELL_PAYLOAD));
      addBytes(BOX, SCRATCH, 8);
    }
  }
}

function addItems(node: usize, depth: u32): void {
  const count = countOf(node);
  addNumber(count);
  for (let i: u32 = 0; i < count; i++) addValue(entryCell(entryAt(node, i)), depth);
}

function addNumber(value: u32): void {
  store<u32>(SCRATCH, value);
  addBytes(BOX, SCRATCH, 4);
}

function addText(from: usize, size: u32): void {
  addNumber(size);
  addBytes(BOX, from, size);
}
