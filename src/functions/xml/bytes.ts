// Text as the reference's Go code sees it: bytes, which need not be UTF-8. A byte string is a
// string of one char (0 to 255) for each byte, so that slicing, comparing and searching are the
// engine's own and nothing is lost on the way through. Characters are read where they count.

/** What a byte that starts no character reads as. */
const INVALID = 0xfffd;

const CHUNK = 8192;

/** The byte string of `bytes`. */
export function fromBytes(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += CHUNK) {
    text += String.fromCharCode.apply(null, chunkOf(bytes, at));
  }
  return text;
}

// apply takes whatever is like an array, faster than arguments are spread; its type wants numbers.
function chunkOf(bytes: Uint8Array, at: number): number[] {
  return bytes.subarray(at, at + CHUNK) as unknown as number[];
}

/** The bytes of a byte string. */
export function toBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}

/** A text as the byte string of its UTF-8. */
export function fromText(text: string): string {
  return isAscii(text) ? text : fromBytes(new TextEncoder().encode(text));
}

/** The text of a byte string; each byte that is no UTF-8 becomes U+FFFD, as in Go's `[]rune`. */
export function toText(bytes: string): string {
  if (isAscii(bytes)) return bytes;
  let text = "";
  for (let at = 0; at < bytes.length; at += characterSize(bytes, at)) {
    text += String.fromCodePoint(characterAt(bytes, at));
  }
  return text;
}

/** The UTF-8 of a code point; of half a surrogate pair, that of U+FFFD. */
export function fromCodePoint(code: number): string {
  const isHalf = code >= 0xd800 && code <= 0xdfff;
  return fromText(String.fromCodePoint(isHalf ? INVALID : code));
}

/** Whether a text is its own byte string. */
export function isAscii(text: string): boolean {
  return !/[^\x00-\x7f]/.test(text);
}

/** The code point that starts at `at`; U+FFFD where none does. */
export function characterAt(bytes: string, at: number): number {
  const first = bytes.charCodeAt(at);
  if (first < 0x80) return first;
  switch (characterSize(bytes, at)) {
    case 2:
      return ((first & 0x1f) << 6) | tail(bytes, at + 1);
    case 3:
      return ((first & 0x0f) << 12) | (tail(bytes, at + 1) << 6) | tail(bytes, at + 2);
    case 4:
      return (
        ((first & 0x07) << 18) |
        (tail(bytes, at + 1) << 12) |
        (tail(bytes, at + 2) << 6) |
        tail(bytes, at + 3)
      );
    default:
      return INVALID;
  }
}

/** The bytes of the character that starts at `at`; 1 where none does. */
export function characterSize(bytes: string, at: number): number {
  const first = bytes.charCodeAt(at);
  if (first < 0xc2 || first > 0xf4) return 1;
  const size = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  if (at + size > bytes.length) return 1;
  const second = bytes.charCodeAt(at + 1);
  if (second < lowestSecond(first) || second > highestSecond(first)) return 1;
  for (let next = at + 2; next < at + size; next++) {
    if ((bytes.charCodeAt(next) & 0xc0) !== 0x80) return 1;
  }
  return size;
}

/** Whether no character starts at `at`: the byte there is no UTF-8. */
export function isInvalidAt(bytes: string, at: number): boolean {
  return bytes.charCodeAt(at) >= 0x80 && characterSize(bytes, at) === 1;
}

// No overlong forms, no surrogates, nothing above U+10FFFF.
function lowestSecond(first: number): number {
  if (first === 0xe0) return 0xa0;
  return first === 0xf0 ? 0x90 : 0x80;
}

function highestSecond(first: number): number {
  if (first === 0xed) return 0x9f;
  return first === 0xf4 ? 0x8f : 0xbf;
}

function tail(bytes: string, at: number): number {
  return bytes.charCodeAt(at) & 0x3f;
}

/** Go's unicode.IsSpace. */
export function isSpace(code: number): boolean {
  if (code < 0x80) return code === 0x20 || (code >= 9 && code <= 13);
  return (
    code === 0x85 ||
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  );
}

/** Without the white space at either end: Go's strings.TrimSpace. */
export function trimSpace(bytes: string): string {
  let start = 0;
  while (start < bytes.length && isSpace(characterAt(bytes, start))) {
    start += characterSize(bytes, start);
  }
  let end = bytes.length;
  while (end > start) {
    const last = lastCharacter(bytes, start, end);
    if (!isSpace(characterAt(bytes, last))) break;
    end = last;
  }
  return bytes.slice(start, end);
}

/** Where the last character before `end` starts. */
function lastCharacter(bytes: string, start: number, end: number): number {
  if (bytes.charCodeAt(end - 1) < 0x80) return end - 1;
  for (let at = end - 2; at >= Math.max(start, end - 4); at--) {
    if (characterSize(bytes, at) === end - at) return at;
  }
  return end - 1;
}
