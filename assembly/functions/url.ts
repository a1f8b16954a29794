// URL (func_url.go, parseutils.ParseURI): a URL's parts, named as the semantic conventions do. A
// text that begins with "?" is a query alone, and gives its parameters instead.
//
// The results are plain Go maps; the port in one is a Go int, which no other function makes.

import { Failure } from "../../format/failure";
import { ENTRY_CELL, ENTRY_KEY, ENTRY_KEY_LENGTH, EntryState } from "../../format/node";
import { Flavor, ValueType } from "../../format/value";
import { fail } from "../machine/failure";
import { reserve } from "../memory/arena";
import { outcome, Outcome } from "../text/outcome";
import { parseInteger } from "../text/integer";
import { findByte } from "../text/search";
import {
  fragment,
  host,
  parseUrl,
  password,
  path,
  portStart,
  query,
  scheme,
  urlRoom,
  user,
  writeUrl,
  writeUserInfo,
} from "../text/url";
import { unescape, unescaped, unescapedLength, UrlPart } from "../text/url-escape";
import {
  bytesEqual,
  lengthOf,
  pointerOf,
  setInt,
  setNode,
  setState,
  setString,
} from "../value/cell";
import { appendText } from "../value/append";
import { appendEntry, countOf, entriesOf, entryAt, newNode } from "../value/node";
import { SortBy, sortEntries } from "../value/sort-entries";
import { argument } from "./argument";
import { stringArgument, takeText } from "./getters";

// The keys: "url." and a name, by offset and length.
const KEYS = memory.data<u8>([
  0x75, 0x72, 0x6c, 0x2e, 0x6f, 0x72, 0x69, 0x67, 0x69, 0x6e, 0x61, 0x6c, // url.original
  0x75, 0x72, 0x6c, 0x2e, 0x64, 0x6f, 0x6d, 0x61, 0x69, 0x6e, // url.domain
  0x75, 0x72, 0x6c, 0x2e, 0x73, 0x63, 0x68, 0x65, 0x6d, 0x65, // url.scheme
  0x75, 0x72, 0x6c, 0x2e, 0x70, 0x61, 0x74, 0x68, // url.path
  0x75, 0x72, 0x6c, 0x2e, 0x70, 0x6f, 0x72, 0x74, // url.port
  0x75, 0x72, 0x6c, 0x2e, 0x66, 0x72, 0x61, 0x67, 0x6d, 0x65, 0x6e, 0x74, // url.fragment
  0x75, 0x72, 0x6c, 0x2e, 0x75, 0x73, 0x65, 0x72, 0x5f, 0x69, 0x6e, 0x66, 0x6f, // url.user_info
  0x75, 0x72, 0x6c, 0x2e, 0x75, 0x73, 0x65, 0x72, 0x6e, 0x61, 0x6d, 0x65, // url.username
  0x75, 0x72, 0x6c, 0x2e, 0x70, 0x61, 0x73, 0x73, 0x77, 0x6f, 0x72, 0x64, // url.password
  0x75, 0x72, 0x6c, 0x2e, 0x71, 0x75, 0x65, 0x72, 0x79, // url.query
  0x75, 0x72, 0x6c, 0x2e, 0x65, 0x78, 0x74, 0x65, 0x6e, 0x73, 0x69, 0x6f, 0x6e, // url.extension
]);
const ORIGINAL = KEYS;
const DOMAIN = KEYS + 12;
const SCHEME = KEYS + 22;
const PATH = KEYS + 32;
const PORT = KEYS + 40;
const FRAGMENT = KEYS + 48;
const USER_INFO = KEYS + 60;
const USERNAME = KEYS + 73;
const PASSWORD = KEYS + 85;
const QUERY = KEYS + 97;
const EXTENSION = KEYS + 106;
const KEYS_END = KEYS + 119;

/** Parameters of a query that net/url takes at most. */
const PARAMETERS_MAX: u32 = 10_000;

const QUESTION: u32 = 0x3f;
const AMPERSAND: u32 = 0x26;
const SEMICOLON: u32 = 0x3b;
const EQUALS: u32 = 0x3d;
const COLON: u32 = 0x3a;
const DOT: u32 = 0x2e;

export function url(to: usize, args: usize): bool {
  const text = argument(args, 0);
  if (!stringArgument(text)) return false;
  const from = pointerOf(text);
  const length = lengthOf(text);
  if (length == 0) return fail(Failure.Unparsable);
  if (load<u8>(from) == QUESTION) return queryParameters(to, from + 1, from + length);
  if (!parseUrl(from, length)) return fail(Failure.Unparsable);
  const node = newNode(11);
  setNode(to, ValueType.Map, Flavor.Raw, node);
  const original = reserve(urlRoom());
  takeText(to, original, writeUrl(original));
  appendText(node, ORIGINAL, DOMAIN, pointerOf(to), lengthOf(to));
  setNode(to, ValueType.Map, Flavor.Raw, node);
  if (!putHost(node)) return fail(Failure.OutOfRange);
  appendText(node, SCHEME, PATH, scheme.start, scheme.length);
  appendText(node, PATH, PORT, path.start, path.length);
  if (fragment.length > 0) appendText(node, FRAGMENT, USER_INFO, fragment.start, fragment.length);
  if (user.start != 0) putUser(node);
  if (query.length > 0) appendText(node, QUERY, EXTENSION, query.start, query.length);
  putExtension(node);
  return true;
}

