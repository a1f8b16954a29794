// Attributes and strings of profiles by their indices into the dictionary: reading, and writing as
// the reference does (pdata's pprofile: FromAttributeIndices, SetAttribute, SetString;
// contexts/internal/ctxprofilecommon). A value that the dictionary has already is referred to,
// another one is added.
//
// Two attributes count as equal when their bytes are: an equal one in another spelling is added
// once more, which no reader can tell.

import { Access } from "../../format/access";
import { Failure } from "../../format/failure";
import { VALUE_NESTING_MAX } from "../../format/limits";
import { ENTRY_CELL, ENTRY_KEY, ENTRY_KEY_LENGTH, EntryState } from "../../format/node";
import { Status } from "../../format/status";
import { CELL_FLAVOR, CELL_PAYLOAD, Flavor, ValueType } from "../../format/value";
import { DictionaryUse } from "../../format/instructions";
import { fail } from "../machine/failure";
import { commit, reserve } from "../memory/arena";
import { raise } from "../memory/host";
import { fieldBits } from "../resolver/field";
import { markDirty } from "../resolver/dirty";
import { trailMarked } from "../resolver/trail";
import { decodeAnyValue } from "../value/any-value";
import {
  bytesEqual,
  flavorOf,
  lengthOf,
  pointerOf,
  setInt,
  setNode,
  setPlace,
  setState,
  setString,
  setView,
  stateOf,
  typeOf,
} from "../value/cell";
import { fieldSize, sizeAnyValue, writeAnyValue } from "../value/encode";
import {
  appendEntry,
  copyCell,
  countOf,
  entryAt,
  entryCell,
  findEntry,
  newNode,
  openContainer,
} from "../value/node";
import { malformed, readVarint, skipField, varintEnd } from "../wire/read";
import { varintSize, writeVarint } from "../wire/write";
import { ATTRIBUTES, rowCount, rowLength, rowStart, STRINGS } from "./dictionary";
import { indexOfRow } from "./lookup";

/** Carries out Op.Dictionary. */
export function useDictionary(use: u32, b: usize, c: usize, d: usize): bool {
  switch (use) {
    case DictionaryUse.LoadText:
      return loadText(b, c);
    case DictionaryUse.StoreText:
      return storeText(b, c, d);
    case DictionaryUse.LoadAttributes:
      return loadAttributes(b, c);
    case DictionaryUse.StoreAttributes:
      return storeAttributes(b, c, d);
    case DictionaryUse.Place:
      return place(b, c);
    case DictionaryUse.StorePlace:
      return storePlace(pointerOf(b), c, d);
    case DictionaryUse.LoadValueType:
      return loadValueType(b, c, d);
    case DictionaryUse.StoreEdited:
      return trailMarked ? storeAttributes(b, c, d) : true;
    case DictionaryUse.StoreValueType:
      return storeValueType(b, c, d, 0);
    default:
      return storeValueType(b, c, d, 4);
  }
}

// ---- strings

function loadText(to: usize, slot: usize): bool {
  const index = <i32>fieldBits(slot);
  if (<u32>index >= rowCount(STRINGS)) return fail(Failure.DictionaryIndex, index);
  setString(to, rowStart(STRINGS, index), rowLength(STRINGS, index));
  return true;
}

function storeText(value: usize, slot: usize, frame: usize): bool {
  if (typeOf(value) == ValueType.Nil) return fail(Failure.SetNil);
  if (typeOf(value) != ValueType.String) {
    return fail(Failure.WrongType, ValueType.String, typeOf(value));
  }
  const index = <i32>fieldBits(slot);
  // A string that stands twice keeps its index.
  if (index > 0 && <u32>index < rowCount(STRINGS)) {
    if (isText(index, pointerOf(value), lengthOf(value))) return true;
  }
  storeIndex(slot, frame, indexOfRow(STRINGS, pointerOf(value), lengthOf(value)));
  return true;
}

function isText(index: u32, text: usize, length: u32): bool {
  return bytesEqual(rowStart(STRINGS, index), rowLength(STRINGS, index), text, length);
}

function storeIndex(slot: usize, frame: usize, index: u32): void {
  setInt(slot + ENTRY_CELL, <i32>index);
  markWritten(slot, frame, Access.Int32);
}

function markWritten(slot: usize, frame: usize, access: u32): void {
  store<u32>(slot, access, ENTRY_KEY_LENGTH);
  setState(slot + ENTRY_CELL, EntryState.Set);
  markDirty(frame);
}

// ---- a KeyValueAndUnit

