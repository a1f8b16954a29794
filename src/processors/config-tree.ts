// A config as a tree of nodes that know where they stand: the form that both a YAML file and a
// JavaScript object take before anybody asks what is in them. Numbers, booleans and null are kept,
// since the collector refuses a number where it wants text.

import type { Place } from "../compiler/diagnostics.ts";

/** A config as a JavaScript value. */
export type ConfigValue = null | boolean | number | string | readonly ConfigValue[] | ConfigObject;

export interface ConfigObject {
  readonly [key: string]: ConfigValue | undefined;
}

export type ConfigContent =
  | null
  | boolean
  | number
  | string
  | readonly ConfigNode[]
  | ReadonlyMap<string, ConfigNode>;

export interface ConfigNode {
  readonly place: Place;
  readonly content: ConfigContent;
  /** A number as the file writes it: 1 and 1.0 are two types. */
  readonly written?: string;
  /** Of text that a reference became: what it is to those who want no text. */
  readonly reads?: boolean | number;
}

/** `log_statements[1]` below a path. */
export function itemPath(path: string, index: number): string {
  return `${path}[${index}]`;
}

/** `transform.error_mode` below a path; a name with a dot in it is quoted. */
export function fieldPath(path: string, name: string): string {
  const written = /^[\w/-]+$/.test(name) ? name : JSON.stringify(name);
  return path === "" ? written : `${path}.${written}`;
}

/** The tree of a JavaScript value; `place` of one that a file's text expanded to. */
export function treeOf(value: ConfigValue, place: Place = { path: "" }): ConfigNode {
  if (isList(value)) {
    const items = value.map((item, index) => {
      return treeOf(item, { ...place, path: itemPath(place.path, index) });
    });
    return { place, content: items };
  }
  if (typeof value !== "object" || value === null) return { place, content: value };
  const fields = new Map<string, ConfigNode>();
  for (const [name, field] of Object.entries(value)) {
    if (field === undefined) continue;
    fields.set(name, treeOf(field, { ...place, path: fieldPath(place.path, name) }));
  }
  return { place, content: fields };
}

function isList(value: ConfigValue): value is readonly ConfigValue[] {
  return Array.isArray(value);
}

/** The items of a list; none of anything else. */
export function itemsOf(node: ConfigNode | undefined): readonly ConfigNode[] {
  const content = node?.content;
  return Array.isArray(content) ? (content as readonly ConfigNode[]) : [];
}

/** The fields of a map; none of anything else. */
export function fieldsOf(node: ConfigNode | undefined): ReadonlyMap<string, ConfigNode> {
  return node?.content instanceof Map ? node.content : new Map<string, ConfigNode>();
}

/** One field of a map. */
export function fieldOf(node: ConfigNode | undefined, name: string): ConfigNode | undefined {
  return fieldsOf(node).get(name);
}

/** What a node holds, in words: for "needs a list, not text". */
export function contentName({ content }: ConfigNode): string {
  if (content === null) return "nothing";
  if (content instanceof Map) return "a map";
  if (Array.isArray(content)) return "a list";
  if (typeof content === "string") return "text";
  return typeof content === "number" ? "a number" : "a bool";
}
