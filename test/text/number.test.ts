// Numbers as text: against JavaScript where it agrees with Go, against answers of Go where it does
// not.

import { beforeAll, describe, expect, test } from "vitest";
import { leafModule, type LeafModule } from "../leaf.ts";

const entry = `
import { DOUBLE_BYTES_MAX, writeDoubleGeneral } from "./text/format-double";
import { writeDoubleJson, writeDoubleString } from "./text/format-double";
import { nearestDouble } from "./text/exact-double";
import { parseDouble } from "./text/parse-double";
import * as integer from "./text/integer";
import { outcome as lastOutcome } from "./text/outcome";
import { shortestDigits, shortestExponent } from "./text/shortest";
export function general(to: usize, v: f64): usize { return writeDoubleGeneral(to, v); }
export function json(to: usize, v: f64): usize { return writeDoubleJson(to, v); }
export function string(to: usize, v: f64): usize { return writeDoubleString(to, v); }
export function parse(from: usize, length: u32): f64 { return parseDouble(from, length); }
export function exact(from: usize, length: u32, power: i32): f64 {
  return reinterpret<f64>(nearestDouble(from, from + length, power));
}
export function parseInt(from: usize, length: u32): i64 {
  return integer.parseInteger(from, length);
}
export function parseIntBase(from: usize, length: u32, base: i64): i64 {
  return integer.parseIntegerBase(from, length, base);
}
export function writeInt(to: usize, v: i64): usize { return integer.writeInteger(to, v); }
export function parseBool(from: usize, length: u32): bool {
  return integer.parseBoolean(from, length);
}
export function writeBool(to: usize, v: bool): usize { return integer.writeBoolean(to, v); }
export function outcome(): i32 { return lastOutcome(); }
// Prints and parses count doubles of random bits; answers how many come back as other bits.
export function roundTrips(to: usize, seed: u64, count: u32): u32 {
  let bad: u32 = 0;
  for (let i: u32 = 0; i < count; i++) {
    seed ^= seed << 13; seed ^= seed >> 7; seed ^= seed << 17;
    const value = reinterpret<f64>(seed);
    if (!isFinite(value)) continue;
    const end = writeDoubleString(to, value);
    if (end - to > DOUBLE_BYTES_MAX) bad++;
    if (reinterpret<u64>(parseDouble(to, <u32>(end - to))) != seed) bad++;
  }
  return bad;
}
export function xorshift(seed: u64): u64 {
  seed ^= seed << 13; seed ^= seed >> 7; seed ^= seed << 17;
  return seed;
}
`;

const Ok = 0;
const Syntax = 1;
const Range = 2;
const Base = 3;

let leaf: LeafModule;
beforeAll(async () => {
  leaf = await leafModule(entry);
});

const format = (form: string, value: number) => leaf.write((to) => leaf.call(form, to, value));
const parse = (text: string) => leaf.read(text, (from, length) => leaf.call("parse", from, length));
const outcome = () => leaf.call("outcome");

function doubleOf(bits: bigint): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, bits);
  return view.getFloat64(0);
}

function* randomDoubles(count: number): Generator<number> {
  let state = 0x9e3779b97f4a7c15n;
  const mask = (1n << 64n) - 1n;
  for (let i = 0; i < count; i++) {
    state = (state ^ (state << 13n)) & mask;
    state ^= state >> 7n;
    state = (state ^ (state << 17n)) & mask;
    const value = doubleOf(state);
    if (Number.isFinite(value)) yield value;
  }
}

// Every power of two and ten with its neighbours: where intervals are uneven, and decimals near
// halfway.
function* edgeDoubles(): Generator<number> {
  const view = new DataView(new ArrayBuffer(8));
  const around = [];
  for (let i = -1074; i < 1024; i++) around.push(2 ** i);
  for (let i = -324; i < 309; i++) around.push(Number(`1e${i}`), Number(`5e${i}`));
  for (const value of around) {
    view.setFloat64(0, value);
    const bits = view.getBigUint64(0);
    for (const near of [bits - 1n, bits, bits + 1n]) {
      if (near < 0n) continue;
      const double = doubleOf(near);
      if (Number.isFinite(double)) yield double;
    }
  }
}

