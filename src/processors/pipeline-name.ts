// Names of pipelines, as the collector writes them: a signal, and behind a slash a name of its own.
//
//   logs     logs/east     traces/2

import type { Signal } from "../runtime/program.ts";

const SIGNALS: readonly Signal[] = ["traces", "metrics", "logs", "profiles"];
const NAME_CHARACTERS_MAX = 1024;

export interface PipelineName {
  readonly signal: Signal;
  /** The whole name without the blanks that the collector takes away. */
  readonly text: string;
}

/** The name, or a sentence that says what is wrong with it. */
export function parsePipelineName(text: string): PipelineName | string {
  const slash = text.indexOf("/");
  const word = (slash < 0 ? text : text.slice(0, slash)).trim();
  const signal = SIGNALS.find((each) => each === word);
  const quoted = JSON.stringify(text);
  if (signal === undefined) {
    return `${quoted} is no pipeline: it starts with one of ${SIGNALS.join(", ")}.`;
  }
  if (slash < 0) return { signal, text: signal };
  const name = text.slice(slash + 1).trim();
  if (name === "") return `${quoted} is no pipeline: behind the slash stands a name.`;
  if ([...name].length > NAME_CHARACTERS_MAX) {
    return `The name of a pipeline has at most ${NAME_CHARACTERS_MAX} characters.`;
  }
  if (!/^[^\p{Z}\p{C}\p{S}]+$/u.test(name)) {
    return `${quoted} is no pipeline: blanks, controls and symbols must not stand in its name.`;
  }
  return { signal, text: `${signal}/${name}` };
}
