// Which groups share a walk of the batch: groups, and the passes that they become.

import { expect, test } from "vitest";
import { compileConfig } from "../../src/processors/compile-config.ts";
import type { Signal } from "../../src/runtime/program.ts";

type Group = readonly [context: string, ...texts: string[]];

/** The texts of each pass. */
function passesOf(signal: Signal, processors: readonly object[]): string[][] {
  const named = processors.map((config, at) => {
    const kind = Object.keys(config).some((key) => key.endsWith("_conditions"));
    return [`${kind ? "filter" : "transform"}/${at}`, config] as const;
  });
  const names = named.map(([name]) => name);
  const config = { processors: Object.fromEntries(named) as Record<string, never> };
  const { statements } = compileConfig(config, { signal, processors: names });
  const passes: string[][] = [];
  for (const { text, pass } of statements) (passes[pass] ??= []).push(text);
  return passes;
}

const singulars = { logs: "log", traces: "trace", metrics: "metric", profiles: "profile" } as const;

function transformOf(signal: Signal, ...groups: Group[]): object {
  const list = groups.map(([context, ...statements]) => ({ context, statements }));
  return { [`${singulars[signal]}_statements`]: list };
}

const own = 'set(attributes["a"], 1)';
const readsResource = 'set(attributes["a"], resource.attributes["r"])';
const writesResource = 'set(resource.attributes["r"], attributes["a"])';

test.each<[string, Signal, Group[], string[][]]>([
  [
    "what is a record's own",
    "logs",
    [
      ["log", own],
      ["log", own],
    ],
    [[own, own]],
  ],
  [
    "reading what nobody writes",
    "logs",
    [
      ["log", own],
      ["log", readsResource],
    ],
    [[own, readsResource]],
  ],
  [
    "reading what records write above",
    "logs",
    [
      ["log", writesResource],
      ["log", readsResource],
    ],
    [[writesResource], [readsResource]],
  ],
  [
    "writing what records read above",
    "logs",
    [
      ["log", readsResource],
      ["log", writesResource],
    ],
    [[readsResource], [writesResource]],
  ],
  [
    "past a group that it does not touch",
    "logs",
    [
      ["log", own],
      ["resource", own],
      ["log", 'set(body, "x")'],
    ],
    [[own, 'set(body, "x")'], [own]],
  ],
  [
    "not past one that writes what it reads",
    "logs",
    [
      ["log", own],
      ["resource", 'set(attributes["r"], 1)'],
      ["log", readsResource],
    ],
    [[own], ['set(attributes["r"], 1)'], [readsResource]],
  ],
  [
    "not past one that reads what it writes",
    "logs",
    [
      ["log", own],
      ["resource", own],
      ["log", writesResource],
    ],
    [[own], [own], [writesResource]],
  ],
  [
    "not those that write to their span",
    "traces",
    [
      ["spanevent", "set(span.name, name)"],
      ["spanevent", own],
    ],
    [["set(span.name, name)"], [own]],
  ],
  [
    "not those that make metrics",
    "metrics",
    [
      ["metric", 'set(description, "x")'],
      ["metric", 'copy_metric(name="y") where name == "x"'],
      ["metric", 'set(unit, "s")'],
    ],
    [['set(description, "x")'], ['copy_metric(name="y") where name == "x"'], ['set(unit, "s")']],
  ],
])("%s", (_name, signal, groups, wanted) => {
  expect(passesOf(signal, [transformOf(signal, ...groups)])).toEqual(wanted);
});

test("a filter and what follows share the walk over records", () => {
  const filter = { log_conditions: ['log.body == "x"'] };
  const passes = passesOf("logs", [filter, transformOf("logs", ["log", own])]);
  expect(passes).toEqual([['log.body == "x"', own]]);
});

test("error modes keep apart", () => {
  const strict = { ...transformOf("logs", ["log", own]), error_mode: "propagate" };
  expect(passesOf("logs", [transformOf("logs", ["log", own]), strict])).toHaveLength(2);
});

test("a shared cache keeps apart", () => {
  const group = { context: "log", statements: [own], shared_cache: true };
  const passes = passesOf("logs", [{ log_statements: [group, group] }]);
  expect(passes).toHaveLength(2);
});
