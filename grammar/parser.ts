// OTTL text to tree: statements, conditions and value expressions.
//
// Three steps: the text's size is checked, tokens.ts cuts it, rules.ts builds the tree. A text with
// problems has no tree. Its problems are listed in the order of the text: all that the lexer finds,
// or, when it finds none, what the rules noted on the way and the place where they had to give up.
// The rules are built once, at the first parse (some 25 ms).
import { isRecognitionException, type IToken, type ParserMethod } from "chevrotain";
import { STATEMENT_BYTES_MAX, SYNTAX_PROBLEMS_MAX } from "../format/limits.ts";
import type { Condition, Statement, Value } from "./ast.ts";
import { OttlSyntaxError, positionOf, type SyntaxProblem } from "./errors.ts";
import { failureAt, isPlace } from "./failure.ts";
import { failureProblem } from "./messages.ts";
import { OttlRules } from "./rules.ts";
import { lex } from "./tokens.ts";

export { OttlSyntaxError, positionOf, type SyntaxProblem };

/** A tree, or what is wrong: one problem or more, in the order of the text. */
export type ParseResult<T> =
  | { readonly tree: T; readonly errors: readonly [] }
  | { readonly tree: undefined; readonly errors: readonly SyntaxProblem[] };

/** `set(log.body, "x") where log.severity_number > 8` */
export function parseStatement(text: string): ParseResult<Statement> {
  return parse(text, (rules) => rules.statement);
}

/** `log.body == "x" and IsMatch(log.body, "x")` */
export function parseCondition(text: string): ParseResult<Condition> {
  return parse(text, (rules) => rules.condition);
}

/** `Concat([log.body, "x"], "-")` */
export function parseValue(text: string): ParseResult<Value> {
  return parse(text, (rules) => rules.valueExpression);
}

let rules: OttlRules | undefined;

function parse<T>(text: string, choose: (rules: OttlRules) => ParserMethod<[], T>): ParseResult<T> {
  const size = utf8Bytes(text);
  if (size > STATEMENT_BYTES_MAX) {
    const message = `the text has ${size} bytes, ${STATEMENT_BYTES_MAX} are the most`;
    const range = { start: 0, end: text.length };
    return { tree: undefined, errors: [new OttlSyntaxError("text-too-long", range, message)] };
  }
  const { tokens, problems } = lex(text);
  if (problems.length > 0) return { tree: undefined, errors: problems };
  rules ??= new OttlRules();
  rules.start(text, tokens);
  let tree: T | undefined;
  let failure: OttlSyntaxError | undefined;
  try {
    tree = choose(rules).call(rules);
    failure = failureOf(rules, text, tokens);
  } catch (error) {
    failure = errorOf(error);
  }
  const errors = failure === undefined ? rules.problems : [...rules.problems, failure];
  if (tree !== undefined && errors.length === 0) return { tree, errors: [] };
  errors.sort((a, b) => a.range.start - b.range.start);
  return { tree: undefined, errors: errors.slice(0, SYNTAX_PROBLEMS_MAX) };
}

/**
 * What a rule threw. A stack that was nearly full before the call ends like a text that is nested
 * too deep.
 */
function errorOf(error: unknown): OttlSyntaxError {
  if (error instanceof OttlSyntaxError) return error;
  if (!(error instanceof RangeError)) throw error;
  const message = "brackets are nested too deep for the stack that is left";
  return new OttlSyntaxError("nesting-too-deep", { start: 0, end: 0 }, message);
}

/** What Chevrotain could not match, if anything. */
function failureOf(
  rules: OttlRules,
  text: string,
  tokens: IToken[],
): OttlSyntaxError | undefined {
  const error = rules.errors[0];
  if (error === undefined || !isRecognitionException(error)) return undefined;
  const place = isPlace(error.message) ? error.message : "value";
  return failureProblem(text, tokens, failureAt(place, error.token, tokens));
}

/** How many bytes a text has in UTF-8. */
function utf8Bytes(text: string): number {
  let bytes = text.length;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    // Two units of a surrogate pair are four bytes; a lone one is written as U+FFFD, three bytes.
    if (unit >= 0x80) bytes += unit >= 0x800 && !isPairedSurrogate(text, index) ? 2 : 1;
  }
  return bytes;
}

function isPairedSurrogate(text: string, index: number): boolean {
  const codePoint = text.codePointAt(index) ?? 0;
  if (codePoint > 0xffff) return true;
  return index > 0 && (text.codePointAt(index - 1) ?? 0) > 0xffff;
}
