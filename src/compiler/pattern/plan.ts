// Chooses how a pattern is found, cheapest first: nothing, text at a fixed place, a literal inside
// the match, an automaton from the beginning, an automaton that searches, threads. The engines are
// described in assembly/regex/.

import { Assertion, Engine, LAZY_CACHE_MAX, PatternFlag } from "../../../format/pattern.ts";
import type { Alphabet } from "./alphabet.ts";
import { determinize, type Dfa } from "./determinize.ts";
import { frequencyOf } from "./frequency.ts";
import { leadsOf, noLeads, type Leads } from "./leads.ts";
import {
  beginsText,
  canSkip,
  innerLiterals,
  literalText,
  partsOf,
  standsApart,
  widthOf,
  type InnerLiteral,
} from "./literals.ts";
import { programOf, type Program } from "./program.ts";
import { contains, RUNE_MAX } from "./rune-set.ts";
import { concat, type Node } from "./tree.ts";

/** The engines of a pattern and what they need. */
export interface Plan {
  readonly matchEngine: Engine;
  readonly findEngine: Engine;
  readonly flags: number;
  readonly literal: string;
  /** How many bytes every match has before the literal, where `reverse` is undefined. */
  readonly before: number;
  readonly leads: Leads;
  readonly search: Dfa | undefined;
  readonly forward: Dfa | undefined;
  readonly reverse: Dfa | undefined;
  /** Two programs that run as lazy DFAs, where no DFA is small enough. */
  readonly lazy: LazyPlan | undefined;
}

export interface LazyPlan {
  readonly forward: Program;
  /** Undefined where every match begins the text. */
  readonly reverse: Program | undefined;
}

/** What tests may ask of the planner. */
export interface PlanOptions {
  /**
   * Use this kind of engine or a more general one, so that engines can be held against each other.
   */
  readonly atLeast?: "automaton" | "lazy" | "threads";
}

const nothing: Plan = {
  matchEngine: Engine.Pike,
  findEngine: Engine.Pike,
  flags: 0,
  literal: "",
  before: 0,
  leads: noLeads,
  search: undefined,
  forward: undefined,
  reverse: undefined,
  lazy: undefined,
};

/** A byte that makes up this much of a text is not worth looking for. */
const commonShare = 0.05;

/** Chooses the engines for `tree`, whose program is `program`. */
export function planOf(
  tree: Node,
  program: Program,
  alphabet: Alphabet,
  options: PlanOptions = {},
): Plan {
  const flags =
    (beginsText(tree) ? PatternFlag.BeginsText : 0) |
    (program.assertions !== 0 ? PatternFlag.Asserts : 0);
  const base = { ...nothing, flags };
  if (options.atLeast === "threads") return base;
  const parts = partsOf(tree);
  const pure = options.atLeast === undefined ? planLiteral(parts, base) : undefined;
  if (pure?.findEngine !== undefined && pure.findEngine !== Engine.Pike) return pure;
  const found = planAutomaton(tree, parts, program, alphabet, base, options);
  if (pure === undefined) return found;
  // The match alone is a literal: its bytes take the place of the prefilter's only if that has
  // none.
  if (found.literal !== "" && found.literal !== pure.literal) return found;
  return { ...found, literal: pure.literal, matchEngine: pure.matchEngine };
}

/** A plan where the match (and perhaps its borders) is a matter of comparing bytes. */
function planLiteral(parts: readonly Node[], base: Plan): Plan | undefined {
  const whole = literalEngine(parts);
  if (whole !== undefined) {
    const { engine, text } = whole;
    const flags = base.flags | (engine === Engine.LiteralContains ? PatternFlag.NeedsLiteral : 0);
    return { ...base, matchEngine: engine, findEngine: engine, literal: text, flags };
  }
  const asked = literalEngine(trimmed(parts));
  if (asked === undefined) return undefined;
  return { ...base, matchEngine: asked.engine, literal: asked.text };
}

function literalEngine(parts: readonly Node[]): { engine: Engine; text: string } | undefined {
  const begins = isAssertion(parts[0], Assertion.BeginText);
  const rest = begins ? parts.slice(1) : parts;
  const ends = isAssertion(rest.at(-1), Assertion.EndText);
  const text = literalText(ends ? rest.slice(0, -1) : rest);
  if (text === undefined) return undefined;
  if (begins) return { engine: ends ? Engine.LiteralEquals : Engine.LiteralPrefix, text };
  if (ends) return { engine: Engine.LiteralSuffix, text };
  return { engine: text === "" ? Engine.Always : Engine.LiteralContains, text };
}

/**
 * `parts` without those at either end that do not matter to whether there is a match: `.*x.*`,
 * `(?s)^.*x`.
 */
function trimmed(parts: readonly Node[]): readonly Node[] {
  let start = 0;
  let end = parts.length;
  if (isAssertion(parts[0], Assertion.BeginText) && isAnything(parts[1])) start = 2;
  if (isAssertion(parts.at(-1), Assertion.EndText) && isAnything(parts.at(-2))) end -= 2;
  while (start < end && canSkip(parts[start] as Node)) start++;
  while (start < end && canSkip(parts[end - 1] as Node)) end--;
  return parts.slice(start, Math.max(start, end));
}

function isAnything(node: Node | undefined): boolean {
  if (node?.kind !== "repeat" || node.min !== 0 || node.max >= 0) return false;
  const { body } = node;
  if (body.kind !== "set" || body.set.length !== 2) return false;
  return body.set[0] === 0 && body.set[1] === RUNE_MAX;
}

