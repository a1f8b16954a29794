// Hashes of strings, written in hexadecimal except FNV, which is an int.

import { FunctionNumber } from "../../../format/functions.ts";
import type { ResultKind } from "../kinds.ts";
import { converter, target } from "./define.ts";
import type { FunctionRecord } from "./record.ts";

function hash(number: FunctionNumber, gives: ResultKind = "string"): FunctionRecord {
  return converter(number, { takes: [target], gives });
}

export const hashes: readonly FunctionRecord[] = [
  hash(FunctionNumber.FNV, "int"),
  hash(FunctionNumber.MD5),
  hash(FunctionNumber.Murmur3Hash),
  hash(FunctionNumber.Murmur3Hash128),
  hash(FunctionNumber.SHA1),
  hash(FunctionNumber.SHA256),
  hash(FunctionNumber.SHA512),
  hash(FunctionNumber.XXH128),
  hash(FunctionNumber.XXH3),
];
