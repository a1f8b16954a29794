// Grouping a batch: records whose resources are the same go below the first of them, and within it
// records whose scopes are the same below the first of those. Groups stand in the order of their
// first records, records in their own.
//
//   A [1 [a]]  B [1 [b]]  A [1 [c]]  A [2 [d]]  ->  A [1 [a c] 2 [d]]  B [1 [b]]
//
// What is the same group-key.ts says; all else that a group has is its first member's. The batch
// comes in portions that are gone afterwards (flatten.ts), so records and the first of equal heads
// are kept; or as a whole, as it was before it was flattened: then records stay where they are, and
// heads are copied as flattening would. A message that has the very bytes of the one before is in
// its group; others find theirs by a hash (group-hash.ts). Keys are written out only to compare two
// that have the same hash and other bytes.
//
//   Member   0 next in order    4 start   8 end: records in a row
//   Group    0 next in order
//           12 the group around it           16 its head, all but the children   20 head's bytes
//           24 next in its bucket            28 first member    32 last member
//           36 bytes of what is below it     40 hash
//           48 its Resource or InstrumentationScope in the head                  52 bytes of that
//           56 schema URL in the head        60 bytes of that
//           64 key, 0 before it is written   68 key's bytes
//
// The output is never longer than the flat batch: a group's length takes no more bytes than those
// of its members together.

import { LogsDataField, Message, ResourceLogsField, ScopeLogsField } from "../../format/otlp";
import { allocate, commit, reserve } from "../memory/arena";
import { allocateOutput } from "../memory/input";
import { bytesEqual } from "../value/cell";
import { fieldWord, readField } from "../wire/field";
import { setBatchStart, stopChecking } from "../wire/read";
import { isChildren, wordsOf } from "../wire/schema";
import { copyBytes, copyRun, varintSize, writeBytes } from "../wire/write";
import { originResources, originScopes } from "./flatten";
import {
  bodyHash,
  commonBytes,
  forgetMemos,
  isSameBody,
  RESOURCE_MEMO,
  SCOPE_MEMO,
  seedHashes,
  textHash,
} from "./group-hash";
import { groupKeyBytes, writeBodyKey } from "./group-key";
import {
  CHILDREN,
  copyOthers,
  copyParts,
  forgetLoss,
  isLossy,
  noteLoss,
  partNumber,
  partStart,
  readPart,
  writePrefix,
} from "./parts";

const NEXT = 0;
const START = 4;
const END = 8;
const RUN_BYTES = 16;
const PARENT = 12;
const HEAD = 16;
const HEAD_BYTES = 20;
const BUCKET_NEXT = 24;
const FIRST = 28;
const LAST = 32;
const SIZE = 36;
const HASH = 40;
const BODY = 48;
const BODY_BYTES = 52;
const SCHEMA = 56;
const SCHEMA_BYTES = 60;
const KEY = 64;
const KEY_BYTES = 68;
const GROUP_BYTES = 80;

/** The output: what came, when all is as it was. */
export let groupedStart: usize = 0;
export let groupedLength: u32 = 0;

let root: usize = 0;
let buckets: usize = 0;
let bucketMask: u32 = 0;
let resources: u32 = 0;
let scopes: u32 = 0;

/** The groups that were found last. */
let recentResource: usize = 0;
let recentScope: usize = 0;

/** Whether the batch is one that nobody flattened. */
let isWhole: bool = false;

/** Begins to group: a batch that comes in portions, or as a whole. */
export function beginGroups(whole: bool): void {
  isWhole = whole;
  stopChecking();
  seedHashes();
  resources = 0;
  scopes = 0;
  recentResource = 0;
  recentScope = 0;
  shelfTop = 0;
  shelfEnd = 0;
  makeBuckets(256);
  root = allocate(GROUP_BYTES);
  memory.fill(root, 0, GROUP_BYTES);
}

/** Groups a batch as it would be grouped after it was flattened. */
export function regroupBatch(start: usize, length: u32): void {
  forgetLoss();
  beginGroups(true);
  wholeResources = 0;
  wholeScopes = 0;
  gatherBatch(start, length);
  writeGroups(start, length, resources == wholeResources && scopes == wholeScopes);
}

/** How many resources and scopes of a whole batch hold records. */
let wholeResources: u32 = 0;
let wholeScopes: u32 = 0;

/** Writes the groups of the batch `start`, which came in portions. */
export function regroupPortions(start: usize, length: u32, isChanged: bool): void {
  const isSame = !isChanged && resources == originResources && scopes == originScopes;
  writeGroups(start, length, isSame);
}

