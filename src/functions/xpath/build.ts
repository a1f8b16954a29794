// From the syntax of an XPath to its queries, as the reference builds them. Two of its habits
// decide what positions in predicates count: `//name` is one step over all descendants unless a
// predicate asks for a position, and then the predicate is put into the step, to run once for
// each node of the step before (`Merge`).

import { Cursor } from "./cursor.ts";
import { XPathError } from "./error.ts";
import { functions } from "./functions.ts";
import { type Sign, Arithmetic, Compare, Either, Union } from "./operations.ts";
import { Call, Constant, Filter, Group, Here, Last, Merge, Root } from "./query.ts";
import type { Query } from "./query.ts";
import {
  Ancestor,
  AttributeStep,
  Beside,
  Child,
  Descendant,
  DescendantOnce,
  type NodeTest,
  Parent,
  Self,
  Sibling,
  Step,
} from "./steps.ts";
import type { OperationSyntax, StepSyntax, Syntax } from "./syntax.ts";
import type { Comparison } from "./values.ts";

/** How what is around a part asks for it. */
interface Asked {
  /** Below another step over descendants: nodes must not come twice. */
  readonly once: boolean;
  /** In a predicate that counts: `//name` must not be one step. */
  readonly counts: boolean;
}

const PLAIN: Asked = { once: false, counts: false };

/** What is known of a part once it is built. */
interface Built {
  readonly query: Query;
  readonly hasPosition: boolean;
  readonly hasLast: boolean;
  /** Of a filter, or of a step behind one: a predicate of it counts. */
  readonly isCounted: boolean;
}

const DEPTH_MAX = 1024;

/** Says what is wrong with the literal pattern of matches(), if anything is. */
export type PatternCheck = (pattern: string) => string | undefined;

/** The query of an expression. Throws XPathError. */
export function buildQuery(syntax: Syntax, checkPattern: PatternCheck): Query {
  return new Builder(checkPattern).build(syntax, PLAIN).query;
}

class Builder {
  /** The step, filter or group that was built last: what position() and last() count in. */
  private counted: Query | undefined;
  private depth = 0;

  constructor(private readonly checkPattern: PatternCheck) {}

  build(syntax: Syntax, asked: Asked): Built {
    if (++this.depth > DEPTH_MAX) throw new XPathError("the xpath expressions is too complex");
    const built = this.buildPart(syntax, asked);
    this.depth--;
    return built;
  }

  private buildPart(syntax: Syntax, asked: Asked): Built {
    switch (syntax.kind) {
      case "constant":
        return plain(new Constant(syntax.value));
      case "root":
        return plain(new Root());
      case "step":
        return this.counting(this.buildStep(syntax, asked));
      case "filter":
        return this.counting(this.buildFilter(syntax.input, syntax.condition, asked));
      case "call":
        return this.buildCall(syntax.name, syntax.arguments);
      case "operation":
        return this.buildOperation(syntax);
      case "group": {
        const inner = this.build(syntax.input, PLAIN);
        return this.counting({ ...inner, query: new Group(inner.query) });
      }
      case "variable":
        throw new XPathError(`undeclared variable in XPath expression: $${syntax.name}`);
    }
  }

  private counting(built: Built): Built {
    this.counted = built.query;
    return built;
  }

  private buildStep(step: StepSyntax, asked: Asked): Built {
    this.counted = undefined;
    const test = testOf(step);
    const { axis, input } = step;
    if (input === undefined) return plain(this.axis(axis, new Here(), test, asked));
    const isBelow = axis === "descendant" || axis === "descendant-or-self";
    if (!asked.counts && axis === "child" && isAnyBelow(input)) {
      const above =
        input.input === undefined
          ? plain(new Here())
          : this.build(input.input, { once: true, counts: false });
      return { ...above, query: new Descendant(above.query, test, false) };
    }
    const from = this.build(input, { once: isBelow && !asked.counts, counts: false });
    return { ...from, query: this.axis(axis, from.query, test, asked) };
  }

  private axis(axis: string, input: Query, test: NodeTest, asked: Asked): Query {
    switch (axis) {
      case "ancestor":
      case "ancestor-or-self":
        return new Ancestor(input, test, axis === "ancestor-or-self");
      case "attribute":
        return new AttributeStep(input, test);
      case "child":
        return new Child(input, test);
      case "descendant":
      case "descendant-or-self": {
        const Axis = asked.once ? DescendantOnce : Descendant;
        return new Axis(input, test, axis === "descendant-or-self");
      }
      case "following":
      case "preceding":
        return new Beside(input, test, axis === "preceding");
      case "following-sibling":
      case "preceding-sibling":
        return new Sibling(input, test, axis === "preceding-sibling");
      case "parent":
        return new Parent(input, test);
      case "self":
        return new Self(input, test);
      case "namespace":
        throw new XPathError("undeclared variable in XPath expression");
      default:
        throw new XPathError(`unknown axe type: ${axis}`);
    }
  }

