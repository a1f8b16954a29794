// The oldest form of a filter: `include` and `exclude` of logs, spans and metrics, each a list of
// properties that must all hold. They become conditions in OTTL, so nothing else knows of them:
// what `include` does not match goes, and so does what `exclude` matches.
//
//   spans: {exclude: {match_type: strict, services: [cart], span_names: [a, b]}}
//   ==> String(resource.attributes["service.name"]) == "cart" and (span.name == "a" or ...)
//
// Texts here are alternatives, attributes and libraries must hold all. Values that are compared
// strictly have one type: 1 is not 1.0. An attribute without a value need only be there, be it
// empty. None of the conditions can fail, so the error mode does not matter.
//
// `expressions` of metrics ask data points, in a language of their own (metric-expression.ts). A
// point that says yes marks its metric, and the metric's condition asks for the mark.
//
// The collector reads the matches of all signals and builds those of the one that runs: of the
// others only what cannot be read is a fault.
//
// Left out: where a double attribute or a service's name in bytes is compared with text, it is
// written as OTTL writes it, not as the collector did in the old form (1e+21 for
// 1000000000000000000000, hex for base64).

import { diagnose } from "../compiler/diagnostics.ts";
import type { Place } from "../compiler/diagnostics.ts";
import type { Text } from "../compiler/groups.ts";
import type { ConfigNode } from "./config-tree.ts";
import { ConfigReader } from "./config-reader.ts";
import { nearestNames } from "../language/nearest-name.ts";
import { attributeTests, quote, valueOf } from "./match-attribute.ts";
import { expressionHint, metricExpression } from "./metric-expression.ts";

export type MatchSection = "logs" | "spans" | "metrics";

/** Conditions by context, with their places in the config. */
export type MatchConditions = ReadonlyMap<string, readonly Text[]>;

/** What a section says. */
export interface Matches {
  readonly conditions: MatchConditions;
  /**
   * Statements of data points that mark their metric, in groups: its conditions ask for the mark.
   */
  readonly marking: readonly (readonly Text[])[];
  /** Statements of metrics that take the marks away. */
  readonly cleaning: readonly Text[];
}

const spanKeys = [
  ...["match_type", "regexp", "services", "span_names", "span_kinds"],
  ...["attributes", "resources", "libraries"],
];

/** Keys that the collector knows and refuses for spans. */
const strangeSpanKeys = ["log_bodies", "log_severity_texts", "log_severity_number", "metric_names"];

const sectionKeys: { readonly [S in MatchSection]: readonly string[] } = {
  logs: [
    ...["match_type", "resource_attributes", "record_attributes", "severity_texts"],
    ...["severity_number", "bodies"],
  ],
  spans: [...spanKeys, ...strangeSpanKeys],
  metrics: ["match_type", "regexp", "metric_names", "expressions", "resource_attributes"],
};

export const matchKeys = ["include", "exclude"] as const;

/** The first of `include` and `exclude` that a section has. */
export function firstMatch(fields: ReadonlyMap<string, ConfigNode>): ConfigNode | undefined {
  const matches = matchKeys.map((key) => fields.get(key));
  return matches.find((node) => node !== undefined && node.content !== null);
}

export const noMatches: Matches = { conditions: new Map(), marking: [], cleaning: [] };

