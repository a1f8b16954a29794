// The error of texts and configs that do not compile.

import { formatDiagnostics } from "./diagnostics.ts";
import type { Diagnostic } from "./diagnostics.ts";

/** Texts that do not compile: every fault of every text, in order. The message shows them all. */
export class CompileError extends Error {
  override readonly name = "CompileError";
  constructor(readonly diagnostics: readonly Diagnostic[]) {
    super(formatDiagnostics(diagnostics));
  }
}
