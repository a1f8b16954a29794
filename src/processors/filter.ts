// The filter processor: its config as groups of conditions, a pass for each level. What matches
// goes; so do scopes and resources that hold nothing afterwards, and metrics that lost their last
// data point. A span stays without its events.
//
// The reference walks a batch once and asks each level on the way down: a resource that goes takes
// along all below. Conditions change nothing, so a pass for each level, the widest first, comes to
// the same. Where only wide levels have conditions, a last pass without any takes away what is
// empty.
//
// A flat list infers the context of each condition by itself. The older sections (`logs.log_record`
// and the like) imply the context. The oldest form of all, `include` and `exclude`, becomes
// conditions as well (filter-match.ts).

import { standardScope } from "../compiler/check-scope.ts";
import type { CheckScope, Gates } from "../compiler/check-scope.ts";
import type { Diagnostic } from "../compiler/diagnostics.ts";
import type { ConditionGroup, ErrorModeName, Group, Text } from "../compiler/groups.ts";
import { inferGroupContext } from "../compiler/infer-group.ts";
import { fieldsOf } from "./config-tree.ts";
import type { ConfigNode } from "./config-tree.ts";
import type { ConfigReader } from "./config-reader.ts";
import { firstMatch, matchKeys, noMatches, readMatches } from "./filter-match.ts";
import type { Matches, MatchSection } from "./filter-match.ts";
import { readGroups } from "./group-config.ts";
import type { GroupConfig } from "./group-config.ts";
import type { SignalGroups, SignalNames } from "./signal-groups.ts";
import { signals } from "./signal-groups.ts";

/** The older sections: which list is about which context. */
const sections: { readonly [signal: string]: { readonly [list: string]: string } } = {
  logs: { resource: "resource", log_record: "log" },
  traces: { resource: "resource", span: "span", spanevent: "spanevent" },
  metrics: { resource: "resource", metric: "metric", datapoint: "datapoint" },
  profiles: { resource: "resource", profile: "profile" },
};

/** Where the oldest form of a signal's filter stands, and its keys there. */
const matchSections: {
  readonly [signal: string]: { readonly name: MatchSection; readonly keys: readonly string[] };
} = {
  logs: { name: "logs", keys: matchKeys },
  traces: { name: "spans", keys: matchKeys },
  metrics: { name: "metrics", keys: [...matchKeys, "regexp"] },
};

const keys = [
  "error_mode",
  ...["metric_conditions", "log_conditions", "trace_conditions", "profile_conditions"],
  ...["spans", "metrics", "logs", "traces", "profiles"],
];

const groupContexts = [
  "resource",
  "scope",
  "span",
  "spanevent",
  "metric",
  "datapoint",
  "log",
  "profile",
];

/** Conditions of one context; present but empty lists still take away what is empty. */
type Levels = Map<string, readonly Text[]>;

function homeOf(name: string): string | undefined {
  return name.endsWith("_statements") ? "This is a key of the transform processor." : undefined;
}

/** `signal`: the one that runs; undefined when all are to be checked. */
export function readFilter(
  reader: ConfigReader,
  node: ConfigNode,
  gates: Partial<Gates>,
  signal?: SignalNames["signal"],
): SignalGroups {
  const fields = reader.fields(node, keys, homeOf);
  const errorMode = reader.errorMode(fields.get("error_mode"), "ignore");
  const found: SignalGroups = { logs: [], traces: [], metrics: [], profiles: [] };
  for (const names of signals) {
    const list = fields.get(`${names.singular}_conditions`);
    const older = readSection(reader, fields, names.signal);
    const runs = signal === undefined || signal === names.signal;
    const matched = readMatchSection(reader, fields, names.signal, list, runs);
    const scope = (prefix: CheckScope["prefix"]) => (context: string) => {
      return scopeOf(context, prefix, gates);
    };
    if (list !== undefined && older !== undefined) {
      const lists = `${names.singular}_conditions and the older lists of ${names.signal}`;
      reader.fail(list, `${lists} exclude each other.`);
    }
    const groups = list && readGroups(reader, list, listRules(errorMode));
    if (groups !== undefined && groups.length > 0) {
      const passes = groups.map((group) => groupsOf(reader, group, names, gates));
      found[names.signal].push(...deferred(passes, names));
    } else if (older !== undefined) {
      found[names.signal].push(...levelGroups(older, names, errorMode, scope("implied")));
    } else if (matched.conditions.size > 0) {
      const levels: Levels = new Map(matched.conditions);
      const drops = levelGroups(levels, names, errorMode, scope("required"));
      found[names.signal].push(...marked(drops, matched, gates));
    }
  }
  return found;
}

