// Packed number fields as lists: bucket counts, explicit bounds. Written, a slot holds the packed
// bytes of the wire.

import { Access } from "../../format/access";
import { Failure } from "../../format/failure";
import { ENTRY_CELL, EntryState } from "../../format/node";
import { Flavor, Form, ValueType } from "../../format/value";
import { commit, reserve } from "../memory/arena";
import { fail } from "../machine/failure";
import {
  doubleOf,
  flavorOf,
  formOf,
  intOf,
  lengthOf,
  pointerOf,
  setDouble,
  setInt,
  setNode,
  setState,
  setView,
  stateOf,
  typeOf,
} from "../value/cell";
import { appendEntry, countOf, entryAt, entryCell, newNode, openContainer } from "../value/node";
import { setUnixNanoseconds, unixNanoseconds } from "./unix-time";
import { malformed, readVarint, varintEnd } from "../wire/read";
import { writeVarint } from "../wire/write";

/** Reads the list into `to` as a node of numbers. */
export function loadPacked(access: u32, to: usize, slot: usize): void {
  const cell = slot + ENTRY_CELL;
  const state = stateOf(cell);
  const present = state == EntryState.Source || state == EntryState.Set;
  const node = newNode(0);
  if (present) readNumbers(access, node, pointerOf(cell), lengthOf(cell));
  setNode(to, ValueType.Slice, flavorRead(access), node);
}

function flavorRead(access: u32): u32 {
  switch (access) {
    case Access.PackedDouble:
      return Flavor.Doubles;
    case Access.PackedTimes:
      return Flavor.Times;
    case Access.PackedFixed64:
    case Access.PackedUint64:
      return Flavor.Uints;
    default:
      return Flavor.Ints;
  }
}

/** Whether the access is one to a packed field. */
export function isPacked(access: u32): bool {
  return (
    (access >= <u32>Access.PackedFixed64 && access <= <u32>Access.PackedUint64) ||
    (access >= <u32>Access.PackedInt64 && access <= <u32>Access.PackedTimes)
  );
}

// @ts-ignore: decorator
@inline
function isVarints(access: u32): bool {
  return (
    access == Access.PackedUint64 || access == Access.PackedInt64 || access == Access.PackedInt32
  );
}

function readNumbers(access: u32, node: usize, p: usize, length: u32): void {
  const end = p + length;
  const varints = isVarints(access);
  if (!varints && (length & 7) != 0) malformed(p);
  while (p < end) {
    const item = appendEntry(node, 0, 0) + ENTRY_CELL;
    if (varints) {
      const bits = <i64>readVarint(p, end);
      setInt(item, access == Access.PackedInt32 ? <i64>(<i32>bits) : bits);
      p = varintEnd;
    } else {
      if (access == Access.PackedDouble) setDouble(item, load<f64>(p));
      else if (access == Access.PackedTimes) setUnixNanoseconds(item, load<i64>(p));
      else setInt(item, load<i64>(p));
      p += 8;
    }
    setState(item, EntryState.Set);
  }
}

/**
 * Sets the slot's cell to the packed bytes of a list of numbers; nil empties it (ctxutil/slice.go).
 */
export function storePacked(access: u32, value: usize, slot: usize): bool {
  const cell = slot + ENTRY_CELL;
  if (typeOf(value) == ValueType.Nil) {
    setView(cell, ValueType.Bytes, 0, 0);
    return true;
  }
  if (typeOf(value) != ValueType.Slice) {
    return fail(Failure.WrongType, ValueType.Slice, typeOf(value));
  }
  const wanted = typeOfItems(access);
  if (!takesFlavor(access, flavorOf(value))) return fail(Failure.UnsupportedType, ValueType.Slice);
  const node = formOf(value) == Form.Node ? pointerOf(value) : openContainer(value);
  const count = countOf(node);
  for (let i: u32 = 0; i < count; i++) {
    const type = typeOf(entryCell(entryAt(node, i)));
    if (type != wanted) return fail(Failure.WrongType, wanted, type);
  }
  const start = reserve(<usize>count * 10);
  let to = start;
  for (let i: u32 = 0; i < count; i++) {
    const item = entryCell(entryAt(node, i));
    if (isVarints(access)) {
      const bits = intOf(item);
      to = writeVarint(to, <u64>(access == Access.PackedInt32 ? <i64>(<i32>bits) : bits));
    } else {
      if (access == Access.PackedDouble) store<f64>(to, doubleOf(item));
      else if (access == Access.PackedTimes) store<i64>(to, unixNanoseconds(item));
      else store<i64>(to, intOf(item));
      to += 8;
    }
  }
  commit(to);
  setView(cell, ValueType.Bytes, start, <u32>(to - start));
  return true;
}

function typeOfItems(access: u32): u32 {
  if (access == Access.PackedDouble) return ValueType.Double;
  return access == Access.PackedTimes ? ValueType.Time : ValueType.Int;
}

// A list of another element type is refused even when it is empty.
function takesFlavor(access: u32, flavor: u32): bool {
  if (access == Access.PackedTimes) return flavor == Flavor.Times;
  if (flavor == Flavor.Telemetry || flavor == Flavor.Raw) return true;
  if (access == Access.PackedDouble) return flavor == Flavor.Doubles;
  if (flavor == Flavor.Ints) return true;
  return flavor == Flavor.Uints && access != Access.PackedInt64 && access != Access.PackedInt32;
}
