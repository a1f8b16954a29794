// Fields of a record as OTTL values: reading by Access (format/access.ts) and writing back.
//
// A slot holds the payload as it came (unread) or, once written, the value in one form per wire
// type: ints as an int, times as nanoseconds, ids as their bytes, lists as the bytes they will have
// on the wire. How a path shows it (hex, time, name of a kind) is put on when it is read. A slot
// whose tag is 0 belongs to a field that this kind of message lacks.

import { Access, ACCESS_LENIENT, ACCESS_MASK } from "../../format/access";
import { Failure } from "../../format/failure";
import {
  ENTRY_CELL,
  ENTRY_KEY,
  ENTRY_KEY_LENGTH,
  ENTRY_SOURCE_START,
  EntryState,
} from "../../format/node";
import { ValueType } from "../../format/value";
import { fail } from "../machine/failure";
import {
  setBool,
  moveCell,
  setDouble,
  setInt,
  setNil,
  setState,
  setView,
  doubleOf,
  intOf,
  lengthOf,
  pointerOf,
  stateOf,
  typeOf,
} from "../value/cell";
import { malformed, readVarint } from "../wire/read";
import { markDirty } from "./dirty";
import { readIdHex, writeIdHex } from "./id";
import { isPacked, loadPacked, storePacked } from "./packed";
import { loadMessages, storeMessages } from "./messages";
import { kindByName, setKindName } from "./span-kind";
import { setUnixNanoseconds, unixNanoseconds } from "./unix-time";

/** Reads the field into `to`. */
export function loadField(access: u32, to: usize, slot: usize, frame: usize): void {
  if (load<u32>(slot, ENTRY_KEY) == 0) {
    setNil(to);
    return;
  }
  switch (access & ACCESS_MASK) {
    case Access.Int32:
    case Access.Int32Checked:
      return setInt(to, <i64>(<i32>fieldBits(slot)));
    case Access.Uint32:
    case Access.Fixed32:
    case Access.Fixed32Checked:
      return setInt(to, <i64>(<u32>fieldBits(slot)));
    case Access.Fixed64:
    case Access.Int64:
    case Access.Uint64Checked:
      return setInt(to, fieldBits(slot));
    case Access.Time:
      return setUnixNanoseconds(to, fieldBits(slot));
    case Access.Double:
      return setDouble(to, fieldDouble(slot));
    case Access.Bool:
      return setBool(to, fieldBits(slot) != 0);
    case Access.Sint32:
      return setInt(to, fieldSigned(slot));
    case Access.String:
      return loadView(to, slot, ValueType.String, 0);
    case Access.Bytes:
      return loadView(to, slot, ValueType.Bytes, 0);
    case Access.TraceId:
      return loadView(to, slot, ValueType.TraceId, 16);
    case Access.SpanId:
      return loadView(to, slot, ValueType.SpanId, 8);
    case Access.ProfileId:
      return loadView(to, slot, ValueType.ProfileId, 16);
    case Access.TraceIdHex:
    case Access.ProfileIdHex: {
      loadView(to, slot, ValueType.TraceId, 16);
      return writeIdHex(to);
    }
    case Access.SpanIdHex: {
      loadView(to, slot, ValueType.SpanId, 8);
      return writeIdHex(to);
    }
    case Access.SpanKindName:
    case Access.SpanKindEnumName:
      return setKindName(to, <i32>fieldBits(slot), access == Access.SpanKindEnumName);
    case Access.PackedFixed64:
    case Access.PackedDouble:
    case Access.PackedUint64:
    case Access.PackedInt64:
    case Access.PackedInt32:
    case Access.PackedInstants:
    case Access.PackedTimes:
      return loadPacked(access & ACCESS_MASK, to, slot);
    default:
      return loadMessages(access, to, slot, frame);
  }
}

// @ts-ignore: decorator
@inline
function isPresent(slot: usize): bool {
  const state = stateOf(slot + ENTRY_CELL);
  return state == EntryState.Source || state == EntryState.Set;
}

/** The bits of a number, whatever its wire type; 0 when the field is absent. */
export function fieldBits(slot: usize): i64 {
  const cell = slot + ENTRY_CELL;
  if (!isPresent(slot)) return 0;
  if (typeOf(cell) != ValueType.Unread) return intOf(cell);
  const pointer = pointerOf(cell);
  switch (load<u32>(slot, ENTRY_KEY) & 7) {
    case 0:
      return <i64>readVarint(pointer, pointer + lengthOf(cell));
    case 5:
      return <i64>load<u32>(pointer);
    default:
      return load<i64>(pointer);
  }
}

function fieldDouble(slot: usize): f64 {
  const cell = slot + ENTRY_CELL;
  if (!isPresent(slot)) return 0;
  return typeOf(cell) == ValueType.Unread ? load<f64>(pointerOf(cell)) : doubleOf(cell);
}

// Zigzag on the wire, plain once written.
function fieldSigned(slot: usize): i64 {
  const bits = fieldBits(slot);
  if (typeOf(slot + ENTRY_CELL) != ValueType.Unread) return bits;
  return <i64>(<i32>((<u32>bits >> 1) ^ (0 - (<u32>bits & 1))));
}

/** Sixteen zero bytes: an id that is absent. */
const ZEROS: usize = memory.data(16, 16);

