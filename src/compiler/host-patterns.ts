// Patterns from data, the host's side: compiles what a batch brings (assembly/regex/from-data.ts),
// and keeps what it compiled. Encodings by name, for Decode, come the same way.

import { InternalFunction } from "../../format/functions.ts";
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

/** Kinds of pattern; any other is a regular expression. */
const GLOB = 1n;
const GROK = 2n;
const ENCODING = 3n;

const compiled = new Map<string, Uint8Array>();

const compileFromData: HostFunction = (kind, text, options = "") => {
  if (typeof text !== "string") throw new HostFailure("a pattern is a string");
  const key = `${String(kind)} ${String(options)} ${text}`;
  const known = compiled.get(key);
  if (known !== undefined) return known;
  const { bytes } = compile(kind, text, options);
  if (compiled.size >= HOST_PATTERNS_MAX) compiled.clear();
  compiled.set(key, bytes);
  return bytes;
};

function compile(
  kind: HostValue | undefined,
  text: string,
  options: HostValue,
): { readonly bytes: Uint8Array } {
  try {
    if (kind === ENCODING) return { bytes: encodingTable(text) };
    if (kind === GLOB) return compileGlob(text);
    if (kind !== GROK) return compilePattern(text);
    // Written by the compiler (lower-calls.ts).
    return compileGrok(text, JSON.parse(String(options)) as GrokOptions);
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
