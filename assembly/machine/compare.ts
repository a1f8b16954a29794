// Comparison of two values, with the reference's rules (pkg/ottl/compare.go): equal types compare,
// int and double compare as doubles, nil equals nil alone, everything else is unequal and
// unordered.
//
// Containers follow Go's two ways of being equal. Two that live in telemetry compare as sets of
// keys with values. As soon as one comes from a literal, Go compares with reflect.DeepEqual after
// turning the telemetry side into plain values; a map inside a literal list stays what it was, so
// it never equals a plain one, and two of them compare in order.

import { Comparison } from "../../format/instructions";
import { ENTRY_KEY, ENTRY_KEY_LENGTH } from "../../format/node";
import { Flavor, ValueType } from "../../format/value";
import { compareInstants } from "../time/instant";
import {
  bytesEqual,
  doubleOf,
  flavorOf,
  intOf,
  lengthOf,
  pointerOf,
  typeOf,
} from "../value/cell";
import { countOf, entryAt, entryCell, findEntry, openContainer } from "../value/node";

/** Whether `a` compares with `b` as the operator says. Never fails. */
export function compare(operator: u32, a: usize, b: usize): bool {
  const left = typeOf(a);
  const right = typeOf(b);
  if (left == right) return compareSame(operator, left, a, b);
  if (left == ValueType.Int && right == ValueType.Double) {
    return ordered<f64>(operator, <f64>intOf(a), doubleOf(b));
  }
  if (left == ValueType.Double && right == ValueType.Int) {
    return ordered<f64>(operator, doubleOf(a), <f64>intOf(b));
  }
  // Bytes without content are Go's nil slice.
  if (left == ValueType.Nil && isEmptyBytes(b)) return holdsForEqual(operator);
  if (right == ValueType.Nil && isEmptyBytes(a)) return holdsForEqual(operator);
  return operator == Comparison.NotEqual;
}

function compareSame(operator: u32, type: u32, a: usize, b: usize): bool {
  switch (type) {
    case ValueType.Nil:
      return holdsForEqual(operator);
    case ValueType.Bool:
      return ordered<u32>(operator, intOf(a) != 0 ? 1 : 0, intOf(b) != 0 ? 1 : 0);
    case ValueType.Int:
    case ValueType.Duration:
      return ordered<i64>(operator, intOf(a), intOf(b));
    case ValueType.Double:
      return ordered<f64>(operator, doubleOf(a), doubleOf(b));
    case ValueType.String:
      return compareText(operator, a, b);
    case ValueType.Bytes:
      return compareByteSlices(operator, a, b);
    case ValueType.Time:
      return ordered<i32>(operator, compareTimes(a, b), 0);
    case ValueType.Map:
    case ValueType.Slice:
      return equality(operator, containersEqual(a, b));
    case ValueType.TraceId:
    case ValueType.SpanId:
    case ValueType.ProfileId:
      return equality(
        operator,
        bytesEqual(pointerOf(a), lengthOf(a), pointerOf(b), lengthOf(b)),
      );
    default:
      return operator == Comparison.NotEqual;
  }
}

// @ts-ignore: decorator
@inline
function holdsForEqual(operator: u32): bool {
  return (
    operator == Comparison.Equal ||
    operator == Comparison.LessOrEqual ||
    operator == Comparison.GreaterOrEqual
  );
}

// @ts-ignore: decorator
@inline
function equality(operator: u32, equal: bool): bool {
  if (operator == Comparison.Equal) return equal;
  return operator == Comparison.NotEqual && !equal;
}

