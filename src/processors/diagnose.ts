// What is wrong with a config, and what should be known of it. Of a whole collector file that is
// everything that runs here: each transform and filter processor, used or not, each routing
// connector, and what the pipelines refer to; a collector checks as much when it starts.

import type { Diagnostic } from "../compiler/diagnostics.ts";
import { collectorFile, isCollectorFile, pipelinesOf } from "./collector-file.ts";
import { checkProcessors, inOrder, pipelineProcessors, rootOf } from "./compile-config.ts";
import type { CheckOptions, Config } from "./compile-config.ts";
import { ConfigReader } from "./config-reader.ts";
import { diagnoseRouting, isRoutingTable } from "./routing.ts";
import { isRouting } from "./select-connector.ts";
import { processorsIn } from "./select-pipeline.ts";
import { namedProcessors, ownMapping, runningProcessors } from "./select-processor.ts";
import type { SelectedProcessor } from "./select-processor.ts";

/**
 * Every error and warning of a config, in the order of the file: of the processors or the pipeline
 * that are named, else of all. It compiles unless there are errors.
 */
export function diagnoseConfig(config: Config, options: CheckOptions = {}): readonly Diagnostic[] {
  const faults: Diagnostic[] = [];
  const root = rootOf(config, options.environment, faults);
  if (root === undefined) return faults;
  const reader = new ConfigReader(faults, root);
  const { processors = [], pipeline, gates = {} } = options;
  const isAll = processors.length === 0 && pipeline === undefined;
  if (isAll && isRoutingTable(root)) {
    diagnoseRouting(reader, undefined, gates);
    return inOrder(faults);
  }
  checkProcessors(reader, isAll ? all(reader) : chosen(reader, processors, pipeline), gates);
  if (isAll) {
    for (const name of collectorFile(root).connectors.keys()) {
      if (isRouting(name)) diagnoseRouting(reader, name, gates);
    }
  }
  return inOrder(faults);
}

function chosen(
  reader: ConfigReader,
  processors: readonly string[],
  pipeline: string | undefined,
): SelectedProcessor[] {
  if (pipeline !== undefined) return pipelineProcessors(reader, pipeline, undefined);
  const file = collectorFile(reader.root);
  if (file.processorsNode === undefined) return ownMapping(reader, reader.root, processors);
  return namedProcessors(reader, file, processors);
}

/** Every processor of a file once; what is wrong with its pipelines is said on the way. */
function all(reader: ConfigReader): SelectedProcessor[] {
  const file = collectorFile(reader.root);
  if (!isCollectorFile(file)) return ownMapping(reader, reader.root, []);
  for (const pipeline of pipelinesOf(reader, file)) processorsIn(reader, file, pipeline);
  return runningProcessors(file);
}