const KEY_TAG: u64 = 0x08;
const VALUE_TAG: u64 = 0x12;
const UNIT_TAG: u64 = 0x18;
const FIELDS_MAX: u64 = 3;

let key: i32 = 0;
let valueStart: usize = 0;
let valueSize: u32 = 0;

/** Reads the attribute: the index of its key, and where its value is. */
function readAttribute(index: u32): void {
  let p = rowStart(ATTRIBUTES, index);
  const end = p + rowLength(ATTRIBUTES, index);
  key = 0;
  valueStart = p;
  valueSize = 0;
  while (p < end) {
    const tag = readVarint(p, end);
    const afterTag = varintEnd;
    const next = skipField(p, end);
    if (tag == KEY_TAG) {
      key = <i32>readVarint(afterTag, end);
    } else if (tag == VALUE_TAG) {
      readVarint(afterTag, end);
      addValue(varintEnd, <u32>(next - varintEnd));
    } else if (tag >> 3 <= FIELDS_MAX && tag != UNIT_TAG) {
      malformed(p);
    }
    p = next;
  }
}

// A message in pieces is all of them.
function addValue(start: usize, size: u32): void {
  if (valueSize == 0) {
    valueStart = start;
    valueSize = size;
    return;
  }
  const both = reserve(valueSize + size);
  memory.copy(both, valueStart, valueSize);
  memory.copy(both + valueSize, start, size);
  commit(both + valueSize + size);
  valueStart = both;
  valueSize += size;
}

function indexOfKey(entry: usize): u32 {
  return indexOfRow(STRINGS, load<u32>(entry, ENTRY_KEY), load<u32>(entry, ENTRY_KEY_LENGTH));
}

/**
 * The index of the attribute with a key, no unit, and the value in a cell; it is added where there
 * is none.
 */
function indexOfAttribute(keyIndex: u32, value: usize): u32 {
  const cell = spelledOut(value);
  const size = sizeAnyValue(cell);
  const keyBytes = keyIndex == 0 ? 0 : 1 + varintSize(keyIndex);
  const start = reserve(<usize>(keyBytes + fieldSize(size)));
  let to = start;
  if (keyIndex != 0) {
    store<u8>(to, <u8>KEY_TAG);
    to = writeVarint(to + 1, keyIndex);
  }
  store<u8>(to, <u8>VALUE_TAG);
  const end = writeAnyValue(writeVarint(to + 1, size), cell);
  commit(end);
  return indexOfRow(ATTRIBUTES, start, <u32>(end - start));
}

const COPY: usize = memory.data(16, 16);

// A resource's values may hold strings by index, which readers do not look for in the dictionary's
// own values: a container is written anew, entry by entry.
function spelledOut(value: usize): usize {
  const type = typeOf(value);
  if (type != ValueType.Map && type != ValueType.Slice) return value;
  copyCell(COPY, value);
  spellOut(COPY, 0);
  return COPY;
}

function spellOut(cell: usize, depth: u32): void {
  const type = typeOf(cell);
  if (type != ValueType.Map && type != ValueType.Slice) return;
  if (depth >= <u32>VALUE_NESTING_MAX) raise(Status.TooDeep, VALUE_NESTING_MAX);
  const node = openContainer(cell);
  const count = countOf(node);
  for (let i: u32 = 0; i < count; i++) {
    const item = entryCell(entryAt(node, i));
    spellOut(item, depth + 1);
    setState(item, EntryState.Set);
  }
}

// ---- attribute indices

// Walks the indices of a slot: where the next one stands, and the end.
let at: usize = 0;
let atEnd: usize = 0;

function beginIndices(slot: usize): void {
  const cell = slot + ENTRY_CELL;
  const state = stateOf(cell);
  const isPresent = state == EntryState.Source || state == EntryState.Set;
  at = pointerOf(cell);
  atEnd = isPresent ? at + lengthOf(cell) : at;
}

function nextIndex(): i32 {
  const index = <i32>readVarint(at, atEnd);
  at = varintEnd;
  return index;
}

/** Reads the attribute of an index and finds its key; fails where the tables have none. */
function readIndexed(index: i32): bool {
  if (<u32>index >= rowCount(ATTRIBUTES)) return fail(Failure.DictionaryIndex, index);
  readAttribute(index);
  if (<u32>key >= rowCount(STRINGS)) return fail(Failure.DictionaryIndex, key);
  return true;
}

