// Contexts: what a text is about (one log record, one data point ...) and which contexts its paths
// may be prefixed with.

/**
 * A context's own name first, then those above it. `instrumentation_scope` is the old name of
 * `scope`.
 */
const prefixes: ReadonlyMap<string, readonly string[]> = new Map([
  ["otelcol", ["otelcol"]],
  ["resource", ["resource", "otelcol"]],
  ["scope", ["scope", "resource", "otelcol"]],
  ["log", ["log", "scope", "instrumentation_scope", "resource", "otelcol"]],
  ["span", ["span", "scope", "instrumentation_scope", "resource", "otelcol"]],
  ["spanevent", ["spanevent", "span", "scope", "instrumentation_scope", "resource", "otelcol"]],
  ["metric", ["metric", "scope", "instrumentation_scope", "resource", "otelcol"]],
  ["datapoint", ["datapoint", "metric", "scope", "instrumentation_scope", "resource", "otelcol"]],
  [
    "exemplar",
    ["exemplar", "datapoint", "metric", "scope", "instrumentation_scope", "resource", "otelcol"],
  ],
  ["profile", ["profile", "scope", "instrumentation_scope", "resource", "otelcol"]],
  ["profilesample", ["profilesample", "scope", "instrumentation_scope", "resource", "otelcol"]],
]);

/** All contexts, the widest first. */
export const contexts: readonly string[] = [...prefixes.keys()];

/** The prefixes that paths of a context's texts may have; none for a name that is no context. */
export function prefixesOf(context: string): readonly string[] {
  return prefixes.get(context) ?? [];
}
