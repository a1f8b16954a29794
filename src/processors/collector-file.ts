// A whole collector file: which of its parts matter here. Those are its processors, its connectors,
// and `service.pipelines`, which say what runs in a row.

import type { Signal } from "../runtime/program.ts";
import type { ConfigReader } from "./config-reader.ts";
import { fieldOf, fieldsOf, itemsOf } from "./config-tree.ts";
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

/** The parts of a file; all absent of what is no file. */
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

const fileKeys = ["receivers", "processors", "exporters", "connectors", "extensions", "service"];

/** Reports parts of a collector's file that are none of its keys, or no maps where those belong. */
export function checkShape(reader: ConfigReader): void {
  const file = collectorFile(reader.root);
  if (!isCollectorFile(file)) return;
  const service = reader.fields(reader.root, fileKeys).get("service");
  for (const node of [file.processorsNode, file.connectorsNode]) if (node) reader.map(node);
  if (service !== undefined) reader.fields(service, ["telemetry", "extensions", "pipelines"]);
  if (file.pipelinesNode === undefined) return;
  for (const pipeline of reader.map(file.pipelinesNode).values()) {
    reader.fields(pipeline, ["receivers", "processors", "exporters"]);
  }
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
  return itemsOf(fieldOf(node, list));
}

/** `transform/redact` is a transform. */
export function typeOfComponent(name: string): string {
  const slash = name.indexOf("/");
  return (slash < 0 ? name : name.slice(0, slash)).trim();
}
