// Makes a tree of a document as xmlquery does, oddities included: what stands before the first
// element or declaration is a sibling of the document and lost, a declaration is put before a root
// that has none, and an element's prefix is the last one that its namespace was declared with.

import { trimSpace } from "./bytes.ts";
import { decodeCharset } from "./charset.ts";
import { type Token, type TokenAttribute, XmlError, XmlReader } from "./reader.ts";
import {
  addChild,
  addSibling,
  type Attribute,
  nameParts,
  type NodeType,
  removeFromTree,
  XmlNode,
} from "./tree.ts";

/** Reads a document that has an element. Throws XmlError. */
export function parseXml(text: string): XmlNode {
  const builder = new TreeBuilder(text);
  builder.readAll();
  for (let top: XmlNode | undefined = builder.document; top !== undefined; top = top.next) {
    for (let node = top.first; node !== undefined; node = node.next) {
      if (node.type === "element") return builder.document;
    }
  }
  throw new XmlError("xmlquery: invalid XML document");
}

interface Declared {
  readonly prefix: string;
  readonly level: number;
}

class TreeBuilder {
  readonly document = new XmlNode("document", "");
  private readonly reader: XmlReader;
  /** The last element or instruction: what follows is placed by its level and this one's. */
  private last = this.document;
  /** The last of what stands before the document's start: siblings of the document. */
  private prologue = this.document;
  private level = 0;
  private readonly declared = new Map<string, Declared>([
    ["http://www.w3.org/XML/1998/namespace", { prefix: "xml", level: 0 }],
  ]);

  constructor(text: string) {
    this.reader = new XmlReader(text, decodeRest);
  }

  readAll(): void {
    for (let token = this.reader.next(); token !== undefined; token = this.reader.next()) {
      this.take(token);
    }
  }

  private take(token: Token): void {
    switch (token.kind) {
      case "start":
        return this.takeElement(token.name.space, token.name.local, token.attributes);
      case "end":
        this.level--;
        return;
      case "text":
        return this.place(new XmlNode(this.textType(), token.data, this.level));
      case "comment":
        return this.place(new XmlNode("comment", token.data, this.level));
      case "directive":
        return this.place(new XmlNode("notation", token.data, this.level));
      case "instruction":
        return this.takeInstruction(token.target, token.data);
    }
  }

  /** By how the source looks: text that happens to start so is taken for CDATA too. */
  private textType(): NodeType {
    const source = this.reader.source(9).toUpperCase();
    return source.startsWith("<![CDATA[") || source.startsWith("![CDATA[") ? "cdata" : "text";
  }

  private takeElement(
    namespace: string,
    local: string,
    attributes: readonly TokenAttribute[],
  ): void {
    if (this.level === 0) this.addDeclaration();
    for (const { name, value } of attributes) this.declare(name.space, name.local, value);
    if (namespace !== "" && !this.declared.has(namespace)) {
      throw new XmlError(`xmlquery: invalid XML document, namespace ${namespace} is missing`);
    }
    const node = new XmlNode("element", local, this.level);
    node.namespace = namespace;
    if (attributes.length > 0) node.attributes = attributes.map(this.attribute, this);
    this.place(node);
    if (namespace !== "") node.prefix = this.prefixOf(namespace, local);
    this.last = node;
    this.level++;
  }

  private attribute({ name, value }: TokenAttribute): Attribute {
    const { space: namespace, local } = name;
    return { space: this.declared.get(namespace)?.prefix ?? namespace, local, value, namespace };
  }

  private addDeclaration(): void {
    const node = new XmlNode("declaration", "xml", 1);
    node.attributes = [{ space: "", local: "version", value: "1.0", namespace: "" }];
    addChild(this.last, node);
    this.level = 1;
    this.last = node;
  }

  private declare(space: string, local: string, uri: string): void {
    if (local === "xmlns") {
      const known = this.declared.get(uri);
      if (known !== undefined && known.level < this.level) return;
      this.declared.set(uri, { prefix: "", level: this.level });
    } else if (space === "xmlns") {
      this.declared.set(uri, { prefix: local, level: this.level });
    }
  }

  /** The namespace's prefix when the tag is written with it. */
  private prefixOf(namespace: string, local: string): string {
    const prefix = this.declared.get(namespace)?.prefix ?? "";
    const written = `${prefix}:${local}`;
    const source = this.reader.source(written.length + 1);
    return source.startsWith(written) || source.startsWith(`<${written}`) ? prefix : "";
  }

  private takeInstruction(target: string, data: string): void {
    const level = this.last.type === "document" ? this.level + 1 : this.level;
    const type = target === "xml" ? "declaration" : "instruction";
    const node = new XmlNode(type, target, level);
    node.attributes = attributesOf(data);
    node.instruction = trimSpace(data);
    this.place(node);
    this.last = node;
    this.level = level;
  }

  /** Adds a node beside, below or above what came last. */
  private place(node: XmlNode): void {
    const { level } = node;
    if (level > this.last.level) return addChild(this.last, node);
    if (level < this.last.level) {
      for (let up = this.last.level - level; up > 1; up--) this.last = parentOf(this.last);
      return addSibling(parentOf(this.last), node);
    }
    if (this.last !== this.document) return addSibling(this.last, node);
    addSibling(this.prologue, node);
    this.prologue = node;
  }
}

function parentOf(node: XmlNode): XmlNode {
  if (node.parent === undefined) throw new XmlError("a node outside of the document");
  return node.parent;
}

/** What an instruction has of the form `name="value"`, split at spaces alone. */
function attributesOf(data: string): Attribute[] {
  const found: Attribute[] = [];
  for (const piece of data.split(" ")) {
    const pair = trimSpace(piece);
    const equals = pair.indexOf("=");
    if (equals <= 0) continue;
    const [space, local] = nameParts(pair.slice(0, equals));
    if (found.some((each) => each.space === space && each.local === local)) continue;
    const value = pair.slice(equals + 1).replace(/^["']+|["']+$/g, "");
    found.push({ space, local, value, namespace: "" });
  }
  return found;
}

function decodeRest(encoding: string, rest: string): string {
  const decoded = decodeCharset(encoding, rest);
  if (decoded !== undefined) return decoded;
  throw new XmlError(`xml: opening charset "${encoding}": unsupported charset: "${encoding}"`);
}

/** The tree of `text`, with a declaration only where the text starts with one. */
export function parseDocument(text: string): XmlNode {
  const document = parseXml(text);
  if (!text.startsWith("<?xml") && document.first !== undefined) removeFromTree(document.first);
  return document;
}
