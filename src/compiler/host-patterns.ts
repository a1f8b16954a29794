// Patterns from data, the host's side: compiles what a batch brings (assembly/regex/from-data.ts),
// and keeps what it compiled.

import { InternalFunction } from "../../format/functions.ts";
import { HOST_PATTERNS_MAX } from "../../format/limits.ts";
import { HostFailure, type HostFunction, type HostFunctions } from "../runtime/host-functions.ts";
import { compilePattern } from "./pattern/compile.ts";
import { PatternError } from "./pattern/error.ts";
import { compileGlob } from "./pattern/glob.ts";

/** The kind of pattern that is a glob; any other is a regular expression. */
const GLOB = 1n;

const compiled = new Map<string, Uint8Array>();

const compileFromData: HostFunction = (kind, text) => {
  if (typeof text !== "string") throw new HostFailure("a pattern is a string");
  const key = `${kind === GLOB ? "glob" : "regex"} ${text}`;
  const known = compiled.get(key);
  if (known !== undefined) return known;
  const { bytes } = compile(kind === GLOB, text);
  if (compiled.size >= HOST_PATTERNS_MAX) compiled.clear();
  compiled.set(key, bytes);
  return bytes;
};

function compile(isGlob: boolean, text: string): { readonly bytes: Uint8Array } {
  try {
    return isGlob ? compileGlob(text) : compilePattern(text);
  } catch (error) {
    if (error instanceof PatternError) throw new HostFailure(error.message);
    throw error;
  }
}

/** Host functions that need the compiler. */
export const compilerFunctions: HostFunctions = new Map([
  [InternalFunction.CompilePattern, compileFromData],
]);
