// Fields of a message as it stands on the wire, one after the other, and the numbers among them. Of
// a field that stands more than once the last counts; lists of numbers may come packed, unpacked,
// or both.

import { allocate } from "../memory/arena";
import { readTag, readVarint, skipPayload, varintEnd } from "../wire/read";

/** Tag of the field that was read last. */
export let fieldTag: u32 = 0;

/** Where its payload starts: the body of a length-delimited one. */
export let fieldBody: usize = 0;

/** Reads the field at `p`; answers the byte after it. */
export function nextField(p: usize, end: usize): usize {
  const tag = readTag(p, end);
  fieldTag = tag;
  fieldBody = varintEnd;
  const next = skipPayload(tag, varintEnd, end, p);
  if ((tag & 7) == 2) fieldBody = varintEnd;
  return next;
}

/** Whether the field that was asked for last was there. */
export let isPresent: bool = false;

/** The payload of a fixed64 field or double; 0 when it is absent. */
export function fixed64Of(p: usize, end: usize, tag: u32): u64 {
  isPresent = false;
  let bits: u64 = 0;
  while (p < end) {
    p = nextField(p, end);
    if (fieldTag != tag) continue;
    bits = load<u64>(fieldBody);
    isPresent = true;
  }
  return bits;
}

export function doubleOfField(p: usize, end: usize, tag: u32): f64 {
  return reinterpret<f64>(fixed64Of(p, end, tag));
}

/** The value of a varint field; 0 when it is absent. */
export function varintOf(p: usize, end: usize, tag: u32): u64 {
  isPresent = false;
  let value: u64 = 0;
  while (p < end) {
    const next = nextField(p, end);
    if (fieldTag == tag) {
      value = readVarint(fieldBody, next);
      isPresent = true;
    }
    p = next;
  }
  return value;
}

/** The value of a sint32 field. */
export function signedOf(p: usize, end: usize, tag: u32): i32 {
  const bits = <u32>varintOf(p, end, tag);
  return <i32>((bits >> 1) ^ (0 - (bits & 1)));
}

/** How many numbers the list has that was read last. */
export let numbersCount: u32 = 0;

/** A list of fixed64 or double, as 64-bit words in the arena. */
export function fixed64List(p: usize, end: usize, number: u32): usize {
  const packed = (number << 3) | 2;
  const single = (number << 3) | 1;
  const words = allocate(end - p + 8);
  let to = words;
  while (p < end) {
    const next = nextField(p, end);
    if (fieldTag == packed || fieldTag == single) {
      const size = (next - fieldBody) & ~7;
      memory.copy(to, fieldBody, size);
      to += size;
    }
    p = next;
  }
  numbersCount = <u32>((to - words) >> 3);
  return words;
}

/** A list of varints, as 64-bit words in the arena. */
export function varintList(p: usize, end: usize, number: u32): usize {
  const packed = (number << 3) | 2;
  const single = number << 3;
  // A varint has a byte at least.
  const words = allocate((end - p) * 8 + 8);
  let to = words;
  while (p < end) {
    const next = nextField(p, end);
    if (fieldTag == packed || fieldTag == single) {
      for (let at = fieldBody; at < next; at = varintEnd) {
        store<u64>(to, readVarint(at, next));
        to += 8;
      }
    }
    p = next;
  }
  numbersCount = <u32>((to - words) >> 3);
  return words;
}

// @ts-ignore: decorator
@inline
export function wordAt(words: usize, index: u32): u64 {
  return load<u64>(words + (<usize>index << 3));
}

// @ts-ignore: decorator
@inline
export function doubleAt(words: usize, index: u32): f64 {
  return load<f64>(words + (<usize>index << 3));
}
