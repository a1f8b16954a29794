// Filters in their oldest form. filter-match.ndjson holds what the collector 0.161.0 keeps of three
// batches, by label: an ordinal for log records and spans, resource/metric for metrics. Numbers
// among a config's attribute values are asked for below by hand: the oracle reads configs as JSON,
// where every number is a double, a collector reads YAML.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { compileConfig } from "../../src/processors/compile-config.ts";
import { CompileError } from "../../src/compiler/compile-error.ts";
import { formatDiagnostics } from "../../src/compiler/diagnostics.ts";
import { diagnoseConfig } from "../../src/processors/diagnose.ts";
import type { ConfigObject } from "../../src/processors/config-tree.ts";
import type { JsonObject } from "../otlp/json.ts";
import { runConfig } from "./run-config.ts";

type Signal = "logs" | "traces" | "metrics";

interface MatchCase {
  readonly signal: Signal;
  readonly config: ConfigObject;
  readonly kept?: string;
  readonly refused?: true;
}

const read = (name: string) => readFileSync(join(import.meta.dirname, name), "utf8");
const batches = JSON.parse(read("filter-match-batches.json")) as Record<Signal, JsonObject>;
const cases = read("filter-match.ndjson")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as MatchCase);

const named = cases.map((each) => [JSON.stringify(each.config), each] as const);

test.each(named)("%s", (_name, { refused, signal, config, kept }) => {
  const options = { signal, processors: ["filter"] };
  if (refused) {
    expect(() => runConfig(config, batches[signal], options)).toThrow(CompileError);
  } else {
    const { output, failures } = runConfig(config, batches[signal], options);
    expect(keptOf(signal, output)).toBe(kept);
    expect(failures).toEqual([]);
  }
});

describe("types of numbers", () => {
  test.each([
    ["1", "1"],
    ["1.0", "2"],
    ["+1", "1"],
    ["1e0", "2"],
    ["-7", "17"],
    ["2.5", "16"],
    ["[1, a]", "6"],
    ["[1.0, a]", "7"],
    ["{a: 1, b: x}", "9 10"],
    ["{b: x, a: 1.0}", "11"],
    ["[[1], {a: false}]", "19"],
    ["[[1.0], {a: false}]", ""],
    ["9223372036854775807", ""],
    ["9223372036854775808", ""],
    [".nan", ""],
    ["-.inf", ""],
  ])("value: %s keeps %s", (value, wanted) => {
    const attribute = `{key: k, value: ${value}}`;
    const config = `logs: {include: {match_type: strict, record_attributes: [${attribute}]}}`;
    expect(keptOf("logs", runConfig(config, batches.logs, { signal: "logs" }).output)).toBe(wanted);
  });
});

test.each([
  [
    "logs: {include: {match_type: strikt, bodies: [x]}}",
    /logs\.include\.match_type \(line 1.*There is no match_type "strikt"/,
  ],
  ["logs: {exclude: {severity_number: {min: LOUD}}}", /There is no severity "LOUD"/],
  ["spans: {include: {match_type: strict, span_kinds: [client]}}", /no kind of span "client"/],
  [
    "metrics: {include: {match_type: expr, expressions: ['len(MetricName) % 3 == 1']}}",
    /expressions\[0\] \(line 1 of the config\), line 1, column 17: "%" at this place/,
  ],
  ["logs: {include: {match_type: regexp, bodies: ['a(']}}", /missing closing \)/],
])("%s says why", (config, wanted) => {
  const messages = formatDiagnostics(diagnoseConfig(config));
  expect(messages).toMatch(wanted);
});

