// Texts and bytes in Format: Go's fmtS, fmtQ and fmtSbx (fmt/format.go).

import { hexDigit } from "../text/hex";
import { canBackquote, writeQuoted } from "../text/quote";
import { runeOffset } from "../text/utf8";
import {
  advance,
  directive,
  padFrom,
  position,
  putByte,
  putBytes,
  putPadding,
  room,
} from "./format-output";

// How many bytes the precision, which counts characters, leaves of a text.
function truncated(from: usize, length: u32): u32 {
  const d = directive();
  return d.hasPrecision ? runeOffset(from, length, d.precision) : length;
}

/** %s */
export function putText(from: usize, length: u32): void {
  const start = position();
  putBytes(from, truncated(from, length));
  padFrom(start);
}

/** %q */
export function putQuoted(from: usize, length: u32): void {
  const d = directive();
  length = truncated(from, length);
  const start = position();
  if (d.sharp && canBackquote(from, length)) {
    putByte(0x60);
    putBytes(from, length);
    putByte(0x60);
  } else {
    advance(writeQuoted(room(<usize>length * 4 + 8), from, length, d.plus));
  }
  padFrom(start);
}

/**
 * %x and %X of a text: two digits a byte, " " between them and 0x in front when the flags say so.
 */
export function putHexText(from: usize, length: u32, capital: bool): void {
  const d = directive();
  if (d.hasPrecision && <u32>d.precision < length) length = d.precision;
  if (length == 0) {
    if (d.hasWidth) putPadding(d.width);
    return;
  }
  const start = room(<usize>length * 5 + 8);
  let to = d.sharp ? writeHexMark(start, capital) : start;
  for (let i: u32 = 0; i < length; i++) {
    if (d.space && i > 0) {
      store<u8>(to++, 0x20);
      if (d.sharp) to = writeHexMark(to, capital);
    }
    const byte = <u32>load<u8>(from + i);
    store<u8>(to, digit(byte >> 4, capital));
    store<u8>(to, digit(byte & 15, capital), 1);
    to += 2;
  }
  advance(to);
  padFrom(start);
}

function writeHexMark(to: usize, capital: bool): usize {
  store<u16>(to, capital ? 0x5830 : 0x7830);
  return to + 2;
}

function digit(value: u32, capital: bool): u32 {
  const small = hexDigit(value);
  return capital && small > 0x39 ? small - 0x20 : small;
}
