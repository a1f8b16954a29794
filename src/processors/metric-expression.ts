// Expressions of the oldest metric filters (`match_type: expr`), as OTTL conditions of a data
// point: a metric matches when one of its points does (filter-match.ts).
//
//   MetricName == "cpu" && (Label("host") == "a" or !HasLabel("zone"))
//   ==> (metric.name == "cpu" and ((IsString(..["host"]) and ..["host"] == "a") or not ..))
//
// Read are tests of name, type and labels with `==`, `!=`, `in`, `matches`, `contains`,
// `startsWith` and `endsWith`, joined by `and`, `or`, `not` and their signs. Left out is the rest
// of the language (expr), which is far larger: such an expression is refused.

import { attributeTests, quote } from "./match-attribute.ts";

/** A condition, or a sentence that says what does not run here. */
export type MetricExpression = { readonly condition: string } | { readonly fault: string };

export function metricExpression(text: string): MetricExpression {
  try {
    return { condition: new ExpressionParser(text).parse() };
  } catch (error) {
    if (error instanceof ExpressionFault) return { fault: error.message };
    throw error;
  }
}

class ExpressionFault extends Error {}

const TOKEN =
  /\s*(?:([A-Za-z_]\w*)|("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`)|(&&|\|\||==|!=|[!()[\],]))/y;

interface Token {
  readonly kind: "word" | "text" | "sign" | "end";
  readonly text: string;
}

function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  const end = source.trimEnd().length;
  const pattern = new RegExp(TOKEN);
  while (pattern.lastIndex < end) {
    const from = pattern.lastIndex;
    const match = pattern.exec(source);
    if (match === null) {
      throw new ExpressionFault(`${JSON.stringify(source.slice(from).trim())} does not run here.`);
    }
    const [, word, text, sign = ""] = match;
    if (word !== undefined) tokens.push({ kind: "word", text: word });
    else if (text !== undefined) tokens.push({ kind: "text", text: unquoted(text) });
    else tokens.push({ kind: "sign", text: sign });
  }
  return tokens;
}

function unquoted(literal: string): string {
  const inner = literal.slice(1, -1);
  if (literal.startsWith("`")) return inner;
  return inner.replace(/\\(.)/g, (whole, letter: string) => {
    const known: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r" };
    if (/["'\\]/.test(letter)) return letter;
    const found = known[letter];
    if (found === undefined) throw new ExpressionFault(`The escape ${whole} does not run here.`);
    return found;
  });
}

const metricTypes: Readonly<Record<string, string>> = {
  Empty: "NONE",
  Gauge: "GAUGE",
  Sum: "SUM",
  Histogram: "HISTOGRAM",
  ExponentialHistogram: "EXPONENTIAL_HISTOGRAM",
  Summary: "SUMMARY",
};

const ATTRIBUTES = "datapoint.attributes";

/** Something that is text: how it is compared with another. */
interface Subject {
  readonly equals: (text: string) => string;
  /** As a value, where it is one. */
  readonly value: string | undefined;
}

const metricName: Subject = {
  equals: (text) => `metric.name == ${quote(text)}`,
  value: "metric.name",
};

const metricType: Subject = {
  equals: (text) => {
    const type = metricTypes[text];
    return type === undefined ? "false" : `metric.type == METRIC_DATA_TYPE_${type}`;
  },
  value: undefined,
};

/** A label that is missing or no text is the empty one. */
function labelOf(key: string): Subject {
  const value = `${ATTRIBUTES}[${quote(key)}]`;
  return {
    equals: (text) => {
      const isSame = `(IsString(${value}) and ${value} == ${quote(text)})`;
      return text === "" ? `(not IsString(${value}) or ${isSame})` : isSame;
    },
    value: undefined,
  };
}

const textTests: Readonly<Record<string, (value: string, text: string) => string>> = {
  matches: (value, text) => `IsMatch(${value}, ${quote(text)})`,
  contains: (value, text) => `Index(${value}, ${quote(text)}) >= 0`,
  startsWith: (value, text) => `HasPrefix(${value}, ${quote(text)})`,
  endsWith: (value, text) => `HasSuffix(${value}, ${quote(text)})`,
};

/** `or` binds loosest, then `and`, then `not`. */
class ExpressionParser {
  private readonly tokens: readonly Token[];
  private at = 0;

  constructor(source: string) {
    this.tokens = tokensOf(source);
  }

  parse(): string {
    const condition = this.or();
    if (this.at < this.tokens.length) this.fail();
    return condition;
  }

  private or(): string {
    const operands = [this.and()];
    while (this.take("or", "||")) operands.push(this.and());
    return operands.length === 1 ? operands.join() : `(${operands.join(" or ")})`;
  }

  private and(): string {
    const operands = [this.not()];
    while (this.take("and", "&&")) operands.push(this.not());
    return operands.length === 1 ? operands.join() : `(${operands.join(" and ")})`;
  }

  private not(): string {
    if (this.take("not", "!")) return `not (${this.not()})`;
    if (!this.take("(")) return this.test();
    const inner = this.or();
    this.expect(")");
    return inner;
  }

  private test(): string {
    if (this.take("true")) return "true";
    if (this.take("false")) return "false";
    if (this.take("HasLabel")) return attributeTests.isThere(ATTRIBUTES, this.argument());
    if (this.take("MetricName")) return this.comparison(metricName);
    if (this.take("MetricType")) return this.comparison(metricType);
    if (this.take("Label")) return this.comparison(labelOf(this.argument()));
    return this.fail();
  }

  private comparison({ equals, value }: Subject): string {
    if (this.take("==")) return equals(this.literal());
    if (this.take("!=")) return `not (${equals(this.literal())})`;
    const isNegated = this.take("not");
    const test = textTests[this.peek().text];
    if (this.take("in")) {
      this.expect("[");
      const values = [this.literal()];
      while (this.take(",")) values.push(this.literal());
      this.expect("]");
      const isAny = `(${values.map(equals).join(" or ")})`;
      return isNegated ? `not ${isAny}` : isAny;
    }
    if (test === undefined || value === undefined) return this.fail();
    this.at += 1;
    const found = test(value, this.literal());
    return isNegated ? `not (${found})` : found;
  }

  private argument(): string {
    this.expect("(");
    const text = this.literal();
    this.expect(")");
    return text;
  }

  private literal(): string {
    const { kind, text } = this.peek();
    if (kind !== "text") this.fail();
    this.at += 1;
    return text;
  }

  private peek(): Token {
    return this.tokens[this.at] ?? { kind: "end", text: "the end" };
  }

  private take(...texts: readonly string[]): boolean {
    const { kind, text } = this.peek();
    if (kind === "text" || kind === "end" || !texts.includes(text)) return false;
    this.at += 1;
    return true;
  }

  private expect(text: string): void {
    if (!this.take(text)) this.fail();
  }

  private fail(): never {
    const { text } = this.peek();
    throw new ExpressionFault(`${JSON.stringify(text)} at this place of it does not run here.`);
  }
}
