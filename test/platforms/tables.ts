// Statements that need tables which browsers and workers leave out, and what became of them.

import type * as Ottl from "ottl-wasm";

const values = [
  'Time(log.body.string, "%Y-%m-%d", "Europe/Berlin")',
  'Time(log.body.string, "%B %d %Y", locale="de")',
  'Decode(log.body.string, "shift_jis")',
  'ExtractGrokPatterns(log.body.string, "%{IP:client}", true)',
];

const agent = 'set(log.attributes["agent"], UserAgent(log.body.string))';

/** Why a program that asks for user agents does not load; empty where it does. */
export async function agentRefusal(ottl: typeof Ottl, wasm: Uint8Array): Promise<string> {
  await ottl.init(wasm);
  try {
    ottl.compile({ signal: "logs", statements: [agent] });
    return "";
  } catch (error) {
    return String(error);
  }
}

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
