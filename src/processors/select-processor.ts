// Which processors a config holds: it is one processor's own mapping, or a whole collector file
// with `processors:`, of which those that were asked for are taken, or the first transform or
// filter.

import type { ConfigNode } from "./config-tree.ts";
import type { ConfigReader } from "./config-reader.ts";

export type ProcessorKind = "transform" | "filter";

/** A processor's mapping, and what it is. */
export interface SelectedProcessor {
  readonly kind: ProcessorKind;
  readonly node: ConfigNode;
}

const kinds: readonly ProcessorKind[] = ["transform", "filter"];

/** Keys that only one kind of processor has. */
const telltales: { readonly [K in ProcessorKind]: RegExp } = {
  transform: /^(?:(?:log|trace|metric|profile)_statements|flatten_data)$/,
  filter: /^(?:(?:log|trace|metric|profile)_conditions|logs|traces|spans|metrics|profiles)$/,
};

/** The processors named, in that order; without names the first that can run here. */
export function selectProcessors(
  reader: ConfigReader,
  root: ConfigNode,
  names: readonly string[],
): SelectedProcessor[] {
  const fields: ReadonlyMap<string, ConfigNode> =
    root.content instanceof Map ? root.content : new Map();
  const processors = fields.get("processors");
  if (processors === undefined) return ownMapping(reader, root, fields, names);
  const all: ReadonlyMap<string, ConfigNode> =
    processors.content instanceof Map ? processors.content : new Map();
  if (names.length === 0) return firstOf(reader, processors, all);
  return names.flatMap((name) => {
    const node = all.get(name);
    const kind = kindOf(name);
    const hint = `The file has ${listOf([...all.keys()])}.`;
    if (node === undefined) {
      reader.fail(processors, `There is no processor ${name}.`, { hint });
      return [];
    }
    if (kind === undefined) {
      reader.fail(node, `Processor ${name} does not run here.`, {
        code: "unsupported",
        hint: "What runs are transform and filter processors.",
      });
      return [];
    }
    return [{ kind, node }];
  });
}

function firstOf(
  reader: ConfigReader,
  processors: ConfigNode,
  all: ReadonlyMap<string, ConfigNode>,
): SelectedProcessor[] {
  for (const [name, node] of all) {
    const kind = kindOf(name);
    if (kind !== undefined) return [{ kind, node }];
  }
  const hint = `It has ${listOf([...all.keys()])}.`;
  reader.fail(processors, "The file has no transform or filter processor.", { hint });
  return [];
}

function ownMapping(
  reader: ConfigReader,
  root: ConfigNode,
  fields: ReadonlyMap<string, ConfigNode>,
  names: readonly string[],
): SelectedProcessor[] {
  const [name] = names;
  if (name !== undefined) {
    const kind = kindOf(name);
    if (kind !== undefined && names.length === 1) return [{ kind, node: root }];
    const asked = names.join(", ");
    reader.fail(root, `The config is one processor's own mapping: there is no ${asked}.`);
    return [];
  }
  const keys = [...fields.keys()];
  const found = kinds.find((kind) => keys.some((key) => telltales[kind].test(key)));
  if (found !== undefined) return [{ kind: found, node: root }];
  reader.fail(root, "Nothing says whether this is a transform or a filter processor.", {
    hint:
      "A config is a collector file with processors, or one processor's mapping, whose keys are " +
      "log_statements, log_conditions and their like.",
  });
  return [];
}

/** `transform/redact` is a transform. */
function kindOf(name: string): ProcessorKind | undefined {
  return kinds.find((kind) => name === kind || name.startsWith(`${kind}/`));
}

function listOf(names: readonly string[]): string {
  return names.length === 0 ? "none" : names.join(", ");
}
