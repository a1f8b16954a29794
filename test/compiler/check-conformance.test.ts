// Refusals: the checker refuses what the reference refuses when it compiles, and nothing else, on
// every value, condition and statement of the conformance suite. What notations nobody checks yet
// and paths without tables make of it is named.

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { standardScope } from "../../src/compiler/check-scope.ts";
import { notationChecks } from "../../src/compiler/notations.ts";
import { allFunctions } from "../../src/language/functions/tables.ts";
import { type Answer, type Case, readLines } from "../conformance/answers.ts";
import { diagnoseText } from "./diagnose.ts";
import type { TextKind } from "./diagnose.ts";

const folder = join(import.meta.dirname, "..", "conformance");
const families = readdirSync(join(folder, "cases"));
const gates = { experimental: true, lambda: true, dynamicMapKeys: true };

/** Functions with a literal in a notation that is refused only when it is compiled, if at all. */
const laterCompiled = [...allFunctions.values()].filter(({ parameters }) =>
  parameters.some(({ notation }) => notation && notationChecks[notation] === undefined),
);

/** Why an answer of ours may differ. */
function excuseOf(id: string, context: string, expr: string, ours: string): string | undefined {
  if (id === "collections/append-duplicate-named-argument") return "deviation: refused always";
  if (context.startsWith("profile")) return "no path tables yet";
  const isLater = laterCompiled.some(({ name }) => expr.includes(`${name}(`));
  return isLater && ours === "" ? "a notation without a check" : undefined;
}

test.each(families)("%s", (file) => {
  const golden = new Map(
    readLines<Answer>(join(folder, "golden", file)).map((answer) => [answer.id, answer]),
  );
  const differences: string[] = [];
  const cases = readLines<Case>(join(folder, "cases", file));
  for (const { id, kind, context = "log", expr = "" } of cases) {
    if (kind !== "value" && kind !== "condition" && kind !== "statement") continue;
    const ours = diagnoseText(kind as TextKind, expr, standardScope(context, { gates }));
    const theirs = golden.get(id)?.parseError;
    if ((ours !== "") === (theirs !== undefined)) continue;
    if (excuseOf(id, context, expr, ours) !== undefined) continue;
    differences.push(`${id}: ${expr}\n  ours: ${ours}\n  theirs: ${theirs}`);
  }
  expect(differences.join("\n")).toBe("");
});
