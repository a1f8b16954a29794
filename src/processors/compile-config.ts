// From a config to a program: read it, select processors, check every text of every signal, and
// compile the passes of one signal. All faults come together, in the order of the file.
//
// Passes of several processors stand in a row, as the processors do in a pipeline.

import type { Gates } from "../compiler/check-scope.ts";
import { CompileError } from "../compiler/compile-error.ts";
import type { Diagnostic } from "../compiler/diagnostics.ts";
import { assembleGroups, checkGroup } from "../compiler/groups.ts";
import type { CheckedGroup } from "../compiler/groups.ts";
import type { Program, Signal } from "../runtime/program.ts";
import { ConfigReader } from "./config-reader.ts";
import { readConfigText } from "./config-text.ts";
import { treeOf } from "./config-tree.ts";
import type { ConfigNode, ConfigObject } from "./config-tree.ts";
import type { Environment } from "./expand.ts";
import { readFilter } from "./filter.ts";
import { selectProcessors } from "./select-processor.ts";
import type { SelectedProcessor } from "./select-processor.ts";
import { signals } from "./signal-groups.ts";
import type { SignalGroups } from "./signal-groups.ts";
import { readTransform } from "./transform.ts";

/**
 * A config: the text of a YAML or JSON file, or the same as a JavaScript object, taken as it is.
 */
export type Config = string | ConfigObject;

export interface ConfigOptions extends CheckOptions {
  readonly signal: Signal;
  /** Count which where clauses hold. */
  readonly counts?: boolean | undefined;
}

/** How a config is read. */
export interface CheckOptions {
  /** Names of the processors to run, in order. By default the first that the config has. */
  readonly processors?: readonly string[] | undefined;
  /** What `${env:NAME}` in a config's text stands for. */
  readonly environment?: Environment | undefined;
  /** Features that the collector keeps behind feature gates. */
  readonly gates?: Partial<Gates> | undefined;
}

/** Compiles the processors of a config for one signal. Throws CompileError with all faults. */
export function compileConfig(config: Config, options: ConfigOptions): Program {
  const faults: Diagnostic[] = [];
  const groups = checkConfig(config, options, faults).get(options.signal) ?? [];
  if (faults.length > 0) throw new CompileError(inOrder(faults));
  return assembleGroups(options.signal, groups, options.counts ?? false);
}

/** Every fault of a config, in the order of the file. */
export function diagnoseConfig(config: Config, options: CheckOptions = {}): readonly Diagnostic[] {
  const faults: Diagnostic[] = [];
  checkConfig(config, options, faults);
  return inOrder(faults);
}

/** The groups of every signal that runs here, in order. */
function checkConfig(
  config: Config,
  { processors, environment, gates = {} }: CheckOptions,
  faults: Diagnostic[],
): Map<Signal, CheckedGroup[]> {
  const checked = new Map<Signal, CheckedGroup[]>();
  const root = rootOf(config, environment, faults);
  if (root === undefined) return checked;
  const reader = new ConfigReader(faults);
  for (const processor of selectProcessors(reader, root, processors ?? [])) {
    const found = readProcessor(reader, processor, gates);
    for (const { signal } of signals) {
      const groups = found[signal].flatMap((group) => checkGroup(group, faults) ?? []);
      checked.set(signal, [...(checked.get(signal) ?? []), ...groups]);
    }
  }
  return checked;
}

/** The tree of a config. */
export function rootOf(
  config: Config,
  environment: Environment | undefined,
  faults: Diagnostic[],
): ConfigNode | undefined {
  if (typeof config !== "string") return treeOf(config);
  return readConfigText(config, environment, faults);
}

function readProcessor(
  reader: ConfigReader,
  { kind, node }: SelectedProcessor,
  gates: Partial<Gates>,
): SignalGroups {
  const read = kind === "transform" ? readTransform : readFilter;
  return read(reader, node, gates);
}

/** Faults of a file by line and column; others as they were found. */
export function inOrder(faults: readonly Diagnostic[]): Diagnostic[] {
  const lineOf = ({ place }: Diagnostic) => place?.line ?? 0;
  const columnOf = ({ place }: Diagnostic) => place?.column ?? 0;
  return faults.toSorted((left, right) => {
    return lineOf(left) - lineOf(right) || columnOf(left) - columnOf(right);
  });
}
