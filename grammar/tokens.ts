// OTTL's tokens, in the order in which they are tried, and the lexer that yields them.
//
// A name is several tokens: `ToLowerCase` is T, o, L, ower, C, ase, for upper-case and lower-case
// words are separate. A keyword needs a boundary on its right only (`Xnot` is X and `not`,
// `nothing` is a word). The reference compares punctuation and `where` by text, after unquoting:
// the string "," separates arguments too. So a string whose value is such a text becomes a token
// that is a StringLiteral and that punctuation at once (a Chevrotain token with two categories);
// `isExactly` tells the real one from the quoted one. Strings and characters that no token takes
// are problems of their own; a text with any is not parsed.
import { createToken, Lexer, tokenMatcher, type IToken, type TokenType } from "chevrotain";
import { SYNTAX_PROBLEMS_MAX } from "../format/limits.ts";
import { problemAtString, strayProblem, type OttlSyntaxError } from "./errors.ts";
import { readString } from "./literals.ts";

const abstract = (name: string) => createToken({ name, pattern: Lexer.NA });

/** `+ - * /` */
export const ArithmeticOperator = abstract("ArithmeticOperator");
/** `and`, `or` */
export const Connective = abstract("Connective");
/** A piece of a function's or argument's name. */
export const NamePart = abstract("NamePart");
/** The word `where`, or the string "where". */
export const Where = abstract("Where");

export const Bytes = createToken({ name: "Bytes", pattern: /0x[a-fA-F0-9]+/ });
export const Float = createToken({
  name: "Float",
  pattern: /(?:[0-9]+\.[0-9]*|[0-9]*\.[0-9]+)(?:[eE][-+]?[0-9]+)?/,
  start_chars_hint: [..."0123456789."],
});
export const Int = createToken({ name: "Int", pattern: /[0-9]+/ });
export const StringLiteral = createToken({
  name: "StringLiteral",
  pattern: /"[^"\\]*(?:\\[^\n][^"\\]*)*"/,
  line_breaks: true,
  start_chars_hint: ['"'],
});
const keyword = (name: string, pattern: RegExp, ...categories: TokenType[]) =>
  createToken({ name, pattern, categories });
export const Nil = keyword("Nil", /nil(?![A-Za-z0-9_])/);
export const Not = keyword("Not", /not(?![A-Za-z0-9_])/);
export const Or = keyword("Or", /or(?![A-Za-z0-9_])/, Connective);
export const And = keyword("And", /and(?![A-Za-z0-9_])/, Connective);
export const Comparison = createToken({ name: "Comparison", pattern: /==|!=|>=|<=|>|</ });
export const Arrow = createToken({ name: "Arrow", pattern: /=>/ });
export const Sign = createToken({
  name: "Sign",
  pattern: /[+-]/,
  categories: [ArithmeticOperator],
});
export const Factor = createToken({
  name: "Factor",
  pattern: /[*/]/,
  categories: [ArithmeticOperator],
});
export const Bool = keyword("Bool", /(?:true|false)(?![A-Za-z0-9_])/);
export const Equal = createToken({ name: "Equal", pattern: /=/ });
export const LParen = createToken({ name: "LParen", pattern: /\(/ });
export const RParen = createToken({ name: "RParen", pattern: /\)/ });
export const LBrace = createToken({ name: "LBrace", pattern: /\{/ });
export const RBrace = createToken({ name: "RBrace", pattern: /\}/ });
export const Colon = createToken({ name: "Colon", pattern: /:/ });
export const Comma = createToken({ name: "Comma", pattern: /,/ });
export const Dot = createToken({ name: "Dot", pattern: /\./ });
export const LBracket = createToken({ name: "LBracket", pattern: /\[/ });
export const RBracket = createToken({ name: "RBracket", pattern: /\]/ });
export const Uppercase = createToken({
  name: "Uppercase",
  pattern: /[A-Z][A-Z0-9_]*/,
  categories: [NamePart],
});
export const Lowercase = createToken({
  name: "Lowercase",
  pattern: /[a-z][a-z0-9_]*/,
  categories: [NamePart],
});
export const WhereWord = keyword("WhereWord", /where(?![a-z0-9_])/, Lowercase, Where);
const WhiteSpace = createToken({
  name: "WhiteSpace",
  pattern: /[\t\n\f\r ]+/,
  group: Lexer.SKIPPED,
  line_breaks: true,
});
export const Underscore = createToken({ name: "Underscore", pattern: /_(?![A-Za-z0-9_])/ });

// What a text runs into that the language does not have. Each takes all it can, so that one mistake
// is one problem and the lexer never tries the same quote twice.
const UnclosedString = createToken({
  name: "UnclosedString",
  pattern: /"[^]*/,
  line_breaks: true,
  start_chars_hint: ['"'],
});
const SingleQuoted = createToken({
  name: "SingleQuoted",
  pattern: /'[^'\n]*'?/,
  start_chars_hint: ["'"],
});

