// Groups of a filter under error mode propagate, as the collector has them: a failure does not keep
// the groups behind from running, and is forgotten where those leave nothing of the batch.

import { describe, expect, test } from "vitest";
import { standardFunctions } from "../../src/functions/index.ts";
import { compileConfig } from "../../src/processors/compile-config.ts";
import { Engine } from "../../src/runtime/engine.ts";
import { BatchError } from "../../src/runtime/errors.ts";
import { jsonToProto } from "../otlp/json.ts";
import { bodiesOf, engineModule, logsOf, runConfig } from "./run-config.ts";

const fails = "Substring(body, 0, 9) == body";
const failsElse = 'Substring(severity_text, 0, 8) == "x"';

type Group = readonly [context: string, conditions: readonly string[], mode?: string];

function configOf(groups: readonly Group[], mode: string) {
  const conditions = groups.map(([context, texts, own]) => {
    return { context, conditions: texts, ...(own === undefined ? {} : { error_mode: own }) };
  });
  return { error_mode: mode, log_conditions: conditions };
}

function outcomeOf(groups: readonly Group[], mode = "propagate"): unknown {
  try {
    const { output, failures } = runConfig(configOf(groups, mode), logsOf("a", "b"), {
      signal: "logs",
    });
    return { left: bodiesOf(output).join(""), failures: failures.length };
  } catch (error) {
    if (error instanceof BatchError) return error.failure?.text;
    throw error;
  }
}

test.each<[readonly Group[], unknown]>([
  [[["log", [fails]]], fails],
  [
    [
      ["log", [fails]],
      ["log", ["true"]],
    ],
    { left: "", failures: 0 },
  ],
  [
    [
      ["log", [fails]],
      ["resource", ["true"]],
    ],
    { left: "", failures: 0 },
  ],
  [
    [
      ["log", [fails]],
      ["log", ['body == "a"']],
    ],
    fails,
  ],
  [
    [
      ["log", ["true"]],
      ["log", [fails]],
    ],
    { left: "", failures: 0 },
  ],
  // The failing record stays, whatever the conditions behind would say.
  [
    [
      ["log", [fails, "true"]],
      ["log", ["false"]],
    ],
    fails,
  ],
  // The failure that ends the batch is named, not one that was ignored before.
  [
    [
      ["log", [failsElse], "ignore"],
      ["log", [fails]],
    ],
    fails,
  ],
  [
    [
      ["log", [failsElse], "ignore"],
      ["log", [fails]],
      ["log", ["false"]],
    ],
    fails,
  ],
  [
    [
      ["log", [failsElse], "ignore"],
      ["log", [fails]],
      ["log", ["true"]],
    ],
    { left: "", failures: 2 },
  ],
  // What is forgotten is what failed under propagate alone, wherever it failed.
  [
    [
      ["resource", [fails.replaceAll("body", '"a"')]],
      ["log", [failsElse], "ignore"],
      ["log", [fails]],
      ["log", [failsElse], "silent"],
      ["scope", [fails.replaceAll("body", "name"), "true"], "ignore"],
    ],
    { left: "", failures: 3 },
  ],
])("%j ==> %j", (groups, wanted) => {
  expect(outcomeOf(groups)).toEqual(wanted);
});

test("under ignore the conditions behind a failing one are asked", () => {
  const groups: Group[] = [
    ["log", [fails, "true"]],
    ["log", ["false"]],
  ];
  expect(outcomeOf(groups, "ignore")).toEqual({ left: "", failures: 2 });
});

test("what stands below a failing resource is left alone", () => {
  const first = ['Substring(resource.attributes["none"], 0, 1) == "x"', "log.severity_number == 0"];
  const config = (second: string) => ({
    error_mode: "propagate",
    log_conditions: [{ conditions: first }, { conditions: [second] }],
  });
  const run = (second: string) => {
    return runConfig(config(second), logsOf("a", "b"), { signal: "logs" });
  };
  expect(() => run('scope.version != ""')).toThrow(first[0]);
  expect(bodiesOf(run("true and log.severity_number == 0").output)).toEqual([]);
});

test("the failure that ends a batch is known behind more of them than are kept", () => {
  const bodies = Array.from({ length: 1200 }, (_, at) => String(at));
  const groups: Group[] = [
    ["log", [failsElse], "ignore"],
    ["log", ['body == "x"', fails]],
  ];
  const run = () => {
    runConfig(configOf(groups, "propagate"), logsOf(...bodies), { signal: "logs" });
  };
  expect(run).toThrow(fails);
});

