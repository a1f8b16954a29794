// The signals as processors name them, and the groups that a processor runs for each.

import type { Group } from "../compiler/groups.ts";
import type { Signal } from "../runtime/program.ts";

/** The passes of a processor, in order, by signal. */
export type SignalGroups = { readonly [S in Signal]: Group[] };

export interface SignalNames {
  readonly signal: Signal;
  /** In `log_statements` and `log_conditions`. */
  readonly singular: string;
  /** The widest first. */
  readonly transformContexts: readonly string[];
  readonly filterContexts: readonly string[];
}

export const signals: readonly SignalNames[] = [
  {
    signal: "logs",
    singular: "log",
    transformContexts: ["resource", "scope", "log"],
    filterContexts: ["resource", "scope", "log"],
  },
  {
    signal: "traces",
    singular: "trace",
    transformContexts: ["resource", "scope", "span", "spanevent"],
    filterContexts: ["resource", "scope", "span", "spanevent"],
  },
  {
    signal: "metrics",
    singular: "metric",
    transformContexts: ["resource", "scope", "metric", "datapoint", "exemplar"],
    filterContexts: ["resource", "scope", "metric", "datapoint"],
  },
  {
    signal: "profiles",
    singular: "profile",
    transformContexts: ["resource", "scope", "profile"],
    filterContexts: ["resource", "scope", "profile"],
  },
];
