// What a pass added to the dictionary, as the fields that go to its end; a whole dictionary where
// the batch had none.

import { commit, reserve } from "../memory/arena";
import { fieldSize, writeField } from "../value/encode";
import { writeVarint } from "../wire/write";
import {
  ATTRIBUTE_TAG,
  ATTRIBUTES,
  firstAdded,
  rowCount,
  rowLength,
  rowStart,
  sourceStart,
  STRING_TAG,
  STRINGS,
} from "./dictionary";

const DICTIONARY_TAG: u8 = 0x12;

export let additionsSize: u32 = 0;

/** Writes the fields; their size is in `additionsSize`. */
export function writeAdditions(): usize {
  const size = sizeOf(STRINGS) + sizeOf(ATTRIBUTES);
  const start = reserve(<usize>size + 16);
  let to = start;
  if (sourceStart == 0) {
    store<u8>(to, DICTIONARY_TAG);
    to = writeVarint(to + 1, size);
  }
  to = writeRows(writeRows(to, STRINGS, STRING_TAG), ATTRIBUTES, ATTRIBUTE_TAG);
  commit(to);
  additionsSize = <u32>(to - start);
  return start;
}

function sizeOf(table: usize): u32 {
  let size: u32 = 0;
  const count = rowCount(table);
  for (let i = firstAdded(table); i < count; i++) size += fieldSize(rowLength(table, i));
  return size;
}

function writeRows(to: usize, table: usize, tag: u32): usize {
  const count = rowCount(table);
  for (let i = firstAdded(table); i < count; i++) {
    to = writeField(to, tag, rowStart(table, i), rowLength(table, i));
  }
  return to;
}
