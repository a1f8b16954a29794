// Flattening a batch of logs: every record gets a resource and a scope of its own, copies of those
// that it stood in (parts.ts), so that what a statement writes to them is the record's alone.
// regroup.ts puts equal ones together again.
//
//   resource A [scope 1 [a b] scope 2 [c]]  ->  A [1 [a]]  A [1 [b]]  A [2 [c]]
//
// It goes in portions, each a batch of its own that the processor's passes run over before the next
// one is written to the same place: a resource of 10 kB in front of a thousand records never takes
// 10 MB, and what the passes touch is in the cache. A survey of the batch says beforehand how much
// is to be copied in all; past FLAT_BYTES_MAX the batch is refused.
//
// The head of a record (all of its copies) is written once for each scope, the resource's part once
// for each resource:
//
//   head -> | resource and its unknown fields | scope, schema URL and unknown fields | <- headEnd
//                                       scope ^
//
// Left out: what holds no record, and the batch's own unknown fields, which regroup.ts writes.

import { FLAT_BYTES_MAX } from "../../format/limits";
import { LogsDataField, Message, ResourceLogsField } from "../../format/otlp";
import { Status } from "../../format/status";
import { allocate } from "../memory/arena";
import { raise } from "../memory/host";
import { offerRoom } from "../memory/input";
import { setBatchStart, stopChecking } from "../wire/read";
import { wordsOf } from "../wire/schema";
import { varintSize, writeBytes } from "../wire/write";
import {
  CHILDREN,
  copyParts,
  forgetLoss,
  noteLoss,
  PARTS_GROWTH,
  partNumber,
  partStart,
  readPart,
  writePrefix,
} from "./parts";

/** Bytes of a portion, more or less: a few times its size stays in a second-level cache. */
const PORTION_BYTES: usize = 1 << 16;

/** Tags and lengths of a resource and a scope. */
const PREFIXES_MAX: usize = 16;

/** A portion: a flat batch of so many records. */
export let flatStart: usize = 0;
export let flatLength: u32 = 0;
export let flatRecords: u32 = 0;

/** How many resources and scopes held records. */
export let originResources: u32 = 0;
export let originScopes: u32 = 0;

/** A portion's room, and the bytes in front of it where passes may write over what they read. */
let room: usize = 0;
let roomBytes: usize = 0;
let leadBytes: usize = 0;
let portionBytes: usize = 0;

/** Where the walk is: what is left of the batch, and of the resource and scope that it is in. */
let batchAt: usize = 0;
let batchEnd: usize = 0;
let resourceAt: usize = 0;
let resourceEnd: usize = 0;
let scopeAt: usize = 0;
let scopeEnd: usize = 0;

let head: usize = 0;
let scopeHead: usize = 0;
let headEnd: usize = 0;

/** Begins with the batch. `isWhole`: in one portion, whatever it takes. */
export function beginFlattening(start: usize, length: u32, isWhole: bool): void {
  stopChecking();
  setBatchStart(start);
  forgetLoss();
  batchAt = start;
  batchEnd = start + length;
  resourceAt = resourceEnd = 0;
  scopeAt = scopeEnd = 0;
  survey(start, start + length);
  if (flatBytes > <u64>FLAT_BYTES_MAX) raise(Status.TooLarge, megabytes(flatBytes));
  head = allocate(headMax + 64);
  portionBytes = isWhole ? <usize>flatBytes : min(PORTION_BYTES, <usize>flatBytes);
  roomBytes = portionBytes + recordMax;
  leadBytes = isWhole ? 0 : roomBytes;
  room = allocate(leadBytes + roomBytes + 64) + leadBytes;
}

function megabytes(bytes: u64): usize {
  return <usize>min<u64>((bytes + 0xfffff) >> 20, 0xffffffff);
}

/** Sees to it that the portions to come have room for `bytes`: what the last one became. */
export function fitRoom(bytes: usize): void {
  if (bytes <= roomBytes) return;
  roomBytes = bytes << 1;
  leadBytes = roomBytes;
  room = allocate(leadBytes + roomBytes + 64) + leadBytes;
}

let flatBytes: u64 = 0;
let headMax: usize = 0;
let recordMax: usize = 0;

