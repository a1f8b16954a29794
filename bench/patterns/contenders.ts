// Who runs a pattern over all texts: ours, re2js, RegExp. Each is a task to time and, untimed, its
// answer for every text.
import { RE2JS } from "re2js";
import { compile } from "../../src/index.ts";
import { type JsonObject, type JsonValue, jsonToProto, protoToJson } from "../../test/otlp/json.ts";
import { recordsOf } from "../../test/otlp/records.ts";
import type { Task } from "../measure.ts";

export interface Contender extends Task {
  /** By text: "true" or "false", or the text with all matches replaced. */
  answer(): readonly string[];
}

const replacement = "***";

export interface Contenders {
  readonly match: readonly Contender[];
  readonly replace: readonly Contender[];
  /** What ours does for `match` besides matching. */
  readonly walk: Task;
}

/** The contenders for both questions. */
export function contendersOf(
  pattern: string,
  flags: "i" | undefined,
  texts: readonly string[],
): Contenders {
  const source = flags === undefined ? pattern : `(?${flags})${pattern}`;
  const re2js = RE2JS.compile(source);
  const regExp = new RegExp(pattern, flags);
  const regExpAll = new RegExp(pattern, `g${flags ?? ""}`);
  const marks = texts.map((text) => re2js.test(text));
  return {
    walk: walk(marks, texts),
    match: [
      ourMatch(source, marks, texts),
      peer("re2js", texts, (text) => re2js.test(text)),
      peer("RegExp", texts, (text) => regExp.test(text)),
    ],
    replace: [
      ourReplace(source, texts),
      peer("re2js", texts, (text) => re2js.matcher(text).replaceAll(replacement)),
      peer("RegExp", texts, (text) => text.replace(regExpAll, replacement)),
    ],
  };
}

/** A batch of log records, a text in each body; those that `marks` names have a severity. */
export function batchOf(texts: readonly string[], marks: readonly boolean[] = []): Uint8Array {
  const logRecords = texts.map((text, at) => ({
    severityNumber: marks[at] === true ? MARKED : 0,
    body: { stringValue: text },
    attributes: [{ key: "index", value: { intValue: `${at}` } }],
  }));
  return jsonToProto("logs", { resourceLogs: [{ scopeLogs: [{ logRecords }] }] });
}

function peer(
  name: string,
  texts: readonly string[],
  work: (text: string) => string | boolean,
): Contender {
  const made: (string | boolean)[] = texts.map(work);
  const run = (): void => {
    for (let i = 0; i < texts.length; i++) made[i] = work(texts[i] as string);
  };
  return { name, run, answer: () => texts.map((text) => `${work(text)}`) };
}

/** Drops the same records as `ourMatch` without a pattern: what reading and writing cost. */
function walk(marks: readonly boolean[], texts: readonly string[]): Task {
  const config = { log_conditions: [`log.severity_number == ${MARKED}`] };
  const { run } = ours(config, "filter", texts, marks);
  return { name: "walk", run };
}

const MARKED = 17;

function ourMatch(
  source: string,
  marks: readonly boolean[],
  texts: readonly string[],
): Contender {
  const config = { log_conditions: [`IsMatch(log.body, ${JSON.stringify(source)})`] };
  const { run, output } = ours(config, "filter", texts, marks);
  const answer = (): readonly string[] => {
    const kept = new Set(output().map((record) => indexOf(record)));
    return texts.map((_, at) => `${!kept.has(at)}`);
  };
  return { name: "ours", run, answer };
}

function ourReplace(source: string, texts: readonly string[]): Contender {
  const call = `replace_pattern(log.body, ${JSON.stringify(source)}, "${replacement}")`;
  const { run, output } = ours({ log_statements: [call] }, "transform", texts);
  const answer = (): readonly string[] =>
    output().map((record) => String((record["body"] as JsonObject)["stringValue"]));
  return { name: "ours", run, answer };
}

function ours(
  config: JsonObject,
  component: "filter" | "transform",
  texts: readonly string[],
  marks: readonly boolean[] = [],
): { readonly run: () => unknown; readonly output: () => readonly JsonObject[] } {
  const processor = compile(config, { signal: "logs", processors: [component] });
  const batch = batchOf(texts, marks);
  const run = (): Uint8Array => processor.process(batch);
  const output = (): readonly JsonObject[] =>
    recordsOf("logs", protoToJson("logs", run())).map(({ record }) => record);
  return { run, output };
}

function indexOf(record: JsonObject): number {
  const [attribute] = record["attributes"] as readonly JsonObject[];
  const value: JsonValue | undefined = (attribute?.["value"] as JsonObject)["intValue"];
  return Number(value);
}
