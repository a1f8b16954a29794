// ParseCEF (transformprocessor, func_parse_cef.go): a line of the Common Event Format.
//
//   anything CEF:0|vendor|product|version|event class|name|severity|key=value with spaces key=..
//
// In the header a backslash keeps a pipe or a backslash; in values it also stands before "=", n and
// r. A value goes on until the next word that has an equals sign behind it.

import { Failure } from "../../format/failure";
import { NODE_COUNT } from "../../format/node";
import { ValueType } from "../../format/value";
import { fail } from "../machine/failure";
import { commit, reserve } from "../memory/arena";
import { findByte, indexOfBytes } from "../text/search";
import { lengthOf, pointerOf } from "../value/cell";
import { appendContainer, appendText, setNewMap } from "../value/append";
import { countOf, entriesOf } from "../value/node";
import { keepLastValues } from "../value/unique-keys";
import { argument } from "./argument";
import { stringArgument } from "./getters";

const KEYS = memory.data<u8>([
  0x63, 0x65, 0x66, 0x2e, 0x76, 0x65, 0x72, 0x73, 0x69, 0x6f, 0x6e, // cef.version
  // cef.device_vendor
  0x63, 0x65, 0x66, 0x2e, 0x64, 0x65, 0x76, 0x69, 0x63, 0x65, 0x5f, 0x76, 0x65, 0x6e, 0x64, 0x6f,
  0x72,
  // cef.device_product
  0x63, 0x65, 0x66, 0x2e, 0x64, 0x65, 0x76, 0x69, 0x63, 0x65, 0x5f, 0x70, 0x72, 0x6f, 0x64, 0x75,
  0x63, 0x74,
  // cef.device_version
  0x63, 0x65, 0x66, 0x2e, 0x64, 0x65, 0x76, 0x69, 0x63, 0x65, 0x5f, 0x76, 0x65, 0x72, 0x73, 0x69,
  0x6f, 0x6e,
  // cef.device_event_class_id
  0x63, 0x65, 0x66, 0x2e, 0x64, 0x65, 0x76, 0x69, 0x63, 0x65, 0x5f, 0x65, 0x76, 0x65, 0x6e, 0x74,
  0x5f, 0x63, 0x6c, 0x61, 0x73, 0x73, 0x5f, 0x69, 0x64,
  0x63, 0x65, 0x66, 0x2e, 0x6e, 0x61, 0x6d, 0x65, // cef.name
  0x63, 0x65, 0x66, 0x2e, 0x73, 0x65, 0x76, 0x65, 0x72, 0x69, 0x74, 0x79, // cef.severity
  // cef.extensions
  0x63, 0x65, 0x66, 0x2e, 0x65, 0x78, 0x74, 0x65, 0x6e, 0x73, 0x69, 0x6f, 0x6e, 0x73,
]);
const VERSION = KEYS;
const VENDOR = KEYS + 11;
const PRODUCT = KEYS + 28;
const DEVICE_VERSION = KEYS + 46;
const EVENT_CLASS = KEYS + 64;
const NAME = KEYS + 89;
const SEVERITY = KEYS + 97;
const EXTENSIONS = KEYS + 109;
const KEYS_END = KEYS + 123;

// "CEF:"
const MARKER = memory.data<u8>([0x43, 0x45, 0x46, 0x3a]);

// Fields between the version and the extensions.
const HEADER_FIELDS: u32 = 6;

const PIPE: u32 = 0x7c;
const BACKSLASH: u32 = 0x5c;
const EQUALS: u32 = 0x3d;
const SPACE: u32 = 0x20;

