// What docs/FUNCTIONS.md says: functions from one type to another, and questions about types.

import type { Documentation } from "./documented.ts";

export const conversions: Documentation = {
  Base64Encode: [
    "Writes the bytes of a string in base64, or as base64-raw, base64-url or base64-raw-url.",
    [`Base64Encode("hello")`, `"aGVsbG8="`],
    [`Base64Encode("hello", "base64-raw")`, `"aGVsbG8"`],
    [`Base64Encode("a?>", "base64-url")`, `"YT8-"`],
  ],
  Bool: [
    "Makes a bool of a value: of a number, whether it is not zero; of a string, what it says.",
    [`Bool("true")`, "true"],
    ["Bool(0)", "false"],
    ["Bool(log.body)", "fails"],
  ],
  Decode: [
    "Reads the bytes of a value as base64 or as text in a character encoding.",
    [`Decode("aGVsbG8=", "base64")`, `"hello"`],
    [`Decode(0xe9, "iso-8859-1")`, `"é"`],
    [`Decode(0x4f006b00, "utf-16le")`, `"Ok"`],
  ],
  Double: [
    "Makes a double of a value.",
    [`Double("2.5")`, "2.5"],
    ["Double(true)", "1.0"],
    ["Double(log.body)", "fails"],
  ],
  Hex: [
    "Writes the bytes of a value in hexadecimal; a number has eight.",
    [`Hex("OTTL")`, `"4f54544c"`],
    ["Hex(258)", `"0000000000000102"`],
    ["Hex(true)", `"01"`],
  ],
  Int: [
    "Makes an int of a value; of a double it takes what stands before the point.",
    [`Int("42")`, "42"],
    ["Int(2.9)", "2"],
    ["Int(log.body)", "fails"],
  ],
  IsBool: [
    "Tells whether a value is a bool.",
    ["IsBool(true)", "true"],
    ["IsBool(log.body)", "false"],
    [`IsBool(log.attributes["absent"])`, "false"],
  ],
  IsDouble: [
    "Tells whether a value is a double.",
    ["IsDouble(Double(1))", "true"],
    [`IsDouble(log.attributes["b"])`, "false"],
  ],
  IsEmpty: [
    "Tells whether a value is nil, 0 or false, or a string, list, map or bytes with " +
      "nothing in it.",
    [`IsEmpty("")`, "true"],
    [`IsEmpty(log.attributes["absent"])`, "true"],
    ["IsEmpty(0)", "true"],
  ],
  IsInt: [
    "Tells whether a value is an int.",
    [`IsInt(Int("5"))`, "true"],
    ["IsInt(log.body)", "false"],
  ],
  IsList: [
    "Tells whether a value is a list.",
    [`IsList(Split("a,b", ","))`, "true"],
    ["IsList(log.body)", "false"],
  ],
  IsMap: [
    "Tells whether a value is a map.",
    ["IsMap(log.attributes)", "true"],
    ["IsMap(log.body)", "false"],
  ],
  IsString: [
    "Tells whether a value is a string.",
    ["IsString(log.body)", "true"],
    [`IsString(Int("5"))`, "false"],
  ],
  Log: [
    "Gives the natural logarithm of a number above zero.",
    ["Log(1)", "0.0"],
    [`Log("10")`, "2.302585092994046"],
    ["Log(0)", "fails"],
  ],
  ParseInt: [
    "Reads a string as an int in a base from 2 to 36; in base 0 its prefix tells the base.",
    [`ParseInt("ff", 16)`, "255"],
    [`ParseInt("-0x1f", 0)`, "-31"],
    [`ParseInt("12", 2)`, "fails"],
  ],
  String: [
    "Makes a string of a value; maps and lists become JSON, bytes become hexadecimal.",
    ["String(1.5)", `"1.5"`],
    ["String(log.attributes)", `"{\\"a\\":\\"x\\",\\"b\\":2}"`],
    ["String(0x0aff)", `"0aff"`],
  ],
};
