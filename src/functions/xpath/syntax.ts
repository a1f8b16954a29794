// The syntax tree of an XPath, as the reference's parser builds it. It stops where it can go no
// further: what stands behind a whole expression is not read.

import { XPathError } from "./error.ts";
import type { NodeKind } from "./cursor.ts";
import { type ItemKind, Scanner } from "./scanner.ts";

export type Syntax =
  | { readonly kind: "root" }
  | StepSyntax
  | { readonly kind: "filter"; readonly input: Syntax; readonly condition: Syntax }
  | { readonly kind: "call"; readonly name: string; readonly arguments: readonly Syntax[] }
  | OperationSyntax
  | { readonly kind: "variable"; readonly name: string }
  | { readonly kind: "constant"; readonly value: string | number }
  | { readonly kind: "group"; readonly input: Syntax };

export interface StepSyntax {
  readonly kind: "step";
  readonly axis: string;
  /** `any` is node(). */
  readonly wants: NodeKind | "any";
  readonly local: string;
  readonly prefix: string;
  /** Undefined where the path starts from the context. */
  readonly input: Syntax | undefined;
}

export interface OperationSyntax {
  readonly kind: "operation";
  readonly operator: string;
  readonly left: Syntax;
  readonly right: Syntax;
}

/** Brackets inside brackets that the reference takes. */
const DEPTH_MAX = 200;

/** From the loosest to the tightest. */
const LEVELS: readonly (readonly string[])[] = [
  ["or"],
  ["and"],
  ["=", "!="],
  ["<", ">", "<=", ">="],
  ["+", "-"],
  ["*", "div", "mod"],
];

const WORDS = new Set(["or", "and", "div", "mod"]);

const NODE_TESTS: Readonly<Record<string, NodeKind | "any" | undefined>> = {
  node: "any",
  text: "text",
  comment: "comment",
  // As the axis says: it is no test at all.
  "processing-instruction": undefined,
};

/** Parses the byte string of an XPath. Throws XPathError. */
export function parseXPath(text: string): Syntax {
  return new Parser(text).expression();
}

class Parser {
  private readonly scanner: Scanner;
  private depth = 0;

  constructor(private readonly text: string) {
    this.scanner = new Scanner(text);
  }

  expression(): Syntax {
    return this.nested(() => this.binary(0));
  }

  private nested(parse: () => Syntax): Syntax {
    if (++this.depth > DEPTH_MAX) {
      throw new XPathError("the xpath query is too complex(depth > 200)");
    }
    const syntax = parse();
    this.depth--;
    return syntax;
  }

  private binary(level: number): Syntax {
    const operators = LEVELS[level];
    if (operators === undefined) return this.unary();
    let left = this.binary(level + 1);
    for (;;) {
      const operator = this.operator();
      if (!operators.includes(operator)) return left;
      this.scanner.next();
      left = { kind: "operation", operator, left, right: this.binary(level + 1) };
    }
  }

  /** The item as an operator; the four words are operators wherever one may stand. */
  private operator(): string {
    const { kind, prefix, name } = this.scanner;
    if (kind !== "name") return kind;
    return prefix === "" && WORDS.has(name) ? name : "";
  }

  private unary(): Syntax {
    let isNegative = false;
    for (; this.scanner.kind === "-"; this.scanner.next()) isNegative = !isNegative;
    const operand = this.union();
    if (!isNegative) return operand;
    const minusOne: Syntax = { kind: "constant", value: -1 };
    return { kind: "operation", operator: "*", left: operand, right: minusOne };
  }

  private union(): Syntax {
    let left = this.path();
    while (this.scanner.kind === "|") {
      this.scanner.next();
      left = { kind: "operation", operator: "|", left, right: this.path() };
    }
    return left;
  }

  private path(): Syntax {
    if (!this.isPrimary()) return this.locationPath();
    const filtered = this.filters(this.primary());
    if (this.scanner.kind === "/") {
      this.scanner.next();
      return this.relativePath(filtered);
    }
    if (this.scanner.kind !== "//") return filtered;
    this.scanner.next();
    return this.relativePath(anyBelow(filtered));
  }

  private isPrimary(): boolean {
    const { kind, isCalled } = this.scanner;
    if (kind === "name") return isCalled && !this.isNodeTest();
    return kind === "string" || kind === "number" || kind === "$" || kind === "(";
  }

  private isNodeTest(): boolean {
    return this.scanner.prefix === "" && Object.hasOwn(NODE_TESTS, this.scanner.name);
  }

  private filters(input: Syntax): Syntax {
    let syntax = input;
    while (this.scanner.kind === "[") {
      this.scanner.next();
      const condition = this.expression();
      this.skip("]");
      syntax = { kind: "filter", input: syntax, condition };
    }
    return syntax;
  }

