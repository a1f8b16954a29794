// Numbers as the reference reads and writes them: Go's strconv on the one side, XPath 1.0 on the
// other.

import { trimSpace } from "../xml/bytes.ts";

const DECIMAL = /^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/;
const HEXADECIMAL = /^([+-]?)0[xX]([0-9a-fA-F]*)(?:\.([0-9a-fA-F]*))?[pP]([+-]?[0-9]+)$/;
const NAMED = /^(?:([+-]?)inf(?:inity)?|nan)$/i;

/** Go's strconv.ParseFloat; undefined where it gives an error, out of range included. */
export function parseFloat64(text: string): number | undefined {
  const plain = text.includes("_") ? withoutUnderscores(text) : text;
  if (DECIMAL.test(plain)) {
    const value = Number(plain);
    return Number.isFinite(value) ? value : undefined;
  }
  const [named, sign] = NAMED.exec(plain) ?? [];
  if (named === undefined) return parseHexadecimal(plain);
  if (sign === undefined) return NaN;
  return sign === "-" ? -Infinity : Infinity;
}

/** Underscores may stand between digits, and behind a prefix of digits. */
function withoutUnderscores(text: string): string {
  return /^[+-]?0x/i.test(text)
    ? text.replace(/(?<=[0-9a-fx])_(?=[0-9a-f])/gi, "")
    : text.replace(/(?<=[0-9])_(?=[0-9])/g, "");
}

function parseHexadecimal(text: string): number | undefined {
  const [all, sign, whole = "", fraction = "", exponent = ""] = HEXADECIMAL.exec(text) ?? [];
  if (all === undefined) return undefined;
  const digits = whole + fraction;
  if (digits === "") return undefined;
  const value = scale(BigInt(`0x${digits}`), Number(exponent) - 4 * fraction.length);
  if (!Number.isFinite(value)) return undefined;
  return sign === "-" ? -value : value;
}

/** `mantissa` times two to the `power`, rounded once, ties to even. */
function scale(mantissa: bigint, power: number): number {
  if (mantissa === 0n) return 0;
  const bits = mantissa.toString(2).length;
  if (bits + power > 1024) return Infinity;
  if (bits + power < -1074) return 0;
  // Below the smallest normal number fewer bits are kept.
  const kept = Math.min(53, bits + power + 1074);
  const dropped = BigInt(bits - kept);
  if (dropped <= 0n) return timesPower(Number(mantissa), power);
  const half = 1n << (dropped - 1n);
  const rest = mantissa & ((1n << dropped) - 1n);
  let rounded = mantissa >> dropped;
  if (rest > half || (rest === half && (rounded & 1n) === 1n)) rounded++;
  return timesPower(Number(rounded), power + bits - kept);
}

/** Exact: in steps that stay within the exponents of a double. */
function timesPower(value: number, power: number): number {
  let left = power;
  let result = value;
  for (; left > 1000; left -= 1000) result *= 2 ** 1000;
  for (; left < -1000; left += 1000) result *= 2 ** -1000;
  return result * 2 ** left;
}

/** A string as XPath takes it for a number: NaN where it is none. */
export function stringToNumber(text: string): number {
  return parseFloat64(trimSpace(text)) ?? NaN;
}

/** A number as XPath writes it: no exponent, no negative zero. */
export function numberToString(value: number): string {
  if (value === 0) return "0";
  const text = String(value);
  const [, sign = "", whole = "", fraction = "", power = ""] =
    /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text) ?? [];
  if (power === "") return text;
  const digits = whole + fraction;
  const point = whole.length + Number(power);
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  return sign + digits.padEnd(point, "0");
}

/** XPath's round: halves go up. */
export function roundHalfUp(value: number): number {
  if (!Number.isFinite(value)) return value;
  if (value >= -0.5 && value < 0.5) return value * 0;
  const floor = Math.floor(value);
  return value - floor >= 0.5 ? floor + 1 : floor;
}
