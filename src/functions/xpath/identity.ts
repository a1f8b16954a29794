// Which nodes the reference takes for the same one: those of equal kind, name and, but for
// elements, value, that are at the same places all the way from the root. Places count siblings
// as cursors step over them, so white space shares the place of what stands before it; all roots
// are one.

import { trimSpace } from "../xml/bytes.ts";
import type { XmlNode } from "../xml/tree.ts";
import type { Cursor } from "./cursor.ts";

export class Identities {
  private readonly known = new Set<string>();
  private readonly paths = new Map<string, number>();
  private readonly pathOf = new Map<XmlNode, number>();
  private readonly placeOf = new Map<XmlNode, number>();

  /** Whether the node is a new one. */
  add(cursor: Cursor): boolean {
    const key = this.keyOf(cursor);
    if (this.known.has(key)) return false;
    this.known.add(key);
    return true;
  }

  private keyOf(cursor: Cursor): string {
    switch (cursor.kind) {
      case "root":
        return "";
      case "element":
        // An instruction's attribute is the instruction: the cursor's own place comes first.
        return `${cursor.prefix}${cursor.localName}${this.wayTo(cursor)}`;
      default:
        return `${cursor.localName}=${cursor.value}${this.wayTo(cursor)}`;
    }
  }

  private wayTo({ node, isOnAttribute }: Cursor): string {
    return `-${isOnAttribute ? "1-" : ""}${this.path(node)}`;
  }

  /** A number for the places from the node up to the root. */
  private path(node: XmlNode): number {
    const way: XmlNode[] = [];
    let above = 0;
    for (let at: XmlNode | undefined = node; at !== undefined; at = at.parent) {
      const known = this.pathOf.get(at);
      if (known !== undefined) {
        above = known;
        break;
      }
      way.push(at);
    }
    for (const each of way.reverse()) {
      const places = `${above}/${this.place(each)}`;
      above = this.paths.get(places) ?? this.paths.size + 1;
      this.paths.set(places, above);
      this.pathOf.set(each, above);
    }
    return above;
  }

  /** One more than the siblings before the node that are not white space. */
  private place(node: XmlNode): number {
    const behind: XmlNode[] = [];
    let place = 0;
    for (let at: XmlNode | undefined = node; at !== undefined; at = at.previous) {
      const known = this.placeOf.get(at);
      if (known !== undefined) {
        place = known + (isBlank(at) ? 0 : 1);
        break;
      }
      behind.push(at);
      if (at.previous === undefined) place = 1;
    }
    for (const each of behind.reverse()) {
      this.placeOf.set(each, place);
      if (!isBlank(each)) place++;
    }
    return this.placeOf.get(node) ?? 1;
  }
}

function isBlank({ type, data }: XmlNode): boolean {
  return type === "text" && trimSpace(data) === "";
}
