// Editors of all values of a map that make strings: truncate_all, stringify_all.

import { InternalFunction } from "../../format/functions";
import { ENTRY_BYTES, ENTRY_CELL } from "../../format/node";
import { CELL_BYTES, ValueType } from "../../format/value";
import { argument } from "../functions/argument";
import { callFunction } from "../functions/call";
import { allocate } from "../memory/arena";
import { startsRune } from "../text/utf8";
import { intOf, isAbsent, lengthOf, moveCell, pointerOf, setString, typeOf } from "../value/cell";
import { entriesOf, entryCell } from "../value/node";
import { entriesEnd, noteValue, targetMap } from "./target";

export function truncateAll(args: usize): bool {
  const map = targetMap(argument(args, 0));
  if (map == 0) return false;
  const limit = intOf(argument(args, 1));
  const isSafe = isAbsent(argument(args, 2)) || intOf(argument(args, 2)) != 0;
  const end = entriesEnd(map);
  for (let entry = entriesOf(map); entry < end; entry += ENTRY_BYTES) {
    // The body of an AnyValue that nobody read is longer than the string in it.
    if (<i64>lengthOf(entry + ENTRY_CELL) <= limit) continue;
    const cell = entryCell(entry);
    if (typeOf(cell) != ValueType.String || <i64>lengthOf(cell) <= limit) continue;
    cut(cell, <u32>limit, isSafe, argument(args, 3));
    noteValue(cell);
  }
  return true;
}

/** Cuts a string that is longer than `limit`, so that it and the marker behind it fit. */
function cut(cell: usize, limit: u32, isSafe: bool, marker: usize): void {
  const text = pointerOf(cell);
  const markerLength: u32 = isAbsent(marker) ? 0 : lengthOf(marker);
  let at = limit - markerLength;
  if (isSafe) {
    while (at > 0 && !startsRune(load<u8>(text + at))) at--;
  }
  if (markerLength == 0) {
    setString(cell, text, at);
    return;
  }
  const marked = allocate(<usize>at + markerLength);
  memory.copy(marked, text, at);
  memory.copy(marked + at, pointerOf(marker), markerLength);
  setString(cell, marked, at + markerLength);
}

const TEXT = memory.data(CELL_BYTES, 16);

export function stringifyAll(args: usize): bool {
  const map = targetMap(argument(args, 0));
  if (map == 0) return false;
  const end = entriesEnd(map);
  for (let entry = entriesOf(map); entry < end; entry += ENTRY_BYTES) {
    const cell = entryCell(entry);
    if (typeOf(cell) == ValueType.String) continue;
    if (!callFunction(InternalFunction.AsString, TEXT, cell, 1)) return false;
    moveCell(cell, TEXT);
    noteValue(cell);
  }
  return true;
}
