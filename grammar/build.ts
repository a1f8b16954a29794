// Trees from what the rules read flat: chains of operators get their precedence here, values become
// conditions.
import type { IToken } from "chevrotain";
import type {
  And,
  Arithmetic,
  ComparisonOperator,
  Condition,
  Field,
  Lambda,
  Or,
  Path,
  Range,
  Value,
} from "./ast.ts";
import { numberProblem, rangeOf, type OttlSyntaxError } from "./errors.ts";
import { readBytes, readDouble, readInt } from "./literals.ts";
import * as token from "./tokens.ts";

/** What an expression turned out to be. */
export type Operand = Lambda["body"];

/** From the start of one node to the end of another. */
export function span(first: { range: Range }, last: { range: Range }): Range {
  return { start: first.range.start, end: last.range.end };
}

/** Terms and the operators between them: `*` and `/` bind first, from the left. */
export function arithmetic(terms: readonly Value[], operators: readonly IToken[]): Value {
  const sums: Value[] = [];
  const signs: IToken[] = [];
  for (const [index, term] of terms.entries()) {
    const operator = operators[index - 1];
    const left = sums.at(-1);
    if (operator === undefined || left === undefined) {
      sums.push(term);
    } else if (token.isA(operator, token.Factor)) {
      sums[sums.length - 1] = operation(left, operator, term);
    } else {
      signs.push(operator);
      sums.push(term);
    }
  }
  return sums.reduce((left, right, index) => {
    const operator = signs[index - 1];
    return operator === undefined ? left : operation(left, operator, right);
  });
}

function operation(left: Value, operator: IToken, right: Value): Arithmetic {
  const image = operator.image as Arithmetic["operator"];
  return { kind: "arithmetic", operator: image, left, right, range: span(left, right) };
}

/** A value compared; of what is a condition already nothing is made. */
export function compare(left: Operand, operator: IToken, right: Value): Operand {
  if (!("value" in left)) return left;
  const image = operator.image as ComparisonOperator;
  const range = span(left.value, right);
  return { condition: { kind: "comparison", operator: image, left: left.value, right, range } };
}

/** Conditions and the words between them: `and` binds before `or`; one node for each chain. */
export function connect(conditions: readonly Condition[], words: readonly IToken[]): Condition {
  const terms: Condition[][] = [[]];
  for (const [index, condition] of conditions.entries()) {
    const word = words[index - 1];
    if (word !== undefined && token.isA(word, token.Or)) terms.push([]);
    terms.at(-1)?.push(condition);
  }
  return chain("or", terms.map((term) => chain("and", term)));
}

function chain(kind: "and" | "or", operands: Condition[]): Condition {
  const [first, last] = [operands[0], operands.at(-1)];
  if (first === undefined || last === undefined) throw new RangeError("a chain has operands");
  if (operands.length === 1) return first;
  const node: And | Or = { kind, operands, range: span(first, last) };
  return node;
}

/** What arithmetic takes, so what may stand in a group. */
export function isArithmetic(value: Value): boolean {
  return ["int", "double", "path", "call", "arithmetic", "sign", "group"].includes(value.kind);
}

/**
 * A value that is a condition too: `true`, a converter's call, and these in parentheses (the range
 * has them).
 */
export function asCondition(value: Value): Condition | undefined {
  let inner = value;
  while (inner.kind === "group") inner = inner.value;
  if (inner.kind !== "bool" && inner.kind !== "call") return undefined;
  return { ...inner, range: value.range };
}

/** The first word is the context when another follows it and it has no keys. */
export function pathNode(fields: readonly Field[]): Path {
  const [first, last] = [fields[0], fields.at(-1)];
  if (first === undefined || last === undefined) throw new RangeError("a path has fields");
  const range = span(first, last);
  if (fields.length === 1 || first.keys.length > 0) {
    return { kind: "path", context: undefined, contextRange: undefined, fields, range };
  }
  const [context, contextRange] = [first.name, first.nameRange];
  return { kind: "path", context, contextRange, fields: fields.slice(1), range };
}

/** The tokens of a name, white space dropped. */
export function joined(names: readonly IToken[]): { name: string; range: Range } {
  const [first, last] = [names[0], names.at(-1)];
  if (first === undefined || last === undefined) throw new RangeError("a name has tokens");
  const range = { start: first.startOffset, end: rangeOf(last).end };
  return { name: names.map((part) => part.image).join(""), range };
}

/** The node of a literal of one token. One without a value is a problem, and reads as zero. */
export function literalNode(literal: IToken, problems: OttlSyntaxError[]): Value {
  const { image, tokenType } = literal;
  const range = rangeOf(literal);
  const known = <T>(value: T | undefined, instead: T): T => {
    if (value === undefined) problems.push(numberProblem(literal));
    return value ?? instead;
  };
  switch (tokenType) {
    case token.Nil:
      return { kind: "nil", range };
    case token.Bool:
      return { kind: "bool", value: image === "true", range };
    case token.Uppercase:
      return { kind: "enum", name: image, range };
    case token.Bytes:
      return { kind: "bytes", value: known(readBytes(image), new Uint8Array()), range };
    case token.Float:
      return { kind: "double", value: known(readDouble(image), 0), range };
    default:
      return { kind: "int", value: known(readInt(image), 0n), range };
  }
}
