// The ratchet: how many cases of each family and kind pass, kept in scores.json. A score that falls
// fails the test; `npm run ratchet` raises the file to what passes now, and never lowers it.
// deviations.json names the cases where the reference is wrong and ours is right, each with the
// reason and our own answer: such a case is held to that answer instead of the golden one.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Answer, type Case, familyOf, type Kind } from "./answers.ts";

export interface Score {
  passed: number;
  total: number;
}

/** By family, then by kind. */
export type Scores = Record<string, Partial<Record<Kind, Score>>>;

export interface Deviation {
  readonly id: string;
  readonly reason: string;
  readonly answer: Answer;
}

const SCORES = join(import.meta.dirname, "scores.json");
const DEVIATIONS = join(import.meta.dirname, "deviations.json");

export function readScores(): Scores {
  return JSON.parse(readFileSync(SCORES, "utf8")) as Scores;
}

export function readDeviations(): Deviation[] {
  return JSON.parse(readFileSync(DEVIATIONS, "utf8")) as Deviation[];
}

/** The golden answers with ours in the place of those that we deviate from. */
export function withDeviations(
  golden: readonly Answer[],
  deviations: readonly Deviation[],
): Answer[] {
  const ours = new Map(deviations.map(({ id, answer }) => [id, { ...answer, id }]));
  return golden.map((answer) => ours.get(answer.id) ?? answer);
}

/** Counts cases and those that passed, by family and kind. */
export function countScores(cases: readonly Case[], passed: ReadonlySet<string>): Scores {
  const scores: Scores = {};
  for (const { id, kind } of cases) {
    const family = (scores[familyOf(id)] ??= {});
    const score = (family[kind] ??= { passed: 0, total: 0 });
    score.total++;
    if (passed.has(id)) score.passed++;
  }
  return scores;
}

/** What a family lost against what it had: one line a kind, none when nothing fell. */
export function lostScores(before: Scores, now: Scores, family: string): string[] {
  const kinds = Object.entries(before[family] ?? {}) as [Kind, Score][];
  return kinds.flatMap(([kind, { passed }]) => {
    const left = now[family]?.[kind]?.passed ?? 0;
    return left < passed ? [`${family} ${kind}: ${left} pass, ${passed} did`] : [];
  });
}

/** Writes the better of each score; a family or kind that is gone goes. */
export function raiseScores(before: Scores, now: Scores): void {
  const raised: Scores = {};
  for (const family of Object.keys(now).sort()) {
    const kinds = Object.entries(now[family] ?? {}) as [Kind, Score][];
    raised[family] = Object.fromEntries(
      kinds.map(([kind, { passed, total }]) => {
        const most = Math.max(passed, before[family]?.[kind]?.passed ?? 0);
        return [kind, { passed: most, total }];
      }),
    );
  }
  writeFileSync(SCORES, `${JSON.stringify(raised, null, 1)}\n`);
}