/** Puts the records of the batch, or of a portion, into their groups. */
export function gatherBatch(start: usize, length: u32): void {
  setBatchStart(start);
  forgetMemos();
  const words = wordsOf(Message.LogsData);
  const end = start + length;
  for (let p = start; p < end; ) {
    const next = readPart(words, p, end);
    if (partNumber == LogsDataField.ResourceLogs) {
      if (isWhole) gatherResource(partStart, next);
      else gatherRecord(partStart, next);
    }
    p = next;
  }
}

/** In a flat batch a resource has one scope, and that one record. */
function gatherRecord(start: usize, end: usize): void {
  measure(Message.ResourceLogs, start, end);
  const scope = childStart;
  const scopeEnd = childEnd;
  const resource = resourceGroup(start, end);
  measure(Message.ScopeLogs, scope, scopeEnd);
  const record = child;
  const recordEnd = childEnd;
  append(scopeGroup(resource, scope, scopeEnd), record, recordEnd);
}

function gatherResource(start: usize, end: usize): void {
  const words = wordsOf(Message.ResourceLogs);
  let group: usize = 0;
  for (let p = start; p < end; ) {
    const next = readPart(words, p, end);
    if (partNumber == CHILDREN) {
      const scope = partStart;
      if (!hasRecord(scope, next)) {
        noteLoss();
      } else {
        if (group == 0) {
          noteLosses(Message.ResourceLogs, start, end);
          measure(Message.ResourceLogs, start, end);
          group = resourceGroup(start, end);
          wholeResources++;
        }
        gatherScope(group, scope, next);
      }
    }
    p = next;
  }
  if (group == 0) noteLoss();
}

function hasRecord(start: usize, end: usize): bool {
  const words = wordsOf(Message.ScopeLogs);
  for (let p = start; p < end; ) {
    p = readPart(words, p, end);
    if (partNumber == CHILDREN) return true;
  }
  return false;
}

function gatherScope(resource: usize, start: usize, end: usize): void {
  noteLosses(Message.ScopeLogs, start, end);
  measure(Message.ScopeLogs, start, end);
  const group = scopeGroup(resource, start, end);
  const words = wordsOf(Message.ScopeLogs);
  for (let p = start; p < end; ) {
    const next = readPart(words, p, end);
    if (partNumber == CHILDREN) append(group, p, next);
    p = next;
  }
  wholeScopes++;
}

/** Notes what a copy of the message leaves behind. */
function noteLosses(message: u32, start: usize, end: usize): void {
  copyParts(message, start, end, reserve(end - start + 128));
}

/** Adds a record to the group. */
function append(group: usize, start: usize, end: usize): void {
  const size = end - start;
  const from = isWhole ? start : keep(start, size);
  store<u32>(group, load<u32>(group, SIZE) + <u32>size, SIZE);
  const last = <usize>load<u32>(group, LAST);
  if (last != 0 && <usize>load<u32>(last, END) == from) {
    store<u32>(last, <u32>(from + size), END);
    return;
  }
  const run = allocate(RUN_BYTES);
  store<u32>(run, <u32>from, START);
  store<u32>(run, <u32>(from + size), END);
  link(group, run);
}

function link(group: usize, member: usize): void {
  store<u32>(member, 0, NEXT);
  const last = <usize>load<u32>(group, LAST);
  if (last == 0) store<u32>(group, <u32>member, FIRST);
  else store<u32>(last, <u32>member, NEXT);
  store<u32>(group, <u32>member, LAST);
}

/** Kept records stand one behind the other, so that those of a group in a row are one run. */
const SHELF_BYTES: usize = 1 << 16;
let shelfTop: usize = 0;
let shelfEnd: usize = 0;

function keep(start: usize, size: usize): usize {
  if (shelfTop + size > shelfEnd) {
    const bytes = max(size, SHELF_BYTES);
    shelfTop = allocate(bytes + 64);
    shelfEnd = shelfTop + bytes;
  }
  const kept = shelfTop;
  shelfTop = writeBytes(kept, start, size);
  return kept;
}

/** The group of the ResourceLogs that was measured. */
function resourceGroup(start: usize, end: usize): usize {
  const hash = bodyHash(RESOURCE_MEMO, Message.Resource, bodyStart, bodyBytes);
  if (isSameBody && recentResource != 0) return recentResource;
  let group = findGroup(root, Message.Resource, hash);
  if (group == 0) {
    group = newGroup(root, hash, Message.ResourceLogs, start, end);
    resources++;
  }
  recentResource = group;
  return group;
}

