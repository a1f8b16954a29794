// Syntax errors: where, what was found, what would be right there, in a sentence. Here are the
// error itself, and the problems that one token shows alone: strings, numbers, characters that OTTL
// does not have, names in the wrong case. What depends on the place in the grammar is in
// messages.ts.
import type { IToken } from "chevrotain";
import type { Call, Lambda, Range } from "./ast.ts";
import type { BadEscape } from "./literals.ts";

export type SyntaxCode =
  // strings, numbers and characters
  | "unclosed-string"
  | "single-quotes"
  | "bad-escape"
  | "bad-integer"
  | "bad-double"
  | "bad-bytes"
  | "foreign-operator"
  | "stray-character"
  // the grammar
  | "unexpected-token"
  | "unexpected-end"
  | "unclosed-bracket"
  | "trailing-comma"
  | "single-equals"
  | "condition-as-value"
  | "value-as-condition"
  | "connective-misplaced"
  | "arithmetic-on-literal"
  | "key-arithmetic"
  | "name-case"
  // what the grammar allows and the language does not
  | "editor-case"
  | "converter-case"
  | "editor-keys"
  | "nested-lambda"
  // limits
  | "text-too-long"
  | "nesting-too-deep"
  | "too-many-operators";

/** One thing that is wrong with a text. */
export interface SyntaxProblem {
  readonly code: SyntaxCode;
  readonly message: string;
  readonly range: Range;
}

/** A SyntaxProblem that can be thrown. */
export class OttlSyntaxError extends Error implements SyntaxProblem {
  override readonly name = "OttlSyntaxError";
  readonly code: SyntaxCode;
  readonly range: Range;

  constructor(code: SyntaxCode, range: Range, message: string) {
    super(message);
    this.code = code;
    this.range = range;
  }
}

/** Line and column of an offset, from 1, in UTF-16 units; lines end at \n. */
export function positionOf(text: string, offset: number): { line: number; column: number } {
  let line = 1;
  let lineStart = 0;
  let newline = text.indexOf("\n");
  while (newline >= 0 && newline < offset) {
    line++;
    lineStart = newline + 1;
    newline = text.indexOf("\n", lineStart);
  }
  return { line, column: offset - lineStart + 1 };
}

/** Where a token stands. */
export function rangeOf(token: IToken): Range {
  return { start: token.startOffset, end: token.startOffset + token.image.length };
}

/** A piece of text for a message: short, in backticks. */
export function show(text: string): string {
  return text.length > 30 ? `\`${text.slice(0, 27)}...\`` : `\`${text}\``;
}

/** A string that does not end, has single quotes, or has an escape that is none. */
export function problemAtString(token: IToken, escape?: BadEscape): OttlSyntaxError {
  const range = rangeOf(token);
  if (escape !== undefined) return badEscape(token, escape);
  if (token.image.startsWith("'")) return singleQuotes(token.image, range);
  const newline = /\\\n/.test(token.image)
    ? "; a backslash cannot stand before a line break, write \\n"
    : "";
  const message = `the string that starts here has no closing \`"\`${newline}`;
  return new OttlSyntaxError("unclosed-string", range, message);
}

function singleQuotes(image: string, range: Range): OttlSyntaxError {
  const content = image.replace(/^'|'$/g, "");
  const instead = show(`"${content.replaceAll('"', '\\"')}"`);
  const message = `strings have double quotes: write ${instead} instead of ${show(image)}`;
  return new OttlSyntaxError("single-quotes", range, message);
}

function badEscape(token: IToken, escape: BadEscape): OttlSyntaxError {
  const start = token.startOffset + escape.start;
  const written = token.image.slice(escape.start, escape.end);
  const advice = /^\\[xuU0-9]/.test(written)
    ? "it needs the right number of digits and a valid code point"
    : written === "\\'"
      ? "a single quote needs none"
      : `each backslash of a regular expression is written twice, as in ${show(`\\${written}`)}`;
  const message = `${show(written)} is not an escape of strings: ${advice}`;
  const range = { start, end: token.startOffset + escape.end };
  return new OttlSyntaxError("bad-escape", range, message);
}

const foreign: readonly [start: string, instead: string][] = [
  ["&&", "and"],
  ["&", "and"],
  ["||", "or"],
  ["|", "or"],
  ["!", "not"],
  ["~", "IsMatch(..)"],
];

