// Percent escapes as Go's net/url reads and writes them, which differ by the part of a URL: what
// may stand plain in a path must be escaped in a query, and a host allows escapes for few bytes.
//
// A part's plain bytes are a set of 128 bits; nothing above ASCII is plain.

import { commit, reserve } from "../memory/arena";
import { hexDigit } from "./hex";

/** Parts with rules of their own. */
export enum UrlPart {
  Path = 0,
  Host = 1,
  /** The zone of an IPv6 address; its plain bytes are a host's. */
  Zone = 2,
  User = 3,
  Fragment = 4,
  /** A key or a value of a query: `+` is a space. */
  Query = 5,
}

// Two words a part, bytes 0 .. 63 and 64 .. 127. Beside letters, digits and - . _ ~ these are
// plain:
const PLAIN = memory.data<u64>([
  0x2ffff85000000000, 0x47fffffe87ffffff, // $ & + , / : ; = @
  0x7fff7fd600000000, 0x47fffffeaffffffe, // ! " $ & ' ( ) * + , : ; < = > [ ]
  0x7fff7fd600000000, 0x47fffffeaffffffe,
  0x2bff785000000000, 0x47fffffe87fffffe, // $ & + , ; =
  0xafffff5200000000, 0x47fffffe87ffffff, // ! $ & ( ) * + , / : ; = ? @
  0x03ff600000000000, 0x47fffffe87fffffe,
], 8);

/** Whether net/url writes the byte as it is. */
export function isPlain(byte: u32, part: UrlPart): bool {
  if (byte >= 0x80) return false;
  const words = PLAIN + (<usize>part << 4);
  return ((load<u64>(words + ((byte >> 6) << 3)) >> (byte & 63)) & 1) != 0;
}

/** What `unescape` made. */
export let unescaped: usize = 0;
export let unescapedLength: u32 = 0;

const PERCENT: u32 = 0x25;
const PLUS: u32 = 0x2b;
const SPACE: u32 = 0x20;
// "%25"
const ESCAPED_PERCENT: u32 = 0x353225;

/** url.unescape: false when an escape is none, or stands where the part allows none. */
export function unescape(from: usize, length: u32, part: UrlPart): bool {
  const end = from + length;
  let copies = false;
  for (let at = from; at < end; at++) {
    const byte = <u32>load<u8>(at);
    if (byte == PERCENT) {
      if (end - at < 3 || !allowsEscape(at, part)) return false;
      at += 2;
      copies = true;
    } else if (byte == PLUS) {
      copies = copies || part == UrlPart.Query;
    } else if ((part == UrlPart.Host || part == UrlPart.Zone) && byte < 0x80) {
      if (!isPlain(byte, part)) return false;
    }
  }
  unescaped = from;
  unescapedLength = length;
  if (copies) writeUnescaped(from, end, part);
  return true;
}

function allowsEscape(at: usize, part: UrlPart): bool {
  const high = hexValue(load<u8>(at, 1));
  const low = hexValue(load<u8>(at, 2));
  if (high > 15 || low > 15) return false;
  if (part != UrlPart.Host && part != UrlPart.Zone) return true;
  const escape = <u32>load<u16>(at) | (<u32>load<u8>(at, 2) << 16);
  if (escape == ESCAPED_PERCENT) return true;
  if (part == UrlPart.Host) return high >= 8;
  const byte = (high << 4) | low;
  return byte == SPACE || isPlain(byte, UrlPart.Host);
}

function writeUnescaped(from: usize, end: usize, part: UrlPart): void {
  const start = reserve(end - from);
  let to = start;
  for (let at = from; at < end; at++) {
    let byte = <u32>load<u8>(at);
    if (byte == PERCENT) {
      byte = (hexValue(load<u8>(at, 1)) << 4) | hexValue(load<u8>(at, 2));
      at += 2;
    } else if (byte == PLUS && part == UrlPart.Query) {
      byte = SPACE;
    }
    store<u8>(to++, <u8>byte);
  }
  commit(to);
  unescaped = start;
  unescapedLength = <u32>(to - start);
}

function hexValue(byte: u32): u32 {
  if (byte - 0x30 < 10) return byte - 0x30;
  const letter = (byte | 0x20) - 0x61;
  return letter < 6 ? letter + 10 : 16;
}

/** url.escape. Room: 3 bytes a byte. */
export function writeEscaped(to: usize, from: usize, length: u32, part: UrlPart): usize {
  const end = from + length;
  for (; from < end; from++) {
    const byte = <u32>load<u8>(from);
    if (isPlain(byte, part)) {
      store<u8>(to++, <u8>byte);
      continue;
    }
    store<u8>(to, <u8>PERCENT);
    store<u8>(to, upperDigit(byte >> 4), 1);
    store<u8>(to, upperDigit(byte & 15), 2);
    to += 3;
  }
  return to;
}

function upperDigit(value: u32): u32 {
  const digit = hexDigit(value);
  return digit >= 0x61 ? digit - 0x20 : digit;
}

/** url.validEncoded: whether the text may be written as it came. */
export function isEncoded(from: usize, length: u32, part: UrlPart): bool {
  const end = from + length;
  for (; from < end; from++) {
    const byte = <u32>load<u8>(from);
    if (byte != PERCENT && !isDelimiter(byte) && !isPlain(byte, part)) return false;
  }
  return true;
}

// ! $ & ' ( ) * + , ; = : @ [ ]
function isDelimiter(byte: u32): bool {
  if (byte >= 0x80) return false;
  const words: u64 = byte < 64 ? 0x2c001fd200000000 : 0x0000000028000001;
  return ((words >> (byte & 63)) & 1) != 0;
}
