// The transform processor: its config as groups of statements, a pass each. Statements know the
// processor's own functions, group conditions those of the filter processor. Where a group names
// its context, paths may leave it out.
//
// Left out: flattening, which is behind a gate in the reference (flatten_data; flatten.log from
// 0.165.0 on). Lists of signals other than
// the one that is compiled are checked all the same, as the collector does when it starts.

import { standardScope } from "../compiler/check-scope.ts";
import type { CheckScope, Gates } from "../compiler/check-scope.ts";
import type { StatementGroup } from "../compiler/groups.ts";
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

export function readTransform(
  reader: ConfigReader,
  node: ConfigNode,
  gates: Partial<Gates>,
): SignalGroups {
  const fields = reader.fields(node, keys);
  const errorMode = reader.errorMode(fields.get("error_mode"), "ignore");
  refuseFlattening(reader, fields.get("flatten_data"), "flatten_data");
  const flatten = fields.get("flatten");
  const log = flatten && reader.fields(flatten, ["log"]).get("log");
  refuseFlattening(reader, log, "flatten.log");
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
      if (statements !== undefined) found[signal].push(statements);
    }
  }
  return found;
}

/** A collector refuses it too, unless it was started with the gate. */
function refuseFlattening(reader: ConfigReader, node: ConfigNode | undefined, key: string): void {
  if (node === undefined || !reader.bool(node)) return;
  const gate = "the collector's gate transform.flatten.logs, which does not exist here";
  reader.fail(node, `${key} needs ${gate}.`);
}

function groupOf(
  reader: ConfigReader,
  { node, context: named, statements, conditions, errorMode, sharesCache }: GroupConfig,
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
      ? inferGroupContext(contextless, candidates, reader.faults)
      : { context: named, doubt: undefined };
  if (inferred === undefined) return undefined;
  const { context, doubt } = inferred;
  const prefix = named === undefined ? "required" : "implied";
  const guard = {
    scope: standardScope(context, { functions: "filter", prefix, gates }),
    conditions,
  };
  const scope = scopeOf(context, prefix, gates);
  return { scope, statements, guard, errorMode, sharesCache, doubt };
}

function scopeOf(context: string, prefix: CheckScope["prefix"], gates: Partial<Gates>): CheckScope {
  return standardScope(context, { functions: "transform", prefix, gates });
}
