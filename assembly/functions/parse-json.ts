// ParseJSON (func_parse_json.go): JSON text to a map or a slice, as goccy/go-json decodes it into
// an `any`, oddities included.
//
//   numbers     what consists of digits . e E + - and is a number for strconv.ParseFloat:
//               01, 1. and 1.e5 are, 1e400 is not
//   the end     white space, then the end or a NUL: what stands behind a NUL is not read
//   keys        null is a key too, the empty one; of equal keys the last one counts
//   top level   an object or an array; everything else fails
//
// It goes through the text once, without recursion: containers that are open lie on the stack of
// entries. Where the reference takes 10,000 levels, values here have JSON_NESTING_MAX.

import { Failure } from "../../format/failure";
import { JSON_NESTING_MAX } from "../../format/limits";
import { EntryState } from "../../format/node";
import { ValueType } from "../../format/value";
import { fail } from "../machine/failure";
import { outcome, Outcome } from "../text/outcome";
import { parseDouble } from "../text/parse-double";
import {
  lengthOf,
  moveCell,
  pointerOf,
  setBool,
  setDouble,
  setState,
  setString,
} from "../value/cell";
import {
  clearStack,
  closeEntry,
  isOpen,
  openEntry,
  openType,
  pushEntry,
  rootCell,
} from "../value/stack";
import { argument } from "./argument";
import { stringArgument } from "./getters";
import { jsonString, jsonStringLength, readJsonString } from "./json-string";

const OPEN_BRACE: u32 = 0x7b;
const CLOSE_BRACE: u32 = 0x7d;
const OPEN_BRACKET: u32 = 0x5b;
const CLOSE_BRACKET: u32 = 0x5d;
const COMMA: u32 = 0x2c;
const COLON: u32 = 0x3a;
const QUOTE: u32 = 0x22;

let at: usize = 0;
let end: usize = 0;
let depth: u32 = 0;

export function parseJson(to: usize, args: usize): bool {
  const text = argument(args, 0);
  if (!stringArgument(text)) return false;
  at = pointerOf(text);
  end = at + lengthOf(text);
  depth = 0;
  skipSpace();
  const first = peek();
  if (first != OPEN_BRACE && first != OPEN_BRACKET) return fail(Failure.Unparsable);
  clearStack();
  if (!readDocument()) {
    if (depth > <u32>JSON_NESTING_MAX) return fail(Failure.Limit, JSON_NESTING_MAX);
    return fail(Failure.Unparsable);
  }
  skipSpace();
  if (at < end && load<u8>(at) != 0) return fail(Failure.Unparsable);
  moveCell(to, rootCell());
  return true;
}

// What reading a value came to.
const BROKEN: u32 = 0;
const WHOLE: u32 = 1;
const OPENED: u32 = 2;

/** Instead of a cell: the container ended. */
const CLOSED: usize = 1;

// One value after the other. One that opens a container is followed by its first child, any other
// by the next one, and the end of a container by what follows it.
function readDocument(): bool {
  let cell = pushEntry(0, 0);
  while (cell != 0) {
    const came = readValue(cell);
    if (came == BROKEN) return false;
    cell = came == OPENED ? firstChild() : nextChild();
    while (cell == CLOSED) {
      if (!isOpen()) return true;
      cell = nextChild();
    }
  }
  return false;
}

// The cell of the child to read, CLOSED, or 0.
function firstChild(): usize {
  skipSpace();
  const isMap = openType() == ValueType.Map;
  if (peek() == (isMap ? CLOSE_BRACE : CLOSE_BRACKET)) return endContainer();
  return isMap ? readKey() : pushEntry(0, 0);
}

function nextChild(): usize {
  skipSpace();
  const isMap = openType() == ValueType.Map;
  const byte = peek();
  if (byte == (isMap ? CLOSE_BRACE : CLOSE_BRACKET)) return endContainer();
  if (byte != COMMA) return 0;
  at++;
  return isMap ? readKey() : pushEntry(0, 0);
}

function endContainer(): usize {
  at++;
  depth--;
  return closeEntry() ? CLOSED : 0;
}

// The cell of a member, its key and colon read, or 0.
function readKey(): usize {
  skipSpace();
  let key: usize = 0;
  let length: u32 = 0;
  if (peek() == QUOTE) {
    at = readJsonString(at, end);
    if (at == 0) return 0;
    key = jsonString;
    length = jsonStringLength;
  } else if (!skipWord(NULL, 4)) {
    return 0;
  }
  skipSpace();
  if (peek() != COLON) return 0;
  at++;
  return pushEntry(key, length);
}

// "null", "true" and "fals" as they lie in memory.
const NULL: u32 = 0x6c6c756e;
const TRUE: u32 = 0x65757274;
const FALSE: u32 = 0x736c6166;

function readValue(cell: usize): u32 {
  skipSpace();
  const byte = peek();
  if (byte == QUOTE) return readString(cell);
  if (byte == OPEN_BRACE) return openContainer(ValueType.Map);
  if (byte == OPEN_BRACKET) return openContainer(ValueType.Slice);
  if (byte == 0x2d || byte - 0x30 < 10) return readNumber(cell);
  if (byte == 0x74 && skipWord(TRUE, 4)) setBool(cell, true);
  else if (byte == 0x66 && skipWord(FALSE, 5) && load<u8>(at - 1) == 0x65) setBool(cell, false);
  else if (byte != 0x6e || !skipWord(NULL, 4)) return BROKEN;
  setState(cell, EntryState.Set);
  return WHOLE;
}

function readString(cell: usize): u32 {
  at = readJsonString(at, end);
  if (at == 0) return BROKEN;
  setString(cell, jsonString, jsonStringLength);
  setState(cell, EntryState.Set);
  return WHOLE;
}

function openContainer(type: u32): u32 {
  at++;
  if (++depth > <u32>JSON_NESTING_MAX) return BROKEN;
  openEntry(type);
  return OPENED;
}

// What may follow a number is checked by who reads on: all that may is what the reference allows,
// or fails there too.
function readNumber(cell: usize): u32 {
  const start = at++;
  while (at < end && isNumberByte(load<u8>(at))) at++;
  const value = parseDouble(start, <u32>(at - start));
  if (outcome() != Outcome.Ok) return BROKEN;
  setDouble(cell, value);
  setState(cell, EntryState.Set);
  return WHOLE;
}

function isNumberByte(byte: u32): bool {
  return byte - 0x30 < 10 || byte == 0x2e || (byte | 0x20) == 0x65 || byte == 0x2b || byte == 0x2d;
}

// Steps over `length` bytes of which the first four are `word`.
function skipWord(word: u32, length: usize): bool {
  if (end - at < length || load<u32>(at) != word) return false;
  at += length;
  return true;
}

function skipSpace(): void {
  while (at < end) {
    const byte = load<u8>(at);
    if (byte > 0x20 || (byte != 0x20 && byte != 0x0a && byte != 0x09 && byte != 0x0d)) return;
    at++;
  }
}

// The byte to read, or 0 at the end: a NUL in the text is read like its end.
function peek(): u32 {
  return at < end ? load<u8>(at) : 0;
}
