// Enough of TypeScript's lexical grammar to hold source files against rules: comments, strings and
// regular expressions blanked, imports found, functions measured. No parser: TypeScript 7 has no
// JavaScript interface, and a scan of the whole house has to take less than a second.
// A function is what `{` opens after `=>` or after a parameter list that no control keyword
// precedes.

export interface FunctionSpan {
  readonly name: string;
  readonly line: number;
  readonly lines: number;
}

/** The same text, line by line, with comments, strings and patterns turned into spaces. */
export function codeOf(text: string): string {
  const out: string[] = [];
  const templates: number[] = [];
  let depth = 0;
  let at = 0;
  while (at < text.length) {
    const end = endOfText(text, at, out);
    if (end > at) {
      if (text[at] === "`" && text.slice(end - 2, end) === "${") templates.push(depth++);
      out.push(blank(text.slice(at, end)));
      at = end;
      continue;
    }
    const character = text[at] ?? "";
    if (character === "{") depth++;
    if (character === "}" && --depth === templates.at(-1)) {
      // The rest of a template string, from the brace that closes its expression.
      const rest = endOfTemplate(text, at + 1);
      if (text.slice(rest - 2, rest) === "${") depth++;
      else templates.pop();
      out.push(blank(text.slice(at, rest)));
      at = rest;
      continue;
    }
    out.push(character);
    at++;
  }
  return out.join("");
}

/** Where the comment, string or pattern that starts here ends; `at` itself when none does. */
function endOfText(text: string, at: number, before: readonly string[]): number {
  const two = text.slice(at, at + 2);
  if (two === "//") return indexOr(text, "\n", at, text.length);
  if (two === "/*") return indexOr(text, "*/", at + 2, text.length - 2) + 2;
  const character = text[at];
  if (character === '"' || character === "'") return endOfString(text, at, character);
  if (character === "`") return endOfTemplate(text, at + 1);
  if (character === "/" && startsPattern(before)) return endOfPattern(text, at);
  return at;
}

function endOfString(text: string, at: number, quote: string): number {
  let end = at + 1;
  while (end < text.length && text[end] !== quote) end += text[end] === "\\" ? 2 : 1;
  return end + 1;
}

/** After the closing backquote, or after the `${` that opens an expression. */
function endOfTemplate(text: string, at: number): number {
  let end = at;
  while (end < text.length && text[end] !== "`") {
    if (text.slice(end, end + 2) === "${") return end + 2;
    end += text[end] === "\\" ? 2 : 1;
  }
  return end + 1;
}

function endOfPattern(text: string, at: number): number {
  let end = at + 1;
  let inClass = false;
  while (end < text.length && (inClass || text[end] !== "/")) {
    if (text[end] === "[") inClass = true;
    if (text[end] === "]") inClass = false;
    end += text[end] === "\\" ? 2 : 1;
  }
  return end + 1;
}

/** A slash divides after a value, and opens a pattern after an operator or at the start. */
function startsPattern(before: readonly string[]): boolean {
  const tail = before.slice(-40).join("").trimEnd();
  if (tail === "" || /\b(?:return|typeof|case|in|of|await|yield)$/.test(tail)) return true;
  return /[(,=:[!&|?{};+\-*%<>~^]$/.test(tail);
}

function indexOr(text: string, find: string, from: number, fallback: number): number {
  const found = text.indexOf(find, from);
  return found < 0 ? fallback : found;
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, " ");
}

const IMPORT = /(?:^|\n)\s*(?:import|export)\b(?:[^;"']*?\bfrom)?\s*["']([^"']+)["']/g;
const DYNAMIC = /\bimport\(\s*["']([^"']+)["']\s*\)/g;

/** What a file imports, as written. `code` tells apart what stands in a comment or a string. */
export function importsOf(text: string, code: string): string[] {
  const found = [...text.matchAll(IMPORT), ...text.matchAll(DYNAMIC)];
  const isCode = ({ index, 0: { length } }: RegExpExecArray) =>
    /\b(?:import|export)\b/.test(code.slice(index, index + length));
  const real = found.filter(isCode);
  return real.map((match) => match[1] ?? "");
}

interface Block {
  readonly head: string;
  readonly line: number;
  readonly isFunction: boolean;
  /** Part of a list or a type: what stands before it goes on after it. */
  readonly isInner: boolean;
}

/** Every function of a file, from the line of its head to the line of its closing brace. */
export function functionsOf(code: string): FunctionSpan[] {
  const spans: FunctionSpan[] = [];
  const blocks: Block[] = [];
  const parens: number[] = [0];
  let line = 1;
  let head = "";
  for (const character of code) {
    const depth = parens.length - 1;
    const open = parens[depth] ?? 0;
    if (character === "\n") line++;
    if (character === "(") parens[depth] = open + 1;
    if (character === ")") parens[depth] = open - 1;
    if (character === "{") {
      blocks.push(blockOf(head, line, open > 0));
      parens.push(0);
      head = "";
    } else if (character === "}") {
      const block = blocks.pop();
      if (depth > 0) parens.pop();
      if (block?.isFunction) spans.push(spanOf(block, line));
      head = block?.isInner ? `${block.head}{}` : "";
    } else {
      head = character === ";" && open === 0 ? "" : head + character;
    }
  }
  return spans;
}

function blockOf(head: string, line: number, inParens: boolean): Block {
  const lines = head.trimStart().split("\n").length - 1;
  const isInner = inParens || /[:|&<,]\s*$/.test(head);
  return { head, line: line - lines, isFunction: opensFunction(head, inParens), isInner };
}

function spanOf({ head, line }: Block, end: number): FunctionSpan {
  return { name: nameOf(head), line, lines: end - line + 1 };
}

const CONTROL = /^(?:\}?\s*)?(?:if|else|for|while|switch|catch|do|try|finally|with|return|throw)\b/;
const TYPE = /\b(?:class|interface|enum|namespace)\b/;
const PARAMETERS = /\)\s*(?::\s*[^=;]+)?$/;

function opensFunction(head: string, inParens: boolean): boolean {
  const trimmed = head.trim();
  if (trimmed.endsWith("=>")) return true;
  if (inParens || CONTROL.test(trimmed) || TYPE.test(trimmed)) return false;
  return PARAMETERS.test(trimmed);
}

function nameOf(head: string): string {
  const found = /\bfunction\s+(\w+)|\b(?:const|let)\s+(\w+)|([#\w]+)\s*(?:<[^>]*>)?\s*\(/.exec(
    head,
  );
  return found?.[1] ?? found?.[2] ?? found?.[3] ?? "(anonymous)";
}
