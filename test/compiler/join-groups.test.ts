// Which groups share a walk of the batch: groups, and the passes that they become.

import { expect, test } from "vitest";
import {
  HEADER_PASSES,
  HEADER_PASSES_COUNT,
  PASS_BYTES,
  PASS_FLAGS,
  PassFlag,
} from "../../format/image.ts";
import { IMAGE_BASE } from "../../format/limits.ts";
import { compileConfig } from "../../src/processors/compile-config.ts";
import type { ConfigObject } from "../../src/processors/config-tree.ts";
import { compileRouting } from "../../src/processors/routing.ts";
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

test.each<[string, string, number]>([
  ["a comparison of fields", "log.severity_number < 9", 1],
  ["a comparison of named attributes", 'log.attributes["a"] != resource.attributes["b"]', 1],
  ["what both say", 'not (log.flags == 1 or log.attributes["a"] == nil)', 1],
  ["a key of a body", 'log.body["a"] == 1', 2],
  ["a key below a named attribute", 'log.attributes["a"]["b"] == 1', 2],
  ["a key that is computed", 'log.attributes[log.severity_text] == "x"', 2],
  ["a call", 'IsMatch(log.body, "x")', 2],
  ["arithmetic", "log.flags + 1 == 2", 2],
])("an error mode means nothing where nothing may fail: %s", (_name, condition, passes) => {
  const filter = { error_mode: "propagate", log_conditions: [condition] };
  expect(passesOf("logs", [filter, transformOf("logs", ["log", own])])).toHaveLength(passes);
});

/** How many walks decide, replay, and do neither, of a routing table behind a transform. */
function walksOf(statement: string, ...entries: readonly object[]): readonly number[] {
  const table = entries.map((entry, at) => ({
    context: "log",
    pipelines: [`logs/${at}`],
    ...entry,
  }));
  const receivers = { receivers: ["routing"], exporters: ["debug"] };
  const outputs = table.map((_, at) => [`logs/${at}`, receivers] as const);
  const config = {
    processors: { transform: { log_statements: [statement] } },
    connectors: { routing: { table } },
    service: {
      pipelines: {
        logs: { receivers: ["otlp"], processors: ["transform"], exporters: ["routing"] },
        ...Object.fromEntries(outputs),
      },
    },
  };
  const options = { signal: "logs", pipeline: "logs" } as const;
  const { image } = compileRouting(config as unknown as ConfigObject, options).program;
  const view = new DataView(image.buffer, image.byteOffset);
  const passes = view.getUint32(HEADER_PASSES, true) - IMAGE_BASE;
  const flags = Array.from({ length: view.getUint32(HEADER_PASSES_COUNT, true) }, (_, at) => {
    return view.getUint32(passes + at * PASS_BYTES + PASS_FLAGS, true);
  });
  const having = (flag: number) => flags.filter((each) => (each & flag) !== 0).length;
  const [decides, replays] = [having(PassFlag.Decides), having(PassFlag.Replays)];
  return [decides, replays, flags.length - decides - replays];
}

const severe = { condition: "severity_number > 9" };
const named = { condition: 'attributes["a"] == 1' };
const setsOwn = 'set(log.attributes["a"], 1)';

test.each<[string, string, object[], readonly number[]]>([
  ["in the walk in front", setsOwn, [severe], [1, 2, 0]],
  ["several in one go", setsOwn, [severe, named], [1, 3, 0]],
  ["a copy is asked by itself", setsOwn, [severe, { ...named, action: "copy" }], [2, 2, 0]],
  ["not in one over other messages", 'set(resource.attributes["a"], 1)', [severe], [1, 1, 1]],
  [
    "nor in one that writes what it reads",
    'set(resource.attributes["a"], log.body)',
    [{ condition: 'resource.attributes["a"] == 1' }],
    [1, 1, 1],
  ],
  [
    "nor under another error mode, where both may fail",
    setsOwn,
    [{ condition: 'Int(attributes["a"]) == 1' }],
    [1, 1, 1],
  ],
  [
    "a statement that changes what it matches is a walk of its own",
    setsOwn,
    [{ statement: 'delete_key(attributes, "a") where flags == 1' }],
    [1, 2, 1],
  ],
])("entries of a routing table: %s", (_name, statement, entries, wanted) => {
  expect(walksOf(statement, ...entries)).toEqual(wanted);
});

test("a shared cache keeps apart", () => {
  const group = { context: "log", statements: [own], shared_cache: true };
  const passes = passesOf("logs", [{ log_statements: [group, group] }]);
  expect(passes).toHaveLength(2);
});
