// A place in an XML tree: a node, or an attribute of it. Moves as the reference's navigator does:
// white space between siblings is stepped over, an absolute path keeps the attribute, and a move
// that finds nothing may still have moved.

import { trimSpace } from "../xml/bytes.ts";
import { type Attribute, innerText, type XmlNode } from "../xml/tree.ts";
import { XPathError } from "./error.ts";

/** What XPath tells apart. Instructions are elements, CDATA and directives are text. */
export type NodeKind = "root" | "element" | "attribute" | "text" | "comment";

const NO_ATTRIBUTE = -1;

export class Cursor {
  constructor(
    readonly root: XmlNode,
    public node: XmlNode = root,
    /** Which of the node's attributes, -1 for the node itself. */
    public index = NO_ATTRIBUTE,
  ) {}

  copy(): Cursor {
    return new Cursor(this.root, this.node, this.index);
  }

  moveTo(other: Cursor): void {
    this.node = other.node;
    this.index = other.index;
  }

  get kind(): NodeKind {
    switch (this.node.type) {
      case "comment":
        return "comment";
      case "text":
      case "cdata":
      case "notation":
        return "text";
      case "declaration":
      case "document":
        return "root";
      case "element":
        return this.isOnAttribute ? "attribute" : "element";
      case "instruction":
        return "element";
    }
  }

  get isOnAttribute(): boolean {
    return this.index !== NO_ATTRIBUTE;
  }

  /** The attribute that the cursor is on; the reference panics where there is none. */
  get attribute(): Attribute {
    const found = this.node.attributes[this.index];
    if (found === undefined) throw new XPathError("an attribute of a node that has none");
    return found;
  }

  get localName(): string {
    return this.isOnAttribute ? this.attribute.local : this.node.data;
  }

  get prefix(): string {
    return this.kind === "attribute" ? this.attribute.space : this.node.prefix;
  }

  get namespace(): string {
    return this.isOnAttribute ? this.attribute.namespace : this.node.namespace;
  }

  /** The string value; of CDATA, documents and instructions it is empty. */
  get value(): string {
    switch (this.node.type) {
      case "comment":
      case "text":
        return this.node.data;
      case "element":
        return this.isOnAttribute ? this.attribute.value : innerText(this.node);
      default:
        return "";
    }
  }

  toRoot(): void {
    this.node = this.root;
  }

  toParent(): boolean {
    if (this.isOnAttribute) this.index = NO_ATTRIBUTE;
    else if (this.node.parent === undefined) return false;
    else this.node = this.node.parent;
    return true;
  }

  toNextAttribute(): boolean {
    if (this.index >= this.node.attributes.length - 1) return false;
    this.index++;
    return true;
  }

  toChild(): boolean {
    if (this.isOnAttribute || this.node.first === undefined) return false;
    this.node = this.node.first;
    return true;
  }

  /** To the first of the siblings, white space or not. */
  toFirst(): void {
    if (this.isOnAttribute) return;
    while (this.node.previous !== undefined) this.node = this.node.previous;
  }

  toNext(): boolean {
    if (this.isOnAttribute) return false;
    while (this.node.next !== undefined) {
      this.node = this.node.next;
      if (!isBlank(this.node)) return true;
    }
    return false;
  }

  toPrevious(): boolean {
    if (this.isOnAttribute) return false;
    while (this.node.previous !== undefined) {
      this.node = this.node.previous;
      if (!isBlank(this.node)) return true;
    }
    return false;
  }
}

function isBlank(node: XmlNode): boolean {
  return node.type === "text" && trimSpace(node.data) === "";
}
