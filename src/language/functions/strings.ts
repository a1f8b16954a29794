// Functions on strings.

import { FunctionNumber } from "../../../format/functions.ts";
import { anyListOf, converter, listOf, optional, required, target } from "./define.ts";
import type { FunctionRecord } from "./record.ts";

const caseWords = ["lower", "upper", "snake", "camel"];

export const strings: readonly FunctionRecord[] = [
  converter(FunctionNumber.Concat, {
    takes: [anyListOf("stringLike", "vals"), required("delimiter", "string")],
    gives: "string",
    summary: "Joins values, each as a string, with a delimiter between them.",
    examples: [[`Concat(["a", 1, true], "-")`, `"a-1-true"`]],
  }),
  converter(FunctionNumber.ConvertCase, {
    takes: [target, required("to_case", "literalString", { words: caseWords })],
    gives: "string",
    summary: "Changes a string to lower, upper, snake or camel case.",
    examples: [[`ConvertCase("userName", "snake")`, `"user_name"`]],
  }),
  converter(FunctionNumber.Format, {
    takes: [required("format", "literalString"), listOf("value", "vals")],
    gives: "string",
    summary: "Formats values by a format string, as Go's fmt.Sprintf does.",
    examples: [[`Format("%s is %03d", ["x", 7])`, `"x is 007"`]],
  }),
  converter(FunctionNumber.HasPrefix, {
    takes: [target, required("prefix", "string")],
    gives: "bool",
    summary: "Tells whether a string starts with a prefix.",
    examples: [[`HasPrefix("/api/v1", "/api")`, `true`]],
  }),
  converter(FunctionNumber.HasSuffix, {
    takes: [target, required("suffix", "string")],
    gives: "bool",
    summary: "Tells whether a string ends with a suffix.",
    examples: [[`HasSuffix("image.png", ".jpg")`, `false`]],
  }),
  converter(FunctionNumber.IsMatch, {
    takes: [
      required("target", "stringLike"),
      required("pattern", "string", { notation: "regex" }),
    ],
    gives: "bool",
    summary: "Tells whether a regular expression matches anywhere in a value's string.",
    examples: [
      [`IsMatch("GET /api", "^GET ")`, `true`],
      [`IsMatch(404, "^5")`, `false`],
    ],
  }),
  converter(FunctionNumber.IsValidLuhn, {
    takes: [required("target", "stringLike")],
    gives: "bool",
    summary: "Tells whether the digits of a value pass the Luhn check of card numbers.",
    examples: [[`IsValidLuhn("4532015112830366")`, `true`]],
  }),
  converter(FunctionNumber.Split, {
    takes: [target, required("delimiter", "string")],
    gives: "list",
    summary: "Cuts a string at each delimiter.",
    examples: [[`Split("a|b", "|")`, `["a", "b"]`]],
  }),
  converter(FunctionNumber.Substring, {
    takes: [
      target,
      required("start", "int"),
      required("length", "int"),
      optional("utf8_safe", "literalBool", { default: "false" }),
    ],
    gives: "string",
    summary: "Cuts `length` bytes out of a string; utf8_safe never cuts inside a character.",
    examples: [[`Substring("checkout", 0, 5)`, `"check"`]],
  }),
  converter(FunctionNumber.ToCamelCase, {
    takes: [target],
    gives: "string",
    summary: "Writes a string in camel case.",
    examples: [[`ToCamelCase("http_status")`, `"HttpStatus"`]],
  }),
  converter(FunctionNumber.ToLowerCase, {
    takes: [target],
    gives: "string",
    summary: "Writes a string in lower case.",
    examples: [[`ToLowerCase("WARN")`, `"warn"`]],
  }),
  converter(FunctionNumber.ToSnakeCase, {
    takes: [target],
    gives: "string",
    summary: "Writes a string in snake case.",
    examples: [[`ToSnakeCase("HttpStatus")`, `"http_status"`]],
  }),
  converter(FunctionNumber.ToUpperCase, {
    takes: [target],
    gives: "string",
    summary: "Writes a string in upper case.",
    examples: [[`ToUpperCase("warn")`, `"WARN"`]],
  }),
  converter(FunctionNumber.Trim, {
    takes: [target, optional("replacement", "literalString", { default: `" "` })],
    gives: "string",
    summary: "Takes given characters, by default spaces, from both ends of a string.",
    examples: [[`Trim("  a b ")`, `"a b"`]],
  }),
  converter(FunctionNumber.TrimPrefix, {
    takes: [target, required("prefix", "string")],
    gives: "string",
    summary: "Takes a prefix from a string that has it.",
    examples: [[`TrimPrefix("/api/v1", "/api")`, `"/v1"`]],
  }),
  converter(FunctionNumber.TrimSuffix, {
    takes: [target, required("suffix", "string")],
    gives: "string",
    summary: "Takes a suffix from a string that has it.",
    examples: [[`TrimSuffix("image.png", ".png")`, `"image"`]],
  }),
];
