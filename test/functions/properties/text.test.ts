// Functions on strings, hashes and encodings, against JavaScript's own and node:crypto.

import { createHash } from "node:crypto";
import * as fc from "fast-check";
import { anyInt, anyText, fewText, type Property, testProperties, utf8 } from "./each-record.ts";
import { fnv1a, murmur32, murmur128 } from "./hash-models.ts";
import { xxh128, xxh3 } from "./xxh3-model.ts";

const small = fc.bigInt({ min: -2n, max: 14n });
const digits = fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: 1, maxLength: 20 });
const someDigits = fc.oneof(digits, fc.constantFrom("", "  ", "4x1", "4 1", "x1"));
const words = fc.array(fc.string({ unit: fc.constantFrom(..."abxyz"), minLength: 2 }), {
  minLength: 1,
  maxLength: 4,
});
const snake = words.map((parts) => parts.join("_"));

function cut(text: string, start: bigint, length: bigint): string | undefined {
  const bytes = utf8(text);
  if (start < 0n || length <= 0n || start + length > BigInt(bytes.length)) return undefined;
  const part = bytes.subarray(Number(start), Number(start + length));
  return part.toString("utf8");
}

/** Between whole characters, the start moving forward and the end back. */
function cutSafely(text: string, start: bigint, length: bigint): string | undefined {
  if (cut(text, start, length) === undefined) return undefined;
  const bytes = utf8(text);
  const isInside = (at: number) => at < bytes.length && ((bytes[at] ?? 0) & 0xc0) === 0x80;
  let from = Number(start);
  let end = Number(start + length);
  while (isInside(from)) from++;
  while (from < end && isInside(end)) end--;
  return bytes.subarray(from, Math.max(from, end)).toString("utf8");
}

/** Of each character by itself; where that takes several, it stays. */
function mapped(text: string, change: (character: string) => string): string {
  const one = (character: string) => {
    const changed = change(character);
    return [...changed].length === 1 ? changed : character;
  };
  return [...text].map(one).join("");
}

const lower = (c: string) => (c === "İ" ? "i" : c.toLowerCase());
/** Latin, Greek and Cyrillic letters whose counterparts are no younger than Go's Unicode. */
const letter = fc
  .oneof(fc.integer({ min: 0, max: 0x24f }), fc.integer({ min: 0x370, max: 0x52f }))
  .filter((point) => point !== 0x19b)
  .map((point) => String.fromCodePoint(point));
const cased = fc.string({ unit: letter });

function passesLuhn(text: string): boolean | undefined {
  const number = text.replaceAll(" ", "");
  if (number === "") return false;
  if (!/^\d+$/.test(number)) return undefined;
  const doubled = (digit: number) => (digit > 4 ? 2 * digit - 9 : 2 * digit);
  const sum = [...number].reverse().reduce((total, character, at) => {
    return total + (at % 2 === 1 ? doubled(Number(character)) : Number(character));
  }, 0);
  return sum % 10 === 0;
}

const digest = (algorithm: string) => (text: string) =>
  createHash(algorithm).update(utf8(text)).digest("hex");

/** Bytes of characters, whole and in pieces, in base64. None are U+FFFD's. */
const scraps = fc
  .array(fc.constantFrom(0x61, 0x80, 0xa9, 0xc3, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0xed, 0xff))
  .map((bytes) => Buffer.from(bytes).toString("base64"));

const ends = (text: string, set: RegExp) => text.replace(set, "");

