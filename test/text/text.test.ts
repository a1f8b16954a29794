// Runes, case, trimming, searching, hex, base64 and JSON strings: the answers beside the questions
// are Go's.

import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { leafModule, type LeafModule } from "../leaf.ts";

const entry = `
import * as base64 from "./text/base64";
import * as letters from "./text/case";
import * as hexadecimal from "./text/hex";
import * as json from "./text/json-string";
import { outcome as lastOutcome } from "./text/outcome";
import * as search from "./text/search";
import * as trimming from "./text/trim";
import * as utf8 from "./text/utf8";
export function outcome(): i32 { return lastOutcome(); }
export function decode(at: usize, end: usize): u32 { return utf8.decodeRune(at, end); }
export function decodeLast(from: usize, end: usize): u32 { return utf8.decodeLastRune(from, end); }
export function encode(to: usize, rune: u32): usize { return utf8.writeRune(to, rune); }
export function valid(from: usize, length: u32): bool {
  return utf8.skipValid(from, from + length) == from + length;
}
export function count(from: usize, length: u32): u32 { return utf8.countRunes(from, length); }
export function offset(from: usize, length: u32, index: u32): u32 {
  return utf8.runeOffset(from, length, index);
}
export function upper(to: usize, from: usize, length: u32): usize {
  return letters.writeUpper(to, from, length);
}
export function lower(to: usize, from: usize, length: u32): usize {
  return letters.writeLower(to, from, length);
}
export function upperRune(rune: u32): u32 { return letters.upperRune(rune); }
export function lowerRune(rune: u32): u32 { return letters.lowerRune(rune); }
export function trimSpace(to: usize, from: usize, length: u32): usize {
  const start = trimming.trimSpaceStart(from, from + length);
  const end = trimming.trimSpaceEnd(start, from + length);
  memory.copy(to, start, end - start);
  return to + (end - start);
}
// Text and cutset stand behind each other.
export function trim(to: usize, from: usize, length: u32, cutset: u32): usize {
  const textEnd = from + length - cutset;
  const start = trimming.trimStart(from, textEnd, textEnd, textEnd + cutset);
  const end = trimming.trimEnd(start, textEnd, textEnd, textEnd + cutset);
  memory.copy(to, start, end - start);
  return to + (end - start);
}
export function indexOf(from: usize, length: u32, needle: u32): i32 {
  return search.indexOfBytes(from, length - needle, from + length - needle, needle);
}
export function compare(from: usize, length: u32, right: u32): i32 {
  return search.compareBytes(from, length - right, from + length - right, right);
}
export function equal(from: usize, length: u32): bool {
  return search.equalBytes(from, from + length, length);
}
export function writeHex(to: usize, from: usize, length: u32): usize {
  return hexadecimal.writeHex(to, from, length);
}
export function parseHex(to: usize, from: usize, length: u32): usize {
  return hexadecimal.parseHex(to, from, length);
}
export function writeBase64(to: usize, from: usize, length: u32, variant: i32): usize {
  return base64.writeBase64(to, from, length, variant);
}
export function parseBase64(to: usize, from: usize, length: u32, variant: i32): usize {
  return base64.parseBase64(to, from, length, variant);
}
export function writeJson(to: usize, from: usize, length: u32, escape: i32): usize {
  return json.writeJsonString(to, from, length, escape);
}
`;

const Ok = 0;
const Syntax = 1;

let leaf: LeafModule;
beforeAll(async () => {
  leaf = await leafModule(entry, 0x200000);
});

// Texts here are byte strings: one character a byte, so that bad UTF-8 can be written down.
const bytes = (text: string) => Buffer.from(text, "latin1");
const utf8 = (text: string) => Buffer.from(text, "utf8").toString("latin1");

const written = (name: string, input: string, ...more: number[]) =>
  leaf.read(bytes(input), (from, length) =>
    leaf.write((to) => leaf.call(name, to, from, length, ...more)));
const asked = (name: string, input: string, ...more: number[]) =>
  leaf.read(bytes(input), (from, length) => leaf.call(name, from, length, ...more));

const anyByte = fc.integer({ min: 0, max: 255 }).map((byte) => String.fromCharCode(byte));
const byteText = fc.string({ unit: anyByte });
/** Long enough for loops over 16 bytes. */
const longText = fc.string({ unit: anyByte, maxLength: 60 });
const mixedText = fc.array(
  fc.oneof(fc.string({ unit: "grapheme-ascii", minLength: 12, maxLength: 40 }).map(utf8),
    fc.string({ unit: "binary" }).map(utf8), byteText),
).map((parts) => parts.join(""));

