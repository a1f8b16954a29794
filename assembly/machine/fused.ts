// Comparisons of a record's field or attribute with a constant, without a cell in between: most
// conditions are one of these.
//
// The common case (unread, of the type that the constant has) is decided on the wire bytes; all
// else goes the long way, with the same answer (test/machine/fused.test.ts compares the two).

import { Access } from "../../format/access";
import { MEMO_FRAME, MEMO_SLOT, FRAME_NODE } from "../../format/image";
import { FunctionNumber } from "../../format/functions";
import { Comparison } from "../../format/instructions";
import { ENTRY_CELL, ENTRY_SOURCE_START, EntryState } from "../../format/node";
import { CELL_BYTES, CELL_LENGTH, CELL_PAYLOAD, CELL_STATE, ValueType } from "../../format/value";
import { fieldBits } from "../resolver/field";
import { loadAttribute } from "../resolver/frame";
import {
  bytesEqual,
  intOf,
  lengthOf,
  moveCell,
  pointerOf,
  setString,
  stateOf,
  typeOf,
} from "../value/cell";
import { callFunction } from "../functions/call";
import { matches } from "../regex/choose";
import { compare } from "./compare";

const SCRATCH = memory.data(CELL_BYTES, 16);
const SOURCE_UNREAD: u32 = ValueType.Unread | (EntryState.Source << (8 * CELL_STATE));

/** Whether the int or string field compares with the constant. */
export function compareField(operator: u32, access: u32, slot: usize, constant: usize): bool {
  if (access == Access.String) return compareText(operator, slot, constant);
  return compareInts(operator, fieldInt(access, slot), intOf(constant));
}

function fieldInt(access: u32, slot: usize): i64 {
  const cell = slot + ENTRY_CELL;
  if (load<u32>(cell) == SOURCE_UNREAD) {
    const payload = pointerOf(cell);
    if (access == Access.Fixed64) return load<i64>(payload);
    if (access == Access.Fixed32) return <i64>load<u32>(payload);
    const first = <i64>load<u8>(payload);
    if (first < 0x80) return first;
  } else if (load<u32>(slot, ENTRY_SOURCE_START) == 0 && load<u32>(cell) == 0) {
    return 0;
  }
  const bits = fieldBits(slot);
  if (access == Access.Int32) return <i64>(<i32>bits);
  return access == Access.Fixed64 ? bits : <i64>(<u32>bits);
}

function compareText(operator: u32, slot: usize, constant: usize): bool {
  const cell = slot + ENTRY_CELL;
  const isPresent = load<u32>(cell) != 0 && stateOf(cell) != EntryState.Removed;
  const length = isPresent ? lengthOf(cell) : 0;
  if (operator <= <u32>Comparison.NotEqual) {
    const equal = bytesEqual(pointerOf(cell), length, pointerOf(constant), lengthOf(constant));
    return equal == (operator == Comparison.Equal);
  }
  setString(SCRATCH, pointerOf(cell), length);
  return compare(operator, SCRATCH, constant);
}

// @ts-ignore: decorator
@inline
function compareInts(operator: u32, a: i64, b: i64): bool {
  switch (operator) {
    case Comparison.Equal:
      return a == b;
    case Comparison.NotEqual:
      return a != b;
    case Comparison.Less:
      return a < b;
    case Comparison.LessOrEqual:
      return a <= b;
    case Comparison.Greater:
      return a > b;
    default:
      return a >= b;
  }
}

/** What came of a test that may fail. */
export enum Verdict {
  No = 0,
  Yes = 1,
  Failed = 2,
}

const ARGUMENTS = memory.data(2 * CELL_BYTES, 16);

/**
 * `IsMatch(attributes["k"], "pattern")`: on the wire bytes of a string, the long way for all else.
 */
export function matchAttribute(memo: usize, pattern: usize): Verdict {
  const slot = <usize>load<u32>(memo, MEMO_SLOT);
  const frame = <usize>load<u32>(memo, MEMO_FRAME);
  const cell = slot + ENTRY_CELL;
  if (load<u32>(frame, FRAME_NODE) == 0) {
    if (load<u32>(cell) == 0) return Verdict.No;
    if (load<u32>(cell) == SOURCE_UNREAD) {
      const body = <usize>load<u32>(cell, CELL_PAYLOAD);
      const size = load<u32>(cell, CELL_LENGTH);
      if (size >= 2 && size < 130 && load<u16>(body) == <u16>(0x0a | ((size - 2) << 8))) {
        return matches(pointerOf(pattern), body + 2, size - 2) ? Verdict.Yes : Verdict.No;
      }
    }
  }
  loadAttribute(ARGUMENTS, slot, frame);
  moveCell(ARGUMENTS + CELL_BYTES, pattern);
  if (!callFunction(FunctionNumber.IsMatch, SCRATCH, ARGUMENTS, 2)) return Verdict.Failed;
  return intOf(SCRATCH) != 0 ? Verdict.Yes : Verdict.No;
}

/** Whether the attribute compares with the constant. */
export function compareAttribute(operator: u32, memo: usize, constant: usize): bool {
  const slot = <usize>load<u32>(memo, MEMO_SLOT);
  const frame = <usize>load<u32>(memo, MEMO_FRAME);
  const cell = slot + ENTRY_CELL;
  const type = typeOf(constant);
  if (load<u32>(frame, FRAME_NODE) == 0 && operator <= <u32>Comparison.NotEqual) {
    if (load<u32>(cell) == 0) {
      // Not there: nil.
      return (type == ValueType.Nil) == (operator == Comparison.Equal);
    }
    if (type == ValueType.String && load<u32>(cell) == SOURCE_UNREAD) {
      const body = <usize>load<u32>(cell, CELL_PAYLOAD);
      const size = load<u32>(cell, CELL_LENGTH);
      const length = lengthOf(constant);
      // A string that fills its AnyValue, shorter than 128 bytes.
      if (size >= 2 && load<u16>(body) == <u16>(0x0a | ((size - 2) << 8)) && size < 130) {
        const equal = bytesEqual(body + 2, size - 2, pointerOf(constant), length);
        return equal == (operator == Comparison.Equal);
      }
    }
  }
  loadAttribute(SCRATCH, slot, frame);
  return compare(operator, SCRATCH, constant);
}
