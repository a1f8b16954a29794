// The transform processor: its config as groups of statements, a pass each. Statements know the
// processor's own functions, group conditions those of the filter processor. Where a group names
// its context, paths may leave it out.
//
// Flattening (flatten_data; flatten.log from 0.165.0 on) is behind a gate; it is a mark on the
// groups of logs, of which there is one without statements where the config has none.
//
// Lists of signals other than the one that is compiled are checked all the same, as the collector
// does when it starts.

import { gateNames, standardScope } from "../compiler/check-scope.ts";
import type { CheckScope, Gates } from "../compiler/check-scope.ts";
import type { Flattening, Group, StatementGroup } from "../compiler/groups.ts";
import { inferGroupContext } from "../compiler/infer-group.ts";
import type { ConfigNode } from "./config-tree.ts";
import type { ConfigReader } from "./config-reader.ts";
import { readGroups } from "./group-config.ts";
import type { GroupConfig } from "./group-config.ts";
import type { SignalGroups } from "./signal-groups.ts";
import { signals } from "./signal-groups.ts";

const keys = [
  "error_mode",
  "trace_statements",
  "metric_statements",
  "log_statements",
  "profile_statements",
  "flatten_data",
  "flatten",
];

const groupKeys = ["context", "conditions", "statements", "error_mode", "shared_cache"];

/** Contexts that a group may name; which of them a signal has is another question. */
const groupContexts = [
  "resource",
  "scope",
  "span",
  "spanevent",
  "metric",
  "datapoint",
  "exemplar",
  "log",
  "profile",
];

/** Keys of the filter processor, and of this one long ago. */
function homeOf(name: string): string | undefined {
  const { singular } = signals.find(({ signal }) => signal === name) ?? {};
  if (singular !== undefined) {
    return `Statements stand in ${singular}_statements; ${name} is a key of the filter processor.`;
  }
  if (name.endsWith("_conditions")) return "This is a key of the filter processor.";
  return undefined;
}

export function readTransform(
  reader: ConfigReader,
  node: ConfigNode,
  gates: Partial<Gates>,
): SignalGroups {
  const fields = reader.fields(node, keys, homeOf);
  const errorMode = reader.errorMode(fields.get("error_mode"), "ignore");
  const flattening = readFlattening(reader, fields, gates);
  const rules = {
    contexts: groupContexts,
    keys: groupKeys,
    texts: "statements",
    allowsTextsLast: true,
    errorMode,
  } as const;
  const found: SignalGroups = { logs: [], traces: [], metrics: [], profiles: [] };
  for (const { signal, singular, transformContexts } of signals) {
    const list = fields.get(`${singular}_statements`);
    if (list === undefined) continue;
    for (const group of readGroups(reader, list, rules)) {
      const statements = groupOf(reader, group, transformContexts, gates);
      const cacheOwner = group.sharesCache ? node : undefined;
      if (statements !== undefined) found[signal].push({ ...statements, cacheOwner });
    }
  }
  return flattening === undefined ? found : { ...found, logs: flattened(found.logs, flattening) };
}

function readFlattening(
  reader: ConfigReader,
  fields: ReadonlyMap<string, ConfigNode>,
  gates: Partial<Gates>,
): Flattening | undefined {
  const flatten = fields.get("flatten");
  const log = flatten && reader.fields(flatten, ["log"]).get("log");
  const older = mayFlatten(reader, fields.get("flatten_data"), "flatten_data", gates);
  const newer = mayFlatten(reader, log, "flatten.log", gates);
  return older || newer ? { flattens: "logs" } : undefined;
}

/** Whether it is asked for; without the gate that is a fault, as it is to a collector. */
function mayFlatten(
  reader: ConfigReader,
  node: ConfigNode | undefined,
  key: string,
  { flattenLogs = false }: Partial<Gates>,
): boolean {
  if (node === undefined || !reader.bool(node)) return false;
  if (flattenLogs) return true;
  const hint = `Gate flattenLogs (${gateNames.flattenLogs}) switches it on.`;
  reader.fail(node, `${key} is behind a gate.`, { hint });
  return false;
}

function flattened(groups: readonly Group[], flattening: Flattening): Group[] {
  const none: StatementGroup = { scope: standardScope("log"), statements: [], errorMode: "ignore" };
  return (groups.length === 0 ? [none] : groups).map((group) => ({ ...group, flattening }));
}

function groupOf(
  reader: ConfigReader,
  { node, context: named, statements, conditions, errorMode }: GroupConfig,
  contexts: readonly string[],
  gates: Partial<Gates>,
): StatementGroup | undefined {
  if (named !== undefined && !contexts.includes(named)) {
    return reader.fail(node, `Context ${named} belongs to another signal.`, {
      hint: `It is one of ${contexts.join(", ")} here.`,
    });
  }
  const candidates = contexts.map((context) => scopeOf(context, "required", gates));
  const contextless = { statements, conditions, place: node.place };
  const inferred =
    named === undefined
      ? inferGroupContext(contextless, candidates)
      : { context: named, doubt: undefined };
  const { context, doubt } = inferred;
  const prefix = named === undefined ? "required" : "implied";
  const guard = {
    scope: standardScope(context, { functions: "filter", prefix, gates }),
    conditions,
  };
  const scope = scopeOf(context, prefix, gates);
  return { scope, statements, guard, errorMode, doubt };
}

function scopeOf(context: string, prefix: CheckScope["prefix"], gates: Partial<Gates>): CheckScope {
  return standardScope(context, { functions: "transform", prefix, gates });
}
