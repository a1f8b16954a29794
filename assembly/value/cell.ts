// Cells: one OTTL value in sixteen bytes (the box in format/value.ts). Here are the moves that need
// no thought; decoding is any-value.ts, opened containers are node.ts.
//
// A cell is written and copied as two words of eight bytes. A processor hands what was just stored
// to a load only when one store covers all of it; else the load waits some fifteen cycles, and a
// record's cells are read right after they are written. So no cell is loaded as sixteen bytes, and
// its first word is never stored in parts.

import {
  CELL_FLAVOR,
  CELL_FORM,
  CELL_LENGTH,
  CELL_PAYLOAD,
  CELL_STATE,
  CELL_TYPE,
  Flavor,
  Form,
  NilFlavor,
  ValueType,
} from "../../format/value";

// The first word holds type, flavor, form and state at once: one store clears all four.
// @ts-ignore: decorator
@inline
function head(type: u32, flavor: u32, form: u32): u32 {
  return type | (flavor << (8 * CELL_FLAVOR)) | (form << (8 * CELL_FORM));
}

/** The first word of a cell: its head, and the length behind. */
// @ts-ignore: decorator
@inline
export function withLength(head: u32, length: u32): u64 {
  return <u64>head | (<u64>length << (8 * CELL_LENGTH));
}

// @ts-ignore: decorator
@inline
export function typeOf(cell: usize): u32 {
  return load<u8>(cell, CELL_TYPE);
}

// @ts-ignore: decorator
@inline
export function flavorOf(cell: usize): u32 {
  return load<u8>(cell, CELL_FLAVOR);
}

// @ts-ignore: decorator
@inline
export function formOf(cell: usize): u32 {
  return load<u8>(cell, CELL_FORM);
}

// @ts-ignore: decorator
@inline
export function lengthOf(cell: usize): u32 {
  return load<u32>(cell, CELL_LENGTH);
}

/** The pointer of a string, bytes, id, container or place. */
// @ts-ignore: decorator
@inline
export function pointerOf(cell: usize): usize {
  return load<u32>(cell, CELL_PAYLOAD);
}

// @ts-ignore: decorator
@inline
export function intOf(cell: usize): i64 {
  return load<i64>(cell, CELL_PAYLOAD);
}

// @ts-ignore: decorator
@inline
export function doubleOf(cell: usize): f64 {
  return load<f64>(cell, CELL_PAYLOAD);
}

// @ts-ignore: decorator
@inline
export function setNil(cell: usize): void {
  store<u64>(cell, ValueType.Nil);
  store<u64>(cell, 0, CELL_PAYLOAD);
}

// @ts-ignore: decorator
@inline
export function setMissing(cell: usize): void {
  store<u64>(cell, head(ValueType.Nil, NilFlavor.Missing, 0));
  store<u64>(cell, 0, CELL_PAYLOAD);
}

export function setUnwritten(cell: usize): void {
  store<u64>(cell, head(ValueType.Nil, NilFlavor.Unwritten, 0));
  store<u64>(cell, 0, CELL_PAYLOAD);
}

// @ts-ignore: decorator
@inline
export function setBool(cell: usize, value: bool): void {
  store<u64>(cell, ValueType.Bool);
  store<u64>(cell, value ? 1 : 0, CELL_PAYLOAD);
}

// @ts-ignore: decorator
@inline
export function setInt(cell: usize, value: i64): void {
  store<u64>(cell, ValueType.Int);
  store<i64>(cell, value, CELL_PAYLOAD);
}

// @ts-ignore: decorator
@inline
export function setDouble(cell: usize, value: f64): void {
  store<u64>(cell, ValueType.Double);
  store<f64>(cell, value, CELL_PAYLOAD);
}

/** A string, bytes or id: `length` bytes at `pointer`. */
// @ts-ignore: decorator
@inline
export function setView(cell: usize, type: u32, pointer: usize, length: u32): void {
  store<u64>(cell, withLength(type, length));
  store<u64>(cell, <u64>pointer, CELL_PAYLOAD);
}