describe("shortest doubles", () => {
  test("200,000 random doubles print as in JavaScript and read back", () => {
    let different = 0;
    for (const value of randomDoubles(200_000)) {
      const text = format("string", value);
      if (text !== String(value)) different++;
      if (parse(text) !== value || outcome() !== Ok) different++;
    }
    expect(different).toBe(0);
  });

  test("edges print as in JavaScript and read back", () => {
    for (const value of edgeDoubles()) {
      expect(format("string", value)).toBe(String(value));
      expect(parse(String(value))).toBe(value);
      expect(parse(`-${value}`)).toBe(-value);
    }
  });

  test("two million random doubles read back", () => {
    expect(leaf.call("roundTrips", leaf.output, 88172645463325252n, 2_000_000)).toBe(0);
  });
});

// Go's answers: strconv 'g' -1; goccy json.Marshal; pcommon.Value.AsString.
const forms: [number, string, string, string][] = [
  [0, "0", "0", "0"],
  [-0, "-0", "-0", "-0"],
  [1, "1", "1", "1"],
  [100, "100", "100", "100"],
  [-1.5, "-1.5", "-1.5", "-1.5"],
  [0.1, "0.1", "0.1", "0.1"],
  [123456, "123456", "123456", "123456"],
  [1e6, "1e+06", "1000000", "1000000"],
  [1234567.5, "1.2345675e+06", "1234567.5", "1234567.5"],
  [0.0001, "0.0001", "0.0001", "0.0001"],
  [0.00001, "1e-05", "0.00001", "0.00001"],
  [0.000001, "1e-06", "0.000001", "0.000001"],
  [1e-7, "1e-07", "1e-07", "1e-7"],
  [1.25e-9, "1.25e-09", "1.25e-09", "1.25e-9"],
  [1e-10, "1e-10", "1e-10", "1e-10"],
  [1e20, "1e+20", "100000000000000000000", "100000000000000000000"],
  [1e21, "1e+21", "1e+21", "1e+21"],
  [1e100, "1e+100", "1e+100", "1e+100"],
  [5e-324, "5e-324", "5e-324", "5e-324"],
  [1.7976931348623157e308, "1.7976931348623157e+308", "1.7976931348623157e+308",
    "1.7976931348623157e+308"],
  [9007199254740992, "9.007199254740992e+15", "9007199254740992", "9007199254740992"],
];

describe("forms of a double", () => {
  test.each(forms)("%d", (value, general, json, string) => {
    expect(format("general", value)).toBe(general);
    expect(format("json", value)).toBe(json);
    expect(format("string", value)).toBe(string);
  });

  test("what is no number", () => {
    const values = [NaN, Infinity, -Infinity];
    expect(values.map((value) => format("general", value))).toEqual(["NaN", "+Inf", "-Inf"]);
    expect(values.map((value) => format("string", value)))
      .toEqual(["NaN", "Infinity", "-Infinity"]);
  });
});

