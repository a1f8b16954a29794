// The reference's getters (pkg/ottl/expression.go): what a function demands of an argument.
//
// A strict one (`stringArgument`) answers whether the cell already holds the type, and fails when
// it does not; nil is no string. A "like" one converts the cell where it lies: to the type, or to
// nil when there was nothing. So it wants a cell of the arguments' row, never one that lives in a
// map or a list: those are moved to a row of their own first (`moveCell`). Whether an optional
// argument was given is asked before (`isAbsent`).

import { Failure } from "../../format/failure";
import { CELL_PAYLOAD, Flavor, ValueType } from "../../format/value";
import { fail } from "../machine/failure";
import { allocate, commit, reserve } from "../memory/arena";
import { writeHex } from "../text/hex";
import { parseBoolean, parseInteger, writeBoolean, writeInteger } from "../text/integer";
import { JsonEscape } from "../text/json-string";
import { outcome, Outcome } from "../text/outcome";
import { parseDouble } from "../text/parse-double";
import {
  doubleOf,
  flavorOf,
  intOf,
  lengthOf,
  pointerOf,
  setBool,
  setDouble,
  setInt,
  setString,
  setView,
  typeOf,
} from "../value/cell";
import { countOf, entryAt, entryCell, openContainer } from "../value/node";
import { jsonText } from "./json-text";

// @ts-ignore: decorator
@inline
function demand(cell: usize, type: u32): bool {
  return typeOf(cell) == type || fail(Failure.WrongType, type, typeOf(cell));
}

/** StandardStringGetter. */
export function stringArgument(cell: usize): bool {
  return demand(cell, ValueType.String);
}

/** StandardIntGetter. */
export function intArgument(cell: usize): bool {
  return demand(cell, ValueType.Int);
}

/** StandardPMapGetter: a map, telemetry's or a plain one. */
export function mapArgument(cell: usize): bool {
  return demand(cell, ValueType.Map);
}

/** StandardTimeGetter. */
export function timeArgument(cell: usize): bool {
  return demand(cell, ValueType.Time);
}

/** StandardDurationGetter. */
export function durationArgument(cell: usize): bool {
  return demand(cell, ValueType.Duration);
}

/**
 * StandardPSliceGetter: a list, whose flavor becomes Telemetry. A literal list must hold what
 * telemetry takes from plain values: no times, no ids, no maps and lists that already live in
 * telemetry.
 */
export function listArgument(cell: usize): bool {
  if (!demand(cell, ValueType.Slice)) return false;
  const flavor = flavorOf(cell);
  if (flavor == Flavor.Times) return fail(Failure.WrongType, ValueType.Slice, ValueType.Slice);
  if (flavor == Flavor.Raw && !isPlain(cell)) return fail(Failure.UnsupportedValue, plainFound);
  store<u8>(cell, Flavor.Telemetry, 1);
  return true;
}

export let plainFound: u32 = 0;

/** Whether pcommon's FromRaw takes the value; `plainFound` is the type that it does not take. */
export function isPlain(cell: usize): bool {
  const type = typeOf(cell);
  plainFound = type;
  if (type <= <u32>ValueType.Bytes) return true;
  if (type != ValueType.Map && type != ValueType.Slice) return false;
  if (flavorOf(cell) != Flavor.Raw) return false;
  const node = openContainer(cell);
  const count = countOf(node);
  for (let i: u32 = 0; i < count; i++) {
    if (!isPlain(entryCell(entryAt(node, i)))) return false;
  }
  return true;
}

// ---- conversions where the cell lies; nil stays nil

/** StandardStringLikeGetter. */
export function stringLike(cell: usize): bool {
  switch (typeOf(cell)) {
    case ValueType.Nil:
    case ValueType.String:
      return true;
    case ValueType.Bytes: {
      const text = allocate(<usize>lengthOf(cell) * 2);
      writeHex(text, pointerOf(cell), lengthOf(cell));
      setString(cell, text, lengthOf(cell) * 2);
      return true;
    }
    case ValueType.Int: {
      const text = reserve(24);
      takeText(cell, text, writeInteger(text, intOf(cell)));
      return true;
    }
    case ValueType.Bool: {
      const text = reserve(8);
      takeText(cell, text, writeBoolean(text, intOf(cell) != 0));
      return true;
    }
    default:
      return jsonText(cell, cell, JsonEscape.Goccy) || fail(Failure.UnsupportedType, typeOf(cell));
  }
}

