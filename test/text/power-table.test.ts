// Every mantissa of a power of ten against arbitrary precision.

import { beforeAll, expect, test } from "vitest";
import { leafModule, type LeafModule } from "../leaf.ts";

const entry = `
import { powerHigh, powerLow } from "./text/powers";
export function high(power: i32): u64 { return powerHigh(power); }
export function low(power: i32): u64 { return powerLow(power); }
`;

let leaf: LeafModule;

beforeAll(async () => {
  leaf = await leafModule(entry);
});

/** The top 128 bits, rounded down. */
function top(value: bigint): bigint {
  const bits = value.toString(2).length;
  return bits > 128 ? value >> BigInt(bits - 128) : value << BigInt(128 - bits);
}

function mantissa(power: number): bigint {
  if (power >= 0) return top(10n ** BigInt(power));
  const divisor = 10n ** BigInt(-power);
  return top((1n << BigInt(divisor.toString(2).length + 130)) / divisor);
}

test("all powers that doubles need", () => {
  for (let power = -342; power <= 324; power++) {
    const [high, low] = [leaf.callBig("high", power), leaf.callBig("low", power)];
    const found = (BigInt.asUintN(64, high) << 64n) | BigInt.asUintN(64, low);
    expect([power, found]).toEqual([power, mantissa(power)]);
  }
});
