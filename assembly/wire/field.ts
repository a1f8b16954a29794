// Reading one field as its schema has it: read.ts decides whether bytes are a field, this whether
// they are the field that the message should have. The validator and the normaliser walk with it;
// the hot walks (resolver) have their own loops.
//
// A field's parts are answered in globals. Its payload is `fieldStart` up to the byte that
// `readField` answers: a varint's bytes, a fixed one's, or what the length prefix counts.

import { TAG_TYPE_BITS, WireType } from "../../format/otlp";
import { WireProblem } from "../../format/wire-problem";
import {
  hasProblem,
  malformed,
  readLength,
  readTag,
  readVarint,
  skipPayload,
  varintEnd,
} from "./read";
import { FieldKind, isRepeated, kindOf, wireTypeOf, wordAt } from "./schema";

/** Number of the field that was read last. */
export let fieldNumber: u32 = 0;

/** Its schema word, 0 for a field that the message does not have. */
export let fieldWord: u32 = 0;

/** Where its payload starts. */
export let fieldStart: usize = 0;

/** Reads the field at `p` of a message with these schema words; answers the byte after it. */
export function readField(words: usize, p: usize, end: usize): usize {
  const tag = readTag(p, end);
  fieldNumber = tag >> TAG_TYPE_BITS;
  const word = wordAt(words, fieldNumber);
  fieldWord = word;
  fieldStart = varintEnd;
  const wire = tag & 7;
  if (word == 0) return skipPayload(tag, varintEnd, end, p);
  if (wire != wireTypeOf(word)) {
    if (wire == WireType.Bytes && isRepeated(word)) return readPacked(wireTypeOf(word), end, p);
    refuseWireType(wire, wireTypeOf(word), p);
    return end;
  }
  if (wire != WireType.Bytes) return skipPayload(tag, varintEnd, end, p);
  const size = readLength(varintEnd, end, p);
  fieldStart = varintEnd;
  const kind = kindOf(word);
  if (kind == FieldKind.Id16) checkId(size, 16, p);
  else if (kind == FieldKind.Id8) checkId(size, 8, p);
  return fieldStart + size;
}

// Wire types 6 and 7 are no wire types, and an end of group ends nothing here: those come first.
function refuseWireType(found: u32, needed: u32, at: usize): void {
  if (found > <u32>WireType.Fixed32) malformed(at, WireProblem.WireTypeUnknown, found);
  else if (found == WireType.EndGroup) malformed(at, WireProblem.EndGroupStray);
  else malformed(at, WireProblem.WireTypeWrong, found, needed);
}

function checkId(size: usize, needed: u32, at: usize): void {
  if (size != 0 && size != needed) malformed(at, WireProblem.IdLength, <u32>size, needed);
}

function readPacked(wire: u32, end: usize, at: usize): usize {
  const size = readLength(varintEnd, end, at);
  const start = varintEnd;
  const next = start + size;
  fieldStart = start;
  if (wire == WireType.Varint) {
    let p = start;
    while (p < next && !hasProblem()) {
      readVarint(p, next);
      p = varintEnd;
    }
  } else {
    const itemSize: usize = wire == WireType.Fixed64 ? 8 : 4;
    if (size % itemSize != 0) malformed(at, WireProblem.PackedLength, <u32>size, <u32>itemSize);
  }
  return next;
}
