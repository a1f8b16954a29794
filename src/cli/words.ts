// Options that take one of a few words.

import { UsageError } from "./exit.ts";
import type { JsonSignal } from "./otlp-json.ts";

/** Signals that run here. */
export const signals: readonly JsonSignal[] = ["logs", "traces", "metrics", "profiles"];

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
