// A profiles batch with every index into its dictionary replaced by what the index stands for.
// The dictionary itself then no longer counts, nor how it is ordered or what it holds beside.
import type { JsonObject, JsonValue } from "../otlp/json.ts";

/** Field that holds one index -> name of what it becomes, table of the dictionary. */
const REFERENCES: Readonly<Record<string, readonly [string, string]>> = {
  functionIndex: ["function", "functionTable"],
  mappingIndex: ["mapping", "mappingTable"],
  linkIndex: ["link", "linkTable"],
  stackIndex: ["stack", "stackTable"],
};

/** The batch's resourceProfiles, spelled out. */
export function resolveDictionary(batch: JsonObject): JsonObject {
  const dictionary = (batch["dictionary"] ?? {}) as JsonObject;
  return { resourceProfiles: spellOut(batch["resourceProfiles"] ?? [], dictionary) };
}

function spellOut(node: JsonValue, dictionary: JsonObject): JsonValue {
  if (Array.isArray(node)) return node.map((child) => spellOut(child, dictionary));
  if (typeof node !== "object" || node === null) return node;
  const out: JsonObject = {};
  for (const [name, child] of Object.entries(node)) {
    const [newName, value] = spellOutField(name, child, dictionary);
    out[newName] = value;
  }
  return out;
}

function spellOutField(
  name: string,
  child: JsonValue,
  dictionary: JsonObject,
): [string, JsonValue] {
  const reference = REFERENCES[name];
  if (reference)
    return [reference[0], spellOut(entry(dictionary, reference[1], child), dictionary)];
  if (name === "attributeIndices") {
    return ["attributes", list(child).map((index) => attribute(dictionary, index))];
  }
  if (name === "locationIndices") {
    const locations = list(child).map((index) => entry(dictionary, "locationTable", index));
    return ["locations", spellOut(locations, dictionary)];
  }
  if (name === "stringValueStrindex") return ["stringValue", text(dictionary, child)];
  if (name === "keyStrindex") return ["key", text(dictionary, child)];
  if (name.endsWith("Strindex")) return [name.slice(0, -8), text(dictionary, child)];
  if (name.endsWith("Strindices")) {
    return [name.slice(0, -10), list(child).map((index) => text(dictionary, index))];
  }
  return [name, spellOut(child, dictionary)];
}

function attribute(dictionary: JsonObject, index: JsonValue): JsonObject {
  const found = entry(dictionary, "attributeTable", index) as JsonObject;
  return {
    key: text(dictionary, found["keyStrindex"]),
    value: spellOut(found["value"] ?? {}, dictionary),
    unit: text(dictionary, found["unitStrindex"]),
  };
}

function text(dictionary: JsonObject, index: JsonValue | undefined): JsonValue {
  const found = list(dictionary["stringTable"] ?? [])[Number(index ?? 0)];
  return found ?? "";
}

function entry(dictionary: JsonObject, table: string, index: JsonValue): JsonValue {
  return list(dictionary[table] ?? [])[Number(index ?? 0)] ?? {};
}

function list(node: JsonValue): JsonValue[] {
  return Array.isArray(node) ? node : [];
}
