// Files that commands read; `-` is standard input.

import { readFileSync } from "node:fs";
import { reasonOf, UsageError } from "./exit.ts";

/** The file that an option names; a missing option or file is the command line's fault. */
export function readNamed(option: string, name: string | undefined): Uint8Array {
  if (name === undefined) throw new UsageError(`--${option} is missing; ottl --help says more.`);
  try {
    return readFileSync(name === "-" ? 0 : name);
  } catch (error) {
    throw new UsageError(`--${option} ${name}: ${reasonOf(error)}`);
  }
}
