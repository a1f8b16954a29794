// Writes test/editors/sequences.ndjson: random log records, editors in a row, and what the
// reference (pkg/ottl 1.4.0) makes of them.
// Run: npm run --silent build:tools && node build/tools/test/oracle/editor-sequences.js BIN_DIR
//
// The same seed gives the same lines. The order of a map is not asked for: `append` loses it (Go's
// map) and `delete_key` changes it (the last entry moves into the hole), so `limit` and `flatten`,
// which depend on it, don't follow those, and the records that those see have no key twice.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Answer } from "../conformance/answers.ts";
import type { JsonObject, JsonValue } from "../otlp/json.ts";

const SEQUENCES = 320;
const STATEMENTS_MAX = 4;
const FILE = "test/editors/sequences.ndjson";

const [bin] = process.argv.slice(2);
if (!bin) {
  process.stderr.write("usage: editor-sequences BIN_DIR\n");
  process.exit(2);
}

// ---- chance: a small generator whose numbers are the same everywhere

let seed = 20261124;

function random(below: number): number {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return Math.floor((seed / 2 ** 32) * below);
}

function pick<T>(items: readonly T[]): T {
  return items[random(items.length)] as T;
}

// ---- records

const keys = ["a", "b", "ab", "a.b", "k.1", "", "é", "Key", "a.0", "l", "m", "s", "r"];
const words = ["", "a", "aa", "abab", "hello world", "héllo", "漢字かな", "A-b_C"];
const texts = [...words, "a.b.c", "x=1;y=22"];

function value(depth: number): JsonObject {
  const kind = random(depth > 0 ? 9 : 6);
  if (kind <= 2) return { stringValue: pick(texts) };
  if (kind === 3) return { intValue: String(random(200) - 100) };
  if (kind === 4) return pick<JsonObject>([{ doubleValue: random(1000) / 8 }, { boolValue: true }]);
  if (kind === 5) return pick<JsonObject>([{}, { bytesValue: "AP8=" }]);
  if (kind === 6) return { arrayValue: { values: some(3, () => value(depth - 1)) } };
  return { kvlistValue: { values: entries(3, depth - 1) } };
}

function some<T>(max: number, make: () => T): T[] {
  return Array.from({ length: random(max + 1) }, make);
}

function entries(max: number, depth: number): JsonObject[] {
  return some(max, () => ({ key: pick(keys), value: value(depth) }));
}

function record(): JsonObject {
  const usual: JsonObject[] = [
    { key: "m", value: { kvlistValue: { values: entries(4, 2) } } },
    { key: "l", value: { arrayValue: { values: some(4, () => value(2)) } } },
    { key: "s", value: { stringValue: pick(texts) } },
    { key: "r", value: { stringValue: pick(templates) } },
  ];
  const attributes = [...entries(5, 2), ...usual.filter(() => random(4) > 0), ...entries(2, 1)];
  const body = pick<JsonValue>([{ stringValue: pick(texts) }, value(2)]);
  return { body, attributes };
}

// ---- statements

const maps = ["attributes", "attributes", `attributes["m"]`, `attributes["m"]["a"]`, "body"];
const named = "(?P<first>[a-z])(?P<second>[a-z.]*)";
const regexes = ["a", "^a", "b|l", "(a)(b)?", named, "", "x*", "é|漢"];
const globs = ["*", "a*", "*b*", "?", "{a,hello*}", "*a"];
const templates = [
  "",
  "-",
  "$0$0",
  "$1",
  "${1}x",
  "$1x",
  "$$1",
  "${first}.$second",
  "$é",
  "[$2]",
  "${",
  "$first_",
];
const functions = ["SHA1", "ToUpperCase", "ToLowerCase"];
const formats = ["<%s>", "%s", "%d"];

function quoted(text: string): string {
  return JSON.stringify(text);
}

function replacement(): string {
  const text = random(4) === 0 ? `attributes["r"]` : quoted(pick(templates));
  if (random(4) > 0) return text;
  return random(2) === 0
    ? `${text}, ${pick(functions)}`
    : `${text}, ${pick(functions)}, ${quoted(pick(formats))}`;
}

function keyList(max: number): string {
  return `[${some(max, () => quoted(pick(keys))).join(", ")}]`;
}

function limit(): string {
  const listed = some(3, () => quoted(pick(keys)));
  return `limit(${pick(maps)}, ${listed.length + random(3)}, [${listed.join(", ")}])`;
}

function flatten(): string {
  const parts = [pick(maps)];
  if (random(2) === 0) parts.push(`prefix=${quoted(pick(["", "p", "é."]))}`);
  if (random(2) === 0) parts.push(`depth=${1 + random(3)}`);
  if (random(2) === 0) parts.push(`resolve_conflicts=${pick(["true", "false"])}`);
  return `flatten(${parts.join(", ")})`;
}

function truncate(): string {
  const size = random(6);
  const marker = ".".repeat(random(Math.min(size, 3) + 1));
  const safe = pick(["", ", utf8_safe=true"]);
  return `truncate_all(${pick(maps)}, ${size}${safe}, truncation_marker=${quoted(marker)})`;
}

function merge(): string {
  const target = pick(maps);
  const sources = [...maps, `{"a": 1, "n": {"x": [1, "y"]}, "s": nil}`];
  const source = pick(sources.filter((each) => each !== target));
  return `merge_maps(${target}, ${source}, ${quoted(pick(["insert", "update", "upsert"]))})`;
}

const places = ["l", "s", "a", "new"].map((key) => `attributes["${key}"]`).concat("body");

