// ParseCSV (func_parse_csv.go, parseutils.ReadCSVRow, Go's encoding/csv): one row of fields, named
// by a header.
//
// The row may have several lines: Go's reader takes them as rows of their own, and the reference
// joins them again, the first field of each to the last one before it, with a line break between.
// Blank lines vanish. A quotation mark where none may stand ends its line without a word, unless it
// is in the first field: then the function fails. Mode lazyQuotes takes such marks as they are;
// ignoreQuotes only cuts at the delimiter.
//
// Fields are written one behind the other, which also joins: a field that goes on in the next line
// grows.

import { Failure } from "../../format/failure";
import { ENTRY_CELL, ENTRY_KEY, ENTRY_KEY_LENGTH, EntryState } from "../../format/node";
import { ValueType } from "../../format/value";
import { fail } from "../machine/failure";
import { allocate } from "../memory/arena";
import { equalBytes, findByte, indexOfBytes } from "../text/search";
import { codePoint, decodeRune, RUNE_ERROR } from "../text/utf8";
import { isAbsent, lengthOf, moveCell, pointerOf, setState, setString } from "../value/cell";
import {
  clearStack,
  closeEntry,
  openChild,
  openCount,
  openEntry,
  pushEntry,
  rootCell,
} from "../value/stack";
import { argument } from "./argument";
import { stringArgument } from "./getters";

const QUOTE: u32 = 0x22;
const NEWLINE: u32 = 0x0a;
const RETURN: u32 = 0x0d;

// "," for an argument that was not given.
const COMMA = memory.data<u8>([0x2c]);

// Lengths of the modes' names, which tell them apart.
const LAZY_LENGTH: u32 = 10;
const IGNORE_LENGTH: u32 = 12;

let delimiter: usize = 0;
let delimiterLength: u32 = 0;

export function parseCsv(to: usize, args: usize): bool {
  const text = argument(args, 0);
  const header = argument(args, 1);
  if (!stringArgument(text) || !stringArgument(header)) return false;
  if (lengthOf(header) == 0) return fail(Failure.Unparsable);
  const given = argument(args, 2);
  delimiter = isAbsent(given) ? COMMA : pointerOf(given);
  delimiterLength = isAbsent(given) ? 1 : lengthOf(given);
  const mode = isAbsent(argument(args, 4)) ? 0 : lengthOf(argument(args, 4));
  clearStack();
  pushEntry(0, 0);
  openEntry(ValueType.Map);
  if (mode == IGNORE_LENGTH) splitFields(text);
  else if (!readRows(text, mode == LAZY_LENGTH)) return fail(Failure.Unparsable);
  const cut = argument(args, 3);
  const named = isAbsent(cut)
    ? nameFields(header, delimiter, delimiterLength)
    : nameFields(header, pointerOf(cut), lengthOf(cut));
  if (!named || !closeEntry()) return fail(Failure.Unparsable);
  moveCell(to, rootCell());
  return true;
}

// Gives the fields their names; false when there are not as many.
function nameFields(header: usize, cut: usize, cutLength: u32): bool {
  let at = pointerOf(header);
  const stop = at + lengthOf(header);
  const count = openCount();
  for (let i: u32 = 0; i < count; i++) {
    const found = indexOfBytes(at, <u32>(stop - at), cut, cutLength);
    if (found < 0 != (i + 1 == count)) return false;
    const length = found < 0 ? <u32>(stop - at) : <u32>found;
    const entry = openChild(i);
    store<u32>(entry, <u32>at, ENTRY_KEY);
    store<u32>(entry, length, ENTRY_KEY_LENGTH);
    at += length + cutLength;
  }
  return true;
}

function pushField(start: usize, end: usize): void {
  const cell = pushEntry(0, 0);
  setString(cell, start, <u32>(end - start));
  setState(cell, EntryState.Set);
}

function splitFields(text: usize): void {
  let at = pointerOf(text);
  const stop = at + lengthOf(text);
  for (;;) {
    const found = indexOfBytes(at, <u32>(stop - at), delimiter, delimiterLength);
    if (found < 0) break;
    pushField(at, at + found);
    at += <usize>found + delimiterLength;
  }
  pushField(at, stop);
}

// ---- Go's reader

