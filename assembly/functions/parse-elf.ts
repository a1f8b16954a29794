// ParseELF (transformprocessor, func_parse_elf.go): text in the W3C Extended Log Format.
//
//   #Version: 1.0            directives, known by name in any case
//   #Fields: time cs-uri     names of what the lines behind it hold
//   10:22 "/a ""b"""         an entry: values between spaces and tabs, quoted where they hold some
//
// Each entry becomes a map; a value that is missing is "-", one too many is dropped.

import { Failure } from "../../format/failure";
import { ENTRY_CELL, EntryState, NODE_COUNT } from "../../format/node";
import { Flavor, ValueType } from "../../format/value";
import { fail } from "../machine/failure";
import { noteRemark } from "../machine/journal";
import { commit, reserve } from "../memory/arena";
import { findByte } from "../text/search";
import { isSpace, trimSpaceEnd, trimSpaceStart } from "../text/trim";
import { codePoint, decodeRune, runeBytes } from "../text/utf8";
import { appendContainer, appendItem, appendText, setNewMap } from "../value/append";
import { lengthOf, pointerOf, setNode, setState, setString } from "../value/cell";
import { appendEntry, countOf, entriesOf, entryAt, findEntry, newNode } from "../value/node";
import { keepLastValues } from "../value/unique-keys";
import { argument } from "./argument";
import { stringArgument } from "./getters";

const KEYS = memory.data<u8>([
  0x65, 0x6c, 0x66, 0x2e, 0x76, 0x65, 0x72, 0x73, 0x69, 0x6f, 0x6e, // elf.version
  0x65, 0x6c, 0x66, 0x2e, 0x73, 0x6f, 0x66, 0x74, 0x77, 0x61, 0x72, 0x65, // elf.software
  0x65, 0x6c, 0x66, 0x2e, 0x64, 0x61, 0x74, 0x65, // elf.date
  // elf.start_date
  0x65, 0x6c, 0x66, 0x2e, 0x73, 0x74, 0x61, 0x72, 0x74, 0x5f, 0x64, 0x61, 0x74, 0x65,
  0x65, 0x6c, 0x66, 0x2e, 0x65, 0x6e, 0x64, 0x5f, 0x64, 0x61, 0x74, 0x65, // elf.end_date
  0x65, 0x6c, 0x66, 0x2e, 0x72, 0x65, 0x6d, 0x61, 0x72, 0x6b, // elf.remark
  0x65, 0x6c, 0x66, 0x2e, 0x66, 0x69, 0x65, 0x6c, 0x64, 0x73, // elf.fields
  0x65, 0x6c, 0x66, 0x2e, 0x65, 0x6e, 0x74, 0x72, 0x69, 0x65, 0x73, // elf.entries
]);
const VERSION = KEYS;
const SOFTWARE = KEYS + 11;
const DATE = KEYS + 23;
const START_DATE = KEYS + 31;
const END_DATE = KEYS + 45;
const REMARK = KEYS + 57;
const FIELDS = KEYS + 67;
const ENTRIES = KEYS + 77;
const KEYS_END = KEYS + 88;

// Names of directives, in small letters, and the value that is missing.
const NAMES = memory.data<u8>([
  0x73, 0x74, 0x61, 0x72, 0x74, 0x2d, 0x64, 0x61, 0x74, 0x65, // start-date
  0x65, 0x6e, 0x64, 0x2d, 0x64, 0x61, 0x74, 0x65, // end-date
  0x2d, // -
]);
const MISSING = NAMES + 18;

const PREFIX: u32 = 4;
const HASH: u32 = 0x23;
const COLON: u32 = 0x3a;
const QUOTE: u32 = 0x22;
const SPACE: u32 = 0x20;
const TAB: u32 = 0x09;

// What is being read: the text's rest, the result, the names in force, the values of a line.
let next: usize = 0;
let end: usize = 0;
let line: usize = 0;
let lineEnd: usize = 0;
let result: usize = 0;
let fields: usize = 0;
let lineValues: usize = 0;

export function parseElf(to: usize, args: usize): bool {
  const text = argument(args, 0);
  if (!stringArgument(text)) return false;
  next = pointerOf(text);
  end = next + lengthOf(text);
  result = setNewMap(to, 8);
  fields = newNode(0);
  lineValues = newNode(0);
  const entries = appendContainer(result, ENTRIES, KEYS_END, ValueType.Slice);
  while (readLine()) {
    const good = load<u8>(line) == HASH ? readDirective() : readEntry(entries);
    if (!good) return fail(Failure.Unparsable);
  }
  if (findEntry(result, VERSION, <u32>(SOFTWARE - VERSION)) == 0) return fail(Failure.Unparsable);
  const cell = appendEntry(result, FIELDS, <u32>(ENTRIES - FIELDS)) + ENTRY_CELL;
  setNode(cell, ValueType.Slice, Flavor.Telemetry, fields);
  setState(cell, EntryState.Set);
  return true;
}

// Takes the next line that is not blank, trimmed. Lines end with CR LF, CR or LF.
function readLine(): bool {
  while (next < end) {
    let stop = next;
    while (stop < end && load<u8>(stop) != 0x0a && load<u8>(stop) != 0x0d) stop++;
    line = trimSpaceStart(next, stop);
    lineEnd = trimSpaceEnd(line, stop);
    if (stop < end && load<u8>(stop) == 0x0d) stop++;
    if (stop < end && load<u8>(stop) == 0x0a) stop++;
    next = stop;
    if (line < lineEnd) return true;
  }
  return false;
}

