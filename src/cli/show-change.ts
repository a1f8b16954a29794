// A change as a diff for a terminal: the record as lines, one for each field and attribute, with what went marked by `-` and
// what came by `+`. Plain text carries the same as colours do.

import type { Change, Record } from "./changes.ts";
import type { JsonObject, JsonValue } from "./otlp-json.ts";
import { RECORD_FIELD } from "./otlp-schema.ts";

const red = 31;
const green = 32;
const dim = 2;

/** The lines of one change. */
export function showChange({ index, before, after }: Change, isColoured: boolean): string {
  const paint = (code: number, text: string) => (isColoured ? `\u001b[${code}m${text}\u001b[0m` : text);
  const old = linesOf(before);
  if (after === undefined) {
    const lines = [...old].map(([name, value]) => paint(red, `  - ${name}: ${value}`));
    return [`record ${index}: dropped`, ...lines].join("\n");
  }
  const young = linesOf(after);
  const lines = [`record ${index}: changed`];
  for (const [name, value] of old) {
    const now = young.get(name);
    if (now === value) lines.push(paint(dim, `    ${name}: ${value}`));
    else lines.push(paint(red, `  - ${name}: ${value}`));
    if (now !== undefined && now !== value) lines.push(paint(green, `  + ${name}: ${now}`));
  }
  for (const [name, value] of young) {
    if (!old.has(name)) lines.push(paint(green, `  + ${name}: ${value}`));
  }
  return lines.join("\n");
}

/** A record as lines: `attributes["k"]` and the text of its value. */
function linesOf({ resource, scope, metric, record }: Record): Map<string, string> {
  const lines = new Map<string, string>();
  addFields(lines, "resource.", (resource["resource"] ?? {}) as JsonObject);
  addFields(lines, "scope.", (scope["scope"] ?? {}) as JsonObject);
  if (metric !== undefined) addFields(lines, "metric.", metric);
  addFields(lines, "", record);
  return lines;
}

function addFields(lines: Map<string, string>, prefix: string, message: JsonObject): void {
  for (const [name, value] of Object.entries(message)) {
    if (name === RECORD_FIELD) continue;
    if (isAttributes(value)) addAttributes(lines, prefix + name, value);
    else lines.set(prefix + name, textOf(value));
  }
}

interface KeyValue extends JsonObject {
  key: string;
}

function isAttributes(value: JsonValue): value is KeyValue[] {
  return Array.isArray(value) && value.every((item) => typeof item === "object" && item !== null && "key" in item);
}

function addAttributes(lines: Map<string, string>, name: string, attributes: readonly KeyValue[]): void {
  for (const { key, value } of attributes) {
    lines.set(`${name}[${JSON.stringify(key)}]`, textOf(value ?? null));
  }
}

/** An AnyValue as what it holds, anything else as JSON. */
function textOf(value: JsonValue): string {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return JSON.stringify(value);
  const [kind, inner] = Object.entries(value)[0] ?? [];
  if (inner === undefined || kind?.endsWith("Value") !== true) return JSON.stringify(value);
  if (kind === "intValue") return String(inner);
  return JSON.stringify(inner);
}