// The runes that Go's range loop over a string sees.
const runes: [string, number[]][] = [
  ["", []], ["a", [97]], ["\xc3\xa9", [0xe9]], ["\xe2\x82\xac", [0x20ac]],
  ["\xf0\x9f\x98\x80", [0x1f600]], ["\xf4\x8f\xbf\xbf", [0x10ffff]],
  ["\xff", [0xfffd]], ["\x80\x80", [0xfffd, 0xfffd]], ["\xc0\x80", [0xfffd, 0xfffd]],
  ["\xc1\xbf", [0xfffd, 0xfffd]], ["\xe0\x9f\xbf", [0xfffd, 0xfffd, 0xfffd]],
  ["\xe0\xa0\x80", [0x800]], ["\xed\x9f\xbf", [0xd7ff]],
  ["\xed\xa0\x80", [0xfffd, 0xfffd, 0xfffd]], ["\xee\x80\x80", [0xe000]],
  ["\xf0\x8f\xbf\xbf", [0xfffd, 0xfffd, 0xfffd, 0xfffd]], ["\xf0\x90\x80\x80", [0x10000]],
  ["\xf4\x90\x80\x80", [0xfffd, 0xfffd, 0xfffd, 0xfffd]], ["\xf5\x80", [0xfffd, 0xfffd]],
  ["\xe2\x82", [0xfffd, 0xfffd]], ["\xe2\x82a", [0xfffd, 0xfffd, 97]],
  ["\xf0\x9f\x98", [0xfffd, 0xfffd, 0xfffd]], ["\xef\xbf\xbd", [0xfffd]],
];

function runesOf(text: string): { point: number; size: number }[] {
  return leaf.read(bytes(text), (from, length) => {
    const list = [];
    for (let at = 0; at < length;) {
      const rune = leaf.call("decode", from + at, from + length) >>> 0;
      list.push({ point: rune & 0xffffff, size: rune >>> 24 });
      at += rune >>> 24;
    }
    return list;
  });
}

describe("runes", () => {
  test.each(runes)("%j decodes as in Go", (text, points) => {
    expect(runesOf(text).map((rune) => rune.point)).toEqual(points);
    expect(asked("count", text)).toBe(points.length);
    expect(asked("count", "sixteen bytes of ASCII: " + text)).toBe(24 + points.length);
    const good = !points.includes(0xfffd) || text === "\xef\xbf\xbd";
    expect(asked("valid", text)).toBe(Number(good));
    expect(asked("valid", `${"x".repeat(20)}${text}${"y".repeat(20)}`)).toBe(Number(good));
  });

  test("an empty text decodes to nothing", () => {
    expect(leaf.call("decode", leaf.output, leaf.output)).toBe(0xfffd);
    expect(leaf.call("decodeLast", leaf.output, leaf.output)).toBe(0xfffd);
  });

  const lasts: [string, number, number][] = [
    ["a", 97, 1], ["\xc3\xa9", 0xe9, 2], ["x\xe2\x82\xac", 0x20ac, 3],
    ["\xf0\x9f\x98\x80", 0x1f600, 4],
    ["\xe2\x82", 0xfffd, 1], ["a\x80", 0xfffd, 1], ["\x80\x80\x80\x80\x80", 0xfffd, 1],
    ["\xc3\xa9\x80", 0xfffd, 1], ["\xf0\x9f\x98\x80\x80", 0xfffd, 1],
  ];
  test.each(lasts)("the last rune of %j", (text, point, size) => {
    const rune = leaf.read(bytes(text), (from, length) =>
      leaf.call("decodeLast", from, from + length)) >>> 0;
    expect([rune & 0xffffff, rune >>> 24]).toEqual([point, size]);
  });

  test("every rune encodes and decodes", () => {
    let bad = 0;
    for (let point = 0; point <= 0x110000; point++) {
      const isRune = point <= 0x10ffff && (point < 0xd800 || point > 0xdfff);
      const end = leaf.call("encode", leaf.output, point);
      const back = leaf.call("decode", leaf.output, end) >>> 0;
      if ((back & 0xffffff) !== (isRune ? point : 0xfffd)) bad++;
      if (leaf.output + (back >>> 24) !== end) bad++;
    }
    expect(bad).toBe(0);
  });

  test("any text: counts, offsets and validity follow the runes", () => {
    fc.assert(fc.property(mixedText, (text) => {
      const list = runesOf(text);
      expect(asked("count", text)).toBe(list.length);
      const good = !list.some((rune) => rune.point === 0xfffd && rune.size === 1);
      expect(asked("valid", text)).toBe(Number(good));
      let offset = 0;
      for (let i = 0; i <= list.length; i++) {
        expect(asked("offset", text, i)).toBe(offset);
        offset += list[i]?.size ?? 0;
      }
      expect(asked("offset", text, list.length + 5)).toBe(text.length);
    }));
  });
});

