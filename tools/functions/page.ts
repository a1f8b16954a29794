// docs/FUNCTIONS.md, made of the functions' records and of what src/language/documentation says of
// them. test/language/documentation.test.ts holds the committed page against this one.

import type { Documented, Example, Subject } from "../../src/language/documentation/documented.ts";
import { families } from "../../src/language/documentation/families.ts";
import { spelling } from "../../src/language/functions/parameter-names.ts";
import type { FunctionRecord, Parameter } from "../../src/language/functions/record.ts";
import { allFunctions, homesOf } from "../../src/language/functions/tables.ts";
import { type Kind, kinds, type ResultKind } from "../../src/language/kinds.ts";
import { list, metricsOf, metricText } from "../../test/functions/metric-text.ts";
import { subjects } from "../../test/functions/subjects.ts";
import type { JsonObject, JsonValue } from "../../test/otlp/json.ts";

const kindNames: { readonly [K in Kind]: string } = {
  value: "value",
  string: "string",
  stringLike: "string-like",
  int: "int",
  intLike: "int-like",
  double: "double",
  doubleLike: "double-like",
  bool: "bool",
  boolLike: "bool-like",
  bytesLike: "bytes-like",
  map: "map",
  list: "list",
  time: "time",
  duration: "duration",
  place: "place",
  path: "path",
  mapPath: "map path",
  listPath: "list path",
  literalString: "string literal",
  literalInt: "int literal",
  literalDouble: "double literal",
  literalBool: "bool literal",
  literalBytes: "bytes literal",
  enum: "enum",
  function: "function",
  lambda: "lambda",
};

const resultNames: Partial<Record<ResultKind, string>> = {
  traceId: "trace id",
  spanId: "span id",
  profileId: "profile id",
};

/** What the small languages of literals are called. */
const notationNames: { readonly [N in NonNullable<Parameter["notation"]>]: string } = {
  regex: "regular expression, RE2",
  glob: "glob",
  grok: "Grok pattern",
  grokDefinition: "NAME=pattern",
  layout: "strptime layout",
  timeFormat: "strptime layout",
  timeZone: "time zone",
  locale: "BCP 47 language",
  encoding: "encoding",
  xpath: "XPath",
  replacement: "$1, ${name} are groups",
};

/** The whole page. */
export function functionsPage(): string {
  const parts = families.map(({ title, functions }) => {
    const entries = Object.entries(functions).map(([name, said]) => entryOf(name, said));
    return [`## ${title}`, ...entries].join("\n\n");
  });
  return `${[head(), contents(), ...parts].join("\n\n")}\n`;
}

function head(): string {
  return [
    "# Functions",
    `All ${allFunctions.size} of them. \`npm run docs\` writes this page from the functions' ` +
      "records (`src/language/functions`) and their\nexamples (`src/language/documentation`), " +
      "which run as tests.",
    "A signature names parameters as a call may name them: `Substring(log.body, 0, length=5)`. " +
      "What has a default or a `?` may be left out.\nA list is written `[..]`; `any list` may " +
      "also be an expression that yields one. Types that do not say it themselves:",
    typeTable(),
    "*WebAssembly* says that the engine runs a function by itself, *host* that it asks " +
      "TypeScript for the answer, one call a record whose\nwhere clause held. A *pure* function " +
      "gives the same answer for the same arguments. What is behind an option is refused " +
      'unless it is\nset: `compile(config, { signal: "logs", gates: { lambda: true } })`.',
    "An example of a converter shows its value, that of an editor what its first argument reads " +
      "afterwards: of a metric's editor all metrics,\na line each, of a span's the span's name. " +
      "`fails` means that the statement fails; the error mode says what comes of that.\n" +
      "Examples run on the first of these unless another is named:",
    subjectList(),
  ].join("\n\n");
}

function typeTable(): string {
  const used = new Set<Kind>();
  for (const { parameters } of allFunctions.values()) {
    for (const { kind } of parameters) used.add(kind);
  }
  const saysMore = (kind: Kind) => !/^an? [a-z]+$/.test(kinds[kind].words) || kind === "path";
  const rows = (Object.keys(kindNames) as Kind[]).filter(
    (kind) => used.has(kind) && saysMore(kind),
  );
  const lines = rows.map((kind) => `| ${kindNames[kind]} | ${kinds[kind].words} |`);
  return ["| type | must be |", "|---|---|", ...lines].join("\n");
}

function subjectList(): string {
  return (Object.keys(subjects) as Subject[])
    .map((name) => `- **${name}**: \`${subjectText(name)}\``)
    .join("\n");
}

function subjectText(name: Subject): string {
  const { signal, input } = subjects[name];
  if (signal === "metrics") return metricsOf(input).map(metricText).join("; ");
  return fieldsText(signal === "logs" ? input["resourceLogs"] : input["resourceSpans"]);
}

