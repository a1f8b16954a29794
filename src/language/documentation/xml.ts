// What docs/FUNCTIONS.md says: functions on XML text.

import type { Documentation } from "./documented.ts";

export const xml: Documentation = {
  ConvertAttributesToElementsXML: [
    "Turns the attributes that an XPath selects into elements.",
    [`ConvertAttributesToElementsXML("<a b=\\"c\\"/>")`, `"<a><b>c</b></a>"`],
    [
      `ConvertAttributesToElementsXML("<a b=\\"c\\" d=\\"e\\"/>", "/a/@d")`,
      `"<a b=\\"c\\"><d>e</d></a>"`,
    ],
  ],
  ConvertTextToElementsXML: [
    "Puts text that stands beside elements into elements of its own.",
    [`ConvertTextToElementsXML("<a><b/>c</a>")`, `"<a><b></b><value>c</value></a>"`],
    [`ConvertTextToElementsXML("<a><b/>c</a>", "/a", "text")`, `"<a><b></b><text>c</text></a>"`],
  ],
  GetXML: [
    "Gives the XML that an XPath selects.",
    [`GetXML("<a><b>c</b><b>d</b></a>", "/a/b")`, `"<b>c</b><b>d</b>"`],
    [`GetXML("<a b=\\"c\\"/>", "/a/@b")`, `"c"`],
    [`GetXML("<a/>", "/b")`, `""`],
  ],
  InsertXML: [
    "Inserts XML into the elements that an XPath selects, behind what they hold.",
    [`InsertXML("<a></a>", "/a", "<b/>")`, `"<a><b></b></a>"`],
    [`InsertXML("<a><b/><b/></a>", "/a/b", "<c>1</c>")`, `"<a><b><c>1</c></b><b><c>1</c></b></a>"`],
  ],
  ParseSimplifiedXML: [
    "Reads XML into a map of elements; attributes are left out, an element that repeats " +
      "is a list.",
    [`ParseSimplifiedXML("<a><b>c</b></a>")`, `{"a": {"b": "c"}}`],
    [`ParseSimplifiedXML("<a><b>1</b><b>2</b></a>")`, `{"a": {"b": ["1", "2"]}}`],
  ],
  ParseXML: [
    "Reads XML into a map of tag, attributes, children and content.",
    [`ParseXML("<a>b</a>")`, `{"tag": "a", "content": "b"}`],
    [
      `ParseXML("<a b=\\"c\\"><d/></a>")`,
      `{"tag": "a", "attributes": {"b": "c"}, "children": [{"tag": "d"}]}`,
    ],
  ],
  RemoveXML: [
    "Removes what an XPath selects.",
    [`RemoveXML("<a><b/>c</a>", "/a/b")`, `"<a>c</a>"`],
    [`RemoveXML("<a b=\\"c\\"/>", "//@*")`, `"<a></a>"`],
  ],
};