// strings.ToUpper, strings.ToLower
const cases: [string, string, string][] = [
  ["", "", ""], ["aZ09_`{@[", "AZ09_`{@[", "az09_`{@["],
  ["The quick brown Fox jumps over 13 lazy Dogs", "THE QUICK BROWN FOX JUMPS OVER 13 LAZY DOGS",
    "the quick brown fox jumps over 13 lazy dogs"],
  ["straße", "STRAßE", "straße"], ["ÀÉîõ", "ÀÉÎÕ", "àéîõ"], ["ıſK", "ISK", "ıſk"],
  ["ǅ", "Ǆ", "ǆ"], ["ΑΣ", "ΑΣ", "ασ"], ["İ", "İ", "i"], ["ɐ", "Ɐ", "ɐ"],
  ["ÿ", "Ÿ", "ÿ"], ["µ", "Μ", "µ"], ["ꭰ", "Ꭰ", "ꭰ"], ["𐐨", "𐐀", "𐐨"], ["日本語", "日本語", "日本語"],
  ["ა", "Ა", "ა"], ["𞤢", "𞤀", "𞤢"], ["ǰ", "ǰ", "ǰ"], ["ẞ", "ẞ", "ß"],
];

describe("case", () => {
  test.each(cases)("%j", (text, upper, lower) => {
    const around = "padding to sixteen";
    expect(written("upper", utf8(text))).toBe(utf8(upper));
    expect(written("lower", utf8(text))).toBe(utf8(lower));
    expect(written("upper", around + utf8(text) + around))
      .toBe(around.toUpperCase() + utf8(upper) + around.toUpperCase());
  });

  test("bad bytes become U+FFFD", () => {
    expect(written("upper", "a\xffb\xc3")).toBe("A\xef\xbf\xbdB\xef\xbf\xbd");
    expect(written("lower", "\x80A")).toBe("\xef\xbf\xbda");
  });

  test("each rune maps as in Go: one number over all of them", () => {
    // fnv-1a over ToUpper(r) and ToLower(r) of r = 0 .. 0x10ffff, by Go 1.26.
    let hash = 2166136261;
    for (let rune = 0; rune <= 0x10ffff; rune++) {
      hash = Math.imul(hash ^ leaf.call("upperRune", rune), 16777619);
      hash = Math.imul(hash ^ leaf.call("lowerRune", rune), 16777619);
    }
    expect(hash >>> 0).toBe(3344886514);
  });
});

// strings.TrimSpace
const spaces: [string, string][] = [
  ["", ""], [" \t\n\v\f\r ", ""], [" a b ", "a b"], ["\x85 a", "\x85 a"],
  ["\xc2\x85a\xc2\xa0", "a"],
  [utf8(" a　"), "a"], [utf8("​a"), utf8("​a")], [" \xff ", "\xff"],
  [utf8("   a  "), "a"], ["\x1ca", "\x1ca"],
  [utf8("᠎a"), utf8("᠎a")],
];

// strings.Trim
const trims: [string, string, string][] = [
  ["  a  ", " ", "a"], ["xxaxx", "x", "a"], ["xyaxy", "yx", "a"], ["abc", "", "abc"],
  ["", "x", ""], ["aaaa", "a", ""], [utf8("ééaé"), utf8("é"), "a"], ["\xc3a", utf8("é"), "\xc3a"],
  ["\xffa\xff", "\xff", "a"], ["\xffa", utf8("�"), "a"], [utf8("�a"), "\x80", "a"],
  ["a\xc3\xa9", "\xa9", "a\xc3\xa9"], ["--=a=-", "-=", "a"],
  ["\xe2\x82", "\xe2\x82\xac", "\xe2\x82"],
];

