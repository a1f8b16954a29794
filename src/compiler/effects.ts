// What a checked group reads and writes, as far as other groups can see it: the contexts that its
// paths name. `set(resource.attributes["a"], log.body)` reads and writes the resource, and reads
// the log record. Editors read what they write.
//
//   reads: resource, log    writes: resource
//
// Coarse on purpose: a context is one thing, whatever the field, and every call may fail.
// join-groups.ts asks.

import type {
  CheckedArgument,
  CheckedCall,
  CheckedCondition,
  CheckedKey,
  CheckedPath,
  CheckedStatement,
  CheckedValue,
} from "./checked.ts";
import type { ResolvedPath } from "../language/path-record.ts";

export interface Effects {
  readonly reads: ReadonlySet<string>;
  readonly writes: ReadonlySet<string>;
  /** Whether a path to the cache is among those of the own context. */
  readonly usesCache: boolean;
  /** The editors' names. */
  readonly editors: ReadonlySet<string>;
  /** Whether any of it may fail on some record. */
  readonly mayFail: boolean;
}

interface Checked {
  readonly conditions: readonly CheckedCondition[];
  readonly statements: readonly CheckedStatement[];
}

/** The effects of a checked group. */
export function effectsOf({ conditions, statements }: Checked): Effects {
  const gathering = new Gathering();
  for (const condition of conditions) gathering.condition(condition);
  for (const { editor, where } of statements) {
    if (where !== undefined) gathering.condition(where);
    gathering.editors.add(editor.function.name);
    gathering.call(editor);
  }
  return gathering;
}

class Gathering implements Effects {
  readonly reads = new Set<string>();
  readonly writes = new Set<string>();
  readonly editors = new Set<string>();
  usesCache = false;
  mayFail = false;

  condition(condition: CheckedCondition): void {
    switch (condition.kind) {
      case "boolean":
        return;
      case "or":
      case "and":
        for (const operand of condition.operands) this.condition(operand);
        return;
      case "not":
        return this.condition(condition.operand);
      case "comparison":
        this.value(condition.left);
        return this.value(condition.right);
      case "test":
        return this.call(condition.call);
    }
  }

  call({ arguments: all, keys }: CheckedCall): void {
    this.mayFail = true;
    for (const argument of all) this.argument(argument);
    this.keys(keys);
  }

  private argument(argument: CheckedArgument): void {
    switch (argument.kind) {
      case "value":
      case "dynamicList":
        return this.value(argument.value);
      case "place":
        this.value(argument.place);
        if (argument.place.kind === "path") this.writes.add(argument.place.path.context);
        return;
      case "list":
        for (const item of argument.items) this.value(item);
        return;
      case "lambda":
        if (argument.body.kind === "value") return this.value(argument.body.value);
        return this.condition(argument.body.condition);
      default:
        return;
    }
  }

  private value(value: CheckedValue): void {
    switch (value.kind) {
      case "constant":
        return;
      case "path":
        return this.path(value);
      case "call":
        return this.call(value);
      case "arithmetic":
        this.mayFail = true;
        this.value(value.left);
        return this.value(value.right);
      case "negation":
        this.mayFail = true;
        return this.value(value.operand);
      case "list":
        for (const item of value.items) this.value(item);
        return;
      case "map":
        this.mayFail = true;
        for (const entry of value.entries) {
          this.value(entry.key);
          this.value(entry.value);
        }
        return;
      case "local":
        return this.keys(value.keys);
    }
  }

  private path({ path, keys }: CheckedPath): void {
    this.reads.add(path.context);
    if (path.name === "cache") this.usesCache = true;
    if (!isSafe(path, keys)) this.mayFail = true;
    this.keys(keys);
  }

  private keys(keys: readonly CheckedKey[]): void {
    for (const key of keys) if (key.kind === "value") this.value(key.value);
  }
}

/** Whether reading the path never fails: a field, or an attribute by a key that is written out. */
function isSafe({ context, name }: ResolvedPath, keys: readonly CheckedKey[]): boolean {
  if (context.startsWith("profile")) return false;
  const [key, ...others] = keys;
  return key === undefined || (name === "attributes" && key.kind === "string" && !others.length);
}
