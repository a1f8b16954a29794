// Hashes: MD5, SHA-1 and SHA-2 against node:crypto, the others against the Go modules that the
// reference uses.
//
// go-answers.txt has, for a text of each length, what hash/fnv, twmb/murmur3 1.2.2 and zeebo/xxh3
// 1.1.0 say, in hexadecimal as numbers. The text of length n has the byte (31 i i + 7 i + n) mod
// 256 at i.

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { leafModule, type LeafModule } from "../leaf.ts";

const entry = `
import { fnv1a64 } from "./hash/fnv";
import { writeMd5 } from "./hash/md5";
import { murmur3Hash32, writeMurmur3Hash128 } from "./hash/murmur3";
import { writeSha1 } from "./hash/sha1";
import { writeSha256 } from "./hash/sha256";
import { writeSha512 } from "./hash/sha512";
import { writeXxh3Hash128, xxh3Hash64 } from "./hash/xxh3";
export function md5(to: usize, from: usize, length: u32): usize {
  return writeMd5(to, from, length);
}
export function sha1(to: usize, from: usize, length: u32): usize {
  return writeSha1(to, from, length);
}
export function sha256(to: usize, from: usize, length: u32): usize {
  return writeSha256(to, from, length);
}
export function sha512(to: usize, from: usize, length: u32): usize {
  return writeSha512(to, from, length);
}
export function fnv(from: usize, length: u32): u64 { return fnv1a64(from, length); }
export function murmur32(from: usize, length: u32): u64 { return murmur3Hash32(from, length); }
export function murmur128(to: usize, from: usize, length: u32): usize {
  return writeMurmur3Hash128(to, from, length);
}
export function xxh3(from: usize, length: u32): u64 { return xxh3Hash64(from, length); }
export function xxh128(to: usize, from: usize, length: u32): usize {
  return writeXxh3Hash128(to, from, length);
}
`;

let leaf: LeafModule;
beforeAll(async () => {
  leaf = await leafModule(entry, 0x200000);
});

const text = (length: number) =>
  Uint8Array.from({ length }, (_, i) => (i * i * 31 + i * 7 + length) & 255);

const digest = (name: string, input: Uint8Array) =>
  leaf.read(input, (from, length) =>
    Buffer.from(leaf.writeBytes((to) => leaf.call(name, to, from, length))).toString("hex"));

const number = (name: string, input: Uint8Array, digits: number) =>
  leaf.read(input, (from, length) =>
    BigInt.asUintN(64, leaf.callBig(name, from, length)).toString(16).padStart(digits, "0"));

const swapped = (hex: string) => Buffer.from(hex, "hex").reverse().toString("hex");

describe.each(["md5", "sha1", "sha256", "sha512"])("%s", (name) => {
  test("every length to 300, and long ones, as node:crypto", () => {
    const lengths = [...Array(301).keys(), 511, 512, 513, 4095, 4096, 100_000, 1_000_000];
    for (const length of lengths) {
      const input = text(length);
      expect(digest(name, input)).toBe(createHash(name).update(input).digest("hex"));
    }
  });
});

describe("as Go's modules", () => {
  const file = readFileSync(join(import.meta.dirname, "go-answers.txt"), "utf8");
  const answers = file.trim().split("\n").slice(1);

  test("every length to 300, and long ones", () => {
    expect(answers.length).toBe(316);
    for (const line of answers) {
      const [length = "", fnv, murmur32, murmur128, xxh3, xxh128] = line.split(" ");
      const input = text(Number(length));
      const halves = digest("murmur128", input);
      expect([
        length, number("fnv", input, 16), number("murmur32", input, 8),
        swapped(halves.slice(0, 16)) + swapped(halves.slice(16)),
        number("xxh3", input, 16), digest("xxh128", input),
      ]).toEqual([length, fnv, murmur32, murmur128, xxh3, xxh128]);
    }
  });

  test("a text that starts at an odd address hashes the same", () => {
    const input = text(300);
    const shifted = Uint8Array.from([0, ...input]);
    const here = leaf.read(input, (from, length) => leaf.callBig("xxh3", from, length));
    expect(leaf.read(shifted, (from) => leaf.callBig("xxh3", from + 1, 300))).toBe(here);
  });
});
