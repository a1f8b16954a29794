// URLs taken apart as Go's url.Parse does, and written again as its URL.String does.
//
//   scheme : // user : password @ host / path ? query # fragment
//
// One URL at a time: its parts stand in variables here until the next is parsed. Texts are views
// where nothing was escaped. A rootless text behind a scheme is opaque ("mailto:a@b"), so it has
// neither host nor path; "localhost:8080" is one, too.

import { commit, reserve } from "../memory/arena";
import { parseAddress } from "./address";
import { findByte } from "./search";
import {
  isEncoded,
  unescape,
  unescaped,
  unescapedLength,
  UrlPart,
  writeEscaped,
} from "./url-escape";

/** A text, or nothing when `start` is 0. */
@unmanaged
export class Part {
  start: usize;
  length: u32;
}

// Eight bytes each.
const PARTS = memory.data(80, 8);

export const scheme = changetype<Part>(PARTS);
export const user = changetype<Part>(PARTS + 8);
export const password = changetype<Part>(PARTS + 16);
/** With its port. */
export const host = changetype<Part>(PARTS + 24);
/** Unescaped. */
export const path = changetype<Part>(PARTS + 32);
/** As it came. */
export const query = changetype<Part>(PARTS + 40);
/** Unescaped. */
export const fragment = changetype<Part>(PARTS + 48);
const opaque = changetype<Part>(PARTS + 56);
const writtenPath = changetype<Part>(PARTS + 64);
const writtenFragment = changetype<Part>(PARTS + 72);

// The text has a "?" that nothing follows; a scheme, a rooted path and no host.
let forcesQuery = false;
let omitsHost = false;

const COLON: u32 = 0x3a;
const SLASH: u32 = 0x2f;
const QUESTION: u32 = 0x3f;
const HASH: u32 = 0x23;
const AT: u32 = 0x40;
const PERCENT: u32 = 0x25;
const OPEN: u32 = 0x5b;
const CLOSE: u32 = 0x5d;

function set(part: Part, from: usize, end: usize): void {
  part.start = from;
  part.length = <u32>(end - from);
}

function setUnescaped(part: Part, from: usize, end: usize, kind: UrlPart): bool {
  if (!unescape(from, <u32>(end - from), kind)) return false;
  part.start = unescaped;
  part.length = unescapedLength;
  return true;
}

/** Takes the URL apart. Answers whether it is one. */
export function parseUrl(from: usize, length: u32): bool {
  memory.fill(PARTS, 0, 80);
  forcesQuery = false;
  omitsHost = false;
  const end = from + length;
  const hash = findByte(from, end, HASH);
  if (!parseWhole(from, hash)) return false;
  if (end - hash < 2) return true;
  set(writtenFragment, hash + 1, end);
  return setUnescaped(fragment, hash + 1, end, UrlPart.Fragment);
}

function parseWhole(from: usize, end: usize): bool {
  for (let at = from; at < end; at++) {
    if (load<u8>(at) < 0x20 || load<u8>(at) == 0x7f) return false;
  }
  let rest = skipScheme(from, end);
  if (rest == 0) return false;
  const question = findByte(rest, end, QUESTION);
  if (question < end) {
    set(query, question + 1, end);
    forcesQuery = query.length == 0;
    end = question;
  }
  const rooted = rest < end && load<u8>(rest) == SLASH;
  if (!rooted && scheme.length > 0) {
    set(opaque, rest, end);
    return true;
  }
  // A colon before the first slash would have ended a scheme, if that were one.
  if (!rooted && findByte(rest, findByte(rest, end, SLASH), COLON) < findByte(rest, end, SLASH)) {
    return false;
  }
  if (hasAuthority(rest, end)) {
    const authority = rest + 2;
    rest = findByte(authority, end, SLASH);
    if (!parseAuthority(authority, rest)) return false;
  } else {
    omitsHost = scheme.length > 0 && rooted;
  }
  set(writtenPath, rest, end);
  return setUnescaped(path, rest, end, UrlPart.Path);
}

