// Doubles with a precision: against JavaScript, which rounds the exact value too, but ties away
// from zero; and against answers of Go.

import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { leafModule, type LeafModule } from "../leaf.ts";

const entry = `
import { writePrecise } from "./text/precise-double";
export function write(to: usize, value: f64, verb: u32, precision: i32): usize {
  return writePrecise(to, value, verb, precision);
}
`;

let leaf: LeafModule;
beforeAll(async () => {
  leaf = await leafModule(entry);
});

function precise(value: number, verb: string, precision: number): string {
  return leaf.write((to) => leaf.call("write", to, value, verb.charCodeAt(0), precision));
}

/** Finite and positive, all bits random: no ties. */
const positive = fc
  .bigInt({ min: 1n, max: 0x7fefffffffffffffn })
  .map((bits) => new Float64Array(new BigUint64Array([bits]).buffer)[0] ?? 0)
  .filter((value) => {
    const bits = new BigUint64Array(new Float64Array([value]).buffer)[0] ?? 0n;
    return bits % 1024n !== 0n;
  });

function isTie(value: number, precision: number): boolean {
  return /^50*$/.test(value.toFixed(100).split(".")[1]?.slice(precision) ?? "");
}

test("%e is toExponential", () => {
  fc.assert(
    fc.property(positive, fc.integer({ min: 0, max: 60 }), (value, precision) => {
      const expected = value.toExponential(precision).replace(/e([+-])(\d)$/, "e$10$2");
      expect(precise(value, "e", precision)).toBe(expected);
    }),
  );
});

test("%f is toFixed, up to the size where that changes its form", () => {
  const small = fc.double({ min: 1e-9, max: 1e20, noNaN: true });
  fc.assert(
    fc.property(small, fc.integer({ min: 0, max: 60 }), (value, precision) => {
      fc.pre(!isTie(value, precision));
      expect(precise(value, "f", precision)).toBe(value.toFixed(precision));
    }),
  );
});

test.each([
  [0.5, "f", 0, "0"],
  [1.5, "f", 0, "2"],
  [2.5, "f", 0, "2"],
  [0.6, "f", 0, "1"],
  [0.04, "f", 1, "0.0"],
  [9.995, "f", 2, "9.99"],
  [999999.5, "g", 6, "1e+06"],
  [0.0001, "g", -1, "0.0001"],
  [0.00001, "g", -1, "1e-05"],
  [100000, "g", -1, "100000"],
  [1e6, "g", -1, "1e+06"],
  [1e21, "G", -1, "1E+21"],
  [1234.5678, "g", 3, "1.23e+03"],
  [0, "e", 3, "0.000e+00"],
  [0, "g", -1, "0"],
  [5e-324, "e", -1, "5e-324"],
  [5e-324, "g", 17, "4.9406564584124654e-324"],
  [1, "b", -1, "4503599627370496p-52"],
  [5e-324, "b", -1, "1p-1074"],
  [1.5, "x", -1, "0x1.8p+00"],
  [1.9999, "x", 0, "0x1p+01"],
  [0.1, "X", 3, "0X1.99AP-04"],
  [0, "x", 2, "0x0.00p+00"],
  [5e-324, "x", -1, "0x1p-1074"],
])("%d by %s with precision %i is %s", (value, verb, precision, text) => {
  expect(precise(value, verb, precision)).toBe(text);
});
