// UserAgent: the name and version of the agent and of its operating system, as uap-go reads them.
//
// The first pattern in the table's order that gives a name wins. Patterns are constant and compiled
// when the first text reaches them; a text that no early one knows costs 0.1 ms and more, so what
// the last texts were is remembered. Devices are not asked for. RegExp backtracks, so only the head
// of a text is examined.

import { HostFailure, type HostFunction, type HostValue } from "../runtime/host-functions.ts";
import { HostText } from "../runtime/host-message.ts";
import { agentTable } from "./user-agents/table.ts";

/**
 * Characters of a text that are examined. Real user agents are shorter; a longer one could keep the
 * backtracking patterns busy for long.
 */
export const USER_AGENT_EXAMINED_MAX = 1024;

/** Texts that are remembered: a site meets the same few agents again and again. */
const USER_AGENTS_KEPT_MAX = 1024;

interface Pattern {
  readonly expression: RegExp;
  /** For the name and the parts of the version. */
  readonly replacements: readonly string[];
}

class PatternTable {
  private readonly compiled: Pattern[] = [];

  constructor(
    private readonly rows: readonly string[],
    private readonly parts: number,
  ) {}

  /** Name and version. */
  find(text: string): readonly [name: string, version: string] {
    let found: readonly string[] = [];
    for (let i = 0; i < this.rows.length; i++) {
      const { expression, replacements } = this.pattern(i);
      const match = expression.exec(text);
      if (match === null) continue;
      found = replacements.map((replacement) => expand(replacement, match));
      if (found[0] !== "") break;
    }
    // A match without a name leaves its version behind, as in uap-go.
    const [name = "", major = "", ...rest] = found;
    const minors = rest.filter((part) => part !== "").map((part) => `.${part}`);
    return [name === "" ? "Other" : name, major + minors.join("")];
  }

  private pattern(index: number): Pattern {
    return (this.compiled[index] ??= this.compile(this.rows[index] ?? ""));
  }

  private compile(row: string): Pattern {
    const [flag = "", source = "", ...given] = row.split("\t");
    const replacements = Array.from({ length: this.parts }, (_, i) => given[i] ?? `$${i + 1}`);
    return { expression: new RegExp(source, `${flag}u`), replacements };
  }
}

/** Go's Regexp.Expand: `$1x` is a group called 1x, which no pattern has. */
function expand(replacement: string, match: RegExpExecArray): string {
  const form = /\$(?:(\$)|\{(\w+)\}|(\w+))/g;
  return replacement.replace(form, (_, dollar?: string, braced?: string, bare?: string) => {
    if (dollar !== undefined) return "$";
    const name = braced ?? bare ?? "";
    return /^\d+$/.test(name) ? (match[Number(name)] ?? "") : "";
  });
}

interface Agents {
  readonly names: PatternTable;
  readonly systems: PatternTable;
}

let agents: Agents | undefined;

function knownAgents(): Agents {
  const { agentRows = [], systemRows = [] } = agentTable() ?? {};
  agents ??= { names: new PatternTable(agentRows, 4), systems: new PatternTable(systemRows, 5) };
  return agents;
}

/** A text to the attributes of the semantic conventions. */
export const userAgent: HostFunction = (original) => {
  if (original instanceof HostText)
    return attributesOf(new TextDecoder().decode(original.bytes), original);
  if (typeof original !== "string") throw new HostFailure("UserAgent takes a string");
  const known = kept.get(original);
  if (known !== undefined) return known;
  const attributes = attributesOf(original, original);
  if (original.length <= USER_AGENT_EXAMINED_MAX) keep(original, attributes);
  return attributes;
};

/** In the order in which they came; the oldest goes first. */
const kept = new Map<string, HostValue>();

function keep(text: string, attributes: HostValue): void {
  if (kept.size >= USER_AGENTS_KEPT_MAX) kept.delete(kept.keys().next().value ?? "");
  kept.set(text, attributes);
}

function attributesOf(text: string, original: HostValue): HostValue {
  const examined = text.slice(0, USER_AGENT_EXAMINED_MAX);
  const { names, systems } = knownAgents();
  const [name, version] = names.find(examined);
  const [systemName, systemVersion] = systems.find(examined);
  const result = new Map([
    ["user_agent.name", name],
    ["user_agent.original", original],
    ["user_agent.version", version],
    ["os.name", systemName],
  ]);
  if (systemVersion !== "") result.set("os.version", systemVersion);
  return result;
}
