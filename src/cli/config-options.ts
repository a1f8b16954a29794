// The options of every command: which config, which of its processors, what the collector would be
// told.

import { gatesOf } from "./feature-gates.ts";
import { readNamed } from "./files.ts";
import type { CheckOptions } from "../index.ts";

/** For node:util's parseArgs. */
export const configOptions = {
  config: { type: "string" },
  processor: { type: "string", multiple: true },
  pipeline: { type: "string" },
  "feature-gates": { type: "string" },
} as const;

/** What parseArgs makes of them. */
interface ConfigValues {
  readonly config?: string | undefined;
  readonly processor?: readonly string[] | undefined;
  readonly pipeline?: string | undefined;
  readonly "feature-gates"?: string | undefined;
}

/** The text of the config. Throws UsageError where there is none. */
export function configText({ config }: ConfigValues): string {
  return new TextDecoder().decode(readNamed("config", config));
}

/** How the config is to be read. Throws UsageError for a gate that nobody knows. */
export function checkOptionsOf(values: ConfigValues): CheckOptions {
  const { processor: processors, pipeline } = values;
  const gates = gatesOf(values["feature-gates"]);
  return { processors, pipeline, gates, environment: process.env };
}
