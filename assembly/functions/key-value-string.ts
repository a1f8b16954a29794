// ToKeyValueString (func_to_key_value_string.go): a map as pairs of key and value, each as
// pcommon's AsString writes it.
//
// Quotation marks get a backslash in front; a key or value that then holds a delimiter is put
// between quotation marks.

import { ENTRY_CELL, ENTRY_KEY, ENTRY_KEY_LENGTH } from "../../format/node";
import { reserve } from "../memory/arena";
import { indexOfBytes } from "../text/search";
import { intOf, isAbsent, lengthOf, pointerOf } from "../value/cell";
import {
  appendEntry,
  countOf,
  entriesOf,
  entryAt,
  entryCell,
  newNode,
  openContainer,
} from "../value/node";
import { SortBy, sortEntries } from "../value/sort-entries";
import { argument } from "./argument";
import { asText } from "./as-string";
import { mapArgument, takeText } from "./getters";

const QUOTE: u32 = 0x22;
const BACKSLASH: u32 = 0x5c;

// "=" and " ", for arguments that were not given.
const DEFAULTS = memory.data<u8>([0x3d, 0x20]);

let delimiter: usize = 0;
let delimiterLength: u32 = 0;
let pairDelimiter: usize = 0;
let pairDelimiterLength: u32 = 0;

export function toKeyValueString(to: usize, args: usize): bool {
  const map = argument(args, 0);
  if (!mapArgument(map)) return false;
  takeDelimiters(argument(args, 1), argument(args, 2));
  const pairs = asTexts(openContainer(map));
  const sorted = argument(args, 3);
  const count = countOf(pairs);
  if (!isAbsent(sorted) && intOf(sorted) != 0) {
    sortEntries(entriesOf(pairs), count, SortBy.Key, false);
  }
  const start = reserve(roomFor(pairs, count));
  let end = start;
  for (let i: u32 = 0; i < count; i++) {
    const entry = entryAt(pairs, i);
    if (i > 0) end = writePlain(end, pairDelimiter, pairDelimiterLength);
    end = writeEscaped(end, load<u32>(entry, ENTRY_KEY), load<u32>(entry, ENTRY_KEY_LENGTH));
    end = writePlain(end, delimiter, delimiterLength);
    end = writeEscaped(end, pointerOf(entry + ENTRY_CELL), lengthOf(entry + ENTRY_CELL));
  }
  takeText(to, start, end);
  return true;
}

function takeDelimiters(first: usize, second: usize): void {
  delimiter = isAbsent(first) ? DEFAULTS : pointerOf(first);
  delimiterLength = isAbsent(first) ? 1 : lengthOf(first);
  pairDelimiter = isAbsent(second) ? DEFAULTS + 1 : pointerOf(second);
  pairDelimiterLength = isAbsent(second) ? 1 : lengthOf(second);
}

// The map's keys, each with the text of its value.
function asTexts(source: usize): usize {
  const count = countOf(source);
  const node = newNode(count);
  for (let i: u32 = 0; i < count; i++) {
    const entry = entryAt(source, i);
    const pair = appendEntry(node, load<u32>(entry, ENTRY_KEY), load<u32>(entry, ENTRY_KEY_LENGTH));
    asText(pair + ENTRY_CELL, entryCell(entry));
  }
  return node;
}

// Every byte may be escaped, and each text quoted.
function roomFor(pairs: usize, count: u32): usize {
  let bytes: usize = <usize>count * (delimiterLength + pairDelimiterLength + 4);
  for (let i: u32 = 0; i < count; i++) {
    const entry = entryAt(pairs, i);
    bytes += (<usize>load<u32>(entry, ENTRY_KEY_LENGTH) + lengthOf(entry + ENTRY_CELL)) * 2;
  }
  return bytes;
}

function writePlain(to: usize, from: usize, length: u32): usize {
  memory.copy(to, from, length);
  return to + length;
}

function writeEscaped(to: usize, from: usize, length: u32): usize {
  const end = from + length;
  let next = to;
  for (; from < end; from++) {
    const byte = load<u8>(from);
    if (byte == QUOTE) store<u8>(next++, <u8>BACKSLASH);
    store<u8>(next++, byte);
  }
  const written = <u32>(next - to);
  const quoted =
    indexOfBytes(to, written, pairDelimiter, pairDelimiterLength) >= 0 ||
    indexOfBytes(to, written, delimiter, delimiterLength) >= 0;
  if (!quoted) return next;
  memory.copy(to + 1, to, written);
  store<u8>(to, <u8>QUOTE);
  store<u8>(next, <u8>QUOTE, 1);
  return next + 2;
}