test("warnings behind a deferred failure are counted beyond those that are kept", () => {
  const bodies = Array.from({ length: 1200 }, (_, at) => String(at));
  const groups: Group[] = [
    ["log", [fails]],
    ["log", [failsElse], "ignore"],
    ["log", ["true"]],
  ];
  const program = compileConfig(configOf(groups, "propagate"), { signal: "logs" });
  const engine = new Engine(engineModule(), program, standardFunctions());
  engine.process(jsonToProto("logs", logsOf(...bodies)));
  expect(engine.report().failures).toBe(1200);
  expect(new Set(engine.failures().map(({ text }) => text))).toEqual(new Set([failsElse]));
});

describe("what fails stays, even where it holds nothing", () => {
  const failing = {
    resource: 'Substring(resource.attributes["none"], 0, 1) == "x"',
    scope: "Substring(scope.name, 0, 9) == scope.name",
    metric: "Substring(metric.name, 0, 9) == metric.name",
  };
  const emptyScope = { resourceLogs: [{ scopeLogs: [{ scope: { name: "s" } }] }] };
  const emptyMetric = {
    resourceMetrics: [{ scopeMetrics: [{ metrics: [{ name: "m", gauge: {} }] }] }],
  };
  const asksResource = 'resource.attributes["b"] == "x"';
  const logGroups = (...texts: readonly (readonly string[])[]) => ({
    error_mode: "propagate",
    log_conditions: texts.map((conditions) => ({ conditions })),
  });
  const metricGroups = (...texts: readonly (readonly string[])[]) => ({
    error_mode: "propagate",
    metric_conditions: texts.map((conditions) => ({ conditions })),
  });

  test.each<readonly (readonly string[])[]>([
    [[failing.scope], [asksResource]],
    [[failing.scope, "log.body == nil"], [asksResource]],
    [[failing.resource, 'scope.name == "b"'], [asksResource]],
    [[failing.resource, failing.scope, "log.body == nil"], [asksResource]],
  ])("an empty scope: %j, %j", (...groups) => {
    const run = () => runConfig(logGroups(...groups), emptyScope, { signal: "logs" });
    expect(run).toThrow(groups[0]?.[0] ?? "");
  });

  test.each<readonly (readonly string[])[]>([
    [[failing.metric, "datapoint.flags == 0"], [asksResource]],
    [[failing.resource, "datapoint.flags == 0"], [asksResource]],
    [[failing.scope.replace("0, 9", "0, 1"), "datapoint.flags == 0"], [asksResource]],
  ])("a metric without points: %j, %j", (...groups) => {
    const run = () => runConfig(metricGroups(...groups), emptyMetric, { signal: "metrics" });
    expect(run).toThrow(groups[0]?.[0] ?? "");
  });

  test("the next group asks it, and may take it away", () => {
    const { output, failures } = runConfig(
      {
        error_mode: "propagate",
        log_conditions: [
          { context: "scope", conditions: [failing.scope] },
          { context: "scope", conditions: [failing.scope], error_mode: "ignore" },
        ],
      },
      emptyScope,
      { signal: "logs" },
    );
    expect(output).toEqual({});
    expect(failures).toHaveLength(1);
  });

  test("beside one that did not fail and is empty", () => {
    const names = ["long enough", "s"];
    const scopeLogs = names.map((name) => ({ scope: { name } }));
    const run = (second: string) => {
      const batch = { resourceLogs: [{ scopeLogs }] };
      return runConfig(logGroups([failing.scope], [second]), batch, { signal: "logs" });
    };
    expect(() => run(asksResource)).toThrow(failing.scope);
    expect(run('scope.name == "s"').output).toEqual({});
  });
});

test("what is asked again further down is counted where it was asked first", () => {
  const failing = "Substring(scope.name, 0, 9) == scope.name";
  const config = {
    error_mode: "propagate",
    log_conditions: [
      { conditions: ['resource.attributes["a"] == 1', failing, "log.body == nil"] },
      { conditions: ["true and log.severity_number == 0"] },
    ],
  };
  const program = compileConfig(config, { signal: "logs", counts: true });
  const engine = new Engine(engineModule(), program, standardFunctions());
  engine.process(jsonToProto("logs", logsOf("a", "b")));
  const counts = engine.counts().map(({ evaluated, matched, failed }) => {
    return [evaluated, matched, failed];
  });
  expect(counts).toEqual([
    [1, 0, 0],
    [1, 0, 1],
    [0, 0, 0],
    [2, 2, 0],
  ]);
});
