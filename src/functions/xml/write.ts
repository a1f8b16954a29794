// Writes the inside of a node as xmlquery does: every element with an end tag, attributes in
// double quotes, and `& < > ' "` escaped, quotes as numbers.
//
// Nodes may stand below several others (tree.ts), so the output can be far larger than the
// document: it stops at a limit. No recursion: documents may be deep.

import { XML_OUTPUT_BYTES_MAX } from "../../../format/limits.ts";
import { trimSpace } from "./bytes.ts";
import { XmlError } from "./reader.ts";
import type { Attribute, XmlNode } from "./tree.ts";

interface Open {
  readonly node: XmlNode;
  readonly keepsSpace: boolean;
}

/** The children of `top` as text. */
export function writeInside(top: XmlNode): string {
  let out = "";
  const open: Open[] = [];
  let keepsSpace = spaceOf(top, true);
  let node = top.first;
  for (;;) {
    if (out.length > XML_OUTPUT_BYTES_MAX) throw new XmlError("the result would be too large");
    if (node === undefined) {
      const last = open.pop();
      if (last === undefined) return out;
      out += endTag(last.node);
      node = last.node.next;
      keepsSpace = last.keepsSpace;
      continue;
    }
    const inside = spaceOf(node, keepsSpace);
    out += startOf(node, inside);
    if (!hasInside(node)) {
      node = node.next;
      continue;
    }
    open.push({ node, keepsSpace });
    keepsSpace = inside;
    node = node.first;
  }
}

function hasInside({ type }: XmlNode): boolean {
  return type === "element" || type === "document" || type === "declaration";
}

function startOf(node: XmlNode, keepsSpace: boolean): string {
  switch (node.type) {
    case "text":
      return escape(keepsSpace ? node.data : trimSpace(node.data));
    case "cdata":
      return `<![CDATA[${node.data}]]>`;
    case "comment":
      return `<!--${node.data}-->`;
    case "notation":
      return `<!${node.data}>`;
    case "instruction":
      return `<?${node.data}${node.instruction === "" ? "" : " "}${node.instruction}?>`;
    case "declaration":
      return `<?${node.data}${node.attributes.map(attributeText).join("")}?>`;
    default:
      return `<${tagOf(node)}${node.attributes.map(attributeText).join("")}>`;
  }
}

function endTag(node: XmlNode): string {
  return node.type === "declaration" ? "" : `</${tagOf(node)}>`;
}

function tagOf({ prefix, data }: XmlNode): string {
  return prefix === "" ? data : `${prefix}:${data}`;
}

function attributeText({ space, local, value }: Attribute): string {
  return ` ${space === "" ? "" : `${space}:`}${local}="${escape(value)}"`;
}

/** Whether texts inside keep their white space: as `xml:space` says, else as outside. */
function spaceOf(node: XmlNode, outside: boolean): boolean {
  const found = node.attributes.find(({ space, local }) => space === "xml" && local === "space");
  if (found?.value === "preserve") return true;
  return found?.value === "default" ? false : outside;
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "'": "&#39;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&#34;",
};

function escape(text: string): string {
  return text.replace(/[&'<>"]/g, (character) => ESCAPES[character] ?? character);
}