function isAssertion(node: Node | undefined, assertion: Assertion): boolean {
  return node?.kind === "assert" && node.assertion === assertion;
}

function planAutomaton(
  tree: Node,
  parts: readonly Node[],
  program: Program,
  alphabet: Alphabet,
  base: Plan,
  options: PlanOptions,
): Plan {
  const eager = options.atLeast !== "lazy";
  if ((base.flags & PatternFlag.BeginsText) !== 0) {
    const plan = readsOn(parts) ? withLiteral(base, bestLiteral(innerLiterals(parts))) : base;
    const forward = eager ? determinize(program, alphabet) : undefined;
    if (forward === undefined) return planLazy(tree, program, alphabet, plan);
    return { ...plan, matchEngine: Engine.Forward, findEngine: Engine.Forward, forward };
  }
  const literals = innerLiterals(parts);
  if (options.atLeast === undefined) {
    const inner = bestLiteral(literals.filter(standsApart));
    if (inner !== undefined && rarest(inner.text) < commonShare) {
      const plan = planInner(inner, program, alphabet, base);
      if (plan !== undefined) return plan;
    }
  }
  return planSearch(tree, bestLiteral(literals), program, alphabet, base, eager);
}

/** Entries of a DFA that only hostile texts ask for. */
const innerSearchMax = 2048;

function planInner(
  inner: InnerLiteral,
  program: Program,
  alphabet: Alphabet,
  base: Plan,
): Plan | undefined {
  const forward = determinize(program, alphabet);
  if (forward === undefined) return undefined;
  const search = determinize(program, alphabet, { search: true });
  const plan = {
    ...base,
    flags: base.flags | PatternFlag.NeedsLiteral,
    literal: inner.text,
    forward,
    search: search && search.rows.length <= innerSearchMax ? search : undefined,
  };
  const engines = { matchEngine: Engine.Inner, findEngine: Engine.Inner };
  const before = concat(inner.before);
  const width = widthOf(before);
  if (width !== undefined) return { ...plan, ...engines, before: width };
  const backwards = reverseProgram(before, program);
  const reverse = determinize(backwards, alphabet, { longest: true });
  return reverse === undefined ? undefined : { ...plan, ...engines, reverse };
}

function planSearch(
  tree: Node,
  required: InnerLiteral | undefined,
  program: Program,
  alphabet: Alphabet,
  base: Plan,
  eager: boolean,
): Plan {
  const leads = leadsOf(program);
  const plan = { ...withLiteral(base, required), leads };
  if (!eager) return planLazy(tree, program, alphabet, plan);
  const home = leads.count > 0;
  const search = determinize(program, alphabet, { search: true, home });
  const backwards = reverseProgram(tree, program);
  const reverse = determinize(backwards, alphabet, { longest: true });
  if (search === undefined || reverse === undefined) {
    return withLeads(planLazy(tree, program, alphabet, plan), program, alphabet);
  }
  return { ...plan, matchEngine: Engine.Search, findEngine: Engine.Search, search, reverse };
}

/** A plan that looks for a literal first, when it is rare. */
function withLiteral(base: Plan, required: InnerLiteral | undefined): Plan {
  if (required === undefined || rarest(required.text) >= commonShare) return base;
  return { ...base, flags: base.flags | PatternFlag.NeedsLiteral, literal: required.text };
}

/** Whether an automaton reads on from the text's beginning whatever stands there: `^.*x`. */
function readsOn([, first]: readonly Node[]): boolean {
  if (first?.kind !== "repeat" || first.min !== 0 || first.max >= 0) return false;
  const { body } = first;
  return body.kind === "set" && [..." a0:"].every((each) => contains(body.set, runeOf(each)));
}

function runeOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}

/** A lazy plan that may know where matches can begin, so that a small DFA is tried there. */
function withLeads(plan: Plan, program: Program, alphabet: Alphabet): Plan {
  if (plan.lazy === undefined || plan.leads.count === 0) return plan;
  const forward = determinize(program, alphabet);
  if (forward === undefined) return plan;
  return { ...plan, matchEngine: Engine.Leads, findEngine: Engine.Leads, forward };
}

/** States made while the text is read; threads where even those would be too large. */
function planLazy(tree: Node, program: Program, alphabet: Alphabet, base: Plan): Plan {
  const tooWide = 2 * (alphabet.size + 1) * statesLeast > LAZY_CACHE_MAX;
  if (tooWide || program.ops.length > lazyProgramMax) return base;
  const anchored = (base.flags & PatternFlag.BeginsText) !== 0;
  const reverse = anchored ? undefined : reverseProgram(tree, program);
  const lazy = { forward: program, reverse };
  return { ...base, matchEngine: Engine.Lazy, findEngine: Engine.Lazy, lazy };
}

/** A lazy DFA's cache must have room for the rows of this many states. */
const statesLeast = 16;
/** Past this many instructions even one state may fill the cache. */
const lazyProgramMax = 1 << 14;

/** The program that reads `node`, a part of the pattern, backwards. Its sets are the pattern's. */
function reverseProgram(node: Node, program: Program): Program {
  return programOf(node, { reversed: true, bare: true, sets: program.sets });
}

/** The longest literal, of those as long the rarest. */
function bestLiteral(literals: readonly InnerLiteral[]): InnerLiteral | undefined {
  return literals.toSorted((a, b) => score(a.text) - score(b.text))[0];
}

/** An estimate of how often a text holds `text`. */
function score(text: string): number {
  return [...bytesOf(text)].reduce((share, byte) => share * frequencyOf(byte), 1);
}

function rarest(text: string): number {
  return Math.min(...[...bytesOf(text)].map(frequencyOf));
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
