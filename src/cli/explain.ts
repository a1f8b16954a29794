// `ottl explain`: the texts of a config's passes, and the code that they become.

import { parseArgs } from "node:util";
import { disassemble } from "../compiler/disassemble.ts";
import { compileProgram } from "../index.ts";
import { checkOptionsOf, configOptions, configText } from "./config-options.ts";
import { Exit } from "./exit.ts";
import { signals, wordOf } from "./words.ts";

/** Writes them to standard output. Throws UsageError and CompileError. */
export function explainCommand(args: readonly string[]): Exit {
  const { values } = parseArgs({
    args: [...args],
    options: { ...configOptions, signal: { type: "string" } },
  });
  const signal = wordOf("signal", values.signal, signals);
  const program = compileProgram(configText(values), { ...checkOptionsOf(values), signal });
  const texts = program.statements.map(({ text, pass, path }) => `pass ${pass}  ${path}: ${text}`);
  process.stdout.write(`${[...texts, "", disassemble(program)].join("\n")}\n`);
  return Exit.Done;
}
