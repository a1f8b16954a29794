// Tree -> program: Thompson's construction, with the choices of Go's compiler, so that threads have
// Go's priorities.
//
// Code is made from the end: each part is given the instruction that follows it. Then only loops
// need patching. A reversed program reads the text backwards: sequences run from their end and
// assertions swap sides. `toText` prints a program, one instruction a line. Test:
// test/compiler/pattern/program.test.ts.

import { PATTERN_PROGRAM_MAX } from "../../../format/limits.ts";
import { Assertion, PatternOp } from "../../../format/pattern.ts";
import { PatternError } from "./error.ts";
import { toText as setText, type RuneSet } from "./rune-set.ts";
import type { Node, RepeatNode } from "./tree.ts";

/** Instruction i is (ops[i], next[i], args[i]); the argument of `Set` is an index into `sets`. */
export interface Program {
  readonly ops: readonly PatternOp[];
  readonly next: readonly number[];
  readonly args: readonly number[];
  readonly sets: readonly RuneSet[];
  readonly start: number;
  /** Union of all assertions. */
  readonly assertions: number;
  readonly reversed: boolean;
}

export interface ProgramOptions {
  /** Read the text backwards. */
  readonly reversed?: boolean;
  /** Leave capture groups out. */
  readonly bare?: boolean;
  /** Sets to number first, so that two programs of one pattern number them alike. */
  readonly sets?: readonly RuneSet[];
}

/** Compiles `tree`; throws `Large` when the program is over `PATTERN_PROGRAM_MAX`. */
export function programOf(tree: Node, options: ProgramOptions = {}): Program {
  return new Assembler(options).assemble(tree);
}

/** One instruction a line: `3: Split 1, 5`. */
export function toText(program: Program): string {
  const line = (op: PatternOp, i: number): string => {
    const next = program.next[i] as number;
    const arg = program.args[i] as number;
    const name = `${i}${i === program.start ? "*" : ""}: ${PatternOp[op]}`;
    if (op === PatternOp.Match || op === PatternOp.Fail) return name;
    if (op === PatternOp.Split) return `${name} ${next}, ${arg}`;
    if (op === PatternOp.Set) return `${name} ${setText(program.sets[arg] ?? [])} -> ${next}`;
    if (op === PatternOp.Assert) return `${name} ${Assertion[arg]} -> ${next}`;
    return `${name} ${arg} -> ${next}`;
  };
  return program.ops.map(line).join("\n");
}

/** Can `node` match the empty string? (Assertions can.) */
export function isNullable(node: Node): boolean {
  switch (node.kind) {
    case "set":
      return false;
    case "group":
      return isNullable(node.body);
    case "repeat":
      return node.min === 0 || isNullable(node.body);
    case "concat":
      return node.parts.every(isNullable);
    case "alternate":
      return node.parts.some(isNullable);
    default:
      return true;
  }
}

type Unary = "star" | "plus" | "quest";

class Assembler {
  readonly #reversed: boolean;
  readonly #bare: boolean;
  readonly #ops: PatternOp[] = [];
  readonly #next: number[] = [];
  readonly #args: number[] = [];
  readonly #sets: RuneSet[] = [];
  readonly #setIndex = new Map<string, number>();
  readonly #setIndexOf = new Map<RuneSet, number>();
  readonly #nullable = new Map<Node, boolean>();
  #assertions = 0;

  constructor(options: ProgramOptions) {
    this.#reversed = options.reversed ?? false;
    this.#bare = options.bare ?? false;
    for (const set of options.sets ?? []) this.#internSet(set);
  }

  assemble(tree: Node): Program {
    const start = this.#node(tree, this.#emit(PatternOp.Match, 0, 0));
    return {
      ops: this.#ops,
      next: this.#next,
      args: this.#args,
      sets: this.#sets,
      start,
      assertions: this.#assertions,
      reversed: this.#reversed,
    };
  }

