// Functions on strings that give pieces of them, or say something about them (ottlfuncs:
// func_concat, func_split, func_substring, func_trim*, func_has_*, func_is_match). Pieces are
// views. How letters are rewritten is cases.ts.

import { Failure } from "../../format/failure";
import { FunctionNumber } from "../../format/functions";
import { ENTRY_CELL, EntryState } from "../../format/node";
import { CELL_BYTES, Flavor, ValueType } from "../../format/value";
import { patternArgument } from "../editors/target";
import { fail } from "../machine/failure";
import { allocate } from "../memory/arena";
import { matches } from "../regex/choose";
import { equalBytes, indexOfBytes } from "../text/search";
import { trimEnd, trimStart } from "../text/trim";
import { decodeRune, runeBytes, skipInvalid, skipValid, startsRune } from "../text/utf8";
import {
  flavorOf,
  intOf,
  isAbsent,
  lengthOf,
  moveCell,
  pointerOf,
  setBool,
  setInt,
  setNode,
  setState,
  setString,
  typeOf,
} from "../value/cell";
import { appendEntry, countOf, entryAt, entryCell, newNode, openContainer } from "../value/node";
import { argument } from "./argument";
import { asText } from "./as-string";
import { intArgument, stringArgument, stringLike } from "./getters";

const NIL_TEXT = memory.data<u8>([0x3c, 0x6e, 0x69, 0x6c, 0x3e]); // <nil>
const SPACE = memory.data<u8>([0x20]);
const REPLACEMENT = memory.data<u8>([0xef, 0xbf, 0xbd]); // U+FFFD

// ---- Concat

/** Concat(vals, delimiter). */
export function concat(to: usize, args: usize): bool {
  const values = argument(args, 0);
  const delimiter = argument(args, 1);
  if (!stringArgument(delimiter)) return false;
  if (typeOf(values) == ValueType.Nil) {
    setString(to, 0, 0);
    return true;
  }
  if (typeOf(values) == ValueType.Bytes) return concatBytes(to, values, delimiter);
  if (typeOf(values) != ValueType.Slice) {
    return fail(Failure.WrongType, ValueType.Slice, typeOf(values));
  }
  const node = openContainer(values);
  const count = countOf(node);
  const texts = allocate(<usize>count * CELL_BYTES);
  const live = flavorOf(values) == Flavor.Telemetry;
  let size: u64 = count == 0 ? 0 : <u64>(count - 1) * lengthOf(delimiter);
  for (let i: u32 = 0; i < count; i++) {
    const text = texts + <usize>i * CELL_BYTES;
    if (!itemText(text, entryCell(entryAt(node, i)), live)) return false;
    size += lengthOf(text);
  }
  return join(to, texts, count, delimiter, size);
}

// Bytes are a list of numbers to Go.
function concatBytes(to: usize, values: usize, delimiter: usize): bool {
  const count = lengthOf(values);
  const texts = allocate(<usize>count * CELL_BYTES);
  let size: u64 = count == 0 ? 0 : <u64>(count - 1) * lengthOf(delimiter);
  for (let i: u32 = 0; i < count; i++) {
    const text = texts + <usize>i * CELL_BYTES;
    setInt(text, load<u8>(pointerOf(values) + i));
    stringLike(text);
    size += lengthOf(text);
  }
  return join(to, texts, count, delimiter, size);
}

// An item of a list that lives in telemetry is a pcommon.Value, which has a text form of its own.
function itemText(to: usize, item: usize, live: bool): bool {
  moveCell(to, item);
  if (live) return asText(to, to);
  if (!stringLike(to)) return false;
  if (typeOf(to) == ValueType.Nil) setString(to, NIL_TEXT, 5);
  return true;
}

function join(to: usize, texts: usize, count: u32, delimiter: usize, size: u64): bool {
  if (size > <u64>i32.MAX_VALUE) return fail(Failure.Limit, i32.MAX_VALUE);
  const start = allocate(<usize>size);
  let at = start;
  for (let i: u32 = 0; i < count; i++) {
    if (i > 0) at = append(at, delimiter);
    at = append(at, texts + <usize>i * CELL_BYTES);
  }
  setString(to, start, <u32>size);
  return true;
}

function append(at: usize, text: usize): usize {
  memory.copy(at, pointerOf(text), lengthOf(text));
  return at + lengthOf(text);
}

// ---- Split

/** Split(target, delimiter): with an empty delimiter, into characters. */
export function split(to: usize, args: usize): bool {
  const target = argument(args, 0);
  const delimiter = argument(args, 1);
  if (!stringArgument(target) || !stringArgument(delimiter)) return false;
  const node = newNode(4);
  const size = lengthOf(delimiter);
  let at = pointerOf(target);
  const end = at + lengthOf(target);
  if (size == 0) explode(node, at, end);
  else {
    while (true) {
      const found = indexOfBytes(at, <u32>(end - at), pointerOf(delimiter), size);
      if (found < 0) break;
      appendString(node, at, <u32>found);
      at += <usize>found + size;
    }
    appendString(node, at, <u32>(end - at));
  }
  setNode(to, ValueType.Slice, Flavor.Strings, node);
  return true;
}

function explode(node: usize, at: usize, end: usize): void {
  while (at < end) {
    const size = runeBytes(decodeRune(at, end));
    appendString(node, at, size);
    at += size;
  }
}

/** Adds a string to a list. */
export function appendString(node: usize, pointer: usize, length: u32): void {
  const cell = appendEntry(node, 0, 0) + ENTRY_CELL;
  setString(cell, pointer, length);
  setState(cell, EntryState.Set);
}

// ---- pieces

