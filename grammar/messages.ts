// From the place where the parser gave up to a sentence that helps: that of a common mistake
// (mistakes.ts), or what would be right at the place (failure.ts).
import type { IToken } from "chevrotain";
import { OttlSyntaxError, positionOf, rangeOf, show } from "./errors.ts";
import { comparisons, describe, isEnd, lambdaBody, places } from "./failure.ts";
import type { Failure } from "./failure.ts";
import type { Range } from "./ast.ts";
import { mistakes } from "./mistakes.ts";
import type { Special } from "./mistakes.ts";
import {
  ArithmeticOperator,
  Arrow,
  Comma,
  Connective,
  isA,
  isExactly,
  LBrace,
  LBracket,
  LParen,
  RBrace,
  RBracket,
  RParen,
} from "./tokens.ts";

/** The error to show for a failure. */
export function failureProblem(text: string, tokens: IToken[], failure: Failure): OttlSyntaxError {
  const expectation = expectationOf(failure);
  const special = mistakes(failure) ?? unclosed(text, tokens, failure, expectation);
  const range = isEnd(failure.found) ? endRange(tokens) : foundRange(failure);
  if (special !== undefined) {
    return new OttlSyntaxError(special.code, special.range ?? range, special.message);
  }
  const code = isEnd(failure.found) ? "unexpected-end" : "unexpected-token";
  const message = `expected ${expectation}, but found ${describe(failure)}`;
  return new OttlSyntaxError(code, range, message);
}

function expectationOf({ place, before }: Failure): string {
  if (place === "arguments" && isExactly(before, LParen)) return "an argument or `)`";
  if (place === "list" && isExactly(before, LBracket)) return "a value or `]`";
  if (place === "map" && (isExactly(before, LBrace) || isExactly(before, Comma))) {
    return "a key and its value or `}`";
  }
  if (isExactly(before, Arrow)) return lambdaBody;
  return places[place];
}

/** A name is to blame as a whole, however many tokens it is. */
function foundRange({ found, name }: Failure): Range {
  const { start, end } = rangeOf(found);
  return { start, end: Math.max(end, start + name.length) };
}

/** The end is after the last token: white space behind it is nobody's mistake. */
function endRange(tokens: IToken[]): { start: number; end: number } {
  const last = tokens.at(-1);
  const end = last === undefined ? 0 : rangeOf(last).end;
  return { start: end, end };
}

/** A bracket that the text leaves open. */
function unclosed(
  text: string,
  tokens: IToken[],
  { found, place, before }: Failure,
  expectation: string,
): Special | undefined {
  const afterOperand = !isA(before, ArithmeticOperator) && !isA(before, Connective);
  const closable = ["arguments", "list", "map", "keyEnd", "group", "parenthesis", "comparison"];
  if (!isEnd(found) || !closable.includes(place) || !afterOperand) return undefined;
  const open: IToken[] = [];
  for (const token of tokens) {
    if ([LParen, LBracket, LBrace].includes(token.tokenType)) open.push(token);
    if ([RParen, RBracket, RBrace].includes(token.tokenType)) open.pop();
  }
  const last = open.at(-1);
  if (last === undefined) return undefined;
  const { line, column } = positionOf(text, last.startOffset);
  const message =
    `${show(last.image)} (line ${line}, column ${column}) is not closed: ` +
    `expected ${expectation}, but found the end of the text`;
  return { code: "unclosed-bracket", message };
}

/** A value that ends where a condition should. */
export function valueAsConditionProblem(
  text: string,
  tokens: IToken[],
  failure: Failure,
  shown: string,
): OttlSyntaxError {
  const problem = failureProblem(text, tokens, failure);
  if (problem.code !== "unexpected-token" && problem.code !== "unexpected-end") return problem;
  if (shown === "TRUE" || shown === "FALSE") {
    const instead = show(shown.toLowerCase());
    const message = `${show(shown)} is an enum's name: write ${instead} in lower case`;
    return new OttlSyntaxError("name-case", problem.range, message);
  }
  if (/^["0-9]/.test(shown)) {
    const message = `${show(shown)} alone is not a condition: write the whole comparison`;
    const range = rangeOf(failure.before);
    return new OttlSyntaxError("value-as-condition", range, message);
  }
  const isPath = /^[a-z]/.test(shown) && !shown.endsWith(")");
  if (isPath && isExactly(failure.found, LParen)) {
    const message = 'paths have no methods: a function comes first, as in `IsMatch(log.body, "x")`';
    return new OttlSyntaxError("value-as-condition", problem.range, message);
  }
  const presence = isPath && isEnd(failure.found) ? "; `!= nil` asks whether it is there" : "";
  const message =
    `${show(shown)} alone is not a condition: ` +
    `expected ${comparisons} after it, but found ${describe(failure)}${presence}`;
  return new OttlSyntaxError("value-as-condition", problem.range, message);
}