describe("trimming", () => {
  test.each(spaces)("TrimSpace(%j)", (text, trimmed) => {
    expect(written("trimSpace", text)).toBe(trimmed);
  });
  test.each(trims)("Trim(%j, %j)", (text, cutset, trimmed) => {
    expect(written("trim", text + cutset, cutset.length)).toBe(trimmed);
  });
});

describe("searching and comparing", () => {
  const indexOf = (text: string, needle: string) => asked("indexOf", text + needle, needle.length);

  test("any text: the index is JavaScript's", () => {
    const few = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 80 });
    const needles = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 12 });
    fc.assert(fc.property(few, needles, (text, needle) => {
      expect(indexOf(text, needle)).toBe(text.indexOf(needle));
    }), { numRuns: 2000 });
  });

  test("a needle that nearly matches everywhere is found in linear time", () => {
    const needle = `${"a".repeat(20_000)}b${"a".repeat(20_000)}`;
    const text = "a".repeat(400_000);
    expect(indexOf(text, needle)).toBe(-1);
    expect(indexOf(text + needle, needle)).toBe(400_000);
    expect(indexOf(`${text}${needle}${text}`, needle)).toBe(400_000);
  }, 5_000);

  test("a needle at each place of a text of each length", () => {
    for (let length = 1; length < 50; length++) {
      for (let at = 0; at < length; at++) {
        const text = `${".".repeat(at)}#${".".repeat(length - at - 1)}`;
        expect(indexOf(text, "#")).toBe(at);
        expect(indexOf(text, text.slice(at, at + 5))).toBe(at);
      }
    }
    expect(indexOf("abc", "")).toBe(0);
    expect(indexOf("", "")).toBe(0);
    expect(indexOf("", "a")).toBe(-1);
    expect(indexOf("ab", "abc")).toBe(-1);
  });

  test("any two texts compare as bytes", () => {
    fc.assert(fc.property(byteText, byteText, byteText, (shared, left, right) => {
      const order = Buffer.compare(bytes(shared + left), bytes(shared + right));
      expect(asked("compare", shared + left + shared + right, (shared + right).length)).toBe(order);
    }));
  });

  test("a difference at each place is seen", () => {
    for (let length = 0; length < 50; length++) {
      const text = "x".repeat(length);
      const same = leaf.read(bytes(text + text), (from) => leaf.call("equal", from, length));
      expect(same).toBe(1);
      for (let at = 0; at < length; at++) {
        const other = `${text.slice(0, at)}y${text.slice(at + 1)}`;
        expect(leaf.read(bytes(text + other), (from) => leaf.call("equal", from, length))).toBe(0);
        expect(asked("compare", text + other, length)).toBe(-1);
      }
    }
  });
});

describe("hex", () => {
  test("any bytes", () => {
    fc.assert(fc.property(byteText, (text) => {
      const hex = bytes(text).toString("hex");
      expect(written("writeHex", text)).toBe(hex);
      expect(written("parseHex", hex)).toBe(text);
      expect(leaf.call("outcome")).toBe(Ok);
      expect(written("parseHex", hex.toUpperCase())).toBe(text);
    }));
  });
  test.each(["a", "abc", "0g", "g0", " 0", "0x", "zz", "é"])("%j is none", (text) => {
    written("parseHex", utf8(text));
    expect(leaf.call("outcome")).toBe(Syntax);
  });
});

// encoding/base64: variant (1 URL, 2 raw), text, bytes or null.
const base64Texts: [number, string, string | null][] = [
  [0, "", ""], [0, "YQ==", "a"], [0, "YWI=", "ab"], [0, "YWJj", "abc"], [0, "YQ", null],
  [0, "YQ=", null],
  [0, "YQ===", null], [0, "YWI", null], [0, "YWI==", null], [0, "Y", null], [0, "=", null],
  [0, "YQ==YQ==", null], [0, "YQ==\n", "a"], [0, "\r\nY\nQ\r=\n=\n", "a"], [0, "YQ= =", null],
  [0, "YR==", "a"], [0, "+/+/", "\xfb\xff\xbf"], [0, "-_-_", null], [0, "Y Q==", null],
  [0, "YQ==x", null],
  [0, "====", null], [0, "YWJj\n\n", "abc"], [0, "\n", ""], [0, "YWJjZA", null], [0, "Y===", null],
  [1, "-_-_", "\xfb\xff\xbf"], [1, "+/+/", null], [1, "YQ==", "a"],
  [2, "YQ", "a"], [2, "YQ==", null], [2, "YWI", "ab"], [2, "Y", null], [2, "Y\nQ", "a"],
  [2, "YWJj", "abc"],
  [2, "", ""], [3, "-_8", "\xfb\xff"], [3, "-_8=", null],
];

