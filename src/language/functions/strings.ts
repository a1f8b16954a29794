// Functions on strings.

import { FunctionNumber } from "../../../format/functions.ts";
import { anyListOf, converter, listOf, optional, required, target } from "./define.ts";
import type { FunctionRecord } from "./record.ts";

const caseWords = ["lower", "upper", "snake", "camel"];

export const strings: readonly FunctionRecord[] = [
  converter(FunctionNumber.Concat, {
    takes: [anyListOf("stringLike", "vals"), required("delimiter", "string")],
    gives: "string",
  }),
  converter(FunctionNumber.ConvertCase, {
    takes: [target, required("to_case", "literalString", { words: caseWords })],
    gives: "string",
  }),
  converter(FunctionNumber.Format, {
    takes: [required("format", "literalString"), listOf("value", "vals")],
    gives: "string",
  }),
  converter(FunctionNumber.HasPrefix, {
    takes: [target, required("prefix", "string")],
    gives: "bool",
  }),
  converter(FunctionNumber.HasSuffix, {
    takes: [target, required("suffix", "string")],
    gives: "bool",
  }),
  converter(FunctionNumber.IsMatch, {
    takes: [required("target", "stringLike"), required("pattern", "string", { notation: "regex" })],
    gives: "bool",
  }),
  converter(FunctionNumber.IsValidLuhn, {
    takes: [required("target", "stringLike")],
    gives: "bool",
  }),
  converter(FunctionNumber.Split, {
    takes: [target, required("delimiter", "string")],
    gives: "list",
  }),
  converter(FunctionNumber.Substring, {
    takes: [
      target,
      required("start", "int"),
      required("length", "int"),
      optional("utf8_safe", "literalBool", { default: "false" }),
    ],
    gives: "string",
  }),
  converter(FunctionNumber.ToCamelCase, {
    takes: [target],
    gives: "string",
  }),
  converter(FunctionNumber.ToLowerCase, {
    takes: [target],
    gives: "string",
  }),
  converter(FunctionNumber.ToSnakeCase, {
    takes: [target],
    gives: "string",
  }),
  converter(FunctionNumber.ToUpperCase, {
    takes: [target],
    gives: "string",
  }),
  converter(FunctionNumber.ToValidUTF8, {
    takes: [target, optional("replacement", "literalString", { default: `"\\ufffd"` })],
    gives: "string",
    gate: "experimental",
  }),
  converter(FunctionNumber.Trim, {
    takes: [target, optional("replacement", "literalString", { default: `" "` })],
    gives: "string",
  }),
  converter(FunctionNumber.TrimPrefix, {
    takes: [target, required("prefix", "string")],
    gives: "string",
  }),
  converter(FunctionNumber.TrimSuffix, {
    takes: [target, required("suffix", "string")],
    gives: "string",
  }),
];
