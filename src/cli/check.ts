// `ottl check`: what is wrong with a config, for every signal.

import { parseArgs } from "node:util";
import { formatDiagnostics } from "../compiler/diagnostics.ts";
import { diagnoseConfig } from "../processors/compile-config.ts";
import { Exit } from "./exit.ts";
import { readNamed } from "./files.ts";

export function checkCommand(args: readonly string[]): Exit {
  const { values } = parseArgs({
    args: [...args],
    options: { config: { type: "string" }, processor: { type: "string", multiple: true } },
  });
  const config = new TextDecoder().decode(readNamed("config", values.config));
  const diagnostics = diagnoseConfig(config, {
    processors: values.processor,
    environment: process.env,
  });
  if (diagnostics.length === 0) return Exit.Done;
  process.stderr.write(`${formatDiagnostics(diagnostics)}\n`);
  return Exit.Config;
}