/** What `include` and `exclude` of a section let go; nothing unless they are built. */
export function readMatches(
  reader: ConfigReader,
  fields: ReadonlyMap<string, ConfigNode>,
  section: MatchSection,
  isBuilt: boolean,
): Matches {
  const builder = isBuilt ? reader : new ConfigReader([], reader.root);
  const found = new Map<string, Text[]>();
  const marking: Text[][] = [];
  const cleaning: Text[] = [];
  let included = "";
  for (const key of matchKeys) {
    const node = fields.get(key);
    if (node === undefined || node.content === null) continue;
    const match = new Match(reader, builder, node, sectionKeys[section], markOf(key));
    const all = testsOf[section](match);
    for (const [context, tests] of Object.entries(all)) {
      if (tests.length === 0) continue;
      const joined = tests.join(" and ");
      const text = key === "include" ? `not (${joined})` : joined;
      found.set(context, [...(found.get(context) ?? []), { text, place: node.place }]);
    }
    const mark = quote(markOf(key));
    // One that could fail is only asked where the collector asks it.
    const asked = `${included}metric.metadata[${mark}] == nil and `;
    included = (all["metric"] ?? []).map((test) => `${test} and `).join("");
    const isApart = marking.length === 0 || match.marks.some(({ mayFail }) => mayFail);
    if (match.marks.length > 0 && isApart) marking.push([]);
    for (const { condition, mayFail, place } of match.marks) {
      const where = mayFail ? asked + condition : condition;
      marking.at(-1)?.push({ text: `set(metric.metadata[${mark}], true) where ${where}`, place });
      cleaning.push({ text: `delete_key(metric.metadata, ${mark})`, place });
    }
  }
  return isBuilt ? { conditions: found, marking, cleaning } : noMatches;
}

/** A key that nobody else writes. */
function markOf(key: string): string {
  return `ottl.filter.${key}`;
}

/** Tests that must all hold, by the context that they are about. */
interface Tests {
  readonly [context: string]: readonly string[];
}

const testsOf: { readonly [S in MatchSection]: (match: Match) => Tests } = {
  logs: (match) => ({
    log: [
      ...match.anyOf("severity_texts", "log.severity_text"),
      ...match.severity("severity_number"),
      ...match.attributes("record_attributes", "log.attributes"),
      ...match.attributes("resource_attributes", "resource.attributes"),
      ...match.anyOf("bodies", "log.body.string"),
    ],
  }),
  spans: (match) => {
    match.refuse(strangeSpanKeys, "Spans have none.");
    const tests = [
      ...match.services("services"),
      ...match.anyOf("span_names", "span.name"),
      ...match.kinds("span_kinds"),
      ...match.libraries("libraries"),
      ...match.attributes("resources", "resource.attributes"),
      ...match.attributes("attributes", "span.attributes"),
    ];
    match.severity("log_severity_number");
    if (!match.hasAny(spanKeys.slice(2))) match.failEmpty(spanKeys.slice(2));
    match.checkCache("regexp");
    return { span: tests };
  },
  metrics: (match) => {
    const resource = match.attributes("resource_attributes", "resource.attributes");
    // Both lists are read, one of them is built.
    const isExpression = match.typeName() === "expr";
    match.texts(isExpression ? "metric_names" : "expressions");
    const metric = isExpression
      ? match.expressions("expressions")
      : match.anyOf("metric_names", "metric.name");
    match.checkCache("regexp");
    return { resource, metric };
  },
};

const matchTypes = ["strict", "regexp"];
const severityNames = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"];
const missingService = "<nil-service-name>";

const spanKinds = ["INTERNAL", "CLIENT", "SERVER", "CONSUMER", "PRODUCER"].map((kind) => {
  return `SPAN_KIND_${kind}`;
});

/** One `include` or `exclude`: its lists as OTTL conditions. */
class Match {
  private readonly fields: ReadonlyMap<string, ConfigNode>;
  private hasType: boolean | undefined;
  private hasPatterns = false;
  /** Of data points, whose metrics are marked where one holds. */
  readonly marks: {
    readonly condition: string;
    readonly mayFail: boolean;
    readonly place: Place;
  }[] = [];

  /** What cannot be read goes to the reader, what has no meaning to the builder. */
  constructor(
    private readonly reader: ConfigReader,
    private readonly builder: ConfigReader,
    private readonly node: ConfigNode,
    keys: readonly string[],
    private readonly mark: string,
  ) {
    this.fields = reader.fields(node, keys);
  }

  typeName(): string {
    const node = this.fields.get("match_type");
    return node === undefined || node.content === null ? "" : (this.reader.text(node) ?? "");
  }

