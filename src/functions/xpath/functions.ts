// The functions of XPath, as the reference has them: those of XPath 1.0 but id() and lang(), and
// lower-case, ends-with, matches, replace, reverse and string-join. Where the reference panics on
// an argument of the wrong kind, XPathError ends the evaluation.

import {
  characterAt,
  characterSize,
  fromCodePoint,
  fromText,
  isAscii,
  isSpace,
  toText,
  trimSpace,
} from "../xml/bytes.ts";
import type { XmlNode } from "../xml/tree.ts";
import type { Cursor } from "./cursor.ts";
import { XPathError } from "./error.ts";
import { parseFloat64, roundHalfUp } from "./number.ts";
import { matchesPattern, replacePattern } from "./pattern.ts";
import { Call, type Context, fresh, type Query, Reverse, selectAll, type Value } from "./query.ts";
import { toBoolean, toByteString, toNumber } from "./values.ts";

/** Makes the query of a call. Arguments beyond `takes` are not even looked at. */
export interface FunctionRow {
  readonly least: number;
  readonly most: number;
  readonly takes: number;
  readonly make: (given: readonly Query[], counted: Query | undefined) => Query;
}

type Arguments = readonly (Query | undefined)[];

function row(
  least: number,
  most: number,
  takes: number,
  work: (context: Context, given: Arguments) => Value,
): FunctionRow {
  return { least, most, takes, make: (given) => new Call((context) => work(context, given)) };
}

const ANY = Infinity;

type Accepts = (at: Cursor) => boolean;

/** Counts among siblings; what was found is kept, for nodes are asked one behind the other. */
function counting(
  work: (cursor: Cursor, accepts: Accepts, known: WeakMap<XmlNode, number>) => number,
): FunctionRow {
  const make = (_: readonly Query[], counted: Query | undefined): Query => {
    const known = new WeakMap<XmlNode, number>();
    return new Call(
      ({ current }, step) => work(current.copy(), (at) => step?.accepts(at) ?? true, known),
      counted,
    );
  };
  return { least: 0, most: ANY, takes: 0, make };
}

/** XPath's functions by name. */
export const functions: Readonly<Record<string, FunctionRow>> = {
  position: counting(positionOf),
  last: counting(countSiblings),
  true: row(0, ANY, 0, () => true),
  false: row(0, ANY, 0, () => false),
  not: row(1, ANY, 1, not),
  boolean: row(0, 1, 1, (at, [of]) => toBoolean(at, fresh(of).evaluate(at))),
  number: row(0, 1, 1, (at, [of]) => toNumber(at, fresh(of).evaluate(at))),
  string: row(0, 1, 1, (at, [of]) => (of === undefined ? at.current.value : textOf(at, of))),
  name: row(0, 1, 1, (at, [of]) => named(at, of, qualifiedName)),
  "local-name": row(0, 1, 1, (at, [of]) => named(at, of, ({ localName }) => localName)),
  "namespace-uri": row(0, 1, 1, (at, [of]) => named(at, of, ({ namespace }) => namespace)),
  count: row(1, ANY, 1, count),
  sum: row(1, ANY, 1, sum),
  ceiling: row(1, ANY, 1, (at, [of]) => Math.ceil(toNumber(at, fresh(of).evaluate(at)))),
  floor: row(1, ANY, 1, (at, [of]) => Math.floor(toNumber(at, fresh(of).evaluate(at)))),
  round: row(1, ANY, 1, (at, [of]) => roundHalfUp(toNumber(at, fresh(of).evaluate(at)))),
  concat: row(2, ANY, ANY, (at, given) => given.map((of) => textOf(at, of)).join("")),
  "starts-with": row(2, ANY, 2, (at, given) => tested(at, given, "startsWith")),
  "ends-with": row(2, ANY, 2, (at, given) => tested(at, given, "endsWith")),
  contains: row(2, ANY, 2, (at, given) => tested(at, given, "includes")),
  matches: row(2, 2, 2, matches),
  substring: row(2, ANY, 3, substring),
  "substring-before": row(2, 2, 2, (at, given) => around(at, given, false)),
  "substring-after": row(2, 2, 2, (at, given) => around(at, given, true)),
  "string-length": row(1, ANY, 1, (at, [of]) => lengthOf(textOf(at, of))),
  "normalize-space": row(0, ANY, 1, (at, [of]) => normalize(textOf(at, of))),
  "lower-case": row(1, ANY, 1, (at, [of]) => toLowerCase(textOf(at, of))),
  translate: row(3, 3, 3, translate),
  replace: row(3, 3, 3, replace),
  "string-join": row(2, 2, 2, join),
  reverse: { least: 1, most: ANY, takes: 1, make: (given) => reverse(given) },
};

