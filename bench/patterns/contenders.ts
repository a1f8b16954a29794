// Who runs a pattern over all texts: ours, re2js, RegExp. Each is a task to time and, untimed, its
// answer for every text.
//
// Two jobs. The whole one starts from a batch of protobuf and ends with one: the peers decode it
// with protobufjs, drop the records or replace in their bodies, and encode. The other is the
// pattern alone: the peers have strings that are there already and keep what they make in an array;
// ours is the whole job without what the same program costs when it asks no pattern.
import { RE2JS } from "re2js";
import { compile } from "../../src/index.ts";
import { type JsonObject, type JsonValue, jsonToProto, protoToJson } from "../../test/otlp/json.ts";
import { recordsOf } from "../../test/otlp/records.ts";
import type { Task } from "../measure.ts";
import { protobufjsCodec } from "../peers/protobufjs.ts";

export interface Contender extends Task {
  /** By text: "true" or "false", or the text with all matches replaced. */
  answer(): readonly string[];
}

const replacement = "***";

/** One question to all texts: whether the pattern matches, or what replacing makes. */
export interface Question {
  /** Ours, and the peers on strings. */
  readonly alone: readonly Contender[];
  /** The peers' whole job. */
  readonly whole: readonly Contender[];
  /** What ours does besides the pattern. */
  readonly walk: Task;
}

/** The contenders for both questions. */
export function contendersOf(
  pattern: string,
  flags: "i" | undefined,
  texts: readonly string[],
): { readonly match: Question; readonly replace: Question } {
  const source = flags === undefined ? pattern : `(?${flags})${pattern}`;
  const re2js = RE2JS.compile(source);
  const regExp = new RegExp(pattern, flags);
  const regExpAll = new RegExp(pattern, `g${flags ?? ""}`);
  const marks = texts.map((text) => re2js.test(text));
  const tests = {
    re2js: (text: string) => re2js.test(text),
    RegExp: (text: string) => regExp.test(text),
  };
  const replacements = {
    re2js: (text: string) => re2js.matcher(text).replaceAll(replacement),
    RegExp: (text: string) => text.replace(regExpAll, replacement),
  };
  return {
    match: {
      alone: [ourMatch(source, marks, texts), ...peersOf(tests, texts, onStrings)],
      whole: peersOf(tests, texts, onBatch),
      walk: ourWalk("filter", `log.severity_number == ${MARKED}`, texts, marks),
    },
    replace: {
      alone: [ourReplace(source, texts), ...peersOf(replacements, texts, onStrings)],
      whole: peersOf(replacements, texts, onBatch),
      walk: ourWalk("transform", 'set(log.event_name, "") where log.flags == 9', texts, []),
    },
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

const MARKED = 17;

type Work = (text: string) => string | boolean;

type Run = (texts: readonly string[], work: Work) => () => unknown;

function peersOf(
  works: Readonly<Record<string, Work>>,
  texts: readonly string[],
  run: Run,
): Contender[] {
  return Object.entries(works).map(([name, work]) => ({
    name: run === onBatch ? `${name}, whole` : name,
    run: run(texts, work),
    answer: () => texts.map((text) => `${work(text)}`),
  }));
}

function onStrings(texts: readonly string[], work: Work): () => unknown {
  const made: (string | boolean)[] = texts.map(work);
  return () => {
    for (let i = 0; i < texts.length; i++) made[i] = work(texts[i] as string);
  };
}

/** Drops the records for which the work is true, or gives the body what it makes. */
function onBatch(texts: readonly string[], work: Work): () => unknown {
  const codec = protobufjsCodec("logs");
  const bytes = batchOf(texts);
  return () => {
    const batch = codec.decode(bytes);
    for (const { scopeLogs } of batch.resourceLogs ?? []) {
      for (const scope of scopeLogs ?? []) {
        scope.logRecords = (scope.logRecords ?? []).filter((record) => {
          const made = work(codec.textOf(record.body) ?? "");
          if (typeof made === "string") record.body = codec.textValue(made);
          return made !== true;
        });
      }
    }
    return codec.encode(batch);
  };
}

/** Does the same to the same records without a pattern: what reading and writing cost. */
function ourWalk(
  component: "filter" | "transform",
  text: string,
  texts: readonly string[],
  marks: readonly boolean[],
): Task {
  const key = component === "filter" ? "log_conditions" : "log_statements";
  const { run } = ours({ [key]: [text] }, component, texts, marks);
  return { name: "walk", run };
}

function ourMatch(source: string, marks: readonly boolean[], texts: readonly string[]): Contender {
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