function loadAttributes(to: usize, slot: usize): bool {
  const node = newNode(4);
  beginIndices(slot);
  while (at < atEnd) {
    if (!readIndexed(nextIndex())) return false;
    const text = rowStart(STRINGS, key);
    const length = rowLength(STRINGS, key);
    let entry = findEntry(node, text, length);
    if (entry == 0) entry = appendEntry(node, text, length);
    decodeAnyValue(entry + ENTRY_CELL, valueStart, valueSize);
    setState(entry + ENTRY_CELL, EntryState.Set);
  }
  setNode(to, ValueType.Map, Flavor.Telemetry, node);
  return true;
}

function storeAttributes(value: usize, slot: usize, frame: usize): bool {
  if (typeOf(value) == ValueType.Nil) {
    setIndices(slot, frame, 0, 0);
    return true;
  }
  if (typeOf(value) != ValueType.Map) return fail(Failure.WrongType, ValueType.Map, typeOf(value));
  const node = openContainer(value);
  const count = countOf(node);
  // The indices first, in a row: what is written in between is the dictionary's.
  const indices = reserve(<usize>count * 4);
  commit(indices + <usize>count * 4);
  for (let i: u32 = 0; i < count; i++) {
    const entry = entryAt(node, i);
    const text = indexOfKey(entry);
    store<u32>(indices + (<usize>i << 2), indexOfAttribute(text, entryCell(entry)));
  }
  const start = reserve(<usize>count * 5);
  let to = start;
  for (let i: u32 = 0; i < count; i++) to = writeVarint(to, load<u32>(indices + (<usize>i << 2)));
  commit(to);
  setIndices(slot, frame, start, <u32>(to - start));
  return true;
}

function setIndices(slot: usize, frame: usize, start: usize, size: u32): void {
  setView(slot + ENTRY_CELL, ValueType.Bytes, start, size);
  markWritten(slot, frame, Access.PackedInt32);
}

// ---- one attribute

function place(cell: usize, slot: usize): bool {
  if (typeOf(cell) != ValueType.String) return fail(Failure.KeyNotString, typeOf(cell));
  const entry = appendEntry(newNode(1), pointerOf(cell), lengthOf(cell));
  beginIndices(slot);
  while (at < atEnd) {
    if (!readIndexed(nextIndex())) return false;
    if (!isText(key, pointerOf(cell), lengthOf(cell))) continue;
    decodeAnyValue(entry + ENTRY_CELL, valueStart, valueSize);
    setState(entry + ENTRY_CELL, EntryState.Set);
    break;
  }
  setPlace(cell, entry);
  return true;
}

// The attribute takes the place of the first with its key, unless the record refers to it already.
function storePlace(entry: usize, slot: usize, frame: usize): bool {
  const text = indexOfKey(entry);
  const index = indexOfAttribute(text, entry + ENTRY_CELL);
  beginIndices(slot);
  const from = at;
  const end = atEnd;
  while (at < end) {
    const here = at;
    const other = nextIndex();
    if (<u32>other == index) return true;
    if (!readIndexed(other)) return false;
    if (<u32>key == text) {
      replaceIndex(slot, frame, from, here, at, end, index);
      return true;
    }
  }
  replaceIndex(slot, frame, from, end, end, end, index);
  return true;
}

// Of the packed indices `from` .. `end`, those from `here` to `next` become one.
function replaceIndex(
  slot: usize,
  frame: usize,
  from: usize,
  here: usize,
  next: usize,
  end: usize,
  index: u32,
): void {
  const start = reserve(end - from + 10);
  memory.copy(start, from, here - from);
  const to = writeVarint(start + (here - from), index);
  memory.copy(to, next, end - next);
  commit(to + (end - next));
  setIndices(slot, frame, start, <u32>(to + (end - next) - start));
}

// ---- a profile's ValueType as a whole: two indices in a cell that can only be copied

/** Its number among the kinds of messages (src/language/path-tables.ts). */
const VALUE_TYPE_KIND: u32 = 7;

function loadValueType(to: usize, type: usize, unitSlot: usize): bool {
  setView(to, ValueType.Messages, 0, 0);
  store<u8>(to, <u8>VALUE_TYPE_KIND, CELL_FLAVOR);
  store<u32>(to, <u32>fieldBits(type), CELL_PAYLOAD);
  store<u32>(to, <u32>fieldBits(unitSlot), CELL_PAYLOAD + 4);
  return true;
}

function storeValueType(value: usize, slot: usize, frame: usize, offset: usize): bool {
  if (typeOf(value) == ValueType.Nil) return fail(Failure.SetNil);
  if (typeOf(value) != ValueType.Messages || flavorOf(value) != VALUE_TYPE_KIND) {
    return fail(Failure.WrongType, ValueType.Messages, typeOf(value));
  }
  storeIndex(slot, frame, load<u32>(value + CELL_PAYLOAD + offset));
  return true;
}
