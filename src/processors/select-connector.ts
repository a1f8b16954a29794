// Which routing connector a config holds: it is the connector's own mapping, or a whole collector
// file with `connectors:`. Of a file, `service.pipelines` says which pipelines a connector may
// send to: those that have it among their receivers.

import { nearestNames } from "../language/nearest-name.ts";
import type { ConfigReader } from "./config-reader.ts";
import type { ConfigNode } from "./config-tree.ts";

export interface SelectedConnector {
  readonly name: string;
  readonly node: ConfigNode;
  /** The file's pipelines; undefined when it names none. */
  readonly pipelines: ReadonlyMap<string, ConfigNode> | undefined;
}

/** The connector of that name; without one the first that routes. */
export function selectConnector(
  reader: ConfigReader,
  root: ConfigNode,
  name: string | undefined,
): SelectedConnector | undefined {
  const connectors = fieldOf(root, "connectors");
  if (connectors === undefined) {
    return { name: name ?? "routing", node: root, pipelines: undefined };
  }
  const all: ReadonlyMap<string, ConfigNode> =
    connectors.content instanceof Map ? connectors.content : new Map();
  const wanted = name ?? [...all.keys()].find(isRouting);
  const node = wanted === undefined ? undefined : all.get(wanted);
  if (wanted === undefined || node === undefined) {
    const what = name === undefined ? "routing connector" : `connector ${name}`;
    const hint = `The file has ${[...all.keys()].join(", ") || "none"}.`;
    return reader.fail(connectors, `There is no ${what}.`, { hint });
  }
  if (!isRouting(wanted)) {
    const hint = "What runs are routing connectors.";
    const advice = { code: "unsupported", hint } as const;
    return reader.fail(node, `Connector ${wanted} does not run here.`, advice);
  }
  const pipelines = fieldOf(fieldOf(root, "service"), "pipelines")?.content;
  return { name: wanted, node, pipelines: pipelines instanceof Map ? pipelines : undefined };
}

/** Reports a pipeline that the connector cannot send to. */
export function checkReceiver(
  reader: ConfigReader,
  { name, pipelines }: SelectedConnector,
  item: ConfigNode,
  pipeline: string,
): void {
  if (pipelines === undefined) return;
  const found = pipelines.get(pipeline);
  if (found === undefined) {
    const suggestions = nearestNames(pipeline, [...pipelines.keys()]);
    reader.fail(item, `The file has no pipeline ${pipeline}.`, { suggestions });
    return;
  }
  const receivers = fieldOf(found, "receivers")?.content;
  const listed = Array.isArray(receivers) ? (receivers as readonly ConfigNode[]) : [];
  if (listed.some(({ content }) => content === name)) return;
  reader.fail(item, `Pipeline ${pipeline} does not have ${name} among its receivers.`);
}

function fieldOf(node: ConfigNode | undefined, name: string): ConfigNode | undefined {
  return node?.content instanceof Map ? node.content.get(name) : undefined;
}

/** `routing/east` is a routing connector. */
function isRouting(name: string): boolean {
  return name === "routing" || name.startsWith("routing/");
}
