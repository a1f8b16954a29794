// The plain readers and writers: varints at every size and edge, padded ones, fields skipped, short
// copies.

import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { Status } from "../../format/status.ts";
import { place, Raised, type WireExports, wireEngine } from "./engine.ts";
import { fromHex, toHex } from "./vectors.ts";

let engine: WireExports;
beforeAll(async () => {
  engine = await wireEngine();
});

/** Runs `read` on bytes; answers `value+length`, or `malformed at offset`. */
function attempt(hex: string, read: (start: number, end: number) => string): string {
  const bytes = fromHex(hex);
  const start = place(engine, bytes);
  engine.startProcessing(start);
  try {
    return read(start, start + bytes.length);
  } catch (error) {
    if (!(error instanceof Raised) || error.status !== Status.Malformed) throw error;
    return `malformed at ${error.detail}`;
  }
}

const varints: readonly (readonly [hex: string, answer: string])[] = [
  ["00", "0 in 1"],
  ["7f", "127 in 1"],
  ["80 01", "128 in 2"],
  ["ff 7f", "16383 in 2"],
  ["80 80 01", "16384 in 3"],
  ["ff ff ff ff 0f", "4294967295 in 5"],
  ["ff ff ff ff ff ff ff ff 7f", "9223372036854775807 in 9"],
  ["ff ff ff ff ff ff ff ff ff 01", "18446744073709551615 in 10"],
  ["91 00", "17 in 2"],
  ["91 80 80 80 80 80 80 80 80 00", "17 in 10"],
  ["ff ff ff ff ff ff ff ff ff 02", "malformed at 0"],
  ["80 80 80 80 80 80 80 80 80 80 00", "malformed at 0"],
  ["", "malformed at 0"],
  ["80", "malformed at 0"],
  ["80 80", "malformed at 0"],
];

describe("varints", () => {
  test.each(varints)("%s ==> %s", (hex, answer) => {
    const read = (start: number, end: number): string => {
      const value = BigInt.asUintN(64, engine.readVarint(start, end));
      return `${value} in ${engine.endOfVarint() - start}`;
    };
    expect(attempt(hex, read)).toBe(answer);
  });

  test("written, they read the same and have the size they were said to have", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: (1n << 64n) - 1n }), fc.nat(63), (bits, shift) => {
        const value = bits >> BigInt(shift);
        const start = place(engine, new Uint8Array(32));
        const end = engine.writeVarint(start, value);
        expect(end - start).toBe(engine.varintSize(value));
        expect(BigInt.asUintN(64, engine.readVarint(start, end))).toBe(value);
        expect(engine.endOfVarint()).toBe(end);
      }),
    );
  });
});

const fields: readonly (readonly [hex: string, answer: string])[] = [
  ["08 05", "2"],
  ["08 85 00 08", "3"],
  ["09 0000000000000000", "9"],
  ["0d 00000000", "5"],
  ["0a 02 00 00", "4"],
  ["f8 ff ff ff 0f 05", "6"],
  ["0b 08 01 13 0a 01 00 14 0c 08", "9"],
  ["0b 08 01", "malformed at 0"],
  ["0b 14", "malformed at 1"],
  ["0c", "malformed at 0"],
  ["0e", "malformed at 0"],
  ["0a 02 00", "malformed at 0"],
  ["09 00", "malformed at 0"],
  ["0d 00 00 00", "malformed at 0"],
  ["00", "malformed at 0"],
  ["80 80 80 80 10", "malformed at 0"],
];

describe("skipping a field", () => {
  test.each(fields)("%s ==> %s", (hex, answer) => {
    expect(attempt(hex, (start, end) => `${engine.skipField(start, end) - start}`)).toBe(answer);
  });
});

test("copies of 0 to 200 bytes are exact and stay within 63 bytes of their end", () => {
  const bytes = Uint8Array.from({ length: 200 }, (_, index) => index + 1);
  for (let size = 0; size <= bytes.length; size++) {
    const from = place(engine, bytes);
    const to = from + 1024;
    const memory = new Uint8Array(engine.memory.buffer);
    memory.fill(0, to, to + 512);
    engine.copyBytes(to, from, size);
    expect(toHex(memory.slice(to, to + size))).toBe(toHex(bytes.slice(0, size)));
    expect(memory.slice(to + size + 63, to + 512).every((byte) => byte === 0)).toBe(true);
  }
});
