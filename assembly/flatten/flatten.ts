// Flattening a batch of logs: every record gets a resource and a scope of its own, copies of those
// that it stood in, so that what a statement writes to them is the record's alone. regroup.ts puts
// equal ones together again.
//
//   resource A [scope 1 [a b] scope 2 [c]]  ->  A [1 [a]]  A [1 [b]]  A [2 [c]]
//
// A copy has what the reference copies: the resource's attributes; the scope's name, version and
// attributes; the schema URL of the scope. Not copied are the resource's schema URL, counts of
// dropped attributes, entities, and what holds no record. Fields that we don't know are copied with
// the rest; those of the batch stand once, behind. A resource or scope that is missing is made, so
// that what a statement writes to it stands in front of the record, where the next pass wants it.
//
// The head of a record (all of its copies) is written once for each scope, the resource's part once
// for each resource:
//
//   head -> | resource and its unknown fields | scope, schema URL and unknown fields | <- headEnd
//                                       scope ^
//
// It is hardly longer than its source, since lengths come out in their shortest form. The output's
// room is taken as it grows; the arena's limit is the only one.

import {
  InstrumentationScopeField,
  LogsDataField,
  Message,
  ResourceField,
  ResourceLogsField,
  ScopeLogsField,
  TAG_TYPE_BITS,
  WireType,
} from "../../format/otlp";
import { allocate, commit, reserve } from "../memory/arena";
import { unordered } from "../resolver/resolve";
import { fieldNumber, fieldStart, fieldWord, readField } from "../wire/field";
import { setBatchStart, stopChecking } from "../wire/read";
import { FieldKind, isChildren, isRepeated, kindOf, messageIn, wordsOf } from "../wire/schema";
import { varintSize, writeBytes, writeVarint } from "../wire/write";

/** What was flattened last. */
export let originStart: usize = 0;
export let originLength: u32 = 0;

/** What it became. */
export let flatStart: usize = 0;
export let flatLength: u32 = 0;

/** How many resources and scopes held records, and how many records there were. */
export let originResources: u32 = 0;
export let originScopes: u32 = 0;
export let originRecords: u32 = 0;

/** Whether something was left behind. */
export let isLossy: bool = false;

/** Field 1 of what is around the records. */
const RESOURCE_OR_SCOPE: u32 = 1 << ResourceLogsField.Resource;

let head: usize = 0;
let top: usize = 0;

/** Flattens the batch. A singular field that stands twice raises Unordered. */
export function flattenBatch(start: usize, length: u32): void {
  stopChecking();
  setBatchStart(start);
  originStart = start;
  originLength = length;
  originResources = 0;
  originScopes = 0;
  originRecords = 0;
  isLossy = false;
  head = allocate(<usize>length + 128);
  flatStart = reserve(0);
  top = flatStart;
  const end = start + length;
  flattenMessage(Message.LogsData, start, end, head);
  reserveTop(length);
  top = copyOthers(Message.LogsData, start, end, top);
  flatLength = <u32>(top - flatStart);
  commit(top);
}

/** Room for `size` bytes behind what was written. */
function reserveTop(size: usize): void {
  reserve(top - flatStart + size);
}

/** Goes down to the records. `part`: where this message's part of the head goes. */
function flattenMessage(message: u32, start: usize, end: usize, part: usize): void {
  const isBatch = message == Message.LogsData;
  const partEnd = isBatch ? part : copyParts(message, start, end, part);
  const before = originRecords;
  const words = wordsOf(message);
  for (let p = start; p < end; ) {
    const next = readField(words, p, end);
    if (isChildren(fieldWord)) {
      if (message == Message.ScopeLogs) writeRecord(p, next, part, partEnd);
      else flattenMessage(messageIn(fieldWord), fieldStart, next, partEnd);
    }
    p = next;
  }
  if (isBatch) return;
  if (originRecords == before) isLossy = true;
  else if (message == Message.ScopeLogs) originScopes++;
  else originResources++;
}

/** Writes a record, the whole field `start` .. `end`, below its head. */
function writeRecord(start: usize, end: usize, scope: usize, headEnd: usize): void {
  const scopeSize = headEnd - scope + (end - start);
  const resourceSize = scope - head + 1 + varintSize(scopeSize) + scopeSize;
  reserveTop(resourceSize + 16);
  let to = writePrefix(top, LogsDataField.ResourceLogs, resourceSize);
  to = writeBytes(to, head, scope - head);
  to = writePrefix(to, ResourceLogsField.ScopeLogs, scopeSize);
  to = writeBytes(to, scope, headEnd - scope);
  top = writeBytes(to, start, end - start);
  originRecords++;
}

/** Writes what is copied of a message beside its children. */
function copyParts(message: u32, start: usize, end: usize, to: usize): usize {
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
