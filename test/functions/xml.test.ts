// XML functions beyond the conformance cases, called as the engine calls them. The answers are the
// reference's (xmlquery and xpath of the collector), but where it says that they are ours.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { XML_OUTPUT_BYTES_MAX } from "../../format/limits.ts";
import { xpathFault } from "../../src/functions/xpath/xpath.ts";
import {
  convertAttributesToElementsXml,
  convertTextToElementsXml,
  getXml,
  insertXml,
  parseSimplifiedXml,
  parseXml,
  removeXml,
} from "../../src/functions/xml.ts";
import type { HostFunction } from "../../src/runtime/host-functions.ts";
import { HostFailure } from "../../src/runtime/host-functions.ts";
import { HostText, type HostValue } from "../../src/runtime/host-message.ts";
import { evaluate } from "../run.ts";

/** A result in one line: JSON, with texts that are no UTF-8 as hex. */
function call(work: HostFunction, ...given: HostValue[]): string {
  try {
    const value = work(...given);
    return typeof value === "string" ? value : JSON.stringify(plain(value));
  } catch (error) {
    if (error instanceof HostFailure) return `fails: ${error.message}`;
    throw error;
  }
}

function plain(value: HostValue): unknown {
  if (value instanceof HostText) return Buffer.from(value.bytes).toString();
  if (value instanceof Map) {
    return Object.fromEntries([...value].map(([key, item]) => [key, plain(item as HostValue)]));
  }
  return Array.isArray(value) ? value.map(plain) : value;
}

