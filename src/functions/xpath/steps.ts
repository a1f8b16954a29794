// The axes: queries that walk from each node of their input. They hand out the cursor they walk
// with, and walk on from wherever it stands.

import type { Cursor } from "./cursor.ts";
import { Identities } from "./identity.ts";
import { type Context, Here, NodeQuery, type Query, type Value } from "./query.ts";

export type NodeTest = (cursor: Cursor) => boolean;

/** The next node from where the walk stands, or undefined at its end. */
type Walk = () => Cursor | undefined;

export abstract class Step extends NodeQuery {
  private walk: Walk | undefined;

  constructor(
    input: Query,
    protected readonly test: NodeTest,
  ) {
    super(input);
  }

  override accepts(cursor: Cursor): boolean {
    return this.test(cursor);
  }

  select(context: Context): Cursor | undefined {
    for (;;) {
      if (this.walk === undefined) {
        const start = this.input.select(context);
        if (start === undefined) return undefined;
        this.walk = this.walkFrom(start.copy(), context);
      }
      const found = this.walk();
      if (found !== undefined) return found;
      this.walk = undefined;
    }
  }

  protected abstract walkFrom(cursor: Cursor, context: Context): Walk;

  evaluate(context: Context): Value {
    this.input.evaluate(context);
    this.walk = undefined;
    return this;
  }
}

/** A step whose nodes have a position. */
abstract class CountedStep extends Step {
  protected place = 0;

  override get position(): number {
    return this.place;
  }
}

export class Child extends CountedStep {
  protected walkFrom(cursor: Cursor): Walk {
    this.place = 0;
    let isFirst = true;
    return () => {
      for (;;) {
        const moved = isFirst ? cursor.toChild() : cursor.toNext();
        isFirst = false;
        if (!moved) return undefined;
        if (!this.test(cursor)) continue;
        this.place++;
        return cursor;
      }
    };
  }

  clone(): Query {
    return new Child(this.input.clone(), this.test);
  }
}

export class AttributeStep extends Step {
  protected walkFrom(cursor: Cursor): Walk {
    return () => {
      while (cursor.toNextAttribute()) if (this.test(cursor)) return cursor;
      return undefined;
    };
  }

  clone(): Query {
    return new AttributeStep(this.input.clone(), this.test);
  }
}

export class Self extends NodeQuery {
  constructor(
    input: Query,
    private readonly test: NodeTest,
  ) {
    super(input);
  }

  override accepts(cursor: Cursor): boolean {
    return this.test(cursor);
  }

  select(context: Context): Cursor | undefined {
    for (;;) {
      const found = this.input.select(context);
      if (found === undefined || this.test(found)) return found;
    }
  }

  evaluate(context: Context): Value {
    this.input.evaluate(context);
    return this;
  }

  clone(): Query {
    return new Self(this.input.clone(), this.test);
  }
}

export class Parent extends Step {
  protected walkFrom(cursor: Cursor): Walk {
    let isDone = false;
    return () => {
      if (isDone) return undefined;
      isDone = true;
      return cursor.toParent() && this.test(cursor) ? cursor : undefined;
    };
  }

  clone(): Query {
    return new Parent(this.input.clone(), this.test);
  }
}

/** From the nearest to the root, each but once. */
export class Ancestor extends CountedStep {
  private identities = new Identities();

  constructor(
    input: Query,
    test: NodeTest,
    private readonly withSelf: boolean,
  ) {
    super(input, test);
  }

  protected walkFrom(cursor: Cursor): Walk {
    this.place = 0;
    let isFirst = this.withSelf;
    return () => {
      while (isFirst || cursor.toParent()) {
        isFirst = false;
        if (!this.test(cursor) || !this.identities.add(cursor)) continue;
        this.place++;
        return cursor;
      }
      return undefined;
    };
  }

  override evaluate(context: Context): Value {
    this.identities = new Identities();
    return super.evaluate(context);
  }

  clone(): Query {
    return new Ancestor(this.input.clone(), this.test, this.withSelf);
  }
}

export class Descendant extends CountedStep {
  private level = 0;

  constructor(
    input: Query,
    test: NodeTest,
    private readonly withSelf: boolean,
  ) {
    super(input, test);
  }

