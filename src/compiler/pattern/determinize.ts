// Program -> DFA, ahead of time, when it is small.
//
// A state is a list of instructions in order of priority, what stands before the place (only where
// an assertion still asks), and whether a match ended before the rune just read. Reading a class
// first follows the instructions with all assertions decided, since both sides are known now, then
// steps the runes. The first match in priority order cuts all behind it (leftmost-first); a
// reversed program wants the longest and cuts nothing. A search keeps `loop`, a thread that starts
// the program anew at each place, with the lowest priority. Gives up (undefined) past
// `PATTERN_DFA_ENTRIES_MAX`; the engines that are left make states lazily or follow threads.

import { PATTERN_DFA_ENTRIES_MAX } from "../../../format/limits.ts";
import { Assertion, Context, PatternOp, Trait } from "../../../format/pattern.ts";
import type { Alphabet } from "./alphabet.ts";
import type { Program } from "./program.ts";

/** See format/pattern.ts for what the numbers mean. */
export interface Dfa {
  readonly starts: readonly number[];
  readonly special: number;
  readonly match: number;
  readonly dead: number;
  readonly deadMatch: number;
  readonly endClass: number;
  readonly rows: Uint16Array;
}

export interface DfaOptions {
  /** A match may begin anywhere from the start on. */
  readonly search?: boolean;
  /** The longest match instead of the first. */
  readonly longest?: boolean;
  /** Make the state where a search waits special, so that a prefilter can take over. */
  readonly home?: boolean;
}

interface State {
  readonly items: readonly number[];
  readonly context: Context;
  readonly matched: boolean;
  /** Some item stands before an assertion. */
  readonly waits: boolean;
  readonly targets: number[];
}

/** The DFA of `program` over `alphabet`; undefined when it is too large. */
export function determinize(
  program: Program,
  alphabet: Alphabet,
  options: DfaOptions = {},
): Dfa | undefined {
  return new Determinizer(program, alphabet, options).run();
}

const contexts = [Context.Edge, Context.Newline, Context.Word, Context.Other];
const beforeMask = Assertion.BeginLine | Assertion.BeginText;

class Determinizer {
  readonly #program: Program;
  readonly #alphabet: Alphabet;
  readonly #options: DfaOptions;
  /** The pseudo instruction of a search. */
  readonly #loop: number;
  readonly #memberOf: Uint8Array[];
  readonly #states: State[] = [];
  readonly #byKey = new Map<string, number>();
  readonly #seen: Uint32Array;
  readonly #start: ReturnType<typeof startOf>;
  #round = 0;
  #work = 0;

