// From the place where the parser gave up to a sentence that helps.
//
// The parser names each place where it can give up (`Place`); here stands what would be right
// there, in words. Common mistakes have a sentence of their own: a list of questions about the
// place, the token found and the one before it; the first that knows an answer gives it.
import { createTokenInstance, EOF, type IToken } from "chevrotain";
import { alternatives, OttlSyntaxError, positionOf, rangeOf, show } from "./errors.ts";
import type { SyntaxCode } from "./errors.ts";
import {
  And,
  ArithmeticOperator,
  Arrow,
  Bool,
  Bytes,
  Comma,
  Comparison,
  Connective,
  Dot,
  Equal,
  Int,
  isA,
  isExactly,
  LBrace,
  LBracket,
  LParen,
  NamePart,
  Nil,
  Not,
  RBrace,
  RBracket,
  RParen,
  StringLiteral,
  Uppercase,
  Where,
  WhereWord,
} from "./tokens.ts";

/**
 * What would be right at a place: as a list, and as part of a sentence where the list would be too
 * long for one.
 */
interface Expectation {
  readonly words: readonly string[];
  readonly sentence?: string;
}

const value = {
  words: ["a path", "a literal", "a converter call", "a list", "a map", "`(`"],
  sentence: "a value such as a path, a literal or a converter call",
};
const namedArgument = { ...value, words: [...value.words, "a function's name"] };
const lambdaBody = {
  words: [...value.words, "a condition"],
  sentence: "the body of the lambda, a value or a condition",
};
const comparisons = ["`==`", "`!=`", "`<`", "`<=`", "`>`", "`>=`"];

const places = {
  editor: { words: ["an editor"], sentence: "an editor such as `set(...)`" },
  argumentsStart: { words: ["`(`"], sentence: "the `(` of the arguments" },
  arguments: { words: ["`,`", "`)`"] },
  value,
  argument: {
    words: [...value.words, "a function's name", "a parameter's name and `=`"],
    sentence: value.sentence,
  },
  operand: {
    words: ["a path", "a number", "a converter call", "`(`"],
    sentence: "a number, a path, a converter call or `(`",
  },
  list: { words: ["`,`", "`]`"] },
  map: { words: ["`,`", "`}`"] },
  mapKey: {
    words: ["a string", "a path", "a converter call"],
    sentence: "a key of the map: a string, a path or a converter call",
  },
  mapColon: { words: ["`:`"], sentence: "`:` and the value of the key" },
  key: {
    words: ["a string", "an integer", "a path", "a converter call", "`(`"],
    sentence: "a key: a string, an integer, a path or a converter call",
  },
  keyEnd: { words: ["`]`"] },
  field: { words: ["a field's name"], sentence: "the name of a field, in lower case" },
  group: { words: ["an arithmetic operator", "`)`"] },
  parenthesis: { words: ["`and`", "`or`", "`)`"] },
  condition: {
    words: ["a comparison", "a converter call", "`true`", "`false`", "`not`", "`(`"],
    sentence: "a condition such as `a == b`, a converter call or `true`",
  },
  comparison: { words: comparisons, sentence: "a comparison operator" },
  afterEditor: { words: ["`where`", "the end"], sentence: "`where` or the end of the statement" },
  afterCondition: { words: ["`and`", "`or`", "the end"] },
  afterValue: { words: ["an arithmetic operator", "the end"], sentence: "the end of the value" },
} satisfies Record<string, Expectation>;

/** Where the grammar stood when no token fitted. */
export type Place = keyof typeof places;

export function isPlace(name: string): name is Place {
  return name in places;
}

/** Where parsing ended. */
export interface Failure {
  readonly place: Place;
  readonly found: IToken;
  /** The last token that fitted; `textStart` when there was none. */
  readonly before: IToken;
  /** The pieces of a name that start at `found`, as written; empty when it is no name. */
  readonly name: string;
}

/** Stands before the first token. */
const textStart = createTokenInstance(EOF, "", 0, 0, 1, 1, 1, 1);

/** The failure at a token; the end of the text is no token of the list. */
export function failureAt(place: Place, found: IToken, tokens: readonly IToken[]): Failure {
  const index = tokens.indexOf(found);
  const before = index < 0 ? tokens.at(-1) : tokens[index - 1];
  let name = "";
  for (let at = index; at >= 0 && at < tokens.length; at++) {
    const part = tokens[at];
    const adjacent = at === index || isAdjacent(tokens[at - 1], part);
    if (part === undefined || !isA(part, NamePart) || !adjacent) break;
    name += part.image;
  }
  return { place, found, before: before ?? textStart, name };
}

