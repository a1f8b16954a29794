// Code under construction: instructions whose operands are still objects (slots, frames,
// temporaries, constants, labels). assemble.ts turns them into bytes once everything has an
// address.

import { Op } from "../../format/instructions.ts";
import type { Range } from "../../grammar/ast.ts";
import type { Addressed } from "./plan.ts";

/** A place in the code. */
export class Label implements Addressed {
  address = 0;
  /** Index of the instruction that it stands before. */
  index = -1;
}

/** A cell that code reads or writes. */
export class Temporary implements Addressed {
  address = 0;
  constructor(readonly index: number) {}
}

export type Operand = number | Addressed;

export interface Instruction {
  readonly op: Op;
  readonly a: number;
  readonly b: Operand;
  readonly c: Operand;
  readonly d: Operand;
  /** The text that it came from, for error messages. */
  readonly range: Range | undefined;
}

/** The code from where the one before ended up to `end` belongs to a statement. */
export interface StatementCode {
  readonly number: number;
  readonly end: Label;
  /** Where to go on when something in it fails. */
  readonly resume: Label;
}

/** Instructions that write the cell `b` and do not read it. */
const writers: ReadonlySet<Op> = new Set([
  Op.LoadAttribute,
  Op.LoadValue,
  Op.LoadField,
  Op.LoadAttributes,
  Op.Index,
  Op.Arithmetic,
  Op.Negate,
  Op.MakeList,
  Op.MakeMap,
  Op.Call,
  Op.LoadMetricType,
  Op.LoadRequest,
]);

/** Builds the code of one pass. */
export class CodeBuilder {
  readonly instructions: Instruction[] = [];
  readonly temporaries: Temporary[] = [];
  readonly statements: StatementCode[] = [];
  private labels: Label[] = [];
  private depth = 0;
  private before: ((next: Instruction) => Instruction | undefined) | undefined;
  /** The range that instructions get from here on. */
  range: Range | undefined;

  emit(op: Op, a: number, b: Operand = 0, c: Operand = 0, d: Operand = 0): void {
    const instruction = { op, a, b, c, d, range: this.range };
    const first = this.before?.(instruction);
    if (first !== undefined) this.instructions.push(first);
    this.instructions.push(instruction);
  }

  /** Runs `emit`; before each instruction comes the one that `before` has for it, if any. */
  preceded(before: (next: Instruction) => Instruction | undefined, emit: () => void): void {
    this.before = before;
    emit();
    this.before = undefined;
  }

  /** What is emitted from here to `end` belongs to a statement or condition. */
  statement(number: number, end: Label, resume: Label = end): void {
    this.statements.push({ number, end, resume });
  }

  /**
   * Lets the last instruction write to `target`, when `cell` is the temporary that it wrote to.
   * Answers whether it was.
   */
  redirect(cell: Operand, target: Operand): boolean {
    const at = this.instructions.length - 1;
    const last = this.instructions[at];
    const isWritten = last !== undefined && last.b === cell && cell instanceof Temporary;
    if (!isWritten || !writers.has(last.op) || this.labels.some(({ index }) => index > at)) {
      return false;
    }
    this.instructions[at] = { ...last, b: target };
    return true;
  }

  /** Puts an instruction in front of all others. */
  prepend(op: Op, b: Operand): void {
    this.instructions.unshift({ op, a: 0, b, c: 0, d: 0, range: undefined });
    for (const label of this.labels) label.index += 1;
  }

  label(): Label {
    const label = new Label();
    this.labels.push(label);
    return label;
  }

  place(label: Label): void {
    label.index = this.instructions.length;
  }

  /** A fresh temporary; give it back by `release` to the mark taken before. */
  temporary(): Temporary {
    const known = this.temporaries[this.depth];
    const temporary = known ?? new Temporary(this.depth);
    if (known === undefined) this.temporaries.push(temporary);
    this.depth += 1;
    return temporary;
  }

  /** As many temporaries in a row. */
  row(count: 2): [Temporary, Temporary];
  row(count: 3): [Temporary, Temporary, Temporary];
  row(count: number): Temporary[];
  row(count: number): Temporary[] {
    return Array.from({ length: count }, () => this.temporary());
  }

  mark(): number {
    return this.depth;
  }

  release(mark: number): void {
    this.depth = mark;
  }

  /** Gives every label its address. */
  settle(start: number, instructionBytes: number): void {
    for (const label of this.labels) label.address = start + label.index * instructionBytes;
  }
}