  private locationPath(): Syntax {
    const { kind } = this.scanner;
    if (kind === "/") {
      this.scanner.next();
      return this.isStep() ? this.relativePath({ kind: "root" }) : { kind: "root" };
    }
    if (kind !== "//") return this.relativePath(undefined);
    this.scanner.next();
    return this.relativePath(anyBelow({ kind: "root" }));
  }

  private isStep(): boolean {
    return [".", "..", "@", "axis", "*", "name"].includes(this.scanner.kind);
  }

  private relativePath(start: Syntax | undefined): Syntax {
    let input = start;
    for (;;) {
      const step = this.step(input);
      const { kind } = this.scanner;
      if (kind !== "/" && kind !== "//") return step;
      this.scanner.next();
      input = kind === "//" ? anyBelow(step) : step;
    }
  }

  private step(input: Syntax | undefined): Syntax {
    const { kind } = this.scanner;
    if (kind === "." || kind === "..") {
      this.scanner.next();
      return this.filters(anyStep(kind === "." ? "self" : "parent", input));
    }
    if (kind === "(") return this.sequence(input);
    let axis = "child";
    if (kind === "@" || kind === "axis") {
      axis = kind === "@" ? "attribute" : this.scanner.name;
      this.scanner.next();
    }
    return this.filters(this.nodeTest(input, axis));
  }

  /** `a/(b, c)`: the same as a union of both steps. */
  private sequence(input: Syntax | undefined): Syntax {
    this.skip("(");
    let left = this.nested(() => this.step(input));
    while (this.scanner.kind === ",") {
      this.scanner.next();
      const right = this.nested(() => this.step(input));
      left = { kind: "operation", operator: "|", left, right };
    }
    this.skip(")");
    return left;
  }

  private nodeTest(input: Syntax | undefined, axis: string): StepSyntax {
    const wants = axis === "attribute" ? "attribute" : "element";
    const { scanner } = this;
    if (scanner.kind === "*") {
      scanner.next();
      return { kind: "step", axis, wants, local: "", prefix: "", input };
    }
    if (scanner.kind !== "name") {
      throw new XPathError("expression must evaluate to a node-set");
    }
    if (scanner.isCalled && this.isNodeTest()) return this.kindTest(input, axis, wants);
    const { name, prefix } = scanner;
    scanner.next();
    // Asked of the item that follows, which shows the name still when it is no name itself.
    const local = scanner.name === "*" ? "" : name;
    return { kind: "step", axis, wants, local, prefix, input };
  }

  private kindTest(input: Syntax | undefined, axis: string, otherwise: NodeKind): StepSyntax {
    const { name } = this.scanner;
    let local = "";
    this.scanner.next();
    this.skip("(");
    if (name === "processing-instruction" && this.scanner.kind !== ")") {
      this.demand("string");
      local = this.scanner.string;
      this.scanner.next();
    }
    this.skip(")");
    return { kind: "step", axis, wants: NODE_TESTS[name] ?? otherwise, local, prefix: "", input };
  }

  private primary(): Syntax {
    const { scanner } = this;
    const { kind } = scanner;
    if (kind === "name") return this.call();
    if (kind === "(") {
      scanner.next();
      const input = this.expression();
      this.skip(")");
      return input.kind === "constant" ? input : { kind: "group", input };
    }
    if (kind === "$") {
      scanner.next();
      this.demand("name");
      const name = scanner.prefix === "" ? scanner.name : `${scanner.prefix}:${scanner.name}`;
      scanner.next();
      return { kind: "variable", name };
    }
    const value = kind === "number" ? scanner.number : scanner.string;
    scanner.next();
    return { kind: "constant", value };
  }

  private call(): Syntax {
    const { name } = this.scanner;
    const given: Syntax[] = [];
    this.scanner.next();
    this.skip("(");
    if (this.scanner.kind !== ")") {
      for (;;) {
        given.push(this.expression());
        if (this.kindNow() === ")") break;
        this.skip(",");
      }
    }
    this.skip(")");
    return { kind: "call", name, arguments: given };
  }

  private kindNow(): ItemKind {
    return this.scanner.kind;
  }

  private skip(kind: ItemKind): void {
    this.demand(kind);
    this.scanner.next();
  }

  private demand(kind: ItemKind): void {
    if (this.scanner.kind !== kind) throw new XPathError(`${this.text} has an invalid token`);
  }
}

function anyStep(axis: string, input: Syntax | undefined): StepSyntax {
  return { kind: "step", axis, wants: "any", local: "", prefix: "", input };
}

/** The `//` between two steps. */
function anyBelow(input: Syntax): StepSyntax {
  return anyStep("descendant-or-self", input);
}
