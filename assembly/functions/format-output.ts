// What Format's parts share: the directive in force (Go's fmt flags, width, precision) and the text
// under way, which grows at the arena's end. Nothing may be allocated while it does.
//
// A part writes its raw text, then `padFrom` its start: the text moves to the right when its width
// asks for that.

import { commit, reserve } from "../memory/arena";
import { countRunes, writeRune } from "../text/utf8";
import { setString } from "../value/cell";
import { wordLength, writeWord } from "./words";

/** One %..., as it was parsed. */
@unmanaged
export class Directive {
  width: i32;
  precision: i32;
  hasWidth: bool;
  hasPrecision: bool;
  minus: bool;
  plus: bool;
  sharp: bool;
  space: bool;
  zero: bool;
  /** %+v and %#v, whose flags mean something else. */
  plusValue: bool;
  sharpValue: bool;
  /** A bad verb's value is being shown: no String methods. */
  erring: bool;
}

const DIRECTIVE = memory.data(32, 16);

// @ts-ignore: decorator
@inline
export function directive(): Directive {
  return changetype<Directive>(DIRECTIVE);
}

export function clearDirective(): void {
  memory.fill(DIRECTIVE, 0, 32);
}

let begin: usize = 0;
let at: usize = 0;

export function openOutput(): void {
  begin = reserve(64);
  at = begin;
}

export function closeOutput(to: usize): void {
  commit(at);
  setString(to, begin, <u32>(at - begin));
}

/** Makes room for `more` bytes; answers where they go. */
export function room(more: usize): usize {
  reserve(at - begin + more);
  return at;
}

/** Where the next byte goes. */
export function position(): usize {
  return at;
}

/** The bytes up to here are written. */
export function advance(end: usize): void {
  at = end;
}

export function putByte(byte: u32): void {
  store<u8>(room(8), byte);
  at++;
}

export function putRune(rune: u32): void {
  at = writeRune(room(8), rune);
}

export function putWord(word: string): void {
  at = writeWord(room(wordLength(word)), word);
}

export function putBytes(from: usize, length: u32): void {
  memory.copy(room(length), from, length);
  at += length;
}

/** Pads what was written from `start` on. */
export function padFrom(start: usize): void {
  const d = directive();
  if (!d.hasWidth || d.width == 0) return;
  const missing = d.width - <i32>countRunes(start, <u32>(at - start));
  if (missing <= 0) return;
  // `room` never moves what was written.
  room(missing);
  if (d.minus) {
    memory.fill(at, 0x20, missing);
  } else {
    memory.copy(start + missing, start, at - start);
    memory.fill(start, d.zero ? 0x30 : 0x20, missing);
  }
  at += missing;
}

/** The same, with spaces even under the flag 0. */
export function padWithSpaces(start: usize): void {
  const d = directive();
  const zero = d.zero;
  d.zero = false;
  padFrom(start);
  d.zero = zero;
}

/** Padding for no text at all, as wide as the width. */
export function putPadding(count: i32): void {
  if (count <= 0) return;
  const d = directive();
  memory.fill(room(count), d.zero && !d.minus ? 0x30 : 0x20, count);
  at += count;
}
