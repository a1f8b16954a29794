// What the checker asks of path resolution, and what it hands on. The tables of paths answer
// (`paths.ts`); the checker takes the answer as it is, checks the keys, and gives `record` to the
// lowering untouched.

import type { Key, Path, Range } from "../../grammar/ast.ts";

/** A path that a context knows. */
export interface ResolvedPath {
  /** The canonical context name: `instrumentation_scope.name` resolves to context "scope". */
  readonly context: string;
  /** The dotted name without the context and without keys: `trace_id.string`. */
  readonly name: string;
  /** The table's record of it, opaque to the checker. */
  readonly record: unknown;
  /** Keys that the path supports, in order, not checked yet. */
  readonly keys: readonly Key[];
}

/** Why a path is none. */
export interface PathProblem {
  readonly kind: "problem";
  /** What is wrong, as a sentence that names the path. */
  readonly message: string;
  /** The part of the path that is to blame. */
  readonly range: Range;
  /** Whole paths with their context that were possibly meant, nearest first. */
  readonly suggestions: readonly string[];
  readonly hint?: string;
}

/** What a path may be in: the statement's own context and the contexts that may prefix a path. */
export interface PathScope {
  /** The statement's context. */
  readonly context: string;
  /** The prefixes that it takes, its own among them. */
  readonly contexts: readonly string[];
}

/** Looks up a path whose prefix is one of the scope's contexts. */
export type PathResolver = (path: Path, scope: PathScope) => ResolvedPath | PathProblem;

/** Whether a path was none. */
export function isPathProblem(answer: ResolvedPath | PathProblem): answer is PathProblem {
  return "kind" in answer && answer.kind === "problem";
}
