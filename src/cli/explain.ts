// `ottl explain`: the texts of a config's passes, and the code that they become.

import { parseArgs } from "node:util";
import { disassemble } from "../compiler/disassemble.ts";
import { compileProgram } from "../index.ts";
import { Exit } from "./exit.ts";
import { gatesOf } from "./feature-gates.ts";
import { readNamed } from "./files.ts";
import { signals, wordOf } from "./words.ts";

export function explainCommand(args: readonly string[]): Exit {
  const { values } = parseArgs({
    args: [...args],
    options: {
      config: { type: "string" },
      processor: { type: "string", multiple: true },
      pipeline: { type: "string" },
      "feature-gates": { type: "string" },
      signal: { type: "string" },
    },
  });
  const signal = wordOf("signal", values.signal, signals);
  const config = new TextDecoder().decode(readNamed("config", values.config));
  const { processor: processors, pipeline } = values;
  const gates = gatesOf(values["feature-gates"]);
  const options = { signal, processors, pipeline, gates, environment: process.env };
  const program = compileProgram(config, options);
  const texts = program.statements.map(({ text, pass, path }) => `pass ${pass}  ${path}: ${text}`);
  process.stdout.write(`${[...texts, "", disassemble(program)].join("\n")}\n`);
  return Exit.Done;
}
