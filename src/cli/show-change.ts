// A change as a diff for a terminal: the record as lines, one for each field and attribute, with
// what went marked by `-` and what came by `+`. Plain text carries the same as colours do.

import type { Change, Record } from "./changes.ts";
import type { JsonObject, JsonValue } from "./otlp-json.ts";
import { RECORD_FIELD } from "./otlp-schema.ts";

const red = 31;
const green = 32;
const dim = 2;

/** Longer values are cut: the diff is to be read, not to be parsed. */
const VALUE_CHARACTERS_MAX = 100;

/** What says which record it is, when little of it changed. */
const landmarks = ["timeUnixNano", "severityText", "name", "body", "metric.name"];

/** The lines of one change. */
export function showChange({ index, before, after }: Change, isColoured: boolean): string {
  const paint = (code: number, mark: string, name: string, value: string) => {
    const line = `  ${mark} ${name}: ${cut(value)}`;
    return isColoured ? `\u001b[${code}m${line}\u001b[0m` : line;
  };
  const old = linesOf(before);
  const young = after === undefined ? undefined : linesOf(after);
  const lines = [`record ${index} ${young === undefined ? "dropped" : "changed"}`];
  for (const [name, value] of old) {
    const now = young?.get(name);
    const isLandmark = landmarks.includes(name);
    if (young === undefined) {
      if (isLandmark || name.startsWith("attributes")) lines.push(paint(red, "-", name, value));
      continue;
    }
    if (now === value) {
      if (isLandmark) lines.push(paint(dim, " ", name, value));
      continue;
    }
    lines.push(paint(red, "-", name, value));
    if (now !== undefined) lines.push(paint(green, "+", name, now));
  }
  for (const [name, value] of young ?? []) {
    if (!old.has(name)) lines.push(paint(green, "+", name, value));
  }
  return lines.join("\n");
}

function cut(value: string): string {
  const characters = [...value];
  if (characters.length <= VALUE_CHARACTERS_MAX) return value;
  return `${characters.slice(0, VALUE_CHARACTERS_MAX).join("")} ...`;
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
  if (!Array.isArray(value)) return false;
  return value.every((item) => typeof item === "object" && item !== null && "key" in item);
}

function addAttributes(
  lines: Map<string, string>,
  name: string,
  attributes: readonly KeyValue[],
): void {
  for (const { key, value } of attributes) {
    lines.set(`${name}[${JSON.stringify(key)}]`, textOf(value ?? null));
  }
}

/** An AnyValue as what it holds, anything else as JSON. */
function textOf(value: JsonValue): string {
  const isMessage = typeof value === "object" && value !== null && !Array.isArray(value);
  if (!isMessage) return JSON.stringify(value);
  const [kind, inner] = Object.entries(value)[0] ?? [];
  if (inner === undefined || kind?.endsWith("Value") !== true) return JSON.stringify(value);
  if (kind === "intValue") return String(inner);
  return JSON.stringify(inner);
}