/**
 * Marks are set before anybody asks for them, and gone afterwards. What fails meanwhile fails the
 * batch, whatever the error mode says; what a resource takes along is not asked.
 */
function marked(
  drops: readonly ConditionGroup[],
  { marking, cleaning }: Matches,
  gates: Partial<Gates>,
): Group[] {
  if (cleaning.length === 0) return [...drops];
  const groupOf = (context: string, statements: readonly Text[]): Group => {
    const scope = standardScope(context, { functions: "transform", prefix: "required", gates });
    return { scope, statements, errorMode: "propagate" };
  };
  const isAbove = ({ scope }: ConditionGroup) => scope.context === "resource";
  return [
    ...drops.filter(isAbove),
    ...marking.map((statements) => groupOf("datapoint", statements)),
    ...drops.filter((group) => !isAbove(group)),
    groupOf("metric", cleaning),
  ];
}

/**
 * Under propagate a failure does not keep the groups behind from running, and when those leave
 * nothing of the batch, the collector forgets it. What failed stays, with all that is in it.
 */
function deferred(
  groups: readonly ConditionGroup[][],
  { filterContexts }: SignalNames,
): ConditionGroup[] {
  const [last, ...earlier] = [...groups].reverse();
  const isDeferring = ({ errorMode }: ConditionGroup) => errorMode === "propagate";
  if (last === undefined || !earlier.flat().some(isDeferring)) return groups.flat();
  const depthOf = ({ scope }: ConditionGroup) => filterContexts.indexOf(scope.context);
  return groups.flatMap((passes) =>
    passes.map((pass, at) => {
      if (passes === last) return at === passes.length - 1 ? { ...pass, settles: true } : pass;
      if (!isDeferring(pass)) return pass;
      const wider = passes.filter((other) => depthOf(other) < depthOf(pass));
      if (wider.length === 0) return { ...pass, defers: true };
      const above = wider.map((other) => ({ ...other, depth: depthOf(other) }));
      return { ...pass, defers: true, above };
    }),
  );
}

function listRules(errorMode: ErrorModeName) {
  return {
    contexts: groupContexts,
    keys: ["context", "conditions", "error_mode"],
    texts: "conditions",
    allowsTextsLast: false,
    errorMode,
  } as const;
}

/** The lists of an older section; undefined when it has none. */
function readSection(
  reader: ConfigReader,
  fields: ReadonlyMap<string, ConfigNode>,
  signal: string,
): Levels | undefined {
  const section = fields.get(signal);
  if (section === undefined) return undefined;
  const contexts = sections[signal] ?? {};
  const matches = matchSections[signal];
  const others = matches !== undefined && matches.name === signal ? matches.keys : [];
  const lists = reader.fields(section, [...Object.keys(contexts), ...others]);
  const levels: Levels = new Map();
  for (const [list, context] of Object.entries(contexts)) {
    const texts = reader.texts(lists.get(list));
    if (texts !== undefined) levels.set(context, texts);
  }
  return levels.size > 0 ? levels : undefined;
}

