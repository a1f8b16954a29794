// Functions from one type to another, and questions about types.

import { FunctionNumber } from "../../../format/functions.ts";
import { converter, optional, required, target } from "./define.ts";
import type { FunctionRecord } from "./record.ts";

export const conversions: readonly FunctionRecord[] = [
  converter(FunctionNumber.Base64Encode, {
    takes: [target, optional("variant", "string", { default: `"base64"` })],
    gives: "string",
    summary: "Encodes a string in base64, or in base64-raw, base64-url or base64-raw-url.",
    examples: [[`Base64Encode("hello")`, `"aGVsbG8="`]],
  }),
  converter(FunctionNumber.Bool, {
    takes: [required("target", "boolLike")],
    gives: "bool",
    summary: "Converts a value to a bool.",
    examples: [[`Bool("true")`, `true`]],
  }),
  converter(FunctionNumber.Decode, {
    takes: [required("target", "value"), required("encoding", "string", { notation: "encoding" })],
    gives: "string",
    summary: "Decodes a string or bytes from base64 or from a character encoding.",
    examples: [[`Decode("aGVsbG8=", "base64")`, `"hello"`]],
  }),
  converter(FunctionNumber.Double, {
    takes: [required("target", "doubleLike")],
    gives: "double",
    summary: "Converts a value to a double.",
    examples: [[`Double("2.5")`, `2.5`]],
  }),
  converter(FunctionNumber.Hex, {
    takes: [required("target", "bytesLike")],
    gives: "string",
    summary: "Writes the bytes of a value in hexadecimal.",
    examples: [[`Hex("OTTL")`, `"4f54544c"`]],
  }),
  converter(FunctionNumber.Int, {
    takes: [required("target", "intLike")],
    gives: "int",
    summary: "Converts a value to an int.",
    examples: [
      [`Int("42")`, `42`],
      [`Int(2.9)`, `2`],
    ],
  }),
  converter(FunctionNumber.IsBool, {
    takes: [required("target", "bool")],
    gives: "bool",
    summary: "Tells whether a value is a bool.",
    examples: [[`IsBool(log.attributes["absent"])`, `false`]],
  }),
  converter(FunctionNumber.IsDouble, {
    takes: [required("target", "double")],
    gives: "bool",
    summary: "Tells whether a value is a double.",
    examples: [[`IsDouble(Double(1))`, `true`]],
  }),
  converter(FunctionNumber.IsEmpty, {
    takes: [required("target", "value")],
    gives: "bool",
    summary: "Tells whether a value is nil, \"\", or a list, map or bytes with nothing in it.",
    examples: [[`IsEmpty("")`, `true`]],
  }),
  converter(FunctionNumber.IsInt, {
    takes: [required("target", "int")],
    gives: "bool",
    summary: "Tells whether a value is an int.",
    examples: [[`IsInt(Int("5"))`, `true`]],
  }),
  converter(FunctionNumber.IsList, {
    takes: [required("target", "value")],
    gives: "bool",
    summary: "Tells whether a value is a list.",
    examples: [[`IsList(Split("a,b", ","))`, `true`]],
  }),
  converter(FunctionNumber.IsMap, {
    takes: [required("target", "map")],
    gives: "bool",
    summary: "Tells whether a value is a map.",
    examples: [[`IsMap(log.attributes)`, `true`]],
  }),
  converter(FunctionNumber.IsString, {
    takes: [target],
    gives: "bool",
    summary: "Tells whether a value is a string.",
    examples: [[`IsString(Int("5"))`, `false`]],
  }),
  converter(FunctionNumber.Log, {
    takes: [required("target", "doubleLike")],
    gives: "double",
    summary: "Gives the natural logarithm of a number above zero.",
    examples: [[`Log(1)`, `0.0`]],
  }),
  converter(FunctionNumber.ParseInt, {
    takes: [target, required("base", "int")],
    gives: "int",
    summary: "Parses an int in a base from 2 to 36, or in base 0 by its prefix.",
    examples: [[`ParseInt("ff", 16)`, `255`]],
  }),
  converter(FunctionNumber.String, {
    takes: [required("target", "stringLike")],
    gives: "string",
    summary: "Converts a value to a string; maps and lists become JSON.",
    examples: [[`String(1.5)`, `"1.5"`]],
  }),
];
