// Identifiers: TraceID, SpanID, ProfileID (of bytes, or of twice as many hexadecimal digits),
// UUIDs, and whether a span is a root (ottlfuncs: id_helpers, func_uuid; google/uuid for the bits).

import { Failure } from "../../format/failure";
import { ValueType } from "../../format/value";
import { fail } from "../machine/failure";
import { allocate } from "../memory/arena";
import { clockNanoseconds, randomBits } from "../memory/supply";
import { parseHex, writeHex } from "../text/hex";
import { outcome, Outcome } from "../text/outcome";
import { lengthOf, pointerOf, setBool, setString, setView, typeOf } from "../value/cell";
import { isZeroId } from "./conversions";
import { bytesLike } from "./getters";

/** TraceID(target), SpanID(target), ProfileID(target). */
export function makeId(to: usize, args: usize, type: u32, size: u32): bool {
  if (!bytesLike(args)) return false;
  const length = typeOf(args) == ValueType.Nil ? 0 : lengthOf(args);
  if (length == size) {
    setView(to, type, pointerOf(args), size);
    return true;
  }
  if (length != size * 2) return fail(Failure.InvalidId, length, size);
  const bytes = allocate(size);
  parseHex(bytes, pointerOf(args), length);
  if (outcome() != Outcome.Ok) return fail(Failure.InvalidHex);
  setView(to, type, bytes, size);
  return true;
}

/** IsRootSpan(): the lowering gives it the span's parent id. */
export function isRootSpan(to: usize, args: usize): bool {
  setBool(to, typeOf(args) == ValueType.Nil || isZeroId(args));
  return true;
}

// ---- UUIDs

const UUID = memory.data(16, 16);

/** UUID(): version 4, all of it random but version and variant. */
export function uuid(to: usize): bool {
  store<u64>(UUID, randomBits());
  store<u64>(UUID, randomBits(), 8);
  return setUuid(to, 0x40);
}

let lastStamp: i64 = 0;

/**
 * UUIDv7(): 48 bits of milliseconds, then a count of 12 bits that makes every one larger than the
 * one before, then random bits.
 */
export function uuidV7(to: usize): bool {
  const now = clockNanoseconds();
  const milliseconds = now / 1_000_000;
  // A millisecond has 4096 steps of 256 ns, less the last 190; the next id takes the next step.
  let stamp = (milliseconds << 12) + ((now % 1_000_000) >> 8);
  if (stamp <= lastStamp) stamp = lastStamp + 1;
  lastStamp = stamp;
  store<u64>(UUID, bswap<u64>((<u64>(stamp >> 12) << 16) | <u64>(stamp & 0xfff)));
  store<u64>(UUID, randomBits(), 8);
  return setUuid(to, 0x70);
}

const UUID_TEXT_BYTES: u32 = 36;

function setUuid(to: usize, version: u32): bool {
  store<u8>(UUID, (load<u8>(UUID, 6) & 0x0f) | version, 6);
  store<u8>(UUID, (load<u8>(UUID, 8) & 0x3f) | 0x80, 8);
  const text = allocate(UUID_TEXT_BYTES);
  let at = writeHex(text, UUID, 4);
  for (let group: u32 = 0; group < 3; group++) {
    store<u8>(at, 0x2d);
    at = writeHex(at + 1, UUID + 4 + <usize>group * 2, 2);
  }
  store<u8>(at, 0x2d);
  writeHex(at + 1, UUID + 10, 6);
  setString(to, text, UUID_TEXT_BYTES);
  return true;
}