// ---- directives

// "#Name: value". Without a colon it is skipped, unless it may have been meant to name fields.
function readDirective(): bool {
  const colon = findByte(line + 1, lineEnd, COLON);
  const start = trimSpaceStart(line + 1, colon);
  const stop = trimSpaceEnd(start, colon);
  if (colon == lineEnd) {
    return stop - start < 6 || !isNamed(start, start + 6, FIELDS + PREFIX, ENTRIES);
  }
  const value = trimSpaceStart(colon + 1, lineEnd);
  if (isNamed(start, stop, FIELDS + PREFIX, ENTRIES)) readFields(value);
  else if (isNamed(start, stop, VERSION + PREFIX, SOFTWARE)) put(VERSION, SOFTWARE, value);
  else if (isNamed(start, stop, SOFTWARE + PREFIX, DATE)) put(SOFTWARE, DATE, value);
  else if (isNamed(start, stop, DATE + PREFIX, START_DATE)) put(DATE, START_DATE, value);
  else if (isNamed(start, stop, NAMES, NAMES + 10)) put(START_DATE, END_DATE, value);
  else if (isNamed(start, stop, NAMES + 10, MISSING)) put(END_DATE, REMARK, value);
  else if (isNamed(start, stop, REMARK + PREFIX, FIELDS)) put(REMARK, FIELDS, value);
  return true;
}

// strings.EqualFold with a name in small letters: two letters have a third form beyond ASCII.
function isNamed(from: usize, stop: usize, name: usize, nameEnd: usize): bool {
  while (from < stop && name < nameEnd) {
    const rune = decodeRune(from, stop);
    let letter = codePoint(rune);
    if (letter - 0x41 < 26) letter |= 0x20;
    else if (letter == 0x17f) letter = 0x73;
    else if (letter == 0x212a) letter = 0x6b;
    if (letter != <u32>load<u8>(name)) return false;
    from += runeBytes(rune);
    name++;
  }
  return from == stop && name == nameEnd;
}

// A directive that comes again replaces the one before.
function put(key: usize, keyEnd: usize, value: usize): void {
  const entry = findEntry(result, key, <u32>(keyEnd - key));
  if (entry == 0) {
    appendText(result, key, keyEnd, value, <u32>(lineEnd - value));
    return;
  }
  setString(entry + ENTRY_CELL, value, <u32>(lineEnd - value));
  setState(entry + ENTRY_CELL, EntryState.Set);
}

// strings.Fields
function readFields(at: usize): void {
  fields = newNode(0);
  while (at < lineEnd) {
    at = trimSpaceStart(at, lineEnd);
    const start = at;
    while (at < lineEnd) {
      const rune = decodeRune(at, lineEnd);
      if (isSpace(codePoint(rune))) break;
      at += runeBytes(rune);
    }
    if (at > start) appendItem(fields, start, <u32>(at - start));
  }
}

// ---- entries

function readEntry(entries: usize): bool {
  const count = countOf(fields);
  if (count == 0 || !readValues()) return false;
  const given = countOf(lineValues);
  const node = newNode(count);
  for (let i: u32 = 0; i < count; i++) {
    const name = entryAt(fields, i) + ENTRY_CELL;
    const key = pointerOf(name);
    const keyEnd = key + lengthOf(name);
    const value = entryAt(lineValues, i) + ENTRY_CELL;
    if (i < given) appendText(node, key, keyEnd, pointerOf(value), lengthOf(value));
    else {
      appendText(node, key, keyEnd, MISSING, 1);
      noteRemark();
    }
  }
  if (given > count) noteRemark();
  store<u32>(node, keepLastValues(entriesOf(node), count), NODE_COUNT);
  const cell = appendEntry(entries, 0, 0) + ENTRY_CELL;
  setNode(cell, ValueType.Map, Flavor.Telemetry, node);
  setState(cell, EntryState.Set);
  return true;
}

// The values of the line; false at a quotation mark that nothing closes.
function readValues(): bool {
  store<u32>(lineValues, 0, NODE_COUNT);
  let at = line;
  while (at < lineEnd) {
    if (isBlank(load<u8>(at))) {
      at++;
    } else if (load<u8>(at) == QUOTE) {
      at = readQuoted(at + 1);
      if (at == 0) return false;
    } else {
      const start = at;
      while (at < lineEnd && !isBlank(load<u8>(at))) at++;
      appendItem(lineValues, start, <u32>(at - start));
    }
  }
  return true;
}

function isBlank(byte: u32): bool {
  return byte == SPACE || byte == TAB;
}

// Answers the address behind the closing mark, or 0. Two marks stand for one.
function readQuoted(start: usize): usize {
  let stop = findByte(start, lineEnd, QUOTE);
  let doubled = false;
  while (stop + 1 < lineEnd && load<u8>(stop, 1) == QUOTE) {
    doubled = true;
    stop = findByte(stop + 2, lineEnd, QUOTE);
  }
  if (stop >= lineEnd) return 0;
  if (doubled) appendHalved(start, stop);
  else appendItem(lineValues, start, <u32>(stop - start));
  return stop + 1;
}

function appendHalved(from: usize, stop: usize): void {
  const text = reserve(stop - from);
  let to = text;
  for (; from < stop; from++) {
    store<u8>(to++, load<u8>(from));
    if (load<u8>(from) == QUOTE) from++;
  }
  commit(to);
  appendItem(lineValues, text, <u32>(to - text));
}