/** Sets the cell to the text that was written from the last reservation, `start`, up to `end`. */
export function takeText(cell: usize, start: usize, end: usize): void {
  commit(end);
  setString(cell, start, <u32>(end - start));
}

/** StandardIntLikeGetter. */
export function intLike(cell: usize): bool {
  switch (typeOf(cell)) {
    case ValueType.Nil:
    case ValueType.Int:
      return true;
    case ValueType.String: {
      const value = parseInteger(pointerOf(cell), lengthOf(cell));
      if (!parsed()) return false;
      setInt(cell, value);
      return true;
    }
    case ValueType.Double: {
      setInt(cell, truncated(doubleOf(cell)));
      return true;
    }
    case ValueType.Bool: {
      setInt(cell, intOf(cell));
      return true;
    }
    default:
      return fail(Failure.UnsupportedType, typeOf(cell));
  }
}

/** Whether the last parse went well; fails as it did. */
export function parsed(): bool {
  const last = outcome();
  if (last == Outcome.Ok) return true;
  return fail(last == Outcome.Range ? Failure.OutOfRange : Failure.Unparsable);
}

/** Go's int64(f) on amd64: what does not fit, NaN included, becomes the lowest int. */
export function truncated(value: f64): i64 {
  if (value >= -9223372036854775808.0 && value < 9223372036854775808.0) return <i64>value;
  return i64.MIN_VALUE;
}

/** StandardFloatLikeGetter. */
export function doubleLike(cell: usize): bool {
  switch (typeOf(cell)) {
    case ValueType.Nil:
    case ValueType.Double:
      return true;
    case ValueType.Int:
    case ValueType.Bool: {
      setDouble(cell, <f64>intOf(cell));
      return true;
    }
    case ValueType.String: {
      const value = parseDouble(pointerOf(cell), lengthOf(cell));
      if (!parsed()) return false;
      setDouble(cell, value);
      // Go's NaN, whose bits Hex shows.
      if (value != value) store<u64>(cell, 0x7ff8000000000001, CELL_PAYLOAD);
      return true;
    }
    default:
      return fail(Failure.UnsupportedType, typeOf(cell));
  }
}

/** StandardBoolLikeGetter. */
export function boolLike(cell: usize): bool {
  switch (typeOf(cell)) {
    case ValueType.Nil:
    case ValueType.Bool:
      return true;
    case ValueType.Int: {
      setBool(cell, intOf(cell) != 0);
      return true;
    }
    case ValueType.Double: {
      setBool(cell, doubleOf(cell) != 0);
      return true;
    }
    case ValueType.String: {
      const value = parseBoolean(pointerOf(cell), lengthOf(cell));
      if (!parsed()) return false;
      setBool(cell, value);
      return true;
    }
    default:
      return fail(Failure.UnsupportedType, typeOf(cell));
  }
}

/**
 * StandardByteSliceLikeGetter: numbers become their eight bytes, highest first, a bool becomes one.
 */
export function bytesLike(cell: usize): bool {
  switch (typeOf(cell)) {
    case ValueType.Nil:
    case ValueType.Bytes:
      return true;
    case ValueType.String: {
      setView(cell, ValueType.Bytes, pointerOf(cell), lengthOf(cell));
      return true;
    }
    case ValueType.Int:
    case ValueType.Double: {
      const bytes = allocate(8);
      store<u64>(bytes, bswap<u64>(<u64>intOf(cell)));
      setView(cell, ValueType.Bytes, bytes, 8);
      return true;
    }
    case ValueType.Bool: {
      const bytes = allocate(1);
      store<u8>(bytes, intOf(cell) != 0 ? 1 : 0);
      setView(cell, ValueType.Bytes, bytes, 1);
      return true;
    }
    default:
      return fail(Failure.UnsupportedType, typeOf(cell));
  }
}
