// The tree that the reference's xmlquery makes of a document. Links are plain fields, and the
// functions here set them as xmlquery does, no more: a node that is added elsewhere keeps standing
// where it stood, seen from its old parent. What GetXML and InsertXML give depends on that.

export type NodeType =
  | "document"
  | "declaration"
  | "element"
  | "text"
  | "cdata"
  | "comment"
  /** `<!DOCTYPE ..>` and the like. */
  | "notation"
  | "instruction";

export interface Attribute {
  /** The prefix as the reference finds it, by the namespace. */
  readonly space: string;
  readonly local: string;
  readonly value: string;
  readonly namespace: string;
}

const NONE: readonly Attribute[] = [];

export class XmlNode {
  parent: XmlNode | undefined;
  first: XmlNode | undefined;
  last: XmlNode | undefined;
  previous: XmlNode | undefined;
  next: XmlNode | undefined;
  prefix = "";
  namespace = "";
  attributes: readonly Attribute[] = NONE;
  /** Of an instruction, what follows its target. */
  instruction = "";

  constructor(
    public type: NodeType,
    /** An element's local name, an instruction's target, the text of all others. */
    public data: string,
    readonly level = 0,
  ) {}
}

/** Adds `node` behind the last child of `parent`. */
export function addChild(parent: XmlNode, node: XmlNode): void {
  node.parent = parent;
  node.next = undefined;
  if (parent.first === undefined) {
    parent.first = node;
    node.previous = undefined;
  } else {
    if (parent.last !== undefined) parent.last.next = node;
    node.previous = parent.last;
  }
  parent.last = node;
}

/** Adds `node` behind the last sibling of `sibling`. */
export function addSibling(sibling: XmlNode, node: XmlNode): void {
  const { parent } = sibling;
  // In a tree that is being read the parent's last child is that sibling.
  let end = parent?.last ?? sibling;
  while (end.next !== undefined) end = end.next;
  node.parent = parent;
  end.next = node;
  node.previous = end;
  node.next = undefined;
  if (parent !== undefined) parent.last = node;
}

/** Takes a node and what is below it out of its tree; the root stays. */
export function removeFromTree(node: XmlNode): void {
  const { parent, previous, next } = node;
  if (parent === undefined) return;
  if (parent.first === node) parent.first = next;
  else if (previous !== undefined) previous.next = next;
  if (parent.last === node) parent.last = previous;
  else if (next !== undefined) next.previous = previous;
  node.parent = undefined;
  node.previous = undefined;
  node.next = undefined;
}

/** A name as xmlquery takes it apart: a prefix wherever a colon stands behind something. */
export function nameParts(name: string): readonly [space: string, local: string] {
  const colon = name.indexOf(":");
  return colon > 0 ? [name.slice(0, colon), name.slice(colon + 1)] : ["", name];
}

/** Removes the first attribute of that name. */
export function removeAttribute(node: XmlNode, name: string): void {
  const [space, local] = nameParts(name);
  const at = node.attributes.findIndex((each) => each.space === space && each.local === local);
  if (at >= 0) node.attributes = node.attributes.filter((_, index) => index !== at);
}

/** The text inside a node: its own, or that of all texts below it, comments left out. */
export function innerText(top: XmlNode): string {
  if (top.type === "text" || top.type === "cdata") return top.data;
  if (top.type === "comment") return "";
  let text = "";
  const open: XmlNode[] = [];
  let node = top.first;
  while (node !== undefined || open.length > 0) {
    if (node === undefined) {
      node = open.pop()?.next;
    } else if (node.type === "text" || node.type === "cdata") {
      text += node.data;
      node = node.next;
    } else if (node.type !== "comment" && node.first !== undefined) {
      open.push(node);
      node = node.first;
    } else {
      node = node.next;
    }
  }
  return text;
}
