// Decode with the encodings that need a table; the answers are those of golang.org/x/text 0.43.

import { expect, test } from "vitest";
import { encodingFault } from "../../src/compiler/charsets/charsets.ts";
import { evaluate } from "../run.ts";

type Case = readonly [bytes: string, encoding: string, answer: string];

const cases: readonly Case[] = [
  ["80939499", "windows-1252", "€“”™"],
  ["818d", "windows-1252", "��"],
  ["cff0e8e2e5f2", " Windows-1251 ", "Привет"],
  ["c9cdbb80", "IBM437", "╔═╗Ç"],
  ["c1c2", "ibm037", "AB"],
  ["93fa967b8cea", "shift_jis", "日本語"],
  ["93ff41", "shift_jis", "�A"],
  ["b180", "shift_jis", "ｱ\u0080"],
  ["c6fccbdc8ec58fb0a1", "euc-jp", "日本ﾅ丂"],
  ["8fa1", "euc-jp", "�"],
  ["1b2442467c4b5c1b28494e1b284241", "iso-2022-jp", "日本ﾎA"],
  ["1b2428442222", "iso-2022-jp", "�"],
  ["a4a4a4e58862", "big5", "中文Ê̄"],
  ["a4a4a4", "big5", "中�"],
  ["d6d0cec480", "gbk", "中文€"],
  ["8130843694b5c941", "gb18030", "¥數葾"],
  ["90308130e3329a35", "gb18030", "\u{10000}\u{10ffff}"],
  ["7e7b56504e447e7d7e7e41", "hz-gb-2312", "中文~A"],
  ["c7d1b1dbc741", "euc-kr", "한글�A"],
];

test.each(cases)("%s in %s is %s", async (bytes, encoding, answer) => {
  const decoded = await evaluate(`Decode(0x${bytes}, "${encoding}")`);
  expect(decoded).toBe(JSON.stringify(answer));
});

test("a name that comes from data is read too, when it needs no table", async () => {
  const name = `Concat(["lat", "in1"], "")`;
  expect(await evaluate(`Decode(0xe9, ${name})`)).toBe(`"é"`);
});

test.each([
  ["utf-8", undefined],
  ["base64-url", undefined],
  ["BASE64", 'there is no encoding "BASE64"'],
  ["cp1252", 'there is no encoding "cp1252"'],
  ["utf-32", "the encoding utf-32 has no decoder"],
  ["TIS-620", "the encoding TIS-620 has no decoder"],
])("the name %s: %s", (name, fault) => {
  expect(encodingFault(name)).toBe(fault);
});
