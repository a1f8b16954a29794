// Options that take one of a few words.

import type { Signal } from "../runtime/program.ts";
import { UsageError } from "./exit.ts";

/** Signals that run here. */
export const signals: readonly Signal[] = ["logs", "traces", "metrics", "profiles"];

/** The word that an option was given. */
export function wordOf<Word extends string>(
  option: string,
  given: string | undefined,
  words: readonly Word[],
): Word {
  const word = words.find((each) => each === given);
  if (word !== undefined) return word;
  throw new UsageError(`--${option} takes ${words.join(", ")}, not ${given ?? "nothing"}.`);
}
