// What literals mean: strings with their escapes, integers, doubles and bytes, each as the
// reference (Go) reads it.
//
// Integers are read in base 0, but the lexer only lets digits through: a leading zero means octal.
// Every escape stands for one code point, so "\xff" is U+00FF and not a byte.

/** A bad escape: where it stands in the literal's text, quotes included. */
export interface BadEscape {
  readonly start: number;
  readonly end: number;
}

const simpleEscapes: Readonly<Record<string, string>> = {
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  "\\": "\\",
  '"': '"',
};

/**
 * How an escape by number is written: its digits, after how many characters they start, how many
 * there are.
 */
const numberEscapes: readonly { pattern: RegExp; base: number; start: number; digits: number }[] = [
  { pattern: /\\x([0-9a-fA-F]{2})/y, base: 16, start: 2, digits: 2 },
  { pattern: /\\u([0-9a-fA-F]{4})/y, base: 16, start: 2, digits: 4 },
  { pattern: /\\U([0-9a-fA-F]{8})/y, base: 16, start: 2, digits: 8 },
  { pattern: /\\([0-3][0-7]{2})/y, base: 8, start: 1, digits: 3 },
];

/** The value of a string literal as written, quotes included. */
export function readString(image: string): string | BadEscape {
  const end = image.length - 1;
  let backslash = image.indexOf("\\");
  if (backslash < 0) return image.slice(1, end);
  let value = "";
  let at = 1;
  while (backslash >= 0) {
    value += image.slice(at, backslash);
    const simple = simpleEscapes[image.charAt(backslash + 1)];
    if (simple !== undefined) {
      value += simple;
      at = backslash + 2;
    } else {
      const numbered = readNumberEscape(image, backslash);
      if (numbered === undefined) return { start: backslash, end: badEscapeEnd(image, backslash) };
      value += String.fromCodePoint(numbered.codePoint);
      at = numbered.end;
    }
    backslash = image.indexOf("\\", at);
  }
  return value + image.slice(at, end);
}

function readNumberEscape(
  image: string,
  at: number,
): { codePoint: number; end: number } | undefined {
  for (const { pattern, base, start, digits } of numberEscapes) {
    pattern.lastIndex = at;
    const match = pattern.exec(image);
    if (match === null) continue;
    const codePoint = Number.parseInt(match[1] ?? "", base);
    const surrogate = codePoint >= 0xd800 && codePoint <= 0xdfff;
    if (codePoint > 0x10ffff || surrogate) return undefined;
    return { codePoint, end: at + start + digits };
  }
  return undefined;
}

/** To show a bad escape: the backslash, its letter, and the digits that belong to it. */
function badEscapeEnd(image: string, at: number): number {
  const pattern = /\\(?:x[0-9a-fA-F]{0,2}|u[0-9a-fA-F]{0,4}|U[0-9a-fA-F]{0,8}|[0-9]{1,3})/y;
  pattern.lastIndex = at;
  const match = pattern.exec(image);
  if (match !== null) return at + match[0].length;
  return at + 1 + ((image.codePointAt(at + 1) ?? 0) > 0xffff ? 2 : 1);
}

const INT64_MAX = 2n ** 63n - 1n;

/**
 * Digits of an int literal; `undefined` when it is neither decimal nor octal, or over the largest
 * int64.
 */
export function readInt(digits: string): bigint | undefined {
  const significant = digits.replace(/^0+/, "");
  if (significant === "") return 0n;
  const octal = digits.startsWith("0");
  // 22 digits are more than int64 has in either base; BigInt is slow on very long ones.
  if (significant.length > 22 || (octal && /[89]/.test(significant))) return undefined;
  const value = BigInt(octal ? `0o${significant}` : significant);
  return value > INT64_MAX ? undefined : value;
}

/** A double literal; `undefined` when it is over the largest double. What is too small is zero. */
export function readDouble(image: string): number | undefined {
  const value = Number(image);
  return Number.isFinite(value) ? value : undefined;
}

/** A bytes literal with its 0x; `undefined` when a digit has no partner. */
export function readBytes(image: string): Uint8Array | undefined {
  if (image.length % 2 !== 0) return undefined;
  const bytes = new Uint8Array(image.length / 2 - 1);
  for (let index = 0; index < bytes.length; index++) {
    bytes[index] = Number.parseInt(image.slice(2 + index * 2, 4 + index * 2), 16);
  }
  return bytes;
}
