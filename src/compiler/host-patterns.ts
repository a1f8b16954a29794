// Patterns from data, the host's side: compiles what a batch brings (assembly/regex/from-data.ts),
// and keeps what it compiled. Encodings by name, for Decode, come the same way.

import { InternalFunction, PatternKind } from "../../format/functions.ts";
import { HOST_PATTERNS_MAX } from "../../format/limits.ts";
import {
  HostFailure,
  type HostFunction,
  type HostFunctions,
  type HostValue,
} from "../runtime/host-functions.ts";
import { encodingData, encodingFault } from "./charsets/charsets.ts";
import { compilePattern } from "./pattern/compile.ts";
import { PatternError } from "./pattern/error.ts";
import { compileGlob } from "./pattern/glob.ts";
import { compileGrok, type GrokOptions } from "./pattern/grok.ts";

const compiled = new Map<string, Uint8Array>();

const compileFromData: HostFunction = (kind, text, options = "") => {
  if (typeof text !== "string") throw new HostFailure("a pattern is a string");
  const key = `${String(kind)} ${String(options)} ${text}`;
  const known = compiled.get(key);
  if (known !== undefined) return known;
  const bytes = compile(Number(kind), text, options);
  if (compiled.size >= HOST_PATTERNS_MAX) compiled.clear();
  compiled.set(key, bytes);
  return bytes;
};

function compile(kind: PatternKind, text: string, options: HostValue): Uint8Array {
  try {
    switch (kind) {
      case PatternKind.Regex:
        return compilePattern(text).bytes;
      case PatternKind.Glob:
        return compileGlob(text).bytes;
      case PatternKind.Grok:
        // Options that the compiler wrote (lower-calls.ts).
        return compileGrok(text, JSON.parse(String(options)) as GrokOptions).bytes;
      case PatternKind.Encoding:
        return encodingTable(text);
    }
  } catch (error) {
    if (error instanceof PatternError) throw new HostFailure(error.message);
    throw error;
  }
}

/**
 * The table of an encoding, as a program would carry it. A platform's TextDecoder would not do: for
 * half of all names it gives other characters than the reference, and it lacks a third of them.
 */
function encodingTable(name: string): Uint8Array {
  const fault = encodingFault(name);
  const table = fault === undefined ? encodingData(name) : undefined;
  if (table === undefined) throw new HostFailure(fault ?? `the encoding ${name} has no table`);
  return table;
}

/** Host functions that need the compiler. */
export const compilerFunctions: HostFunctions = new Map([
  [InternalFunction.CompilePattern, compileFromData],
]);