describe("base64", () => {
  test.each(base64Texts)("variant %d reads %j", (variant, text, expected) => {
    const decoded = written("parseBase64", text, variant);
    expect(leaf.call("outcome") === Ok ? decoded : null).toBe(expected);
  });
  test("any bytes", () => {
    fc.assert(fc.property(longText, fc.integer({ min: 0, max: 3 }), (text, variant) => {
      let encoded = bytes(text).toString((variant & 1) === 1 ? "base64url" : "base64");
      if (variant === 1) encoded = encoded.padEnd(Math.ceil(encoded.length / 4) * 4, "=");
      if (variant === 2) encoded = encoded.replaceAll("=", "");
      expect(written("writeBase64", text, variant)).toBe(encoded);
      expect(written("parseBase64", encoded, variant)).toBe(text);
    }));
  });
  test("line breaks anywhere are skipped, any other byte anywhere is refused", () => {
    const places = fc.tuple(longText, fc.nat(), fc.integer({ min: 0, max: 255 }), fc.boolean());
    fc.assert(fc.property(places, ([text, place, byte, isUrl]) => {
      const variant = isUrl ? 3 : 2;
      const encoded = bytes(text).toString("base64url").replaceAll("=", "");
      const digits = isUrl ? encoded : encoded.replaceAll("-", "+").replaceAll("_", "/");
      const at = place % (digits.length + 1);
      const character = String.fromCharCode(byte);
      const spoilt = digits.slice(0, at) + character + digits.slice(at);
      const decoded = written("parseBase64", spoilt, variant);
      const isDigit = (isUrl ? /[\w-]/ : /[A-Za-z0-9+/]/).test(character);
      if (character === "\n" || character === "\r") expect(decoded).toBe(text);
      else if (!isDigit) expect(leaf.call("outcome")).not.toBe(Ok);
    }), { numRuns: 2000 });
  });
});

// encoding/json with SetEscapeHTML(false); goccy/go-json's Marshal.
const jsonTexts: [string, string, string][] = [
  ["", `""`, `""`], ["a\"b\\c", `"a\\"b\\\\c"`, `"a\\"b\\\\c"`],
  ["\b\f\n\r\t", `"\\b\\f\\n\\r\\t"`, `"\\u0008\\u000c\\n\\r\\t"`],
  ["<a href='x'>&</a>", `"<a href='x'>&</a>"`, `"\\u003ca href='x'\\u003e\\u0026\\u003c/a\\u003e"`],
  ["\0\x1f\x7f", `"\\u0000\\u001f\x7f"`, `"\\u0000\\u001f\x7f"`],
  [utf8("\u2028\u2029é日😀"), `"\\u2028\\u2029${utf8("é日😀")}"`, `"\\u2028\\u2029${utf8("é日😀")}"`],
  ["a\xffb\xc3", `"a\\ufffdb\\ufffd"`, `"a\\ufffdb\\ufffd"`],
  ["\xed\xa0\x80", `"${"\\ufffd".repeat(3)}"`,
    `"${"\\ufffd".repeat(3)}"`], [utf8("�"), `"${utf8("�")}"`, `"${utf8("�")}"`],
  ["=?;:'/", `"=?;:'/"`, `"=?;:'/"`],
];

describe("JSON strings", () => {
  test.each(jsonTexts)("%j", (text, plain, goccy) => {
    const around = "x".repeat(21);
    expect(written("writeJson", text, 0)).toBe(plain);
    expect(written("writeJson", text, 1)).toBe(goccy);
    expect(written("writeJson", around + text + around, 0))
      .toBe(`"${around}${plain.slice(1, -1)}${around}"`);
  });
  test("any text reads back by JSON.parse", () => {
    fc.assert(fc.property(mixedText, fc.integer({ min: 0, max: 1 }), (text, escape) => {
      const json = Buffer.from(written("writeJson", text, escape), "latin1").toString("utf8");
      expect(utf8(JSON.parse(json) as string))
        .toBe(runesOf(text).map((rune) => utf8(String.fromCodePoint(rune.point))).join(""));
    }));
  });
});