  override get depth(): number {
    return this.level;
  }

  protected walkFrom(cursor: Cursor): Walk {
    this.place = 0;
    this.level = 0;
    let isFirst = this.withSelf;
    return () => {
      while (isFirst || this.goOn(cursor)) {
        isFirst = false;
        if (!this.test(cursor)) continue;
        this.place++;
        return cursor;
      }
      return undefined;
    };
  }

  private goOn(cursor: Cursor): boolean {
    if (cursor.toChild()) {
      this.level++;
      return true;
    }
    for (; this.level > 0; this.level--) {
      if (cursor.toNext()) return true;
      cursor.toParent();
    }
    return false;
  }

  clone(): Query {
    return new Descendant(this.input.clone(), this.test, this.withSelf);
  }
}

/** Descendants of descendants: nodes below a node that was given are not started from again. */
export class DescendantOnce extends NodeQuery {
  private level = 0;
  private place = 0;
  private cursor: Cursor | undefined;

  constructor(
    input: Query,
    private readonly test: NodeTest,
    private readonly withSelf: boolean,
  ) {
    super(input);
  }

  override get position(): number {
    return this.place;
  }

  select(context: Context): Cursor | undefined {
    for (;;) {
      let { cursor } = this;
      if (this.level === 0 || cursor === undefined) {
        cursor = this.input.select(context)?.copy();
        if (cursor === undefined) return undefined;
        this.cursor = cursor;
        this.place = 0;
        if (this.withSelf && this.test(cursor)) {
          this.place = 1;
          return cursor;
        }
        this.goDown(cursor);
      } else if (!this.goUp(cursor)) {
        continue;
      }
      do {
        if (!this.test(cursor)) continue;
        this.place++;
        return cursor;
      } while (this.goDown(cursor));
    }
  }

  private goDown(cursor: Cursor): boolean {
    if (!cursor.toChild()) return false;
    this.level++;
    return true;
  }

  private goUp(cursor: Cursor): boolean {
    while (!cursor.toNext()) {
      if (--this.level === 0) return false;
      cursor.toParent();
    }
    return true;
  }

  evaluate(context: Context): Value {
    this.input.evaluate(context);
    return this;
  }

  clone(): Query {
    return new DescendantOnce(this.input.clone(), this.test, this.withSelf);
  }
}

/** following-sibling and preceding-sibling. */
export class Sibling extends CountedStep {
  constructor(
    input: Query,
    test: NodeTest,
    private readonly isBefore: boolean,
  ) {
    super(input, test);
  }

  protected walkFrom(cursor: Cursor): Walk {
    this.place = 0;
    return () => {
      while (this.isBefore ? cursor.toPrevious() : cursor.toNext()) {
        if (!this.test(cursor)) continue;
        this.place++;
        return cursor;
      }
      return undefined;
    };
  }

  override evaluate(context: Context): Value {
    this.place = 0;
    return super.evaluate(context);
  }

  clone(): Query {
    return new Sibling(this.input.clone(), this.test, this.isBefore);
  }
}

/** following and preceding: of each node beside the way to the root, all that is in it. */
export class Beside extends CountedStep {
  constructor(
    input: Query,
    test: NodeTest,
    private readonly isBefore: boolean,
  ) {
    super(input, test);
  }

  protected walkFrom(cursor: Cursor, context: Context): Walk {
    this.place = 0;
    let inside: Descendant | undefined;
    return () => {
      for (;;) {
        if (inside === undefined) {
          if (!this.goOn(cursor)) return undefined;
          inside = new Descendant(new Here(), this.test, true);
          context.current.moveTo(cursor);
        }
        const found = inside.select(context);
        if (found !== undefined) {
          this.place = this.isBefore ? this.place + 1 : inside.position;
          return found;
        }
        inside = undefined;
      }
    };
  }

  private goOn(cursor: Cursor): boolean {
    while (!(this.isBefore ? cursor.toPrevious() : cursor.toNext())) {
      if (!cursor.toParent()) return false;
      if (this.isBefore) this.place = 0;
    }
    return true;
  }

  override evaluate(context: Context): Value {
    this.place = 0;
    return super.evaluate(context);
  }

  clone(): Query {
    return new Beside(this.input.clone(), this.test, this.isBefore);
  }
}
