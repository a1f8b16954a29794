// Decode's character encodings, as golang.org/x/text reads them. One that the statement spells out
// and that needs a table comes as that table (text/charset.ts). The others are told by their name,
// without regard to case: UTF-8, UTF-16, ISO 8859-1 and ASCII, and those that change nothing. What
// is ill-formed becomes U+FFFD, of UTF-8 each maximal part of a sequence.
//
// A name that comes from data may ask for a table that the program does not carry: the host gives
// it, if it has the compiler.

import { PatternKind } from "../../format/functions";
import { commit, reserve } from "../memory/arena";
import { patternFromData } from "../regex/from-data";
import { writeCharset } from "../text/charset";
import { trimSpaceEnd, trimSpaceStart } from "../text/trim";
import { RUNE_ERROR, writeRune } from "../text/utf8";
import { lengthOf, pointerOf, setString } from "../value/cell";
import { wordLength, wordUnit } from "./words";

/** Decode(target, encoding) of an encoding whose table is at hand. */
export function readCharset(to: usize, target: usize, charset: usize): bool {
  const from = pointerOf(target);
  const length = <usize>lengthOf(target);
  const start = reserve(length * 4 + 8);
  const end = writeCharset(start, from, from + length, charset);
  commit(end);
  setString(to, start, <u32>(end - start));
  return true;
}

/** Decode(target, encoding) of an encoding that is told by its name, but base64. */
export function readCharacters(to: usize, target: usize, encoding: usize): bool {
  const from = pointerOf(target);
  const length = lengthOf(target);
  if (isNamed(encoding, "nop") || isNamed(encoding, "utf-8-raw") || isNamed(encoding, "utf8-raw")) {
    setString(to, from, length);
    return true;
  }
  const start = reserve(<usize>length * 3 + 8);
  const end = writeDecoded(start, from, from + length, encoding);
  if (end == 0) return askForCharset(to, target, encoding);
  commit(end);
  setString(to, start, <u32>(end - start));
  return true;
}

function askForCharset(to: usize, target: usize, encoding: usize): bool {
  const charset = patternFromData(PatternKind.Encoding, encoding, 0);
  return charset != 0 && readCharset(to, target, charset);
}

function writeDecoded(to: usize, from: usize, end: usize, encoding: usize): usize {
  if (isUtf8(encoding)) return writeUtf8(to, from, end);
  if (isNamed(encoding, "utf-16") || isNamed(encoding, "utf16")) {
    return writeUtf16(to, from, end, false);
  }
  if (isNamed(encoding, "utf-16le") || isNamed(encoding, "csutf16le")) {
    return writeUtf16(to, from, end, false);
  }
  if (isNamed(encoding, "utf-16be") || isNamed(encoding, "csutf16be")) {
    return writeUtf16(to, from, end, true);
  }
  if (isNamed(encoding, "csutf16")) return writeMarkedUtf16(to, from, end);
  if (isLatin1(encoding)) return writeLatin1(to, from, end, 0x100);
  if (isAscii(encoding)) return writeLatin1(to, from, end, 0x80);
  return 0;
}

function isUtf8(encoding: usize): bool {
  return (
    lengthOf(encoding) == 0 ||
    isNamed(encoding, "utf-8") ||
    isNamed(encoding, "utf8") ||
    isNamed(encoding, "csutf8") ||
    isNamed(encoding, "ascii") ||
    isNamed(encoding, "us-ascii")
  );
}

function isLatin1(encoding: usize): bool {
  return (
    isNamed(encoding, "iso-8859-1") ||
    isNamed(encoding, "iso_8859-1") ||
    isNamed(encoding, "iso_8859-1:1987") ||
    isNamed(encoding, "iso-ir-100") ||
    isNamed(encoding, "latin1") ||
    isNamed(encoding, "l1") ||
    isNamed(encoding, "ibm819") ||
    isNamed(encoding, "cp819") ||
    isNamed(encoding, "csisolatin1")
  );
}

