// A pattern's way from text to bytes: parse, program, alphabet, plan, emit. Each is a file beside
// this one.

import { PATTERN_LENGTH_MAX } from "../../../format/limits.ts";
import { Assertion, Engine } from "../../../format/pattern.ts";
import { alphabetOf } from "./alphabet.ts";
import { emitPattern } from "./emit.ts";
import { regexpError } from "./error.ts";
import { factored } from "./factor.ts";
import { onePassOf } from "./one-pass.ts";
import { parsePattern } from "./parse.ts";
import { planOf, type PlanOptions } from "./plan.ts";
import { programOf } from "./program.ts";
import type { Node } from "./tree.ts";

/** A pattern that assembly/regex/ can run. */
export interface CompiledPattern {
  /** Position independent; must lie at a multiple of 16. Layout: format/pattern.ts. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Groups, the whole match not counted. */
  readonly captureCount: number;
  /** By group, 0 the whole match: its name, if it has one. Names may repeat. */
  readonly captureNames: readonly (string | undefined)[];
}

/** Compiles a regular expression of Go's dialect; throws a `PatternError` where Go refuses it. */
export function compilePattern(source: string, options: PlanOptions = {}): CompiledPattern {
  if (source.length > PATTERN_LENGTH_MAX) throw regexpError("Large", source, 0);
  const { tree, names } = parsePattern(source);
  return compileTree(tree, names, options);
}

/** Compiles a tree that some other syntax was read to; `types` are Grok's, a letter a group. */
export function compileTree(
  source: Node,
  names: readonly (string | undefined)[],
  options: PlanOptions = {},
  types = "",
): CompiledPattern {
  const tree = factored(source);
  const program = programOf(tree);
  const alphabet = alphabetOf(program.sets, {
    words: (program.assertions & (Assertion.WordBoundary | Assertion.NoWordBoundary)) !== 0,
    lines: (program.assertions & (Assertion.BeginLine | Assertion.EndLine)) !== 0,
  });
  const plan = planOf(tree, program, alphabet, options);
  const literal = new TextEncoder().encode(plan.literal);
  const slots = 2 * names.length;
  const onePass = plan.findEngine === Engine.Pike ? undefined : onePassOf(program, alphabet, slots);
  const bytes = emitPattern({ ...plan, slots, names, types, program, alphabet, literal, onePass });
  return { bytes, captureCount: names.length - 1, captureNames: names };
}
