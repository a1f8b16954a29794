// Reading protobuf: varints, tags and the skipping of fields, over bytes that nobody has checked.
//
// What is well-formed is decided here and nowhere else: varints of at most ten bytes and 64 bits,
// overlong ones included; field numbers 1 to 2^29 - 1; groups skipped whole, closed by their own
// number, at most GROUP_NESTING_MAX deep. Any defect goes to `malformed`, which ends the batch. The
// validator asks it to take a note instead (`startChecking`): then a reader answers as if the
// message ended, so that its caller's loop ends too.
//
// A pair (value, next pointer) is answered as the value, with the pointer in `varintEnd`: packing
// both into one word costs three times as much on the serial chain of a walk.

import { GROUP_NESTING_MAX } from "../../format/limits";
import { FIELD_NUMBER_MAX, TAG_TYPE_BITS, WireType } from "../../format/otlp";
import { Status } from "../../format/status";
import {
  PROBLEM_BYTES,
  PROBLEM_CODE,
  PROBLEM_FOUND,
  PROBLEM_NEEDED,
  PROBLEM_OFFSET,
  WireProblem,
} from "../../format/wire-problem";
import { raise } from "../memory/host";

/** Start of the batch that is being read: offsets in errors count from here. */
export let batchStart: usize = 0;

export function setBatchStart(start: usize): void {
  batchStart = start;
}

/**
 * The record of the first defect (format/wire-problem.ts); its code is None while there is none.
 */
export const problem: usize = memory.data(PROBLEM_BYTES);

let isChecking: bool = false;

/**
 * From here on `malformed` takes a note of the first defect and returns. Offsets count from
 * `start`.
 */
export function startChecking(start: usize): void {
  batchStart = start;
  isChecking = true;
  memory.fill(problem, 0, PROBLEM_BYTES);
}

/** From here on `malformed` ends the batch. Entries that process a batch call it first. */
export function stopChecking(): void {
  isChecking = false;
}

/** True once `malformed` took a note. */
// @ts-ignore: decorator
@inline
export function hasProblem(): bool {
  return load<u32>(problem, PROBLEM_CODE) != WireProblem.None;
}

/** The bytes at `at` are not what they should be: ends the batch, or takes a note. */
export function malformed(
  at: usize,
  code: u32 = WireProblem.LengthPastEnd,
  found: u32 = 0,
  needed: u32 = 0,
): void {
  if (!isChecking) raise(Status.Malformed, at - batchStart);
  if (hasProblem()) return;
  store<u32>(problem, code, PROBLEM_CODE);
  store<u32>(problem, <u32>(at - batchStart), PROBLEM_OFFSET);
  store<u32>(problem, found, PROBLEM_FOUND);
  store<u32>(problem, needed, PROBLEM_NEEDED);
}

/** The byte after the varint that was read last. */
export let varintEnd: usize = 0;

/** The varint at `p`, which need not lie before `end`. */
// @ts-ignore: decorator
@inline
export function readVarint(p: usize, end: usize): u64 {
  if (p < end) {
    const first = <u64>load<u8>(p);
    if (first < 0x80) {
      varintEnd = p + 1;
      return first;
    }
  }
  return readLongVarint(p, end);
}

/** As readVarint: two bytes are the common case, the rest a loop. */
function readLongVarint(p: usize, end: usize): u64 {
  if (p + 1 < end) {
    const second = <u64>load<u8>(p, 1);
    if (second < 0x80) {
      const first = <u64>load<u8>(p);
      if (first >= 0x80) {
        varintEnd = p + 2;
        return (first & 0x7f) | (second << 7);
      }
    }
  }
  return readAnyVarint(p, end);
}

function readAnyVarint(p: usize, end: usize): u64 {
  const start = p;
  let value: u64 = 0;
  let shift: u64 = 0;
  let code: u32 = WireProblem.VarintCut;
  while (p < end) {
    const byte = <u64>load<u8>(p++);
    if (shift == 63 && byte > 1) {
      code = WireProblem.VarintTooLong;
      break;
    }
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) {
      varintEnd = p;
      return value;
    }
    shift += 7;
  }
  malformed(start, code);
  varintEnd = end;
  return 0;
}

