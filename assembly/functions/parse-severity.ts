// ParseSeverity (func_parse_severity.go): the name of the first severity whose criteria a number or
// a text meets.
//
//   {"error": [{"equals": ["err", "fatal"]}, {"range": {"min": 400, "max": 599}}],
//    "ok": [{"range": "2xx"}]}
//
// The whole mapping is checked before anything is compared: one bad criterion fails the function
// for every value. Where two severities match, the reference takes either (it walks a Go map); here
// it is the first. That the mapping is a literal is the compiler's business.

import { Failure } from "../../format/failure";
import { ENTRY_KEY, ENTRY_KEY_LENGTH } from "../../format/node";
import { ValueType } from "../../format/value";
import { fail } from "../machine/failure";
import { bytesEqual, intOf, lengthOf, pointerOf, setString, typeOf } from "../value/cell";
import { countOf, entryAt, entryCell, findEntry, openContainer } from "../value/node";
import { argument } from "./argument";
import { mapArgument } from "./getters";

// "equals", "range", "min", "max", as they lie in memory.
const NAMES = memory.data<u8>([
  0x65, 0x71, 0x75, 0x61, 0x6c, 0x73, 0, 0, 0x72, 0x61, 0x6e, 0x67, 0x65, 0, 0, 0,
  0x6d, 0x69, 0x6e, 0, 0, 0, 0, 0, 0x6d, 0x61, 0x78, 0, 0, 0, 0, 0,
]);
const EQUALS = NAMES;
const RANGE = NAMES + 8;
const MIN = NAMES + 16;
const MAX = NAMES + 24;

export function parseSeverity(to: usize, args: usize): bool {
  const target = argument(args, 0);
  const mapping = argument(args, 1);
  if (!mapArgument(mapping)) return false;
  const severities = openContainer(mapping);
  const count = countOf(severities);
  let found: usize = 0;
  for (let i: u32 = 0; i < count; i++) {
    const severity = entryAt(severities, i);
    const list = entryCell(severity);
    const type = typeOf(list);
    if (type != ValueType.Slice) return fail(Failure.WrongType, ValueType.Slice, type);
    const criteria = openContainer(list);
    const many = countOf(criteria);
    for (let j: u32 = 0; j < many; j++) {
      const met = meets(entryCell(entryAt(criteria, j)), target);
      if (met == INVALID) return fail(Failure.UnsupportedValue, ValueType.Map);
      if (met == MET && found == 0) found = severity;
    }
  }
  if (found == 0) return fail(Failure.KeyNotFound);
  setString(to, load<u32>(found, ENTRY_KEY), load<u32>(found, ENTRY_KEY_LENGTH));
  return true;
}

const MISSED: u32 = 0;
const MET: u32 = 1;
/** The criterion is none. */
const INVALID: u32 = 2;

function meets(criterion: usize, target: usize): u32 {
  if (typeOf(criterion) != ValueType.Map) return INVALID;
  const node = openContainer(criterion);
  let met = MISSED;
  const equals = member(node, EQUALS, 6);
  if (equals != 0) met = isListed(equals, target);
  const range = member(node, RANGE, 5);
  if (met == INVALID || range == 0) return met;
  const within = isWithin(range, target);
  return within == MISSED ? met : within;
}

function member(node: usize, name: usize, length: u32): usize {
  const entry = findEntry(node, name, length);
  return entry == 0 ? 0 : entryCell(entry);
}

function isListed(list: usize, target: usize): u32 {
  if (typeOf(list) != ValueType.Slice) return INVALID;
  const node = openContainer(list);
  const count = countOf(node);
  let met = MISSED;
  for (let i: u32 = 0; i < count; i++) {
    const word = entryCell(entryAt(node, i));
    if (typeOf(word) != ValueType.String) return INVALID;
    if (typeOf(target) != ValueType.String) continue;
    if (bytesEqual(pointerOf(word), lengthOf(word), pointerOf(target), lengthOf(target))) met = MET;
  }
  return met;
}

function isWithin(range: usize, target: usize): u32 {
  let lowest: i64 = 0;
  let highest: i64 = 0;
  if (typeOf(range) == ValueType.String) {
    const hundreds = hundredsOf(range);
    if (hundreds == 0) return INVALID;
    lowest = hundreds * 100;
    highest = lowest + 99;
  } else {
    if (typeOf(range) != ValueType.Map) return INVALID;
    const node = openContainer(range);
    const from = member(node, MIN, 3);
    const to = member(node, MAX, 3);
    if (from == 0 || to == 0) return INVALID;
    if (typeOf(from) != ValueType.Int || typeOf(to) != ValueType.Int) return INVALID;
    lowest = intOf(from);
    highest = intOf(to);
  }
  if (typeOf(target) != ValueType.Int) return MISSED;
  return intOf(target) >= lowest && intOf(target) <= highest ? MET : MISSED;
}

// The digit of "2xx" to "5xx", or 0.
function hundredsOf(text: usize): i64 {
  if (lengthOf(text) != 3 || load<u16>(pointerOf(text), 1) != 0x7878) return 0;
  const digit = <u32>load<u8>(pointerOf(text)) - 0x30;
  return digit >= 2 && digit <= 5 ? <i64>digit : 0;
}
