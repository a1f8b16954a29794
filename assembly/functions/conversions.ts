// Functions from one type to another, and questions about types (ottlfuncs: func_bool, func_int,
// func_is_*, ...). Most are a getter and nothing more.

import { Failure } from "../../format/failure";
import { FunctionNumber } from "../../format/functions";
import { Flavor, ValueType } from "../../format/value";
import { fail } from "../machine/failure";
import { allocate, commit, reserve } from "../memory/arena";
import { Base64, parseBase64, writeBase64 } from "../text/base64";
import { writeHex } from "../text/hex";
import { parseIntegerBase } from "../text/integer";
import { outcome, Outcome } from "../text/outcome";
import {
  doubleOf,
  flavorOf,
  intOf,
  isAbsent,
  lengthOf,
  moveCell,
  pointerOf,
  setBool,
  setDouble,
  setInt,
  setString,
  typeOf,
} from "../value/cell";
import { countOf, openContainer } from "../value/node";
import { argument } from "./argument";
import { readCharacters, readCharset } from "./encodings";
import {
  boolLike,
  bytesLike,
  doubleLike,
  intArgument,
  intLike,
  parsed,
  stringArgument,
  stringLike,
} from "./getters";
import { naturalLogarithm } from "./logarithm";
import { invalid } from "./strings";
import { equalsWord } from "./words";

/** Bool(target): nil stays nil, here and in the next three. */
export function toBool(to: usize, args: usize): bool {
  if (!boolLike(args)) return false;
  moveCell(to, args);
  return true;
}

/** Int(target). */
export function toInt(to: usize, args: usize): bool {
  if (!intLike(args)) return false;
  moveCell(to, args);
  return true;
}

/** Double(target). */
export function toDouble(to: usize, args: usize): bool {
  if (!doubleLike(args)) return false;
  moveCell(to, args);
  return true;
}

/** String(target). */
export function toText(to: usize, args: usize): bool {
  if (!stringLike(args)) return false;
  moveCell(to, args);
  return true;
}

/** ParseInt(target, base). */
export function parseInt_(to: usize, args: usize): bool {
  const target = argument(args, 0);
  const base = argument(args, 1);
  if (!stringArgument(target)) return false;
  if (lengthOf(target) == 0) return invalid(FunctionNumber.ParseInt);
  if (!intArgument(base)) return false;
  if (intOf(base) < 0) return invalid(FunctionNumber.ParseInt);
  const value = parseIntegerBase(pointerOf(target), lengthOf(target), intOf(base));
  if (!parsed()) return false;
  setInt(to, value);
  return true;
}

/** Log(target): the natural logarithm. */
export function log(to: usize, args: usize): bool {
  if (!doubleLike(args)) return false;
  // NaN passes, as in Go: it is not <= 0.
  if (typeOf(args) == ValueType.Nil || doubleOf(args) <= 0) return invalid(FunctionNumber.Log);
  setDouble(to, naturalLogarithm(doubleOf(args)));
  return true;
}

/** Hex(target): nil gives "". */
export function hex(to: usize, args: usize): bool {
  if (!bytesLike(args)) return false;
  const length = typeOf(args) == ValueType.Nil ? 0 : lengthOf(args);
  const text = allocate(<usize>length * 2);
  writeHex(text, pointerOf(args), length);
  setString(to, text, length * 2);
  return true;
}

// ---- base64 and character encodings

const NOT_BASE64: u32 = 0xff;

// Which variant of base64 a word names.
function base64Variant(word: usize): u32 {
  if (equalsWord(word, "base64")) return Base64.Standard;
  if (equalsWord(word, "base64-raw")) return Base64.Raw;
  if (equalsWord(word, "base64-url")) return Base64.Url;
  if (equalsWord(word, "base64-raw-url")) return Base64.RawUrl;
  return NOT_BASE64;
}

/** Base64Encode(target, variant). */
export function base64Encode(to: usize, args: usize): bool {
  const target = argument(args, 0);
  const variant = argument(args, 1);
  if (!stringArgument(target)) return false;
  let form: u32 = Base64.Standard;
  if (!isAbsent(variant)) {
    if (!stringArgument(variant)) return false;
    form = base64Variant(variant);
    if (form == NOT_BASE64) return invalid(FunctionNumber.Base64Encode);
  }
  const text = reserve(<usize>lengthOf(target) * 2 + 8);
  const end = writeBase64(text, pointerOf(target), lengthOf(target), form);
  commit(end);
  setString(to, text, <u32>(end - text));
  return true;
}

/** Decode(target, encoding): of base64, or of an encoding of characters. */
export function decode(to: usize, args: usize): bool {
  const target = argument(args, 0);
  const encoding = argument(args, 1);
  const hasTable = typeOf(encoding) == ValueType.Pattern;
  if (!hasTable && !stringArgument(encoding)) return false;
  const type = typeOf(target);
  if (type != ValueType.String && type != ValueType.Bytes) {
    return fail(Failure.UnsupportedType, type);
  }
  if (hasTable) return readCharset(to, target, pointerOf(encoding));
  const form = base64Variant(encoding);
  if (form == NOT_BASE64) return readCharacters(to, target, encoding);
  const bytes = reserve(<usize>lengthOf(target) + 4);
  const end = parseBase64(bytes, pointerOf(target), lengthOf(target), form);
  if (outcome() != Outcome.Ok) return fail(Failure.Unparsable);
  commit(end);
  setString(to, bytes, <u32>(end - bytes));
  return true;
}

// ---- questions

/** IsBool, IsDouble, IsInt, IsString, IsMap. */
export function isType(to: usize, args: usize, type: u32): bool {
  setBool(to, typeOf(args) == type);
  return true;
}

/**
 * IsList(target): not of []uint64 (bucket counts), which the reference's list of types lacks, nor
 * of []time.Time.
 */
export function isList(to: usize, args: usize): bool {
  const flavor = flavorOf(args);
  const isSlice =
    typeOf(args) == ValueType.Slice && flavor != Flavor.Uints && flavor != Flavor.Times;
  setBool(to, isSlice || (typeOf(args) == ValueType.Messages && isRepeated(args)));
  return true;
}

// The kinds of messages (src/language/path-tables.ts) that are no list to the reference: a span's
// status and an exponential histogram's buckets, which are one message, and all of profiles.
export function isRepeated(cell: usize): bool {
  const kind = flavorOf(cell);
  return kind != 3 && kind != 4 && kind != 7 && kind != 8;
}

/** IsEmpty(target): nil, a container of nothing, or Go's zero value of the type. */
export function isEmpty(to: usize, args: usize): bool {
  setBool(to, isZero(args));
  return true;
}

// A time has a location, and so is never Go's zero value.
function isZero(cell: usize): bool {
  switch (typeOf(cell)) {
    case ValueType.Nil:
      return true;
    case ValueType.Bool:
    case ValueType.Int:
    case ValueType.Duration:
      return intOf(cell) == 0;
    case ValueType.Double:
      return doubleOf(cell) == 0;
    case ValueType.String:
    case ValueType.Bytes:
      return lengthOf(cell) == 0;
    case ValueType.Map:
    case ValueType.Slice:
      return countOf(openContainer(cell)) == 0;
    case ValueType.TraceId:
    case ValueType.SpanId:
    case ValueType.ProfileId:
      return isZeroId(cell);
    default:
      return false;
  }
}

/** Whether an id has no bit set. */
export function isZeroId(cell: usize): bool {
  const start = pointerOf(cell);
  const end = start + lengthOf(cell);
  for (let at = start; at < end; at++) {
    if (load<u8>(at) != 0) return false;
  }
  return true;
}
