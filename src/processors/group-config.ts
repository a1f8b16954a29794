// The lists that transform and filter share: `log_statements`, `log_conditions` and the like hold
// either texts, which make one group whose context is inferred, or groups that say their context,
// conditions, statements and error mode.

import type { ErrorModeName, Text } from "../compiler/groups.ts";
import type { ConfigNode } from "./config-tree.ts";
import { isMistakenKey } from "./config-reader.ts";
import type { ConfigReader } from "./config-reader.ts";

/** One group as the config has it. */
export interface GroupConfig {
  readonly node: ConfigNode;
  /** Undefined: it is inferred. */
  readonly context: string | undefined;
  readonly statements: readonly Text[];
  readonly conditions: readonly Text[];
  readonly errorMode: ErrorModeName;
  readonly sharesCache: boolean;
}

export interface ListRules {
  /** Contexts that a group may name, of any signal. */
  readonly contexts: readonly string[];
  readonly keys: readonly string[];
  /** What texts of a flat list are. */
  readonly texts: "statements" | "conditions";
  /** Whether texts may stand behind groups: the transform processor lets them. */
  readonly allowsTextsLast: boolean;
  readonly errorMode: ErrorModeName;
}

/** Reads a list; what is wrong with it is added to the reader's faults. */
export function readGroups(
  reader: ConfigReader,
  list: ConfigNode,
  rules: ListRules,
): GroupConfig[] {
  const groups: GroupConfig[] = [];
  const texts: Text[] = [];
  let sawGroup = false;
  for (const item of reader.items(list) ?? []) {
    if (item.content === null) {
      reader.fail(item, "An item of this list must not be empty.");
    } else if (typeof item.content === "string") {
      if (sawGroup && !rules.allowsTextsLast) failMixed(reader, item);
      texts.push({ text: item.content, place: item.place });
    } else {
      if (texts.length > 0 && !isMistaken(item)) failMixed(reader, item);
      sawGroup = true;
      const group = readGroup(reader, item, rules);
      if (group !== undefined) groups.push(group);
    }
  }
  if (texts.length > 0) groups.push(flatGroup(list, texts, rules));
  return groups;
}

/** A text that YAML took for a key, which the reader says. */
function isMistaken({ content }: ConfigNode): boolean {
  return content instanceof Map && [...content.keys()].some(isMistakenKey);
}

function failMixed(reader: ConfigReader, item: ConfigNode): void {
  reader.fail(item, "A list holds texts alone or groups alone, not both.");
}

function flatGroup(node: ConfigNode, texts: readonly Text[], rules: ListRules): GroupConfig {
  const { errorMode } = rules;
  const group = { node, context: undefined, errorMode, sharesCache: false };
  return rules.texts === "statements"
    ? { ...group, statements: texts, conditions: [] }
    : { ...group, statements: [], conditions: texts };
}

function readGroup(
  reader: ConfigReader,
  node: ConfigNode,
  rules: ListRules,
): GroupConfig | undefined {
  const before = reader.faults.length;
  const fields = reader.fields(node, rules.keys);
  const context = reader.word(fields.get("context"), rules.contexts, "context");
  const conditions = reader.texts(fields.get("conditions")) ?? [];
  const statements = reader.texts(fields.get("statements")) ?? [];
  const errorMode = reader.errorMode(fields.get("error_mode"), rules.errorMode);
  const sharesCache = reader.bool(fields.get("shared_cache"));
  const isRight = reader.faults.length === before;
  return isRight ? { node, context, statements, conditions, errorMode, sharesCache } : undefined;
}