  /** Code for `node` that goes on at `next`; answers where it starts. */
  #node(node: Node, next: number): number {
    switch (node.kind) {
      case "empty":
        return next;
      case "set":
        return this.#set(node.set, next);
      case "assert":
        return this.#assert(node.assertion, next);
      case "group": {
        if (this.#bare) return this.#node(node.body, next);
        const end = this.#emit(PatternOp.Capture, next, 2 * node.index + 1);
        return this.#emit(PatternOp.Capture, this.#node(node.body, end), 2 * node.index);
      }
      case "repeat":
        return this.#repeat(node, next);
      case "concat":
        return this.#concat(node.parts, next);
      case "alternate": {
        const starts = node.parts.map((part) => this.#node(part, next));
        return starts.reduceRight((rest, start) => this.#emit(PatternOp.Split, start, rest));
      }
    }
  }

  #concat(parts: readonly Node[], next: number): number {
    const ordered = this.#reversed ? parts : parts.toReversed();
    return ordered.reduce((rest, part) => this.#node(part, rest), next);
  }

  #set(set: RuneSet, next: number): number {
    if (set.length === 0) return this.#emit(PatternOp.Fail, next, 0);
    return this.#emit(PatternOp.Set, next, this.#internSet(set));
  }

  #internSet(set: RuneSet): number {
    const known = this.#setIndexOf.get(set);
    if (known !== undefined) return known;
    const key = set.join();
    const index = this.#setIndex.get(key) ?? this.#sets.push(set) - 1;
    this.#setIndex.set(key, index);
    this.#setIndexOf.set(set, index);
    return index;
  }

  #assert(assertion: Assertion, next: number): number {
    const side = this.#reversed ? swapSides(assertion) : assertion;
    this.#assertions |= side;
    return this.#emit(PatternOp.Assert, next, side);
  }

  #repeat(node: RepeatNode, next: number): number {
    const { body, min, max, greedy } = node;
    if (max === 0 || this.#isEmpty(body)) return next;
    if (min === 1 && max === 1) return this.#node(body, next);
    const unary = unaryOf(node);
    if (unary !== undefined) return this.#unary(unary, greedy, body, next);
    if (max < 0) {
      let start = this.#unary("plus", greedy, body, next);
      for (let i = 1; i < min; i++) start = this.#node(body, start);
      return start;
    }
    // x{2,5} is xx(x(x(x)?)?)?: a copy that is not taken ends the row.
    let start = next;
    for (let i = min; i < max; i++) {
      start = this.#choice(greedy, this.#node(body, start), next);
    }
    for (let i = 0; i < min; i++) start = this.#node(body, start);
    return start;
  }

  #unary(unary: Unary, greedy: boolean, body: Node, next: number): number {
    // (x*)* is x*, and so on, as in Go's simplifier.
    if (body.kind === "repeat" && body.greedy === greedy && unaryOf(body) === unary) {
      return this.#unary(unary, greedy, body.body, next);
    }
    if (unary === "quest") return this.#choice(greedy, this.#node(body, next), next);
    const loop = this.#emit(PatternOp.Split, 0, 0);
    const start = this.#node(body, loop);
    this.#next[loop] = greedy ? start : next;
    this.#args[loop] = greedy ? next : start;
    if (unary === "plus") return start;
    // A body that can be empty is (x+)?: else the priorities would not be Go's.
    return this.#isNullable(body) ? this.#choice(greedy, start, next) : loop;
  }

  #choice(greedy: boolean, taken: number, skipped: number): number {
    return greedy
      ? this.#emit(PatternOp.Split, taken, skipped)
      : this.#emit(PatternOp.Split, skipped, taken);
  }

  #isEmpty(node: Node): boolean {
    if (node.kind === "empty") return true;
    return node.kind === "repeat" && (node.max === 0 || this.#isEmpty(node.body));
  }

  #isNullable(node: Node): boolean {
    let known = this.#nullable.get(node);
    if (known === undefined) {
      known = isNullable(node);
      this.#nullable.set(node, known);
    }
    return known;
  }

  #emit(op: PatternOp, next: number, arg: number): number {
    if (this.#ops.length >= PATTERN_PROGRAM_MAX) {
      throw new PatternError("Large", "error parsing regexp: expression too large", 0);
    }
    this.#next.push(next);
    this.#args.push(arg);
    return this.#ops.push(op) - 1;
  }
}

function unaryOf(node: RepeatNode): Unary | undefined {
  if (node.max < 0) return node.min === 0 ? "star" : node.min === 1 ? "plus" : undefined;
  return node.min === 0 && node.max === 1 ? "quest" : undefined;
}

function swapSides(assertion: Assertion): Assertion {
  switch (assertion) {
    case Assertion.BeginLine:
      return Assertion.EndLine;
    case Assertion.EndLine:
      return Assertion.BeginLine;
    case Assertion.BeginText:
      return Assertion.EndText;
    case Assertion.EndText:
      return Assertion.BeginText;
    default:
      return assertion;
  }
}