function reverse([input]: readonly Query[]): Query {
  if (input === undefined) throw new XPathError("reverse() needs a node set");
  return new Reverse(input);
}

function textOf(context: Context, query: Query | undefined): string {
  return toByteString(context, fresh(query).evaluate(context));
}

// ---- nodes

/** One more than the siblings before that the step lets through. */
function positionOf(cursor: Cursor, accepts: Accepts, known: WeakMap<XmlNode, number>): number {
  if (cursor.isOnAttribute) return 1;
  const { node } = cursor;
  let before = 0;
  let start = 1;
  while (cursor.toPrevious()) {
    if (accepts(cursor)) before++;
    const position = known.get(cursor.node);
    if (position === undefined) continue;
    start = position;
    break;
  }
  known.set(node, start + before);
  return start + before;
}

function countSiblings(cursor: Cursor, accepts: Accepts, known: WeakMap<XmlNode, number>): number {
  const { parent } = cursor.node;
  const isOne = cursor.isOnAttribute || parent === undefined;
  let siblings = isOne ? undefined : known.get(parent);
  if (siblings !== undefined) return siblings;
  siblings = 0;
  cursor.toFirst();
  do if (accepts(cursor)) siblings++;
  while (cursor.toNext());
  if (!isOne) known.set(parent, siblings);
  return siblings;
}

function count(context: Context, [of]: Arguments): Value {
  const query = fresh(of);
  const value = query.evaluate(context);
  if (typeof value !== "object") return 0;
  return selectAll(value, context).filter((cursor) => query.accepts(cursor)).length;
}

function sum(context: Context, [of]: Arguments): Value {
  const value = fresh(of).evaluate(context);
  if (typeof value === "boolean") return 0;
  if (typeof value === "number") return value;
  if (typeof value === "string") {
    const number = parseFloat64(value);
    if (number !== undefined) return number;
    throw new XPathError("sum() function argument type must be a node-set or number");
  }
  let total = 0;
  for (const cursor of selectAll(value, context)) total += parseFloat64(cursor.value) ?? 0;
  return total;
}

function named(context: Context, of: Query | undefined, name: (at: Cursor) => string): string {
  const cursor = of === undefined ? context.current : of.clone().select(context);
  return cursor === undefined ? "" : name(cursor);
}

function qualifiedName({ prefix, localName }: Cursor): string {
  return prefix === "" ? localName : `${prefix}:${localName}`;
}

function not(context: Context, [of]: Arguments): Value {
  const value = fresh(of).evaluate(context);
  if (typeof value === "boolean") return !value;
  return typeof value === "object" && value.select(context) === undefined;
}

function join(context: Context, [of, by]: Arguments): Value {
  const given = fresh(by).evaluate(context);
  const separator =
    typeof given === "string" || typeof given === "object" ? toByteString(context, given) : "";
  const query = fresh(of);
  const value = query.evaluate(context);
  if (typeof value === "string") return value;
  if (typeof value !== "object") return "";
  return selectAll(value, context)
    .filter((cursor) => query.accepts(cursor))
    .map((cursor) => cursor.value)
    .join(separator);
}

// ---- strings

/** The string that an argument is, or the first of its nodes; undefined where it has none. */
function stringOrNode(context: Context, of: Query | undefined): string | undefined {
  const value = fresh(of).evaluate(context);
  if (typeof value === "string") return value;
  if (typeof value === "object") return value.select(context)?.value;
  throw new XPathError("function argument type must be string");
}

function tested(
  context: Context,
  [of, part]: Arguments,
  test: "startsWith" | "endsWith" | "includes",
): boolean {
  const text = stringOrNode(context, of);
  if (text === undefined) return false;
  const wanted = fresh(part).evaluate(context);
  if (typeof wanted === "string") return text[test](wanted);
  throw new XPathError("function argument type must be string");
}