/** Characters that start no token. */
export function strayProblem(text: string, start: number, length: number): OttlSyntaxError {
  const found = text.slice(start, start + length);
  const range = { start, end: start + length };
  for (const [operator, instead] of foreign) {
    if (!found.startsWith(operator)) continue;
    const message = `OTTL has no ${show(operator)}: write \`${instead}\``;
    return new OttlSyntaxError("foreign-operator", range, message);
  }
  const code = found.startsWith("%") ? "foreign-operator" : "stray-character";
  return new OttlSyntaxError(code, range, strayMessage(found));
}

/** What word processors make of operators. */
const typeset = new Map([
  ["–", "-"],
  ["—", "-"],
  ["−", "-"],
  ["≠", "!="],
  ["≤", "<="],
  ["≥", ">="],
]);

function strayMessage(found: string): string {
  if (found.startsWith("%")) return "OTTL has no remainder operator: `+`, `-`, `*` and `/` are all";
  if (found.startsWith(";")) return "`;` separates nothing: a text is one statement";
  if (found.startsWith("#")) return "OTTL has no comments: `#` cannot stand here";
  if (found.startsWith("?")) return "OTTL has no `?:`: write two statements, each with its `where`";
  if (found.startsWith("$")) return "`$` stands only inside of strings";
  const operator = typeset.get(found[0] ?? "");
  if (operator !== undefined)
    return `unexpected character ${show(found[0] ?? "")}: write ${show(operator)}`;
  const isQuote = /^[“”„«»‘’‚`]/.test(found);
  if (isQuote) return `strings have straight double quotes ("), not ${found[0]}`;
  if (/^[_]/.test(found)) return "`_` cannot start a name or separate digits";
  const codePoint = found.codePointAt(0) ?? 0;
  const name = `U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}`;
  if (/^[\u00a0\u2007\u202f]/.test(found))
    return `unexpected no-break space (${name}): write a space`;
  if (/^\p{Cf}/u.test(found)) return `unexpected invisible character (${name}): remove it`;
  const shown = /^[\p{C}\p{Z}]/u.test(found) ? name : show(found);
  const space = /^[\p{C}\p{Z}]/u.test(found)
    ? " (white space is space, tab, line feed, form feed and carriage return only)"
    : "; names are of the letters a to z, digits and `_`, other text belongs in quotes";
  return `unexpected character ${shown}${space}`;
}

/** An int, double or bytes literal that stands for no value. */
export function numberProblem(token: IToken): OttlSyntaxError {
  const shown = show(token.image);
  const range = rangeOf(token);
  if (token.image.startsWith("0x")) {
    const message = `${shown} has an odd number of digits: a byte is two`;
    return new OttlSyntaxError("bad-bytes", range, message);
  }
  if (/[.eE]/.test(token.image)) {
    const message = `${shown} is above the largest double (about 1.8e308)`;
    return new OttlSyntaxError("bad-double", range, message);
  }
  if (/^0.*[89]/.test(token.image)) {
    const message = `${shown} starts with 0, so it is octal, and has digits above 7`;
    return new OttlSyntaxError("bad-integer", range, message);
  }
  const message = `${shown} is above the largest integer, 9223372036854775807`;
  return new OttlSyntaxError("bad-integer", range, message);
}

/**
 * What the grammar lets pass at the start of a statement: `Set(..)`, `set(..)["a"]`. Which function
 * was meant is for those to say who know the functions.
 */
export function editorProblems(editor: Call): OttlSyntaxError[] {
  const problems: OttlSyntaxError[] = [];
  const { name, keys, nameRange } = editor;
  if (/^[A-Z]/.test(name)) {
    const message = `a statement starts with an editor, not with ${show(name)}`;
    problems.push(new OttlSyntaxError("editor-case", nameRange, message));
  }
  const [first, last] = [keys[0], keys.at(-1)];
  if (first !== undefined && last !== undefined) {
    const range = { start: first.range.start, end: last.range.end };
    const message = `paths and converters may have keys, editors such as ${show(name)} may not`;
    problems.push(new OttlSyntaxError("editor-keys", range, message));
  }
  return problems;
}

/** `concat(..)` as a value. */
export function converterProblems({ name, nameRange }: Call): OttlSyntaxError[] {
  if (/^[A-Z]/.test(name)) return [];
  const message = `an expression calls converters, not ${show(name)}`;
  return [new OttlSyntaxError("converter-case", nameRange, message)];
}

/** `(a) => (b) => ..` */
export function lambdaProblems(body: Lambda["body"]): OttlSyntaxError[] {
  if (!("value" in body) || body.value.kind !== "lambda") return [];
  const message = "the body of a lambda cannot be another lambda";
  return [new OttlSyntaxError("nested-lambda", body.value.range, message)];
}
