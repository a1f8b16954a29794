// A config file as a tree: YAML, of which JSON is a part. Every node keeps its line and column, and
// dollar signs are expanded as the collector does (expand.ts).

import { isAlias, isMap, isPair, isScalar, isSeq, LineCounter, parseDocument } from "yaml";
import type { Document, Node } from "yaml";
import type { Diagnostic, Place } from "../compiler/diagnostics.ts";
import { configFault, configWarning } from "./config-reader.ts";
import { fieldPath, itemPath, treeOf } from "./config-tree.ts";
import type { ConfigNode, ConfigValue } from "./config-tree.ts";
import { expand } from "./expand.ts";
import type { Environment } from "./expand.ts";
import { yamlFault } from "./yaml-fault.ts";

/** Nodes of one config, aliases followed: beyond it somebody plays with anchors. */
const NODES_MAX = 100_000;

interface Reading {
  readonly document: Document;
  readonly lines: LineCounter;
  readonly environment: Environment | undefined;
  readonly faults: Diagnostic[];
  nodes: number;
  /** Whether something in the file stands for nothing, so that it can't be read. */
  isBroken: boolean;
}

/** Reads a file's text. Faults are added to the list; undefined when there is no tree. */
export function readConfigText(
  text: string,
  environment: Environment | undefined,
  faults: Diagnostic[],
): ConfigNode | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, merge: true, prettyErrors: false });
  const [error] = document.errors;
  if (error !== undefined) {
    faults.push(yamlFault(text, error));
    return undefined;
  }
  const reading: Reading = { document, lines, environment, faults, nodes: 0, isBroken: false };
  const root = nodeOf(reading, document.contents, { path: "", line: 1, column: 1 });
  return reading.isBroken ? undefined : root;
}

function nodeOf(reading: Reading, node: unknown, above: Place): ConfigNode {
  const source = isAlias(node) ? node.resolve(reading.document) : (node as Node | null);
  const place = placeOf(reading, source ?? node, above);
  if (isAlias(node) && source === undefined) {
    reading.faults.push(configFault(place, `There is no anchor &${node.source} above.`));
    reading.isBroken = true;
    return { place, content: null };
  }
  reading.nodes += 1;
  if (reading.nodes > NODES_MAX) {
    if (reading.nodes === NODES_MAX + 1) {
      reading.faults.push(configFault(place, `The config has more than ${NODES_MAX} values.`));
    }
    return { place, content: null };
  }
  if (isSeq(source)) {
    const items = source.items.map((item, index) => {
      const cut = source.flow === true ? { cut: flowCut } : {};
      return nodeOf(reading, item, { ...place, path: itemPath(place.path, index), ...cut });
    });
    return { place, content: items };
  }
  if (isMap(source)) return { place, content: fieldsOf(reading, source.items, place) };
  if (!isScalar(source)) return { place, content: null };
  const { value, source: written, type, comment } = source;
  if (typeof value === "number" && written !== undefined) return { place, content: value, written };
  if (type !== "PLAIN") return scalarOf(reading, value, place);
  const cut = typeof comment === "string" ? commentCut : above.cut;
  return scalarOf(reading, value, cut === undefined ? place : { ...place, cut });
}

const flowCut = "A list in [ ] ends a text at a comma, unless the text stands in quotes.";
const commentCut = "In YAML a # behind a blank starts a comment, unless the text stands in quotes.";

function fieldsOf(
  reading: Reading,
  pairs: readonly unknown[],
  place: Place,
): Map<string, ConfigNode> {
  const fields = new Map<string, ConfigNode>();
  const merged: ReadonlyMap<string, ConfigNode>[] = [];
  for (const pair of pairs) {
    if (!isPair(pair)) continue;
    const name = nameOf(pair.key);
    const node = nodeOf(reading, pair.value, { ...place, path: fieldPath(place.path, name) });
    if (name === "<<") merged.push(...mergedMaps(node));
    else fields.set(name, node);
  }
  // What a map says itself wins over what it merges, and earlier merges over later ones.
  for (const map of merged) {
    for (const [name, node] of map) if (!fields.has(name)) fields.set(name, node);
  }
  return fields;
}

/** A merge key comes as `<<`, or as the symbol that yaml makes of it. */
function nameOf(key: unknown): string {
  if (!isScalar(key)) return String(key);
  return typeof key.value === "symbol" ? "<<" : String(key.value);
}

function mergedMaps({ content }: ConfigNode): ReadonlyMap<string, ConfigNode>[] {
  if (content instanceof Map) return [content];
  return Array.isArray(content) ? (content as readonly ConfigNode[]).flatMap(mergedMaps) : [];
}

function scalarOf(reading: Reading, value: unknown, place: Place): ConfigNode {
  if (value === null || typeof value === "boolean" || typeof value === "number") {
    return { place, content: value };
  }
  if (typeof value !== "string") return { place, content: String(value) };
  const { text, isWhole, faults, unset } = expand(value, reading.environment);
  for (const fault of faults) reading.faults.push(configFault(place, fault));
  for (const name of unset) {
    const message = `The environment has no ${name}: nothing stands for it.`;
    // Variables are in capitals; anything else may be a group of a pattern.
    const group = /[a-z]/.test(name) ? ` For a group of a pattern write $\${${name}}.` : "";
    const hint = `\${env:${name}:-default} would give a default.${group}`;
    reading.faults.push(configWarning(place, message, { hint }));
  }
  if (text === value) return { place, content: text };
  const expanded: Place = { ...place, isExpanded: true };
  if (!isWhole) return { place: expanded, content: text };
  const whole = valueOf(text);
  if (whole === null || typeof whole === "object") return treeOf(whole, expanded);
  if (typeof whole === "string") return { place: expanded, content: text };
  return { place: expanded, content: text, reads: whole };
}

/**
 * A reference may stand for anything that YAML can say. What is text to whoever wants text may be a
 * number or a bool to others.
 */
function valueOf(text: string): ConfigValue {
  const document = parseDocument(text, { merge: true });
  if (document.errors.length > 0) return text;
  return (document.toJS({ maxAliasCount: 100 }) as ConfigValue | undefined) ?? null;
}

function placeOf(reading: Reading, node: unknown, above: Place): Place {
  const start = (node as { range?: readonly number[] | null } | null | undefined)?.range?.[0];
  if (start === undefined) return above;
  const { line, col } = reading.lines.linePos(start);
  return { path: above.path, line, column: col };
}