const listFields = ["resourceLogs", "scopeLogs", "logRecords", "scopeSpans", "spans"];

/** The resource's and the record's fields; attributes as a map of plain values. */
function fieldsText(parts: JsonValue | undefined): string {
  return list(parts)
    .flatMap(Object.entries)
    .map(([field, value]) => {
      if (listFields.includes(field)) return fieldsText(value as JsonValue);
      if (field === "resource") return `resource ${fieldsText([value as JsonValue])}`;
      return `${field}=${JSON.stringify(plainValue(field, value as JsonValue))}`;
    })
    .join(" ");
}

function plainValue(field: string, value: JsonValue): JsonValue {
  return field === "attributes" ? plainMap(list(value)) : field === "body" ? plain(value) : value;
}

function plainMap(pairs: readonly JsonObject[]): JsonObject {
  return Object.fromEntries(pairs.map(({ key, value }) => [key, plain(value)])) as JsonObject;
}

/** An AnyValue without its wrapping. */
function plain(value: JsonValue | undefined): JsonValue {
  const [[type, inner] = ["", null]] = Object.entries((value ?? {}) as JsonObject);
  const { values } = (inner ?? {}) as JsonObject;
  if (type === "kvlistValue") return plainMap(list(values));
  if (type === "arrayValue") return list(values).map(plain);
  return type === "intValue" ? Number(inner) : (inner as JsonValue);
}

function contents(): string {
  const lines = families.map(({ title, functions }) => {
    const names = Object.keys(functions).map((name) => `[${name}](#${name.toLowerCase()})`);
    return `**${title}:** ${names.join(", ")}`;
  });
  return lines.join("\n\n");
}

function entryOf(name: string, [sentence, ...examples]: Documented): string {
  const record = allFunctions.get(name);
  if (record === undefined) throw new Error(`there is no function ${name}`);
  return [
    `### ${name}`,
    sentence,
    `\`${signatureOf(record)}\``,
    factsOf(record).join(" · "),
    ["```", ...examples.map(exampleText), "```"].join("\n"),
  ].join("\n\n");
}

function signatureOf({ name, parameters, result, ignoresArguments }: FunctionRecord): string {
  const inside = ignoresArguments ? "" : parameters.map(parameterText).join(", ");
  const gives = result === "nothing" ? "" : `: ${resultNames[result] ?? result}`;
  return `${name}(${inside})${gives}`;
}

function parameterText(parameter: Parameter): string {
  const isBare = parameter.optional && parameter.default === undefined;
  const ending = parameter.default === undefined ? "" : ` = ${parameter.default}`;
  return `${spelling(parameter)}${isBare ? "?" : ""}: ${typeText(parameter)}${ending}`;
}

function typeText({ kind, list, words, notation, arity, gives }: Parameter): string {
  if (words !== undefined) return words.map((word) => JSON.stringify(word)).join(" | ");
  const lists = { literal: "list of ", dynamic: "any list of " };
  const notes = [
    ...(notation === undefined ? [] : [notationNames[notation]]),
    ...(arity === undefined ? [] : [`${arity} parameter${arity === 1 ? "" : "s"}`]),
    ...(gives === undefined ? [] : [`of a ${gives}`]),
  ];
  const note = notes.length === 0 ? "" : ` (${notes.join("; ")})`;
  return `${list ? lists[list] : ""}${kindNames[kind]}${note}`;
}

const purities: { readonly [P in FunctionRecord["purity"]]: string } = {
  pure: "pure",
  clock: "reads the clock",
  random: "takes random bits",
};

function factsOf(record: FunctionRecord): string[] {
  const { role, runs, purity, gate, name } = record;
  const homes = homesOf(name).filter((home) => home !== "statements");
  return [
    role === "editor" ? "Editor" : "Converter",
    runs === "host" ? "host" : `WebAssembly${exceptionOf(record)}`,
    purities[purity],
    ...(gate === "none" ? [] : [`behind the option \`${gate}\``]),
    ...(homes.length === 0 ? [] : [`known in ${homes.join(", ")}`]),
  ];
}

/** When a function that runs in WebAssembly asks the host all the same. */
function exceptionOf({ parameters }: FunctionRecord): string {
  const needsHost = {
    regex: "a pattern",
    glob: "a pattern",
    grok: "a pattern",
    encoding: "an encoding",
  };
  for (const { notation, kind } of parameters) {
    const what = needsHost[notation as keyof typeof needsHost];
    if (what && kind === "string") return `, host for ${what} that only the data knows`;
  }
  return "";
}

function exampleText([text, answer, on]: Example): string {
  const place = on === undefined ? "" : `    on ${on}`;
  const lines = answer.split("\n").map((line) => `    => ${line}`);
  return [`${text}${place}`, ...lines].join("\n");
}