/** Substring(target, start, length, utf8_safe). */
export function substring(to: usize, args: usize): bool {
  const target = argument(args, 0);
  const start = argument(args, 1);
  const length = argument(args, 2);
  if (!intArgument(start)) return false;
  if (intOf(start) < 0) return invalid(FunctionNumber.Substring);
  if (!intArgument(length)) return false;
  if (intOf(length) <= 0) return invalid(FunctionNumber.Substring);
  if (!stringArgument(target)) return false;
  const size = <i64>lengthOf(target);
  if (intOf(start) > size || intOf(length) > size - intOf(start)) {
    return invalid(FunctionNumber.Substring);
  }
  let from = <u32>intOf(start);
  let end = from + <u32>intOf(length);
  const text = pointerOf(target);
  const safe = argument(args, 3);
  if (!isAbsent(safe) && intOf(safe) != 0) {
    while (from < <u32>size && !startsRune(load<u8>(text + from))) from++;
    while (from < end && end < <u32>size && !startsRune(load<u8>(text + end))) end--;
    if (end < from) end = from;
  }
  setString(to, text + from, end - from);
  return true;
}

/** Fails as a function does whose own check of its arguments failed. */
export function invalid(number: u32): bool {
  return fail(Failure.InvalidArgument, number);
}

/** Trim(target, replacement): the replacement is the set of characters that go. */
export function trim(to: usize, args: usize): bool {
  const target = argument(args, 0);
  if (!stringArgument(target)) return false;
  const cutset = argument(args, 1);
  const set = isAbsent(cutset) ? SPACE : pointerOf(cutset);
  const setEnd = set + (isAbsent(cutset) ? 1 : <usize>lengthOf(cutset));
  const end = pointerOf(target) + lengthOf(target);
  const start = trimStart(pointerOf(target), end, set, setEnd);
  setString(to, start, <u32>(trimEnd(start, end, set, setEnd) - start));
  return true;
}

/** TrimPrefix(target, prefix). */
export function trimPrefix(to: usize, args: usize): bool {
  const target = argument(args, 0);
  const prefix = argument(args, 1);
  if (!stringArgument(target) || !stringArgument(prefix)) return false;
  const cut = startsWith(target, prefix) ? lengthOf(prefix) : 0;
  setString(to, pointerOf(target) + cut, lengthOf(target) - cut);
  return true;
}

/** TrimSuffix(target, suffix). */
export function trimSuffix(to: usize, args: usize): bool {
  const target = argument(args, 0);
  const suffix = argument(args, 1);
  if (!stringArgument(target) || !stringArgument(suffix)) return false;
  const cut = endsWith(target, suffix) ? lengthOf(suffix) : 0;
  setString(to, pointerOf(target), lengthOf(target) - cut);
  return true;
}

/** ToValidUTF8(target, replacement): a run of bytes that are no characters becomes one of it. */
export function toValidUtf8(to: usize, args: usize): bool {
  const target = argument(args, 0);
  const given = argument(args, 1);
  if (!stringArgument(target)) return false;
  const start = pointerOf(target);
  const end = start + lengthOf(target);
  if (skipValid(start, end) == end) {
    setString(to, start, lengthOf(target));
    return true;
  }
  const mark = isAbsent(given) ? REPLACEMENT : pointerOf(given);
  const markBytes: u32 = isAbsent(given) ? 3 : lengthOf(given);
  let size: u64 = lengthOf(target);
  for (let at = skipValid(start, end); at < end; at = skipValid(at, end)) {
    const next = skipInvalid(at, end);
    size += <u64>markBytes - <u64>(next - at);
    at = next;
  }
  if (size > <u64>i32.MAX_VALUE) return fail(Failure.Limit, i32.MAX_VALUE);
  const text = allocate(<usize>size);
  let out = text;
  for (let at = start; at < end; ) {
    const bad = skipValid(at, end);
    memory.copy(out, at, bad - at);
    out += bad - at;
    if (bad == end) break;
    memory.copy(out, mark, markBytes);
    out += markBytes;
    at = skipInvalid(bad, end);
  }
  setString(to, text, <u32>size);
  return true;
}

// ---- questions

/** HasPrefix(target, prefix). */
export function hasPrefix(to: usize, args: usize): bool {
  const target = argument(args, 0);
  const prefix = argument(args, 1);
  if (!stringArgument(target) || !stringArgument(prefix)) return false;
  setBool(to, startsWith(target, prefix));
  return true;
}

/** HasSuffix(target, suffix). */
export function hasSuffix(to: usize, args: usize): bool {
  const target = argument(args, 0);
  const suffix = argument(args, 1);
  if (!stringArgument(target) || !stringArgument(suffix)) return false;
  setBool(to, endsWith(target, suffix));
  return true;
}

function startsWith(text: usize, prefix: usize): bool {
  const size = lengthOf(prefix);
  return size <= lengthOf(text) && equalBytes(pointerOf(text), pointerOf(prefix), size);
}

function endsWith(text: usize, suffix: usize): bool {
  const size = lengthOf(suffix);
  if (size > lengthOf(text)) return false;
  return equalBytes(pointerOf(text) + lengthOf(text) - size, pointerOf(suffix), size);
}

/** IsMatch(target, pattern): nil matches nothing. */
export function isMatch(to: usize, args: usize): bool {
  const target = argument(args, 0);
  const pattern = argument(args, 1);
  const compiled = patternArgument(pattern);
  if (compiled == 0 || !stringLike(target)) return false;
  const found =
    typeOf(target) != ValueType.Nil &&
    matches(compiled, pointerOf(target), lengthOf(target));
  setBool(to, found);
  return true;
}