/** Whether two numbers compare so. */
// @ts-ignore: decorator
@inline
export function ordered<T>(operator: u32, a: T, b: T): bool {
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

function isEmptyBytes(cell: usize): bool {
  return typeOf(cell) == ValueType.Bytes && lengthOf(cell) == 0;
}

function compareText(operator: u32, a: usize, b: usize): bool {
  if (operator <= <u32>Comparison.NotEqual) {
    const equal = bytesEqual(pointerOf(a), lengthOf(a), pointerOf(b), lengthOf(b));
    return equal == (operator == Comparison.Equal);
  }
  return ordered<i32>(operator, compareBytes(a, b), 0);
}

// A nil slice (empty) is equal to another one and unordered against the rest.
function compareByteSlices(operator: u32, a: usize, b: usize): bool {
  if (lengthOf(a) == 0) {
    return lengthOf(b) == 0 ? holdsForEqual(operator) : operator == Comparison.NotEqual;
  }
  if (lengthOf(b) == 0) return operator == Comparison.NotEqual;
  return compareText(operator, a, b);
}

/** Below, at or above zero as the bytes of `a` stand before, with or behind those of `b`. */
export function compareBytes(a: usize, b: usize): i32 {
  const common = min(lengthOf(a), lengthOf(b));
  const order = memory.compare(pointerOf(a), pointerOf(b), common);
  return order != 0 ? order : <i32>lengthOf(a) - <i32>lengthOf(b);
}

function compareTimes(a: usize, b: usize): i32 {
  return compareInstants(intOf(a), lengthOf(a), intOf(b), lengthOf(b));
}

// ---- containers

function containersEqual(a: usize, b: usize): bool {
  const aTelemetry = flavorOf(a) == Flavor.Telemetry;
  const bTelemetry = flavorOf(b) == Flavor.Telemetry;
  if (aTelemetry && bTelemetry) return telemetryEqual(a, b, false);
  return deepEqual(a, aTelemetry, b, bTelemetry);
}

// pcommon's Equal; `inOrder` for a map that sits inside a literal list, whose fields Go compares
// one by one.
function telemetryEqual(a: usize, b: usize, inOrder: bool): bool {
  const type = typeOf(a);
  if (type != typeOf(b)) return false;
  if (type != ValueType.Map && type != ValueType.Slice) {
    return compareSame(Comparison.Equal, type, a, b);
  }
  const left = openContainer(a);
  const right = openContainer(b);
  const count = countOf(left);
  if (count != countOf(right)) return false;
  for (let i: u32 = 0; i < count; i++) {
    const entry = entryAt(left, i);
    const other = counterpart(entry, right, i, type == ValueType.Map, inOrder);
    if (other == 0 || !telemetryEqual(entryCell(entry), entryCell(other), inOrder)) return false;
  }
  return true;
}

function counterpart(entry: usize, node: usize, index: u32, isMap: bool, inOrder: bool): usize {
  if (!isMap) return entryAt(node, index);
  const key = <usize>load<u32>(entry, ENTRY_KEY);
  const length = load<u32>(entry, ENTRY_KEY_LENGTH);
  if (!inOrder) return findEntry(node, key, length);
  const other = entryAt(node, index);
  const otherKey = <usize>load<u32>(other, ENTRY_KEY);
  const same = bytesEqual(otherKey, load<u32>(other, ENTRY_KEY_LENGTH), key, length);
  return same ? other : 0;
}

// reflect.DeepEqual of plain values. A "raw" side is telemetry that was turned into plain values,
// all the way down.
function deepEqual(a: usize, aRaw: bool, b: usize, bRaw: bool): bool {
  const type = typeOf(a);
  if (type != typeOf(b)) return false;
  if (type != ValueType.Map && type != ValueType.Slice) {
    return compareSame(Comparison.Equal, type, a, b);
  }
  const aFlavor = aRaw ? Flavor.Raw : flavorOf(a);
  const bFlavor = bRaw ? Flavor.Raw : flavorOf(b);
  if (aFlavor != bFlavor) return false;
  if (aFlavor == Flavor.Telemetry) return telemetryEqual(a, b, true);
  const left = openContainer(a);
  const right = openContainer(b);
  const count = countOf(left);
  if (count != countOf(right)) return false;
  for (let i: u32 = 0; i < count; i++) {
    const entry = entryAt(left, i);
    const other = counterpart(entry, right, i, type == ValueType.Map, false);
    if (other == 0 || !deepEqual(entryCell(entry), aRaw, entryCell(other), bRaw)) return false;
  }
  return true;
}
