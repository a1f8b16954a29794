// Functions on XML text.

import { FunctionNumber } from "../../../format/functions.ts";
import { converter, optional, required, target } from "./define.ts";
import type { FunctionRecord, LiteralArgument, Refusal } from "./record.ts";

const xpath = required("xpath", "literalString", { written: "x_path", notation: "xpath" });
const elsewhere = { written: "x_path", notation: "xpath" } as const;

/** Optional, an empty XPath means the default; here there is none. */
function refuseEmpty([, path]: readonly LiteralArgument[]): Refusal | undefined {
  return path === "" ? { message: "the XPath is empty", parameter: 1 } : undefined;
}

export const xml: readonly FunctionRecord[] = [
  converter(FunctionNumber.ConvertAttributesToElementsXML, {
    takes: [target, optional("xpath", "literalString", { ...elsewhere, default: `"//@*"` })],
    gives: "string",
    runs: "host",
  }),
  converter(FunctionNumber.ConvertTextToElementsXML, {
    takes: [
      target,
      optional("xpath", "literalString", { ...elsewhere, default: `"/"` }),
      optional("element_name", "literalString", { default: `"value"` }),
    ],
    gives: "string",
    runs: "host",
  }),
  converter(FunctionNumber.GetXML, {
    takes: [target, xpath],
    gives: "string",
    runs: "host",
    refuse: refuseEmpty,
  }),
  converter(FunctionNumber.InsertXML, {
    takes: [target, xpath, required("sub_document", "string")],
    gives: "string",
    runs: "host",
    refuse: refuseEmpty,
  }),
  converter(FunctionNumber.ParseSimplifiedXML, {
    takes: [target],
    gives: "map",
    runs: "host",
  }),
  converter(FunctionNumber.ParseXML, {
    takes: [target],
    gives: "map",
    runs: "host",
  }),
  converter(FunctionNumber.RemoveXML, {
    takes: [target, xpath],
    gives: "string",
    runs: "host",
    refuse: refuseEmpty,
  }),
];