/** The string of an argument, or undefined of a node set without nodes. */
function textIfAny(context: Context, of: Query | undefined): string | undefined {
  const value = fresh(of).evaluate(context);
  if (typeof value === "object") return value.select(context)?.value;
  return toByteString(context, value);
}

function matches(context: Context, [of, by]: Arguments): Value {
  const text = textIfAny(context, of);
  if (text === undefined) return false;
  const pattern = fresh(by).evaluate(context);
  if (typeof pattern === "string") return matchesPattern(toText(pattern), toText(text));
  throw new XPathError("matches() function second argument type must be string");
}

function replace(context: Context, [of, by, to]: Arguments): Value {
  const text = toText(textOf(context, of));
  const pattern = toText(textOf(context, by));
  return fromText(replacePattern(pattern, text, toText(textOf(context, to))));
}

function numberArgument(context: Context, of: Query | undefined): number {
  const value = fresh(of).evaluate(context);
  if (typeof value === "number") return roundHalfUp(value);
  throw new XPathError("substring() function argument type must be number");
}

function substring(context: Context, [of, from, by]: Arguments): Value {
  const text = textIfAny(context, of);
  if (text === undefined) return "";
  const start = numberArgument(context, from);
  const characters = [...toText(text)];
  if (start > characters.length) return "";
  if (by === undefined) {
    if (Number.isNaN(start)) throw new XPathError("substring() from what is no number");
    return start <= 0 ? text : fromText(characters.slice(start - 1).join(""));
  }
  const first = Math.max(start, 1);
  const last = Math.min(start + numberArgument(context, by), characters.length + 1);
  if (!(last > first)) return "";
  return fromText(characters.slice(first - 1, last - 1).join(""));
}

function around(context: Context, [of, by]: Arguments, isAfter: boolean): Value {
  const text = stringOrNothing(context, of);
  if (text === undefined) return "";
  const word = stringOrNothing(context, by);
  if (word === undefined || word === "") return "";
  const at = text.indexOf(word);
  if (at < 0) return "";
  return isAfter ? text.slice(at + word.length) : text.slice(0, at);
}

/** As `stringOrNode`, but of a number or a boolean nothing. */
function stringOrNothing(context: Context, of: Query | undefined): string | undefined {
  const value = fresh(of).evaluate(context);
  if (typeof value === "object") return value.select(context)?.value;
  return typeof value === "string" ? value : "";
}

function lengthOf(text: string): number {
  if (isAscii(text)) return text.length;
  let length = 0;
  for (let at = 0; at < text.length; at += characterSize(text, at)) length++;
  return length;
}

/** Trimmed, and each run of white space one space. */
function normalize(text: string): string {
  let out = "";
  let isInSpace = false;
  const trimmed = trimSpace(text);
  for (let at = 0; at < trimmed.length; at += characterSize(trimmed, at)) {
    const code = characterAt(trimmed, at);
    const isSpaceNow = isSpace(code);
    if (!isSpaceNow) out += fromCodePoint(code);
    else if (!isInSpace) out += " ";
    isInSpace = isSpaceNow;
  }
  return out;
}

/** Character by character, as Go does: no rules of more than one. */
function toLowerCase(text: string): string {
  if (isAscii(text)) return text.toLowerCase();
  return fromText([...toText(text)].map(lowerCharacter).join(""));
}

function lowerCharacter(character: string): string {
  const [first = ""] = character.toLowerCase();
  return first;
}

function translate(context: Context, given: Arguments): Value {
  const [text = "", from = "", to = ""] = given.map((of) => textOf(context, of));
  const targets = [...toText(to)];
  const replacements = new Map<string, string>();
  for (const [at, character] of [...toText(from)].entries()) {
    const source = fromText(character);
    if (!replacements.has(source)) replacements.set(source, fromText(targets[at] ?? ""));
  }
  let out = "";
  for (let at = 0; at < text.length; ) {
    const next = at + characterSize(text, at);
    const character = text.slice(at, next);
    out += replacements.get(character) ?? character;
    at = next;
  }
  return out;
}
