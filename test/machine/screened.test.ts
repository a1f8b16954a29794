// Redaction lists that share screens (assembly/machine/screened.ts) answer as the same statements
// do one by one. Another statement between any two keeps them from sharing.

import { expect, test } from "vitest";
import { compileGroups } from "../../src/compiler/passes.ts";
import { disassemble } from "../../src/compiler/disassemble.ts";
import { standardScope } from "../../src/compiler/check-scope.ts";
import { transformed } from "../engine.ts";
import type { JsonObject } from "../otlp/json.ts";

/** Pattern and replacement; some replacements are what a later pattern looks for. */
const list: readonly (readonly [pattern: string, replacement: string])[] = [
  ["[a-z0-9.]+@[a-z.]+", "<mail>"],
  ["\\b[0-9]{3}-[0-9]{2}-[0-9]{4}\\b", "ssn token=1"],
  ["AKIA[0-9A-Z]{4}", "me@x.org"],
  ["(?i)bearer [a-z]+", "<bearer>"],
  ["token=[^ ]+", "AKIA0000"],
  ["(?:password|secret)=[^ ]+", "$0$0"],
  ["[0-9]+", "#"],
  ["xox[bp]-[0-9]+", "<slack>"],
  ["(?i)key: \\w+", "<key>"],
  ["://[a-z]+:[a-z]+@", "://"],
];

const texts = [
  "",
  "nothing to see here, in more than sixteen bytes",
  "a@b.co",
  "x@y.de",
  "123-45-6789 and token=abc",
  "AKIA1234 token=q",
  "AKIA5678 tokem=q",
  "BEARER abc key: 5 Key: six",
  "password=a secret=b xoxb-12 http://u:p@h",
  "a long line that holds its only match at the very end me@example.org",
  "a long line that holds its only match at the very end me#example.org",
];

const records: readonly JsonObject[] = [
  ...texts.map((text) => recordOf({ stringValue: text })),
  recordOf({ intValue: "123" }),
  recordOf({ kvlistValue: { values: [{ key: "k", value: { stringValue: "token=1" } }] } }),
  { severityNumber: 5 },
  // Each text behind another one of its length, at another place in the batch.
  ...texts.toReversed().map((text) => recordOf({ stringValue: text })),
];

function recordOf(value: JsonObject): JsonObject {
  return { body: value, attributes: [{ key: "m", value }], severityNumber: 9 };
}

const wheres = [
  () => "",
  (at: number) => (at % 3 === 1 ? " where log.severity_number > 0" : ""),
  (at: number) => (at < 2 ? " where log.severity_number == 5" : ""),
];

test.each(
  ["log.body", 'log.attributes["m"]'].flatMap((target) =>
    wheres.map((where, at) => [target, at, where] as const),
  ),
)("%s, where clauses %i", async (target, _, where) => {
  const editors = list.map(([pattern, replacement], at) => {
    const [find, put] = [JSON.stringify(pattern), JSON.stringify(replacement)];
    return `replace_pattern(${target}, ${find}, ${put})${where(at)}`;
  });
  const between = "set(log.severity_number, log.severity_number)";
  const apart = editors.flatMap((editor) => [editor, between]);
  expect(codeOf(editors)).toContain("JumpScreened");
  expect(codeOf(apart)).not.toContain("JumpScreened");
  const input = { resourceLogs: [{ scopeLogs: [{ logRecords: [...records] }] }] };
  const [together, single] = await Promise.all(
    [editors, apart].map((statements) =>
      transformed({ signal: "logs", context: "log", statements }, input),
    ),
  );
  expect(together).toEqual(single);
  expect(together).not.toEqual(input);
});

function codeOf(statements: readonly string[]): string {
  const scope = standardScope("log", { functions: "transform" });
  const group = { scope, statements: statements.map((text) => ({ text })) };
  return disassemble(
    compileGroups({ signal: "logs", groups: [{ ...group, errorMode: "ignore" }] }),
  );
}
