// Which routing connector a config holds: it is the connector's own mapping, or a whole collector
// file with `connectors:`. Of a file, `service.pipelines` says which pipelines a connector may
// send to: those that have it among their receivers.

import { nearestNames } from "../language/nearest-name.ts";
import { collectorFile, typeOfComponent } from "./collector-file.ts";
import type { ConfigReader } from "./config-reader.ts";
import { fieldOf } from "./config-tree.ts";
import type { ConfigNode } from "./config-tree.ts";

export interface SelectedConnector {
  readonly name: string;
  readonly node: ConfigNode;
  /** The file's pipelines; undefined when it names none. */
  readonly pipelines: ReadonlyMap<string, ConfigNode> | undefined;
}

/**
 * The connector of that name; without one the first that routes, of those that the pipeline sends
 * to where one is named.
 */
export function selectConnector(
  reader: ConfigReader,
  name: string | undefined,
  pipeline: string | undefined,
): SelectedConnector | undefined {
  const { root } = reader;
  const file = collectorFile(root);
  const { connectors, connectorsNode, pipelinesNode } = file;
  if (connectorsNode === undefined) {
    return { name: name ?? "routing", node: root, pipelines: undefined };
  }
  const from = pipeline === undefined ? undefined : file.pipelines.get(pipeline);
  const exporters = from === undefined ? undefined : textsOf(fieldOf(from, "exporters"));
  const known = [...connectors.keys()];
  const wanted =
    name ?? known.find((each) => isRouting(each) && (exporters ?? [each]).includes(each));
  const node = wanted === undefined ? undefined : connectors.get(wanted);
  if (wanted === undefined || node === undefined) {
    const what = name === undefined ? "routing connector" : `connector ${name}`;
    const where = exporters === undefined || name !== undefined ? "" : ` behind ${pipeline}`;
    const hint = `The file has ${known.join(", ") || "none"}.`;
    const suggestions = nearestNames(name ?? "", known);
    return reader.fail(connectorsNode, `There is no ${what}${where}.`, { hint, suggestions });
  }
  if (!isRouting(wanted)) {
    const hint = "What runs are routing connectors.";
    const advice = { code: "unsupported", hint } as const;
    return reader.fail(node, `Connector ${wanted} does not run here.`, advice);
  }
  if (from !== undefined && exporters !== undefined && !exporters.includes(wanted)) {
    const message = `Pipeline ${pipeline} does not have ${wanted} among its exporters.`;
    return reader.fail(fieldOf(from, "exporters") ?? from, message);
  }
  return { name: wanted, node, pipelines: pipelinesNode && file.pipelines };
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
  if (textsOf(fieldOf(found, "receivers")).includes(name)) return;
  reader.fail(item, `Pipeline ${pipeline} does not have ${name} among its receivers.`);
}

function textsOf(list: ConfigNode | undefined): string[] {
  if (!Array.isArray(list?.content)) return [];
  return (list.content as readonly ConfigNode[]).flatMap(({ content }) => {
    return typeof content === "string" ? [content] : [];
  });
}

/** `routing/east` is a routing connector. */
export function isRouting(name: string): boolean {
  return typeOfComponent(name) === "routing";
}
