// Checks of literals that are written in a small language of their own, for diagnostics that point
// at them. What is not checked here is refused when it is compiled.

import type { Notation } from "../language/functions/record.ts";
import type { NotationCompiler } from "./lowering.ts";
import { compilePattern } from "./pattern/compile.ts";
import { PatternError } from "./pattern/error.ts";
import { compileGlob } from "./pattern/glob.ts";
import { compileGrok } from "./pattern/grok.ts";
import { parsePattern } from "./pattern/parse.ts";

/**
 * Says what is wrong with a literal, as the end of "... is not valid: "; undefined when nothing is.
 */
export type NotationCheck = (text: string) => string | undefined;

export type NotationChecks = { readonly [N in Notation]?: NotationCheck };

export const notationChecks: NotationChecks = { regex: regexFault };

function regexFault(text: string): string | undefined {
  try {
    parsePattern(text);
    return undefined;
  } catch (error) {
    if (error instanceof PatternError) return error.message.replace("error parsing regexp: ", "");
    throw error;
  }
}

/** Compiles literals to what the machine runs. Throws what the checks above report. */
export const notationCompiler: NotationCompiler = {
  pattern: (source) => compilePattern(source).bytes,
  glob: (source) => compileGlob(source).bytes,
  grok: compileGrok,
};