export function parseCef(to: usize, args: usize): bool {
  const text = argument(args, 0);
  if (!stringArgument(text)) return false;
  const from = pointerOf(text);
  const end = from + lengthOf(text);
  const marker = indexOfBytes(from, lengthOf(text), MARKER, 4);
  if (marker < 0) return fail(Failure.Unparsable);
  let at = from + marker + 4;
  const node = setNewMap(to, 8);
  let stop = fieldEnd(at, end);
  if (stop == at) return fail(Failure.Unparsable);
  appendText(node, VERSION, VENDOR, at, <u32>(stop - at));
  for (let field: u32 = 0; field < HEADER_FIELDS; field++) {
    if (stop == end) return fail(Failure.Unparsable);
    at = stop + 1;
    stop = fieldEnd(at, end);
    putHeader(node, field, at, stop);
  }
  const extensions = appendContainer(node, EXTENSIONS, KEYS_END, ValueType.Map);
  if (stop < end) readExtensions(extensions, stop + 1, end);
  const unique = keepLastValues(entriesOf(extensions), countOf(extensions));
  store<u32>(extensions, unique, NODE_COUNT);
  return true;
}

function putHeader(node: usize, field: u32, from: usize, end: usize): void {
  unescape(from, end, true);
  const key = headerKey(field);
  appendText(node, key, headerKey(field + 1), unescaped, unescapedLength);
}

function headerKey(field: u32): usize {
  switch (field) {
    case 0:
      return VENDOR;
    case 1:
      return PRODUCT;
    case 2:
      return DEVICE_VERSION;
    case 3:
      return EVENT_CLASS;
    case 4:
      return NAME;
    case 5:
      return SEVERITY;
    default:
      return EXTENSIONS;
  }
}

// The next pipe that no backslash keeps, or `end`.
function fieldEnd(at: usize, end: usize): usize {
  for (; at < end; at++) {
    const byte = <u32>load<u8>(at);
    if (byte == PIPE) return at;
    if (byte == BACKSLASH && at + 1 < end && keepsInHeader(load<u8>(at, 1))) at++;
  }
  return end;
}

function keepsInHeader(byte: u32): bool {
  return byte == PIPE || byte == BACKSLASH;
}

let unescaped: usize = 0;
let unescapedLength: u32 = 0;

function unescape(from: usize, end: usize, inHeader: bool): void {
  unescaped = from;
  unescapedLength = <u32>(end - from);
  if (findByte(from, end, BACKSLASH) == end) return;
  const start = reserve(end - from);
  let to = start;
  for (let at = from; at < end; at++) {
    let byte = <u32>load<u8>(at);
    if (byte == BACKSLASH && at + 1 < end) {
      const meant = meaning(load<u8>(at, 1), inHeader);
      if (meant != 0) {
        byte = meant;
        at++;
      }
    }
    store<u8>(to++, <u8>byte);
  }
  commit(to);
  unescaped = start;
  unescapedLength = <u32>(to - start);
}

// What the byte behind a backslash stands for, or 0.
function meaning(byte: u32, inHeader: bool): u32 {
  if (byte == BACKSLASH) return byte;
  if (inHeader) return byte == PIPE ? byte : 0;
  if (byte == EQUALS) return byte;
  if (byte == 0x6e) return 0x0a;
  return byte == 0x72 ? 0x0d : 0;
}

function readExtensions(node: usize, from: usize, end: usize): void {
  let key: usize = 0;
  let keyEnd: usize = 0;
  for (let at = from; at < end; ) {
    const stop = at == from || load<u8>(at - 1) == SPACE ? extensionKeyEnd(at, end) : at;
    if (stop == at) {
      at++;
      continue;
    }
    if (key != 0) putExtension(node, key, keyEnd, at);
    key = at;
    keyEnd = stop;
    at = stop + 1;
  }
  if (key != 0) putExtension(node, key, keyEnd, end);
}

// Where the key that begins here ends, its equals sign; `at` itself when none begins.
function extensionKeyEnd(at: usize, end: usize): usize {
  let stop = at;
  while (stop < end && isKeyByte(load<u8>(stop))) stop++;
  return stop < end && load<u8>(stop) == EQUALS ? stop : at;
}

function isKeyByte(byte: u32): bool {
  return byte - 0x30 < 10 || (byte | 0x20) - 0x61 < 26 || byte == 0x5f;
}

function putExtension(node: usize, key: usize, keyEnd: usize, end: usize): void {
  const start = keyEnd + 1;
  while (end > start && load<u8>(end - 1) == SPACE) end--;
  unescape(start, end, false);
  appendText(node, key, keyEnd, unescaped, unescapedLength);
}
