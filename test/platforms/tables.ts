// Statements that need tables which browsers and workers leave out, and what became of them.

import type * as Ottl from "ottl-wasm";

const values = [
  'Time(log.body.string, "%Y-%m-%d", "Europe/Berlin")',
  'Time(log.body.string, "%B %d %Y", locale="de")',
  'Decode(log.body.string, "shift_jis")',
  'ExtractGrokPatterns(log.body.string, "%{IP:client}", true)',
];

/** Why each is refused; empty where it compiles. */
export function tableRefusals({ CompileError, compileProgram }: typeof Ottl): string[] {
  return values.map((value) => {
    const config = { log_statements: [`set(log.attributes["t"], ${value})`] };
    try {
      compileProgram(config, { signal: "logs" });
      return "";
    } catch (error) {
      if (error instanceof CompileError) return error.message;
      throw error;
    }
  });
}
