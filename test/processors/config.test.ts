// Configs as files: which processor is taken, what the places of faults are, and what YAML has that JSON has not. How the
// processors behave is the conformance suite's to say (families transform and filter).

import { expect, test } from "vitest";
import { formatDiagnostics } from "../../src/compiler/diagnostics.ts";
import { diagnoseConfig } from "../../src/processors/compile-config.ts";
import { bodiesOf, logsOf, runConfig } from "./run-config.ts";

const file = `
receivers: {otlp: {}}
processors:
  batch:
  transform/first:
    log_statements: ['set(log.body, Concat([log.body, "1"], ""))']
  filter/b:
    log_conditions: ['IsMatch(log.body, "^b")']
  transform/second:
    log_statements: ['set(log.body, Concat([log.body, "2"], ""))']
`;

test.each([
  [undefined, ["a1", "b1"]],
  [["transform/first"], ["a1", "b1"]],
  [["transform/second"], ["a2", "b2"]],
  [["filter/b"], ["a"]],
  [["transform/second", "filter/b", "transform/first"], ["a21"]],
])("processors %j give %j", (processors, wanted) => {
  const { output } = runConfig(file, logsOf("a", "b"), { signal: "logs", processors });
  expect(bodiesOf(output)).toEqual(wanted);
});

test.each([
  ["log_statements: ['set(log.body, \"x\")']", ["x"]],
  ["log_conditions: ['log.body == \"a\"']", []],
  ["logs: {log_record: ['body == \"b\"']}", ["a"]],
  ["metrics: {metric: ['name == \"b\"']}", ["a"]],
  ['{"log_statements": ["set(log.body, \\"x\\")"]}', ["x"]],
  // Anchors, aliases and merges.
  [
    "log_statements:\n  - &g {context: log, statements: ['set(body, Concat([body, \"!\"], \"\"))']}\n  - *g",
    ["a!!"],
  ],
  [
    "error_mode: &m ignore\nlog_statements:\n  - {<<: {error_mode: *m, context: log}, statements: ['set(body, \"y\")']}",
    ["y"],
  ],
  // A block of text is one statement, whatever its lines.
  ["log_statements:\n  - |\n    set(log.body, \"x\")\n      where log.body == \"a\"\n", ["x"]],
  ["log_statements: ['replace_pattern(log.body, \"^(.)$$\", \"<$$1>\")']", ["<a>"]],
  ["log_statements: ['set(log.body, \"${env:TEXT}\")']", ["from outside"]],
  ["log_statements: ${env:LIST}", ["z"]],
  ["error_mode: ${env:MODE}\nlog_statements: ['set(log.body, \"x\")']", ["x"]],
])("%s ==> %j", (config, wanted) => {
  const environment = { TEXT: "from outside", LIST: "['set(log.body, \"z\")']", MODE: "silent" };
  const { output } = runConfig(config, logsOf("a"), { signal: "logs", environment });
  expect(bodiesOf(output)).toEqual(wanted);
});

test("an object is taken as it is", () => {
  const config = { log_statements: ['set(log.body, "$$ ${env:X}")'] };
  const { output } = runConfig(config, logsOf("a"), { signal: "logs" });
  expect(bodiesOf(output)).toEqual(["$$ ${env:X}"]);
});

test("failures name the statement's place in the config", () => {
  const config = { log_statements: ['set(log.body, log.body + 1)'] };
  expect(runConfig(config, logsOf("a"), { signal: "logs" }).failures).toHaveLength(1);
});

// Every fault of a file at once, in its order.
test.each<[string, string, string[]?]>([
  [
    "log_statements:\n  - set(log.bdy, 1)\n  - ste(log.body, 1)\ntrace_statements:\n  - set(span.nme, 1)\nerror_mod: ignore",
    `error: log_statements[0] (line 2 of the config), line 1, column 9: Context log has no path log.bdy.
  set(log.bdy, 1)
          ^^^
  Did you mean log.body?
error: log_statements[1] (line 3 of the config), line 1, column 1: There is no editor ste in context log.
  ste(log.body, 1)
  ^^^
  Did you mean set?
error: trace_statements[0] (line 5 of the config), line 1, column 10: Context span has no path span.nme.
  set(span.nme, 1)
           ^^^
  Did you mean span.name?
error: error_mod (line 6 of the config): There is no key error_mod here.
  Did you mean error_mode? Keys here are error_mode, trace_statements, metric_statements, log_statements, profile_statements, flatten_data.`,
  ],
  [
    "log_conditions:\n  - conditions: [1]\n  - log.body == 1",
    `error: log_conditions[0].conditions[0] (line 2 of the config): This must be text, not a number.
error: log_conditions[1] (line 3 of the config): A list holds texts alone or groups alone, not both.`,
  ],
  [
    "log_statements:\n  - context: lgo\n    statements: [x]",
    `error: log_statements[0].context (line 2 of the config): There is no context "lgo".
  Did you mean log? It is one of resource, scope, span, spanevent, metric, datapoint, exemplar, log, profile.`,
  ],
  [
    "log_statements:\n  - context: span\n    statements: [x]",
    `error: log_statements[0] (line 2 of the config): Context span belongs to another signal.
  It is one of resource, scope, log here.`,
  ],
  [
    "log_statements: ['delete_key({}, \"a\")']",
    `error: log_statements[0] (line 1 of the config), line 1, column 1: No path says which context this belongs to. Paths start with one of resource, scope, log.
  delete_key({}, "a")
  ^^^^^^^^^^^^^^^^^^^`,
  ],
  [
    "log_statements: ['set(log.body, \"${env:NO}\")']",
    `error: log_statements[0] (line 1 of the config): The environment has no NO; \${env:NO:-default} would give a default.`,
  ],
  [
    "metric_statements:\n  - context: metric\n    statements: ['convert_sum_to_gauge()']",
    `error: metric_statements[0].statements[0] (line 3 of the config), line 1, column 1: This engine has no code for convert_sum_to_gauge yet.
  convert_sum_to_gauge()
  ^^^^^^^^^^^^^^^^^^^^`,
  ],
  [
    "logs:\n  include: {match_type: strict, bodies: [x]}",
    `error: logs.include (line 2 of the config): logs.include does not run here.
  The collector has replaced it by OTTL conditions.`,
  ],
  [
    "a: b",
    `error: config (line 1 of the config): Nothing says whether this is a transform or a filter processor.
  A config is a collector file with processors, or one processor's mapping, whose keys are log_statements, log_conditions and their like.`,
  ],
  [
    "processors:\n  batch:\n  filter/x: {}",
    `error: processors (line 2 of the config): There is no processor filter/y.
  The file has batch, filter/x.
error: processors.batch (line 2 of the config): Processor batch does not run here.
  What runs are transform and filter processors.`,
    ["filter/y", "batch"],
  ],
])("%s", (config, wanted, processors) => {
  const diagnostics = diagnoseConfig(config, { processors, environment: {} });
  expect(formatDiagnostics(diagnostics)).toBe(wanted);
});

test("a file that is no YAML says where", () => {
  const [fault] = diagnoseConfig("a: [1\nb: 2");
  expect(fault).toMatchObject({ code: "config", place: { line: 2 } });
});

test("anchors that multiply are refused", () => {
  const lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"];
  for (let at = 1; at < 8; at++) {
    const items = Array.from({ length: 10 }, () => `*a${at - 1}`).join(", ");
    lines.push(`a${at}: &a${at} [${items}]`);
  }
  const faults = diagnoseConfig(lines.join("\n"));
  expect(faults.filter(({ message }) => message.includes("more than 100000 values"))).toHaveLength(1);
});