/** `include` and `exclude` of a signal, which no other list may stand beside. */
function readMatchSection(
  reader: ConfigReader,
  fields: ReadonlyMap<string, ConfigNode>,
  signal: string,
  list: ConfigNode | undefined,
  runs: boolean,
): Matches {
  const place = matchSections[signal];
  const section = place && fields.get(place.name);
  if (place === undefined || section === undefined) return noMatches;
  // The keys of a section that has lists too are checked with those.
  const known = place.name === signal ? undefined : place.keys;
  const matches = known === undefined ? fieldsOf(section) : reader.fields(section, known);
  const first = firstMatch(matches);
  const older = fieldsOf(fields.get(signal));
  const beside = Object.keys(sections[signal] ?? {}).find((key) => {
    const content = older.get(key)?.content;
    return content !== undefined && content !== null;
  });
  if (first !== undefined && beside !== undefined) {
    reader.fail(first, `${place.name}.include and exclude go without ${signal}.${beside}.`);
  }
  if (place.name === signal && first !== undefined && list !== undefined) {
    reader.fail(first, `${place.name}.include and exclude go without a list of conditions.`);
  }
  // Where trace_conditions has some, the collector does not look at what stands under spans.
  const isPassedOver =
    place.name !== signal && Array.isArray(list?.content) && list.content.length > 0;
  return readMatches(reader, matches, place.name, runs && !isPassedOver);
}

function groupsOf(
  reader: ConfigReader,
  { node, context: named, conditions, errorMode }: GroupConfig,
  names: SignalNames,
  gates: Partial<Gates>,
): ConditionGroup[] {
  const { filterContexts } = names;
  if (named !== undefined) {
    if (filterContexts.includes(named)) {
      const levels: Levels = new Map(conditions.length > 0 ? [[named, conditions]] : []);
      return levelGroups(levels, names, errorMode, (context) => scopeOf(context, "implied", gates));
    }
    reader.fail(node, `Context ${named} belongs to another signal.`, {
      hint: `It is one of ${filterContexts.join(", ")} here.`,
    });
    return [];
  }
  const scope = (context: string) => scopeOf(context, "required", gates);
  const candidates = filterContexts.map(scope);
  const levels: Levels = new Map();
  const doubts = new Map<string, Diagnostic>();
  for (const condition of conditions) {
    const contextless = { statements: [], conditions: [condition], place: node.place };
    const { context, doubt } = inferGroupContext(contextless, candidates);
    levels.set(context, [...(levels.get(context) ?? []), condition]);
    if (doubt !== undefined) doubts.set(context, doubt);
  }
  return levelGroups(levels, names, errorMode, scope).map((group) => {
    return { ...group, doubt: doubts.get(group.scope.context) };
  });
}

/**
 * A pass for each level that has conditions, and one that takes away what is empty where those do
 * not.
 */
function levelGroups(
  levels: Levels,
  { signal, filterContexts }: SignalNames,
  errorMode: ErrorModeName,
  scopeIn: (context: string) => CheckScope,
): ConditionGroup[] {
  const groups = filterContexts.flatMap((context): ConditionGroup[] => {
    const conditions = levels.get(context);
    if (conditions === undefined) return [];
    const dropsEmpty = context !== "spanevent";
    return [{ scope: scopeIn(context), conditions, errorMode, dropsEmpty }];
  });
  const swept = sweptContext(levels, signal);
  if (swept === undefined) return groups;
  return [...groups, { scope: scopeIn(swept), conditions: [], errorMode, dropsEmpty: true }];
}

const records = { logs: "log", traces: "span", metrics: "metric", profiles: "profile" } as const;

/** The messages without which those above them go, unless a level's own pass has seen to it. */
function sweptContext(levels: Levels, signal: SignalNames["signal"]): string | undefined {
  const record = records[signal];
  if (levels.has(record) || levels.has("datapoint")) return undefined;
  return levels.has("scope") || levels.has("spanevent") ? record : "scope";
}

function scopeOf(context: string, prefix: CheckScope["prefix"], gates: Partial<Gates>): CheckScope {
  return standardScope(context, { functions: "filter", prefix, gates });
}
