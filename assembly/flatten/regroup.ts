// Grouping a flattened batch: records whose resources are the same go below the first of them, and
// within it records whose scopes are the same below the first of those. Groups stand in the order
// of their first records, records in their own.
//
//   A [1 [a]]  B [1 [b]]  A [1 [c]]  A [2 [d]]  ->  A [1 [a c] 2 [d]]  B [1 [b]]
//
// What is the same group-key.ts says; all else that a group has is its first member's. Most records
// have the very bytes of the record before in front of them, which needs no key; others find their
// group through a hash table of keys.
//
//   Member   0 next in order    4 start   8 end: a record's field, the body of a group's first one
//   Group   12 the group around it           16 its key         20 key's bytes
//           24 next in its bucket            28 first member    32 last member
//           36 member that was found last    40 bytes of its body
//           44 where its body's last child starts when nothing stands behind, else 0
//
// The output is never longer than the flat batch: a group's length takes no more bytes than those
// of its members together.

import { LogsDataField, Message, ResourceLogsField } from "../../format/otlp";
import { xxh3Hash64 } from "../hash/xxh3";
import { allocate, commit, reserve } from "../memory/arena";
import { bytesEqual } from "../value/cell";
import { fieldStart, fieldWord, readField } from "../wire/field";
import { setBatchStart, stopChecking } from "../wire/read";
import { isChildren, messageIn, wordsOf } from "../wire/schema";
import { varintSize, writeBytes } from "../wire/write";
import {
  copyOthers,
  flatStart,
  isLossy,
  originLength,
  originRecords,
  originResources,
  originScopes,
  originStart,
  writePrefix,
} from "./flatten";
import { groupKeyBytes, writeGroupKey } from "./group-key";

const NEXT = 0;
const START = 4;
const END = 8;
const RECORD_BYTES = 16;
const PARENT = 12;
const KEY = 16;
const KEY_BYTES = 20;
const BUCKET_NEXT = 24;
const FIRST = 28;
const LAST = 32;
const RECENT = 36;
const SIZE = 40;
const HEAD_END = 44;
const GROUP_BYTES = 48;

/** The output: what was flattened, when all is as it was. */
export let groupedStart: usize = 0;
export let groupedLength: u32 = 0;

let buckets: usize = 0;
let bucketMask: u32 = 0;
let resources: u32 = 0;
let scopes: u32 = 0;