function isAdjacent(left: IToken | undefined, right: IToken | undefined): boolean {
  return left !== undefined && rangeOf(left).end === right?.startOffset;
}

type Special = { readonly code: SyntaxCode; readonly message: string; readonly words?: string[] };

/** The error to show for a failure. */
export function failureProblem(text: string, tokens: IToken[], failure: Failure): OttlSyntaxError {
  const expectation = expectationOf(failure);
  const special = mistakes(failure) ?? unclosed(text, tokens, failure, expectation);
  const range = isEnd(failure.found) ? endRange(tokens) : rangeOf(failure.found);
  if (special !== undefined) {
    const words = special.words ?? expectation.words;
    return new OttlSyntaxError(special.code, range, special.message, words);
  }
  const code = isEnd(failure.found) ? "unexpected-end" : "unexpected-token";
  const message = `expected ${sentence(expectation)}, but found ${describe(failure.found)}`;
  return new OttlSyntaxError(code, range, message, expectation.words);
}

function expectationOf({ place, before }: Failure): Expectation {
  if (place === "arguments" && isExactly(before, LParen)) return { words: ["an argument", "`)`"] };
  if (place === "list" && isExactly(before, LBracket)) return { words: ["a value", "`]`"] };
  if (place === "map" && (isExactly(before, LBrace) || isExactly(before, Comma))) {
    return { words: ["a key and its value", "`}`"] };
  }
  if (isExactly(before, Arrow)) return lambdaBody;
  if (place === "argument" && isExactly(before, Equal)) return namedArgument;
  return places[place];
}

function sentence(expectation: Expectation): string {
  return expectation.sentence ?? alternatives(expectation.words);
}

function isEnd(token: IToken): boolean {
  return token.tokenType === EOF;
}

function describe(token: IToken): string {
  return isEnd(token) ? "the end of the text" : show(token.image);
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
  expectation: Expectation,
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
    `expected ${sentence(expectation)}, but found the end of the text`;
  return { code: "unclosed-bracket", message };
}

function mistakes(failure: Failure): Special | undefined {
  return (
    statementMistake(failure) ??
    exponentMistake(failure) ??
    equalsMistake(failure) ??
    commaMistake(failure) ??
    connectiveMistake(failure) ??
    caseMistake(failure) ??
    keyMistake(failure) ??
    arithmeticMistake(failure) ??
    conditionMistake(failure)
  );
}

/** `log.body == 1` as a statement; `set(a, 1 where true`. */
function statementMistake({ place, found }: Failure): Special | undefined {
  if (isExactly(found, WhereWord) && ["arguments", "list", "map", "group"].includes(place)) {
    const close = place === "list" ? "]" : place === "map" ? "}" : ")";
    const message = `\`${close}\` is missing before \`where\``;
    return { code: "unclosed-bracket", message };
  }
  const path = [Dot, LBracket, Comparison].some((type) => isExactly(found, type));
  if (place !== "argumentsStart" || !path) return undefined;
  const message =
    "a statement is an editor call such as `set(...)`, with a condition only after `where`: " +
    `expected \`(\`, but found ${describe(found)}`;
  return { code: "unexpected-token", message };
}

/** `1e5` */
function exponentMistake({ found, before, name }: Failure): Special | undefined {
  if (!isExactly(before, Int) || !isAdjacent(before, found)) return undefined;
  if (!/^[eE][0-9]*$/.test(name)) return undefined;
  const written = show(`${before.image}${name}`);
  const instead = show(`${before.image}.0${name}`);
  const message = `${written} is no number: doubles have a dot, as in ${instead}`;
  return { code: "bad-double", message, words: ["a double with a dot"] };
}

function equalsMistake({ place, found, before }: Failure): Special | undefined {
  if (!isExactly(found, Equal)) return undefined;
  const code = "single-equals";
  if (isExactly(before, Comparison)) {
    const written = show(`${before.image}=`);
    const message = `${written} is no operator: comparisons are ${alternatives(comparisons)}`;
    return { code, message };
  }
  if (["comparison", "afterCondition", "afterValue", "parenthesis"].includes(place)) {
    return { code, message: "`=` does not compare: write `==`", words: ["`==`"] };
  }
  if (place !== "arguments") return undefined;
  const message = "`=` stands only between a parameter's name, in lower case, and its argument";
  return { code, message };
}

function commaMistake({ place, found, before }: Failure): Special | undefined {
  const closes = [RParen, RBracket].some((type) => isExactly(found, type));
  if (!closes || !isA(before, Comma) || !["value", "argument"].includes(place)) return undefined;
  const bracket = show(found.image);
  const message = `a comma must be followed by a value: remove the \`,\` before ${bracket}`;
  return { code: "trailing-comma", message };
}

