// Every case of the suite through the engine, against the reference's answers.
// A family passes when none of its scores fell (scores.json); the scores are printed at the end.
// The first cases that are still missed are shown by `npm run conformance -- --golden`.
// RATCHET=raise (the script `npm run ratchet`) writes the scores that were reached.
import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { type Answer, type Case, readLines } from "./answers.ts";
import { compareAnswers } from "./compare.ts";
import { answerCase, Fixtures } from "./harness.ts";
import {
  countScores,
  lostScores,
  raiseScores,
  readDeviations,
  readScores,
  type Score,
  type Scores,
  withDeviations,
} from "./scores.ts";

const FOLDER = import.meta.dirname;
const families = readdirSync(join(FOLDER, "cases")).map((file) => basename(file, ".ndjson"));
const fixtures = new Fixtures(join(FOLDER, "fixtures"));
const deviations = readDeviations();
const isRaising = process.env["RATCHET"] === "raise";
const before = readScores();
const now: Scores = {};

test.each(families)("%s: no score falls", async (family) => {
  const cases = readLines<Case>(join(FOLDER, "cases", `${family}.ndjson`));
  const golden = readLines<Answer>(join(FOLDER, "golden", `${family}.ndjson`));
  const answers: Answer[] = [];
  for (const c of cases) answers.push(await answerCase(c, fixtures));

  const { passed } = compareAnswers(withDeviations(golden, deviations), answers);
  Object.assign(now, countScores(cases, new Set(passed)));
  expect(answers.filter(({ unsupported }) => unsupported?.startsWith("crash:"))).toEqual([]);
  if (!isRaising) expect(lostScores(before, now, family)).toEqual([]);
});

test("every deviation names a case and says why", () => {
  const ids = new Set(families.flatMap((family) => idsOf(family)));
  const unfit = deviations.filter(({ id, reason }) => !ids.has(id) || reason.length < 20);
  expect(unfit).toEqual([]);
});

afterAll(() => {
  if (isRaising) raiseScores(before, now);
  process.stdout.write(`${scoreTable(now)}\n`);
});

function idsOf(family: string): string[] {
  return readLines<Case>(join(FOLDER, "cases", `${family}.ndjson`)).map(({ id }) => id);
}

function scoreTable(scores: Scores): string {
  const lines = Object.entries(scores).map(([family, kinds]) => {
    const each = Object.entries(kinds) as [string, Score][];
    const parts = each.map(([kind, { passed, total }]) => `${kind} ${passed}/${total}`);
    return `${family.padEnd(20)} ${parts.join("  ")}`;
  });
  const all = Object.values(scores).flatMap((kinds) => Object.values(kinds) as Score[]);
  const sum = (field: keyof Score) => all.reduce((total, score) => total + score[field], 0);
  return [...lines, `${"all".padEnd(20)} ${sum("passed")}/${sum("total")}`].join("\n");
}
