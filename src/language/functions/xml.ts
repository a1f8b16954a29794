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
    summary: "Turns XML attributes into elements.",
    examples: [[`ConvertAttributesToElementsXML("<a b=\\"c\\"/>")`, `"<a><b>c</b></a>"`]],
  }),
  converter(FunctionNumber.ConvertTextToElementsXML, {
    takes: [
      target,
      optional("xpath", "literalString", { ...elsewhere, default: `"/"` }),
      optional("element_name", "literalString", { default: `"value"` }),
    ],
    gives: "string",
    runs: "host",
    summary: "Wraps text that stands beside elements in elements of its own.",
    examples: [
      [`ConvertTextToElementsXML("<a><b/>c</a>")`, `"<a><b></b><value>c</value></a>"`],
    ],
  }),
  converter(FunctionNumber.GetXML, {
    takes: [target, xpath],
    gives: "string",
    runs: "host",
    refuse: refuseEmpty,
    summary: "Gives the XML that an XPath selects.",
    examples: [[`GetXML("<a><b>c</b></a>", "/a/b")`, `"<b>c</b>"`]],
  }),
  converter(FunctionNumber.InsertXML, {
    takes: [target, xpath, required("sub_document", "string")],
    gives: "string",
    runs: "host",
    refuse: refuseEmpty,
    summary: "Inserts XML into the elements that an XPath selects.",
    examples: [[`InsertXML("<a></a>", "/a", "<b/>")`, `"<a><b></b></a>"`]],
  }),
  converter(FunctionNumber.ParseSimplifiedXML, {
    takes: [target],
    gives: "map",
    runs: "host",
    summary: "Parses XML into a map of elements, without attributes.",
    examples: [[`ParseSimplifiedXML("<a><b>c</b></a>")`, `{"a": {"b": "c"}}`]],
  }),
  converter(FunctionNumber.ParseXML, {
    takes: [target],
    gives: "map",
    runs: "host",
    summary: "Parses XML into a map of tag, attributes, children and content.",
    examples: [[`ParseXML("<a>b</a>")`, `{"content": "b", "tag": "a"}`]],
  }),
  converter(FunctionNumber.RemoveXML, {
    takes: [target, xpath],
    gives: "string",
    runs: "host",
    refuse: refuseEmpty,
    summary: "Removes what an XPath selects.",
    examples: [[`RemoveXML("<a><b/>c</a>", "/a/b")`, `"<a>c</a>"`]],
  }),
];