  constructor(program: Program, alphabet: Alphabet, options: DfaOptions) {
    this.#program = program;
    this.#alphabet = alphabet;
    this.#options = options;
    this.#loop = program.ops.length;
    this.#seen = new Uint32Array(program.ops.length + 1);
    this.#memberOf = alphabet.members.map((members) => {
      const bits = new Uint8Array(alphabet.size);
      for (const member of members) bits[member] = 1;
      return bits;
    });
    this.#start = startOf(program);
  }

  run(): Dfa | undefined {
    const columns = this.#alphabet.size + 1;
    const most = Math.floor(PATTERN_DFA_ENTRIES_MAX / columns);
    const root = [this.#options.search ? this.#loop : this.#program.start];
    const starts = contexts.map((context) => this.#state(root, context, false));
    for (let i = 0; i < this.#states.length; i++) {
      if (this.#states.length > most || this.#work > workMax) return undefined;
      const state = this.#states[i] as State;
      for (let c = 0; c < columns; c++) state.targets.push(this.#step(state, c));
    }
    return this.#number(starts, columns);
  }

  /** The state after `state` reads class `c`; the class behind the last is the end of the text. */
  #step(state: State, c: number): number {
    const end = c === this.#alphabet.size;
    const traits = end ? 0 : (this.#alphabet.traits[c] as number);
    const leaves = state.waits ? this.#leaves(state, traits, end) : state.items;
    const stepped: number[] = [];
    let cut = false;
    let matched = false;
    let loops = false;
    for (const leaf of leaves) {
      if (leaf === this.#loop) {
        loops = true;
        // A state that waits has the beginning's leaves among its own.
        if (!state.waits) matched = this.#stepAll(this.#start.leaves, c, stepped) || matched;
      } else {
        matched = this.#stepAll([leaf], c, stepped) || matched;
      }
      cut = matched && !this.#options.longest;
      if (cut) break;
    }
    if (loops && !cut) stepped.push(this.#loop);
    return this.#state(end ? [] : stepped, contextAfter(traits), matched);
  }

  /**
   * Reads class `c` with each of `leaves`; says whether one was a match, behind which none counts.
   */
  #stepAll(leaves: readonly number[], c: number, stepped: number[]): boolean {
    const { ops, next, args } = this.#program;
    let matched = false;
    for (const leaf of leaves) {
      if (ops[leaf] === PatternOp.Match) {
        if (!this.#options.longest) return true;
        matched = true;
      } else if ((this.#memberOf[args[leaf] as number] as Uint8Array)[c] === 1) {
        stepped.push(next[leaf] as number);
      }
    }
    return matched;
  }

  /** The state of the threads at `roots`, in that order, made when it is new. */
  #state(roots: readonly number[], context: Context, matched: boolean): number {
    const items = this.#closure(roots, context);
    // Threads that wait for an assertion are kept as they came: where a loop can be run without
    // reading, which way was taken first decides the order, and only a walk that sees all
    // assertions decided takes the ways as Go does.
    const waits = items.some((item) =>
      item === this.#loop ? this.#start.waits : this.#program.ops[item] === PatternOp.Assert,
    );
    const needed = waits ? context : Context.Other;
    const kept = waits ? [...new Set(roots)] : items;
    const key = `${needed}${matched ? "!" : " "}${kept.join()}`;
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    this.#byKey.set(key, this.#states.length);
    return this.#states.push({ items: kept, context: needed, matched, waits, targets: [] }) - 1;
  }

  /**
   * What `roots` lead to without reading; assertions that must see the next rune are left standing.
   */
  #closure(roots: readonly number[], context: Context): number[] {
    const { ops, next, args } = this.#program;
    const items: number[] = [];
    const before = flagsBefore(context);
    this.#round++;
    const stack = roots.toReversed();
    while (stack.length > 0) {
      const i = stack.pop() as number;
      if (this.#seen[i] === this.#round) continue;
      this.#seen[i] = this.#round;
      this.#work++;
      const op = i === this.#loop ? PatternOp.Any : (ops[i] as PatternOp);
      if (op === PatternOp.Split) stack.push(args[i] as number, next[i] as number);
      else if (op === PatternOp.Capture) stack.push(next[i] as number);
      else if (op === PatternOp.Assert && ((args[i] as number) & beforeMask) !== 0) {
        if (((args[i] as number) & before) !== 0) stack.push(next[i] as number);
      } else if (op !== PatternOp.Fail) {
        items.push(i);
        // What comes behind a match can never win.
        if (op === PatternOp.Match && !this.#options.longest) break;
      }
    }
    return items;
  }

  /**
   * The rune and match instructions behind the items of `state`, now that assertions can be
   * decided.
   */
  #leaves(state: State, traits: number, end: boolean): readonly number[] {
    const holds = flagsBetween(state.context, traits, end);
    const { ops, next, args } = this.#program;
    const leaves: number[] = [];
    this.#round++;
    const stack = state.items.toReversed();
    while (stack.length > 0) {
      const i = stack.pop() as number;
      if (this.#seen[i] === this.#round) continue;
      this.#seen[i] = this.#round;
      this.#work++;
      const op = ops[i];
      if (i === this.#loop) {
        leaves.push(i);
        stack.push(this.#program.start);
      } else if (op === PatternOp.Split) stack.push(args[i] as number, next[i] as number);
      else if (op === PatternOp.Capture) stack.push(next[i] as number);
      else if (op === PatternOp.Assert) {
        if (((args[i] as number) & ~holds) === 0) stack.push(next[i] as number);
      } else if (op !== PatternOp.Fail) leaves.push(i);
    }
    return leaves;
  }

  /** Orders the states (plain, home, matching, dead) and writes their rows. */
  #number(starts: readonly number[], columns: number): Dfa | undefined {
    const isDead = (state: State): boolean => state.items.length === 0;
    const home = this.#options.home ? (starts[Context.Other] as number) : -1;
    const rank = (index: number): number => {
      const state = this.#states[index] as State;
      if (isDead(state)) return state.matched ? 3 : 4;
      return state.matched ? 2 : index === home ? 1 : 0;
    };
    const order = this.#states.map((_, i) => i).sort((a, b) => rank(a) - rank(b) || a - b);
    const live = order.filter((i) => rank(i) < 3);
    const rowBytes = columns * 2;
    const deadMatch = live.length * rowBytes;
    const dead = deadMatch + 2;
    if (dead > 0xffff) return undefined;
    const offsets = new Map(live.map((index, i) => [index, i * rowBytes]));
    const offsetOf = (index: number): number =>
      offsets.get(index) ?? (this.#states[index]?.matched ? deadMatch : dead);
    const targets = live.flatMap((i) => (this.#states[i] as State).targets);
    const rows = Uint16Array.from(targets, offsetOf);
    const firstOf = (least: number): number => {
      const found = live.findIndex((i) => rank(i) >= least);
      return found < 0 ? deadMatch : found * rowBytes;
    };
    return {
      starts: starts.map(offsetOf),
      special: firstOf(1),
      match: firstOf(2),
      dead,
      deadMatch,
      endClass: (columns - 1) * 2,
      rows,
    };
  }
}

/** Instructions visited before the compiler gives up: a few milliseconds. */
const workMax = 4_000_000;

/**
 * What the beginning of `program` leads to without reading, by priority, and whether an assertion
 * stands on the way.
 */
export function startOf(program: Program): { leaves: readonly number[]; waits: boolean } {
  const { ops, next, args } = program;
  const seen = new Set<number>();
  const leaves: number[] = [];
  let waits = false;
  const stack = [program.start];
  while (stack.length > 0) {
    const i = stack.pop() as number;
    if (seen.has(i)) continue;
    seen.add(i);
    const op = ops[i];
    if (op === PatternOp.Split) stack.push(args[i] as number, next[i] as number);
    else if (op === PatternOp.Capture) stack.push(next[i] as number);
    else if (op === PatternOp.Assert) waits = true;
    else if (op !== PatternOp.Fail) leaves.push(i);
  }
  return { leaves, waits };
}

function contextAfter(traits: number): Context {
  if (traits === Trait.Newline) return Context.Newline;
  return traits === Trait.Word ? Context.Word : Context.Other;
}

/**
 * The assertions that hold for what stands before. For a reversed program that is what stands
 * behind.
 */
function flagsBefore(context: Context): number {
  if (context === Context.Edge) return Assertion.BeginLine | Assertion.BeginText;
  return context === Context.Newline ? Assertion.BeginLine : 0;
}

/** The assertions that hold between `context` and the next rune (or the end). */
function flagsBetween(context: Context, traits: number, end: boolean): number {
  let flags = flagsBefore(context);
  if (end) flags |= Assertion.EndLine | Assertion.EndText;
  else if (traits === Trait.Newline) flags |= Assertion.EndLine;
  const boundary = (context === Context.Word) !== (traits === Trait.Word);
  return flags | (boundary ? Assertion.WordBoundary : Assertion.NoWordBoundary);
}