// What is left of the text, and of the line that is read; `broken` says that the line ends with a
// line break.
let next: usize = 0;
let textEnd: usize = 0;
let line: usize = 0;
let lineEnd: usize = 0;
let broken = false;
// Where fields are written; the field that is written begins at `fieldStart`, the last whole one
// ended at `kept`.
let out: usize = 0;
let fieldStart: usize = 0;
let kept: usize = 0;
// The field to be written goes on with the last one of the line before.
let joins = false;

function readRows(text: usize, lazy: bool): bool {
  if (!isDelimiter()) return false;
  next = pointerOf(text);
  textEnd = next + lengthOf(text);
  out = allocate(lengthOf(text) + 1);
  fieldStart = out;
  kept = out;
  while (readLine()) {
    if (line == lineEnd) continue;
    joins = openCount() > 0;
    if (joins) store<u8>(out++, <u8>NEWLINE);
    if (readRecord(lazy)) continue;
    if (joins || openCount() == 0) return false;
    out = kept;
  }
  return openCount() > 0;
}

// Not every character may be one (encoding/csv's validDelim).
function isDelimiter(): bool {
  const rune = codePoint(decodeRune(delimiter, delimiter + delimiterLength));
  return rune != 0 && rune != QUOTE && rune != RETURN && rune != NEWLINE && rune != RUNE_ERROR;
}

// Takes the next line; false at the end of the text. A carriage return at its end is dropped.
function readLine(): bool {
  line = next;
  lineEnd = next;
  broken = false;
  if (next >= textEnd) return false;
  lineEnd = findByte(next, textEnd, NEWLINE);
  broken = lineEnd < textEnd;
  next = broken ? lineEnd + 1 : textEnd;
  if (lineEnd > line && load<u8>(lineEnd - 1) == RETURN) lineEnd--;
  return true;
}

function endField(): void {
  if (joins) {
    const cell = openChild(openCount() - 1) + ENTRY_CELL;
    setString(cell, pointerOf(cell), <u32>(out - pointerOf(cell)));
    setState(cell, EntryState.Set);
    joins = false;
  } else {
    pushField(fieldStart, out);
  }
  fieldStart = out;
  kept = out;
}

// The fields of a line; of several when one in quotes has line breaks. False at a quotation mark
// that may not be there.
function readRecord(lazy: bool): bool {
  let more = true;
  while (more) {
    if (line < lineEnd && load<u8>(line) == QUOTE) {
      line++;
      const came = readQuoted(lazy);
      if (came == BROKEN) return false;
      more = came == CONTINUED;
    } else {
      const found = indexOfBytes(line, <u32>(lineEnd - line), delimiter, delimiterLength);
      const end = found < 0 ? lineEnd : line + found;
      if (!lazy && findByte(line, end, QUOTE) < end) return false;
      copyOut(line, end);
      endField();
      more = found >= 0;
      line = end + delimiterLength;
    }
  }
  return true;
}

function copyOut(from: usize, end: usize): void {
  memory.copy(out, from, end - from);
  out += end - from;
}

// What came behind a field in quotes.
const BROKEN: u32 = 0;
const CONTINUED: u32 = 1;
const ENDED: u32 = 2;

function readQuoted(lazy: bool): u32 {
  while (true) {
    const quote = findByte(line, lineEnd, QUOTE);
    copyOut(line, quote);
    if (quote < lineEnd) {
      line = quote + 1;
      if (line == lineEnd) {
        endField();
        return ENDED;
      }
      if (load<u8>(line) == QUOTE) {
        store<u8>(out++, <u8>QUOTE);
        line++;
      } else if (startsWithDelimiter()) {
        line += delimiterLength;
        endField();
        return CONTINUED;
      } else if (lazy) {
        store<u8>(out++, <u8>QUOTE);
      } else {
        return BROKEN;
      }
      continue;
    }
    if (broken) store<u8>(out++, <u8>NEWLINE);
    if (readLine()) continue;
    // The text ended inside the quotes.
    if (!lazy) return BROKEN;
    endField();
    return ENDED;
  }
}

function startsWithDelimiter(): bool {
  return (
    lineEnd - line >= <usize>delimiterLength && equalBytes(line, delimiter, delimiterLength)
  );
}
