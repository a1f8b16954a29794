// Functions from one type to another, and questions about types.

import { FunctionNumber } from "../../../format/functions.ts";
import { converter, optional, required, target } from "./define.ts";
import type { FunctionRecord } from "./record.ts";

export const conversions: readonly FunctionRecord[] = [
  converter(FunctionNumber.Base64Encode, {
    takes: [target, optional("variant", "string", { default: `"base64"` })],
    gives: "string",
  }),
  converter(FunctionNumber.Bool, {
    takes: [required("target", "boolLike")],
    gives: "bool",
  }),
  converter(FunctionNumber.Decode, {
    takes: [required("target", "value"), required("encoding", "string", { notation: "encoding" })],
    gives: "string",
  }),
  converter(FunctionNumber.Double, {
    takes: [required("target", "doubleLike")],
    gives: "double",
  }),
  converter(FunctionNumber.Hex, {
    takes: [required("target", "bytesLike")],
    gives: "string",
  }),
  converter(FunctionNumber.Int, {
    takes: [required("target", "intLike")],
    gives: "int",
  }),
  converter(FunctionNumber.IsBool, {
    takes: [required("target", "bool")],
    gives: "bool",
  }),
  converter(FunctionNumber.IsDouble, {
    takes: [required("target", "double")],
    gives: "bool",
  }),
  converter(FunctionNumber.IsEmpty, {
    takes: [required("target", "value")],
    gives: "bool",
  }),
  converter(FunctionNumber.IsInt, {
    takes: [required("target", "int")],
    gives: "bool",
  }),
  converter(FunctionNumber.IsList, {
    takes: [required("target", "value")],
    gives: "bool",
  }),
  converter(FunctionNumber.IsMap, {
    takes: [required("target", "map")],
    gives: "bool",
  }),
  converter(FunctionNumber.IsString, {
    takes: [target],
    gives: "bool",
  }),
  converter(FunctionNumber.Log, {
    takes: [required("target", "doubleLike")],
    gives: "double",
  }),
  converter(FunctionNumber.ParseInt, {
    takes: [target, required("base", "int")],
    gives: "int",
  }),
  converter(FunctionNumber.String, {
    takes: [required("target", "stringLike")],
    gives: "string",
  }),
];
