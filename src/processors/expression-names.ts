// Names and functions that an expression may use (metric-expression.ts): what the reference's
// environment has, and those of the language itself that a converter of OTTL is the same as.

import { ExpressionFault } from "./expression-tokens.ts";
import type { Token } from "./expression-tokens.ts";
import { anyCase, condition, isLiteral, pairs, scalar, textOf } from "./expression-value.ts";
import type { Value } from "./expression-value.ts";
import { attributeTests, quote } from "./match-attribute.ts";

const ATTRIBUTES = "datapoint.attributes";

/** Metrics without a type have no points to ask. */
const typeCases = ["Gauge", "Sum", "Histogram", "ExponentialHistogram", "Summary"].map((name) => {
  const type = name.replace("lH", "l_H").toUpperCase();
  return { value: quote(name), when: `metric.type == METRIC_DATA_TYPE_${type}` };
});

/** What a name stands for. Throws ExpressionFault. */
export function namedValue(token: Token): Value {
  switch (token.text) {
    case "true":
    case "false":
      return condition(token.text);
    case "nil":
      return { kind: "nil" };
    case "MetricName":
      return scalar("text", "metric.name", true);
    case "MetricType":
      return { kind: "text", cases: typeCases, isOpen: true };
    default:
      throw unknown(token);
  }
}

/** White space, to `trim`. */
const SPACES =
  "\t\n\v\f\r \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009" +
  "\u200a\u2028\u2029\u202f\u205f\u3000";

/**
 * Functions of a text: what they give, OTTL's converter, and for those of two texts what the second
 * is where it is not given; null where it must be.
 */
const textFunctions = {
  len: ["int", "Len"],
  int: ["int", "Int"],
  float: ["float", "Double"],
  lower: ["text", "ToLowerCase"],
  upper: ["text", "ToUpperCase"],
  trim: ["text", "Trim", SPACES],
  trimPrefix: ["text", "TrimPrefix", " "],
  trimSuffix: ["text", "TrimSuffix", " "],
  indexOf: ["int", "Index", null],
  hasPrefix: ["bool", "HasPrefix", null],
  hasSuffix: ["bool", "HasSuffix", null],
} as const;

/** What an expression may name. */
export const names = [
  ...["MetricName", "MetricType", "HasLabel", "Label"],
  ...Object.keys(textFunctions),
];

/** What a function gives for these arguments. Throws ExpressionFault. */
export function calledValue(token: Token, given: readonly Value[]): Value {
  const name = token.text;
  if (name === "Label") return labelOf(keyOf(token, given));
  if (name === "HasLabel") {
    const key = JSON.parse(keyOf(token, given)) as string;
    return { ...condition(attributeTests.isThere(ATTRIBUTES, key)), isOpen: true };
  }
  if (!Object.hasOwn(textFunctions, name)) throw unknown(token);
  const [gives, converter, second] = textFunctions[name as keyof typeof textFunctions];
  const takesTwo = second !== undefined;
  const texts = given.flatMap((each) => (each.kind === "text" ? [each] : []));
  const [first, other = textOf(second ?? "")] = texts;
  const isRight = texts.length === given.length && texts.length <= (takesTwo ? 2 : 1);
  if (first === undefined || !isRight || (second === null && texts.length < 2)) throw odd(token);
  const cases = pairs(first, other, token, (text, part) => {
    if (name === "trim" && !isLiteral(part)) throw odd(token);
    return `${converter}(${converted(name, text)}${takesTwo ? `, ${part}` : ""})`;
  });
  return gives === "bool" ? anyCase(cases) : { kind: gives, cases };
}

/** The text that the converter gets. */
function converted(name: string, text: string): string {
  // Characters, where Len counts bytes.
  if (name === "len") return `Split(${text}, "")`;
  // OTTL would refuse a literal before it is asked.
  return name === "int" || name === "float" ? `Concat([${text}], "")` : text;
}

/** The one argument of a function that takes a label's key. */
function keyOf(token: Token, [key, ...more]: readonly Value[]): string {
  const [one, ...others] = key?.kind === "text" ? key.cases : [];
  if (one === undefined || !isLiteral(one.value) || others.length + more.length > 0) {
    throw odd(token);
  }
  return one.value;
}

/** A label that is missing or no text is the empty one. */
function labelOf(key: string): Value {
  const value = `${ATTRIBUTES}[${key}]`;
  const when = `IsString(${value})`;
  const cases = [
    { value, when },
    { value: `""`, when: `not ${when}` },
  ];
  return { kind: "text", cases, isOpen: true };
}

function unknown({ text, ...range }: Token): ExpressionFault {
  return new ExpressionFault(range, `There is no ${text.slice(0, 40)} here.`);
}

function odd(token: Token): ExpressionFault {
  return new ExpressionFault(token, `${token.text} takes other arguments here.`);
}
