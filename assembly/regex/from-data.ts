// Patterns that come from data (`IsMatch(body, attributes["p"])`): the host compiles them, since
// the compiler is not in here.
//
// A batch keeps the first few patterns that it met, so that a thousand records with the same one
// ask once; the host keeps more, across batches (src/compiler/host-patterns.ts).

import { InternalFunction, PatternKind } from "../../format/functions";
import { PATTERNS_FROM_DATA_MAX } from "../../format/limits";
import { CELL_BYTES } from "../../format/value";
import { callHostFunction } from "../functions/host-call";
import { allocate } from "../memory/arena";
import { bytesEqual, lengthOf, moveCell, pointerOf, setInt } from "../value/cell";

const KIND = 0;
const TEXT = 4;
const LENGTH = 8;
const PATTERN = 12;
const OPTIONS = 16;
const KEPT_BYTES: usize = 20;
const kept = memory.data(PATTERNS_FROM_DATA_MAX * 20, 16);
let count: u32 = 0;

const ARGUMENTS = memory.data(3 * CELL_BYTES, 16);
const RESULT = memory.data(CELL_BYTES, 16);

/** Forgets the patterns of the batch before: their bytes are gone. */
export function forgetPatterns(): void {
  count = 0;
}

/**
 * The compiled pattern of the text in `cell`; 0 after a failure, when the text is no pattern or
 * nobody compiles. `options` is a constant string for the host, or 0.
 */
export function patternFromData(kind: PatternKind, cell: usize, options: usize): usize {
  const text = pointerOf(cell);
  const length = lengthOf(cell);
  const optionsText: usize = options == 0 ? 0 : pointerOf(options);
  for (let i: u32 = 0; i < count; i++) {
    const entry = kept + <usize>i * KEPT_BYTES;
    if (
      load<u32>(entry, KIND) == <u32>kind &&
      load<u32>(entry, OPTIONS) == <u32>optionsText &&
      bytesEqual(load<u32>(entry, TEXT), load<u32>(entry, LENGTH), text, length)
    ) {
      return load<u32>(entry, PATTERN);
    }
  }
  const pattern = compile(kind, cell, options);
  if (pattern == 0 || count == <u32>PATTERNS_FROM_DATA_MAX) return pattern;
  const entry = kept + <usize>count * KEPT_BYTES;
  count += 1;
  store<u32>(entry, <u32>kind, KIND);
  store<u32>(entry, <u32>keepText(text, length), TEXT);
  store<u32>(entry, length, LENGTH);
  store<u32>(entry, <u32>pattern, PATTERN);
  store<u32>(entry, <u32>optionsText, OPTIONS);
  return pattern;
}

/** The next pass may write over the batch that the text stands in. */
function keepText(text: usize, length: u32): usize {
  const own = allocate(length);
  memory.copy(own, text, length);
  return own;
}

function compile(kind: PatternKind, cell: usize, options: usize): usize {
  setInt(ARGUMENTS, kind);
  moveCell(ARGUMENTS + CELL_BYTES, cell);
  if (options != 0) moveCell(ARGUMENTS + 2 * CELL_BYTES, options);
  const sent: u32 = options == 0 ? 2 : 3;
  if (!callHostFunction(InternalFunction.CompilePattern, RESULT, ARGUMENTS, sent)) return 0;
  // The engines want their tables aligned, and some write to them.
  const size = lengthOf(RESULT);
  const pattern = allocate(<usize>size + 64);
  memory.copy(pattern, pointerOf(RESULT), size);
  return pattern;
}
