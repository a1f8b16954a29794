// The decisions of the grammar that one token does not settle, each by looking ahead in the tokens
// without parsing.
//
// The reference tries alternatives in order and goes back when one fails. What it accepts that way,
// these accept by scanning flat runs of tokens (names, lambda parameters), so nothing is parsed
// twice and no nesting is searched twice. Most of this file is about strings that are punctuation
// by text: `{"a": x "[": 1}` has a key "[", `x "[" 0]` an index. Their scans are exact but for
// strings that are brackets inside a map key that follows a string "(": `opens`, `closes`.
// test/grammar/oracle.test.ts compares all of it with the reference.
import { EOF, type IToken } from "chevrotain";
import { EXPRESSION_NESTING_MAX } from "../format/limits.ts";
import {
  Arrow,
  Bool,
  Bytes,
  Colon,
  Comma,
  Comparison,
  Dot,
  Equal,
  Float,
  Int,
  isA,
  isExactly,
  LBrace,
  LBracket,
  Lowercase,
  LParen,
  NamePart,
  Nil,
  Not,
  RBrace,
  RBracket,
  RParen,
  Sign,
  StringLiteral,
  Underscore,
  Uppercase,
} from "./tokens.ts";

/** The token that stands `distance` tokens ahead: 1 is the next. */
export type Peek = (distance: number) => IToken;

/** `(a, _) =>`: a lambda, and nothing else can it be. */
export function isLambdaAhead(peek: Peek): boolean {
  if (!isA(peek(1), LParen)) return false;
  let at = 2;
  if (isParameter(peek(at))) {
    at++;
    while (isA(peek(at), Comma) && isParameter(peek(at + 1))) at += 2;
  }
  return isA(peek(at), RParen) && isExactly(peek(at + 1), Arrow);
}

function isParameter(token: IToken): boolean {
  return isA(token, Lowercase) || isExactly(token, Underscore);
}

/** A name and its `(`. A name may be many tokens. */
export function isCallAhead(peek: Peek): boolean {
  if (!isA(peek(1), NamePart)) return false;
  const open = nameEnd(peek, 1);
  if (isExactly(peek(open), LParen)) return true;
  // `{"a": x "(": 1}`: the string is the next entry's key.
  return isA(peek(open), LParen) && !isEntryColon(peek, open + 1, RParen);
}

/** `name =` of an argument. */
export function isArgumentNameAhead(peek: Peek): boolean {
  return isA(peek(1), Lowercase) && isExactly(peek(nameEnd(peek, 1)), Equal);
}

/** A converter's name without a call. Only capitals would be an Enum. */
export function isFunctionNameAhead(peek: Peek): boolean {
  return isExactly(peek(1), Uppercase) && isA(peek(2), Lowercase) && !isCallAhead(peek);
}

/** An Enum: capitals that no lower-case word follows, and no call. */
export function isEnumAhead(peek: Peek): boolean {
  return isExactly(peek(1), Uppercase) && !isA(peek(2), Lowercase) && !isCallAhead(peek);
}

function nameEnd(peek: Peek, from: number): number {
  let at = from;
  while (isA(peek(at), NamePart)) at++;
  return at;
}

/** `[` of an index, not a string "[" that is the next entry's key. */
export function isKeyAhead(peek: Peek): boolean {
  if (isExactly(peek(1), LBracket)) return true;
  return isA(peek(1), LBracket) && !isEntryColon(peek, 2, RBracket);
}

/**
 * Is the token at `at` the colon of a map entry whose key is the string before it? A quoted ":" may
 * also be the content of the bracket that the string opened; then the bracket's end follows.
 */
function isEntryColon(peek: Peek, at: number, close: typeof RParen): boolean {
  if (isExactly(peek(at), Colon)) return true;
  return isA(peek(at), Colon) && !isA(peek(at + 1), close);
}

/** `.` and a field; `committed` when the dot after the first word is taken whatever follows. */
export function isFieldAhead(peek: Peek, committed: boolean): boolean {
  if (!isA(peek(1), Dot)) return false;
  return committed || isExactly(peek(1), Dot) || isA(peek(2), Lowercase);
}

/** `key: value` of a map. The string "}" ends the map unless a colon and a value follow it. */
export function isEntryAhead(peek: Peek): boolean {
  if (isExactly(peek(1), RBrace)) return false;
  if (!isA(peek(1), RBrace)) return true;
  if (isExactly(peek(2), Colon)) return true;
  return isA(peek(2), Colon) && !isExactly(peek(3), Colon);
}

/** A string as a value: not one "(" that opens a lambda or an arithmetic group. */
export function isStringAhead(peek: Peek): boolean {
  if (!isA(peek(1), StringLiteral)) return false;
  if (!isA(peek(1), LParen)) return true;
  return !isLambdaAhead(peek) && !isQuotedGroupAhead(peek);
}

/** Arithmetic follows the string "(", and it is not the key of the next entry. */
function isQuotedGroupAhead(peek: Peek): boolean {
  const next = peek(2);
  const arithmetic = [NamePart, Int, Float, Sign, LParen].some((type) => isA(next, type));
  return arithmetic && !isEntryKeyAhead(peek, 2);
}

/** A string, path or call and then a colon, from `from` on. */
function isEntryKeyAhead(peek: Peek, from: number): boolean {
  if (isA(peek(from), StringLiteral)) return isA(peek(from + 1), Colon);
  let depth = 0;
  for (let at = from; ; at++) {
    const token = peek(at);
    if (token.tokenType === EOF) return false;
    if (opens(token, peek(at - 1))) depth++;
    else if (closes(token, peek(at - 1))) depth--;
    else if (depth === 0 && isA(token, Colon)) return true;
    else if (depth === 0 && !isA(token, NamePart) && !isA(token, Dot)) return false;
    // Deeper than any text may be: it will be refused, there is no need to know more.
    if (depth < 0 || depth > EXPRESSION_NESTING_MAX) return false;
  }
}

const openers = [LParen, LBracket, LBrace];
const closers = [RParen, RBracket, RBrace];

/** A string opens arguments or a key after a name or another key. */
function opens(token: IToken, before: IToken): boolean {
  if (openers.includes(token.tokenType)) return true;
  const called = [NamePart, RBracket, RParen].some((type) => isA(before, type));
  return called && (isA(token, LParen) || isA(token, LBracket));
}

/** A string closes what is open when it does not stand where a value could. */
function closes(token: IToken, before: IToken): boolean {
  if (closers.includes(token.tokenType)) return true;
  const value = isA(before, Comma) || openers.some((type) => isA(before, type));
  return !value && closers.some((type) => isA(token, type));
}

const expressionStarts = [
  Not, Bool, Nil, NamePart, Int, Float, Bytes, StringLiteral, Sign, LParen, LBrace, LBracket,
];

/**
 * `(` around a condition or arithmetic. A lambda's body starts with a string "(" only as a value,
 * as the reference tries values first there.
 */
export function isParenthesisAhead(peek: Peek, startsLambdaBody: boolean): boolean {
  if (!isA(peek(1), LParen) || isLambdaAhead(peek)) return false;
  if (isExactly(peek(1), LParen)) return true;
  if (startsLambdaBody) return false;
  return !isExactly(peek(2), Comparison) && expressionStarts.some((type) => isA(peek(2), type));
}
