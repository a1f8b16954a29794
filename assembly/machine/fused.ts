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
import { decodeAnyValue } from "../value/any-value";
import { compare, ordered } from "./compare";

const SCRATCH = memory.data(CELL_BYTES, 16);
const SOURCE_UNREAD: u32 = ValueType.Unread | (EntryState.Source << (8 * CELL_STATE));

/** Whether the int or string field compares with the constant. */
export function compareField(operator: u32, access: u32, slot: usize, constant: usize): bool {
  if (access == Access.String) return compareText(operator, slot, constant);
  return ordered<i64>(operator, fieldInt(access, slot), intOf(constant));
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

/** What came of a test that may fail. */
export enum Verdict {
  No = 0,
  Yes = 1,
  Failed = 2,
}

const ARGUMENTS = memory.data(2 * CELL_BYTES, 16);

/** `IsMatch(attributes["k"], "pattern")`, for the attribute that the memo leads to. */
export function matchAttribute(memo: usize, pattern: usize): Verdict {
  const slot = <usize>load<u32>(memo, MEMO_SLOT);
  const frame = <usize>load<u32>(memo, MEMO_FRAME);
  if (load<u32>(frame, FRAME_NODE) == 0) return matchSlot(slot, pattern);
  loadAttribute(SCRATCH, slot, frame);
  return matchCell(SCRATCH, pattern);
}

/** `IsMatch(log.body, "pattern")`: the value is read, and stays unread in its slot. */
export function matchSlot(slot: usize, pattern: usize): Verdict {
  const cell = slot + ENTRY_CELL;
  if (load<u32>(cell) == SOURCE_UNREAD) {
    const body = pointerOf(cell);
    const size = lengthOf(cell);
    const head = headOfText(body, size);
    if (head != 0) {
      const isMatch = matches(pointerOf(pattern), body + head, size - <u32>head);
      return isMatch ? Verdict.Yes : Verdict.No;
    }
  }
  const value = readSlot(SCRATCH, slot);
  return value == 0 ? Verdict.No : matchCell(value, pattern);
}

/**
 * How many bytes stand before the text in an AnyValue that is one string of up to 16 KiB, 0 in any
 * other.
 */
// @ts-ignore: decorator
@inline
function headOfText(body: usize, size: u32): usize {
  const head = load<u32>(body) & 0xffffff;
  if (size >= 2 && size < 130) return (head & 0xffff) == (0x0a | ((size - 2) << 8)) ? 2 : 0;
  const long = size - 3;
  if (long < 128 || long >= 0x4000) return 0;
  return head == (0x800a | ((long & 0x7f) << 8) | ((long >> 7) << 16)) ? 3 : 0;
}

/**
 * The cell that holds the slot's value, 0 where nothing stands. One that nobody has read is read
 * into `scratch`, and stays unread in its slot.
 */
// @ts-ignore: decorator
@inline
export function readSlot(scratch: usize, slot: usize): usize {
  const cell = slot + ENTRY_CELL;
  if (load<u32>(cell) == 0 || stateOf(cell) == EntryState.Removed) return 0;
  if (load<u32>(cell) != SOURCE_UNREAD) return cell;
  decodeAnyValue(scratch, pointerOf(cell), lengthOf(cell));
  return scratch;
}

function matchCell(cell: usize, pattern: usize): Verdict {
  if (typeOf(cell) == ValueType.String) {
    const isMatch = matches(pointerOf(pattern), pointerOf(cell), lengthOf(cell));
    return isMatch ? Verdict.Yes : Verdict.No;
  }
  moveCell(ARGUMENTS, cell);
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
      const head = headOfText(body, size);
      if (head != 0) {
        const equal = bytesEqual(body + head, size - <u32>head, pointerOf(constant), length);
        return equal == (operator == Comparison.Equal);
      }
    }
  }
  loadAttribute(SCRATCH, slot, frame);
  return compare(operator, SCRATCH, constant);
}