// @ts-ignore: decorator
@inline
export function setString(cell: usize, pointer: usize, length: u32): void {
  setView(cell, ValueType.String, pointer, length);
}

/** A map or slice that is still wire bytes. */
// @ts-ignore: decorator
@inline
export function setWire(cell: usize, type: u32, pointer: usize, length: u32): void {
  store<u64>(cell, withLength(head(type, Flavor.Telemetry, Form.Wire), length));
  store<u64>(cell, <u64>pointer, CELL_PAYLOAD);
}

// @ts-ignore: decorator
@inline
export function setNode(cell: usize, type: u32, flavor: u32, node: usize): void {
  store<u64>(cell, head(type, flavor, Form.Node));
  store<u64>(cell, <u64>node, CELL_PAYLOAD);
}

/**
 * An instant in UTC: seconds since 1970 and nanoseconds within the second. Another zone is set
 * behind (time/zone.ts).
 */
export function setTime(cell: usize, seconds: i64, nanoseconds: u32): void {
  store<u64>(cell, withLength(ValueType.Time, nanoseconds));
  store<i64>(cell, seconds, CELL_PAYLOAD);
}

export function setDuration(cell: usize, nanoseconds: i64): void {
  store<u64>(cell, ValueType.Duration);
  store<i64>(cell, nanoseconds, CELL_PAYLOAD);
}

export function setPlace(cell: usize, entry: usize): void {
  store<u64>(cell, ValueType.Place);
  store<u64>(cell, <u64>entry, CELL_PAYLOAD);
}

/**
 * Copies a value as it is: containers stay the same container. The state byte of the target becomes
 * 0.
 */
// @ts-ignore: decorator
@inline
export function moveCell(to: usize, from: usize): void {
  moveCellAs(to, from, 0);
}

/** Copies a value; the state byte of the target becomes `state`. */
// @ts-ignore: decorator
@inline
export function moveCellAs(to: usize, from: usize, state: u32): void {
  const first = load<u64>(from) & ~STATE_MASK;
  store<u64>(to, first | (<u64>state << (8 * CELL_STATE)));
  store<u64>(to, load<u64>(from, CELL_PAYLOAD), CELL_PAYLOAD);
}

const STATE_MASK: u64 = 0xff << (8 * CELL_STATE);

// @ts-ignore: decorator
@inline
export function stateOf(cell: usize): u32 {
  return load<u8>(cell, CELL_STATE);
}

// @ts-ignore: decorator
@inline
export function setState(cell: usize, state: u32): void {
  const first = load<u64>(cell) & ~STATE_MASK;
  store<u64>(cell, first | (<u64>state << (8 * CELL_STATE)));
}

/** Whether two runs of bytes are the same. Reads up to seven bytes past the end of either. */
export function bytesEqual(a: usize, aLength: u32, b: usize, bLength: u32): bool {
  if (aLength != bLength) return false;
  let left = aLength;
  while (left >= 8) {
    if (load<u64>(a) != load<u64>(b)) return false;
    a += 8;
    b += 8;
    left -= 8;
  }
  if (left == 0) return true;
  return (load<u64>(a) ^ load<u64>(b)) << (<u64>(8 - left) << 3) == 0;
}

/** Whether the cell stands for an optional argument that was not given. */
// @ts-ignore: decorator
@inline
export function isAbsent(cell: usize): bool {
  return typeOf(cell) == ValueType.Nil && flavorOf(cell) == NilFlavor.Absent;
}

/** Whether the cell stands for a result that is not to be written back. */
// @ts-ignore: decorator
@inline
export function isUnwritten(cell: usize): bool {
  return typeOf(cell) == ValueType.Nil && flavorOf(cell) == NilFlavor.Unwritten;
}