  /** Whether texts are patterns. The collector asks for a type only where there are texts. */
  private isPattern(): boolean {
    const type = this.typeName();
    this.hasType ??= matchTypes.includes(type);
    if (!this.hasType) {
      const hint = `It is one of ${matchTypes.join(", ")}.`;
      const message =
        type === "" ? "match_type is missing." : `There is no match_type ${JSON.stringify(type)}.`;
      const suggestions = nearestNames(type, matchTypes);
      const place = this.fields.get("match_type") ?? this.node;
      this.builder.fail(place, message, { suggestions, hint });
      // Said once.
      this.hasType = true;
    }
    this.hasPatterns ||= type === "regexp";
    return type === "regexp";
  }

  /** A value, which is text, is one of a list's. */
  anyOf(key: string, value: string): string[] {
    const texts = this.texts(key);
    return texts.length === 0 ? [] : [orOf(texts.map((text) => this.test(value, text)))];
  }

  services(key: string): string[] {
    const texts = this.texts(key);
    if (texts.length === 0) return [];
    const name = 'resource.attributes["service.name"]';
    const isThere = `ContainsValue(Keys(resource.attributes), "service.name")`;
    const tests = texts.flatMap((text) => [
      this.test(`String(${name})`, text),
      ...this.constantTest("", text).map((test) => {
        return `(${name} == nil and ${test} and ${isThere})`;
      }),
      ...this.constantTest(missingService, text).map((test) => {
        return `(${name} == nil and ${test} and not ${isThere})`;
      }),
    ]);
    return [orOf(tests)];
  }

  kinds(key: string): string[] {
    const texts = this.texts(key);
    const strange = texts.find((text) => !spanKinds.includes(text));
    if (strange !== undefined && !this.isPattern()) {
      const hint = `It is one of ${spanKinds.join(", ")}.`;
      const message = `There is no kind of span ${JSON.stringify(strange)}.`;
      this.builder.fail(this.fields.get(key) ?? this.node, message, { hint });
    }
    return this.anyOf(key, "span.kind.deprecated_string");
  }

  /** All must hold, as the collector has it. */
  libraries(key: string): string[] {
    return this.items(key).flatMap((item) => {
      const fields = this.reader.fields(item, ["name", "version"]);
      const version = fields.get("version");
      const name = this.textOf(fields.get("name"));
      const tests = [this.test("scope.name", name)];
      if (version !== undefined && version.content !== null) {
        tests.push(this.test("scope.version", this.textOf(version)));
      }
      return tests;
    });
  }

  attributes(key: string, map: string): string[] {
    return this.items(key).flatMap((item) => {
      const fields = this.reader.fields(item, ["key", "value"]);
      const name = this.textOf(fields.get("key"));
      if (name === "") this.builder.fail(item, "An attribute needs a key.");
      const value = fields.get("value");
      if (value === undefined || value.content === null) return [attributeTests.isThere(map, name)];
      if (!this.isPattern()) return [attributeTests.equals(map, name, valueOf(value))];
      if (typeof value.content === "string") {
        return [attributeTests.matches(map, name, value.content)];
      }
      this.builder.fail(value, "With match_type regexp a value must be text.");
      return [];
    });
  }

  severity(key: string): string[] {
    const node = this.fields.get(key);
    if (node === undefined || node.content === null) return [];
    const fields = this.reader.fields(node, ["min", "match_undefined"]);
    const least = fields.get("min");
    const number = severityNumber(this.textOf(least));
    if (number === undefined) {
      const hint = `It is a number from 1 to 24, or one of ${severityNames.join(", ")}.`;
      this.reader.fail(least ?? node, `There is no severity ${JSON.stringify(least?.content)}.`, {
        hint,
      });
    }
    const unspecified = "log.severity_number == SEVERITY_NUMBER_UNSPECIFIED";
    const enough = `log.severity_number >= ${number ?? 0}`;
    return this.reader.bool(fields.get("match_undefined"))
      ? [`(${unspecified} or ${enough})`]
      : [`(not ${unspecified} and ${enough})`];
  }

