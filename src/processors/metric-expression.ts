// Expressions of the oldest metric filters (`match_type: expr`), as OTTL conditions of a data
// point: a metric matches when one of its points does (filter-match.ts).
//
//   MetricName == "cpu" && (Label("host") == "a" or !HasLabel("zone"))
//   ==> (metric.name == "cpu" and ((IsString(..["host"]) and ..["host"] == "a") or not ..))
//
// Operators bind as in the reference's language (expr): `not` tighter than `==`. What values become
// stands in expression-value.ts, names and functions in expression-names.ts. Left out are maps,
// slices, members, ranges, closures, pipes, variables and the rest of that language, which is far
// larger: such an expression is refused.

import { notationChecks } from "../compiler/notations.ts";
import { calledValue, names, namedValue } from "./expression-names.ts";
import { ExpressionFault, tokensOf } from "./expression-tokens.ts";
import type { Range, Token } from "./expression-tokens.ts";
import {
  and,
  boolOf,
  concatenated,
  condition,
  equality,
  isLiteral,
  negated,
  numberOf,
  or,
  ordered,
  switched,
  tested,
  textOf,
} from "./expression-value.ts";
import type { Bool, Value } from "./expression-value.ts";

/** A condition and whether it can fail on data, or a sentence that says what does not run here. */
export type MetricExpression =
  | { readonly condition: string; readonly mayFail: boolean }
  | { readonly fault: string; readonly range: Range };

/** An expression as a condition of data points, or what is wrong with it. */
export function metricExpression(text: string): MetricExpression {
  try {
    const parser = new ExpressionParser(tokensOf(text));
    return { condition: parser.condition(), mayFail: parser.mayFail };
  } catch (error) {
    if (!(error instanceof ExpressionFault)) throw error;
    const { start, end } = error.token;
    return { fault: error.message, range: { start, end } };
  }
}

/** Expressions inside expressions, and characters of OTTL: more of it does not compile. */
export const DEPTH_MAX = 100;
const CONDITION_LENGTH_MAX = 1 << 20;

const OR = 10;
const COMPARISON = 20;
const NOT = 50;

/** How tight each operator binds. */
const strengths: Readonly<Record<string, number>> = {
  ...{ or: OR, "||": OR, and: 15, "&&": 15 },
  ...{ "==": COMPARISON, "!=": COMPARISON, in: COMPARISON, matches: COMPARISON },
  ...{ "<": COMPARISON, "<=": COMPARISON, ">": COMPARISON, ">=": COMPARISON },
  ...{ contains: COMPARISON, startsWith: COMPARISON, endsWith: COMPARISON },
  "+": 30,
};

export const expressionHint =
  `What runs here: ${names.join(", ")}; ${Object.keys(strengths).join(", ")}, not, ?:, lists. ` +
  "Conditions of metrics and data points can say more.";

class ExpressionParser {
  mayFail = false;
  private at = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  condition(): string {
    const value = this.expression(0);
    const end = this.next();
    if (end.kind !== "end") this.fail(end);
    return boolOf(value, this.tokens[0] ?? end).text;
  }

  private expression(least: number): Value {
    if (++this.depth > DEPTH_MAX) this.failLarge();
    let left = this.unary();
    for (;;) {
      const isNegated = isSign(this.peek(), /^not$/) && isSign(this.peek(1), /^[a-z]/);
      const sign = this.peek(isNegated ? 1 : 0);
      const strength = sign.kind === "sign" ? (strengths[sign.text] ?? -1) : -1;
      if (strength < least || (isNegated && strength !== COMPARISON)) break;
      this.at += isNegated ? 2 : 1;
      left = this.operator(left, sign, strength);
      if (isNegated) left = negated(boolOf(left, sign));
      // Some operators say their operands twice.
      if (left.kind === "bool" && left.text.length > CONDITION_LENGTH_MAX) this.failLarge();
    }
    while (least === 0 && this.take("?")) {
      const condition = boolOf(left, this.peek(-1));
      const holds = this.expression(0);
      const sign = this.expect(":");
      left = switched(condition, holds, this.expression(0), sign);
    }
    this.depth -= 1;
    return left;
  }

