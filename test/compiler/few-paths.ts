// A handful of paths for tests of the checker, which does not know the real tables: a path is
// `context.field`, some fields take keys, and what is missing is answered as the real tables do.

import type { Path } from "../../grammar/ast.ts";
import { nearestNames } from "../../src/language/nearest-name.ts";
import type { PathProblem, PathScope, ResolvedPath } from "../../src/language/path-record.ts";

/** Paths, with a star when they take keys. */
const fields: { readonly [context: string]: readonly string[] } = {
  log: ["attributes*", "body*", "body.string", "severity_number", "severity_text", "time"],
  resource: ["attributes*", "schema_url"],
  scope: ["attributes*", "name"],
  span: ["attributes*", "name", "kind", "events"],
  metric: ["name", "type"],
  datapoint: ["attributes*", "value_int", "flags"],
};

export function fewPaths(path: Path, scope: PathScope): ResolvedPath | PathProblem {
  const context = path.context === "instrumentation_scope" ? "scope" : (path.context ?? "");
  const name = path.fields.map((field) => field.name).join(".");
  const keys = path.fields.flatMap((field) => field.keys);
  const known = fields[context] ?? [];
  const takesKeys = known.includes(`${name}*`);
  if (takesKeys || (known.includes(name) && keys.length === 0)) {
    return { context, name, record: undefined, keys };
  }
  const paths = scope.contexts.flatMap((prefix) =>
    (fields[prefix] ?? []).map((field) => `${prefix}.${field.replace("*", "")}`),
  );
  const message = known.includes(name)
    ? `${context}.${name} takes no keys.`
    : `There is no path ${context}.${name}.`;
  const suggestions = nearestNames(`${context}.${name}`, paths);
  return { kind: "problem", message, range: path.range, suggestions };
}
