// Character encodings by name, as the reference's Decode looks them up (coreinternal/textutils,
// then golang.org/x/text's ianaindex). A program carries the table of an encoding that its texts
// name; the ones without a table (Unicode's own, base64) the machine knows by name.

import {
  CHARSET_COUNT,
  CHARSET_KIND,
  CHARSET_SECOND,
  CHARSET_SECOND_COUNT,
  CHARSET_TABLE,
  CharsetKind,
} from "../../../format/charset.ts";
import { largeTables, missingTables } from "../tables/large-tables.ts";
import type { CharsetTables } from "../tables/large-tables.ts";
import { unicodeCharsets } from "./names.ts";

/** U+FFFD, for what has no rune. */
const none = 0xfffd;

const base64Names = ["base64", "base64-raw", "base64-url", "base64-raw-url"];

/** Names that mean something of the reference's own, and no table; compared in small letters. */
const overrides = [
  ...["utf-16", "utf16", "utf-8", "utf8", "utf-8-raw", "utf8-raw"],
  ...["ascii", "us-ascii", "nop", ""],
];

interface TwoByteIndex {
  readonly width: number;
  readonly rows: readonly string[];
  /** JIS X 0212, or ranges. */
  readonly second?: () => readonly number[];
}

function indexOf(kind: string, tables: CharsetTables): TwoByteIndex | undefined {
  const { big5, eucKr, gb18030Ranges, gbk, jis0208, jis0212 } = tables;
  const jis: TwoByteIndex = { width: 94, rows: jis0208 };
  const jisSupplement = () => runesOf(jis0212, 94);
  const indexes: { readonly [kind: string]: TwoByteIndex } = {
    Big5: { width: 157, rows: big5 },
    EucKr: { width: 178, rows: eucKr },
    Gbk: { width: 190, rows: gbk },
    Gb18030: { width: 190, rows: gbk, second: () => gb18030Ranges },
    HzGb2312: { width: 190, rows: gbk },
    ShiftJis: jis,
    EucJp: { ...jis, second: jisSupplement },
    Iso2022Jp: { ...jis, second: jisSupplement },
  };
  return indexes[kind];
}

/** What is wrong with the name of an encoding; undefined when nothing is. */
export function encodingFault(name: string): string | undefined {
  if (isWithoutTable(name)) return undefined;
  const tables = largeTables().charsets;
  if (tables === undefined) {
    return missingTables("encodings beside Unicode's own", "charset-tables");
  }
  if (findEightBit(name, tables) || findTwoByte(name, tables)) return undefined;
  if (holds(tables.unsupportedCharsets, ianaName(name))) {
    return `the encoding ${name} has no decoder`;
  }
  return `there is no encoding ${JSON.stringify(name)}`;
}

/** The table of the encoding as the machine reads it; undefined when it needs none. */
export function encodingData(name: string): Uint8Array | undefined {
  if (isWithoutTable(name)) return undefined;
  const tables = largeTables().charsets;
  if (tables === undefined) throw new Error(encodingFault(name));
  const runes = findEightBit(name, tables);
  if (runes !== undefined) return charsetBytes(CharsetKind.EightBit, allBytes(runes));
  const kind = findTwoByte(name, tables);
  const index = kind === undefined ? undefined : indexOf(kind, tables);
  if (kind === undefined || index === undefined) throw new Error(encodingFault(name));
  const number = CharsetKind[kind as keyof typeof CharsetKind];
  return charsetBytes(number, runesOf(index.rows, index.width), index.second?.());
}

function isWithoutTable(name: string): boolean {
  return (
    base64Names.includes(name) ||
    overrides.includes(name.toLowerCase()) ||
    holds(unicodeCharsets, ianaName(name))
  );
}

function ianaName(name: string): string {
  return name.trim().toLowerCase();
}

function holds(names: string, name: string): boolean {
  return names.split(" ").includes(name) && name !== "";
}

function findEightBit(name: string, { eightBitCharsets }: CharsetTables): string | undefined {
  return eightBitCharsets.find(([names]) => holds(names, ianaName(name)))?.[1];
}

function findTwoByte(name: string, { twoByteCharsets }: CharsetTables): string | undefined {
  return twoByteCharsets.find(([names]) => holds(names, ianaName(name)))?.[1];
}

function codePoints(text: string): number[] {
  return [...text].map((rune) => rune.codePointAt(0) ?? 0);
}

function allBytes(runes: string): number[] {
  const points = codePoints(runes);
  const ascii = Array.from({ length: 128 }, (_, byte) => byte);
  return points.length === 256 ? points : [...ascii, ...points];
}

function runesOf(rows: readonly string[], width: number): number[] {
  return rows.flatMap((row) => {
    const runes = codePoints(row);
    return [...runes, ...Array.from({ length: width - runes.length }, () => none)];
  });
}

function charsetBytes(
  kind: CharsetKind,
  runes: readonly number[],
  second: readonly number[] = [],
): Uint8Array {
  const runeBytes = kind === CharsetKind.Big5 ? 4 : 2;
  const secondStart = CHARSET_TABLE + runes.length * runeBytes;
  const view = new DataView(new ArrayBuffer(secondStart + second.length * 2));
  view.setUint32(CHARSET_KIND, kind, true);
  view.setUint32(CHARSET_COUNT, runes.length, true);
  view.setUint32(CHARSET_SECOND, secondStart, true);
  view.setUint32(CHARSET_SECOND_COUNT, second.length, true);
  for (const [at, rune] of runes.entries()) {
    if (runeBytes === 4) view.setUint32(CHARSET_TABLE + at * 4, rune, true);
    else view.setUint16(CHARSET_TABLE + at * 2, rune, true);
  }
  for (const [at, value] of second.entries()) view.setUint16(secondStart + at * 2, value, true);
  return new Uint8Array(view.buffer);
}