  private operator(left: Value, sign: Token, strength: number): Value {
    const right = this.expression(strength + 1);
    if (strength === COMPARISON) return this.test(left, sign, right);
    if (strength > COMPARISON) return concatenated(left, right, sign);
    const texts = [boolOf(left, sign).text, boolOf(right, sign).text];
    while (isSign(this.peek()) && strengths[this.peek().text] === strength) {
      const next = this.next();
      texts.push(boolOf(this.expression(strength + 1), next).text);
    }
    return condition(strength === OR ? or(texts) : and(...texts));
  }

  private test(left: Value, sign: Token, right: Value): Bool {
    switch (sign.text) {
      case "==":
        return equality(left, right, sign);
      case "!=":
        return negated(equality(left, right, sign));
      case "in":
        if (right.kind !== "list") {
          return this.fail(sign, "in asks a list; parts of a text are asked by contains.");
        }
        return condition(or(right.items.map((item) => equality(left, item, sign).text)));
      case "matches":
        return tested(left, right, sign, (value, pattern) => this.match(value, pattern, sign));
      case "contains":
        return tested(left, right, sign, (value, text) => `Index(${value}, ${text}) >= 0`);
      case "startsWith":
        return tested(left, right, sign, (value, text) => `HasPrefix(${value}, ${text})`);
      case "endsWith":
        return tested(left, right, sign, (value, text) => `HasSuffix(${value}, ${text})`);
      default:
        return ordered(left, right, sign);
    }
  }

  private match(value: string, pattern: string, sign: Token): string {
    this.mayFail ||= !isLiteral(pattern);
    const fault = isLiteral(pattern)
      ? notationChecks.regex?.(JSON.parse(pattern) as string)
      : undefined;
    if (fault !== undefined) this.fail(sign, `The pattern is not valid: ${fault}.`);
    return `IsMatch(${value}, ${pattern})`;
  }

  private unary(): Value {
    const token = this.next();
    if (token.kind === "text") return this.whole(textOf(token.text));
    if (token.kind === "number") return this.whole(numberOf(token));
    if (token.kind === "word") return this.whole(this.named(token));
    switch (token.text) {
      case "not":
      case "!": {
        const value = this.expression(NOT);
        if (value.kind === "bool") return negated(value);
        return this.fail(token, `${token.text} binds tighter than a comparison: add parentheses.`);
      }
      case "-":
        return this.peek().kind === "number" ? numberOf(this.next(), "-") : this.fail(token);
      case "(": {
        const inner = this.expression(0);
        this.expect(")");
        return this.whole(inner);
      }
      case "[":
        return this.whole({ kind: "list", items: this.list("]") });
      default:
        return this.fail(token);
    }
  }

  private named(token: Token): Value {
    if (!this.take("(")) return namedValue(token);
    this.mayFail ||= token.text === "int" || token.text === "float";
    return calledValue(token, this.list(")"));
  }

  private list(end: string): Value[] {
    const values: Value[] = [];
    while (!this.take(end)) {
      if (values.length > 0) {
        this.expect(",");
        if (this.take(end)) break;
      }
      values.push(this.expression(0));
    }
    return values;
  }

  /** A value of which no part is asked for. */
  private whole(value: Value): Value {
    const token = this.peek();
    return isSign(token, /^(?:\??\.|\[)$/) ? this.fail(token) : value;
  }

  private peek(ahead = 0): Token {
    const last = this.tokens.length - 1;
    return this.tokens[Math.min(this.at + ahead, last)] as Token;
  }

  private next(): Token {
    const token = this.peek();
    this.at += 1;
    return token;
  }

  private take(text: string): boolean {
    const token = this.peek();
    if (token.kind !== "sign" || token.text !== text) return false;
    this.at += 1;
    return true;
  }

  private expect(text: string): Token {
    if (!this.take(text)) this.fail(this.peek());
    return this.peek(-1);
  }

  private failLarge(): never {
    return this.fail(this.peek(), "This is too large.");
  }

  private fail(token: Token, why?: string): never {
    const found = JSON.stringify(token.text.slice(0, 40));
    const message =
      token.kind === "end"
        ? "It ends too early."
        : `${found} at this place of it does not run here.`;
    throw new ExpressionFault(token, why ?? message);
  }
}

function isSign({ kind, text }: Token, pattern = /^/): boolean {
  return kind === "sign" && pattern.test(text);
}
