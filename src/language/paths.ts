// Path resolution: from a path as it is written to its record in the tables, or a problem that says
// what would be right.

import type { Field, Path, Range } from "../../grammar/ast.ts";
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
  if (entry === undefined) return unknownPath(path, prefix, name, Object.keys(table));
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
  prefix: string,
  name: string,
  known: readonly string[],
): PathProblem {
  const start = path.fields[0]?.range.start ?? path.range.start;
  const last = path.fields.at(-1)?.nameRange.end ?? path.range.end;
  return problem(
    { start, end: last },
    `Context ${prefix} has no path ${prefix}.${name}.`,
    nearestNames(name, known).map((near) => `${prefix}.${near}`),
  );
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