// Go's ParseFloat: text, value, outcome.
const doubles: [string, number, number][] = [
  ["0", 0, Ok], ["-0", -0, Ok], ["+1", 1, Ok], [".5", 0.5, Ok], ["5.", 5, Ok], ["", 0, Syntax],
  [".", 0, Syntax], ["+", 0, Syntax], ["-.", 0, Syntax], ["1e", 0, Syntax], ["1e+", 0, Syntax],
  ["e5", 0, Syntax], ["1 ", 0, Syntax], [" 1", 0, Syntax], ["1.2.3", 0, Syntax], ["1e5", 1e5, Ok],
  ["1E-5", 1e-5, Ok], ["1e0005", 1e5, Ok], ["1e309", Infinity, Range],
  ["-1e309", -Infinity, Range], ["1e-400", 0, Ok], ["1e99999999999999", Infinity, Range],
  ["1e-99999999999999", 0, Ok], ["0e99999999999", 0, Ok], ["1.7976931348623158e308",
    1.7976931348623157e308, Ok], ["1.7976931348623159e308", Infinity, Range],
  ["2.4703282292062327e-324", 0, Ok], ["2.4703282292062328e-324", 5e-324, Ok],
  ["2.2250738585072012e-308", 2.2250738585072014e-308, Ok],
  ["2.2250738585072011e-308", 2.225073858507201e-308, Ok],
  ["9007199254740993", 9007199254740992, Ok], ["9007199254740993.0", 9007199254740992, Ok],
  ["9007199254740993.00000000000000000000001", 9007199254740994, Ok],
  ["1_000.5", 1000.5, Ok], ["1__0", 0, Syntax], ["_1", 0, Syntax], ["1_", 0, Syntax],
  ["1_.5", 0, Syntax], ["1e_5", 0, Syntax], ["1e1_0", 1e10, Ok], ["1_0e1_0", 1e11, Ok],
  ["inf", Infinity, Ok], ["+Inf", Infinity, Ok], ["-INFINITY", -Infinity, Ok], ["infi", 0, Syntax],
  ["infinityx", 0, Syntax], ["nan", NaN, Ok], ["NaN", NaN, Ok], ["+nan", 0, Syntax],
  ["-nan", 0, Syntax], ["i\x6e\x46", Infinity, Ok], ["n", 0, Syntax], ["0x", 0, Syntax],
  ["0x1", 0, Syntax], ["0x1p0", 1, Ok], ["0x1.8p1", 3, Ok], ["-0X1P-2", -0.25, Ok],
  ["0x_1p0", 1, Ok], ["0x1_Fp0", 31, Ok], ["0x.8p0", 0.5, Ok], ["0x.p0", 0, Syntax],
  ["0x1p", 0, Syntax], ["0x1p1024", Infinity, Range], ["0x1p-1074", 5e-324, Ok],
  ["0x1p-1075", 0, Ok], ["0x1.8p-1075", 5e-324, Ok], ["0x1p-1076", 0, Ok],
  ["0x1.fffffffffffff8p1023", Infinity, Range], ["0x1.fffffffffffff7p1023",
    1.7976931348623157e308, Ok], ["0x123456789abcdef123456789abcdefp0",
    9.452287970026068e34, Ok], ["0x1.00000000000008p0", 1, Ok], ["0x0p0", 0, Ok],
  ["0x1.000000000000080000000000000001p0", 1.0000000000000002, Ok], ["1p5", 0, Syntax],
  ["0b1", 0, Syntax], ["1f", 0, Syntax], ["0x1g", 0, Syntax],
];

describe("ParseFloat", () => {
  test.each(doubles)("%j", (text, value, expected) => {
    const parsed = parse(text);
    expect([outcome(), parsed]).toEqual([expected, value]);
  });

  test("long and near-halfway digits parse as in JavaScript", () => {
    for (const value of edgeDoubles()) {
      const text = halfwayAbove(value);
      for (const near of [text, `${text}1`, `${text}${"0".repeat(900)}1`, text.slice(0, 30)]) {
        expect(parse(near)).toBe(Number(near));
        expect(parse(`${near}e-7`)).toBe(Number(`${near}e-7`));
      }
    }
  }, 60_000);

  test("exact integers agree with the fast ways", () => {
    for (const value of randomDoubles(2_000)) {
      const [digits = "", power = "0"] = Math.abs(value).toExponential(16).split("e");
      const exact = leaf.read(digits, (from, length) =>
        leaf.call("exact", from, length, Number(power)));
      expect(exact).toBe(Number(`${digits}e${power}`));
    }
  });
});

// The decimal expansion of the point between a double and the next, as far as it is short enough to
// matter here.
function halfwayAbove(value: number): string {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const field = Number(bits >> 52n);
  const fraction = bits & ((1n << 52n) - 1n);
  const significand = 2n * (field === 0 ? fraction : fraction | (1n << 52n)) + 1n;
  const power = Math.max(field, 1) - 1076;
  if (power >= 0) return `${significand << BigInt(power)}.`;
  const digits = (significand * 5n ** BigInt(-power)).toString().padStart(-power + 1, "0");
  return `${digits.slice(0, power)}.${digits.slice(power)}`;
}

