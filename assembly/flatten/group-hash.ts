// Hashes by which a resource or a scope finds its group. Equal keys (group-key.ts) have equal
// hashes, whatever the order of attributes and however their bytes are put; so a hash is a sum,
// with a summand for each attribute, the name, the version and the schema URL.
//
// Most messages begin with the bytes of the one before: a resource that gets one attribute more
// from its record. A memo keeps the last message and the sum behind each of its attributes, and the
// next one goes on where the two begin to differ.
//
//   Memo   0 body          4 its bytes, 0 for none        8 attributes      16 hash
//          24 for each attribute:  0 where it ends    4 hash of its key    8 the sum behind it
//                                 16 bits of keys until there
//
// A key that stands twice counts with its first value, and many attributes have no room: such maps
// take the hash of their whole key. Hashes are seeded, so that nobody can make many that are equal.

import { InstrumentationScopeField, Message, ResourceField } from "../../format/otlp";
import { CELL_BYTES, CELL_PAYLOAD, ValueType } from "../../format/value";
import { commit, reserve } from "../memory/arena";
import { randomBits } from "../memory/supply";
import { foldProduct } from "../text/product";
import { decodeAnyValue } from "../value/any-value";
import { lengthOf, pointerOf, typeOf } from "../value/cell";
import { keySize, keyStart, readKeyValue, valueSize, valueStart } from "../value/key-value";
import { fieldNumber, fieldStart, readField } from "../wire/field";
import { wordsOf } from "../wire/schema";
import { groupKeyBytes, writeMapKey, writeValueKey } from "./group-key";

const BODY = 0;
const BODY_BYTES = 4;
const COUNT = 8;
const HASH = 16;
const ENTRIES = 24;
const ENTRY_END = 0;
const ENTRY_KEY_HASH = 4;
const ENTRY_SUM = 8;
const ENTRY_BITS = 16;
const ENTRY_BYTES: usize = 24;

/** Attributes that a memo has room for. */
const MEMO_ATTRIBUTES_MAX: u32 = 64;
const MEMO_BYTES = 1560;

export const RESOURCE_MEMO = memory.data(MEMO_BYTES, 16);
export const SCOPE_MEMO = memory.data(MEMO_BYTES, 16);
const CELL = memory.data(CELL_BYTES, 16);

const SPREAD: u64 = 0x9e3779b185ebca87;

let seed: u64 = 0;
let otherSeed: u64 = 0;

export function seedHashes(): void {
  if (seed == 0) {
    seed = randomBits();
    otherSeed = randomBits();
  }
  forgetMemos();
}

/** The bytes of the messages before are gone. */
export function forgetMemos(): void {
  store<u32>(RESOURCE_MEMO, 0, BODY_BYTES);
  store<u32>(SCOPE_MEMO, 0, BODY_BYTES);
}

/** How many of the first `length` bytes are the same. Reads up to 15 bytes past them. */
export function commonBytes(a: usize, b: usize, length: u32): u32 {
  for (let at: u32 = 0; at < length; at += 16) {
    const same = i8x16.bitmask(i8x16.eq(v128.load(a + at), v128.load(b + at)));
    if (same != 0xffff) return min(length, at + <u32>ctz(~same));
  }
  return length;
}

/** The summand of a text in a place of its own: a name, a schema URL. None for an empty one. */
export function textHash(place: u32, start: usize, bytes: u32): u64 {
  return bytes == 0 ? 0 : mix(hashBytes(start, bytes), <u64>place * SPREAD);
}

function mix(left: u64, right: u64): u64 {
  return foldProduct(left ^ seed, right ^ otherSeed);
}

/** 16 bytes a step. Reads up to 15 bytes past the end. */
function hashBytes(from: usize, length: u32): u64 {
  let hash: u64 = length;
  let left = length;
  for (; left > 16; left -= 16) {
    hash = mix(load<u64>(from) ^ hash, load<u64>(from, 8));
    from += 16;
  }
  const low = left >= 8 ? load<u64>(from) : firstBytes(from, left);
  const high = left > 8 ? firstBytes(from + 8, left - 8) : 0;
  return mix(low ^ hash, high);
}

/** Fewer than eight bytes, or eight. */
function firstBytes(from: usize, count: u32): u64 {
  return count == 0 ? 0 : load<u64>(from) << ((8 - <u64>count) << 3);
}

/** Whether the body that was hashed last has the very bytes of the one before. */
export let isSameBody: bool = false;

