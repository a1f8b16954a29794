// ParseCLF (transformprocessor, func_parse_clf.go): a line of the Common Log Format, or of the
// combined one, which has a referer and a user agent behind it.
//
//   host rfc931 user [timestamp] "request" status bytes "referer" "user agent"
//
// One space between each, quoted texts with Apache's escapes. A request of three parts or more is
// also given in parts.

import { Failure } from "../../format/failure";
import { EntryState } from "../../format/node";
import { fail } from "../machine/failure";
import { commit, reserve } from "../memory/arena";
import { parseInteger } from "../text/integer";
import { findByte } from "../text/search";
import { trimSpaceEnd, trimSpaceStart } from "../text/trim";
import { appendText, setNewMap } from "../value/append";
import { isAbsent, lengthOf, pointerOf, setInt, setState } from "../value/cell";
import { argument } from "./argument";
import { parsed, stringArgument } from "./getters";

const KEYS = memory.data<u8>([
  // clf.remote_host
  0x63, 0x6c, 0x66, 0x2e, 0x72, 0x65, 0x6d, 0x6f, 0x74, 0x65, 0x5f, 0x68, 0x6f, 0x73, 0x74,
  0x63, 0x6c, 0x66, 0x2e, 0x72, 0x66, 0x63, 0x39, 0x33, 0x31, // clf.rfc931
  0x63, 0x6c, 0x66, 0x2e, 0x61, 0x75, 0x74, 0x68, 0x5f, 0x75, 0x73, 0x65, 0x72, // clf.auth_user
  0x63, 0x6c, 0x66, 0x2e, 0x74, 0x69, 0x6d, 0x65, 0x73, 0x74, 0x61, 0x6d, 0x70, // clf.timestamp
  0x63, 0x6c, 0x66, 0x2e, 0x72, 0x65, 0x71, 0x75, 0x65, 0x73, 0x74, // clf.request
  0x63, 0x6c, 0x66, 0x2e, 0x6d, 0x65, 0x74, 0x68, 0x6f, 0x64, // clf.method
  // clf.request_uri
  0x63, 0x6c, 0x66, 0x2e, 0x72, 0x65, 0x71, 0x75, 0x65, 0x73, 0x74, 0x5f, 0x75, 0x72, 0x69,
  0x63, 0x6c, 0x66, 0x2e, 0x70, 0x72, 0x6f, 0x74, 0x6f, 0x63, 0x6f, 0x6c, // clf.protocol
  0x63, 0x6c, 0x66, 0x2e, 0x73, 0x74, 0x61, 0x74, 0x75, 0x73, // clf.status
  0x63, 0x6c, 0x66, 0x2e, 0x62, 0x79, 0x74, 0x65, 0x73, // clf.bytes
  0x63, 0x6c, 0x66, 0x2e, 0x72, 0x65, 0x66, 0x65, 0x72, 0x65, 0x72, // clf.referer
  // clf.user_agent
  0x63, 0x6c, 0x66, 0x2e, 0x75, 0x73, 0x65, 0x72, 0x5f, 0x61, 0x67, 0x65, 0x6e, 0x74,
]);
const REMOTE_HOST = KEYS;
const RFC931 = KEYS + 15;
const AUTH_USER = KEYS + 25;
const TIMESTAMP = KEYS + 38;
const REQUEST = KEYS + 51;
const METHOD = KEYS + 62;
const REQUEST_URI = KEYS + 72;
const PROTOCOL = KEYS + 87;
const STATUS = KEYS + 99;
const BYTES = KEYS + 109;
const REFERER = KEYS + 118;
const USER_AGENT = KEYS + 129;
const KEYS_END = KEYS + 143;

/** The length of "combined", the longer one of the two formats. */
const COMBINED_LENGTH: u32 = 8;

const SPACE: u32 = 0x20;
const QUOTE: u32 = 0x22;
const BACKSLASH: u32 = 0x5c;
const NEWLINE: u32 = 0x0a;
const DASH: u32 = 0x2d;
const OPEN: u32 = 0x5b;
const CLOSE: u32 = 0x5d;

// What is left of the line, and the part that was read last.
let at: usize = 0;
let end: usize = 0;
let part: usize = 0;
let partEnd: usize = 0;

export function parseClf(to: usize, args: usize): bool {
  const text = argument(args, 0);
  const format = argument(args, 1);
  if (!stringArgument(text)) return false;
  const textEnd = pointerOf(text) + lengthOf(text);
  at = trimSpaceStart(pointerOf(text), textEnd);
  end = trimSpaceEnd(at, textEnd);
  const node = setNewMap(to, 12);
  const combined = !isAbsent(format) && lengthOf(format) == COMBINED_LENGTH;
  if (!readNames(node) || !readQuoted() || !skip(SPACE)) return fail(Failure.Unparsable);
  putRequest(node);
  if (!readWord() || !skip(SPACE)) return fail(Failure.Unparsable);
  const status = part;
  const statusEnd = partEnd;
  if (!readWord()) return fail(Failure.Unparsable);
  const bytes = part;
  const bytesEnd = partEnd;
  if (combined && !readCombined(node)) return fail(Failure.Unparsable);
  if (at != end) return fail(Failure.Unparsable);
  if (!putNumber(node, STATUS, BYTES, status, statusEnd)) return false;
  if (bytesEnd - bytes == 1 && load<u8>(bytes) == DASH) return true;
  return putNumber(node, BYTES, REFERER, bytes, bytesEnd);
}