function hasAuthority(rest: usize, end: usize): bool {
  if (end - rest < 2 || load<u16>(rest) != 0x2f2f) return false;
  return scheme.length > 0 || end - rest == 2 || load<u8>(rest, 2) != SLASH;
}

// Sets the scheme, if there is one. Answers the address behind its colon, or 0 when there is a
// colon without a scheme.
function skipScheme(from: usize, end: usize): usize {
  for (let at = from; at < end; at++) {
    const byte = <u32>load<u8>(at);
    if ((byte | 0x20) - 0x61 < 26) continue;
    if (byte - 0x30 < 10 || byte == 0x2b || byte == 0x2d || byte == 0x2e) {
      if (at == from) return from;
      continue;
    }
    if (byte != COLON) return from;
    if (at == from) return 0;
    setLower(from, at);
    return at + 1;
  }
  return from;
}

function setLower(from: usize, end: usize): void {
  const lower = reserve(end - from);
  let to = lower;
  for (; from < end; from++) {
    const byte = <u32>load<u8>(from);
    store<u8>(to++, <u8>(byte - 0x41 < 26 ? byte | 0x20 : byte));
  }
  commit(to);
  set(scheme, lower, to);
}

// ---- user and host

function parseAuthority(from: usize, end: usize): bool {
  let sign = end;
  while (sign > from && load<u8>(sign - 1) != AT) sign--;
  if (!parseHost(sign, end)) return false;
  if (sign == from) return true;
  const userEnd = sign - 1;
  if (!isUserInfo(from, userEnd)) return false;
  const colon = findByte(from, userEnd, COLON);
  if (!setUnescaped(user, from, colon, UrlPart.User)) return false;
  return colon == userEnd || setUnescaped(password, colon + 1, userEnd, UrlPart.User);
}

// Letters, digits and - . _ : ~ ! $ & ' ( ) * + , ; = % @
function isUserInfo(from: usize, end: usize): bool {
  for (; from < end; from++) {
    const byte = <u32>load<u8>(from);
    if (byte >= 0x80) return false;
    const words: u64 = byte < 64 ? 0x2fff7ff200000000 : 0x47fffffe87ffffff;
    if (((words >> (byte & 63)) & 1) == 0) return false;
  }
  return true;
}

function parseHost(from: usize, end: usize): bool {
  let bracket = end;
  while (bracket > from && load<u8>(bracket - 1) != OPEN) bracket--;
  if (bracket > from) return bracket == from + 1 && parseBracketed(from, end);
  const colon = portColon(from, end);
  if (!isPort(colon, end)) return false;
  return setUnescaped(host, from, end, UrlPart.Host);
}

// The colon before the port, or `end`: the first one in http and https, else the last (lists of
// hosts have many).
function portColon(from: usize, end: usize): usize {
  const first = findByte(from, end, COLON);
  if (first == end || isWeb()) return first;
  let last = end - 1;
  while (load<u8>(last) != COLON) last--;
  return last;
}

function isWeb(): bool {
  if (scheme.length < 4 || load<u32>(scheme.start) != 0x70747468) return false;
  return scheme.length == 4 || (scheme.length == 5 && load<u8>(scheme.start, 4) == 0x73);
}

// Nothing, or a colon and digits, or only the colon.
function isPort(colon: usize, end: usize): bool {
  if (colon == end) return true;
  if (load<u8>(colon) != COLON) return false;
  for (let at = colon + 1; at < end; at++) {
    if (<u32>load<u8>(at) - 0x30 > 9) return false;
  }
  return true;
}

// "[address%25zone]:port", its zone unescaped by rules of its own.
function parseBracketed(from: usize, end: usize): bool {
  let close = end;
  while (close > from && load<u8>(close - 1) != CLOSE) close--;
  if (close == from || !isPort(close, end)) return false;
  const inside = from + 1;
  const insideEnd = close - 1;
  let zone = findByte(inside, insideEnd, PERCENT);
  while (insideEnd - zone >= 3 && load<u16>(zone, 1) != 0x3532) {
    zone = findByte(zone + 1, insideEnd, PERCENT);
  }
  if (insideEnd - zone < 3) zone = insideEnd;
  const start = reserve(end - from + 2);
  store<u8>(start, <u8>OPEN);
  // What is unescaped is written behind, so the room is kept first.
  commit(start + (end - from + 2));
  let to = start + 1;
  if (!unescape(inside, <u32>(zone - inside), UrlPart.Host)) return false;
  to = append(to, unescaped, unescapedLength);
  if (zone < insideEnd) {
    if (!unescape(zone, <u32>(insideEnd - zone), UrlPart.Zone)) return false;
    to = append(to, unescaped, unescapedLength);
  }
  if (!isSixteen(start + 1, to)) return false;
  store<u8>(to++, <u8>CLOSE);
  to = append(to, close, <u32>(end - close));
  set(host, start, to);
  return true;
}