// A collector reads the matches of all signals, and builds those of the signal that runs: what is
// wrong with the reading is refused everywhere.
const byKey = "[{key: k, value: x}]";
const reading = ["logs", "traces", "metrics"];
describe("matches of signals that do not run", () => {
  test.each([
    ["spans: {exclude: {match_type: regexp}}", ["traces"]],
    ["spans: {exclude: {match_type: x, services: [a]}}", ["traces"]],
    ["spans: {exclude: {match_type: strict, span_kinds: [client]}}", ["traces"]],
    ["spans: {exclude: {match_type: strict, attributes: [{value: x}]}}", ["traces"]],
    ["spans: {exclude: {match_type: regexp, attributes: [{key: k, value: 1}]}}", ["traces"]],
    ["spans: {exclude: {match_type: strict, services: [a], log_bodies: [x]}}", ["traces"]],
    ["spans: {exclude: {match_type: regexp, span_names: ['a(']}}", ["traces"]],
    ["spans: {exclude: {match_type: strict, services: [a], bogus: 1}}", reading],
    ["spans: {exclude: {services: [a], log_severity_number: {min: LOUD}}}", reading],
    ["trace_conditions: [span.kind == 1], spans: {exclude: {match_type: x, services: [a]}}", []],
    ["trace_conditions: [span.kind == 1], spans: {exclude: {bogus: 1}}", reading],
    ["metrics: {include: {match_type: regexp, metric_names: ['a(']}}", ["metrics"]],
    ["metrics: {include: {match_type: strikt, metric_names: [a]}}", ["metrics"]],
    ["metrics: {include: {match_type: expr, expressions: ['x +']}}", ["metrics"]],
    ["metrics: {include: {match_type: strict, resource_attributes: [{value: x}]}}", ["metrics"]],
    ["metrics: {include: {match_type: strict, metric_names: 7}}", reading],
    ["metrics: {include: {match_type: expr, metric_names: 7}}", reading],
    ["logs: {include: {match_type: regexp, bodies: ['a(']}}", ["logs"]],
    ["logs: {include: {match_type: strikt, bodies: [a]}}", ["logs"]],
    ["logs: {include: {match_type: strict, record_attributes: [{value: x}]}}", ["logs"]],
    ["logs: {include: {match_type: strikt}}", []],
    ["logs: {include: {severity_number: {min: LOUD}}}", reading],
    ["logs: {include: {match_type: strict, bogus: [a]}}", reading],
    ["logs: {include: {match_type: strict, bodies: [a]}, log_record: ['true']}", reading],
    // The size of a cache that nothing asks for does not matter.
    [`metrics: {include: {match_type: regexp, metric_names: [a], ${cacheOf(-1)}}}`, ["metrics"]],
    [`metrics: {include: {match_type: strict, metric_names: [a], ${cacheOf(-1)}}}`, []],
    [`metrics: {include: {match_type: regexp, metric_names: [a], ${cacheOf(0)}}}`, []],
    [`metrics: {include: {match_type: regexp, ${cacheOf(-1)}}}`, []],
    [`spans: {include: {match_type: regexp, services: [a], ${cacheOf(-1)}}}`, ["traces"]],
    [`spans: {include: {match_type: strict, services: [a], ${cacheOf(-1)}}}`, []],
    [`spans: {include: {match_type: regexp, attributes: ${byKey}, ${cacheOf(-1)}}}`, ["traces"]],
    [`spans: {include: {match_type: regexp, attributes: [{key: k}], ${cacheOf(-1)}}}`, []],
    [`spans: {include: {match_type: regexp, resources: ${byKey}, ${cacheOf(-1)}}}`, ["traces"]],
    [`spans: {include: {match_type: regexp, libraries: [{name: x}], ${cacheOf(-1)}}}`, ["traces"]],
    [
      `metrics: {include: {match_type: regexp, ${cacheOf(-1)}, resource_attributes: ${byKey}}}`,
      ["metrics"],
    ],
  ])("{%s} is refused by %j", (config, wanted) => {
    const refusing = reading.filter((signal) => {
      const compile = () => compileConfig(`{${config}}`, { signal: signal as Signal });
      try {
        return compile() === undefined;
      } catch (fault) {
        if (fault instanceof CompileError) return true;
        throw fault;
      }
    });
    expect(refusing).toEqual(wanted);
  });
});

function cacheOf(most: number): string {
  return `regexp: {cacheenabled: true, cachemaxnumentries: ${most}}`;
}

const labels: { readonly [S in Signal]: (batch: JsonObject) => string[] } = {
  logs: (batch) =>
    levels(batch, "resourceLogs", "scopeLogs", "logRecords").map(([, , record]) => {
      return attribute(record, "n");
    }),
  traces: (batch) => {
    const spans = levels(batch, "resourceSpans", "scopeSpans", "spans");
    return spans.map(([, , span]) => String(Number.parseInt(String(span?.["spanId"]), 16)));
  },
  metrics: (batch) => {
    const all = levels(batch, "resourceMetrics", "scopeMetrics", "metrics");
    return all.map(([resource, scope, metric]) => {
      const name = attribute(resource?.["resource"] as JsonObject, "r");
      return scope === undefined ? name : `${name}/${String(metric?.["description"] ?? "")}`;
    });
  },
};

function keptOf(signal: Signal, batch: JsonObject): string {
  return labels[signal](batch).join(" ");
}

/** Every record with what it stands in; containers that hold nothing stand alone. */
function levels(batch: JsonObject, ...names: readonly [string, string, string]) {
  const listOf = (of: JsonObject | undefined, name: string): (JsonObject | undefined)[] => {
    const list = (of?.[name] ?? []) as JsonObject[];
    return list.length === 0 ? [undefined] : list;
  };
  return ((batch[names[0]] ?? []) as JsonObject[]).flatMap((resource) =>
    listOf(resource, names[1]).flatMap((scope) =>
      listOf(scope, names[2]).map((record) => [resource, scope, record] as const),
    ),
  );
}

function attribute(of: JsonObject | undefined, name: string): string {
  const list = (of?.["attributes"] ?? []) as { key: string; value: { intValue?: string } }[];
  return list.find(({ key }) => key === name)?.value.intValue ?? "";
}
