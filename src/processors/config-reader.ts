// Reads typed values out of a config tree, as strictly as the collector does: unknown keys, numbers
// for text and the like are faults, which are collected so that all of them are reported at once.

import type { ErrorModeName, Text } from "../compiler/groups.ts";
import { diagnose } from "../compiler/diagnostics.ts";
import type { Diagnostic, DiagnosticCode, Place } from "../compiler/diagnostics.ts";
import { nearestNames } from "../language/nearest-name.ts";
import { contentName, itemPath } from "./config-tree.ts";
import type { ConfigNode } from "./config-tree.ts";

export interface FaultAdvice {
  readonly code?: DiagnosticCode;
  readonly suggestions?: readonly string[];
  readonly hint?: string;
}

/** A fault of the config around the texts. */
export function configFault(place: Place, message: string, advice: FaultAdvice = {}): Diagnostic {
  const { code = "config", suggestions = [], hint } = advice;
  const range = { start: 0, end: 0 };
  const problem = { code, message, range, suggestions, ...(hint === undefined ? {} : { hint }) };
  return diagnose(problem, { text: "", statementIndex: 0, place });
}

/** Something that a person should know, and that keeps nothing from running. */
export function configWarning(place: Place, message: string, advice: FaultAdvice = {}): Diagnostic {
  return { ...configFault(place, message, advice), severity: "warning" };
}

/** Whether any keeps a config from running. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity !== "warning");
}

const errorModeNames: readonly ErrorModeName[] = ["ignore", "silent", "propagate"];

const tornText = "This must be a list: one text is split at its commas, which tears it apart.";
const listHint = "Write each item on a line of its own, with a dash and a blank in front.";

/** A key that somebody meant as a text, with a colon in it. */
export function isMistakenKey(name: string): boolean {
  return /["'({]/.test(name);
}

/** Whether a piece has a bracket or a quote of which the other one is elsewhere. */
function isTorn(piece: string): boolean {
  const bare = piece.replace(/"[^"\\]*(?:\\[^][^"\\]*)*"/g, "");
  if (bare.includes('"')) return true;
  return bare.split("(").length !== bare.split(")").length;
}

export class ConfigReader {
  /** `root`: what is to blame for what is nowhere. Faults go to the list. */
  constructor(
    readonly faults: Diagnostic[],
    readonly root: ConfigNode,
  ) {}

  fail(node: ConfigNode, message: string, advice: FaultAdvice = {}): undefined {
    this.faults.push(configFault(node.place, message, advice));
  }

  /**
   * The fields of a map that may have `known` ones only; `homeOf` says where others belong. Null is
   * an empty map, as in the collector.
   */
  fields(
    node: ConfigNode,
    known: readonly string[],
    homeOf: (name: string) => string | undefined = () => undefined,
  ): ReadonlyMap<string, ConfigNode> {
    const fields = this.map(node);
    for (const [name, field] of fields) {
      if (known.includes(name)) continue;
      if (isMistakenKey(name)) {
        this.fail(field, "YAML takes this text for a key and its value, at the colon.", {
          hint: "Put the whole text in single quotes, or below a line with | as a block.",
        });
        continue;
      }
      const home = homeOf(name);
      const suggestions = home === undefined ? nearestNames(name, known) : [];
      const hint = home ?? `Keys here are ${known.join(", ")}.`;
      this.fail(field, `There is no key ${name} here.`, { suggestions, hint });
    }
    return fields;
  }

  /** The fields of a map, whatever their names. */
  map(node: ConfigNode): ReadonlyMap<string, ConfigNode> {
    if (node.content instanceof Map) return node.content as ReadonlyMap<string, ConfigNode>;
    if (node.content !== null) this.fail(node, `This must be a map, not ${contentName(node)}.`);
    return new Map();
  }

  /** The items of a list; undefined when it is none. */
  items(node: ConfigNode): readonly ConfigNode[] | undefined {
    if (Array.isArray(node.content)) return node.content as readonly ConfigNode[];
    const advice = typeof node.content === "string" ? { hint: listHint } : {};
    return this.fail(node, `This must be a list, not ${contentName(node)}.`, advice);
  }

  text(node: ConfigNode): string | undefined {
    if (typeof node.content === "string") return node.content;
    return this.fail(node, `This must be text, not ${contentName(node)}.`);
  }

  bool(node: ConfigNode | undefined): boolean {
    if (node === undefined || node.content === null) return false;
    if (typeof node.content === "boolean") return node.content;
    if (typeof node.reads === "boolean") return node.reads;
    this.fail(node, `This must be true or false, not ${contentName(node)}.`);
    return false;
  }

  /**
   * A list of texts. One text alone is split at its commas, which is what the collector makes of
   * it.
   */
  texts(node: ConfigNode | undefined): readonly Text[] | undefined {
    if (node === undefined || node.content === null) return undefined;
    if (typeof node.content === "string") {
      const parts = node.content === "" ? [] : node.content.split(",");
      const { place } = node;
      const isTornApart = parts.length > 1 && parts.some(isTorn);
      if (isTornApart) return this.fail(node, tornText, { hint: listHint });
      return parts.map((text, at) => {
        return { text, place: { ...place, path: itemPath(place.path, at) } };
      });
    }
    return this.items(node)?.flatMap((item) => {
      const text = item.content === null ? "" : this.text(item);
      return text === undefined ? [] : [{ text, place: item.place }];
    });
  }

  /** One of a few words, whatever the case; undefined when absent. Null is no word. */
  word<Word extends string>(
    node: ConfigNode | undefined,
    words: readonly Word[],
    what: string,
  ): Word | undefined {
    if (node?.content === null) {
      return this.fail(node, `The ${what} is missing.`, { hint: oneOf(words) });
    }
    return this.wordAs(node, words, what, (text) => text.toLowerCase());
  }

  /** One of a few words, as they are written; undefined when absent or null. */
  exactWord<Word extends string>(
    node: ConfigNode | undefined,
    words: readonly Word[],
    what: string,
  ): Word | undefined {
    return node?.content === null ? undefined : this.wordAs(node, words, what, (text) => text);
  }

  private wordAs<Word extends string>(
    node: ConfigNode | undefined,
    words: readonly Word[],
    what: string,
    spell: (text: string) => string,
  ): Word | undefined {
    const text = node && this.text(node);
    if (node === undefined || text === undefined) return undefined;
    const found = words.find((word) => word === spell(text));
    if (found !== undefined) return found;
    const suggestions = nearestNames(spell(text), words);
    const message = `There is no ${what} ${JSON.stringify(text)}.`;
    return this.fail(node, message, { suggestions, hint: oneOf(words) });
  }

  errorMode(node: ConfigNode | undefined, inherited: ErrorModeName): ErrorModeName {
    return this.word(node, errorModeNames, "error mode") ?? inherited;
  }
}

function oneOf(words: readonly string[]): string {
  return `It is one of ${words.join(", ")}.`;
}
