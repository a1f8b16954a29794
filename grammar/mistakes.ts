// Common mistakes, each with a sentence of its own: a list of questions about the place, the token
// found and the one before it; the first that knows an answer gives it.
import type { IToken } from "chevrotain";
import type { Range } from "./ast.ts";
import { rangeOf, show } from "./errors.ts";
import type { SyntaxCode } from "./errors.ts";
import { comparisons, describe, isAdjacent, isEnd } from "./failure.ts";
import type { Failure } from "./failure.ts";
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

/** What is said instead of what was expected. */
export interface Special {
  readonly code: SyntaxCode;
  readonly message: string;
  /** What is to blame, if not the token found. */
  readonly range?: Range;
}

/** The sentence of a mistake that is known; undefined of any other. */
export function mistakes(failure: Failure): Special | undefined {
  return (
    statementMistake(failure) ??
    endMistake(failure) ??
    numberMistake(failure) ??
    equalsMistake(failure) ??
    commaMistake(failure) ??
    stringMistake(failure) ??
    connectiveMistake(failure) ??
    caseMistake(failure) ??
    pathCaseMistake(failure) ??
    operatorMistake(failure) ??
    keyMistake(failure) ??
    arithmeticMistake(failure) ??
    conditionMistake(failure)
  );
}

/** `log.body == 1` as a statement; `set(a, 1 where true`. */
function statementMistake(failure: Failure): Special | undefined {
  const { place, found } = failure;
  if (isExactly(found, WhereWord) && ["arguments", "list", "map", "group"].includes(place)) {
    const close = place === "list" ? "]" : place === "map" ? "}" : ")";
    const message = `\`${close}\` is missing before \`where\``;
    return { code: "unclosed-bracket", message };
  }
  const path = [Dot, LBracket, Comparison].some((type) => isExactly(found, type));
  if (place !== "argumentsStart" || !path) return undefined;
  const message =
    "a statement is an editor call such as `set(...)`, with a condition only after `where`: " +
    `expected \`(\`, but found ${describe(failure)}`;
  return { code: "unexpected-token", message };
}

/** What stands behind a statement or a condition that is complete. */
function endMistake({ place, found, name, after }: Failure): Special | undefined {
  const code = "unexpected-token";
  if (!["afterEditor", "afterCondition"].includes(place)) return undefined;
  const shown = show(name || found.image);
  if (isA(found, Where) && place === "afterCondition") {
    return { code, message: "`where` cannot stand here: conditions are joined by `and`" };
  }
  const sign = isA(found, ArithmeticOperator) && after?.image === found.image;
  if (sign && "/-".includes(found.image)) {
    return {
      code,
      message: `OTTL has no comments: ${show(found.image.repeat(2))} cannot stand here`,
    };
  }
  if ([RParen, RBracket, RBrace].some((type) => isExactly(found, type))) {
    return { code, message: `${shown} closes nothing that is open` };
  }
  if (place !== "afterEditor") return undefined;
  if (isA(found, Connective)) {
    return {
      code,
      message: `${shown} joins conditions, not statements: each is a text of its own`,
    };
  }
  if (/^(?:if|when|unless)$/i.test(name)) {
    return { code, message: `a condition follows \`where\`, not ${shown}` };
  }
  if (name === "" || after === undefined) return undefined;
  if (isExactly(after, LParen) && /^[a-z]/.test(name)) {
    return { code, message: `${shown} starts another statement: each is a text of its own` };
  }
  const starts = [Dot, LBracket, LParen, Comparison].some((type) => isExactly(after, type));
  return starts ? { code, message: `\`where\` is missing before ${shown}` } : undefined;
}

/** `1e5`, `10s` */
function numberMistake({ found, before, name }: Failure): Special | undefined {
  if (!isExactly(before, Int) || !isAdjacent(before, found)) return undefined;
  if (/^(?:ns|us|ms|s|m|h)$/.test(name)) {
    const instead = show(`Duration("${before.image}${name}")`);
    const message = `${show(`${before.image}${name}`)} is no number: write ${instead}`;
    return { code: "unexpected-token", message };
  }
  if (!/^[eE][0-9]*$/.test(name)) return undefined;
  const written = show(`${before.image}${name}`);
  const instead = show(`${before.image}.0${name}`);
  const message = `${written} is no number: doubles have a dot, as in ${instead}`;
  return { code: "bad-double", message };
}

