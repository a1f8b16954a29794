// Which processors a pipeline of a collector file runs, in its order. Those that do not run here
// are passed over with a warning that says whether the result is another without them.

import { nearestNames } from "../language/nearest-name.ts";
import type { Signal } from "../runtime/program.ts";
import { listedIn, pipelinesOf, typeOfComponent } from "./collector-file.ts";
import type { CollectorFile, Pipeline } from "./collector-file.ts";
import { configWarning } from "./config-reader.ts";
import type { ConfigReader } from "./config-reader.ts";
import { fieldOf } from "./config-tree.ts";
import { kindOf } from "./select-processor.ts";
import type { SelectedProcessor } from "./select-processor.ts";

/** The pipeline of that name; it must carry the signal that is asked for, if one is. */
export function findPipeline(
  reader: ConfigReader,
  file: CollectorFile,
  name: string,
  signal: Signal | undefined,
): Pipeline | undefined {
  const all = pipelinesOf(reader, file);
  const found = all.find((pipeline) => pipeline.name === name);
  const { pipelinesNode } = file;
  if (pipelinesNode === undefined) {
    const node = file.processorsNode ?? file.connectorsNode ?? reader.root;
    return reader.fail(node, `The config has no service.pipelines, so there is no ${name}.`);
  }
  if (found === undefined) {
    const names = all.map((pipeline) => pipeline.name);
    const hint = `It has ${names.join(", ") || "none"}.`;
    const suggestions = nearestNames(name, names);
    return reader.fail(pipelinesNode, `The file has no pipeline ${name}.`, { hint, suggestions });
  }
  if (signal !== undefined && found.signal !== signal) {
    return reader.fail(found.node, `Pipeline ${name} carries ${found.signal}, not ${signal}.`);
  }
  return found;
}

/**
 * The pipeline of a signal, where there is no doubt which; undefined in a file without pipelines.
 */
export function onlyPipeline(
  reader: ConfigReader,
  file: CollectorFile,
  signal: Signal,
): Pipeline | undefined {
  const { pipelinesNode } = file;
  if (pipelinesNode === undefined) return undefined;
  const all = pipelinesOf(reader, file);
  const own = all.filter((pipeline) => pipeline.signal === signal);
  const names = own.map(({ name }) => name).join(", ");
  if (own.length > 1) {
    const hint = "Name one, or name the processors to run.";
    return reader.fail(pipelinesNode, `The file has several pipelines of ${signal}: ${names}.`, {
      hint,
    });
  }
  if (own.length === 0) {
    const message = `The file has no pipeline of ${signal}.`;
    return reader.fail(pipelinesNode, message, { hint: "Name the processors to run." });
  }
  return own[0];
}

/** The processors that run here, in the pipeline's order. */
export function processorsIn(
  reader: ConfigReader,
  file: CollectorFile,
  pipeline: Pipeline,
): SelectedProcessor[] {
  const list = fieldOf(pipeline.node, "processors");
  if (list === undefined || list.content === null) return [];
  if (reader.items(list) === undefined) return [];
  const seen = new Set<string>();
  return listedIn(pipeline, "processors").flatMap((item) => {
    const name = reader.text(item);
    if (name === undefined) return [];
    if (seen.has(name)) {
      reader.fail(item, `Pipeline ${pipeline.name} lists ${name} twice.`);
      return [];
    }
    seen.add(name);
    const node = file.processors.get(name);
    const kind = kindOf(name);
    if (node === undefined) {
      const known = [...file.processors.keys()];
      const suggestions = nearestNames(name, known);
      const hint = `The file has ${known.join(", ") || "none"}.`;
      const advice = suggestions.length > 0 ? { suggestions } : { hint };
      reader.fail(item, `There is no processor ${name} in the file.`, advice);
      return [];
    }
    if (kind !== undefined) return [{ kind, node }];
    const message = `Processor ${name} does not run here. ${withoutIt(name)}`;
    reader.faults.push(configWarning(item.place, message, { code: "unsupported" }));
    return [];
  });
}

/** They hold, count, gather or refuse batches: records come out as they went in. */
const neutral = ["memory_limiter", "batch", "groupbytrace", "remotetap", "ballast"];

const changing = [
  ...["attributes", "coralogix", "cumulativetodelta", "datadogsemantics", "deltatocumulative"],
  ...["deltatorate", "dnslookup", "geoip", "groupbyattrs", "interval", "isolationforest"],
  ...["k8sattributes", "k8s_attributes", "logdedup", "log_dedup", "logstransform", "lookup"],
  ...["metricsgeneration", "metricstarttime", "metricstransform", "probabilistic_sampler"],
  ...["redaction", "resource", "resourcedetection", "schema", "span", "spanpruning", "sumologic"],
  ...["tail_sampling", "unroll", "metricsaslogs", "drain"],
];

function withoutIt(name: string): string {
  const type = typeOfComponent(name);
  if (neutral.includes(type)) return "Skipping it changes no record.";
  return changing.includes(type)
    ? "Skipping it changes the result: what it would add, change or drop is missing."
    : "Whether skipping it changes the result is not known.";
}