/** Groups the batch that flattenBatch wrote and passes may have changed. */
export function regroupBatch(start: usize, length: u32): void {
  stopChecking();
  setBatchStart(start);
  resources = 0;
  scopes = 0;
  bucketMask = (1 << (32 - <u32>clz(originRecords | 1))) - 1;
  const bytes = (<usize>bucketMask + 1) << 2;
  buckets = allocate(bytes);
  memory.fill(buckets, 0, bytes);
  const root = allocate(GROUP_BYTES);
  memory.fill(root, 0, GROUP_BYTES);
  const end = start + length;
  gather(root, Message.LogsData, start, end);
  const isSame = !isLossy && resources == originResources && scopes == originScopes;
  if (isSame && start == flatStart) {
    groupedStart = originStart;
    groupedLength = originLength;
    return;
  }
  groupedStart = allocate(<usize>length + 64);
  let to = groupedStart;
  for (let each = firstOf(root); each != 0; each = nextOf(each)) {
    for (let scope = firstOf(each); scope != 0; scope = nextOf(scope)) {
      const size = load<u32>(scope, SIZE);
      grow(each, 1 + varintSize(size) + size);
    }
    to = writeGroup(Message.ResourceLogs, LogsDataField.ResourceLogs, each, to);
  }
  groupedLength = <u32>(copyOthers(Message.LogsData, start, end, to) - groupedStart);
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

/** Puts what is below a message into the group that it belongs to. */
function gather(group: usize, message: u32, start: usize, end: usize): void {
  const words = wordsOf(message);
  for (let p = start; p < end; ) {
    const next = readField(words, p, end);
    const word = fieldWord;
    const body = fieldStart;
    if (isChildren(word)) {
      const inner = messageIn(word);
      if (message == Message.ScopeLogs) {
        append(group, allocate(RECORD_BYTES), p, next);
        grow(group, <u32>(next - p));
      } else {
        gather(groupOf(group, inner, body, next), inner, body, next);
      }
    }
    p = next;
  }
}

function grow(group: usize, bytes: u32): void {
  store<u32>(group, load<u32>(group, SIZE) + bytes, SIZE);
}

function append(group: usize, member: usize, start: usize, end: usize): void {
  store<u32>(member, 0, NEXT);
  store<u32>(member, <u32>start, START);
  store<u32>(member, <u32>end, END);
  const last = <usize>load<u32>(group, LAST);
  if (last == 0) store<u32>(group, <u32>member, FIRST);
  else store<u32>(last, <u32>member, NEXT);
  store<u32>(group, <u32>member, LAST);
}

/** The group within `parent` that the message belongs to; a new one where there is none. */
function groupOf(parent: usize, message: u32, body: usize, end: usize): usize {
  measure(message, body, end);
  const recent = <usize>load<u32>(parent, RECENT);
  if (recent != 0 && hasHead(recent, body)) return recent;
  // What building the key takes is given back: all but the key, or all.
  const mark = reserve(0);
  const written = writeGroupKey(message, body, end);
  const bytes = groupKeyBytes;
  const hash = <u32>xxh3Hash64(written, bytes) ^ (<u32>parent >> 4);
  const bucket = buckets + (<usize>(hash & bucketMask) << 2);
  let group = findGroup(load<u32>(bucket), parent, written, bytes);
  if (group != 0) {
    commit(mark);
  } else {
    memory.copy(mark, written, bytes);
    commit(mark + bytes);
    group = allocate(GROUP_BYTES);
    memory.fill(group, 0, GROUP_BYTES);
    store<u32>(group, <u32>parent, PARENT);
    store<u32>(group, <u32>mark, KEY);
    store<u32>(group, bytes, KEY_BYTES);
    store<u32>(group, load<u32>(bucket), BUCKET_NEXT);
    store<u32>(bucket, <u32>group);
    store<u32>(group, <u32>headEnd, HEAD_END);
    store<u32>(group, <u32>othersBytes, SIZE);
    append(parent, group, body, end);
    if (message == Message.ResourceLogs) resources++;
    else scopes++;
  }
  store<u32>(parent, <u32>group, RECENT);
  return group;
}

function findGroup(group: usize, parent: usize, key: usize, bytes: u32): usize {
  for (; group != 0; group = load<u32>(group, BUCKET_NEXT)) {
    if (<usize>load<u32>(group, PARENT) != parent) continue;
    if (bytesEqual(load<u32>(group, KEY), load<u32>(group, KEY_BYTES), key, bytes)) break;
  }
  return group;
}

/** Where the last child starts when it ends the message, else 0. */
let headEnd: usize = 0;

/** Bytes of the fields that are not children. */
let othersBytes: usize = 0;

function measure(message: u32, start: usize, end: usize): void {
  const words = wordsOf(message);
  headEnd = 0;
  othersBytes = 0;
  for (let p = start; p < end; ) {
    const next = readField(words, p, end);
    if (!isChildren(fieldWord)) othersBytes += next - p;
    else if (next == end) headEnd = p;
    p = next;
  }
}

/** Whether the message that was measured has the bytes of the group's first in front. */
function hasHead(group: usize, body: usize): bool {
  const groupEnd = <usize>load<u32>(group, HEAD_END);
  if (headEnd == 0 || groupEnd == 0) return false;
  const groupBody = <usize>load<u32>(group, START);
  return bytesEqual(groupBody, <u32>(groupEnd - groupBody), body, <u32>(headEnd - body));
}

function writeGroup(message: u32, number: u32, group: usize, to: usize): usize {
  to = writePrefix(to, number, load<u32>(group, SIZE));
  to = copyOthers(message, load<u32>(group, START), load<u32>(group, END), to);
  for (let member = firstOf(group); member != 0; member = nextOf(member)) {
    if (message == Message.ResourceLogs) {
      to = writeGroup(Message.ScopeLogs, ResourceLogsField.ScopeLogs, member, to);
    } else {
      const start = <usize>load<u32>(member, START);
      to = writeBytes(to, start, <usize>load<u32>(member, END) - start);
    }
  }
  return to;
}