describe("what the reader takes", () => {
  /** Each goes through RemoveXML, which removes nothing. */
  const written: readonly (readonly [source: string, answer: string])[] = [
    ["<a  b = 'x' />", `<a b="x"></a>`],
    ["<a>&lt;&#65;&#x42;&apos;</a>", "<a>&lt;AB&#39;</a>"],
    ["<a>x\r\ny\rz</a>", "<a>x\ny\nz</a>"],
    ["<a b=']]>'/>", `<a b="]]&gt;"></a>`],
    ["<a><![CDATA[]]]]></a>", "<a><![CDATA[]]]]></a>"],
    ["<a>![cdata[x</a>", "<a><![CDATA[![cdata[x]]></a>"],
    ["<a><?p?><?q  r s ?></a>", "<a><?p?><?q r s?></a>"],
    ["<?p?><a/>", "<a></a>"],
    [" <a/> <b/>", "<a></a> <b></b>"],
    ["<?xml version='1.0'?>\n<!DOCTYPE a [<!ENTITY e \"<!-- >\"><!-- x -->]><a/>",
      `<?xml version="1.0"?>\n<!DOCTYPE a [<!ENTITY e "<!-- >"> ]><a></a>`],
    ["<a:/>", "<a:></a:>"],
    ["<a xml:space='default'> x <b xml:space='preserve'> y </b></a>",
      `<a xml:space="default">x<b xml:space="preserve"> y </b></a>`],
    ["<x:a xmlns:x='u'><a xmlns='u'/></x:a>", `<x:a xmlns:x="u"><a xmlns="u"></a></x:a>`],
    [`<?xml version="1.0" encoding="utf-16"?><a/>`, "fails: xmlquery: invalid XML document"],
    ["<a>&#0;</a>", "fails: XML syntax error on line 1: illegal character code U+0000"],
    ["<a>&nbsp;</a>", "fails: XML syntax error on line 1: invalid character entity &nbsp;"],
    ["<a b='1'\nc/>", "fails: XML syntax error on line 2: attribute name without = in element"],
    ["<a></b>", "fails: XML syntax error on line 1: element <a> closed by </b>"],
    ["<a:b:c/>", "fails: XML syntax error on line 1: expected element name after <"],
    ["</a>", "fails: XML syntax error on line 1: unexpected end element </a>"],
    ["<a", "fails: XML syntax error on line 1: unexpected EOF"],
    ["<!-- x -->", "fails: xmlquery: invalid XML document"],
  ];
  test.each(written)("%s", (source, answer) => {
    expect(call(removeXml, source, "//none")).toBe(answer);
  });

  test("text must be UTF-8, comments need not be", () => {
    const text = Uint8Array.from([...Buffer.from("<a>"), 0xff, ...Buffer.from("</a>")]);
    expect(call(removeXml, new HostText(text), "//b")).toMatch(/^fails: .* invalid UTF-8$/);
    const bytes = [...Buffer.from("<a><!--"), 0xff, ...Buffer.from("--></a>")];
    const result = removeXml(new HostText(Uint8Array.from(bytes)), "//b");
    expect(result).toEqual(new HostText(Uint8Array.from(bytes)));
  });

  test("what calls itself ISO-8859-1 is windows-1252", () => {
    const head = Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?><a>`);
    const bytes = Uint8Array.from([...head, 0x80, 0xe9, ...Buffer.from("</a>")]);
    expect(call(getXml, new HostText(bytes), "/a")).toBe(`"<a>€é</a>"`);
  });

  test("any text is refused or written so that it reads the same", () => {
    const pieces = ["<a>", "</a>", "<b/>", "x", "&lt;", "<!--c-->", "<![CDATA[d]]>", "<?p q?>"];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), (parts) => {
        const once = call(removeXml, `<r>${parts.join("")}</r>`, "//none");
        return once.startsWith("fails") || call(removeXml, once, "//none") === once;
      }),
    );
  });
});

const STORE =
  `<s><b id="1"><t>Go</t><p>30</p></b><b id="2"><t>XML</t><p>12.5</p></b><m id="3">N</m></s>`;

describe("XPath", () => {
  const selected: readonly (readonly [path: string, answer: string])[] = [
    ["//b[2]/@id", "2"],
    ["(//b)[last()]/t/text()", "XML"],
    ["//b[last()]/@id", "2"],
    ["//t[1]", "<t>Go</t><t>XML</t>"],
    ["/s/*[position() < 3][2]/@id", "2"],
    ["/s/b[p > 20 and p < 40]/t", "<t>Go</t>"],
    ["//*[@id = 3]", `<m id="3">N</m>`],
    ["//@id[. != '2']", "13"],
    ["//p[. = '12.50']", ""],
    ["//p[. = 12.50]", "<p>12.5</p>"],
    ["//b['x' = @id]", ""],
    ["//t[string-length(.) = 3]", "<t>XML</t>"],
    ["//b[starts-with(t, 'G')]/p", "<p>30</p>"],
    ["//t[contains(translate(., 'XML', 'xml'), 'ml')]", "<t>XML</t>"],
    ["//t[substring(., 2) = 'o']", "<t>Go</t>"],
    ["//t[substring-after(., 'X') = 'ML']", "<t>XML</t>"],
    ["//t[matches(., '^[A-Z]+$')]", "<t>XML</t>"],
    ["//t[replace(., '(.)(.)', '$2$1') = 'oG']", "<t>Go</t>"],
    ["//b[sum(p) = 30]/@id", "1"],
    ["//b[count(*) = 2]/@id", "12"],
    ["//b[not(@id = 1)]/@id", "2"],
    ["//p[round(.) = 13]", "<p>12.5</p>"],
    ["//p[. mod 2 = 0]", "<p>30</p>"],
    ["//p[. div 2 = 15 or -. = -12.5]/../@id", "12"],
    ["//m/preceding::t[1]", "<t>XML</t>"],
    ["//m/preceding-sibling::b[1]/@id", "2"],
    ["//b[1]/following-sibling::*[1]/@id", "2"],
    ["//t[. = 'Go']/ancestor::b/@id", "1"],
    ["//b/(t, p)/text()", "GoXML3012.5"],
    ["//*[name() = 'm']/@id", "3"],
    ["//b[t = ../b/t]/@id", "12"],
    ["reverse(//@id)", "321"],
    ["1 + 1", ""],
    ["//b = 1", ""],
    ["//x:*", ""],
    ["//b[starts-with(1, 'x')]", "fails: function argument type must be string"],
  ];
  test.each(selected)("%s gives %s", (path, answer) => {
    expect(call(getXml, STORE, path)).toBe(answer);
  });

  const refused: readonly (readonly [path: string, fault: string])[] = [
    ["//b[", "expression must evaluate to a node-set"],
    ["//b[1", "//b[1 has an invalid token"],
    ["a b:", "a b: has an invalid qualified name."],
    ["'x", "xpath: scanString got unclosed string"],
    ["#", "# has an invalid token."],
    ["$x", "undeclared variable in XPath expression: $x"],
    ["nope()", "not yet support this function nope()"],
    ["count()", "xpath: count() is called with 0 arguments"],
    ["up::a", "unknown axe type: up"],
    ["matches(., 'x')", "matches() got error. no"],
    [`${"(".repeat(201)}a`, "the xpath query is too complex(depth > 200)"],
    [`a${"/a".repeat(1024)}`, "the xpath expressions is too complex"],
  ];
  test.each(refused)("%s is refused", (path, fault) => {
    expect(xpathFault(path, () => "no")).toBe(fault);
  });

  test.each(["/a]", "//b[1.5]", `a${"/a".repeat(1022)}`, `${"(".repeat(199)}a${")".repeat(199)}`])(
    "%s is taken",
    (path) => {
      expect(xpathFault(path, () => undefined)).toBeUndefined();
    },
  );
});

describe("GetXML", () => {
  test("links what it gives anew", () => {
    expect(call(getXml, "<r>x<a/>y<b/>z</r>", "//a | //b")).toBe("<a></a><b></b>");
    expect(call(getXml, "<r><a><x/></a><b/></r>", "//*")).toBe(
      "<r><a><x></x><b></b></a><x></x><b></b></r><a><x></x><b></b></a><x></x><b></b>",
    );
  });

  // Ours: the reference runs until its memory ends.
  test.each([
    ["<r><a/><a/></r>", "//a/..", "<r><a></a><a></a></r>"],
    ["<r><a/></r>", "//a/ancestor-or-self::*", "<r><a></a></r><a></a>"],
    ["<r><b><t/></b><b><t/></b></r>", "//t/..", "<b><t></t></b><b><t></t></b>"],
  ])("of %s, %s takes each node once", (document, path, answer) => {
    expect(call(getXml, document, path)).toBe(answer);
  });

  test("attributes that come twice are given twice", () => {
    expect(call(getXml, `<r k="1"><a/><a/></r>`, "//a/../@k")).toBe("11");
  });

  test("stops where the result would be too large", () => {
    const nested = (levels: number) => "<a>".repeat(levels) + "</a>".repeat(levels);
    expect(call(getXml, nested(20), "//*").length).toBeLessThan(XML_OUTPUT_BYTES_MAX);
    expect(call(getXml, nested(40), "//*")).toBe("fails: the result would be too large");
  });

  test("of depth no stack is needed", () => {
    const deep = `${"<a>".repeat(50_000)}x${"</a>".repeat(50_000)}`;
    expect(call(getXml, deep, "/a")).toBe(deep);
    expect(call(getXml, deep, "/a[. = 'x']/@none")).toBe("");
  });
});

describe("changes", () => {
  test.each<readonly [work: HostFunction, given: readonly HostValue[], answer: string]>([
    [removeXml, ["<a>x<!--c--><b k='1'/></a>", "//text() | //comment() | //@k"], "<a><b></b></a>"],
    [removeXml, ["<a p:k='1' k='2'/>", "//@k"], `<a p:k="1"></a>`],
    [removeXml, ["", "//a"], ""],
    [insertXml, ["<a/>", "/a", "<b/>t"], "<a><b></b>t</a>"],
    [insertXml, ["<a><b/></a>", "//b/.. | /a/b", "<c/>"], "<a><b><c></c></b><c></c></a>"],
    // Ours: selected twice, the reference inserts into a circle.
    [insertXml, ["<a><b/><b/></a>", "//b/..", "<c/><d/>"], "<a><b></b><b></b><c></c><d></d></a>"],
    [insertXml, ["<a k='1'/>", "//@k", "<b/>"], `fails: InsertXML XPath selected non-element: "k"`],
    [convertAttributesToElementsXml, ["<a x='1' y='2'/>", null], "<a><x>1</x><y>2</y></a>"],
    [convertAttributesToElementsXml, ["<a x='1' y='2'/>", ""], "<a><x>1</x><y>2</y></a>"],
    [convertAttributesToElementsXml, ["<a x='1' y='2'/>", "//@y"], `<a x="1"><y>2</y></a>`],
    [convertTextToElementsXml, ["<a>x<b/>y</a>", null, null],
      "<a><value>x</value><b></b><value>y</value></a>"],
    [convertTextToElementsXml, ["<a><b>x<c/></b>y</a>", "//b", "v"],
      "<a><b><v>x</v><c></c></b>y</a>"],
    [convertTextToElementsXml, [42n, null, null], "fails: XML is a string"],
  ])("%#", (work, given, answer) => {
    expect(call(work, ...given)).toBe(answer);
  });
});

describe("maps", () => {
  test.each([
    ["<a k='1' k='2'> x <b/> y </a>",
      `{"tag":"a","content":"xy","attributes":{"k":"2"},"children":[{"tag":"b"}]}`],
    ["<__proto__ constructor='1'/>", `{"tag":"__proto__","attributes":{"constructor":"1"}}`],
    ["<a/>x", "fails: trailing bytes after parsing xml"],
    ["x", "fails: EOF"],
  ])("ParseXML of %s", (source, answer) => {
    expect(call(parseXml, source)).toBe(answer);
  });

  test.each([
    ["<a><b>1</b><c/><b><d>2</d></b></a>", `{"a":{"b":["1",{"d":"2"}]}}`],
    ["<a><b><c/></b><b><c/></b></a>", `{"a":{"b":[]}}`],
    ["<a/>", "{}"],
  ])("ParseSimplifiedXML of %s", (source, answer) => {
    expect(call(parseSimplifiedXml, source)).toBe(answer);
  });

  test.each([
    [200, "tag"],
    [201, "fails: elements nested deeper than 200"],
  ])("ParseXML of %i levels", (levels, answer) => {
    const source = "<a>".repeat(levels) + "</a>".repeat(levels);
    expect(call(parseXml, source)).toContain(answer);
  });

  test.each([
    [10_001, "{}"],
    [10_002, "fails: exceeded maximum XML nesting depth of 10000"],
  ])("ParseSimplifiedXML of %i empty levels", (levels, answer) => {
    const source = "<a>".repeat(levels) + "</a>".repeat(levels);
    expect(call(parseSimplifiedXml, source)).toBe(answer);
  });
});

describe("through the engine", () => {
  test.each([
    [`GetXML("<a>é</a>", "/a")`, `"<a>é</a>"`],
    [`ParseXML("<a>é</a>")["content"]`, `"é"`],
    [`ParseSimplifiedXML("<a><b>1</b><b>2</b></a>")["a"]["b"][1]`, `"2"`],
    [`ConvertTextToElementsXML("<a>x<b/></a>", element_name="v")`, `"<a><v>x</v><b></b></a>"`],
  ])("%s", async (expression, answer) => {
    expect(await evaluate(expression)).toBe(answer);
  });

  test("a failure says why", async () => {
    expect(await evaluate(`GetXML("<a>", "/a")`)).toContain("line 1: unexpected EOF, at `GetXML");
    expect(await evaluate(`GetXML(42, "/a")`).catch(String)).toContain("GetXML");
  });

  test("an XPath that is no good is refused before anything runs", async () => {
    await expect(evaluate(`GetXML("<a/>", "//a[")`)).rejects.toThrow("must evaluate to a node-set");
    await expect(evaluate(`GetXML("<a/>", "")`)).rejects.toThrow("XPath");
    await expect(evaluate(`GetXML("<a/>", "//a[matches(., '(')]")`)).rejects.toThrow("matches()");
  });
});
