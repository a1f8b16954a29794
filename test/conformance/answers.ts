// Questions and answers of the conformance suite: one JSON object a line, matched by id.
// A question is a Case, what came of it an Answer; README.md beside this file says what each field
// means. An answer of ours may also say `unsupported`, which passes nothing.
import { readFileSync } from "node:fs";
import type { JsonObject, JsonValue, Signal } from "../otlp/json.ts";

export type Kind = "value" | "condition" | "statement" | "transform" | "filter" | "routing";

export interface Case {
  readonly id: string;
  readonly kind: Kind;
  readonly signal?: Signal;
  readonly context?: string;
  readonly expr?: string;
  readonly config?: JsonObject;
  readonly fixture?: string;
  readonly input?: JsonObject;
}

/** A value with its type: `{"type": "int", "value": "1"}`, maps as sorted pairs. */
export interface TaggedValue {
  readonly type: string;
  readonly value: JsonValue | TaggedValue[] | [string, TaggedValue][];
}

export interface Answer {
  readonly id: string;
  readonly value?: TaggedValue;
  readonly matched?: boolean;
  readonly output?: JsonObject;
  readonly routes?: Readonly<Record<string, JsonObject>>;
  readonly parseError?: string;
  readonly error?: string;
  readonly warnings?: readonly string[];
  readonly unsupported?: string;
}

const SIGNAL_OF_CONTEXT: Readonly<Record<string, Signal>> = {
  span: "traces",
  spanevent: "traces",
  metric: "metrics",
  datapoint: "metrics",
  exemplar: "metrics",
  profile: "profiles",
  profilesample: "profiles",
};

/** The signal that a case runs on: its own, or the one that its context implies. */
export function signalOf(c: Case): Signal {
  return c.signal ?? SIGNAL_OF_CONTEXT[c.context ?? "log"] ?? "logs";
}

/** The family of a case or answer: the first part of its id. */
export function familyOf(id: string): string {
  return id.slice(0, id.indexOf("/"));
}

/** Reads newline-delimited JSON; blank lines and lines that open with # do not count. */
export function readLines<T>(path: string): T[] {
  return parseLines<T>(readFileSync(path, "utf8"));
}

export function parseLines<T>(text: string): T[] {
  const lines = text.split("\n").filter((line) => line.trim() !== "" && !line.startsWith("#"));
  return lines.map((line) => JSON.parse(line) as T);
}
