// `ottl check`: what is wrong with a config, for every signal. Warnings alone leave it right.

import { parseArgs } from "node:util";
import { formatDiagnostics } from "../compiler/diagnostics.ts";
import { diagnoseConfig } from "../processors/diagnose.ts";
import { Exit } from "./exit.ts";
import { gatesOf } from "./feature-gates.ts";
import { readNamed } from "./files.ts";

export function checkCommand(args: readonly string[]): Exit {
  const { values } = parseArgs({
    args: [...args],
    options: {
      config: { type: "string" },
      processor: { type: "string", multiple: true },
      pipeline: { type: "string" },
      "feature-gates": { type: "string" },
    },
  });
  const config = new TextDecoder().decode(readNamed("config", values.config));
  const diagnostics = diagnoseConfig(config, {
    processors: values.processor,
    pipeline: values.pipeline,
    gates: gatesOf(values["feature-gates"]),
    environment: process.env,
  });
  if (diagnostics.length === 0) return Exit.Done;
  process.stderr.write(`${formatDiagnostics(diagnostics)}\n`);
  const isRight = diagnostics.every(({ severity }) => severity === "warning");
  return isRight ? Exit.Done : Exit.Config;
}
