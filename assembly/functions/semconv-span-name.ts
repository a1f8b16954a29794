// set_semconv_span_name: the name that the semantic conventions give a span, by its kind and what
// its attributes say it is: HTTP, RPC, a database, messaging. Older names of attributes count where
// the new ones are missing.

import { ENTRY_KEY, ENTRY_KEY_LENGTH } from "../../format/node";
import { CELL_BYTES, ValueType } from "../../format/value";
import { allocate } from "../memory/arena";
import { intOf, lengthOf, moveCell, pointerOf, setString, typeOf } from "../value/cell";
import { countOf, entryAt, entryCell, openContainer } from "../value/node";
import { writeBytes } from "../wire/write";
import { argument } from "./argument";
import { asText } from "./as-string";
import { wordLength, wordUnit } from "./words";

/** Span.kind. */
enum Kind {
  Server = 2,
  Client = 3,
  Producer = 4,
  Consumer = 5,
}

let attributes: usize = 0;

/**
 * Sets `to` to the span's name; the arguments are its attributes, its kind and the name that it
 * has.
 */
export function semconvSpanName(to: usize, args: usize): bool {
  attributes = openContainer(args);
  const kind = <i32>intOf(argument(args, 1));
  setString(to, 0, 0);
  if (kind == Kind.Server) {
    if (!nameHttp(to, "http.route") && !nameRpc(to)) nameMessaging(to);
  } else if (kind == Kind.Client) {
    const isNamed = nameHttp(to, "url.template") || nameRpc(to) || nameDatabase(to);
    if (!isNamed) nameMessaging(to);
  } else if (kind == Kind.Producer || kind == Kind.Consumer) {
    nameMessaging(to);
  }
  if (lengthOf(to) == 0) moveCell(to, argument(args, 2));
  return true;
}

// ---- attributes as texts

/** The cell of the attribute, or 0. */
function attribute(key: string): usize {
  const count = countOf(attributes);
  for (let i: u32 = 0; i < count; i++) {
    const entry = entryAt(attributes, i);
    if (isKey(entry, key)) return entryCell(entry);
  }
  return 0;
}

function isKey(entry: usize, key: string): bool {
  const length = wordLength(key);
  if (load<u32>(entry, ENTRY_KEY_LENGTH) != length) return false;
  const from = <usize>load<u32>(entry, ENTRY_KEY);
  for (let i: u32 = 0; i < length; i++) {
    if (<u32>load<u8>(from + i) != wordUnit(key, i)) return false;
  }
  return true;
}

/** Sets `to` to the text of the first of the two that is there. Answers false where neither is. */
function textOf(to: usize, key: string, alias: string): bool {
  let cell = attribute(key);
  if (cell == 0 && wordLength(alias) != 0) cell = attribute(alias);
  return cell != 0 && asText(to, cell);
}

/** Appends a character and a text to the text in `to`. */
function join(to: usize, character: u32, text: usize): void {
  const start = allocate(<usize>lengthOf(to) + lengthOf(text) + 1);
  let at = writeBytes(start, pointerOf(to), lengthOf(to));
  store<u8>(at, <u8>character);
  at = writeBytes(at + 1, pointerOf(text), lengthOf(text));
  setString(to, start, <u32>(at - start));
}

function setWord(to: usize, word: string): void {
  const length = wordLength(word);
  const start = allocate(length);
  for (let i: u32 = 0; i < length; i++) store<u8>(start + i, wordUnit(word, i));
  setString(to, start, length);
}

const SPACE: u32 = 0x20;
const SLASH: u32 = 0x2f;
const DOT: u32 = 0x2e;
const COLON: u32 = 0x3a;

const FIRST = memory.data(CELL_BYTES, 16);
const SECOND = memory.data(CELL_BYTES, 16);

// ---- what a span is: each sets `to`, and answers whether it gave a name

function nameHttp(to: usize, subject: string): bool {
  if (!textOf(to, "http.request.method", "http.method")) return false;
  if (textOf(FIRST, subject, "")) join(to, SPACE, FIRST);
  return lengthOf(to) != 0;
}

function nameRpc(to: usize): bool {
  if (!textOf(to, "rpc.system.name", "rpc.system")) return false;
  const hasMethod = textOf(FIRST, "rpc.method", "rpc.grpc.method");
  const hasService = textOf(SECOND, "rpc.service", "rpc.grpc.service");
  if (hasMethod) moveCell(to, FIRST);
  if (!hasService) return lengthOf(to) != 0;
  moveCell(to, SECOND);
  if (!hasMethod) setWord(FIRST, "*");
  join(to, SLASH, FIRST);
  return true;
}

function nameDatabase(to: usize): bool {
  if (!textOf(to, "db.system.name", "db.system")) return false;
  if (textOf(FIRST, "db.query.summary", "")) {
    moveCell(to, FIRST);
    return lengthOf(to) != 0;
  }
  nameTarget(FIRST);
  const hasOperation = textOf(SECOND, "db.operation.name", "db.operation") && lengthOf(SECOND) != 0;
  if (hasOperation) moveCell(to, SECOND);
  if (lengthOf(FIRST) == 0) return lengthOf(to) != 0;
  if (hasOperation) join(to, SPACE, FIRST);
  else moveCell(to, FIRST);
  return true;
}

/** What an operation of a database works on; "" where nothing says it. */
function nameTarget(to: usize): void {
  if (!textOf(to, "db.namespace", "db.name")) setString(to, 0, 0);
  const isInside =
    textOf(SECOND, "db.collection.name", "") || textOf(SECOND, "db.stored_procedure.name", "");
  if (isInside) {
    if (lengthOf(to) != 0) join(to, DOT, SECOND);
    else moveCell(to, SECOND);
  } else if (lengthOf(to) == 0) {
    nameServer(to);
  }
}

/** server.address, with server.port where there is one. Answers whether there is an address. */
function nameServer(to: usize): bool {
  if (!textOf(to, "server.address", "")) return false;
  if (textOf(SECOND, "server.port", "")) join(to, COLON, SECOND);
  return true;
}

function nameMessaging(to: usize): bool {
  if (!textOf(to, "messaging.system", "")) {
    setString(to, 0, 0);
    return false;
  }
  const hasDestination = nameDestination(FIRST) && lengthOf(FIRST) != 0;
  const hasOperation = textOf(SECOND, "messaging.operation.name", "messaging.operation");
  if (hasOperation) moveCell(to, SECOND);
  if (hasDestination) {
    if (hasOperation) join(to, SPACE, FIRST);
    else moveCell(to, FIRST);
  }
  return lengthOf(to) != 0;
}

function nameDestination(to: usize): bool {
  if (isTrue("messaging.destination.temporary")) {
    setWord(to, "(temporary)");
    return true;
  }
  if (isTrue("messaging.destination.anonymous")) {
    setWord(to, "(anonymous)");
    return true;
  }
  return (
    textOf(to, "messaging.destination.template", "") ||
    textOf(to, "messaging.destination.name", "messaging.destination") ||
    nameServer(to)
  );
}

function isTrue(key: string): bool {
  const cell = attribute(key);
  return cell != 0 && typeOf(cell) == ValueType.Bool && intOf(cell) != 0;
}
