// Putting a batch in order: the same meaning, with every message as the fast paths want it.
//
// Each message is read field by field into chains, one a field number, then written chain by chain:
// singular fields once (scalars: the last; messages: all their pieces read as one body; a oneof:
// its last member, whose pieces merge only since another member was last set), fields that aren't
// Children in ascending order, then Children, then the fields that we don't know, byte for byte.
// Packable lists come out packed, tags and lengths in their shortest form.
//
// Pieces are never copied together: the body of a merged message is its chain of pieces. Output and
// chains grow at the same time, so the output's room is taken first, twice the input, and the
// chains stand behind it as a stack.
//
//   Chains   OTLP_FIELD_MAX + 1 of: first link (u32), last link (u32); number 0 is for the unknown
//   Link     start (u32), end (u32), next link (u32, 0 at the end)
//
// Why twice is enough: only a packable field with one item grows, from tag and item to tag, length
// and item, so by half at most; and the length prefix of each message around it by one byte at
// most, which its tag pays for.

import { VALUE_MESSAGES_MAX } from "../../format/limits";
import { Message, OTLP_FIELD_MAX, WireType } from "../../format/otlp";
import { WireProblem } from "../../format/wire-problem";
import { allocate, commit, reserve } from "../memory/arena";
import { fieldNumber, fieldStart, fieldWord, readField } from "./field";
import { malformed, readVarint, setBatchStart, stopChecking } from "./read";
import {
  FieldKind,
  isChildren,
  isOneof,
  isRepeated,
  isValueMessage,
  kindOf,
  messageIn,
  wireTypeOf,
  wordAt,
  wordsOf,
} from "./schema";
import { varintSize, writeBytes, writeTag, writeVarint } from "./write";

const CHAIN_BYTES: usize = 8;
const CHAIN_FIRST: usize = 0;
const CHAIN_LAST: usize = 4;
const CHAINS_BYTES: usize = (OTLP_FIELD_MAX + 1) * 8;

const LINK_START: usize = 0;
const LINK_END: usize = 4;
const LINK_NEXT: usize = 8;
const LINK_BYTES: usize = 12;

/** The stack of chains grows by this much at a time. */
const STACK_STEP: usize = 1 << 16;

let stackBase: usize = 0;
let stackTop: usize = 0;
let stackEnd: usize = 0;

/** Bytes of the batch that normaliseBatch wrote last. */
export let normalisedLength: usize = 0;

/** Writes the batch in order into the arena and answers where. Malformed input ends the batch. */
export function normaliseBatch(root: Message, start: usize, length: usize): usize {
  stopChecking();
  setBatchStart(start);
  const to = allocate(2 * length + 64);
  stackBase = reserve(0);
  stackTop = stackBase;
  stackEnd = stackBase;
  const whole = takeStack(LINK_BYTES);
  store<u32>(whole, <u32>start, LINK_START);
  store<u32>(whole, <u32>(start + length), LINK_END);
  store<u32>(whole, 0, LINK_NEXT);
  const end = writeMessage(root, whole, 0, to, 0);
  normalisedLength = end - to;
  commit(end);
  return to;
}

// @ts-ignore: decorator
@inline
function chainAt(chains: usize, number: u32): usize {
  return chains + <usize>number * CHAIN_BYTES;
}

function takeStack(size: usize): usize {
  const start = stackTop;
  const end = start + size;
  if (end > stackEnd) {
    reserve(end + STACK_STEP - stackBase);
    stackEnd = end + STACK_STEP;
  }
  stackTop = end;
  return start;
}

/** Writes the message whose body is the pieces from `piece` up to `stop`; answers the end. */
function writeMessage(message: u32, piece: usize, stop: usize, to: usize, depth: u32): usize {
  const mark = stackTop;
  const chains = takeStack(CHAINS_BYTES);
  memory.fill(chains, 0, CHAINS_BYTES);
  const words = wordsOf(message);
  for (; piece != stop; piece = load<u32>(piece, LINK_NEXT)) {
    gather(chains, words, load<u32>(piece, LINK_START), load<u32>(piece, LINK_END));
  }
  to = writeKnown(chains, words, false, to, depth);
  to = writeKnown(chains, words, true, to, depth);
  to = writeRaw(load<u32>(chains, CHAIN_FIRST), to);
  stackTop = mark;
  return to;
}

/** Adds the fields of one piece of a body to the chains. */
function gather(chains: usize, words: usize, start: usize, end: usize): void {
  let p = start;
  while (p < end) {
    const next = readField(words, p, end);
    const word = fieldWord;
    if (word == 0) {
      addLink(chains, p, next);
    } else {
      const chain = chainAt(chains, fieldNumber);
      if (isOneof(word)) clearOthers(chains, words, fieldNumber);
      // A scalar, a string or an id replaces what stood there; lists and messages go on.
      if (!isRepeated(word) && kindOf(word) != FieldKind.Message) store<u64>(chain, 0);
      addLink(chain, fieldStart, next);
    }
    p = next;
  }
}

