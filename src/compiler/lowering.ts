// What the lowering of one pass shares: its plan, its code, the program's constants.
// lower-values.ts, lower-paths.ts, lower-conditions.ts, lower-editors.ts and lower.ts work on it.

import type { Op } from "../../format/instructions.ts";
import type { CheckedCall, CheckedLambda } from "./checked.ts";
import { CodeBuilder, type Label, Temporary } from "./code.ts";
import type { ConstantPool } from "./constants-pool.ts";
import type { CompiledGrok, GrokOptions } from "./pattern/grok.ts";
import type { Addressed, PassPlan } from "./plan.ts";
import type { ScreenUse } from "./screens.ts";

/** A cell that holds a value at run time: a temporary, a constant, the cache. */
export type Cell = Addressed;

/** The map that lives as long as one record and group, or, shared, as long as the batch. */
export class CacheCell implements Addressed {
  address = 0;
}

/** A lambda: where its body starts, and the cells of its calls (format/lambda.ts). */
export class LambdaCell implements Addressed {
  address = 0;
  /** A bit for each parameter that the body reads. */
  reads = 0;

  constructor(
    readonly code: Label,
    readonly parameters: readonly Temporary[],
    readonly result: Temporary,
  ) {}
}

/** The lambdas around a place, the innermost last; undefined for one that was lowered in place. */
export type Locals = readonly (LambdaCell | undefined)[];

/** A body that is still to be lowered: temporaries from `mark` on are its own. */
export interface PendingBody {
  readonly cell: LambdaCell;
  readonly lambda: CheckedLambda;
  readonly mark: number;
  readonly locals: Locals;
}

/** Compiles the literals that are small languages of their own. */
export interface NotationCompiler {
  pattern(source: string): Uint8Array;
  glob(source: string): Uint8Array;
  /** The Go layout that a strptime format writes by. */
  layout(source: string): string;
  timeFormat(source: string): Uint8Array;
  /** undefined for UTC. */
  timeZone(source: string): Uint8Array | undefined;
  locale(source: string): Uint8Array;
  /** undefined for one that the machine knows by its name. */
  encoding(source: string): Uint8Array | undefined;
  grok(source: string, options: GrokOptions): CompiledGrok;
}

export class Lowering {
  readonly code = new CodeBuilder();
  /** Present once a path to the cache was lowered. */
  cache: CacheCell | undefined;
  readonly lambdas: LambdaCell[] = [];
  readonly bodies: PendingBody[] = [];
  /** Host functions that the code needs without naming them. */
  readonly hostFunctions = new Set<number>();
  /** By editor or call of IsMatch: the screen that it shares with others (screens.ts). */
  readonly screens = new Map<CheckedCall, ScreenUse>();
  locals: Locals = [];
  private copies = 0;

  constructor(
    readonly plan: PassPlan,
    readonly constants: ConstantPool,
    readonly notations: NotationCompiler,
    /**
     * The cache that this pass shares with others of its context; without it each record starts
     * with an empty one.
     */
    readonly sharedCache?: CacheCell,
  ) {}

  cacheCell(): CacheCell {
    if (this.sharedCache !== undefined) return this.sharedCache;
    this.cache ??= new CacheCell();
    return this.cache;
  }

  /** A number for a copy_metric statement, from 1 on. */
  nextCopy(): number {
    this.copies += 1;
    return this.copies;
  }

  /** Runs `lower` with temporaries of its own, which are free afterwards. */
  scoped<T>(lower: () => T): T {
    const mark = this.code.mark();
    const result = lower();
    this.code.release(mark);
    return result;
  }

  /** Runs `lower` inside these lambdas. */
  within(locals: Locals, lower: () => void): void {
    const outer = this.locals;
    this.locals = locals;
    lower();
    this.locals = outer;
  }

  /** An instruction that writes a fresh temporary. */
  into(op: Op, a: number, c: Addressed | number = 0, d: Addressed | number = 0): Temporary {
    const target = this.code.temporary();
    this.code.emit(op, a, target, c, d);
    return target;
  }
}
