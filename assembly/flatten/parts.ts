// What flattening copies of a message around the records: all but its children, less what the
// reference leaves behind.
//
// A copy has the resource's attributes; the scope's name, version and attributes; the schema URL of
// the scope. Not copied are the resource's schema URL, counts of dropped attributes and entities.
// Fields that we don't know are copied with the rest. A resource or scope that is missing is made,
// so that what a statement writes to it stands in front of the record, where the next pass wants
// it.

import {
  InstrumentationScopeField,
  Message,
  ResourceField,
  ResourceLogsField,
  ScopeLogsField,
  TAG_TYPE_BITS,
  WireType,
} from "../../format/otlp";
import { unordered } from "../resolver/resolve";
import { fieldNumber, fieldStart, fieldWord, readField } from "../wire/field";
import { twoByteLength } from "../wire/read";
import { FieldKind, isChildren, isRepeated, kindOf, messageIn, wordsOf } from "../wire/schema";
import { varintSize, writeBytes, writeVarint } from "../wire/write";

/** Bytes that a copy may have more than its source. */
export const PARTS_GROWTH = 2;

/** Field 1 of what is around the records. */
const RESOURCE_OR_SCOPE: u32 = 1 << ResourceLogsField.Resource;

/**
 * Number of the field of a ResourceLogs or ScopeLogs that was read last, and where its payload is.
 */
export let partNumber: u32 = 0;
export let partStart: usize = 0;

/** Fields 1 to 3 of what is around the records are all messages and texts. */
export const CHILDREN: u32 = ResourceLogsField.ScopeLogs;

/**
 * As readField, for LogsData, ResourceLogs and ScopeLogs: one of their fields with a length of one
 * or two bytes takes no call.
 */
export function readPart(words: usize, p: usize, end: usize): usize {
  const head = load<u32>(p);
  const number = (head & 0xff) >> TAG_TYPE_BITS;
  if ((head & 0xe7) == WireType.Bytes && number != 0 && (head & 0x808000) != 0x808000) {
    const isLong = (head & 0x8000) != 0;
    const size = isLong ? twoByteLength(head) : (head >> 8) & 0x7f;
    const start = p + (isLong ? 3 : 2);
    if (start + size <= end) {
      partNumber = number;
      partStart = start;
      return start + size;
    }
  }
  const next = readField(words, p, end);
  partNumber = fieldNumber;
  partStart = fieldStart;
  return next;
}

/** Whether something was left behind since `forgetLoss`. */
export let isLossy: bool = false;

export function forgetLoss(): void {
  isLossy = false;
}

export function noteLoss(): void {
  isLossy = true;
}

/**
 * Writes what is copied of a message beside its children. A singular field that stands twice raises
 * Unordered.
 */
export function copyParts(message: u32, start: usize, end: usize, to: usize): usize {
  const words = wordsOf(message);
  let seen: u32 = 0;
  for (let p = start; p < end; ) {
    const next = readField(words, p, end);
    const word = fieldWord;
    const number = fieldNumber;
    if (word != 0 && !isRepeated(word)) {
      if (((seen >> number) & 1) != 0) unordered();
      seen |= 1 << number;
    }
    if (kindOf(word) == FieldKind.Message && !isRepeated(word)) {
      to = copyInner(messageIn(word), number, fieldStart, next, to);
    } else if (word == 0 || isCopied(message, number)) {
      to = writeBytes(to, p, next - p);
    } else if (!isChildren(word)) {
      isLossy = true;
    }
    p = next;
  }
  const isAround = message == Message.ResourceLogs || message == Message.ScopeLogs;
  if (!isAround || (seen & RESOURCE_OR_SCOPE) != 0) return to;
  return writePrefix(to, ResourceLogsField.Resource, 0);
}

/** The resource or the scope: with less in it the length prefix may become shorter. */
function copyInner(message: u32, number: u32, start: usize, end: usize, to: usize): usize {
  const body = to + 1 + varintSize(end - start);
  const size = copyParts(message, start, end, body) - body;
  const sound = to + 1 + varintSize(size);
  if (sound != body) memory.copy(sound, body, size);
  return writePrefix(to, number, size) + size;
}

function isCopied(message: u32, number: u32): bool {
  if (message == Message.Resource) return number == ResourceField.Attributes;
  if (message == Message.ScopeLogs) return number == ScopeLogsField.SchemaUrl;
  if (message == Message.ResourceLogs) return false;
  return number != InstrumentationScopeField.DroppedAttributesCount;
}

/** Writes the tag and the length of a message field whose number takes one byte. */
export function writePrefix(to: usize, number: u32, size: usize): usize {
  store<u8>(to, <u8>((number << TAG_TYPE_BITS) | WireType.Bytes));
  return writeVarint(to + 1, size);
}

/** Copies the fields of a message that are not the children by which a walk goes on. */
export function copyOthers(message: u32, start: usize, end: usize, to: usize): usize {
  const words = wordsOf(message);
  for (let p = start; p < end; ) {
    const next = readField(words, p, end);
    if (!isChildren(fieldWord)) to = writeBytes(to, p, next - p);
    p = next;
  }
  return to;
}