const quoted = (name: string, meaning: TokenType) =>
  createToken({ name, pattern: Lexer.NA, categories: [StringLiteral, meaning] });

/** The string that has this value is also the punctuation of this text. */
const quotedPunctuation = new Map<string, TokenType>([
  ["(", quoted("QuotedLParen", LParen)],
  [")", quoted("QuotedRParen", RParen)],
  ["}", quoted("QuotedRBrace", RBrace)],
  [":", quoted("QuotedColon", Colon)],
  [",", quoted("QuotedComma", Comma)],
  [".", quoted("QuotedDot", Dot)],
  ["[", quoted("QuotedLBracket", LBracket)],
  ["]", quoted("QuotedRBracket", RBracket)],
  ["where", quoted("QuotedWhere", Where)],
]);

const lexed: TokenType[] = [
  Bytes, Float, Int, StringLiteral, Nil, Not, Or, And, Comparison, Arrow, Sign, Factor, Bool, Equal,
  LParen, RParen, LBrace, RBrace, Colon, Comma, Dot, LBracket, RBracket, Uppercase, WhereWord,
  Lowercase, WhiteSpace, Underscore, UnclosedString, SingleQuoted,
];

/** All token types, for the parser. */
export const vocabulary: TokenType[] = [
  ArithmeticOperator, Connective, NamePart, Where, ...quotedPunctuation.values(), ...lexed,
];

/** Is it this token by text? A quoted "(" is an LParen. */
export function isA(token: IToken, type: TokenType): boolean {
  return tokenMatcher(token, type);
}

/** Is it this token and not a string of its text? */
export function isExactly(token: IToken, type: TokenType): boolean {
  return token.tokenType === type;
}

/** The value of a StringLiteral that `lex` returned. */
export function stringValue(token: IToken): string {
  return typeof token.payload === "string" ? token.payload : "";
}

let lexer: Lexer | undefined;

/** A text's tokens, strings unquoted; the problems are in the order of the text. */
export function lex(text: string): { tokens: IToken[]; problems: OttlSyntaxError[] } {
  lexer ??= new Lexer(lexed, { positionTracking: "onlyOffset", skipValidations: true });
  const { tokens, errors } = lexer.tokenize(text);
  // The first problems of both kinds are enough, and errors are slow to make.
  const strays = errors
    .slice(0, SYNTAX_PROBLEMS_MAX)
    .map(({ offset, length }) => strayProblem(text, offset, length));
  const problems: OttlSyntaxError[] = [];
  for (const token of tokens) {
    if (problems.length === SYNTAX_PROBLEMS_MAX) break;
    const problem = finish(token);
    if (problem !== undefined) problems.push(problem);
  }
  problems.push(...strays);
  problems.sort((a, b) => a.range.start - b.range.start);
  return { tokens, problems: problems.slice(0, SYNTAX_PROBLEMS_MAX) };
}

/**
 * Unquotes a string, retypes it when its text is punctuation; a token that should not be there is a
 * problem.
 */
function finish(token: IToken): OttlSyntaxError | undefined {
  const type = token.tokenType;
  if (type === UnclosedString || type === SingleQuoted) return problemAtString(token);
  if (type !== StringLiteral) return undefined;
  const value = readString(token.image);
  if (typeof value !== "string") return problemAtString(token, value);
  token.payload = value;
  const meaning = value.length > 5 ? undefined : quotedPunctuation.get(value);
  if (meaning !== undefined) {
    token.tokenType = meaning;
    if (meaning.tokenTypeIdx !== undefined) token.tokenTypeIdx = meaning.tokenTypeIdx;
  }
  return undefined;
}