function putHost(node: usize): bool {
  const end = host.start + host.length;
  const port = portStart();
  let start = host.start;
  // A port, even an empty one, has its colon before it.
  const colon = port > start && load<u8>(port - 1) == COLON;
  let stop = colon ? port - 1 : end;
  if (stop - start >= 2 && load<u8>(start) == 0x5b && load<u8>(stop - 1) == 0x5d) {
    start++;
    stop--;
  }
  appendText(node, DOMAIN, SCHEME, start, <u32>(stop - start));
  if (port == end) return true;
  const number = parseInteger(port, <u32>(end - port));
  if (outcome() != Outcome.Ok) return false;
  setInt(appendText(node, PORT, FRAGMENT, 0, 0), number);
  return true;
}

function putUser(node: usize): void {
  const info = appendText(node, USER_INFO, USERNAME, 0, 0);
  const text = reserve(<usize>(user.length + password.length) * 3 + 1);
  takeText(info, text, writeUserInfo(text));
  setState(info, EntryState.Set);
  if (user.length > 0) appendText(node, USERNAME, PASSWORD, user.start, user.length);
  if (password.start != 0) appendText(node, PASSWORD, QUERY, password.start, password.length);
}

// What stands behind the path's last dot, wherever that is.
function putExtension(node: usize): void {
  const end = path.start + path.length;
  let at = end;
  while (at > path.start && load<u8>(at - 1) != DOT) at--;
  if (at > path.start && at < end) appendText(node, EXTENSION, KEYS_END, at, <u32>(end - at));
}

// ---- "?a=1&b=2&a=3"

// A map that holds "query": a map of lists. Pairs are sorted by key, which keeps the order of equal
// ones, then grouped.
function queryParameters(to: usize, from: usize, end: usize): bool {
  const pairs = newNode(0);
  if (!readPairs(pairs, from, end)) return fail(Failure.Unparsable);
  const count = countOf(pairs);
  sortEntries(entriesOf(pairs), count, SortBy.Key, false);
  const outer = newNode(1);
  setNode(to, ValueType.Map, Flavor.Raw, outer);
  if (count == 0) return true;
  const parameters = newNode(0);
  for (let i: u32 = 0; i < count; ) i = groupValues(parameters, pairs, i, count);
  const cell = appendEntry(outer, QUERY + 4, 5) + ENTRY_CELL;
  setNode(cell, ValueType.Map, Flavor.Raw, parameters);
  setState(cell, EntryState.Set);
  return true;
}

function readPairs(pairs: usize, from: usize, end: usize): bool {
  let many: u32 = 1;
  for (let at = from; at < end; at++) many += <u32>(load<u8>(at) == AMPERSAND);
  if (many > PARAMETERS_MAX) return false;
  while (from < end) {
    const stop = findByte(from, end, AMPERSAND);
    if (findByte(from, stop, SEMICOLON) < stop) return false;
    if (from < stop && !addPair(pairs, from, stop)) return false;
    from = stop + 1;
  }
  return true;
}

function addPair(pairs: usize, from: usize, end: usize): bool {
  const equals = findByte(from, end, EQUALS);
  if (!unescape(from, <u32>(equals - from), UrlPart.Query)) return false;
  const key = unescaped;
  const keyLength = unescapedLength;
  const start = equals < end ? equals + 1 : end;
  if (!unescape(start, <u32>(end - start), UrlPart.Query)) return false;
  const cell = appendEntry(pairs, key, keyLength) + ENTRY_CELL;
  setString(cell, unescaped, unescapedLength);
  setState(cell, EntryState.Set);
  return true;
}

// Adds the list of the values that share a key. Answers the index of the next key.
function groupValues(parameters: usize, pairs: usize, index: u32, count: u32): u32 {
  const first = entryAt(pairs, index);
  const key = <usize>load<u32>(first, ENTRY_KEY);
  const keyLength = load<u32>(first, ENTRY_KEY_LENGTH);
  const list = newNode(1);
  while (index < count) {
    const pair = entryAt(pairs, index);
    const same = bytesEqual(
      load<u32>(pair, ENTRY_KEY),
      load<u32>(pair, ENTRY_KEY_LENGTH),
      key,
      keyLength,
    );
    if (!same) break;
    const cell = appendEntry(list, 0, 0) + ENTRY_CELL;
    v128.store(cell, v128.load(pair + ENTRY_CELL));
    index++;
  }
  const cell = appendEntry(parameters, key, keyLength) + ENTRY_CELL;
  setNode(cell, ValueType.Slice, Flavor.Raw, list);
  setState(cell, EntryState.Set);
  return index;
}
