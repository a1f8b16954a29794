// The searches that skip text, with SIMD and without, against the obvious loop.
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { LEAD_BYTES } from "../../format/pattern.ts";
import { regexMachine, type RegexMachine } from "./machine.ts";

const AT = 0x10000;
const NEEDLE = 0x8000;

const bytes = fc.array(fc.constantFrom(0x00, 0x61, 0x62, 0x63, 0x7f, 0x80, 0xc3, 0xff), {
  maxLength: 70,
});

describe.each([{ simd: true }, { simd: false }])("simd $simd", ({ simd }) => {
  let machine: RegexMachine;
  beforeAll(async () => {
    machine = await regexMachine({ simd });
  });

  /** Puts a text down with more of the same behind it, which must not be found. */
  function put(text: readonly number[], behind: number): number {
    const memory = new Uint8Array(machine.exports.memory.buffer);
    memory.fill(behind, AT + text.length, AT + text.length + 64);
    memory.set(text, AT);
    return AT + text.length;
  }

  test("findByte", () => {
    fc.assert(
      fc.property(bytes, fc.nat(70), fc.constantFrom(0x61, 0x80), (text, skipped, byte) => {
        const from = Math.min(skipped, text.length);
        const end = put(text, byte);
        const place = text.indexOf(byte, from);
        const found = machine.exports.findByte(byte, AT + from, end);
        expect(found).toBe(place < 0 ? end : AT + place);
      }),
    );
  });

  test("findLiteral", () => {
    const needle = fc.array(fc.constantFrom(0x61, 0x62, 0x80), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(bytes, needle, fc.nat(), fc.nat(), fc.boolean(), (text, literal, a, b, plant) => {
        if (plant) text.splice(a % (text.length + 1), 0, ...literal);
        const end = put(text, literal[0] as number);
        new Uint8Array(machine.exports.memory.buffer).set(literal, NEEDLE);
        const probes = (a % literal.length) | ((b % literal.length) << 16);
        const place = Buffer.from(text).indexOf(Buffer.from(literal));
        const found = machine.exports.findLiteral(NEEDLE, literal.length, probes, AT, end);
        expect(found).toBe(place < 0 ? end : AT + place);
      }),
    );
  });

  test("findLeads", () => {
    // A bucket holds, for each place, the low halves and the high halves that pass.
    const halves = fc.tuple(
      fc.integer({ min: 1, max: 0xffff }),
      fc.integer({ min: 1, max: 0xffff }),
    );
    const row = fc.array(halves, { minLength: 4, maxLength: 4 });
    const buckets = fc.array(row, { minLength: 1, maxLength: 8 });
    const order = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 });
    fc.assert(
      fc.property(
        bytes,
        buckets,
        fc.integer({ min: 1, max: 4 }),
        order,
        (text, rows, count, by) => {
          const places = by.filter((place) => place < count);
          const tables = new Uint8Array(4 * LEAD_BYTES);
          places.forEach((place, table) =>
            rows.forEach((row, bucket) => {
              for (let half = 0; half < 32; half++) {
                const [low = 0, high = 0] = row[place] ?? [];
                if ((((half < 16 ? low : high) >> (half & 15)) & 1) === 0) continue;
                const at = table * LEAD_BYTES + half;
                tables[at] = (tables[at] as number) | (1 << bucket);
              }
            }),
          );
          const end = put(text, 0x61);
          new Uint8Array(machine.exports.memory.buffer).set(tables, NEEDLE);
          const packed = places.reduce((word, place, i) => word | (place << (8 * i)), 0);
          const passes = (byte: number | undefined, [low, high]: readonly [number, number]) =>
            byte !== undefined && ((low >> (byte & 15)) & (high >> (byte >> 4)) & 1) === 1;
          const place = text.findIndex((_, at) =>
            rows.some((row) => row.slice(0, count).every((each, i) => passes(text[at + i], each))),
          );
          const found = machine.exports.findLeads(NEEDLE, count, packed, AT, end);
          expect(found).toBe(place < 0 ? end : AT + place);
        },
      ),
    );
  });
});
