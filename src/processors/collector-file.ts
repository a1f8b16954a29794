// A whole collector file: which of its parts matter here. Those are its processors, its connectors,
// and `service.pipelines`, which say what runs in a row.

import type { Signal } from "../runtime/program.ts";
import type { ConfigReader } from "./config-reader.ts";
import type { ConfigNode } from "./config-tree.ts";
import { parsePipelineName } from "./pipeline-name.ts";

type Components = ReadonlyMap<string, ConfigNode>;

export interface Pipeline {
  /** As the collector writes it: `logs`, `logs/east`. */
  readonly name: string;
  readonly signal: Signal;
  readonly node: ConfigNode;
}

export interface CollectorFile {
  /** Where `processors` stands; undefined when the file has none. */
  readonly processorsNode: ConfigNode | undefined;
  readonly processors: Components;
  readonly connectorsNode: ConfigNode | undefined;
  readonly connectors: Components;
  /** Undefined when the file names none. */
  readonly pipelinesNode: ConfigNode | undefined;
  readonly pipelines: Components;
}

export function collectorFile(root: ConfigNode): CollectorFile {
  const processorsNode = fieldOf(root, "processors");
  const connectorsNode = fieldOf(root, "connectors");
  const pipelinesNode = fieldOf(fieldOf(root, "service"), "pipelines");
  return {
    processorsNode,
    processors: fieldsOf(processorsNode),
    connectorsNode,
    connectors: fieldsOf(connectorsNode),
    pipelinesNode,
    pipelines: fieldsOf(pipelinesNode),
  };
}

/** A file with processors or connectors; anything else is one component's own mapping. */
export function isCollectorFile({ processorsNode, connectorsNode }: CollectorFile): boolean {
  return processorsNode !== undefined || connectorsNode !== undefined;
}

/** The pipelines whose names are right; the others are faults. */
export function pipelinesOf(reader: ConfigReader, file: CollectorFile): Pipeline[] {
  return [...file.pipelines].flatMap(([text, node]): Pipeline[] => {
    const parsed = parsePipelineName(text);
    if (typeof parsed !== "string") return [{ name: parsed.text, signal: parsed.signal, node }];
    reader.fail(node, parsed);
    return [];
  });
}

/** What stands in a list of a pipeline: `receivers`, `processors` or `exporters`. */
export function listedIn({ node }: Pipeline, list: string): readonly ConfigNode[] {
  const content = fieldOf(node, list)?.content;
  return Array.isArray(content) ? (content as readonly ConfigNode[]) : [];
}

/** `transform/redact` is a transform. */
export function typeOfComponent(name: string): string {
  const slash = name.indexOf("/");
  return (slash < 0 ? name : name.slice(0, slash)).trim();
}

export function fieldOf(node: ConfigNode | undefined, name: string): ConfigNode | undefined {
  return node?.content instanceof Map ? node.content.get(name) : undefined;
}

function fieldsOf(node: ConfigNode | undefined): Components {
  return node?.content instanceof Map ? node.content : new Map<string, ConfigNode>();
}
