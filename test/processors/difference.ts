// What a batch became, in few words: the parts that differ, by their paths, so that a test's answer
// is as short as what a config does. Attributes stand by their keys, other messages by a name that
// they have, else by their index. What is gone is null.
//
//   {"resourceLogs[0].scopeLogs[0].logRecords[1].body": {"stringValue": "/items"}, "...": null}

import { canonicalBatch } from "../conformance/canonical.ts";
import type { Precision } from "../conformance/canonical.ts";
import type { JsonObject, JsonValue } from "../otlp/json.ts";

export type Difference = Readonly<Record<string, JsonValue>>;

export function differenceOf(
  before: JsonObject,
  after: JsonObject | undefined,
  precision: Precision = "exact",
): Difference {
  const found: Record<string, JsonValue> = {};
  const [left, right] = [canonicalBatch(before, precision), canonicalBatch(after, precision)];
  compare(left, right, "", found);
  return found;
}

function compare(
  left: JsonValue,
  right: JsonValue,
  path: string,
  found: Record<string, JsonValue>,
): void {
  const [before, after] = [partsOf(left, path), partsOf(right, path)];
  if (before === undefined || after === undefined || before.size === 0 || after.size === 0) {
    if (JSON.stringify(left) !== JSON.stringify(right)) found[path] = right;
    return;
  }
  for (const [name, part] of after) {
    const old = before.get(name);
    if (old === undefined) found[name] = part;
    else compare(old, part, name, found);
  }
  for (const name of before.keys()) if (!after.has(name)) found[name] = null;
}

/** The parts of a list or message by their paths; undefined of a leaf. */
function partsOf(value: JsonValue, path: string): Map<string, JsonValue> | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (!Array.isArray(value)) {
    const fields = Object.entries(value).flatMap(([name, field]): [string, JsonValue][] => {
      return field === undefined ? [] : [[path === "" ? name : `${path}.${name}`, field]];
    });
    return new Map(fields);
  }
  const names = namesOf(value);
  return new Map(value.map((item, at) => [`${path}[${names?.[at] ?? at}]`, item]));
}

/** Names of a list's items, where each has one of its own; an empty one is left out of the form. */
function namesOf(items: readonly JsonValue[]): string[] | undefined {
  const field = ["key", "name", "spanId"].find((name) => {
    return items.some((item) => typeof item === "object" && item !== null && name in item);
  });
  if (field === undefined) return undefined;
  const names = items.map((item) => JSON.stringify((item as JsonObject)[field] ?? ""));
  return new Set(names).size === names.length ? names : undefined;
}