function append(to: usize, from: usize, length: u32): usize {
  memory.copy(to, from, length);
  return to + length;
}

const ADDRESS = memory.data(16, 8);

// netip.ParseAddr, of which only an IPv6 address is wanted; its zone must not be empty.
function isSixteen(from: usize, end: usize): bool {
  const percent = findByte(from, end, PERCENT);
  if (percent < end && percent + 1 == end) return false;
  const colon = findByte(from, percent, COLON);
  if (colon == percent || findByte(from, percent, 0x2e) < colon) return false;
  return parseAddress(ADDRESS, from, percent);
}

/** Where the port's digits begin in `host`; its end when there is none. */
export function portStart(): usize {
  const end = host.start + host.length;
  let at = end;
  while (at > host.start && load<u8>(at - 1) != COLON) at--;
  return at > host.start && isPort(at - 1, end) ? at : end;
}

// ---- writing

/** Room that `writeUrl` needs at most. */
export function urlRoom(): usize {
  const bytes =
    scheme.length +
    user.length +
    password.length +
    host.length +
    max(writtenPath.length, path.length) +
    query.length +
    writtenFragment.length +
    opaque.length;
  return <usize>bytes * 3 + 16;
}

/** url.URL.String. */
export function writeUrl(to: usize): usize {
  const start = to;
  if (scheme.length > 0) {
    to = append(to, scheme.start, scheme.length);
    store<u8>(to++, <u8>COLON);
  }
  if (opaque.length > 0) {
    to = append(to, opaque.start, opaque.length);
  } else {
    to = writeAuthority(to);
    to = writePath(to, to == start);
  }
  if (forcesQuery || query.length > 0) {
    store<u8>(to++, <u8>QUESTION);
    to = append(to, query.start, query.length);
  }
  if (fragment.length == 0) return to;
  store<u8>(to++, <u8>HASH);
  return writePart(to, writtenFragment, fragment, UrlPart.Fragment);
}

function writeAuthority(to: usize): usize {
  if (host.length == 0 && user.start == 0) {
    if (scheme.length == 0 || omitsHost || path.length == 0) return to;
  }
  store<u16>(to, 0x2f2f);
  to += 2;
  if (user.start != 0) {
    to = writeUserInfo(to);
    store<u8>(to++, <u8>AT);
  }
  return writeEscaped(to, host.start, host.length, UrlPart.Host);
}

/** url.Userinfo.String. */
export function writeUserInfo(to: usize): usize {
  to = writeEscaped(to, user.start, user.length, UrlPart.User);
  if (password.start == 0) return to;
  store<u8>(to++, <u8>COLON);
  return writeEscaped(to, password.start, password.length, UrlPart.User);
}

// At the very front, a first segment with a colon would read as a scheme: "./" is put before it.
function writePath(to: usize, first: bool): usize {
  const end = writePart(to, writtenPath, path, UrlPart.Path);
  const segment = findByte(to, end, SLASH);
  if (!first || findByte(to, segment, COLON) == segment) return end;
  memory.copy(to + 2, to, end - to);
  store<u16>(to, 0x2f2e);
  return end + 2;
}

// As it came, if it may stand so; else what it means, escaped anew.
function writePart(to: usize, written: Part, meant: Part, kind: UrlPart): usize {
  if (isEncoded(written.start, written.length, kind)) {
    return append(to, written.start, written.length);
  }
  return writeEscaped(to, meant.start, meant.length, kind);
}
