// From a config to a program: read it, select processors, check every text of every signal, and
// compile the passes of one signal. All faults come together, in the order of the file.
//
// Several processors run in a row, as they do in a pipeline; groups share walks of the batch where
// that makes no difference (compiler/join-groups.ts).

import type { Gates } from "../compiler/check-scope.ts";
import { CompileError } from "../compiler/compile-error.ts";
import type { Diagnostic } from "../compiler/diagnostics.ts";
import { checkGroup } from "../compiler/groups.ts";
import type { CheckedGroup } from "../compiler/groups.ts";
import { assembleGroups } from "../compiler/passes.ts";
import type { Program, Signal } from "../runtime/program.ts";
import { checkShape, collectorFile } from "./collector-file.ts";
import { ConfigReader, hasErrors } from "./config-reader.ts";
import { readConfigText } from "./config-text.ts";
import { treeOf } from "./config-tree.ts";
import type { ConfigNode, ConfigObject } from "./config-tree.ts";
import type { Environment } from "./expand.ts";
import { readFilter } from "./filter.ts";
import { findPipeline, onlyPipeline, processorsIn } from "./select-pipeline.ts";
import { firstProcessor, namedProcessors, ownMapping } from "./select-processor.ts";
import type { SelectedProcessor } from "./select-processor.ts";
import { signals } from "./signal-groups.ts";
import { readTransform } from "./transform.ts";

/**
 * A config: the text of a YAML or JSON file, or the same as a JavaScript object, taken as it is.
 */
export type Config = string | ConfigObject;

export interface ConfigOptions extends CheckOptions {
  readonly signal: Signal;
  /** Note what each statement does, for `counts()`; it costs a few instructions a statement. */
  readonly counts?: boolean | undefined;
  /** Is told what keeps nothing from running: processors that are passed over and the like. */
  readonly onWarning?: ((warning: Diagnostic) => void) | undefined;
}

/** How a config is read. */
export interface CheckOptions {
  /**
   * Names of the processors to run, in order. By default those of the pipeline; of a file without
   * `service.pipelines` the first that can run.
   */
  readonly processors?: readonly string[] | undefined;
  /**
   * The pipeline whose processors run: `logs/in`. By default the one that the file has for the
   * signal; of several one must be named.
   */
  readonly pipeline?: string | undefined;
  /** What `${env:NAME}` in a config's text stands for. */
  readonly environment?: Environment | undefined;
  /** Features that the collector keeps behind feature gates. */
  readonly gates?: Partial<Gates> | undefined;
}

/** Compiles the processors of a config for one signal. Throws CompileError with all faults. */
export function compileConfig(config: Config, options: ConfigOptions): Program {
  const faults: Diagnostic[] = [];
  const { signal, counts = false } = options;
  const root = rootOf(config, options.environment, faults);
  const reader = root && new ConfigReader(faults, root);
  const selected = reader === undefined ? [] : selectProcessors(reader, options, signal);
  const checked = reader && checkProcessors(reader, selected, options.gates ?? {}, signal);
  const groups = checked?.get(signal);
  settle(faults, options.onWarning);
  return assembleGroups(signal, groups ?? [], counts);
}

/** Throws when there are errors, and hands on the warnings otherwise. */
export function settle(
  faults: readonly Diagnostic[],
  onWarning: ConfigOptions["onWarning"] = () => {},
): void {
  if (hasErrors(faults)) throw new CompileError(inOrder(faults));
  for (const warning of inOrder(faults)) onWarning(warning);
}

/** The processors that were asked for: by name, by pipeline, or by having no choice. */
function selectProcessors(
  reader: ConfigReader,
  { processors = [], pipeline }: CheckOptions,
  signal: Signal,
): SelectedProcessor[] {
  const { root } = reader;
  const file = collectorFile(root);
  if (pipeline !== undefined) return pipelineProcessors(reader, pipeline, signal);
  if (file.processorsNode === undefined) return ownMapping(reader, root, processors);
  if (processors.length > 0) return namedProcessors(reader, file, processors);
  if (file.pipelinesNode === undefined) return firstProcessor(reader, file);
  const only = onlyPipeline(reader, file, signal);
  return only === undefined ? [] : processorsIn(reader, file, only);
}

/** The processors of a pipeline that run here. */
export function pipelineProcessors(
  reader: ConfigReader,
  name: string,
  signal: Signal | undefined,
): SelectedProcessor[] {
  const file = collectorFile(reader.root);
  const pipeline = findPipeline(reader, file, name, signal);
  return pipeline === undefined ? [] : processorsIn(reader, file, pipeline);
}

/** The groups of every signal, in order; `running` is the one that will run, where it is known. */
export function checkProcessors(
  reader: ConfigReader,
  selected: readonly SelectedProcessor[],
  gates: Partial<Gates>,
  running?: Signal,
): Map<Signal, CheckedGroup[]> {
  const checked = new Map<Signal, CheckedGroup[]>();
  for (const { kind, node } of selected) {
    const found =
      kind === "transform"
        ? readTransform(reader, node, gates)
        : readFilter(reader, node, gates, running);
    for (const { signal } of signals) {
      const groups = found[signal].flatMap((group) => checkGroup(group, reader.faults) ?? []);
      checked.set(signal, [...(checked.get(signal) ?? []), ...groups]);
    }
  }
  return checked;
}

/** The tree of a config; of a collector's file the shape is checked. */
export function rootOf(
  config: Config,
  environment: Environment | undefined,
  faults: Diagnostic[],
): ConfigNode | undefined {
  const isTree = typeof config !== "string";
  const root = isTree ? treeOf(config) : readConfigText(config, environment, faults);
  if (root !== undefined) checkShape(new ConfigReader(faults, root));
  return root;
}

/** Faults of a file by line and column; others as they were found. */
export function inOrder(faults: readonly Diagnostic[]): Diagnostic[] {
  const lineOf = ({ place }: Diagnostic) => place?.line ?? 0;
  const columnOf = ({ place }: Diagnostic) => place?.column ?? 0;
  return faults.toSorted((left, right) => {
    return lineOf(left) - lineOf(right) || columnOf(left) - columnOf(right);
  });
}
