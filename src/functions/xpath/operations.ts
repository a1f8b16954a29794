// Operators as queries: arithmetic, comparison, and/or, union.

import type { Cursor } from "./cursor.ts";
import { Identities } from "./identity.ts";
import { type Context, Query, selectAll, type Value, type ValueKind } from "./query.ts";
import { compare, type Comparison, toBoolean, toNumber } from "./values.ts";

/** An operator between two operands. */
abstract class Operation extends Query {
  abstract override readonly kind: ValueKind;

  constructor(
    protected readonly left: Query,
    protected readonly right: Query,
  ) {
    super();
  }
}

export type Sign = "+" | "-" | "*" | "div" | "mod";

export class Arithmetic extends Operation {
  readonly kind = "number";

  constructor(
    private readonly sign: Sign,
    left: Query,
    right: Query,
  ) {
    super(left, right);
  }

  select(): undefined {
    return undefined;
  }

  /** Both operands are worked out from where the context stands now. */
  evaluate(context: Context): Value {
    const here = context.current.copy();
    const left = toNumber(context, this.left.evaluate(context));
    context.current.moveTo(here);
    const right = toNumber(context, this.right.evaluate(context));
    context.current.moveTo(here);
    return calculate(this.sign, left, right);
  }

  clone(): Query {
    return new Arithmetic(this.sign, this.left.clone(), this.right.clone());
  }
}

function calculate(sign: Sign, left: number, right: number): number {
  switch (sign) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "div":
      return left / right;
    case "mod":
      return left % right;
  }
}

export class Compare extends Operation {
  readonly kind = "boolean";

  constructor(
    private readonly operator: Comparison,
    left: Query,
    right: Query,
  ) {
    super(left, right);
  }

  select(): undefined {
    return undefined;
  }

  evaluate(context: Context): Value {
    const left = this.left.evaluate(context);
    const right = this.right.evaluate(context);
    return compare(context, this.operator, left, right);
  }

  clone(): Query {
    return new Compare(this.operator, this.left.clone(), this.right.clone());
  }
}

/** A query whose nodes are all known when the first is asked for. */
abstract class Gathered extends Operation {
  protected waiting: Cursor[] | undefined;

  select(context: Context): Cursor | undefined {
    this.waiting ??= this.gather(context).reverse();
    return this.waiting.pop();
  }

  protected abstract gather(context: Context): Cursor[];
}

export class Either extends Gathered {
  readonly kind = "boolean";

  constructor(
    private readonly isOr: boolean,
    left: Query,
    right: Query,
  ) {
    super(left, right);
  }

  /** As nodes: all of both, or of an `and` the last one. */
  protected gather(context: Context): Cursor[] {
    const here = context.current.copy();
    const left = selectAll(this.left, context);
    context.current.moveTo(here);
    const all = [...left, ...selectAll(this.right, context)];
    return this.isOr ? all : all.slice(-1);
  }

  evaluate(context: Context): Value {
    const here = context.current.copy();
    const left = toBoolean(context, this.left.evaluate(context));
    if (left === this.isOr) return left;
    context.current.moveTo(here);
    return toBoolean(context, this.right.evaluate(context));
  }

  clone(): Query {
    return new Either(this.isOr, this.left.clone(), this.right.clone());
  }
}

/** The nodes of the left, then those of the right that were not among them. */
export class Union extends Gathered {
  readonly kind = "nodes";

  protected gather(context: Context): Cursor[] {
    const identities = new Identities();
    const here = context.current.copy();
    const left = selectAll(this.left, context);
    context.current.moveTo(here);
    const all = [...left, ...selectAll(this.right, context)];
    return all.filter((cursor) => identities.add(cursor));
  }

  evaluate(context: Context): Value {
    this.waiting = undefined;
    this.left.evaluate(context);
    this.right.evaluate(context);
    return this;
  }

  clone(): Query {
    return new Union(this.left.clone(), this.right.clone());
  }
}
