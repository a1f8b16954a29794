// Functions that the host has: arguments go out as one msgpack array, the result comes back as one
// msgpack value.
//
// The host asks for room for its result (`room`, an export), writes it there and answers its
// length; a negative answer fails the statement. Strings go as msgpack str with the bytes that they
// have. What the two sides exchange are nil, bools, ints, doubles, strings, bytes, lists and maps;
// lists and maps that come back are telemetry's.

import { Failure, HostAnswer } from "../../format/failure";
import { VALUE_NESTING_MAX } from "../../format/limits";
import { ENTRY_CELL, ENTRY_KEY, ENTRY_KEY_LENGTH, EntryState } from "../../format/node";
import { CELL_BYTES, Flavor, ValueType } from "../../format/value";
import { fail } from "../machine/failure";
import { allocate } from "../memory/arena";
import {
  addBytes,
  beginGrowing,
  GROWING_BYTES,
  growingSize,
  growingStart,
} from "../memory/growing";
import { askHost } from "../memory/host";
import {
  doubleOf,
  intOf,
  lengthOf,
  pointerOf,
  setBool,
  setDouble,
  setInt,
  setNil,
  setNode,
  setState,
  setView,
  typeOf,
} from "../value/cell";
import {
  appendEntry,
  countOf,
  entryAt,
  entryCell,
  newNode,
  openContainer,
} from "../value/node";

const MESSAGE = memory.data(GROWING_BYTES, 16);
const SCRATCH = memory.data(16, 16);

let resultStart: usize = 0;

/** For the host, during a call: room for a result of `bytes` bytes. */
export function room(bytes: u32): usize {
  resultStart = allocate(<usize>bytes + 64);
  return resultStart;
}

/** Sets `to` to the host's result for the arguments. */
export function callHostFunction(number: u32, to: usize, args: usize, count: u32): bool {
  beginGrowing(MESSAGE, 256);
  putHead(0x90, 16, 0xdc, count);
  for (let i: u32 = 0; i < count; i++) {
    if (!putValue(args + <usize>i * CELL_BYTES, 0)) return false;
  }
  resultStart = 0;
  const length = askHost(<i32>number, growingStart(MESSAGE), growingSize(MESSAGE));
  if (length == HostAnswer.NoSuchFunction) return fail(Failure.NotImplemented, number);
  if (length < 0 || resultStart == 0) return fail(Failure.Host, number, length);
  at = resultStart;
  end = resultStart + <usize>length;
  if (!takeValue(to, 0)) return fail(Failure.Host, number);
  setState(to, 0);
  return true;
}

// ---- out

function putBytes(from: usize, length: u32): void {
  addBytes(MESSAGE, from, length);
}

function putByte(byte: u32): void {
  store<u8>(SCRATCH, <u8>byte);
  putBytes(SCRATCH, 1);
}

/**
 * A head whose short form holds counts below `short`; the long forms are u16 at `long` and u32
 * behind it.
 */
function putHead(fixed: u32, short: u32, long: u32, count: u32): void {
  if (count < short) {
    putByte(fixed | count);
  } else if (count < 0x10000) {
    putByte(long);
    store<u16>(SCRATCH, bswap<u16>(<u16>count));
    putBytes(SCRATCH, 2);
  } else {
    putByte(long + 1);
    store<u32>(SCRATCH, bswap<u32>(count));
    putBytes(SCRATCH, 4);
  }
}

function putWord(head: u32, bits: u64): void {
  putByte(head);
  store<u64>(SCRATCH, bswap<u64>(bits));
  putBytes(SCRATCH, 8);
}

function putText(pointer: usize, length: u32): void {
  putHead(0xa0, 32, 0xda, length);
  putBytes(pointer, length);
}

function putValue(cell: usize, depth: u32): bool {
  switch (typeOf(cell)) {
    case ValueType.Nil: {
      putByte(0xc0);
      return true;
    }
    case ValueType.Bool: {
      putByte(intOf(cell) != 0 ? 0xc3 : 0xc2);
      return true;
    }
    case ValueType.Int: {
      putWord(0xd3, <u64>intOf(cell));
      return true;
    }
    case ValueType.Double: {
      putWord(0xcb, reinterpret<u64>(doubleOf(cell)));
      return true;
    }
    case ValueType.String: {
      putText(pointerOf(cell), lengthOf(cell));
      return true;
    }
    case ValueType.Bytes: {
      putByte(0xc6);
      store<u32>(SCRATCH, bswap<u32>(lengthOf(cell)));
      putBytes(SCRATCH, 4);
      putBytes(pointerOf(cell), lengthOf(cell));
      return true;
    }
    case ValueType.Map:
    case ValueType.Slice:
      return putContainer(cell, depth);
    default:
      return fail(Failure.UnsupportedType, typeOf(cell));
  }
}

