// Hashes of strings, written in hexadecimal except FNV, which is an int.

import { FunctionNumber } from "../../../format/functions.ts";
import type { ResultKind } from "../kinds.ts";
import { converter, target } from "./define.ts";
import type { FunctionRecord } from "./record.ts";

function hash(
  number: FunctionNumber,
  algorithm: string,
  answer: string,
  gives: ResultKind = "string",
): FunctionRecord {
  const name = FunctionNumber[number] as string;
  return converter(number, {
    takes: [target],
    gives,
    summary: `Gives the ${algorithm} hash of a string.`,
    examples: [[`${name}("ottl")`, answer]],
  });
}

export const hashes: readonly FunctionRecord[] = [
  hash(FunctionNumber.FNV, "64-bit FNV-1", `-3135926234772075306`, "int"),
  hash(FunctionNumber.MD5, "MD5", `"118d9e3b8f09ce166b725926cb81617b"`),
  hash(FunctionNumber.Murmur3Hash, "32-bit Murmur3", `"babf4921"`),
  hash(FunctionNumber.Murmur3Hash128, "128-bit Murmur3", `"29a3c963dcb6d4d347a085f9203dfedb"`),
  hash(FunctionNumber.SHA1, "SHA-1", `"1eb6b465d0f2b34011e9ffd0cf8e32d23ae0a00c"`),
  hash(
    FunctionNumber.SHA256,
    "SHA-256",
    `"3b527933d3a567a2ab658cca744a004cbea52ff536a81768ce2eadfc4579da31"`,
  ),
  hash(
    FunctionNumber.SHA512,
    "SHA-512",
    `"8d355c8e72751ae62b3ab5a6d0708331989067d440d1e33476abb7eb249de625` +
      `d786af6e89950f762c60cdd81edff7ad5623cfb9502f169213922ec41a0da9df"`,
  ),
  hash(FunctionNumber.XXH128, "128-bit xxHash 3", `"ce35334483f30bb939913737319ae704"`),
  hash(FunctionNumber.XXH3, "64-bit xxHash 3", `"38628aa41b517332"`),
];
