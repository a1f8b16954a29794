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
    const byte = fc.constantFrom<number[]>(0x00, 0x61, 0x62, 0x7f);
    const lead = fc.array(byte, { minLength: 1, maxLength: 3 });
    const leads = fc.array(lead, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(bytes, leads, fc.nat(15), (text, members, beyond) => {
        const tables = new Uint8Array(4 * LEAD_BYTES);
        members.forEach((member, i) => {
          for (const byte of member) {
            const low = i * LEAD_BYTES + (byte & 15);
            tables[low] = (tables[low] as number) | (1 << (byte >> 4));
          }
        });
        const end = put(text, 0x61);
        new Uint8Array(machine.exports.memory.buffer).set(tables, NEEDLE);
        const passes = (byte: number | undefined, i: number): boolean => {
          if (byte === undefined) return false;
          return byte >= 0x80 ? ((beyond >> i) & 1) === 1 : (members[i] ?? []).includes(byte);
        };
        const place = text.findIndex((_, at) => members.every((_, i) => passes(text[at + i], i)));
        const found = machine.exports.findLeads(NEEDLE, members.length, beyond, AT, end);
        expect(found).toBe(place < 0 ? end : AT + place);
      }),
    );
  });
});
