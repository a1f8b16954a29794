// XPath as the reference runs it over an XML tree: antchfx/xpath, whose ways with positions,
// functions and order are not always those of XPath 1.0.
//
//   scanner.ts  tokens          query.ts, steps.ts, operations.ts, functions.ts  what runs
//   syntax.ts   the tree        build.ts  the one from the other

import { fromText, toText } from "../xml/bytes.ts";
import type { XmlNode } from "../xml/tree.ts";
import { buildQuery, type PatternCheck } from "./build.ts";
import { Cursor } from "./cursor.ts";
import { XPathError } from "./error.ts";
import type { Query } from "./query.ts";
import { parseXPath } from "./syntax.ts";

export { XPathError } from "./error.ts";

/** A compiled XPath. */
export class XPath {
  constructor(private readonly query: Query) {}

  /** The nodes that it selects in a document, in the reference's order; of a value, none. */
  select(document: XmlNode): Cursor[] {
    if (this.query.kind === "boolean") return [];
    const found: Cursor[] = [];
    const query = this.query.clone();
    const context = { current: new Cursor(document) };
    for (;;) {
      const next = query.select(context);
      if (next === undefined) return found;
      context.current.moveTo(next);
      found.push(next.copy());
    }
  }
}

/**
 * Compiles a byte string. Throws XPathError. Patterns of matches() that are literals go through
 * `checkPattern` first.
 */
export function compileXPath(text: string, checkPattern: PatternCheck = () => undefined): XPath {
  if (text === "") throw new XPathError("expr expression is nil");
  return new XPath(buildQuery(parseXPath(text), checkPattern));
}

/** Says what is wrong with an XPath, if anything is. */
export function xpathFault(text: string, checkPattern: PatternCheck): string | undefined {
  try {
    compileXPath(fromText(text), (pattern) => checkPattern(toText(pattern)));
    return undefined;
  } catch (error) {
    if (error instanceof XPathError) return error.message;
    throw error;
  }
}