const strings: readonly Property[] = [
  {
    says: "what was split is joined",
    expression: "Concat(Split($a, $b), $b)",
    takes: [fewText, fewText],
    model: (a: string) => a,
  },
  {
    says: "parts",
    expression: "Split($a, $b)",
    takes: [fewText, fewText],
    model: (a: string, b: string) => (b === "" ? [...a] : a.split(b)),
  },
  {
    says: "values as text",
    expression: `Concat([$a, $b, $c], "-")`,
    takes: [anyText, anyInt, fc.boolean()],
    model: (a: string, b: bigint, c: boolean) => `${a}-${b}-${c}`,
  },
  {
    says: "bytes",
    expression: "Substring($a, $b, $c)",
    takes: [fc.string({ unit: "grapheme-ascii", maxLength: 12 }), small, small],
    model: cut,
  },
  {
    says: "characters",
    expression: "Substring($a, $b, $c, true)",
    takes: [fewText, small, small],
    model: cutSafely,
  },
  {
    says: "start",
    expression: "HasPrefix($a, $b)",
    takes: [fewText, fewText],
    model: (a: string, b: string) => a.startsWith(b),
  },
  {
    says: "end",
    expression: "HasSuffix($a, $b)",
    takes: [fewText, fewText],
    model: (a: string, b: string) => a.endsWith(b),
  },
  {
    says: "without start",
    expression: "TrimPrefix($a, $b)",
    takes: [fewText, fewText],
    model: (a: string, b: string) => (a.startsWith(b) ? a.slice(b.length) : a),
  },
  {
    says: "without end",
    expression: "TrimSuffix($a, $b)",
    takes: [fewText, fewText],
    model: (a: string, b: string) => (a.endsWith(b) ? a.slice(0, a.length - b.length) : a),
  },
  {
    says: "bytes that are no text",
    expression: `ToValidUTF8(Decode($a, "base64"), "_")`,
    takes: [scraps],
    model: (a: string) =>
      Buffer.from(a, "base64")
        .toString("utf8")
        .replaceAll(/\ufffd+/g, "_"),
  },
  {
    says: "spaces",
    expression: "Trim($a)",
    takes: [fewText],
    model: (a: string) => ends(a, /^ +| +$/g),
  },
  {
    says: "a set",
    expression: `Trim($a, "bé")`,
    takes: [fewText],
    model: (a: string) => ends(a, /^[bé]+|[bé]+$/g),
  },
  {
    says: "place",
    expression: "Index($a, $b)",
    takes: [fewText, fewText],
    model: (a: string, b: string) => BigInt(utf8(a).indexOf(utf8(b))),
  },
  {
    says: "bytes",
    expression: "Len($a)",
    takes: [anyText],
    model: (a: string) => BigInt(utf8(a).length),
  },
  {
    says: "capitals",
    expression: "ToUpperCase($a)",
    takes: [cased],
    model: (a: string) => mapped(a, (c) => c.toUpperCase()),
  },
  {
    says: "small letters",
    expression: "ToLowerCase($a)",
    takes: [cased],
    model: (a: string) => mapped(a, lower),
  },
  {
    says: "both ways",
    expression: "ToSnakeCase(ToCamelCase($a))",
    takes: [snake],
    model: (a: string) => a,
  },
  {
    says: "by name",
    expression: `ConvertCase($a, "camel")`,
    takes: [snake],
    model: (a: string) => a.replace(/(?:^|_)(.)/g, (_, c: string) => c.toUpperCase()),
  },
  {
    says: "the check digit",
    expression: "IsValidLuhn($a)",
    takes: [someDigits],
    model: passesLuhn,
  },
  {
    says: "as RegExp",
    expression: `IsMatch($a, "^(?:a+|b )+é")`,
    takes: [fewText],
    model: (a: string) => /^(?:a+|b )+é/u.test(a),
  },
  {
    says: "groups as RegExp",
    expression: `ExtractPatterns($a, "(?P<x>a+)(?P<y>b?)")`,
    takes: [fewText],
    model: (a: string) => ({ .../(?<x>a+)(?<y>b?)/u.exec(a)?.groups }),
  },
];

const formats: readonly Property[] = [
  {
    says: "ints",
    expression: `Format("%d|%5d|%-5d|%05d|%+d", [$a, $a, $a, $a, $a])`,
    takes: [anyInt],
    model: formatInt,
  },
  {
    says: "other bases",
    expression: `Format("%x|%o|%b|%X", [$a, $a, $a, $a])`,
    takes: [anyInt],
    model: (a: bigint) =>
      `${a.toString(16)}|${a.toString(8)}|${a.toString(2)}|${a.toString(16).toUpperCase()}`,
  },
  {
    // JavaScript rounds what lies in the middle away from zero, Go to even.
    says: "doubles",
    expression: `Format("%.3f", [$a])`,
    takes: [
      fc
        .double({ min: -1e9, max: 1e9, noNaN: true })
        .filter((a) => (a * 2000) % 2 !== 1 && (a * 2000) % 2 !== -1),
    ],
    model: (a: number) => (Object.is(a, -0) ? "-0.000" : a.toFixed(3)),
  },
  {
    says: "texts",
    expression: `Format("%s|%4s|%-4s|%v", [$a, $a, $a, $a])`,
    takes: [fewText],
    model: (a: string) => `${a}|${padded(a, "start")}|${padded(a, "end")}|${a}`,
  },
];

