// ExtractPatterns and ExtractGrokPatterns (func_extract_patterns.go,
// func_extract_grok_patterns.go): the named groups of a pattern's first match, as a map. No match
// gives an empty one.
//
// They differ in groups that matched nothing: ExtractPatterns has them as "", Grok leaves them out.
// A Grok pattern has a letter for each group that says what its text is converted to
// (src/compiler/pattern/grok.ts).

import { Failure } from "../../format/failure";
import { PatternKind } from "../../format/functions";
import { ENTRY_CELL, EntryState, NODE_COUNT } from "../../format/node";
import { PATTERN_NAMES, PATTERN_SLOTS, PATTERN_TYPES, UNSET } from "../../format/pattern";
import { Flavor, ValueType } from "../../format/value";
import { patternArgument } from "../editors/target";
import { fail } from "../machine/failure";
import { allocate } from "../memory/arena";
import { find } from "../regex/choose";
import { parseBoolean, parseInteger } from "../text/integer";
import { parseDouble } from "../text/parse-double";
import {
  lengthOf,
  pointerOf,
  setBool,
  setDouble,
  setInt,
  setNode,
  setState,
  setString,
} from "../value/cell";
import { appendEntry, entriesOf, newNode } from "../value/node";
import { keepLastValues } from "../value/unique-keys";
import { argument } from "./argument";
import { parsed, stringArgument } from "./getters";

/** Room for the borders of 64 groups; patterns with more take memory of their own. */
const BORDERS_BYTES: u32 = 64 * 8;
const BORDERS = memory.data(64 * 8, 4);

export function extractPatterns(to: usize, args: usize): bool {
  const pattern = patternArgument(argument(args, 1));
  if (pattern == 0) return false;
  // The reference does not refuse such a pattern before it is called.
  if (load<u32>(pattern, PATTERN_NAMES) == 0) return fail(Failure.InvalidPattern);
  const text = argument(args, 0);
  return stringArgument(text) && extract(to, text, pattern, 0);
}

export function extractGrokPatterns(to: usize, args: usize): bool {
  const pattern = patternArgument(argument(args, 1), PatternKind.Grok, argument(args, 2));
  if (pattern == 0) return false;
  const text = argument(args, 0);
  const types = pattern + load<u32>(pattern, PATTERN_TYPES);
  return stringArgument(text) && extract(to, text, pattern, types);
}

// `types` is a letter for each group, or 0 when all is text and what is empty counts.
function extract(to: usize, text: usize, pattern: usize, types: usize): bool {
  const groups = load<u32>(pattern, PATTERN_SLOTS) >> 1;
  const names = load<u32>(pattern, PATTERN_NAMES);
  const borders = groups * 8 > BORDERS_BYTES ? allocate(<usize>groups * 8) : BORDERS;
  const node = newNode(groups);
  setNode(to, ValueType.Map, Flavor.Telemetry, node);
  if (names == 0 || !find(pattern, pointerOf(text), lengthOf(text), 0, borders)) return true;
  let count: u32 = 0;
  for (let group: u32 = 1; group < groups; group++) {
    const name = pattern + names + (<usize>group << 3);
    const nameLength = load<u32>(name, 4);
    const start = load<u32>(borders + (<usize>group << 3));
    const size = start == UNSET ? 0 : load<u32>(borders + (<usize>group << 3), 4) - start;
    if (nameLength == 0 || (types != 0 && size == 0)) continue;
    const cell = appendEntry(node, pattern + load<u32>(name), nameLength) + ENTRY_CELL;
    count++;
    const from: usize = size == 0 ? 0 : pointerOf(text) + start;
    const type: u32 = types == 0 ? TEXT : load<u8>(types + group);
    if (!convert(cell, type, from, size)) return false;
    setState(cell, EntryState.Set);
  }
  store<u32>(node, keepLastValues(entriesOf(node), count), NODE_COUNT);
  return true;
}

const TEXT: u32 = 0x73;
const INT: u32 = 0x69;
const DOUBLE: u32 = 0x64;
const BOOL: u32 = 0x62;

function convert(cell: usize, type: u32, from: usize, size: u32): bool {
  switch (type) {
    case TEXT: {
      setString(cell, from, size);
      return true;
    }
    case INT: {
      setInt(cell, parseInteger(from, size));
      return parsed();
    }
    case DOUBLE: {
      setDouble(cell, parseDouble(from, size));
      return parsed();
    }
    case BOOL: {
      setBool(cell, parseBoolean(from, size));
      return parsed();
    }
    default:
      return fail(Failure.InvalidArgument);
  }
}
