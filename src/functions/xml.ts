// OTTL's functions on XML (func_*_xml.go), as host functions: arguments are the target, an XPath
// and what else the function takes. The tree and its text are xml/, XPath is xpath/.

import { HostFailure } from "../runtime/host-functions.ts";
import type { HostFunction } from "../runtime/host-functions.ts";
import { HostText, type HostValue } from "../runtime/host-message.ts";
import { fromBytes, fromText } from "./xml/bytes.ts";
import { ELEMENT_DEPTH_MAX, parseElement, simplify, textValue } from "./xml/documents.ts";
import { parseDocument } from "./xml/parse.ts";
import { XmlError } from "./xml/reader.ts";
import { writeSelection } from "./xml/selection.ts";
import { addChild, removeAttribute, removeFromTree, XmlNode } from "./xml/tree.ts";
import { writeInside } from "./xml/write.ts";
import type { Cursor } from "./xpath/cursor.ts";
import { compileXPath, type XPath, XPathError } from "./xpath/xpath.ts";

export const parseXml = xmlFunction(([target]) => parseElement(textOf(target)));

export const parseSimplifiedXml = xmlFunction(([target]) =>
  simplify(parseDocument(textOf(target))),
);

export const getXml = xmlFunction(([target, path]) => {
  const text = textOf(target);
  if (text === "") return "";
  const document = parseDocument(text);
  return textValue(writeSelection(document, xpathOf(path).select(document)));
});

export const removeXml = xmlFunction(([target, path]) => {
  const text = textOf(target);
  if (text === "") return "";
  const document = parseDocument(text);
  for (const selected of select(document, path)) remove(selected);
  return textValue(writeInside(document));
});

export const insertXml = xmlFunction(([target, path, inserted]) => {
  const text = textOf(target);
  const document = text === "" ? new XmlNode("element", "") : parseDocument(text);
  const addition = parseDocument(textOf(inserted));
  const places = xpathOf(path).select(document);
  const wrong = places.find(({ node, kind }) => kind === "attribute" || !isPlace(node));
  if (wrong !== undefined) {
    throw new HostFailure(`InsertXML XPath selected non-element: "${wrong.localName}"`);
  }
  // A place that is selected twice gets it once: twice would be a circle.
  for (const node of new Set(places.map((place) => place.node))) insert(node, addition);
  return textValue(writeInside(document));
});

export const convertAttributesToElementsXml = xmlFunction(([target, path]) => {
  const document = parseDocument(textOf(target));
  for (const cursor of select(document, path, "//@*")) {
    if (cursor.kind === "attribute") convertAttribute(cursor.node, cursor.name, cursor.value);
  }
  return textValue(writeInside(document));
});

export const convertTextToElementsXml = xmlFunction(([target, path, elementName]) => {
  const document = parseDocument(textOf(target));
  const name = textOf(elementName ?? "");
  const selected = select(document, path, "/");
  for (const { kind, node } of selected) {
    if (kind !== "attribute") wrapTexts(node, name === "" ? "value" : name);
  }
  return textValue(writeInside(document));
});

/** A host function whose failures are those of the statement. */
function xmlFunction(work: (given: readonly HostValue[]) => HostValue): HostFunction {
  return (...given) => {
    try {
      return work(given);
    } catch (error) {
      if (error instanceof XmlError || error instanceof XPathError) {
        throw new HostFailure(error.message);
      }
      throw error;
    }
  };
}

/** The byte string of an argument. */
function textOf(value: HostValue | undefined): string {
  if (typeof value === "string") return fromText(value);
  if (value instanceof HostText) return fromBytes(value.bytes);
  throw new HostFailure("XML is a string");
}

const compiled = new Map<string, XPath>();
const COMPILED_MAX = 100;

function xpathOf(value: HostValue | undefined): XPath {
  const text = textOf(value);
  const known = compiled.get(text);
  if (known !== undefined) return known;
  const path = compileXPath(text);
  if (compiled.size >= COMPILED_MAX) compiled.clear();
  compiled.set(text, path);
  return path;
}

interface Selected {
  readonly kind: Cursor["kind"];
  readonly node: XmlNode;
  readonly name: string;
  readonly value: string;
}

/** What an optional XPath selects; an empty one means the default. */
function select(document: XmlNode, path: HostValue | undefined, otherwise = ""): Selected[] {
  const isGiven = path !== undefined && path !== null && path !== "";
  return xpathOf(isGiven ? path : otherwise).select(document).map(noted);
}

// Before anything changes: a cursor knows its attribute by its place among the others.
function noted(cursor: Cursor): Selected {
  const { kind, node } = cursor;
  if (kind !== "attribute") return { kind, node, name: "", value: "" };
  return { kind, node, name: cursor.localName, value: cursor.value };
}

function isPlace({ type }: XmlNode): boolean {
  return type === "element" || type === "document";
}

/** Adds what is in `addition`; its nodes stay where they were inserted before. */
function insert(node: XmlNode, addition: XmlNode): void {
  let next: XmlNode | undefined;
  for (let child = addition.first; child !== undefined; child = next) {
    next = child.next;
    addChild(node, child);
  }
}

/** Directives and instructions stay. */
function remove({ kind, node, name }: Selected): void {
  if (kind === "attribute") return removeAttribute(node, name);
  if (node.type === "text") node.data = "";
  else if (REMOVED.has(node.type)) removeFromTree(node);
}

const REMOVED: ReadonlySet<XmlNode["type"]> = new Set(["element", "comment", "cdata"]);

/** The attribute becomes the last child; of attributes with that local name, the plain one goes. */
function convertAttribute(node: XmlNode, name: string, value: string): void {
  const element = new XmlNode("element", name);
  addChild(element, new XmlNode("text", value));
  addChild(node, element);
  removeAttribute(node, name);
}

/** Wraps the texts of a node and of all elements below it where they are not alone. */
function wrapTexts(top: XmlNode, name: string): void {
  if (!isPlace(top)) return;
  const waiting = [{ node: top, depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, depth } = next;
    if (depth > ELEMENT_DEPTH_MAX) {
      throw new XmlError(`exceeded maximum XML nesting depth of ${ELEMENT_DEPTH_MAX}`);
    }
    const texts: XmlNode[] = [];
    let elements = 0;
    for (let child = node.first; child !== undefined; child = child.next) {
      if (child.type === "text") texts.push(child);
      if (child.type !== "element") continue;
      waiting.push({ node: child, depth: depth + 1 });
      elements++;
    }
    if (elements + texts.length > 1) for (const text of texts) wrap(text, name);
  }
}

/** The text's own node becomes the element, so that its place stays. */
function wrap(text: XmlNode, name: string): void {
  const inside = new XmlNode("text", text.data);
  text.type = "element";
  text.data = name;
  text.first = inside;
  text.last = inside;
}