/** The hash of a Resource or an InstrumentationScope, which is noted in the memo. */
export function bodyHash(memo: usize, message: u32, body: usize, bytes: u32): u64 {
  const before = load<u32>(memo, BODY_BYTES);
  const common = commonBytes(load<u32>(memo, BODY), body, min(bytes, before));
  isSameBody = common == bytes && common == before && bytes != 0;
  if (isSameBody) return load<u64>(memo, HASH);
  const count = sharedAttributes(memo, common);
  store<u32>(memo, <u32>body, BODY);
  store<u32>(memo, bytes, BODY_BYTES);
  const hash = hashFrom(memo, message, body, bytes, count);
  store<u64>(memo, hash, HASH);
  return hash;
}

/** Goes on behind the first attributes, which the memo has. */
function hashFrom(memo: usize, message: u32, body: usize, bytes: u32, count: u32): u64 {
  const words = wordsOf(message);
  const isResource = message == Message.Resource;
  const attributes: u32 = isResource
    ? ResourceField.Attributes
    : InstrumentationScopeField.Attributes;
  const end = body + bytes;
  let entry = memo + ENTRIES + <usize>count * ENTRY_BYTES;
  let sum: u64 = 0;
  let bits: u64 = 0;
  let p = body;
  if (count != 0) {
    sum = load<u64>(entry - ENTRY_BYTES, ENTRY_SUM);
    bits = load<u64>(entry - ENTRY_BYTES, ENTRY_BITS);
    p += load<u32>(entry - ENTRY_BYTES, ENTRY_END);
  }
  while (p < end) {
    const next = readField(words, p, end);
    if (fieldNumber == attributes) {
      readKeyValue(fieldStart, next);
      const key = hashBytes(keyStart, keySize);
      const bit = <u64>1 << ((key >> 32) & 63);
      const isFull = count == MEMO_ATTRIBUTES_MAX;
      if (isFull || ((bits & bit) != 0 && hasKey(memo, count, <u32>(key >> 32)))) {
        store<u32>(memo, count, COUNT);
        return wholeHash(message, attributes, body, end);
      }
      bits |= bit;
      sum += mix(key, valueHash());
      store<u32>(entry, <u32>(next - body), ENTRY_END);
      store<u32>(entry, <u32>(key >> 32), ENTRY_KEY_HASH);
      store<u64>(entry, sum, ENTRY_SUM);
      store<u64>(entry, bits, ENTRY_BITS);
      entry += ENTRY_BYTES;
      count++;
    } else if (!isResource && isText(fieldNumber)) {
      sum += textHash(fieldNumber, fieldStart, <u32>(next - fieldStart));
    }
    p = next;
  }
  store<u32>(memo, count, COUNT);
  return sum;
}

function isText(number: u32): bool {
  return number == InstrumentationScopeField.Name || number == InstrumentationScopeField.Version;
}

/** How many of the memo's attributes end within its first bytes, which are the same. */
function sharedAttributes(memo: usize, common: u32): u32 {
  if (common == 0) return 0;
  let count = load<u32>(memo, COUNT);
  let entry = memo + ENTRIES + <usize>count * ENTRY_BYTES;
  for (; count != 0; count--) {
    entry -= ENTRY_BYTES;
    if (load<u32>(entry, ENTRY_END) <= common) break;
  }
  return count;
}

function hasKey(memo: usize, count: u32, keyHash: u32): bool {
  let entry = memo + ENTRIES;
  for (let i: u32 = 0; i < count; i++) {
    if (load<u32>(entry, ENTRY_KEY_HASH) == keyHash) return true;
    entry += ENTRY_BYTES;
  }
  return false;
}

/** The hash of the value that was read last. */
function valueHash(): u64 {
  decodeAnyValue(CELL, valueStart, valueSize);
  const type = typeOf(CELL);
  switch (type) {
    case ValueType.String:
    case ValueType.Bytes:
      return hashBytes(pointerOf(CELL), lengthOf(CELL)) + type;
    case ValueType.Map:
    case ValueType.Slice: {
      const mark = reserve(0);
      const key = writeValueKey(CELL);
      const hash = hashBytes(key, groupKeyBytes);
      commit(mark);
      return hash;
    }
    default:
      return load<u64>(CELL, CELL_PAYLOAD) * SPREAD + type;
  }
}

function wholeHash(message: u32, attributes: u32, body: usize, end: usize): u64 {
  const mark = reserve(0);
  const key = writeMapKey(message, attributes, body, end);
  let sum = hashBytes(key, groupKeyBytes);
  commit(mark);
  if (message == Message.Resource) return sum;
  const words = wordsOf(message);
  for (let p = body; p < end; ) {
    const next = readField(words, p, end);
    if (isText(fieldNumber)) {
      sum += textHash(fieldNumber, fieldStart, <u32>(next - fieldStart));
    }
    p = next;
  }
  return sum;
}
