// Path resolution: from a path as it is written to its record in the tables, or a problem that says
// what would be right.

import type { Field, Path, Range } from "../../grammar/ast.ts";
import { prefixesOf } from "./contexts.ts";
import { nearestNames } from "./nearest-name.ts";
import type { PathProblem, PathScope, ResolvedPath } from "./path-record.ts";
import { pathTables } from "./path-tables.ts";
import type { PathEntry, PathRecord } from "./path-tables.ts";

/** A resolved path with its record typed: what the lowering works with. */
export interface TelemetryPath extends ResolvedPath {
  readonly record: PathRecord;
}

/**
 * Looks up a path whose prefix is one of the scope's contexts. The keys of its last field are
 * handed on unchecked.
 */
export function resolvePath(path: Path, scope: PathScope): TelemetryPath | PathProblem {
  const prefix = path.context ?? scope.context;
  const context = prefix === "instrumentation_scope" ? "scope" : prefix;
  const table = pathTables.get(context);
  if (table === undefined) return unknownContext(path, scope, prefix);
  const name = path.fields.map((field) => field.name).join(".");
  const entry = Object.hasOwn(table, name) ? table[name] : undefined;
  if (entry === undefined) return unknownPath(path, scope, prefix, table);
  const misplaced = misplacedKeys(path.fields, entry, `${prefix}.${name}`);
  if (misplaced !== undefined) return misplaced;
  if (entry.record.kind === "cache" && context !== scope.context) {
    return cacheOfAnother(path, prefix, scope.context);
  }
  const keys = path.fields.at(-1)?.keys ?? [];
  return { context, name, record: entry.record, keys };
}

function problem(
  range: Range,
  message: string,
  suggestions: readonly string[] = [],
  hint?: string,
): PathProblem {
  return { kind: "problem", message, range, suggestions, ...(hint === undefined ? {} : { hint }) };
}

function unknownContext(path: Path, scope: PathScope, prefix: string): PathProblem {
  return problem(
    path.contextRange ?? path.range,
    `Paths of context ${prefix} cannot be read here.`,
    [],
    `Paths here start with ${scope.contexts.join(", ")}.`,
  );
}

function unknownPath(
  path: Path,
  scope: PathScope,
  prefix: string,
  table: Readonly<Record<string, PathEntry>>,
): PathProblem {
  const known = Object.keys(table);
  const names = path.fields.map((field) => field.name);
  const name = names.join(".");
  const start = path.fields[0]?.range.start ?? path.range.start;
  const last = path.fields.at(-1)?.nameRange.end ?? path.range.end;
  const message = `Context ${prefix} has no path ${prefix}.${name}.`;
  const range = { start, end: last };
  // `log.resource.attributes` is meant as `resource.attributes`.
  if (names.length > 1 && scope.contexts.includes(names[0] ?? ""))
    return problem(range, message, [name]);
  const indexed = indexedPath(path, prefix, table);
  const near = nearestNames(name, known).map((each) => `${prefix}.${each}`);
  const suggestions = indexed === undefined ? near : [indexed];
  if (suggestions.length > 0) return problem(range, message, suggestions);
  const hint = pathHint(path, name, table, scope);
  const isKeyless = path.fields.every(({ keys }) => keys.length === 0);
  const isAttribute = hint === undefined && isKeyless && known.includes("attributes");
  return problem(range, message, isAttribute ? [`${prefix}.attributes["${name}"]`] : [], hint);
}

function pathHint(
  path: Path,
  name: string,
  table: object,
  { context, contexts }: PathScope,
): string | undefined {
  if (name === "duration" && "end_time" in table) return "It is end_time - start_time.";
  const homes = [...pathTables.keys()].filter((home) => {
    return Object.hasOwn(pathTables.get(home) ?? {}, name);
  });
  // Of the same signal first.
  const near = homes.filter((home) => {
    return contexts.includes(home) || prefixesOf(home).includes(context);
  });
  const likely = near.length > 0 ? near : homes;
  if (likely.length > 0) return `It belongs to context ${likely.join(", ")}.`;
  return isBareWord(path) ? `Text stands in quotes: "${name}".` : undefined;
}

/** `log.body.a.b` is meant as `log.body["a.b"]`. */
function indexedPath(
  { fields }: Path,
  prefix: string,
  table: Readonly<Record<string, PathEntry>>,
): string | undefined {
  const names = fields.map((field) => field.name);
  for (let count = names.length - 1; count > 0; count--) {
    if (fields.slice(count - 1).some(({ keys }) => keys.length > 0)) continue;
    const name = names.slice(0, count).join(".");
    const entry = Object.hasOwn(table, name) ? table[name] : undefined;
    if (entry?.indexing !== "keys") continue;
    return `${prefix}.${name}["${names.slice(count).join(".")}"]`;
  }
  return undefined;
}

/** One word, which may be text that lacks its quotes. */
export function isBareWord({ contextRange, fields }: Path): boolean {
  return contextRange === undefined && fields.length === 1 && fields[0]?.keys.length === 0;
}

/** Keys belong to the last field, and only where the table allows them. */
function misplacedKeys(
  fields: readonly Field[],
  entry: PathEntry,
  text: string,
): PathProblem | undefined {
  for (const [index, field] of fields.entries()) {
    const key = field.keys[0];
    if (key === undefined) continue;
    if (index < fields.length - 1) {
      return problem(key.range, `${field.name} is indexed in the middle of the path ${text}.`);
    }
    if (entry.indexing === "none") return problem(key.range, `${text} has no elements to index.`);
    if (entry.record.kind === "traceState" && field.keys.length > 1) {
      return problem(field.keys[1]?.range ?? key.range, `${text} takes exactly one key.`);
    }
  }
  return undefined;
}

function cacheOfAnother(path: Path, prefix: string, context: string): PathProblem {
  return problem(
    path.range,
    `The cache of context ${prefix} cannot be reached from context ${context}.`,
    [`${context}.cache`],
  );
}