// IANA's names of ASCII, whose decoder refuses the upper half; "ascii" itself reads UTF-8.
function isAscii(encoding: usize): bool {
  return (
    isNamed(encoding, "iso-ir-6") ||
    isNamed(encoding, "ansi_x3.4-1968") ||
    isNamed(encoding, "ansi_x3.4-1986") ||
    isNamed(encoding, "iso_646.irv:1991") ||
    isNamed(encoding, "iso646-us") ||
    isNamed(encoding, "us") ||
    isNamed(encoding, "ibm367") ||
    isNamed(encoding, "cp367") ||
    isNamed(encoding, "csascii")
  );
}

/** Whether the text is the word, which must be in small letters; spaces around it don't count. */
function isNamed(encoding: usize, word: string): bool {
  const all = pointerOf(encoding) + lengthOf(encoding);
  const from = trimSpaceStart(pointerOf(encoding), all);
  const length = wordLength(word);
  if (<u32>(trimSpaceEnd(from, all) - from) != length) return false;
  for (let i: u32 = 0; i < length; i++) {
    const byte = <u32>load<u8>(from + i);
    if ((byte - 0x41 < 26 ? byte + 32 : byte) != wordUnit(word, i)) return false;
  }
  return true;
}

// ---- UTF-8

function writeUtf8(to: usize, from: usize, end: usize): usize {
  while (from < end) {
    const first = <u32>load<u8>(from);
    if (first < 0x80) {
      store<u8>(to++, first);
      from++;
      continue;
    }
    const size = sequenceBytes(first);
    const good = continuedBytes(from, end, first, size);
    if (size != 0 && good == size) {
      for (let i: u32 = 0; i < size; i++) store<u8>(to + i, load<u8>(from + i));
      to += size;
    } else {
      to = writeRune(to, RUNE_ERROR);
    }
    from += max<u32>(good, 1);
  }
  return to;
}

// How many bytes a sequence with this first byte has; 0 when none begins with it.
function sequenceBytes(first: u32): u32 {
  if (first < 0xc2 || first > 0xf4) return 0;
  return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

// How many bytes of the sequence are well-formed.
function continuedBytes(from: usize, end: usize, first: u32, size: u32): u32 {
  let good: u32 = 1;
  while (good < size && from + good < end) {
    const byte = <u32>load<u8>(from + good);
    const lowest: u32 = good > 1 ? 0x80 : first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
    const highest: u32 = good > 1 ? 0xbf : first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
    if (byte < lowest || byte > highest) break;
    good++;
  }
  return good;
}

// ---- UTF-16

function unitAt(at: usize, bigEndian: bool): u32 {
  const unit = <u32>load<u16>(at);
  return bigEndian ? ((unit & 0xff) << 8) | (unit >> 8) : unit;
}

function writeUtf16(to: usize, from: usize, end: usize, bigEndian: bool): usize {
  while (end - from >= 2) {
    const unit = unitAt(from, bigEndian);
    from += 2;
    if ((unit & 0xf800) != 0xd800 || end - from < 2) {
      to = writeRune(to, unit);
      continue;
    }
    const next = unitAt(from, bigEndian);
    if ((next & 0xfc00) != 0xdc00) {
      to = writeRune(to, RUNE_ERROR);
      continue;
    }
    from += 2;
    const paired = (unit & 0xfc00) == 0xd800;
    to = writeRune(to, paired ? 0x10000 + ((unit & 0x3ff) << 10) + (next & 0x3ff) : RUNE_ERROR);
  }
  return from < end ? writeRune(to, RUNE_ERROR) : to;
}

// A byte order mark decides, else it is big-endian.
function writeMarkedUtf16(to: usize, from: usize, end: usize): usize {
  if (end - from < 2) return writeUtf16(to, from, end, true);
  const mark = unitAt(from, true);
  if (mark == 0xfffe) return writeUtf16(to, from + 2, end, false);
  return writeUtf16(to, mark == 0xfeff ? from + 2 : from, end, true);
}

// ---- one byte a character

function writeLatin1(to: usize, from: usize, end: usize, known: u32): usize {
  for (; from < end; from++) {
    const byte = <u32>load<u8>(from);
    to = writeRune(to, byte < known ? byte : RUNE_ERROR);
  }
  return to;
}
