// Demands: what a typed parameter asks of a constant. The reference asks when it compiles, so
// `IsInt("1")` is refused, not false. The answer is what is wrong, as the end of "value must be an
// int, but ..."; undefined when nothing is.
//
// Strings convert as Go's strconv does: `Int("5")` in base 10 without underscores, `Double` in all
// of Go's forms, `Bool` in its dozen words.

import type { GetterKind } from "../language/kinds.ts";
import type { Constant } from "./checked.ts";
import { holdsMap } from "./constants.ts";

/** What is wrong with a constant for a kind. */
export function demandProblem(demand: GetterKind, constant: Constant): string | undefined {
  switch (demand) {
    case "value":
    case "stringLike":
      return undefined;
    case "string":
    case "int":
    case "double":
    case "bool":
    case "map":
      return constant.type === demand ? undefined : `this is ${constantWords(constant)}`;
    case "time":
    case "duration":
      return `this is ${constantWords(constant)}`;
    case "list":
      return listProblem(constant);
    case "intLike":
      return scalarProblem(constant, intText);
    case "doubleLike":
      return scalarProblem(constant, doubleText);
    case "boolLike":
      return scalarProblem(constant, boolText);
    case "bytesLike":
      return isCollection(constant) ? `this is ${constantWords(constant)}` : undefined;
  }
}

/** "a string", "nil". */
export function constantWords(constant: Constant): string {
  switch (constant.type) {
    case "nil":
      return "nil";
    case "int":
      return "an int";
    case "bytes":
      return "bytes";
    default:
      return `a ${constant.type}`;
  }
}

function isCollection(constant: Constant): boolean {
  return constant.type === "list" || constant.type === "map";
}

/** Nested maps can't be converted: the reference refuses a map inside a list literal. */
function listProblem(constant: Constant): string | undefined {
  if (constant.type !== "list") return `this is ${constantWords(constant)}`;
  return holdsMap(constant) ? "this list holds a map" : undefined;
}

/** Numbers and bools convert, nil is taken, strings must be written right. */
function scalarProblem(constant: Constant, form: RegExp | TextForm): string | undefined {
  if (constant.type === "bytes" || isCollection(constant)) {
    return `this is ${constantWords(constant)}`;
  }
  if (constant.type !== "string") return undefined;
  const isRight = form instanceof RegExp ? form.test(constant.value) : form(constant.value);
  return isRight ? undefined : `${JSON.stringify(constant.value)} does not convert`;
}

type TextForm = (text: string) => boolean;

const boolText = /^(?:1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/;

const int64Min = -(2n ** 63n);
const int64Max = 2n ** 63n - 1n;

function intText(text: string): boolean {
  if (!/^[+-]?[0-9]+$/.test(text)) return false;
  const number = BigInt(text.startsWith("+") ? text.slice(1) : text);
  return number >= int64Min && number <= int64Max;
}

/** Go's strconv.ParseFloat; a number beyond the largest double is refused. */
function doubleText(text: string): boolean {
  if (/^(?:[+-]?inf(?:inity)?|nan)$/i.test(text)) return true;
  const body = text.replace(/^[+-]/, "");
  if (/^0x/i.test(body)) return hexDoubleText(body);
  if (!underscoresSeparateDigits(body)) return false;
  const plain = body.replaceAll("_", "");
  if (!/^(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:e[+-]?[0-9]+)?$/i.test(plain)) return false;
  return Number.isFinite(Number(plain));
}

/** A hexadecimal double needs its exponent: 0x1p-2. */
function hexDoubleText(body: string): boolean {
  if (!underscoresSeparateDigits(body)) return false;
  const match = /^0x([0-9a-f]*)\.?([0-9a-f]*)p([+-]?[0-9]+)$/i.exec(body.replaceAll("_", ""));
  if (match === null) return false;
  const [, whole = "", fraction = "", exponent = ""] = match;
  if (whole + fraction === "") return false;
  return hexDoubleFits(whole + fraction, Number(exponent) - 4 * fraction.length);
}

/** Whether digits * 2^exponent rounds to a finite double. */
function hexDoubleFits(digits: string, exponent: number): boolean {
  const mantissa = BigInt(`0x${digits}`);
  if (mantissa === 0n) return true;
  const bits = mantissa.toString(2).length;
  const top = bits + exponent;
  if (top !== 1024) return top < 1024;
  // At the top binade: 54 one bits or more in front round up to infinity.
  const front = bits >= 54 ? mantissa >> BigInt(bits - 54) : mantissa << BigInt(54 - bits);
  return front < 2n ** 54n - 1n;
}

/**
 * Go takes underscores only in numbers with a base prefix's rules: between digits, or after the
 * prefix.
 */
function underscoresSeparateDigits(body: string): boolean {
  if (!body.includes("_")) return true;
  const digits = /^0x/i.test(body) ? "[0-9a-f]" : "[0-9]";
  const start = /^0x/i.test(body) ? "0x_?" : "";
  const run = `${digits}+(?:_${digits}+)*`;
  const exponent = /^0x/i.test(body) ? "p" : "e";
  const tail = `(?:${exponent}[+-]?[0-9]+(?:_[0-9]+)*)?`;
  return new RegExp(`^${start}(?:${run}\\.?(?:${run})?|\\.${run})${tail}$`, "i").test(body);
}
