// `ottl check`: what is wrong with a config, for every signal. Warnings alone leave it right.

import { parseArgs } from "node:util";
import { formatDiagnostics } from "../compiler/diagnostics.ts";
import { diagnoseConfig } from "../processors/diagnose.ts";
import { checkOptionsOf, configOptions, configText } from "./config-options.ts";
import { Exit } from "./exit.ts";

/** Says it on standard error. Throws UsageError. */
export function checkCommand(args: readonly string[]): Exit {
  const { values } = parseArgs({ args: [...args], options: configOptions });
  const diagnostics = diagnoseConfig(configText(values), checkOptionsOf(values));
  if (diagnostics.length === 0) return Exit.Done;
  process.stderr.write(`${formatDiagnostics(diagnostics)}\n`);
  const isRight = diagnostics.every(({ severity }) => severity === "warning");
  return isRight ? Exit.Done : Exit.Config;
}