function connectiveMistake({ place, found, before }: Failure): Special | undefined {
  const code = "connective-misplaced";
  const word = show(found.image);
  if (isExactly(found, Not) && isExactly(before, Not)) {
    const message = "`not` cannot follow `not`: write `not (not ...)` or neither";
    return { code, message };
  }
  if (isA(found, Connective) && ["condition", "value", "operand"].includes(place)) {
    const message = `${word} must stand between two conditions, but there is none on its left`;
    return { code, message };
  }
  const joins = isA(before, Connective) || isA(before, Where) || isExactly(before, Not);
  if (place === "condition" && isEnd(found) && joins) {
    return { code, message: `expected a condition after ${show(before.image)}, but the text ends` };
  }
  return undefined;
}

function caseMistake({ place, found, before, name }: Failure): Special | undefined {
  const code = "name-case";
  const lower = found.image.toLowerCase();
  const keywords = ["where", "and", "or", "not", "true", "false", "nil"];
  const afterOperand = place.startsWith("after") || ["comparison", "parenthesis"].includes(place);
  if (isExactly(found, Uppercase) && keywords.includes(lower) && afterOperand) {
    return { code, message: `write \`${lower}\` in lower case` };
  }
  if (place === "field" && (isA(found, NamePart) || isKeyword(found)) && isA(before, Dot)) {
    const message =
      `expected the name of a field, in lower case, but found ${show(name || found.image)}; ` +
      `what is under a key is reached by \`["..."]\``;
    return { code, message };
  }
  const inValue = ["value", "argument", "operand", "condition"].includes(place);
  if (inValue && isExactly(found, Uppercase)) {
    const message =
      `${show(name)} is neither a converter call, which has a \`(\` after the name, ` +
      "nor an enum, all in capitals, nor a path, in lower case";
    return { code, message, words: ["a converter call", "an enum", "a path"] };
  }
  return undefined;
}

function isKeyword(token: IToken): boolean {
  return [Nil, Not, Bool, And].some((type) => isExactly(token, type)) || isA(token, Connective);
}

function keyMistake({ place, found, before }: Failure): Special | undefined {
  if (place !== "keyEnd" || !isExactly(before, Int) || !isA(found, ArithmeticOperator)) {
    return undefined;
  }
  const message =
    "arithmetic in a key cannot start with an integer: put it in parentheses, as in `[(1 + 2)]`";
  return { code: "key-arithmetic", message };
}

/**
 * Arithmetic after something that is no operand: had it been one, the operator would have been
 * taken.
 */
function arithmeticMistake({ place, found, before }: Failure): Special | undefined {
  const literals = [StringLiteral, Bool, Nil, Bytes, Uppercase, RBracket, RBrace];
  if (isA(found, ArithmeticOperator) && literals.some((type) => isA(before, type))) {
    const message =
      `${show(found.image)} takes numbers, paths, converter calls and groups in parentheses, ` +
      "no other literals; `Concat` joins strings";
    return { code: "arithmetic-on-literal", message };
  }
  if (place !== "operand" || !isA(before, ArithmeticOperator) || isEnd(found)) return undefined;
  const message =
    `expected a number, a path, a converter call or \`(\` after ${show(before.image)}, ` +
    `but found ${describe(found)}`;
  return { code: "unexpected-token", message };
}

/** `(a == b) == c`, `set(a, b == c)` */
function conditionMistake({ place, found }: Failure): Special | undefined {
  if (isExactly(found, Comparison) && ["afterCondition", "parenthesis"].includes(place)) {
    const message =
      "a condition cannot be compared: join it by `and` or `or`, " +
      `or remove ${show(found.image)}`;
    return { code: "unexpected-token", message };
  }
  const condition = isExactly(found, Comparison) || isA(found, Connective) || isExactly(found, Not);
  const valuePlaces = ["arguments", "list", "map", "keyEnd", "group", "value", "argument"];
  if (!condition || ![...valuePlaces, "afterValue"].includes(place)) return undefined;
  const message =
    "a condition cannot stand here, where a value is expected: " + `found ${show(found.image)}`;
  return { code: "condition-as-value", message };
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
    return new OttlSyntaxError("name-case", problem.range, message, comparisons);
  }
  const message =
    `${show(shown)} alone is not a condition: ` +
    `expected ${alternatives(comparisons)} after it, but found ${describe(failure.found)}`;
  return new OttlSyntaxError("value-as-condition", problem.range, message, comparisons);
}
