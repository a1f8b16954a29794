// The three kinds of text by name, for tests whose data says which one a text is.
import type { Condition, Statement, Value } from "../../grammar/ast.ts";
import { parseCondition, parseStatement, parseValue } from "../../grammar/parser.ts";
import type { ParseResult } from "../../grammar/parser.ts";
import { printCondition, printStatement, printValue } from "../../grammar/print.ts";

export type TextKind = "statement" | "condition" | "value";

/** A text's problems, and its tree as one line when there are none. */
export interface Parsed {
  readonly tree: Statement | Condition | Value | undefined;
  readonly line: string | undefined;
  readonly errors: ParseResult<never>["errors"];
}

export function parseText(kind: TextKind, text: string): Parsed {
  switch (kind) {
    case "statement":
      return parsed(parseStatement(text), printStatement);
    case "condition":
      return parsed(parseCondition(text), printCondition);
    case "value":
      return parsed(parseValue(text), printValue);
  }
}

function parsed<T extends Statement | Condition | Value>(
  { tree, errors }: ParseResult<T>,
  print: (tree: T) => string,
): Parsed {
  return { tree, errors, line: tree === undefined ? undefined : print(tree) };
}

/** A tree without what its spelling decides: ranges. */
export function withoutRanges(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutRanges);
  if (node === null || typeof node !== "object" || node instanceof Uint8Array) return node;
  return Object.fromEntries(
    Object.entries(node)
      .filter(([name]) => !name.toLowerCase().endsWith("range"))
      .map(([name, value]) => [name, withoutRanges(value)]),
  );
}

/** `1:5 code message` */
export function problemLines(text: string, { errors }: Parsed, position: Position): string[] {
  return errors.map(({ code, message, range }) => {
    const { line, column } = position(text, range.start);
    return `  ${line}:${column} ${code} ${message}`;
  });
}

type Position = (text: string, offset: number) => { line: number; column: number };