function equalsMistake({ place, found, before }: Failure): Special | undefined {
  if (isExactly(before, Comparison) && before.image + found.image === "<>") {
    return { code: "foreign-operator", message: "OTTL has no `<>`: write `!=`" };
  }
  if (!isExactly(found, Equal)) return undefined;
  const code = "single-equals";
  if (isExactly(before, Comparison)) {
    const written = show(`${before.image}=`);
    const message = `${written} is no operator: comparisons are ${comparisons}`;
    return { code, message };
  }
  if (["comparison", "afterCondition", "afterValue", "parenthesis"].includes(place)) {
    return { code, message: "`=` does not compare: write `==`" };
  }
  if (place !== "arguments") return undefined;
  const message =
    "`=` stands only between a parameter's name, in lower case, and its argument; " +
    "arguments are separated by `,`";
  return { code, message };
}

function commaMistake({ place, found, before }: Failure): Special | undefined {
  const closes = [RParen, RBracket].some((type) => isExactly(found, type));
  if (!closes || !isA(before, Comma) || !["value", "argument"].includes(place)) return undefined;
  const bracket = show(found.image);
  const message = `a comma must be followed by a value: remove the \`,\` before ${bracket}`;
  return { code: "trailing-comma", message };
}

/** `"say "hello""`, `("a" or "b")` */
function stringMistake({ place, found, before, name }: Failure): Special | undefined {
  const code = "unexpected-token";
  if (isExactly(before, StringLiteral) && isAdjacent(before, found) && isA(found, NamePart)) {
    const message = `the string ends before ${show(name)}: a quote inside is written \`\\"\``;
    return { code, message };
  }
  if (place !== "operand" || !isExactly(before, LParen) || !isA(found, StringLiteral))
    return undefined;
  const message =
    "parentheses around a value hold arithmetic, not text; " +
    "a value is compared with one at a time: `a == x or a == y`";
  return { code, message };
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
  const lower = name.toLowerCase();
  const keywords = ["where", "and", "or", "not", "true", "false", "nil"];
  const afterOperand = place.startsWith("after") || ["comparison", "parenthesis"].includes(place);
  const inValue = ["value", "argument", "operand", "condition"].includes(place);
  if (isExactly(found, Uppercase) && keywords.includes(lower) && (afterOperand || inValue)) {
    return { code, message: `write \`${lower}\` in lower case` };
  }
  if (inValue && isExactly(found, Uppercase) && /^(?:null|none|undefined)$/i.test(name)) {
    return { code, message: `OTTL has no ${show(name)}: write \`nil\`` };
  }
  if (place === "field" && (isA(found, NamePart) || isKeyword(found)) && isA(before, Dot)) {
    const message =
      `expected the name of a field, in lower case, but found ${show(name || found.image)}; ` +
      `what is under a key is reached by \`["..."]\``;
    return { code, message };
  }
  if (inValue && isExactly(found, Uppercase)) {
    const message =
      `${show(name)} is neither a converter call, which has a \`(\` after the name, ` +
      "nor an enum, all in capitals, nor a path, in lower case";
    return { code, message };
  }
  return undefined;
}

/** `severityText`, `Attributes["a"]` */
function pathCaseMistake(failure: Failure): Special | undefined {
  const { found, before, name, nameBefore } = failure;
  const isCut = isExactly(found, Uppercase) && isAdjacent(before, found) && nameBefore !== "";
  const isKeyed = isExactly(found, LBracket) || isExactly(found, Dot);
  const written = isCut ? nameBefore + name : isKeyed ? nameBefore : "";
  if (!/[A-Z]/.test(written)) return undefined;
  const lower = written.replace(/(?<=[a-z0-9])(?=[A-Z])/g, "_").toLowerCase();
  const message = `paths are in lower case: perhaps ${show(lower)} instead of ${show(written)}`;
  const end = rangeOf(before).end + (isCut ? name.length : 0);
  return { code: "name-case", message, range: { start: end - written.length, end } };
}

const words = new Map([
  ["in", "write a comparison for each value and join them by `or`"],
  ["is", "write `==` or `!=`"],
  ["exists", "write `!= nil`"],
  ...["contains", "matches", "like"].map((word): [string, string] => {
    return [word, "write `IsMatch(..)` with a regular expression"];
  }),
]);

/** Operators of other languages: `a in [..]`, `a => 1`. */
function operatorMistake({ place, found, name }: Failure): Special | undefined {
  const code = "foreign-operator";
  if (!["comparison", "afterCondition", "parenthesis"].includes(place)) return undefined;
  if (isExactly(found, Arrow)) return { code, message: "OTTL has no `=>` here: write `>=`" };
  if (isExactly(found, Not)) {
    return { code, message: "`not` stands before the whole condition; or write `!=`" };
  }
  const word = name || found.image;
  const instead = words.get(word.toLowerCase());
  if (instead === undefined) return undefined;
  return { code, message: `OTTL has no operator ${show(word)}: ${instead}` };
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
function arithmeticMistake(failure: Failure): Special | undefined {
  const { place, found, before } = failure;
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
    `but found ${describe(failure)}`;
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
