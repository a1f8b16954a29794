#!/usr/bin/env node
// The command line: `ottl run`, `ottl check` and `ottl explain`. Results go to standard output or a
// file, all else to standard error.

import { realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { BatchError } from "../runtime/errors.ts";
import { CompileError } from "../compiler/compile-error.ts";
import { checkCommand } from "./check.ts";
import { explainCommand } from "./explain.ts";
import { Exit, reasonOf, UsageError } from "./exit.ts";
import { OtlpError } from "./otlp-json.ts";
import { runCommand } from "./run.ts";

const USAGE = `usage: ottl run --config FILE --signal SIGNAL --input BATCH [options]
       ottl check --config FILE [options]
       ottl explain --config FILE --signal SIGNAL [options]

run      reads a batch (OTLP protobuf or OTLP/JSON; - is standard input), runs the config's
         processors over it and writes the result
check    says what is wrong with a config, all of it, and what should be known
explain  shows the code that a config becomes

  --signal SIGNAL     logs, traces, metrics or profiles
  --config FILE       a collector's YAML or JSON file, or one processor's own mapping
  --pipeline NAME     which of the file's pipelines: its processors run in a row;
                      by default the one that the file has for the signal
  --processor NAME    which of the file's processors instead; several run in the order given;
                      of a file without pipelines by default the first transform or filter
  --feature-gates LIST  as the collector's own flag: ottl.functions.enableLambda, with a
                      minus in front to switch one off
  --output FILE       where the result goes; by default standard output
  --format proto|json what the result is written as; by default what the input is
  --show N            the first N changed and N dropped records, before and after
  --time              how long a record takes
  --quiet             no report

exit codes: 0 done, 1 the config is wrong, 2 the command is wrong, 3 the input can't be read,
            4 a statement failed under error_mode propagate
`;

/** Runs a command; answers the exit code. */
export async function main(args: readonly string[]): Promise<Exit> {
  const [command, ...rest] = args;
  try {
    if (command === "run") return runCommand(rest);
    if (command === "check") return checkCommand(rest);
    if (command === "explain") return explainCommand(rest);
    const isHelp = command === "--help" || command === "-h" || command === "help";
    (isHelp ? process.stdout : process.stderr).write(USAGE);
    return isHelp ? Exit.Done : Exit.Usage;
  } catch (error) {
    process.stderr.write(`${messageOf(error)}\n`);
    return exitOf(error);
  }
}

function messageOf(error: unknown): string {
  if (error instanceof CompileError) return error.message;
  return `ottl: ${reasonOf(error)}`;
}

function exitOf(error: unknown): Exit {
  if (error instanceof UsageError || isArgumentError(error)) return Exit.Usage;
  if (error instanceof CompileError) return Exit.Config;
  if (error instanceof OtlpError) return Exit.Input;
  if (error instanceof BatchError) {
    return error.code === "statement-failed" ? Exit.StatementFailed : Exit.Input;
  }
  // Anything else is a defect, and shows as one.
  throw error;
}

/** What node:util's parseArgs throws. */
function isArgumentError(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return code.startsWith("ERR_PARSE_ARGS");
}

const started = process.argv[1];
if (started !== undefined && realpathSync(started) === fileURLToPath(import.meta.url)) {
  process.exitCode = await main(process.argv.slice(2));
}