/** The group of the ScopeLogs that was measured. */
function scopeGroup(resource: usize, start: usize, end: usize): usize {
  const own = bodyHash(SCOPE_MEMO, Message.InstrumentationScope, bodyStart, bodyBytes);
  const isNear = recentScope != 0 && <usize>load<u32>(recentScope, PARENT) == resource;
  if (isNear && isSameBody && hasSchema(recentScope)) return recentScope;
  const hash =
    own +
    textHash(ScopeLogsField.SchemaUrl, schemaStart, schemaBytes) +
    <u64>resource * 0x9e3779b185ebca87;
  let group = findGroup(resource, Message.InstrumentationScope, hash);
  if (group == 0) {
    group = newGroup(resource, hash, Message.ScopeLogs, start, end);
    scopes++;
  }
  recentScope = group;
  return group;
}

/** What a ResourceLogs or ScopeLogs is known by, and the last of its children. */
let bodyStart: usize = 0;
let bodyBytes: u32 = 0;
let schemaStart: usize = 0;
let schemaBytes: u32 = 0;
let child: usize = 0;
let childStart: usize = 0;
let childEnd: usize = 0;

function measure(message: u32, start: usize, end: usize): void {
  const words = wordsOf(message);
  bodyStart = start;
  bodyBytes = 0;
  schemaStart = start;
  schemaBytes = 0;
  child = end;
  childStart = end;
  childEnd = end;
  for (let p = start; p < end; ) {
    const next = readPart(words, p, end);
    if (partNumber == CHILDREN) {
      child = p;
      childStart = partStart;
      childEnd = next;
    } else if (partNumber == ResourceLogsField.Resource) {
      bodyStart = partStart;
      bodyBytes = <u32>(next - partStart);
    } else if (partNumber == ScopeLogsField.SchemaUrl && message == Message.ScopeLogs) {
      schemaStart = partStart;
      schemaBytes = <u32>(next - partStart);
    }
    p = next;
  }
}

function hasSchema(group: usize): bool {
  const schema = <usize>load<u32>(group, SCHEMA);
  return bytesEqual(schema, load<u32>(group, SCHEMA_BYTES), schemaStart, schemaBytes);
}

/** The group within `parent` that was measured, by its hash; 0 when there is none. */
function findGroup(parent: usize, message: u32, hash: u64): usize {
  let group = <usize>load<u32>(bucketOf(hash));
  for (; group != 0; group = load<u32>(group, BUCKET_NEXT)) {
    if (load<u64>(group, HASH) != hash) continue;
    if (<usize>load<u32>(group, PARENT) != parent || !hasSchema(group)) continue;
    if (hasBody(group) || hasKey(group, message)) break;
  }
  return group;
}

function hasBody(group: usize): bool {
  if (load<u32>(group, BODY_BYTES) != bodyBytes) return false;
  return commonBytes(load<u32>(group, BODY), bodyStart, bodyBytes) == bodyBytes;
}

/** Whether the keys are the same, byte by byte. */
function hasKey(group: usize, message: u32): bool {
  if (load<u32>(group, KEY) == 0) {
    const body = <usize>load<u32>(group, BODY);
    store<u32>(group, <u32>writeBodyKey(message, body, body + load<u32>(group, BODY_BYTES)), KEY);
    store<u32>(group, groupKeyBytes, KEY_BYTES);
  }
  const mark = reserve(0);
  const key = writeBodyKey(message, bodyStart, bodyStart + bodyBytes);
  const known = <usize>load<u32>(group, KEY);
  const isEqual = bytesEqual(known, load<u32>(group, KEY_BYTES), key, groupKeyBytes);
  commit(mark);
  return isEqual;
}

function newGroup(parent: usize, hash: u64, message: u32, start: usize, end: usize): usize {
  if (resources + scopes > bucketMask) widenBuckets();
  const group = allocate(GROUP_BYTES);
  memory.fill(group, 0, GROUP_BYTES);
  store<u32>(group, <u32>parent, PARENT);
  store<u64>(group, hash, HASH);
  putInBucket(group);
  link(parent, group);
  if (isWhole || childEnd != end) copyHead(message, start, end);
  else moveHead(start, child);
  store<u32>(group, <u32>head, HEAD);
  store<u32>(group, headBytes, HEAD_BYTES);
  store<u32>(group, <u32>bodyStart, BODY);
  store<u32>(group, bodyBytes, BODY_BYTES);
  store<u32>(group, <u32>schemaStart, SCHEMA);
  store<u32>(group, schemaBytes, SCHEMA_BYTES);
  return group;
}

