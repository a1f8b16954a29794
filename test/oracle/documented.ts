// Writes test/processors/documented/answers.ndjson: what the reference makes of each config there.
// Run: npm run --silent build:tools && node build/tools/test/oracle/documented.js BIN_DIR
//
// Where we differ on purpose, the answer is ours: that of a config that says the same in another
// way (`different`), or with a part that is written here (`corrected`).
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { Answer } from "../conformance/answers.ts";
import type { JsonObject, JsonValue } from "../otlp/json.ts";
import { differenceOf } from "../processors/difference.ts";

const FOLDER = "test/processors/documented";
const FIXTURES = "test/conformance/fixtures";

/** Functions as arguments in a flat list: 0.161.0 takes them for enums, pkg/ottl 1.4.0 does not. */
const different: Readonly<Record<string, string>> = {
  "functions/logs: replace_all_matches with and without a function":
    "functions/logs: replace_all_matches, in a context",
  "functions/logs: replace_all_patterns of values, keys and with groups":
    "functions/logs: replace_all_patterns, in a context",
  "functions/traces: replace_match": "functions/traces: replace_match, in a context",
  "functions/metrics: replace_pattern of a name":
    "functions/metrics: replace_pattern, in a context",
};

/** Texts of an answer, and what they are here: 0.161.0 loses negative values and those of zero. */
const corrected: Readonly<Record<string, readonly [string, string]>> = {
  "transform/metrics: convert_exponential_histogram_to_histogram, upper, in a context": [
    '["3","0","3","0"]',
    '["6","3","3","0","0"]',
  ],
};

const [bin] = process.argv.slice(2);
if (!bin) {
  process.stderr.write("usage: documented BIN_DIR\n");
  process.exit(2);
}

const lines = new Map<string, object>();
for (const [file, kind, oracle] of [
  ["transform", "transform", "collector"],
  ["functions", "transform", "collector"],
  ["filter", "filter", "collector"],
  ["routing", "routing", "routing"],
] as const) {
  for (const answer of ask(join(bin, `ottlref-${oracle}`), file, kind)) {
    lines.set(answer.id, shortAnswer(answer));
  }
}
for (const [id, other] of Object.entries(different)) {
  lines.set(id, { ...lines.get(other), id });
}
for (const [id, [theirs, ours]] of Object.entries(corrected)) {
  const line = JSON.stringify(lines.get(id));
  if (!line.includes(theirs)) throw new Error(`${id} does not answer ${theirs}`);
  lines.set(id, JSON.parse(line.replace(theirs, ours)) as object);
}
const text = [...lines.values()].map((line) => `${JSON.stringify(line)}\n`).join("");
writeFileSync(join(FOLDER, "answers.ndjson"), text);

function ask(program: string, file: string, kind: string): Answer[] {
  const blocks = readFileSync(join(FOLDER, `${file}.txt`), "utf8")
    .split(/^=== /m)
    .slice(1);
  const cases = blocks.map((block) => {
    const end = block.indexOf("\n");
    const title = block.slice(0, end);
    const config = unescaped(parse(block.slice(end + 1), { merge: true }) as JsonValue);
    const signal = title.slice(0, title.indexOf(":"));
    return JSON.stringify({ id: `${file}/${title}`, kind, signal, config });
  });
  const input = `${cases.join("\n")}\n`;
  const flags = ["eval", "-fixtures", FIXTURES];
  const output = execFileSync(program, flags, { input, maxBuffer: 1 << 30, encoding: "utf8" });
  return output
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Answer);
}

/** What the collector does with dollars before a processor sees its config. */
function unescaped(value: JsonValue): JsonValue {
  if (typeof value === "string") return value.replaceAll("$$", () => "$");
  if (Array.isArray(value)) return value.map(unescaped);
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value).map(([name, field]) => [name, unescaped(field ?? null)]);
  return Object.fromEntries(fields) as JsonObject;
}

function shortAnswer({ id, parseError, error, output, routes, warnings = [] }: Answer): object {
  if (parseError !== undefined) return { id, refused: true };
  if (error !== undefined) throw new Error(`${id}: ${error}`);
  const signal = id.slice(id.indexOf("/") + 1, id.indexOf(":"));
  const fixture = readFileSync(join(FIXTURES, `${signal}-default.json`), "utf8");
  const before = JSON.parse(fixture) as JsonObject;
  if (routes !== undefined) {
    const by = Object.entries(routes).map(([name, batch]) => [name, differenceOf(before, batch)]);
    return { id, routes: Object.fromEntries(by) as object };
  }
  const changes = differenceOf(before, output, "last-bits");
  return { id, changes, ...(warnings.length > 0 ? { warnings: warnings.length } : {}) };
}
