// What GetXML gives: the selected nodes, one behind the other. The reference links them anew as
// siblings without taking them from where they stand, so a node inside another selected one shows
// what was selected after it as its siblings too; this does the same.
//
// Where that would make a circle, on which the reference runs forever, each node is taken once
// and in document order.

import type { Cursor } from "../xpath/cursor.ts";
import { addChild, innerText, XmlNode } from "./tree.ts";
import { writeInside } from "./write.ts";

/** The text of what was selected in `document`. */
export function writeSelection(document: XmlNode, selected: readonly Cursor[]): string {
  const nodes = selected.flatMap(nodeOf);
  const links = linksOf(nodes);
  if (nodes.length > 1 && isCircular(nodes[0], links)) {
    return writeLinked(inDocumentOrder(document, selected).flatMap(nodeOf));
  }
  return writeLinked(nodes);
}

function writeLinked(nodes: readonly XmlNode[]): string {
  const result = new XmlNode("document", "");
  for (const node of nodes) addChild(result, node);
  return writeInside(result);
}

/** Elements and texts themselves, attributes and CDATA as texts of their own. */
function nodeOf(cursor: Cursor): XmlNode[] {
  const { node } = cursor;
  if (cursor.kind === "attribute") return [new XmlNode("text", cursor.value)];
  if (node.type === "cdata") return [new XmlNode("text", innerText(node))];
  return node.type === "element" || node.type === "text" ? [node] : [];
}

type Links = ReadonlyMap<XmlNode, XmlNode | undefined>;

/** What would follow each of the nodes once all are linked. */
function linksOf(nodes: readonly XmlNode[]): Links {
  const links = new Map<XmlNode, XmlNode | undefined>();
  let last: XmlNode | undefined;
  for (const node of nodes) {
    links.set(node, undefined);
    if (last !== undefined) links.set(last, node);
    last = node;
  }
  return links;
}

/** Whether a way over first children and next siblings leads back to where it came from. */
function isCircular(start: XmlNode | undefined, links: Links): boolean {
  const done = new Set<XmlNode>();
  const onWay = new Set<XmlNode>();
  const way: { readonly node: XmlNode; turn: number }[] = [];
  const enter = (node: XmlNode | undefined): boolean => {
    if (node === undefined || done.has(node)) return false;
    if (onWay.has(node)) return true;
    onWay.add(node);
    way.push({ node, turn: 0 });
    return false;
  };
  enter(start);
  for (let last = way.at(-1); last !== undefined; last = way.at(-1)) {
    const { node } = last;
    const turn = last.turn++;
    if (turn === 0 && enter(node.first)) return true;
    if (turn === 1 && enter(links.has(node) ? links.get(node) : node.next)) return true;
    if (turn < 2) continue;
    way.pop();
    onWay.delete(node);
    done.add(node);
  }
  return false;
}

/** Each once; an attribute behind its element, before what is in it. */
function inDocumentOrder(document: XmlNode, selected: readonly Cursor[]): Cursor[] {
  const order = orderOf(document);
  const known = new Set<string>();
  const keyed = selected.map((cursor) => ({ cursor, at: order.get(cursor.node) ?? -1 }));
  return keyed
    .filter(({ cursor, at }) => {
      const key = `${at}/${cursor.index}`;
      return !known.has(key) && known.add(key);
    })
    .sort((left, right) => left.at - right.at || left.cursor.index - right.cursor.index)
    .map(({ cursor }) => cursor);
}

function orderOf(document: XmlNode): Map<XmlNode, number> {
  const order = new Map<XmlNode, number>();
  const open: XmlNode[] = [];
  let node: XmlNode | undefined = document;
  while (node !== undefined || open.length > 0) {
    if (node === undefined) {
      node = open.pop()?.next;
      continue;
    }
    order.set(node, order.size);
    open.push(node);
    node = node.first;
  }
  return order;
}