/** The tag at `p`, its field number sound; `varintEnd` is behind it. 0 after a defect. */
// @ts-ignore: decorator
@inline
export function readTag(p: usize, end: usize): u32 {
  if (p < end) {
    const first = <u32>load<u8>(p);
    // One comparison for both: 8 is the least tag, 0x80 starts a longer one.
    if (first - 8 < 0x78) {
      varintEnd = p + 1;
      return first;
    }
  }
  return readLongTag(p, end);
}

function readLongTag(p: usize, end: usize): u32 {
  const tag = readVarint(p, end);
  const number = tag >> TAG_TYPE_BITS;
  if (number - 1 < <u64>FIELD_NUMBER_MAX) return <u32>tag;
  malformed(p, WireProblem.FieldNumber);
  varintEnd = end;
  return 0;
}

/** The byte after the field that starts at `p`, whatever it is. Groups are skipped whole. */
export function skipField(p: usize, end: usize): usize {
  const tag = readTag(p, end);
  return skipPayload(tag, varintEnd, end, p);
}

/** The byte after the payload at `p` of the field that starts at `start` with `tag`. */
export function skipPayload(tag: u32, p: usize, end: usize, start: usize): usize {
  switch (tag & 7) {
    case WireType.Varint: {
      readVarint(p, end);
      return varintEnd;
    }
    case WireType.Fixed64:
      return skipFixed(8, p, end, start);
    case WireType.Bytes: {
      const size = readLength(p, end, start);
      return varintEnd + size;
    }
    case WireType.StartGroup:
      return skipGroup(tag >> TAG_TYPE_BITS, p, end, start, 1);
    case WireType.EndGroup: {
      malformed(start, WireProblem.EndGroupStray);
      return end;
    }
    case WireType.Fixed32:
      return skipFixed(4, p, end, start);
    default: {
      malformed(start, WireProblem.WireTypeUnknown, tag & 7);
      return end;
    }
  }
}

/**
 * The length prefix at `p`, sound: that many bytes lie between `varintEnd` and `end`. 0 after a
 * defect.
 */
export function readLength(p: usize, end: usize, start: usize): usize {
  const size = readVarint(p, end);
  const rest = <u64>(end - varintEnd);
  if (size <= rest) return <usize>size;
  malformed(start, WireProblem.LengthPastEnd, <u32>min<u64>(size, u32.MAX_VALUE), <u32>rest);
  varintEnd = end;
  return 0;
}

function skipFixed(size: usize, p: usize, end: usize, start: usize): usize {
  const rest = end - p;
  if (rest >= size) return p + size;
  malformed(start, WireProblem.FixedCut, <u32>rest, <u32>size);
  return end;
}

function skipGroup(number: u32, p: usize, end: usize, start: usize, depth: u32): usize {
  if (depth > <u32>GROUP_NESTING_MAX) {
    malformed(start, WireProblem.GroupTooDeep, 0, GROUP_NESTING_MAX);
    return end;
  }
  while (p < end) {
    const inner = p;
    const tag = readTag(p, end);
    p = varintEnd;
    const wire = tag & 7;
    if (wire == WireType.EndGroup) {
      const closed = tag >> TAG_TYPE_BITS;
      if (closed == number) return p;
      malformed(inner, WireProblem.EndGroupWrong, closed, number);
      return end;
    }
    if (wire == WireType.StartGroup) {
      p = skipGroup(tag >> TAG_TYPE_BITS, p, end, inner, depth + 1);
    } else {
      p = skipPayload(tag, p, end, inner);
    }
  }
  malformed(start, WireProblem.GroupOpen);
  return end;
}

/** The length of a field whose first bytes are `head`: a tag of one byte, a length of two. */
// @ts-ignore: decorator
@inline
export function twoByteLength(head: u32): u32 {
  return ((head >> 8) & 0x7f) | ((head >> 9) & 0x3f80);
}
