// XML as maps: ParseXML takes the tokens, ParseSimplifiedXML the tree. Names are UTF-8 (the reader
// sees to that), so keys are strings; texts stay bytes.

import { HOST_NESTING_MAX } from "../../../format/limits.ts";
import { HostText, type HostValue } from "../../runtime/host-message.ts";
import { isAscii, toBytes, toText, trimSpace } from "./bytes.ts";
import { XmlError, XmlReader, type TokenAttribute } from "./reader.ts";
import type { XmlNode } from "./tree.ts";

/** Elements inside elements that the reference takes. */
export const ELEMENT_DEPTH_MAX = 10_000;

/** A level of elements is two of values: the list of children and the child. */
const PARSED_DEPTH_MAX = HOST_NESTING_MAX / 2;

type Fields = Map<string, HostValue>;

/** A byte string as a result. */
export function textValue(text: string): HostValue {
  return isAscii(text) ? text : new HostText(toBytes(text));
}

/** An element with all that is in it: tag, content, attributes and children. */
class Element {
  content = "";
  readonly children: HostValue[] = [];

  constructor(
    private readonly tag: string,
    private readonly attributes: readonly TokenAttribute[],
  ) {}

  get fields(): Fields {
    const fields: Fields = new Map<string, HostValue>([["tag", textValue(this.tag)]]);
    if (this.content !== "") fields.set("content", textValue(this.content));
    if (this.attributes.length > 0) {
      fields.set(
        "attributes",
        new Map(this.attributes.map(({ name, value }) => [toText(name.local), textValue(value)])),
      );
    }
    if (this.children.length > 0) fields.set("children", this.children);
    return fields;
  }
}

/** The first element of the text, behind which nothing may stand. Throws XmlError. */
export function parseElement(text: string): HostValue {
  const reader = new XmlReader(text);
  const open: Element[] = [];
  for (;;) {
    const token = reader.next();
    if (token === undefined) throw new XmlError("EOF");
    const last = open.at(-1);
    if (token.kind === "start") {
      open.push(new Element(token.name.local, token.attributes));
      if (open.length > PARSED_DEPTH_MAX) {
        throw new XmlError(`elements nested deeper than ${PARSED_DEPTH_MAX}`);
      }
    } else if (token.kind === "text" && last !== undefined) {
      last.content += trimSpace(token.data);
    } else if (token.kind === "end" && last !== undefined) {
      open.pop();
      const parent = open.at(-1);
      if (parent !== undefined) parent.children.push(last.fields);
      else if (reader.offset === text.length) return last.fields;
      else throw new XmlError("trailing bytes after parsing xml");
    }
  }
}

/** A node whose children are being made fields of a map. */
interface Simplifying {
  /** The child to look at next. */
  child: XmlNode | undefined;
  /** How many children have each name. */
  readonly counts: ReadonlyMap<string, number>;
  readonly fields: Fields;
  /** Takes the fields once they are whole. */
  readonly add: (fields: Fields) => void;
}

/** Elements as a map: of those with a name of their own, their text or their map; else a list. */
export function simplify(document: XmlNode): HostValue {
  const result: Fields = new Map();
  const open: Simplifying[] = [simplifying(document, result, () => undefined)];
  for (let last = open.at(-1); last !== undefined; last = open.at(-1)) {
    const { child, counts, fields } = last;
    if (child === undefined) {
      open.pop();
      if (fields.size > 0) last.add(fields);
      continue;
    }
    last.child = child.next;
    if (child.type !== "element" || child.first === undefined) continue;
    const add = adder(fields, toText(child.data), (counts.get(child.data) ?? 0) > 1);
    const leaf = leafText(child);
    if (leaf !== "") {
      add(textValue(leaf));
      continue;
    }
    open.push(simplifying(child, new Map(), add));
    if (open.length > ELEMENT_DEPTH_MAX + 1) {
      throw new XmlError(`exceeded maximum XML nesting depth of ${ELEMENT_DEPTH_MAX}`);
    }
  }
  return result;
}

function simplifying(node: XmlNode, fields: Fields, add: Simplifying["add"]): Simplifying {
  const counts = new Map<string, number>();
  for (let child = node.first; child !== undefined; child = child.next) {
    if (child.type === "element") counts.set(child.data, (counts.get(child.data) ?? 0) + 1);
  }
  return { child: node.first, counts, fields, add };
}

/** Puts a value into the map. A name that comes again has a list, there before its first value. */
function adder(fields: Fields, name: string, isRepeated: boolean): (value: HostValue) => void {
  if (!isRepeated) return (value) => fields.set(name, value);
  const known = fields.get(name);
  const list: HostValue[] = Array.isArray(known) ? (known as HostValue[]) : [];
  fields.set(name, list);
  return (value) => list.push(value);
}

/** The first text of an element without elements. */
function leafText(node: XmlNode): string {
  let leaf: string | undefined;
  for (let child = node.first; child !== undefined; child = child.next) {
    if (child.type === "element") return "";
    if (child.type === "text" || child.type === "cdata") leaf ??= child.data;
  }
  return leaf ?? "";
}