  /** Whether one of the lists has something. */
  hasAny(keys: readonly string[]): boolean {
    return keys.some((key) => {
      const content = this.fields.get(key)?.content;
      return typeof content === "string" ? content !== "" : (content as unknown[] | null)?.length;
    });
  }

  failEmpty(keys: readonly string[]): void {
    const hint = `It has one of ${keys.join(", ")}.`;
    this.builder.fail(this.node, "Nothing says what this matches.", { hint });
  }

  refuse(keys: readonly string[], why: string): void {
    for (const key of keys) {
      const node = this.fields.get(key);
      const content = node?.content ?? null;
      const isEmpty = content === null || (Array.isArray(content) && content.length === 0);
      if (node === undefined || isEmpty) continue;
      this.builder.fail(node, `${key} has no place here. ${why}`);
    }
  }

  /** A data point for which one of them holds marks its metric. */
  expressions(key: string): string[] {
    const texts = this.reader.texts(this.fields.get(key)) ?? [];
    for (const { text, place = this.node.place } of texts) {
      const found = metricExpression(text);
      if ("condition" in found) {
        this.marks.push({ ...found, place });
        continue;
      }
      const { fault: message, range } = found;
      const problem = { code: "unsupported", message, range, hint: expressionHint } as const;
      const source = { text, statementIndex: 0, place };
      this.builder.faults.push(diagnose({ ...problem, suggestions: [] }, source));
    }
    return texts.length === 0 ? [] : [`metric.metadata[${quote(this.mark)}] != nil`];
  }

  /**
   * How large the collector's cache of matches is: nothing to us, but it must be right where there
   * were patterns.
   */
  checkCache(key: string): void {
    const node = this.fields.get(key);
    if (node === undefined) return;
    const fields = this.reader.fields(node, ["cacheenabled", "cachemaxnumentries"]);
    const isOn = this.reader.bool(fields.get("cacheenabled"));
    const most = fields.get("cachemaxnumentries");
    if (most === undefined || most.content === null) return;
    const isWhole = typeof most.content === "number" && Number.isInteger(most.content);
    if (!isWhole) this.reader.fail(most, "This must be a whole number.");
    if (isWhole && isOn && this.hasPatterns && Number(most.content) < 0) {
      this.builder.fail(most, "This must not be negative.");
    }
  }

  private test(value: string, text: string): string {
    return this.isPattern() ? `IsMatch(${value}, ${quote(text)})` : `${value} == ${quote(text)}`;
  }

  /** The test of a value that is known; none when it is known to fail. */
  private constantTest(value: string, text: string): string[] {
    if (!this.isPattern()) return value === text ? ["true"] : [];
    return [`IsMatch(${quote(value)}, ${quote(text)})`];
  }

  texts(key: string): string[] {
    return (this.reader.texts(this.fields.get(key)) ?? []).map(({ text }) => text);
  }

  private items(key: string): readonly ConfigNode[] {
    const node = this.fields.get(key);
    return node === undefined || node.content === null ? [] : (this.reader.items(node) ?? []);
  }

  private textOf(node: ConfigNode | undefined): string {
    return node === undefined || node.content === null ? "" : (this.reader.text(node) ?? "");
  }
}

function orOf(tests: readonly string[]): string {
  return tests.length === 1 ? (tests[0] ?? "") : `(${tests.join(" or ")})`;
}

/** 0 for none at all. WARN is WARN1, though nobody may write that. */
function severityNumber(text: string): number | undefined {
  if (text === "") return 0;
  if (/^(?:[1-9]|1\d|2[0-4])$/.test(text)) return Number(text);
  const [, name = "", step = "1"] = /^([A-Z]+)([2-4])?$/.exec(text.toUpperCase()) ?? [];
  const at = severityNames.indexOf(name);
  return at < 0 ? undefined : at * 4 + Number(step);
}
