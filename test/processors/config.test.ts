// Configs as files: which processor is taken, what the places of faults are, and what YAML has that
// JSON has not. How the processors behave is the conformance suite's to say (families transform and
// filter).

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { formatDiagnostics } from "../../src/compiler/diagnostics.ts";
import { diagnoseConfig } from "../../src/processors/diagnose.ts";
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
    "log_statements:\n" +
      "  - &g {context: log, statements: ['set(body, Concat([body, body], \"\"))']}\n" +
      "  - *g",
    ["aaaa"],
  ],
  [
    "error_mode: &m ignore\nlog_statements:\n" +
      "  - {<<: {error_mode: *m, context: log}, statements: ['set(body, \"y\")']}",
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

const environment = { KEY: "cart", LIST: "[set(log.body, 1), 'ste(log.body, 1)']" };

// Every fault of a file at once, in its order (faults.txt).
test.each(faultCases())("%s", (config, wanted, processors) => {
  const diagnostics = diagnoseConfig(config, { processors, environment });
  expect(formatDiagnostics(diagnostics)).toBe(wanted);
});

function faultCases(): [string, string, string[]][] {
  const text = readFileSync(join(import.meta.dirname, "faults.txt"), "utf8");
  return text.split(/^===/m).slice(1).map((block) => {
    const [head = "", ...lines] = block.trimEnd().split("\n");
    const [config = "", wanted = ""] = lines.join("\n").split("\n---\n");
    return [config, wanted, head.split(",").map((name) => name.trim()).filter(Boolean)];
  });
}

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
  const messages = faults.map(({ message }) => message).join("\n");
  expect(messages.match(/more than 100000 values/g)).toHaveLength(1);
});
