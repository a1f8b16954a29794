// Functions that rewrite letters: ToUpperCase, ToLowerCase, ToCamelCase, ToSnakeCase, ConvertCase.
// Upper and lower are Unicode's; camel and snake are iancoleman/strcase's, which looks at ASCII
// letters, digits and the separators `_`, space, `-`, `.` and passes every other byte on.

import { FunctionNumber } from "../../format/functions";
import { commit, reserve } from "../memory/arena";
import { writeLower, writeUpper } from "../text/case";
import { trimSpaceEnd, trimSpaceStart } from "../text/trim";
import { lengthOf, pointerOf, setString } from "../value/cell";
import { argument } from "./argument";
import { stringArgument } from "./getters";
import { invalid } from "./strings";

/** ToUpperCase(target). */
export function toUpperCase(to: usize, args: usize): bool {
  const target = argument(args, 0);
  if (!stringArgument(target)) return false;
  const start = reserve(<usize>lengthOf(target) * 3);
  return take(to, start, writeUpper(start, pointerOf(target), lengthOf(target)));
}

/** ToLowerCase(target). */
export function toLowerCase(to: usize, args: usize): bool {
  const target = argument(args, 0);
  if (!stringArgument(target)) return false;
  const start = reserve(<usize>lengthOf(target) * 3);
  return take(to, start, writeLower(start, pointerOf(target), lengthOf(target)));
}

/** ToCamelCase(target). */
export function toCamelCase(to: usize, args: usize): bool {
  const target = argument(args, 0);
  if (!stringArgument(target)) return false;
  const from = trimSpaceStart(pointerOf(target), pointerOf(target) + lengthOf(target));
  const end = trimSpaceEnd(from, pointerOf(target) + lengthOf(target));
  const start = reserve(end - from);
  return take(to, start, writeCamel(start, from, end));
}

/** ToSnakeCase(target). */
export function toSnakeCase(to: usize, args: usize): bool {
  const target = argument(args, 0);
  if (!stringArgument(target)) return false;
  const from = trimSpaceStart(pointerOf(target), pointerOf(target) + lengthOf(target));
  const end = trimSpaceEnd(from, pointerOf(target) + lengthOf(target));
  const start = reserve((end - from) * 2);
  return take(to, start, writeSnake(start, from, end));
}

/**
 * ConvertCase(target, to_case): the case is one of four words, and the first letter tells them
 * apart.
 */
export function convertCase(to: usize, args: usize): bool {
  switch (load<u8>(pointerOf(argument(args, 1)))) {
    case 0x6c:
      return toLowerCase(to, args);
    case 0x75:
      return toUpperCase(to, args);
    case 0x73:
      return toSnakeCase(to, args);
    case 0x63:
      return toCamelCase(to, args);
    default:
      return invalid(FunctionNumber.ConvertCase);
  }
}

function take(to: usize, start: usize, end: usize): bool {
  commit(end);
  setString(to, start, <u32>(end - start));
  return true;
}

// ---- strcase

// @ts-ignore: decorator
@inline
function isCapital(byte: u32): bool {
  return byte - 0x41 < 26;
}

// @ts-ignore: decorator
@inline
function isSmall(byte: u32): bool {
  return byte - 0x61 < 26;
}

// @ts-ignore: decorator
@inline
function isDigit(byte: u32): bool {
  return byte - 0x30 < 10;
}

function isSeparator(byte: u32): bool {
  return byte == 0x5f || byte == 0x20 || byte == 0x2d || byte == 0x2e;
}

// A letter behind a separator or a digit becomes a capital, one behind a capital becomes small; all
// but letters and digits goes away.
function writeCamel(to: usize, from: usize, end: usize): usize {
  let capitalNext = true;
  let afterCapital = false;
  for (; from < end; from++) {
    let byte = <u32>load<u8>(from);
    const capital = isCapital(byte);
    const small = isSmall(byte);
    if (capitalNext) {
      if (small) byte -= 32;
    } else if (afterCapital && capital) {
      byte += 32;
    }
    afterCapital = capital;
    if (capital || small) {
      store<u8>(to++, byte);
      capitalNext = false;
    } else if (isDigit(byte)) {
      store<u8>(to++, byte);
      capitalNext = true;
    } else {
      capitalNext = isSeparator(byte);
    }
  }
  return to;
}

// An underscore goes wherever the kind of character changes; of a run of capitals before a small
// letter, the last belongs to the word behind it.
function writeSnake(to: usize, from: usize, end: usize): usize {
  const start = from;
  for (; from < end; from++) {
    const byte = <u32>load<u8>(from);
    const written = isCapital(byte) ? byte + 32 : byte;
    const next: u32 = from + 1 < end ? <u32>load<u8>(from, 1) : 0;
    if (!changesKind(byte, next)) {
      store<u8>(to++, isSeparator(written) ? 0x5f : written);
      continue;
    }
    const endsCapitals = isCapital(byte) && isSmall(next);
    if (endsCapitals && from > start && isCapital(load<u8>(from - 1))) store<u8>(to++, 0x5f);
    store<u8>(to++, written);
    if (isSmall(byte) || isDigit(byte) || isDigit(next)) store<u8>(to++, 0x5f);
  }
  return to;
}

function changesKind(byte: u32, next: u32): bool {
  if (isCapital(byte)) return isSmall(next) || isDigit(next);
  if (isSmall(byte)) return isCapital(next) || isDigit(next);
  return isDigit(byte) && (isCapital(next) || isSmall(next));
}