// host rfc931 user [timestamp], and the spaces behind each.
function readNames(node: usize): bool {
  if (!readWord() || !skip(SPACE)) return false;
  put(node, REMOTE_HOST, RFC931);
  if (!readWord() || !skip(SPACE)) return false;
  put(node, RFC931, AUTH_USER);
  if (!readWord() || !skip(SPACE)) return false;
  put(node, AUTH_USER, TIMESTAMP);
  if (!skip(OPEN)) return false;
  part = at;
  partEnd = findByte(at, end, CLOSE);
  at = partEnd;
  if (part == partEnd || !skip(CLOSE) || !skip(SPACE)) return false;
  put(node, TIMESTAMP, REQUEST);
  return true;
}

function readCombined(node: usize): bool {
  if (!skip(SPACE) || !readQuoted()) return false;
  putUnescaped(node, REFERER, USER_AGENT);
  if (!skip(SPACE) || !readQuoted()) return false;
  putUnescaped(node, USER_AGENT, KEYS_END);
  return true;
}

function skip(byte: u32): bool {
  if (at >= end || load<u8>(at) != byte) return false;
  at++;
  return true;
}

// One byte or more that is no white space.
function readWord(): bool {
  part = at;
  while (at < end && !isSpace(load<u8>(at))) at++;
  partEnd = at;
  return at > part;
}

function isSpace(byte: u32): bool {
  return byte == SPACE || byte == 0x09 || byte == NEWLINE || byte == 0x0c || byte == 0x0d;
}

// What stands between quotation marks; a backslash keeps any byte but a line break.
function readQuoted(): bool {
  if (!skip(QUOTE)) return false;
  part = at;
  for (; at < end; at++) {
    const byte = <u32>load<u8>(at);
    if (byte == QUOTE) {
      partEnd = at++;
      return true;
    }
    if (byte != BACKSLASH) continue;
    at++;
    if (at >= end || load<u8>(at) == NEWLINE) return false;
  }
  return false;
}

function put(node: usize, key: usize, keyEnd: usize): void {
  appendText(node, key, keyEnd, part, <u32>(partEnd - part));
}

function putNumber(node: usize, key: usize, keyEnd: usize, from: usize, stop: usize): bool {
  const cell = appendText(node, key, keyEnd, 0, 0);
  setInt(cell, parseInteger(from, <u32>(stop - from)));
  setState(cell, EntryState.Set);
  return parsed();
}

function putUnescaped(node: usize, key: usize, keyEnd: usize): void {
  unescapePart();
  put(node, key, keyEnd);
}

function putRequest(node: usize): void {
  putUnescaped(node, REQUEST, METHOD);
  const first = findByte(part, partEnd, SPACE);
  if (first == partEnd) return;
  const second = findByte(first + 1, partEnd, SPACE);
  if (second == partEnd) return;
  appendText(node, METHOD, REQUEST_URI, part, <u32>(first - part));
  appendText(node, REQUEST_URI, PROTOCOL, first + 1, <u32>(second - first - 1));
  appendText(node, PROTOCOL, STATUS, second + 1, <u32>(partEnd - second - 1));
}

// Replaces the part by what it means; sequences that are no escapes stay.
function unescapePart(): void {
  if (findByte(part, partEnd, BACKSLASH) == partEnd) return;
  const start = reserve(partEnd - part);
  let to = start;
  for (let from = part; from < partEnd; from++) {
    const byte = <u32>load<u8>(from);
    if (byte != BACKSLASH || from + 1 == partEnd) {
      store<u8>(to++, <u8>byte);
      continue;
    }
    const letter = <u32>load<u8>(++from);
    const meant = letter == 0x78 ? hexByte(from + 1, partEnd) : meaning(letter);
    if (meant < 0) {
      store<u8>(to++, <u8>BACKSLASH);
      store<u8>(to++, <u8>letter);
      continue;
    }
    if (letter == 0x78) from += 2;
    store<u8>(to++, <u8>meant);
  }
  commit(to);
  part = start;
  partEnd = to;
}

// The byte of two hexadecimal digits, or -1.
function hexByte(from: usize, stop: usize): i32 {
  if (from + 2 > stop) return -1;
  const high = hexValue(load<u8>(from));
  const low = hexValue(load<u8>(from, 1));
  return high > 15 || low > 15 ? -1 : <i32>((high << 4) | low);
}

function hexValue(byte: u32): u32 {
  if (byte - 0x30 < 10) return byte - 0x30;
  const letter = (byte | 0x20) - 0x61;
  return letter < 6 ? letter + 10 : 16;
}

// What the letter behind a backslash stands for, or -1.
function meaning(letter: u32): i32 {
  switch (letter) {
    case BACKSLASH:
    case QUOTE:
      return letter;
    case 0x6e:
      return 0x0a;
    case 0x74:
      return 0x09;
    case 0x72:
      return 0x0d;
    case 0x62:
      return 0x08;
    case 0x66:
      return 0x0c;
    case 0x76:
      return 0x0b;
    default:
      return -1;
  }
}
