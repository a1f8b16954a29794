// Conditions about the request: the routing connector's own small language, read as it reads it.
//
//   request["X-Tenant"] == "acme"     request["X-Tenant"] != "acme"

import type { RequestCondition } from "../runtime/program.ts";

const FORM = 'It is written request["<name>"] == "<value>", or with !=.';

/** The condition, or a sentence that says what is wrong with it. */
export function parseRequestCondition(text: string): RequestCondition | string {
  const operators = text.match(/==|!=/g) ?? [];
  const [operator] = operators;
  if (operator === undefined) return `A condition about the request needs == or !=. ${FORM}`;
  if (operators.length > 1) return `A condition about the request is one comparison. ${FORM}`;
  const at = text.indexOf(operator);
  const left = text.slice(0, at).trim();
  const right = text.slice(at + operator.length).trim();
  if (!/request\[".*"\]/.test(left)) return `Left of ${operator} must stand a header. ${FORM}`;
  if (!/".*"/.test(right)) return `Right of ${operator} must stand text in quotes. ${FORM}`;
  return {
    name: left.replace(/^request\["/, "").replace(/"\]$/, ""),
    value: right.replace(/^"/, "").replace(/"$/, ""),
    isEqual: operator === "==",
  };
}
