// Grok patterns (elastic/go-grok): regular expressions in which `%{NAME}` stands for a pattern by
// name, `%{NAME:group}` captures what it matches and `%{NAME:group:type}` converts it.
//
// Expansion goes on until no name is left, so definitions may use each other; one that uses itself
// stops at a number of rounds, or at the longest pattern there may be. What comes out is compiled
// as any pattern. A dot in a group's name is spelt `___` meanwhile.

import { PATTERN_LENGTH_MAX } from "../../../format/limits.ts";
import { largeTables, missingTables } from "../tables/large-tables.ts";
import { compileTree } from "./compile.ts";
import { PatternError, regexpError } from "./error.ts";
import { parsePattern, type ParsedPattern } from "./parse.ts";

/** What a call says beside the pattern. */
export interface GrokOptions {
  /** Patterns that only have a NAME do not capture. */
  readonly namedCapturesOnly: boolean;
  /** `NAME=pattern`, before the known ones. */
  readonly definitions: readonly string[];
}

export interface CompiledGrok {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /**
   * A letter for each group, the whole match first: s, i, d, b as text, int, double, bool; x as
   * none of them. The bytes have them, too.
   */
  readonly types: string;
}

const reference = /%\{(\w+(?::[\w+.]+(?::\w+)?)?)\}/g;
const dot = "___";
const roundsMax = 1000;

const typeLetters: ReadonlyMap<string, string> = new Map([
  ["string", "s"],
  ["int", "i"],
  ["long", "i"],
  ["double", "d"],
  ["float", "d"],
  ["bool", "b"],
  ["boolean", "b"],
]);

/** Compiles a Grok pattern; throws a `PatternError` where the reference refuses it. */
export function compileGrok(source: string, options: GrokOptions): CompiledGrok {
  const { tree, names, types } = parseGrok(source, options);
  const spoken = names.map((name) => name?.replaceAll(dot, "."));
  const letters = names.map((name) => letterOf(name === undefined ? undefined : types.get(name)));
  return { bytes: compileTree(tree, spoken, {}, letters.join("")).bytes, types: letters.join("") };
}

/** What is wrong with a Grok pattern, or undefined. */
export function grokFault(source: string, options: GrokOptions): string | undefined {
  try {
    parseGrok(source, options);
    return undefined;
  } catch (error) {
    if (error instanceof PatternError) return error.message.replace("error parsing regexp: ", "");
    throw error;
  }
}

function parseGrok(
  source: string,
  options: GrokOptions,
): ParsedPattern & { readonly types: ReadonlyMap<string, string> } {
  const { text, types } = expand(source, options);
  const parsed = parsePattern(text);
  const isCaptured = parsed.names.some((name) => name !== undefined);
  if (options.namedCapturesOnly && !isCaptured) {
    const message = "no part of it is captured: write at least one as %{NAME:group}";
    throw new PatternError("NoGrokGroup", message, 0);
  }
  return { ...parsed, types };
}

function letterOf(type: string | undefined): string {
  return type === undefined ? "s" : (typeLetters.get(type) ?? "x");
}

/** The regular expression, and the types that were asked for by group. */
function expand(
  source: string,
  options: GrokOptions,
): { readonly text: string; readonly types: ReadonlyMap<string, string> } {
  const defined = definitionsOf(options.definitions);
  const types = new Map<string, string>();
  let text = source;
  for (let round = 0; round < roundsMax; round++) {
    const references = [...text.matchAll(reference)];
    if (references.length === 0) break;
    for (const [whole, inner = ""] of references) {
      const [name = "", written, type] = inner.split(":");
      const group = (written ?? name).replaceAll(".", dot);
      if (type !== undefined) types.set(group, type);
      const pattern = defined.get(name) ?? largeTables().grok?.get(name);
      if (pattern === undefined) throw unknown(name);
      const captured = written !== undefined || !options.namedCapturesOnly;
      text = text.replaceAll(whole, () => `(${captured ? `?P<${group}>` : ""}${pattern})`);
      if (text.length > PATTERN_LENGTH_MAX) throw regexpError("Large", source, 0);
    }
  }
  return { text, types };
}

function unknown(name: string): PatternError {
  const isMissing = largeTables().grok === undefined;
  const message = isMissing
    ? missingTables("Grok's patterns by name", "grok-patterns")
    : `there is no Grok pattern ${name}`;
  return new PatternError("UnknownGrok", message, 0);
}

function definitionsOf(definitions: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    definitions.map((definition): [string, string] => {
      const equals = definition.indexOf("=");
      return [definition.slice(0, equals), definition.slice(equals + 1)];
    }),
  );
}