/** The head that was kept last. */
let head: usize = 0;
let headBytes: u32 = 0;

function copyHead(message: u32, start: usize, end: usize): void {
  head = reserve(<usize>othersOf(message, start, end) + 64);
  const headEnd = isWhole
    ? copyParts(message, start, end, head)
    : copyOthers(message, start, end, head);
  commit(headEnd);
  headBytes = <u32>(headEnd - head);
  measure(message, head, headEnd);
}

/** As copyHead, when the message that was measured has its one child at the end. */
function moveHead(start: usize, end: usize): void {
  const size = end - start;
  head = allocate(size);
  copyBytes(head, start, size);
  headBytes = <u32>size;
  bodyStart = bodyStart - start + head;
  schemaStart = schemaStart - start + head;
}

/** Bytes of the fields that are not children. */
function othersOf(message: u32, start: usize, end: usize): usize {
  const words = wordsOf(message);
  let bytes: usize = 0;
  for (let p = start; p < end; ) {
    const next = readField(words, p, end);
    if (!isChildren(fieldWord)) bytes += next - p;
    p = next;
  }
  return bytes;
}

function makeBuckets(count: u32): void {
  const bytes = <usize>count << 2;
  buckets = allocate(bytes);
  memory.fill(buckets, 0, bytes);
  bucketMask = count - 1;
}

// @ts-ignore: decorator
@inline
function bucketOf(hash: u64): usize {
  return buckets + (<usize>((<u32>(hash >> 32) ^ <u32>hash) & bucketMask) << 2);
}

function putInBucket(group: usize): void {
  const bucket = bucketOf(load<u64>(group, HASH));
  store<u32>(group, load<u32>(bucket), BUCKET_NEXT);
  store<u32>(bucket, <u32>group);
}

function widenBuckets(): void {
  makeBuckets((bucketMask + 1) << 2);
  for (let resource = firstOf(root); resource != 0; resource = nextOf(resource)) {
    putInBucket(resource);
    for (let scope = firstOf(resource); scope != 0; scope = nextOf(scope)) putInBucket(scope);
  }
}

// @ts-ignore: decorator
@inline
function firstOf(group: usize): usize {
  return load<u32>(group, FIRST);
}

// @ts-ignore: decorator
@inline
function nextOf(member: usize): usize {
  return load<u32>(member, NEXT);
}

function writeGroups(start: usize, length: u32, isSame: bool): void {
  if (isSame && !isLossy) {
    groupedStart = start;
    groupedLength = length;
    return;
  }
  let size = othersOf(Message.LogsData, start, start + length);
  for (let resource = firstOf(root); resource != 0; resource = nextOf(resource)) {
    for (let scope = firstOf(resource); scope != 0; scope = nextOf(scope)) {
      const bytes = load<u32>(resource, SIZE) + fieldBytes(bytesOf(scope));
      store<u32>(resource, bytes, SIZE);
    }
    size += fieldBytes(bytesOf(resource));
  }
  groupedStart = allocateOutput(<u32>size, start, true);
  groupedLength = <u32>size;
  let to = groupedStart;
  for (let resource = firstOf(root); resource != 0; resource = nextOf(resource)) {
    to = writeHead(LogsDataField.ResourceLogs, resource, to);
    for (let scope = firstOf(resource); scope != 0; scope = nextOf(scope)) {
      to = writeHead(ResourceLogsField.ScopeLogs, scope, to);
      for (let run = firstOf(scope); run != 0; run = nextOf(run)) {
        const from = <usize>load<u32>(run, START);
        to = writeRun(to, from, <usize>load<u32>(run, END) - from);
      }
    }
  }
  copyOthers(Message.LogsData, start, start + length, to);
}

function writeRun(to: usize, from: usize, size: usize): usize {
  copyRun(to, from, size);
  return to + size;
}

function bytesOf(group: usize): u32 {
  return load<u32>(group, HEAD_BYTES) + load<u32>(group, SIZE);
}

/** Bytes of a message as a field whose number takes one byte. */
function fieldBytes(size: u32): u32 {
  return 1 + varintSize(size) + size;
}

function writeHead(number: u32, group: usize, to: usize): usize {
  to = writePrefix(to, number, bytesOf(group));
  return writeRun(to, load<u32>(group, HEAD), load<u32>(group, HEAD_BYTES));
}
