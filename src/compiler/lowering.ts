// What the lowering of one pass shares: its plan, its code, the program's constants. lower-values.ts, lower-paths.ts,
// lower-conditions.ts, lower-editors.ts and lower.ts work on it.

import type { Op } from "../../format/instructions.ts";
import { CodeBuilder, Temporary } from "./code.ts";
import type { ConstantPool } from "./constants-pool.ts";
import type { Addressed, PassPlan } from "./plan.ts";

/** A cell that holds a value at run time: a temporary, a constant, the cache. */
export type Cell = Addressed;

/** The map that lives as long as one record and group, or, shared, as long as the batch. */
export class CacheCell implements Addressed {
  address = 0;
}

/** Compiles the literals that are small languages of their own. */
export interface NotationCompiler {
  pattern(source: string): Uint8Array;
  glob(source: string): Uint8Array;
}

export class Lowering {
  readonly code = new CodeBuilder();
  /** Present once a path to the cache was lowered. */
  cache: CacheCell | undefined;

  constructor(
    readonly plan: PassPlan,
    readonly constants: ConstantPool,
    readonly notations: NotationCompiler,
    /** The cache that this pass shares with others of its context; without it each record starts with an empty one. */
    readonly sharedCache?: CacheCell,
  ) {}

  cacheCell(): CacheCell {
    if (this.sharedCache !== undefined) return this.sharedCache;
    this.cache ??= new CacheCell();
    return this.cache;
  }

  /** Runs `lower` with temporaries of its own, which are free afterwards. */
  scoped<T>(lower: () => T): T {
    const mark = this.code.mark();
    const result = lower();
    this.code.release(mark);
    return result;
  }

  /** An instruction that writes a fresh temporary. */
  into(op: Op, a: number, c: Addressed | number = 0, d: Addressed | number = 0): Temporary {
    const target = this.code.temporary();
    this.code.emit(op, a, target, c, d);
    return target;
  }
}
