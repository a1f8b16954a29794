// One member of a trace_state (go.opentelemetry.io/otel/trace, tracestate.go; the rules are W3C's):
// at most 32 members `key=value`, no key twice. `span.trace_state["k"]` reads one; setting it puts
// the member first.
//
//   Member  0            4            8              12 .. 15
//         +------------+------------+--------------+-------------+
//         | key (ptr)  | key bytes  | value (ptr)  | value bytes |
//         +------------+------------+--------------+-------------+

import { Failure } from "../../format/failure";
import { ValueType } from "../../format/value";
import { fail } from "../machine/failure";
import { allocate } from "../memory/arena";
import { equalBytes, findByte } from "../text/search";
import { lengthOf, pointerOf, setNil, setString, setUnwritten, typeOf } from "../value/cell";
import { argument } from "./argument";

const MEMBERS_MAX: u32 = 32;
const MEMBER_KEY: usize = 0;
const MEMBER_KEY_LENGTH: usize = 4;
const MEMBER_VALUE: usize = 8;
const MEMBER_VALUE_LENGTH: usize = 12;
const MEMBER_BYTES: usize = 16;

const MEMBERS = memory.data(528, 16);
let memberCount: u32 = 0;

/** trace_state, key: the member's value, "" when there is none, nil when the state is no good. */
export function traceStateGet(to: usize, args: usize): bool {
  const state = argument(args, 0);
  const key = argument(args, 1);
  if (!parseState(state)) {
    setNil(to);
    return true;
  }
  if (typeOf(key) != ValueType.String) return fail(Failure.KeyNotString, typeOf(key));
  const member = findMember(pointerOf(key), lengthOf(key));
  if (member == 0) setString(to, 0, 0);
  else setString(to, load<u32>(member, MEMBER_VALUE), load<u32>(member, MEMBER_VALUE_LENGTH));
  return true;
}

/**
 * trace_state, key, value: the state with the member in front, of all others at most 31; unwritten
 * when the state, the key or the value is no good.
 */
export function traceStateInsert(to: usize, args: usize): bool {
  const key = argument(args, 1);
  const value = argument(args, 2);
  if (typeOf(value) != ValueType.String) {
    return fail(Failure.WrongType, ValueType.String, typeOf(value));
  }
  setUnwritten(to);
  if (!parseState(argument(args, 0))) return true;
  if (typeOf(key) != ValueType.String) return fail(Failure.KeyNotString, typeOf(key));
  const keyStart = pointerOf(key);
  const valueStart = pointerOf(value);
  if (!isKey(keyStart, keyStart + lengthOf(key))) return true;
  if (!isValue(valueStart, valueStart + lengthOf(value))) return true;
  const replaced = findMember(keyStart, lengthOf(key));
  if (replaced == 0 && memberCount == MEMBERS_MAX) memberCount--;
  writeState(to, key, value, replaced);
  return true;
}

function writeState(to: usize, key: usize, value: usize, replaced: usize): void {
  let size = lengthOf(key) + lengthOf(value) + 1;
  for (let i: u32 = 0; i < memberCount; i++) {
    const member = MEMBERS + <usize>i * MEMBER_BYTES;
    size += load<u32>(member, MEMBER_KEY_LENGTH) + load<u32>(member, MEMBER_VALUE_LENGTH) + 2;
  }
  const start = allocate(size);
  let at = writeMember(start, pointerOf(key), lengthOf(key), pointerOf(value), lengthOf(value));
  for (let i: u32 = 0; i < memberCount; i++) {
    const member = MEMBERS + <usize>i * MEMBER_BYTES;
    if (member == replaced) continue;
    store<u8>(at, 0x2c);
    at = writeMember(
      at + 1,
      load<u32>(member, MEMBER_KEY),
      load<u32>(member, MEMBER_KEY_LENGTH),
      load<u32>(member, MEMBER_VALUE),
      load<u32>(member, MEMBER_VALUE_LENGTH),
    );
  }
  setString(to, start, <u32>(at - start));
}

function writeMember(to: usize, key: usize, keySize: u32, value: usize, valueSize: u32): usize {
  memory.copy(to, key, keySize);
  store<u8>(to + keySize, 0x3d);
  memory.copy(to + keySize + 1, value, valueSize);
  return to + keySize + 1 + valueSize;
}

// ---- parsing

function findMember(key: usize, length: u32): usize {
  for (let i: u32 = 0; i < memberCount; i++) {
    const member = MEMBERS + <usize>i * MEMBER_BYTES;
    const size = load<u32>(member, MEMBER_KEY_LENGTH);
    if (size == length && equalBytes(load<u32>(member, MEMBER_KEY), key, length)) return member;
  }
  return 0;
}

// Fills MEMBERS. Answers whether the whole text is a good state; an empty one is.
function parseState(state: usize): bool {
  memberCount = 0;
  if (typeOf(state) != ValueType.String) return true;
  let at = pointerOf(state);
  const end = at + lengthOf(state);
  while (at < end) {
    const stop = findByte(at, end, 0x2c);
    if (stop > at && !parseMember(at, stop)) return false;
    at = stop + 1;
  }
  return true;
}

function parseMember(at: usize, end: usize): bool {
  const equals = findByte(at, end, 0x3d);
  if (equals == end) return false;
  while (at < equals && isBlank(load<u8>(at))) at++;
  while (end > equals + 1 && isBlank(load<u8>(end - 1))) end--;
  if (!isKey(at, equals) || !isValue(equals + 1, end)) return false;
  const length = <u32>(equals - at);
  if (memberCount == MEMBERS_MAX || findMember(at, length) != 0) return false;
  const member = MEMBERS + <usize>memberCount * MEMBER_BYTES;
  store<u32>(member, <u32>at, MEMBER_KEY);
  store<u32>(member, length, MEMBER_KEY_LENGTH);
  store<u32>(member, <u32>(equals + 1), MEMBER_VALUE);
  store<u32>(member, <u32>(end - equals - 1), MEMBER_VALUE_LENGTH);
  memberCount++;
  return true;
}

function isBlank(byte: u32): bool {
  return byte == 0x20 || byte == 0x09;
}

// Up to 256 printable characters but "," and "=", the last of them no space.
function isValue(at: usize, end: usize): bool {
  if (at == end || end - at > 256 || load<u8>(end - 1) == 0x20) return false;
  for (; at < end; at++) {
    const byte = <u32>load<u8>(at);
    if (byte < 0x20 || byte > 0x7e || byte == 0x2c || byte == 0x3d) return false;
  }
  return true;
}

// key = a name of up to 256, or tenant (up to 241) @ system (up to 14); only a tenant may start
// with a digit.
function isKey(at: usize, end: usize): bool {
  const separator = findByte(at, end, 0x40);
  if (separator == end) return isName(at, end, 256, false);
  return isName(at, separator, 241, true) && isName(separator + 1, end, 14, false);
}

function isName(at: usize, end: usize, most: usize, digitFirst: bool): bool {
  if (at == end || end - at > most) return false;
  const first = <u32>load<u8>(at);
  if (!isSmall(first) && !(digitFirst && isDigit(first))) return false;
  for (at++; at < end; at++) {
    const byte = <u32>load<u8>(at);
    const mark = byte == 0x5f || byte == 0x2d || byte == 0x2a || byte == 0x2f;
    if (!isSmall(byte) && !isDigit(byte) && !mark) return false;
  }
  return true;
}

function isSmall(byte: u32): bool {
  return byte - 0x61 < 26;
}

function isDigit(byte: u32): bool {
  return byte - 0x30 < 10;
}