function append(): string {
  const one = pick([quoted(pick(texts)), "1", "1.5", "nil", "true", "[1, [2]]", `attributes["s"]`]);
  const form = random(3);
  if (form === 0) return `append(${pick(places)}, ${one})`;
  if (form === 1) return `append(${pick(places)}, values=[${one}, "z"])`;
  return `append(${pick(places)}, ${one}, ["y", ${one}])`;
}

function deleteIndex(): string {
  const start = random(4);
  const end = pick(["", `, ${start + random(3)}`]);
  return `delete_index(${pick([`attributes["l"]`, "body"])}, ${start}${end})`;
}

const anywhere: readonly (() => string)[] = [
  append,
  deleteIndex,
  merge,
  merge,
  truncate,
  () => `clear(${pick([...maps, ...places])})`,
  () => `delete_key(${pick(maps)}, ${pick([quoted(pick(keys)), `attributes["s"]`])})`,
  () => `delete_matching_keys(${pick(maps)}, ${quoted(pick(regexes))})`,
  () => `keep_matching_keys(${pick(maps)}, ${quoted(pick(regexes))})`,
  () => `keep_keys(${pick(maps)}, ${keyList(5)})`,
  () => `stringify_all(${pick(maps)})`,
  () => `replace_pattern(${pick(places)}, ${quoted(pick(regexes))}, ${replacement()})`,
  () => `replace_match(${pick(places)}, ${quoted(pick(globs))}, ${replacement()})`,
  () => `replace_all_matches(${pick(maps)}, ${quoted(pick(globs))}, ${replacement()})`,
  () => replaceAll("value"),
  () => replaceAll("key"),
];
const ordered: readonly (() => string)[] = [limit, flatten, flatten];

function replaceAll(mode: string): string {
  const regex = quoted(pick(regexes));
  return `replace_all_patterns(${pick(maps)}, "${mode}", ${regex}, ${replacement()})`;
}

function statements(): string[] {
  const list: string[] = [];
  const count = 1 + random(STATEMENTS_MAX);
  while (list.length < count) {
    const isOrdered = !list.some((each) => /^(append|delete_key|stringify_all)\(/.test(each));
    const made = pick(isOrdered ? [...anywhere, ...ordered] : anywhere)();
    // With the context, as the single statements of the reference want it.
    list.push(made.replace(/\b(attributes|body)\b(?=[[,)]|$)/g, "log.$1"));
  }
  return list;
}

// ---- asking

interface Sequence {
  readonly statements: readonly string[];
  readonly input: JsonObject;
  output: JsonObject;
  readonly failed: number[];
}

function batchOf(log: JsonObject): JsonObject {
  return { resourceLogs: [{ scopeLogs: [{ logRecords: [log] }] }] };
}

/**
 * The same without the second of two equal keys, on every level, and without empty keys: OTLP/JSON
 * leaves those out, and a map with one is then compared as a list.
 */
function distinct<T extends JsonValue>(node: T): T {
  if (Array.isArray(node)) {
    const seen = new Set<JsonValue>([""]);
    const kept = node.filter((each) => {
      const key = each !== null && typeof each === "object" && "key" in each ? each.key : undefined;
      return key === undefined || (!seen.has(key) && seen.add(key));
    });
    return kept.map(distinct) as T;
  }
  if (typeof node !== "object" || node === null) return node;
  const pairs = Object.entries(node).map(([name, value_]) => [name, distinct(value_)]);
  return Object.fromEntries(pairs) as T;
}

/** The one record of a batch. */
function recordOf(batch: JsonObject): JsonObject {
  let node: JsonValue | undefined = batch;
  for (const name of ["resourceLogs", "scopeLogs", "logRecords"]) {
    node = ((node as JsonObject)[name] as JsonValue[])[0];
  }
  return node as JsonObject;
}

const sequences = Array.from({ length: SEQUENCES }, (): Sequence => {
  const list = statements();
  const whole = record();
  const losesOrder = list.some((each) => /^(append|delete_key)\(/.test(each));
  const input = losesOrder ? distinct(whole) : whole;
  return { statements: list, input, output: input, failed: [] };
});
for (let step = 0; step < STATEMENTS_MAX; step++) askStep(bin, step);
const lines = sequences.map(({ statements: texts_, input, output, failed }) =>
  JSON.stringify({ statements: texts_, input, output, failed }),
);
writeFileSync(FILE, `${lines.join("\n")}\n`);

/** Runs the statements at `step` on what the steps before gave. */
function askStep(folder: string, step: number): void {
  const asked = sequences.filter((each) => each.statements[step] !== undefined);
  const cases = asked.map((each, id) => ({
    id: String(id),
    kind: "statement",
    context: "log",
    expr: each.statements[step],
    input: batchOf(each.output),
  }));
  const input = `${cases.map((each) => JSON.stringify(each)).join("\n")}\n`;
  const options = { input, maxBuffer: 1 << 30, encoding: "utf8" } as const;
  const flags = ["eval", "-fixtures", "test/conformance/fixtures"];
  const output = execFileSync(join(folder, "ottlref-stable"), flags, options);
  const answers = output.trimEnd().split("\n");
  for (const [index, line] of answers.entries()) {
    const answer = JSON.parse(line) as Answer;
    const sequence = asked[index];
    if (sequence === undefined || answer.output === undefined) {
      throw new Error(`${sequence?.statements[step]}: ${line}`);
    }
    sequence.output = recordOf(answer.output as JsonObject);
    if (answer.error !== undefined) sequence.failed.push(step);
  }
}