function formatInt(a: bigint): string {
  const sign = a < 0n ? "-" : "";
  const zeros = sign + `${a < 0n ? -a : a}`.padStart(5 - sign.length, "0");
  return `${a}|${`${a}`.padStart(5)}|${`${a}`.padEnd(5)}|${zeros}|${a < 0n ? a : `+${a}`}`;
}

function padded(text: string, side: "start" | "end"): string {
  const spaces = " ".repeat(Math.max(0, 4 - [...text].length));
  return side === "start" ? spaces + text : text + spaces;
}

/** A way of XXH3's each, and blocks beyond its first. */
const hashedSizes = [
  [0, 3],
  [4, 8],
  [9, 16],
  [17, 128],
  [129, 240],
  [241, 1024],
  [1025, 2200],
].map(([minLength = 0, maxLength = 0]) => {
  return fc.string({ unit: "grapheme-ascii", minLength, maxLength, size: "max" });
});

const encodings: readonly Property[] = [
  {
    says: "base64",
    expression: "Base64Encode($a)",
    takes: [anyText],
    model: (a: string) => utf8(a).toString("base64"),
  },
  {
    says: "for URLs",
    expression: `Base64Encode($a, "base64-raw-url")`,
    takes: [anyText],
    model: (a: string) => utf8(a).toString("base64url"),
  },
  {
    says: "there and back",
    expression: `Decode(Base64Encode($a, "base64-url"), "base64-url")`,
    takes: [anyText],
    model: (a: string) => a,
  },
  {
    says: "UTF-16",
    expression: `Decode($a, "utf-16le")`,
    takes: [anyText.map((a) => new Uint8Array(Buffer.from(a, "utf16le")))],
    model: (a: Uint8Array) => Buffer.from(a).toString("utf16le"),
  },
  {
    says: "Latin 1",
    expression: `Decode($a, "iso-8859-1")`,
    takes: [fc.uint8Array({ maxLength: 40 })],
    model: (a: Uint8Array) => Buffer.from(a).toString("latin1"),
  },
  {
    says: "hexadecimal",
    expression: "Hex($a)",
    takes: [anyText],
    model: (a: string) => utf8(a).toString("hex"),
  },
  {
    says: "of bytes",
    expression: "String($a)",
    takes: [fc.uint8Array({ maxLength: 40 })],
    model: (a: Uint8Array) => Buffer.from(a).toString("hex"),
  },
  { says: "node:crypto's", expression: "MD5($a)", takes: [anyText], model: digest("md5") },
  { says: "node:crypto's", expression: "SHA1($a)", takes: [anyText], model: digest("sha1") },
  { says: "node:crypto's", expression: "SHA256($a)", takes: [anyText], model: digest("sha256") },
  { says: "node:crypto's", expression: "SHA512($a)", takes: [anyText], model: digest("sha512") },
  {
    says: "a model's",
    expression: "FNV($a)",
    takes: [anyText],
    model: (a: string) => fnv1a(utf8(a)),
  },
  {
    says: "a model's",
    expression: "Murmur3Hash($a)",
    takes: [anyText],
    model: (a: string) => murmur32(utf8(a)),
  },
  {
    says: "a model's",
    expression: "Murmur3Hash128($a)",
    takes: [anyText],
    model: (a: string) => murmur128(utf8(a)),
  },
  ...hashedSizes.flatMap((takes) => [
    {
      says: "a model's",
      expression: "XXH3($a)",
      takes: [takes],
      model: (a: string) => xxh3(utf8(a)),
    },
    {
      says: "a model's",
      expression: "XXH128($a)",
      takes: [takes],
      model: (a: string) => xxh128(utf8(a)),
    },
  ]),
];

testProperties([...strings, ...formats, ...encodings]);