/** Reckons the bytes of the flat batch, of the longest head and of the longest record below one. */
function survey(start: usize, end: usize): void {
  const words = wordsOf(Message.LogsData);
  flatBytes = 0;
  headMax = 0;
  recordMax = 0;
  originResources = 0;
  originScopes = 0;
  for (let p = start; p < end; ) {
    const next = readPart(words, p, end);
    if (partNumber == LogsDataField.ResourceLogs) surveyResource(partStart, next);
    p = next;
  }
  recordMax += headMax + PREFIXES_MAX;
}

function surveyResource(start: usize, end: usize): void {
  const words = wordsOf(Message.ResourceLogs);
  const before = flatBytes;
  let others: usize = PARTS_GROWTH;
  let longest: usize = 0;
  let records: u32 = 0;
  for (let p = start; p < end; ) {
    const next = readPart(words, p, end);
    if (partNumber == CHILDREN) {
      records += surveyScope(partStart, next);
      longest = max(longest, scopeOthers);
    } else {
      others += next - p;
    }
    p = next;
  }
  flatBytes += <u64>records * (others + PREFIXES_MAX);
  headMax = max(headMax, others + longest);
  if (flatBytes == before) noteLoss();
  else originResources++;
}

/** Bytes that the scope surveyed last has beside its records. */
let scopeOthers: usize = 0;

function surveyScope(start: usize, end: usize): u32 {
  const words = wordsOf(Message.ScopeLogs);
  scopeOthers = PARTS_GROWTH;
  let records: u32 = 0;
  for (let p = start; p < end; ) {
    const next = readPart(words, p, end);
    if (partNumber == CHILDREN) {
      records++;
      flatBytes += next - p;
      recordMax = max(recordMax, next - p);
    } else {
      scopeOthers += next - p;
    }
    p = next;
  }
  flatBytes += <u64>records * scopeOthers;
  if (records == 0) noteLoss();
  else originScopes++;
  return records;
}

/** Writes the next portion; answers whether there was one. */
export function flattenPortion(): bool {
  const words = wordsOf(Message.ScopeLogs);
  flatStart = room;
  flatRecords = 0;
  const full = flatStart + portionBytes;
  let top = flatStart;
  while (top < full && (scopeAt < scopeEnd || openScope())) {
    const p = scopeAt;
    scopeAt = readPart(words, p, scopeEnd);
    if (partNumber == CHILDREN) top = writeRecord(p, scopeAt, top);
  }
  flatLength = <u32>(top - flatStart);
  offerRoom(flatStart, leadBytes);
  return flatRecords != 0;
}

/** Goes on to the next scope: false at the batch's end. */
function openScope(): bool {
  while (true) {
    while (resourceAt >= resourceEnd) {
      if (batchAt >= batchEnd) return false;
      batchAt = readPart(wordsOf(Message.LogsData), batchAt, batchEnd);
      if (partNumber != LogsDataField.ResourceLogs) continue;
      resourceAt = partStart;
      resourceEnd = batchAt;
      scopeHead = copyParts(Message.ResourceLogs, resourceAt, resourceEnd, head);
    }
    resourceAt = readPart(wordsOf(Message.ResourceLogs), resourceAt, resourceEnd);
    if (partNumber != CHILDREN) continue;
    scopeAt = partStart;
    scopeEnd = resourceAt;
    headEnd = copyParts(Message.ScopeLogs, scopeAt, scopeEnd, scopeHead);
    if (scopeAt < scopeEnd) return true;
  }
}

/** Writes a record, the whole field `start` .. `end`, below its head. */
function writeRecord(start: usize, end: usize, top: usize): usize {
  const scopeSize = headEnd - scopeHead + (end - start);
  const resourceSize = scopeHead - head + 1 + varintSize(scopeSize) + scopeSize;
  let to = writePrefix(top, LogsDataField.ResourceLogs, resourceSize);
  to = writeBytes(to, head, scopeHead - head);
  to = writePrefix(to, ResourceLogsField.ScopeLogs, scopeSize);
  to = writeBytes(to, scopeHead, headEnd - scopeHead);
  flatRecords++;
  return writeBytes(to, start, end - start);
}
