// Context inference: which context a flat list of texts runs in, when nobody says.
//
// The most specific context that a path's prefix names wins (`priorities`). It must know all
// functions and enums of the texts; if it does not, the first context below it that does is taken:
// `set(resource.attributes["a"], ..) ` beside an enum of logs runs for each log record. A list
// without paths has no context.

import type { Condition, Statement, Value } from "../../grammar/ast.ts";
import { nearestNames } from "../language/nearest-name.ts";
import type { CheckScope } from "./check-scope.ts";
import { namesOf } from "./tree-names.ts";
import type { TreeNames } from "./tree-names.ts";

/** The most specific first. */
const priorities: readonly string[] = [
  "log",
  "exemplar",
  "datapoint",
  "metric",
  "spanevent",
  "span",
  "profile",
  "scope",
  "instrumentation_scope",
  "resource",
];

/** The rank of a context: lower is more specific. Contexts without a priority come last. */
function rankOf(context: string): number {
  const rank = priorities.indexOf(context);
  return rank < 0 ? priorities.length : rank;
}

/** What a candidate knows: the part of a scope that inference reads. */
export type ContextCandidate = Pick<CheckScope, "context" | "contexts" | "functions" | "enums">;

export type Inference =
  | { readonly context: string }
  | {
      readonly context: undefined;
      /** A sentence that says why there is none. */
      readonly reason: string;
      /** The context that was meant, and lacks a name. */
      readonly meant?: string;
    };

/**
 * The context of texts that run together; `candidates` are the contexts that their processor
 * offers.
 */
export function inferContext(
  trees: Iterable<Statement | Condition | Value>,
  candidates: readonly ContextCandidate[],
): Inference {
  const names = namesOf(trees);
  const wanted = mostSpecificPrefix(names);
  const offered = candidates.map((candidate) => candidate.context).join(", ");
  if (wanted === undefined) {
    const hint = `Paths start with one of ${offered}; or the context is named beside the texts.`;
    return { context: undefined, reason: `No path says which context this belongs to. ${hint}` };
  }
  const candidate = candidates.find(({ context }) => context === wanted);
  if (candidate === undefined) {
    const reason = `Context ${wanted}, which a path names, is not one of ${offered}.`;
    // `span_event` is meant as spanevent.
    const [meant] = nearestNames(wanted, candidates.map(({ context }) => context));
    return { context: undefined, reason, ...(meant === undefined ? {} : { meant }) };
  }
  const missing = missingName(candidate, names);
  if (missing === undefined) return { context: wanted };
  const below = candidates
    .filter(({ context, contexts }) => context !== wanted && contexts.includes(wanted))
    .sort((left, right) => rankOf(left.context) - rankOf(right.context));
  const fitting = below.find((lower) => missingName(lower, names) === undefined);
  if (fitting !== undefined) return { context: fitting.context };
  return { context: undefined, reason: `Context ${wanted} has no ${missing}.`, meant: wanted };
}

/** Of equal ranks the first in the text. */
function mostSpecificPrefix(names: TreeNames): string | undefined {
  let best: string | undefined;
  for (const path of names.paths) {
    // A path without a prefix has the empty one, which ranks last and still decides when it stands
    // alone.
    const context = path.context ?? "";
    if (best === undefined || best === "" || rankOf(context) < rankOf(best)) best = context;
  }
  return best === "" ? undefined : best;
}

/** The first function or enum that a context lacks, in words. */
function missingName(candidate: ContextCandidate, names: TreeNames): string | undefined {
  for (const name of names.functions) {
    if (!candidate.functions.has(name)) return `function ${name}`;
  }
  for (const name of names.enums) {
    const isFunction = names.enumArguments.has(name) && candidate.functions.has(name);
    if (!candidate.enums.has(name) && !isFunction) return `enum ${name}`;
  }
  return undefined;
}
