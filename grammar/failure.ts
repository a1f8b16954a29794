// Where the parser gave up: the place in the grammar, by a name, and the tokens around it. Each
// place says in words what would be right there.
import { createTokenInstance, EOF, type IToken } from "chevrotain";
import { rangeOf, show } from "./errors.ts";
import { isA, NamePart } from "./tokens.ts";

const value = "a value such as a path, a literal or a converter call";
export const lambdaBody = "the body of the lambda, a value or a condition";
export const comparisons = "`==`, `!=`, `<`, `<=`, `>` or `>=`";

/** What would be right at a place, as part of a sentence. */
export const places = {
  editor: "an editor such as `set(...)`",
  argumentsStart: "the `(` of the arguments",
  arguments: "`,` or `)`",
  value,
  argument: value,
  operand: "a number, a path, a converter call or `(`",
  list: "`,` or `]`",
  map: "`,` or `}`",
  mapKey: "a key of the map: a string, a path or a converter call",
  mapColon: "`:` and the value of the key",
  key: "a key: a string, an integer, a path or a converter call",
  keyEnd: "`]`",
  field: "the name of a field, in lower case",
  group: "an arithmetic operator or `)`",
  parenthesis: "`and`, `or` or `)`",
  condition: "a condition such as `a == b`, a converter call or `true`",
  comparison: "a comparison operator",
  afterEditor: "`where` or the end of the statement",
  afterCondition: "`and`, `or` or the end",
  afterValue: "the end of the value",
};

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
  /** The pieces of a name that end at `before`. */
  readonly nameBefore: string;
  /** The token behind `found`, or behind its name. */
  readonly after: IToken | undefined;
}

/** Stands before the first token. */
const textStart = createTokenInstance(EOF, "", 0, 0, 1, 1, 1, 1);

/** The failure at a token; the end of the text is no token of the list. */
export function failureAt(place: Place, found: IToken, tokens: readonly IToken[]): Failure {
  const index = tokens.includes(found) ? tokens.indexOf(found) : tokens.length;
  const before = tokens[index - 1] ?? textStart;
  let name = "";
  let end = index;
  while (isNamePart(tokens, end) && (end === index || isAdjacent(tokens[end - 1], tokens[end]))) {
    name += tokens[end++]?.image ?? "";
  }
  let nameBefore = "";
  let start = index;
  while (isNamePart(tokens, start - 1)) {
    if (start < index && !isAdjacent(tokens[start - 1], tokens[start])) break;
    nameBefore = `${tokens[--start]?.image ?? ""}${nameBefore}`;
  }
  return { place, found, before, name, nameBefore, after: tokens[Math.max(end, index + 1)] };
}

function isNamePart(tokens: readonly IToken[], at: number): boolean {
  const token = tokens[at];
  return token !== undefined && isA(token, NamePart);
}

export function isAdjacent(left: IToken | undefined, right: IToken | undefined): boolean {
  return left !== undefined && rangeOf(left).end === right?.startOffset;
}

export function isEnd(token: IToken): boolean {
  return token.tokenType === EOF;
}

/** What was found, as part of a sentence. */
export function describe({ found, name }: Failure): string {
  return isEnd(found) ? "the end of the text" : show(name || found.image);
}
