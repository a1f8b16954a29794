// Groups of a filter under error mode propagate, as the collector has them: a failure does not keep
// the groups behind from running, and is forgotten where those leave nothing of the batch.

import { expect, test } from "vitest";
import { BatchError } from "../../src/runtime/errors.ts";
import { bodiesOf, logsOf, runConfig } from "./run-config.ts";

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