function putContainer(cell: usize, depth: u32): bool {
  if (depth > <u32>VALUE_NESTING_MAX) return fail(Failure.Limit, VALUE_NESTING_MAX);
  const isMap = typeOf(cell) == ValueType.Map;
  const node = openContainer(cell);
  const count = countOf(node);
  if (isMap) putHead(0x80, 16, 0xde, count);
  else putHead(0x90, 16, 0xdc, count);
  for (let i: u32 = 0; i < count; i++) {
    const entry = entryAt(node, i);
    if (isMap) putText(load<u32>(entry, ENTRY_KEY), load<u32>(entry, ENTRY_KEY_LENGTH));
    if (!putValue(entryCell(entry), depth + 1)) return false;
  }
  return true;
}

// ---- in

let at: usize = 0;
let end: usize = 0;

/** A big-endian number of `bytes` bytes; 0 past the end, which `takeValue` finds out. */
function takeNumber(bytes: u32): u64 {
  let value: u64 = 0;
  for (let i: u32 = 0; i < bytes && at < end; i++) value = (value << 8) | <u64>load<u8>(at++);
  return value;
}

/** Reads one value into `to`; answers whether the bytes were good. */
function takeValue(to: usize, depth: u32): bool {
  if (at >= end || depth > <u32>VALUE_NESTING_MAX) return false;
  const head = <u32>load<u8>(at++);
  if (head < 0x80) setInt(to, head);
  else if (head >= 0xe0) setInt(to, <i64>(<i8>head));
  else if (head < 0x90) return takeContainer(to, ValueType.Map, head & 15, depth);
  else if (head < 0xa0) return takeContainer(to, ValueType.Slice, head & 15, depth);
  else if (head < 0xc0) return takeBytes(to, ValueType.String, head & 31);
  else return takeLong(to, head, depth);
  return true;
}

function takeLong(to: usize, head: u32, depth: u32): bool {
  switch (head) {
    case 0xc0: {
      setNil(to);
      return true;
    }
    case 0xc2:
    case 0xc3: {
      setBool(to, head == 0xc3);
      return true;
    }
    case 0xc4:
    case 0xc5:
    case 0xc6:
      return takeBytes(to, ValueType.Bytes, <u32>takeNumber(1 << (head - 0xc4)));
    case 0xca: {
      setDouble(to, <f64>reinterpret<f32>(<u32>takeNumber(4)));
      return true;
    }
    case 0xcb: {
      setDouble(to, reinterpret<f64>(takeNumber(8)));
      return true;
    }
    case 0xcc:
    case 0xcd:
    case 0xce:
    case 0xcf: {
      setInt(to, <i64>takeNumber(1 << (head - 0xcc)));
      return true;
    }
    case 0xd0:
    case 0xd1:
    case 0xd2:
    case 0xd3: {
      const width = 1 << (head - 0xd0);
      const shift: i64 = 64 - (<i64>width << 3);
      setInt(to, (<i64>takeNumber(width) << shift) >> shift);
      return true;
    }
    case 0xd9:
    case 0xda:
    case 0xdb:
      return takeBytes(to, ValueType.String, <u32>takeNumber(1 << (head - 0xd9)));
    case 0xdc:
    case 0xdd:
      return takeContainer(to, ValueType.Slice, <u32>takeNumber(2 << (head - 0xdc)), depth);
    case 0xde:
    case 0xdf:
      return takeContainer(to, ValueType.Map, <u32>takeNumber(2 << (head - 0xde)), depth);
    default:
      return false;
  }
}

function takeBytes(to: usize, type: u32, length: u32): bool {
  if (<usize>length > end - at) return false;
  setView(to, type, at, length);
  at += length;
  return true;
}

function takeContainer(to: usize, type: u32, count: u32, depth: u32): bool {
  const node = newNode(min<u32>(count, 16));
  for (let i: u32 = 0; i < count; i++) {
    let key: usize = 0;
    let keyLength: u32 = 0;
    if (type == ValueType.Map) {
      if (!takeValue(SCRATCH, depth + 1) || typeOf(SCRATCH) != ValueType.String) return false;
      key = pointerOf(SCRATCH);
      keyLength = lengthOf(SCRATCH);
    }
    const cell = appendEntry(node, key, keyLength) + ENTRY_CELL;
    if (!takeValue(cell, depth + 1)) return false;
    setState(cell, EntryState.Set);
  }
  setNode(to, type, Flavor.Telemetry, node);
  return true;
}
