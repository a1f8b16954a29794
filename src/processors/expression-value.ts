// What parts of an expression become (metric-expression.ts): a condition is OTTL as it is, a text
// or number is one of several OTTL values, each with the condition under which it is the one. Those
// conditions exclude each other, so a test of two such values is an `or` over their pairs.
//
//   Label("a")      ==> datapoint.attributes["a"] if it is text, "" if not
//   c ? "x" : "y"   ==> "x" if c, "y" if not
//
// Values that the reference knows no type of before it runs are open: a test whether they equal a
// value of another type is false. Of others it is refused.

import { ExpressionFault } from "./expression-tokens.ts";
import type { Token } from "./expression-tokens.ts";
import { doubleLiteral, quote } from "./match-attribute.ts";

export interface Bool {
  readonly kind: "bool";
  /** OTTL, in parentheses where it joins others. */
  readonly text: string;
  readonly isOpen?: boolean;
}

export interface Case {
  /** `true`: always. */
  readonly when: string;
  readonly value: string;
}

export interface Scalar {
  readonly kind: "text" | "int" | "float";
  readonly cases: readonly Case[];
  readonly isOpen?: boolean;
}

export type Value =
  | Bool
  | Scalar
  | { readonly kind: "list"; readonly items: readonly Value[]; readonly isOpen?: boolean }
  | { readonly kind: "nil"; readonly isOpen?: boolean };

/** Most pairs that a test of two values may have. */
const PAIRS_MAX = 256;

/** A value that is always this one. */
export function scalar(kind: Scalar["kind"], value: string, isOpen = false): Scalar {
  return { kind, cases: [{ value, when: "true" }], isOpen };
}

/** A text that stands in the expression. */
export function textOf(text: string): Scalar {
  return scalar("text", quote(text));
}

/** Digits alone are an int. */
export function numberOf({ text, ...range }: Token, minus = ""): Scalar {
  const digits = text.replaceAll("_", "");
  const value = Number(digits);
  if (/[.e]/i.test(digits)) return scalar("float", minus + doubleLiteral(value));
  if (Number.isSafeInteger(value)) return scalar("int", `${minus}${value}`);
  throw new ExpressionFault(range, "This is too large.");
}

/** A condition by its OTTL. */
export function condition(text: string): Bool {
  return { kind: "bool", text };
}

/** `not`, of a literal the other one. */
export function negated({ text }: Bool): Bool {
  if (text === "true") return condition("false");
  return condition(text === "false" ? "true" : `not (${text})`);
}

/** Whether any of the conditions holds. */
export function or(texts: readonly string[]): string {
  return joined("or", "false", "true", texts);
}

/** Whether all of them hold. */
export function and(...texts: readonly string[]): string {
  return joined("and", "true", "false", texts);
}

/** What stands behind one that decides is not asked. */
function joined(word: string, neutral: string, end: string, texts: readonly string[]): string {
  const last = texts.indexOf(end);
  const asked = last < 0 ? texts : texts.slice(0, last + 1);
  const parts = asked.filter((part) => part !== neutral);
  return parts.length < 2 ? (parts[0] ?? neutral) : `(${parts.join(` ${word} `)})`;
}

/** The condition that a value must be. */
export function boolOf(value: Value, token: Token): Bool {
  if (value.kind === "bool") return value;
  throw new ExpressionFault(token, `A condition must stand here, not ${value.kind}.`);
}

/** `condition ? left : right` */
export function switched(condition: Bool, left: Value, right: Value, sign: Token): Value {
  const otherwise = negated(condition).text;
  if (left.kind === "bool" && right.kind === "bool") {
    const text = or([and(condition.text, left.text), and(otherwise, right.text)]);
    return { kind: "bool", text };
  }
  if (!isScalar(left) || left.kind !== right.kind) throw mismatch(left, right, sign);
  const under = (guard: string, { cases }: Scalar): Case[] => {
    return cases.map(({ when, value }) => ({ when: and(guard, when), value }));
  };
  const cases = [...under(condition.text, left), ...under(otherwise, right as Scalar)];
  return { kind: left.kind, cases, isOpen: left.isOpen === true || right.isOpen === true };
}

/** What is made of each value of one with each of the other, and when they are those. */
export function pairs(
  left: Scalar,
  right: Scalar,
  sign: Token,
  make: (left: string, right: string) => string,
): Case[] {
  if (left.cases.length * right.cases.length > PAIRS_MAX) {
    throw new ExpressionFault(sign, "This is too large.");
  }
  return left.cases.flatMap((one) =>
    right.cases.map((other) => {
      return { value: make(one.value, other.value), when: and(one.when, other.when) };
    }),
  );
}

/** Whether the condition holds that is the one. */
export function anyCase(cases: readonly Case[]): Bool {
  return condition(or(cases.map(({ when, value }) => and(when, value))));
}

/** `left == right`. Throws ExpressionFault for types that the reference refuses to compare. */
export function equality(left: Value, right: Value, sign: Token): Bool {
  if (left.kind === "nil" || right.kind === "nil") {
    return condition(String(left.kind === right.kind));
  }
  if (left.kind === "bool" && right.kind === "bool") {
    const neither = and(negated(left).text, negated(right).text);
    return condition(or([and(left.text, right.text), neither]));
  }
  if (areAlike(left, right)) {
    const test = (one: string, other: string) =>
      isLiteral(one) && isLiteral(other) ? String(one === other) : `${one} == ${other}`;
    return anyCase(pairs(left, right as Scalar, sign, test));
  }
  if (left.isOpen !== true && right.isOpen !== true) throw mismatch(left, right, sign);
  return condition("false");
}

/** A test of two texts. */
export function tested(
  left: Value,
  right: Value,
  sign: Token,
  test: (value: string, text: string) => string,
): Bool {
  return anyCase(ofTexts(left, right, sign, test));
}

/** `left < right` and its like, by the sign's text. */
export function ordered(left: Value, right: Value, sign: Token): Bool {
  if (!areAlike(left, right)) throw mismatch(left, right, sign);
  const test = (one: string, other: string) => `${one} ${sign.text} ${other}`;
  return anyCase(pairs(left, right as Scalar, sign, test));
}

/** Texts put together. */
export function concatenated(left: Value, right: Value, sign: Token): Scalar {
  const cases = ofTexts(left, right, sign, (one, other) => {
    const isKnown = isLiteral(one) && isLiteral(other);
    return isKnown ? one.slice(0, -1) + other.slice(1) : `Concat([${one}, ${other}], "")`;
  });
  return { kind: "text", cases };
}

function ofTexts(left: Value, right: Value, ...rest: PairsRest): Case[] {
  if (left.kind === "text" && right.kind === "text") return pairs(left, right, ...rest);
  throw mismatch(left, right, rest[0]);
}

type PairsRest = Parameters<typeof pairs> extends [Scalar, Scalar, ...infer Rest] ? Rest : never;

/** Whether a text's OTTL is its literal. */
export function isLiteral(value: string): boolean {
  return value.startsWith('"');
}

function isScalar(value: Value): value is Scalar {
  return "cases" in value;
}

/** Two texts, or two numbers. */
function areAlike(left: Value, right: Value): left is Scalar {
  return isScalar(left) && isScalar(right) && (left.kind === "text") === (right.kind === "text");
}

function mismatch(left: Value, right: Value, sign: Token): ExpressionFault {
  return new ExpressionFault(sign, `${sign.text} does not go with ${left.kind} and ${right.kind}.`);
}
