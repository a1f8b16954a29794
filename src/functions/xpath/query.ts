// What an XPath is compiled to: a tree of queries, each of which gives one node after the other.
//
// The reference's queries keep state between nodes, move the context that they are asked in, and
// are reset by being evaluated; which nodes come, how often and in what order follows from that,
// so these do the same. A query is compiled once and cloned for each run: clones start anew.

import type { Cursor } from "./cursor.ts";
import { XPathError } from "./error.ts";

/** Where a run stands: queries read it, and predicates move it. */
export interface Context {
  readonly current: Cursor;
}

export type Value = string | number | boolean | Query;

/** What is known of a query's value before it runs. */
export type ValueKind = "boolean" | "number" | "string" | "nodes" | "any";

export abstract class Query {
  /** The next node. It may be the cursor that the query goes on with: copy what must stay. */
  abstract select(context: Context): Cursor | undefined;

  /** The value: of a node set the query itself, from its start. */
  abstract evaluate(context: Context): Value;

  abstract clone(): Query;

  abstract readonly kind: ValueKind;

  /** Whether predicates on it count positions for each node of the step before. */
  get merges(): boolean {
    return true;
  }

  /** Whether a node is one that the query's own test lets through. */
  accepts(_cursor: Cursor): boolean {
    return true;
  }

  /** The position of the last node, as a number in a predicate is compared with it. */
  get position(): number {
    return 1;
  }

  /** How far below its input the last node is. */
  get depth(): number {
    return 0;
  }
}

/** A query on the nodes of another one. */
export abstract class NodeQuery extends Query {
  readonly kind: ValueKind = "nodes";

  constructor(public input: Query) {
    super();
  }
}

/** The context's node, once. */
export class Here extends Query {
  readonly kind = "nodes";
  private isDone = false;

  select({ current }: Context): Cursor | undefined {
    if (this.isDone) return undefined;
    this.isDone = true;
    return this.start(current.copy());
  }

  protected start(cursor: Cursor): Cursor {
    return cursor;
  }

  evaluate(): Value {
    this.isDone = false;
    return this;
  }

  clone(): Query {
    return new Here();
  }
}

/** The root of the document, once. */
export class Root extends Here {
  protected override start(cursor: Cursor): Cursor {
    cursor.toRoot();
    return cursor;
  }

  override clone(): Query {
    return new Root();
  }
}

export class Constant extends Query {
  constructor(readonly value: string | number) {
    super();
  }

  get kind(): ValueKind {
    return typeof this.value === "string" ? "string" : "number";
  }

  select(): undefined {
    return undefined;
  }

  evaluate(): Value {
    return this.value;
  }

  clone(): Query {
    return this;
  }
}

/** Nodes of the input for which a condition holds; a number holds at that position. */
export class Filter extends NodeQuery {
  private place = 0;
  /** How many nodes have held, at each depth. */
  private places = new Map<number, number>();

  constructor(
    input: Query,
    private readonly condition: Query,
  ) {
    super(input);
  }

  override get merges(): boolean {
    return this.input.merges;
  }

  override get position(): number {
    return this.place;
  }

  select(context: Context): Cursor | undefined {
    for (;;) {
      const found = this.input.select(context)?.copy();
      if (found === undefined) return undefined;
      context.current.moveTo(found);
      if (!this.holds(context)) continue;
      const { depth } = this.input;
      this.place = (this.places.get(depth) ?? 0) + 1;
      this.places.set(depth, this.place);
      return found;
    }
  }

  private holds(context: Context): boolean {
    const value = this.condition.evaluate(context);
    if (typeof value === "boolean") return value;
    if (typeof value === "string") return value !== "";
    if (typeof value === "number") return Math.trunc(value) === this.input.position;
    return this.condition.select(context) !== undefined;
  }

  evaluate(context: Context): Value {
    this.input.evaluate(context);
    this.places = new Map();
    return this;
  }

  clone(): Query {
    return new Filter(this.input.clone(), this.condition.clone());
  }
}

/** An expression in parentheses: positions in it are counted over all of it. */
export class Group extends NodeQuery {
  private place = 0;
  override readonly kind: ValueKind;

  constructor(input: Query) {
    super(input);
    this.kind = input.kind;
  }

  override get merges(): boolean {
    return false;
  }

  override get position(): number {
    return this.place;
  }

  select(context: Context): Cursor | undefined {
    const found = this.input.select(context);
    if (found !== undefined) this.place++;
    return found;
  }

  evaluate(context: Context): Value {
    return this.input.evaluate(context);
  }

  clone(): Query {
    return new Group(this.input.clone());
  }
}

/** For each node of the input, what `inner` gives from there. */
export class Merge extends NodeQuery {
  private waiting: Cursor[] = [];

  constructor(
    input: Query,
    private readonly inner: Query,
  ) {
    super(input);
  }

  select(context: Context): Cursor | undefined {
    for (;;) {
      const next = this.waiting.pop();
      if (next !== undefined) return next;
      const found = this.input.select(context);
      if (found === undefined) return undefined;
      this.inner.evaluate(context);
      context.current.moveTo(found);
      this.waiting = selectAll(this.inner, context).reverse();
    }
  }

  evaluate(context: Context): Value {
    this.input.evaluate(context);
    this.waiting = [];
    return this;
  }

  clone(): Query {
    return new Merge(this.input.clone(), this.inner.clone());
  }
}

/** How many nodes the input has, counted once. */
export class Last extends NodeQuery {
  override readonly kind = "number";
  private count: number | undefined;

  select(): undefined {
    return undefined;
  }

  evaluate(context: Context): Value {
    this.count ??= selectAll(this.input, context).length;
    return this.count;
  }

  clone(): Query {
    return new Last(this.input.clone());
  }
}

/** What is left of a query's nodes. */
export function selectAll(query: Query, context: Context): Cursor[] {
  const found: Cursor[] = [];
  for (;;) {
    const next = query.select(context);
    if (next === undefined) return found;
    found.push(next.copy());
  }
}

/** Works out a function's value; `counted` is the step that position() and last() count in. */
export type Work = (context: Context, counted: Query | undefined) => Value;

/** A call of a function that gives a string, a number or a boolean. */
export class Call extends Query {
  readonly kind = "any";

  constructor(
    private readonly work: Work,
    readonly counted?: Query,
  ) {
    super();
  }

  select(): undefined {
    return undefined;
  }

  evaluate(context: Context): Value {
    return this.work(context, this.counted);
  }

  clone(): Query {
    return new Call(this.work, this.counted?.clone());
  }
}

/** reverse(): the nodes of the input, the last one first. */
export class Reverse extends NodeQuery {
  override readonly kind = "any";
  private waiting: Cursor[] | undefined;

  select(context: Context): Cursor | undefined {
    this.waiting ??= selectAll(this.input, context);
    return this.waiting.pop();
  }

  evaluate(context: Context): Value {
    this.input.evaluate(context);
    this.waiting = undefined;
    return this;
  }

  clone(): Query {
    return new Reverse(this.input.clone());
  }
}

/** A function's argument, ready for one evaluation; the reference panics where it has none. */
export function fresh(query: Query | undefined): Query {
  if (query === undefined) throw new XPathError("a function without its argument");
  return query instanceof Call ? query : query.clone();
}
