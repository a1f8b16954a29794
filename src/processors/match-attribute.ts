// Tests of one attribute, as OTTL conditions: that it is there, that it matches a pattern, that it
// is a value and of the value's type. OTTL itself takes 1 for 1.0 and lets an empty value pass for
// a missing one; the oldest filters (filter-match.ts) tell them apart.
//
// Lists and maps are compared item by item. Every index stands behind a test of what it goes into,
// so the conditions cannot fail.

import type { ConfigNode } from "./config-tree.ts";

/** A value of a config, numbers with their type. */
export type MatchValue =
  | { readonly type: "nil" }
  | { readonly type: "string" | "int" | "double" | "bool"; readonly literal: string }
  | { readonly type: "list"; readonly items: readonly MatchValue[] }
  | { readonly type: "map"; readonly fields: ReadonlyMap<string, MatchValue> };

export const attributeTests = {
  isThere: (map: string, key: string): string => {
    return `(${map}[${quote(key)}] != nil or ContainsValue(Keys(${map}), ${quote(key)}))`;
  },

  matches: (map: string, key: string, pattern: string): string => {
    const value = `${map}[${quote(key)}]`;
    const isScalar = ["String", "Int", "Bool", "Double"].map((type) => `Is${type}(${value})`);
    return `(${isScalar.join(" or ")}) and IsMatch(${value}, ${quote(pattern)})`;
  },

  equals: (map: string, key: string, value: MatchValue): string => {
    return equals(`${map}[${quote(key)}]`, value);
  },
};

function equals(path: string, value: MatchValue): string {
  switch (value.type) {
    case "nil":
      return `${path} == nil`;
    case "string":
    case "bool":
      return `${path} == ${value.literal}`;
    case "int":
      return `(IsInt(${path}) and ${path} == ${value.literal})`;
    case "double":
      return `(IsDouble(${path}) and ${path} == ${value.literal})`;
    case "list": {
      const items = value.items.map((item, at) => equals(`${path}[${at}]`, item));
      return `(${[`IsList(${path})`, lengthIs(path, items.length), ...items].join(" and ")})`;
    }
    case "map": {
      const fields = [...value.fields].map(([key, field]) => {
        const same = equals(`${path}[${quote(key)}]`, field);
        return field.type === "nil" ? `${same} and ${hasKey(path, key)}` : same;
      });
      return `(${[`IsMap(${path})`, lengthIs(path, fields.length), ...fields].join(" and ")})`;
    }
  }
}

function lengthIs(path: string, length: number): string {
  return `Len(${path}) == ${length}`;
}

function hasKey(path: string, key: string): string {
  return `ContainsValue(Keys(${path}), ${quote(key)})`;
}

/** Text as OTTL writes it. */
export function quote(text: string): string {
  return JSON.stringify(text);
}

/** The value that a node of a config stands for. */
export function valueOf({ place, content, written, reads }: ConfigNode): MatchValue {
  if (content === null) return { type: "nil" };
  if (reads !== undefined) return valueOf({ place, content: reads, written: String(content) });
  if (typeof content === "string") return { type: "string", literal: quote(content) };
  if (typeof content === "boolean") return { type: "bool", literal: String(content) };
  if (typeof content === "number") return numberOf(content, written ?? String(content));
  if (Array.isArray(content)) {
    return { type: "list", items: (content as readonly ConfigNode[]).map(valueOf) };
  }
  const fields = content as ReadonlyMap<string, ConfigNode>;
  return { type: "map", fields: new Map([...fields].map(([key, node]) => [key, valueOf(node)])) };
}

const INT_MAX = 2n ** 63n - 1n;

/** A number by how it is written: digits alone are an int. */
function numberOf(value: number, written: string): MatchValue {
  if (/^[-+]?\d+$/.test(written)) {
    const int = BigInt(written.replace("+", ""));
    if (int >= -INT_MAX && int <= INT_MAX) return { type: "int", literal: int.toString() };
  }
  if (Number.isSafeInteger(value) && /^0[xo]/i.test(written)) {
    return { type: "int", literal: String(value) };
  }
  if (!Number.isFinite(value)) return { type: "double", literal: infinityOf(value) };
  return { type: "double", literal: doubleLiteral(value) };
}

/** A finite number as OTTL writes a double: with a point. */
export function doubleLiteral(value: number): string {
  const digits = String(value);
  return digits.includes(".") ? digits : digits.replace(/(?=e|$)/, ".0");
}

/** No literal: OTTL reads it out of text. NaN equals nothing, itself included. */
function infinityOf(value: number): string {
  return `Double("${Number.isNaN(value) ? "NaN" : value > 0 ? "Inf" : "-Inf"}")`;
}
