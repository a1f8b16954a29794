// What is wrong with a file that is no YAML, in words for somebody who wrote OTTL into it: the
// parser says what it stumbled over, a hint says what that mostly comes from.

import type { YAMLParseError } from "yaml";
import { diagnose } from "../compiler/diagnostics.ts";
import type { Diagnostic } from "../compiler/diagnostics.ts";

const quoteHint = "A text with quotes in it is best a block: a line with |, the text below it.";
const indentHint = "What belongs together starts in the same column, with spaces in front.";
const signHint = "A text that starts with a sign stands in single quotes.";

const hints: { readonly [code in YAMLParseError["code"]]?: string } = {
  TAB_AS_INDENT: indentHint,
  BAD_INDENT: indentHint,
  MULTILINE_IMPLICIT_KEY: indentHint,
  BAD_DQ_ESCAPE: "Single quotes and blocks take backslashes as they are.",
  UNEXPECTED_TOKEN: `The text in quotes ended before. ${quoteHint}`,
  BAD_SCALAR_START: signHint,
  TAG_RESOLVE_FAILED: signHint,
};

/** Of errors whose code says too little: what their sentence has in it. */
const others: readonly [part: string, hint: string][] = [
  ["closing", quoteHint],
  ["flow sequence items", "In [ ] a comma or a quote ends a text: write a list with dashes."],
  ["Tags and anchors", signHint],
  ["Implicit map keys", indentHint],
];

/** The first error; what follows is mostly of its making. */
export function yamlFault(text: string, { message, code, pos }: YAMLParseError): Diagnostic {
  const hint = others.find(([part]) => message.includes(part))?.[1] ?? hints[code];
  // An indentation is shown by what it is in front of.
  const start = pos[0] + (/^ */.exec(text.slice(pos[0]))?.[0].length ?? 0);
  const range = { start, end: Math.max(start, pos[1]) };
  const problem = { code: "config", message: `The file is no YAML: ${message}.`, range } as const;
  const advice = { suggestions: [], ...(hint === undefined ? {} : { hint }) };
  const fault = diagnose({ ...problem, ...advice }, { text, statementIndex: 0 });
  return { ...fault, place: { path: "", line: fault.line, column: fault.column } };
}