function addLink(chain: usize, start: usize, end: usize): void {
  const link = takeStack(LINK_BYTES);
  store<u32>(link, <u32>start, LINK_START);
  store<u32>(link, <u32>end, LINK_END);
  store<u32>(link, 0, LINK_NEXT);
  const last = <usize>load<u32>(chain, CHAIN_LAST);
  if (last == 0) store<u32>(chain, <u32>link, CHAIN_FIRST);
  else store<u32>(last, <u32>link, LINK_NEXT);
  store<u32>(chain, <u32>link, CHAIN_LAST);
}

/** A member of the oneof was set: the others are gone. */
function clearOthers(chains: usize, words: usize, number: u32): void {
  for (let other: u32 = 1; other <= <u32>OTLP_FIELD_MAX; other++) {
    if (other != number && isOneof(wordAt(words, other))) store<u64>(chainAt(chains, other), 0);
  }
}

function writeKnown(chains: usize, words: usize, children: bool, to: usize, depth: u32): usize {
  for (let number: u32 = 1; number <= <u32>OTLP_FIELD_MAX; number++) {
    const first = <usize>load<u32>(chainAt(chains, number), CHAIN_FIRST);
    if (first == 0) continue;
    const word = wordAt(words, number);
    if (isChildren(word) == children) to = writeChain(number, word, first, to, depth);
  }
  return to;
}

/** Writes what a field's chain holds. */
function writeChain(number: u32, word: u32, first: usize, to: usize, depth: u32): usize {
  const kind = kindOf(word);
  if (kind == FieldKind.Scalar) {
    return isRepeated(word) ? writePacked(number, first, to) : writeScalar(number, word, first, to);
  }
  if (kind == FieldKind.Message && !isRepeated(word)) {
    return writeInner(number, word, first, 0, to, depth);
  }
  for (let link = first; link != 0; link = load<u32>(link, LINK_NEXT)) {
    if (kind == FieldKind.Message) {
      to = writeInner(number, word, link, load<u32>(link, LINK_NEXT), to, depth);
    } else {
      to = writePayload(number, load<u32>(link, LINK_START), load<u32>(link, LINK_END), to);
    }
  }
  return to;
}

function writeScalar(number: u32, word: u32, link: usize, to: usize): usize {
  const wire = wireTypeOf(word);
  const start = <usize>load<u32>(link, LINK_START);
  const end = <usize>load<u32>(link, LINK_END);
  to = writeTag(to, number, wire);
  return wire == WireType.Varint
    ? writeVarint(to, readVarint(start, end))
    : writeBytes(to, start, end - start);
}

function writePayload(number: u32, start: usize, end: usize, to: usize): usize {
  to = writeTag(to, number, WireType.Bytes);
  to = writeVarint(to, end - start);
  return writeBytes(to, start, end - start);
}

/** Items of one packable list, wherever they stood, as one packed field; none leave no field. */
function writePacked(number: u32, first: usize, to: usize): usize {
  const size = sizeOf(first, 0);
  if (size == 0) return to;
  to = writeTag(to, number, WireType.Bytes);
  return writeRaw(first, writeVarint(to, size));
}

function writeRaw(link: usize, to: usize): usize {
  for (; link != 0; link = load<u32>(link, LINK_NEXT)) {
    const start = <usize>load<u32>(link, LINK_START);
    to = writeBytes(to, start, <usize>load<u32>(link, LINK_END) - start);
  }
  return to;
}

function sizeOf(link: usize, stop: usize): usize {
  let size: usize = 0;
  for (; link != stop; link = load<u32>(link, LINK_NEXT)) {
    size += load<u32>(link, LINK_END) - load<u32>(link, LINK_START);
  }
  return size;
}

/**
 * Writes a message field. Its length is known afterwards: room for the likely prefix is left, the
 * body moved if it erred.
 */
function writeInner(
  number: u32,
  word: u32,
  link: usize,
  stop: usize,
  to: usize,
  depth: u32,
): usize {
  const inner = messageIn(word);
  const innerDepth = isValueMessage(inner) ? depth + 1 : 0;
  if (innerDepth > <u32>VALUE_MESSAGES_MAX) {
    malformed(load<u32>(link, LINK_START), WireProblem.TooDeep, 0, VALUE_MESSAGES_MAX);
  }
  const prefix = writeTag(to, number, WireType.Bytes);
  const body = prefix + varintSize(sizeOf(link, stop));
  const end = writeMessage(inner, link, stop, body, innerDepth);
  const size = end - body;
  const sound = prefix + varintSize(size);
  if (sound != body) memory.copy(sound, body, size);
  writeVarint(prefix, size);
  return sound + size;
}
