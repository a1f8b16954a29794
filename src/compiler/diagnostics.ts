// Diagnostics: what is wrong with a text, where, and what would be right.
//
// The checker and the parser report problems: a code, a sentence and a range of offsets. `diagnose`
// places a problem in its text (line, column, excerpt with carets) and `formatDiagnostic` writes it
// for a terminal:
//
//   error: statement 2, line 1, column 5: There is no path log.bodi.
//     set(log.bodi, 1)
//         ^^^^^^^^
//     Did you mean log.body?
//
// Nearest names stand in `src/language/nearest-name.ts`.

import type { Range } from "../../grammar/ast.ts";

export type DiagnosticCode =
  | "syntax"
  | "unknown-function"
  | "gated-function"
  | "gated-syntax"
  | "argument-count"
  | "argument-order"
  | "argument-duplicate"
  | "argument-missing"
  | "argument-type"
  | "argument-value"
  | "unknown-parameter"
  | "unknown-enum"
  | "context-missing"
  | "context-invalid"
  | "unknown-path"
  | "local-duplicate"
  | "local-field"
  | "lambda-misplaced"
  | "lambda-arity"
  | "map-literal"
  | "condition-type"
  | "context-inference"
  | "limit"
  /** The config around the texts: an unknown key, a value of a wrong type. */
  | "config"
  /** Something that the reference has and this engine does not run yet. */
  | "unsupported";

/** Something wrong with a range of a text, before anybody looked at the text. */
export interface Problem {
  readonly code: DiagnosticCode;
  /** A sentence. */
  readonly message: string;
  readonly range: Range;
  /** A sentence: what would be right, or which option allows it. */
  readonly hint?: string;
  /** Names that were possibly meant, nearest first. */
  readonly suggestions: readonly string[];
}

export interface Diagnostic extends Problem {
  /** From 1. */
  readonly line: number;
  /** From 1, in characters (code points). */
  readonly column: number;
  /** The line, and below it carets under the range; long lines are cut around it. */
  readonly excerpt: string;
  /** The place of the text in its list, from 0. */
  readonly statementIndex: number;
  /** Of a text that stands in a config. */
  readonly place?: Place;
  /** Absent of an error. A warning keeps nothing from running. */
  readonly severity?: "warning";
}

/**
 * Where in a config a text stands: `log_statements[1].conditions[0]`, with its line and column
 * where it was a file.
 */
export interface Place {
  readonly path: string;
  /** From 1. */
  readonly line?: number;
  readonly column?: number;
  /** Whether the text is another than the file's, since references in it were replaced. */
  readonly isExpanded?: true;
  /** A sentence: how the file may have cut the text, should it be no OTTL. */
  readonly cut?: string;
}

/** The text that ranges point into, and its place in its list. */
export interface Source {
  readonly text: string;
  readonly statementIndex: number;
  readonly place?: Place;
}

/** Most characters of a line that an excerpt shows. */
const EXCERPT_CHARACTERS_MAX = 96;

/** Characters of the line before the range that a cut excerpt keeps. */
const EXCERPT_BEFORE = 40;

/** Places a problem in its text. */
export function diagnose(problem: Problem, source: Source): Diagnostic {
  const text = source.text;
  const start = Math.min(problem.range.start, text.length);
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const newline = text.indexOf("\n", start);
  const lineEnd = newline < 0 ? text.length : newline;
  const end = Math.max(start, Math.min(problem.range.end, lineEnd));
  const cut = problem.code === "syntax" ? source.place?.cut : undefined;
  return {
    ...problem,
    ...(cut === undefined ? {} : { hint: cut }),
    line: countLines(text, lineStart),
    column: characterCount(text.slice(lineStart, start)) + 1,
    excerpt:
      text === "" && source.place !== undefined
        ? ""
        : excerptOf(text.slice(lineStart, lineEnd), start - lineStart, end - lineStart),
    statementIndex: source.statementIndex,
    ...(source.place === undefined ? {} : { place: source.place }),
  };
}

/** The text form of a diagnostic, several lines without a newline at the end. */
export function formatDiagnostic(diagnostic: Diagnostic): string {
  const { severity = "error", message } = diagnostic;
  const head = `${severity}: ${whereOf(diagnostic)}: ${message}`;
  const lines = diagnostic.excerpt === "" ? [head] : [head, ...indent(diagnostic.excerpt)];
  const advice = adviceOf(diagnostic);
  if (advice !== "") lines.push(`  ${advice}`);
  return lines.join("\n");
}

/**
 * `statement 2, line 1, column 5`; in a config `log_statements[1] (line 12 of the config), line 1,
 * column 5`.
 */
function whereOf({ statementIndex, line, column, place, excerpt }: Diagnostic): string {
  if (place === undefined) return `statement ${statementIndex + 1}, line ${line}, column ${column}`;
  const isFile = place.path === "" && excerpt !== "";
  const file = place.line === undefined || isFile ? "" : ` (line ${place.line} of the config)`;
  const path = place.path === "" ? "config" : place.path;
  if (excerpt === "") return path + file;
  const expanded = place.isExpanded === true ? " of the expanded text" : "";
  return `${path}${file}, line ${line}, column ${column}${expanded}`;
}

/** The text form of several, one below the other. */
export function formatDiagnostics(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map(formatDiagnostic).join("\n");
}

function adviceOf(problem: Problem): string {
  const sentences: string[] = [];
  const { suggestions, hint } = problem;
  if (suggestions.length > 0) sentences.push(`Did you mean ${alternatives(suggestions)}?`);
  if (hint !== undefined) sentences.push(hint);
  return sentences.join(" ");
}

/** `a`, `a or b`, `a, b or c`. */
export function alternatives(names: readonly string[]): string {
  if (names.length < 2) return names.join("");
  return `${names.slice(0, -1).join(", ")} or ${names[names.length - 1]}`;
}

function indent(text: string): string[] {
  return text.split("\n").map((line) => `  ${line}`);
}

/** The number of the line that starts at `lineStart`. */
function countLines(text: string, lineStart: number): number {
  let lines = 1;
  for (let at = text.indexOf("\n"); at >= 0 && at < lineStart; at = text.indexOf("\n", at + 1)) {
    lines++;
  }
  return lines;
}

function excerptOf(line: string, start: number, end: number): string {
  const from = line.length > EXCERPT_CHARACTERS_MAX ? Math.max(0, start - EXCERPT_BEFORE) : 0;
  const to = Math.min(line.length, from + EXCERPT_CHARACTERS_MAX);
  const before = from > 0 ? "..." : "";
  const after = to < line.length ? "..." : "";
  // Tabs stay tabs in the caret line, so that the carets stand below what they mean.
  const shown = line.slice(from, to).replaceAll("\r", " ");
  const pad = before.replace(/./g, " ") + line.slice(from, start).replace(/[^\t]/gu, " ");
  const carets = "^".repeat(Math.max(1, characterCount(line.slice(start, Math.min(end, to)))));
  return `${before}${shown}${after}\n${pad}${carets}`;
}

function characterCount(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}