function loadView(to: usize, slot: usize, type: u32, idBytes: u32): void {
  const cell = slot + ENTRY_CELL;
  if (!isPresent(slot) || lengthOf(cell) == 0) {
    setView(to, type, ZEROS, idBytes);
    return;
  }
  if (idBytes != 0 && lengthOf(cell) != idBytes) malformed(pointerOf(cell));
  setView(to, type, pointerOf(cell), lengthOf(cell));
}

/**
 * Writes `value` to the field. Answers false when the value is of the wrong type, or the field does
 * not exist here.
 */
export function storeField(access: u32, value: usize, slot: usize, frame: usize): bool {
  const kind = access & ACCESS_MASK;
  const cell = slot + ENTRY_CELL;
  const expected = typeExpected(kind);
  if (typeOf(value) == ValueType.Nil && !takesNil(kind)) return fail(Failure.SetNil);
  if (expected != 0 && typeOf(value) != expected) {
    return fail(Failure.WrongType, expected, typeOf(value));
  }
  if (load<u32>(slot, ENTRY_KEY) == 0) {
    return (access & ACCESS_LENIENT) != 0 ? true : fail(Failure.NoSuchField);
  }
  if (isPacked(kind)) {
    if (!storePacked(kind, value, slot)) return false;
  } else if (kind == Access.Messages || kind == Access.Message) {
    if (!storeMessages(access, value, slot, frame)) return false;
  } else if (!storeScalar(kind, value, cell)) {
    return false;
  }
  store<u32>(slot, access, ENTRY_KEY_LENGTH);
  setState(cell, EntryState.Set);
  markDirty(frame);
  return true;
}

// Lists become empty; all else refuses nil.
function takesNil(kind: u32): bool {
  return isPacked(kind) || kind == Access.Messages;
}

function typeExpected(kind: u32): u32 {
  switch (kind) {
    case Access.Time:
      return ValueType.Time;
    case Access.Double:
      return ValueType.Double;
    case Access.Bool:
      return ValueType.Bool;
    case Access.TraceId:
      return ValueType.TraceId;
    case Access.SpanId:
      return ValueType.SpanId;
    case Access.ProfileId:
      return ValueType.ProfileId;
    case Access.Bytes:
      return ValueType.Bytes;
    case Access.String:
    case Access.TraceIdHex:
    case Access.SpanIdHex:
    case Access.ProfileIdHex:
    case Access.SpanKindName:
    case Access.SpanKindEnumName:
    case Access.ValueString:
      return ValueType.String;
    case Access.PackedFixed64:
    case Access.PackedDouble:
    case Access.PackedUint64:
    case Access.PackedInt64:
    case Access.PackedInt32:
    case Access.PackedInstants:
    case Access.PackedTimes:
    case Access.Messages:
    case Access.Message:
      return 0;
    default:
      return ValueType.Int;
  }
}

function storeScalar(kind: u32, value: usize, cell: usize): bool {
  switch (kind) {
    case Access.Int32:
    case Access.Sint32: {
      setInt(cell, <i64>(<i32>intOf(value)));
      return true;
    }
    case Access.Int32Checked: {
      if (intOf(value) >= <i64>i32.MAX_VALUE) return fail(Failure.OutOfRange);
      setInt(cell, <i64>(<i32>intOf(value)));
      return true;
    }
    case Access.Uint64Checked: {
      if (intOf(value) < 0) return fail(Failure.OutOfRange);
      setInt(cell, intOf(value));
      return true;
    }
    case Access.Uint32:
    case Access.Fixed32: {
      setInt(cell, <i64>(<u32>intOf(value)));
      return true;
    }
    case Access.Fixed32Checked: {
      const number = intOf(value);
      if (number < 0 || number > <i64>u32.MAX_VALUE) return fail(Failure.OutOfRange);
      setInt(cell, number);
      return true;
    }
    case Access.Time: {
      setInt(cell, unixNanoseconds(value));
      return true;
    }
    case Access.SpanKindName:
    case Access.SpanKindEnumName: {
      const number = kindByName(value, kind == Access.SpanKindEnumName);
      if (number < 0) return fail(Failure.UnknownSpanKind);
      setInt(cell, number);
      return true;
    }
    case Access.TraceIdHex:
      return readIdHex(cell, value, 16);
    case Access.ProfileIdHex:
      return readProfileId(cell, value);
    case Access.ProfileId: {
      if (isZeros(value)) return fail(Failure.EmptyId);
      moveCell(cell, value);
      return true;
    }
    case Access.SpanIdHex:
      return readIdHex(cell, value, 8);
    default: {
      moveCell(cell, value);
      return true;
    }
  }
}

// The slot keeps its value when the text is none.
function readProfileId(cell: usize, text: usize): bool {
  if (!readIdHex(PROFILE_ID, text, 16)) return false;
  if (isZeros(PROFILE_ID)) return fail(Failure.EmptyId);
  moveCell(cell, PROFILE_ID);
  return true;
}

const PROFILE_ID: usize = memory.data(16, 16);

function isZeros(id: usize): bool {
  const bytes = pointerOf(id);
  return (load<u64>(bytes) | load<u64>(bytes, 8)) == 0;
}

/** Takes the field away: the other member of a oneof was written. */
export function clearField(slot: usize, frame: usize): void {
  const cell = slot + ENTRY_CELL;
  if (load<u32>(slot, ENTRY_SOURCE_START) == 0) {
    store<u32>(cell, 0);
    return;
  }
  setNil(cell);
  setState(cell, EntryState.Removed);
  markDirty(frame);
}
