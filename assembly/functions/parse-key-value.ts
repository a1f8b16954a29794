// ParseKeyValue (func_parse_key_value.go, parseutils.SplitString): pairs between pair delimiters, a
// key and a value on both sides of the first delimiter in each.
//
// Quotes, single or double, keep a pair delimiter from cutting; they are dropped wherever they
// stand, so "don't" opens one. A backslash keeps the next byte from being a quote, and stays.
// Outside quotes a NUL is dropped, since the reference marks "no quote" by it. A text that has none
// of all this is not copied: keys and values are views of it.

import { Failure } from "../../format/failure";
import { ValueType } from "../../format/value";
import { EntryState } from "../../format/node";
import { fail } from "../machine/failure";
import { allocate } from "../memory/arena";
import { equalBytes, findByte, indexOfBytes } from "../text/search";
import { trimSpaceEnd, trimSpaceStart } from "../text/trim";
import { isAbsent, lengthOf, moveCell, pointerOf, setState, setString } from "../value/cell";
import { clearStack, closeEntry, openEntry, pushEntry, rootCell } from "../value/stack";
import { argument } from "./argument";
import { stringArgument } from "./getters";

const QUOTE: u32 = 0x22;
const APOSTROPHE: u32 = 0x27;
const BACKSLASH: u32 = 0x5c;

// "=" and " ", for arguments that were not given.
const DEFAULTS = memory.data<u8>([0x3d, 0x20]);

let delimiter: usize = 0;
let delimiterLength: u32 = 0;

export function parseKeyValue(to: usize, args: usize): bool {
  const text = argument(args, 0);
  if (!stringArgument(text)) return false;
  if (lengthOf(text) == 0) return fail(Failure.Unparsable);
  const given = argument(args, 1);
  delimiter = isAbsent(given) ? DEFAULTS : pointerOf(given);
  delimiterLength = isAbsent(given) ? 1 : lengthOf(given);
  const pairs = argument(args, 2);
  clearStack();
  pushEntry(0, 0);
  openEntry(ValueType.Map);
  const good = isAbsent(pairs)
    ? split(text, DEFAULTS + 1, 1)
    : split(text, pointerOf(pairs), lengthOf(pairs));
  if (!good || !closeEntry()) return fail(Failure.Unparsable);
  moveCell(to, rootCell());
  return true;
}

function split(text: usize, pairDelimiter: usize, pairDelimiterLength: u32): bool {
  let at = pointerOf(text);
  const end = at + lengthOf(text);
  const copies = holdsSpecial(at, end);
  // Where the piece's bytes go; without copies, where they stand.
  let piece = copies ? allocate(lengthOf(text)) : at;
  let to = piece;
  let quote: u32 = 0;
  let escaped = false;
  while (at < end) {
    if (quote == 0 && startsWith(at, end, pairDelimiter, pairDelimiterLength)) {
      if (to > piece && !addPair(piece, to)) return false;
      at += pairDelimiterLength;
      if (!copies) to = at;
      piece = to;
      continue;
    }
    const byte = <u32>load<u8>(at++);
    if (escaped) {
      escaped = false;
    } else if (quote == 0 && (byte == QUOTE || byte == APOSTROPHE)) {
      quote = byte;
      continue;
    } else if (byte == quote) {
      quote = 0;
      continue;
    } else {
      escaped = byte == BACKSLASH;
    }
    if (copies) store<u8>(to, <u8>byte);
    to++;
  }
  return quote == 0 && (to == piece || addPair(piece, to));
}

function holdsSpecial(at: usize, end: usize): bool {
  return (
    findByte(at, end, QUOTE) < end ||
    findByte(at, end, APOSTROPHE) < end ||
    findByte(at, end, 0) < end
  );
}

// @ts-ignore: decorator
@inline
function startsWith(at: usize, end: usize, text: usize, length: u32): bool {
  return (
    load<u8>(at) == load<u8>(text) && end - at >= <usize>length && equalBytes(at, text, length)
  );
}

function addPair(piece: usize, end: usize): bool {
  const cut = indexOfBytes(piece, <u32>(end - piece), delimiter, delimiterLength);
  if (cut < 0) return false;
  const keyStart = trimSpaceStart(piece, piece + cut);
  const keyEnd = trimSpaceEnd(keyStart, piece + cut);
  const start = trimSpaceStart(piece + cut + delimiterLength, end);
  const cell = pushEntry(keyStart, <u32>(keyEnd - keyStart));
  setString(cell, start, <u32>(trimSpaceEnd(start, end) - start));
  setState(cell, EntryState.Set);
  return true;
}
