// Which processors a config holds: it is one processor's own mapping, or a whole collector file
// with `processors:`, of which those that were asked for by name are taken. Pipelines are
// select-pipeline.ts's.

import { nearestNames } from "../language/nearest-name.ts";
import { typeOfComponent } from "./collector-file.ts";
import type { CollectorFile } from "./collector-file.ts";
import { fieldsOf } from "./config-tree.ts";
import type { ConfigNode } from "./config-tree.ts";
import type { ConfigReader } from "./config-reader.ts";
import { signals } from "./signal-groups.ts";

export type ProcessorKind = "transform" | "filter";

/** A processor's mapping, and what it is. */
export interface SelectedProcessor {
  readonly kind: ProcessorKind;
  readonly node: ConfigNode;
}

const kinds: readonly ProcessorKind[] = ["transform", "filter"];

/** Keys that only one kind of processor has. */
const telltales: { readonly [K in ProcessorKind]: RegExp } = {
  transform: /^(?:(?:log|trace|metric|profile)_statements|flatten|flatten_data)$/,
  filter: /^(?:(?:log|trace|metric|profile)_conditions|logs|traces|spans|metrics|profiles)$/,
};

/** The processors named, in that order. */
export function namedProcessors(
  reader: ConfigReader,
  file: CollectorFile,
  names: readonly string[],
): SelectedProcessor[] {
  const { processors, processorsNode } = file;
  return names.flatMap((name) => {
    const node = processors.get(name);
    const kind = kindOf(name);
    if (node === undefined) {
      const known = [...processors.keys()];
      const hint = `The file has ${listOf(known)}.`;
      const suggestions = nearestNames(name, known);
      const place = processorsNode ?? reader.root;
      reader.fail(place, `There is no processor ${name}.`, { hint, suggestions });
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

/** Every transform and filter that a file has, whoever uses it. */
export function runningProcessors({ processors }: CollectorFile): SelectedProcessor[] {
  return [...processors].flatMap(([name, node]) => {
    const kind = kindOf(name);
    return kind === undefined ? [] : [{ kind, node }];
  });
}

/** The first that can run, of a file without pipelines. */
export function firstProcessor(reader: ConfigReader, file: CollectorFile): SelectedProcessor[] {
  const [first] = runningProcessors(file);
  if (first !== undefined) return [first];
  const hint = `It has ${listOf([...file.processors.keys()])}.`;
  const place = file.processorsNode ?? reader.root;
  reader.fail(place, "The file has no transform or filter processor.", { hint });
  return [];
}

/** What is no file is one processor's own mapping; a name says which kind it is. */
export function ownMapping(
  reader: ConfigReader,
  root: ConfigNode,
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
  const keys = [...fieldsOf(root).keys()];
  const found = kinds.find((kind) => keys.some((key) => telltales[kind].test(key)));
  if (found !== undefined) return [{ kind: found, node: root }];
  const named = keys.find((key) => kindOf(key) !== undefined);
  const likely = named === undefined ? nearestKeys(keys) : [];
  reader.fail(root, "Nothing says whether this is a transform or a filter processor.", {
    suggestions: likely,
    hint:
      named === undefined
        ? "A config is a collector file with processors, or one processor's mapping, whose keys " +
          "are log_statements, log_conditions and their like."
        : `In a collector's file ${named} stands under processors.`,
  });
  return [];
}

/** What somebody may have meant who wrote these keys. */
function nearestKeys(keys: readonly string[]): string[] {
  const singulars = signals.map(({ singular }) => singular);
  const known = singulars.flatMap((name) => [`${name}_statements`, `${name}_conditions`]);
  return keys.flatMap((key) => nearestNames(key, [...known, "processors"]).slice(0, 1)).slice(0, 1);
}

/** `transform/redact` is a transform. */
export function kindOf(name: string): ProcessorKind | undefined {
  return kinds.find((kind) => kind === typeOfComponent(name));
}

function listOf(names: readonly string[]): string {
  return names.length === 0 ? "none" : names.join(", ");
}