// Go's ParseInt: text, base, value, outcome.
const maximum = 9223372036854775807n;
const minimum = -9223372036854775808n;
const integers: [string, bigint, bigint, number][] = [
  ["0", 10n, 0n, Ok], ["-0", 10n, 0n, Ok], ["+7", 10n, 7n, Ok], ["007", 10n, 7n, Ok],
  ["", 10n, 0n, Syntax], ["-", 10n, 0n, Syntax], ["1a", 10n, 0n, Syntax],
  ["1_000", 10n, 0n, Syntax],
  ["9223372036854775807", 10n, maximum, Ok], ["9223372036854775808", 10n, maximum, Range],
  ["-9223372036854775808", 10n, minimum, Ok], ["-9223372036854775809", 10n, minimum, Range],
  ["99999999999999999999999", 10n, maximum, Range], ["99999999999999999999x", 10n, maximum, Range],
  ["18446744073709551616", 10n, maximum, Range], ["-18446744073709551615", 10n, minimum, Range],
  ["000000000000000000000000012", 10n, 12n, Ok],
  ["999999999999999999", 10n, 999999999999999999n, Ok],
  ["ff", 16n, 255n, Ok], ["FF", 16n, 255n, Ok], ["0xff", 16n, 0n, Syntax], ["zz", 36n, 1295n, Ok],
  ["12", 2n, 0n, Syntax], ["1", 1n, 0n, Base], ["1", 37n, 0n, Base], ["1", -1n, 0n, Base],
  ["1", 4294967306n, 0n, Base], ["", 1n, 0n, Syntax],
  ["0xff", 0n, 255n, Ok], ["0XFF", 0n, 255n, Ok], ["-0x10", 0n, -16n, Ok], ["0x", 0n, 0n, Syntax],
  ["0b101", 0n, 5n, Ok], ["0o17", 0n, 15n, Ok], ["017", 0n, 15n, Ok], ["08", 0n, 0n, Syntax],
  ["0", 0n, 0n, Ok], ["0b", 0n, 0n, Syntax], ["0_7", 0n, 7n, Ok], ["1_000", 0n, 1000n, Ok],
  ["0x_1", 0n, 1n, Ok], ["1__0", 0n, 0n, Syntax], ["1_", 0n, 0n, Syntax], ["_1", 0n, 0n, Syntax],
  ["0x1_", 0n, 0n, Syntax], ["12", 0n, 12n, Ok], ["0xffffffffffffffff", 0n, maximum, Range],
];

describe("integers", () => {
  test.each(integers)("ParseInt(%j, %d)", (text, base, value, expected) => {
    const parsed = leaf.read(text, (from, length) =>
      leaf.callBig("parseIntBase", from, length, base));
    expect([outcome(), parsed]).toEqual([expected, value]);
    if (base !== 10n) return;
    const decimal = leaf.read(text, (from, length) => leaf.callBig("parseInt", from, length));
    expect([outcome(), decimal]).toEqual([expected, value]);
  });

  test("print as in JavaScript and read back", () => {
    const values = [0n, maximum, minimum];
    for (let power = 1n; power < maximum; power *= 10n) values.push(power - 1n, power, -power);
    for (let bit = 0n; bit < 63n; bit++) values.push((1n << bit) - 1n, -(1n << bit));
    for (const value of values) {
      const text = leaf.write((to) => leaf.call("writeInt", to, value));
      expect(text).toBe(String(value));
      expect(leaf.read(text, (from, length) => leaf.callBig("parseInt", from, length))).toBe(value);
    }
  });
});

describe("booleans", () => {
  const rows = (texts: string[], value: number, result: number): [string, number, number][] =>
    texts.map((text) => [text, value, result]);
  const texts = [
    ...rows(["1", "t", "T", "true", "TRUE", "True"], 1, Ok),
    ...rows(["0", "f", "F", "false", "FALSE", "False"], 0, Ok),
    ...rows(["", "2", "tRUE", "yes", "truE", "falsE", "FALSe", "true ", "falsey"], 0, Syntax),
  ];
  test.each(texts)("ParseBool(%j)", (text, value, expected) => {
    const parsed = leaf.read(text, (from, length) => leaf.call("parseBool", from, length));
    expect([outcome(), parsed]).toEqual([expected, value]);
  });

  test("print", () => {
    expect(leaf.write((to) => leaf.call("writeBool", to, 1))).toBe("true");
    expect(leaf.write((to) => leaf.call("writeBool", to, 0))).toBe("false");
  });
});
