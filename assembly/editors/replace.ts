// The replacing editors: replace_pattern, replace_match, replace_all_patterns, replace_all_matches.
//
// The order is the reference's: replace_match wants its replacement before it looks at the target,
// replace_pattern afterwards; a function that fails on one value of a map leaves that value alone,
// and one that fails on a key loses the entry.

import { Failure } from "../../format/failure";
import { PatternKind } from "../../format/functions";
import { ENTRY_BYTES, ENTRY_KEY, ENTRY_KEY_LENGTH } from "../../format/node";
import { CELL_BYTES, ValueType } from "../../format/value";
import { argument } from "../functions/argument";
import { stringArgument } from "../functions/getters";
import { failureCode } from "../machine/failure";
import { matches } from "../regex/choose";
import { lengthOf, moveCell, pointerOf, setUnwritten, typeOf } from "../value/cell";
import { countOf, entriesOf, entryCell, newNode } from "../value/node";
import { wholeReplacement } from "./replacement";
import { replaceText, textMatched } from "./replace-text";
import {
  entriesEnd,
  noteValue,
  patternArgument,
  putMoved,
  replaceEntries,
  targetMap,
} from "./target";

const REPLACED = memory.data(CELL_BYTES, 16);

/** Arguments: target, pattern, replacement, function, format. */
export function replacePattern(to: usize, args: usize): bool {
  const target = argument(args, 0);
  const row = argument(args, 2);
  setUnwritten(to);
  if (typeOf(target) == ValueType.Nil) return true;
  if (!stringArgument(row)) return false;
  if (typeOf(target) != ValueType.String) return true;
  const pattern = patternArgument(argument(args, 1));
  if (pattern == 0) return false;
  if (!replaceText(REPLACED, pattern, pointerOf(target), lengthOf(target), row)) return false;
  if (textMatched) moveCell(to, REPLACED);
  return true;
}

/** Arguments: target, glob, replacement, function, format. */
export function replaceMatch(to: usize, args: usize): bool {
  const target = argument(args, 0);
  const glob = patternArgument(argument(args, 1), PatternKind.Glob);
  setUnwritten(to);
  if (glob == 0 || !wholeReplacement(REPLACED, argument(args, 2))) return false;
  if (typeOf(target) != ValueType.String) return true;
  if (matches(glob, pointerOf(target), lengthOf(target))) moveCell(to, REPLACED);
  return true;
}

/** Arguments: target, glob, replacement, function, format. */
export function replaceAllMatches(args: usize): bool {
  const glob = patternArgument(argument(args, 1), PatternKind.Glob);
  const map = targetMap(argument(args, 0));
  if (glob == 0 || map == 0) return false;
  if (!wholeReplacement(REPLACED, argument(args, 2))) return false;
  const end = entriesEnd(map);
  for (let entry = entriesOf(map); entry < end; entry += ENTRY_BYTES) {
    const cell = entryCell(entry);
    if (typeOf(cell) != ValueType.String) continue;
    if (!matches(glob, pointerOf(cell), lengthOf(cell))) continue;
    moveCell(cell, REPLACED);
    noteValue(cell);
  }
  return true;
}

/** Arguments: target, mode, pattern, replacement, function, format. */
export function replaceAllPatterns(args: usize): bool {
  const map = targetMap(argument(args, 0));
  if (map == 0 || !stringArgument(argument(args, 3))) return false;
  const pattern = patternArgument(argument(args, 2));
  if (pattern == 0) return false;
  const isKeys = load<u8>(pointerOf(argument(args, 1))) == 0x6b;
  const row = argument(args, 3);
  return isKeys ? replaceKeys(map, pattern, row) : replaceValues(map, pattern, row);
}

function replaceValues(map: usize, pattern: usize, row: usize): bool {
  const end = entriesEnd(map);
  for (let entry = entriesOf(map); entry < end; entry += ENTRY_BYTES) {
    const cell = entryCell(entry);
    if (typeOf(cell) != ValueType.String) continue;
    if (!replaceText(REPLACED, pattern, pointerOf(cell), lengthOf(cell), row)) {
      if (isGrave()) return false;
      continue;
    }
    if (!textMatched) continue;
    moveCell(cell, REPLACED);
    noteValue(cell);
  }
  return true;
}

/** Whether we do not have the function, which must not pass for a failure of its own. */
function isGrave(): bool {
  return failureCode == Failure.NotImplemented;
}

/** The keys go to a map that is built anew: of two keys that become one, the last value stays. */
function replaceKeys(map: usize, pattern: usize, row: usize): bool {
  let first = entriesOf(map);
  const end = entriesEnd(map);
  while (first < end && !keyMatches(pattern, first)) first += ENTRY_BYTES;
  if (first == end) return true;
  const renamed = newNode(countOf(map));
  for (let entry = entriesOf(map); entry < end; entry += ENTRY_BYTES) {
    const key = <usize>load<u32>(entry, ENTRY_KEY);
    const keyLength = load<u32>(entry, ENTRY_KEY_LENGTH);
    if (!replaceText(REPLACED, pattern, key, keyLength, row)) {
      if (isGrave()) return false;
      continue;
    }
    if (textMatched) putMoved(renamed, pointerOf(REPLACED), lengthOf(REPLACED), entry);
    else putMoved(renamed, key, keyLength, entry);
  }
  replaceEntries(map, renamed);
  return true;
}

function keyMatches(pattern: usize, entry: usize): bool {
  return matches(pattern, load<u32>(entry, ENTRY_KEY), load<u32>(entry, ENTRY_KEY_LENGTH));
}