  private buildFilter(input: Syntax, condition: Syntax, asked: Asked): Built {
    const counts = asked.counts || isPositional(condition);
    const from = this.build(input, { ...asked, counts });
    const step = this.counted;
    const inner = this.build(condition, asked);
    const { kind } = inner.query;
    const hasPosition = kind === "any" || kind === "number" || inner.hasPosition || inner.hasLast;
    const isCounted = hasPosition || (input.kind === "filter" && from.isCounted);
    const test = inner.hasLast ? lastOf(inner.query) : inner.query;
    const built = { ...from, isCounted };
    if (asked.counts || step === undefined || !from.query.merges || !isCounted) {
      return { ...built, query: new Filter(from.query, test) };
    }
    // The step starts from one node at a time; what it started from comes before.
    const before = startAnew(step);
    const filter = new Filter(from.query, test);
    return { ...built, query: before === undefined ? filter : new Merge(before, filter) };
  }

  private buildCall(name: string, given: readonly Syntax[]): Built {
    const row = Object.hasOwn(functions, name) ? functions[name] : undefined;
    if (row === undefined) throw new XPathError(`not yet support this function ${name}()`);
    if (given.length < row.least || given.length > row.most) {
      throw new XPathError(`xpath: ${name}() is called with ${given.length} arguments`);
    }
    if (name === "position" || name === "last") {
      const query = row.make([], this.counted);
      return { ...plain(query), hasPosition: name === "position", hasLast: name === "last" };
    }
    const built = this.argumentsOf(name, given).slice(0, row.takes);
    const queries: Query[] = [];
    let last = plain(new Here());
    for (const syntax of built) {
      last = this.build(syntax, PLAIN);
      queries.push(last.query);
    }
    if (name === "matches") this.checkLiteral(queries[1]);
    return { ...last, query: row.make(queries, undefined) };
  }

  private argumentsOf(name: string, given: readonly Syntax[]): readonly Syntax[] {
    if (name === "normalize-space" && given.length === 0) return [SELF];
    // Of substring, three are taken only when there are three.
    return name === "substring" && given.length > 3 ? given.slice(0, 2) : given;
  }

  private checkLiteral(pattern: Query | undefined): void {
    if (!(pattern instanceof Constant)) return;
    if (typeof pattern.value === "number") throw new XPathError("matches() needs a pattern");
    const fault = this.checkPattern(pattern.value);
    if (fault !== undefined) throw new XPathError(`matches() got error. ${fault}`);
  }

  private buildOperation({ operator, left, right }: OperationSyntax): Built {
    const one = this.build(left, PLAIN);
    const other = this.build(right, PLAIN);
    return {
      query: operation(operator, one.query, other.query),
      hasPosition: one.hasPosition || other.hasPosition,
      hasLast: one.hasLast || other.hasLast,
      isCounted: one.isCounted || other.isCounted,
    };
  }
}

/** The self::node() that normalize-space() starts from. */
const SELF: StepSyntax = {
  kind: "step",
  axis: "self",
  wants: "any",
  local: "",
  prefix: "",
  input: undefined,
};

function plain(query: Query): Built {
  return { query, hasPosition: false, hasLast: false, isCounted: false };
}

function operation(operator: string, left: Query, right: Query): Query {
  switch (operator) {
    case "|":
      return new Union(left, right);
    case "or":
    case "and":
      return new Either(operator === "or", left, right);
    case "+":
    case "-":
    case "*":
    case "div":
    case "mod":
      return new Arithmetic(operator satisfies Sign, left, right);
    default:
      return new Compare(operator as Comparison, left, right);
  }
}

function testOf({ wants, local, prefix }: StepSyntax): NodeTest {
  const isNamed = local !== "" || prefix !== "";
  return (cursor: Cursor) => {
    if (wants !== "any" && cursor.kind !== wants) return false;
    return !isNamed || (cursor.localName === local && cursor.prefix === prefix);
  };
}

/** Whether it is the `//` before a name. */
function isAnyBelow(syntax: Syntax): syntax is StepSyntax {
  return syntax.kind === "step" && syntax.axis === "descendant-or-self";
}

const POSITIONAL = new Set([
  "position",
  "last",
  "count",
  "sum",
  "string-length",
  "number",
  "floor",
  "ceiling",
  "round",
]);

const SIGNS = new Set(["+", "-", "*", "div", "mod"]);

/** Whether a condition looks as if it gave a number. */
function isPositional(syntax: Syntax): boolean {
  if (syntax.kind === "constant") return typeof syntax.value === "number";
  if (syntax.kind === "call") {
    return POSITIONAL.has(syntax.name) || syntax.arguments.some(isPositional);
  }
  if (syntax.kind !== "operation") return false;
  return SIGNS.has(syntax.operator) || isPositional(syntax.left) || isPositional(syntax.right);
}

/** last() behind a filter or a group is the number of nodes that they give. */
function lastOf(query: Query): Query {
  if (!(query instanceof Call)) return query;
  const { counted } = query;
  return counted instanceof Filter || counted instanceof Group ? new Last(counted) : query;
}

/** Makes a step start from the context alone; answers what it started from, if that was more. */
function startAnew(step: Query): Query | undefined {
  const isMovable =
    step instanceof Step ||
    step instanceof Self ||
    step instanceof DescendantOnce ||
    step instanceof Group;
  if (!isMovable || isContext(step.input)) return undefined;
  const before = step.input;
  step.input = new Here();
  return before;
}

function isContext(query: Query): boolean {
  return query instanceof Here && !(query instanceof Root);
}

