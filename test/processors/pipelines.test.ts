// Pipelines of a collector file: which processors run, in which order, what is said of the others,
// and the routing connector behind them. pipelines.ndjson holds random pipelines of two to four
// processors over small batches, and what the reference makes of them stage by stage; some fail.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { compilerFunctions } from "../../src/compiler/host-patterns.ts";
import { CompileError } from "../../src/compiler/compile-error.ts";
import { formatDiagnostics } from "../../src/compiler/diagnostics.ts";
import type { Diagnostic } from "../../src/compiler/diagnostics.ts";
import { standardFunctions } from "../../src/functions/index.ts";
import { compileConfig } from "../../src/processors/compile-config.ts";
import type { ConfigOptions } from "../../src/processors/compile-config.ts";
import type { ConfigObject } from "../../src/processors/config-tree.ts";
import { compileRouting } from "../../src/processors/routing.ts";
import { Engine } from "../../src/runtime/engine.ts";
import { BatchError } from "../../src/runtime/errors.ts";
import type { Program, Signal } from "../../src/runtime/program.ts";
import { Router } from "../../src/runtime/router.ts";
import { canonicalBatch } from "../conformance/canonical.ts";
import { jsonToProto, protoToJson } from "../otlp/json.ts";
import type { JsonObject } from "../otlp/json.ts";
import { bodiesOf, engineModule, logsOf, runConfig } from "./run-config.ts";

const file = `
processors:
  batch:
  memory_limiter: {check_interval: 1s}
  resource: {attributes: []}
  mine:
  transform/one: {log_statements: ['set(log.body, Concat([log.body, "1"], ""))']}
  transform/two:
    log_statements: ['set(log.body, Concat([log.body, "2"], ""))']
    trace_statements: ['set(span.name, "2")']
  filter/b: {log_conditions: ['IsMatch(log.body, "^b")']}
connectors:
  routing:
    default_pipelines: [logs/rest]
    table:
      - {context: log, condition: 'IsMatch(body, "12$$")', pipelines: [logs/twelve]}
service:
  pipelines:
    logs/in:
      processors: [memory_limiter, transform/one, filter/b, transform/two]
      exporters: [routing]
    logs/rest: {receivers: [routing], processors: [resource, transform/one, mine, batch]}
    logs/twelve: {receivers: [routing]}
    traces: {processors: [transform/two]}
    metrics/bad: {processors: [transform/one, transform/three, transform/one]}
`;

function run(options: ConfigOptions): { bodies: string[]; warnings: string } {
  const warnings: Diagnostic[] = [];
  const onWarning = (warning: Diagnostic) => void warnings.push(warning);
  const { output } = runConfig(file, logsOf("a", "b"), { ...options, onWarning });
  return { bodies: bodiesOf(output), warnings: formatDiagnostics(warnings) };
}

test("processors run in the pipeline's order; those that change no record are named", () => {
  expect(run({ signal: "logs", pipeline: "logs/in" })).toEqual({
    bodies: ["a12"],
    warnings:
      "warning: service.pipelines.logs/in.processors[0] (line 20 of the config): " +
      "Processor memory_limiter does not run here. Skipping it changes no record.",
  });
});

test("it is said whether one that does not run would change the result", () => {
  const { bodies, warnings } = run({ signal: "logs", pipeline: "logs/rest" });
  expect(bodies).toEqual(["a1", "b1"]);
  expect(warnings.split("\n").map((line) => line.replace(/^.*config\): /, ""))).toEqual([
    "Processor resource does not run here. Skipping it changes the result: what it would add, " +
      "change or drop is missing.",
    "Processor mine does not run here. Whether skipping it changes the result is not known.",
    "Processor batch does not run here. Skipping it changes no record.",
  ]);
});

test("a pipeline without processors changes nothing", () => {
  expect(run({ signal: "logs", pipeline: "logs/twelve" }).bodies).toEqual(["a", "b"]);
});

test("processors that are named are taken, whatever the pipelines say", () => {
  const processors = ["transform/two", "transform/one"];
  expect(run({ signal: "logs", processors }).bodies).toEqual(["a21", "b21"]);
});

test("the one pipeline of a signal needs no name", () => {
  const program = compileConfig(file, { signal: "traces" });
  expect(program.statements.map(({ text }) => text)).toEqual(['set(span.name, "2")']);
});

test.each<[ConfigOptions, string]>([
  [{ signal: "logs" }, "several pipelines of logs: logs/in, logs/rest, logs/twelve."],
  [{ signal: "profiles" }, "The file has no pipeline of profiles."],
  [{ signal: "logs", pipeline: "logs/inn" }, "no pipeline logs/inn.\n  Did you mean logs/in?"],
  [{ signal: "traces", pipeline: "logs/in" }, "Pipeline logs/in carries logs, not traces."],
  [{ signal: "metrics", pipeline: "metrics/bad" }, "no processor transform/three in the file."],
  [
    { signal: "metrics", pipeline: "metrics/bad" },
    "Pipeline metrics/bad lists transform/one twice.",
  ],
])("%j is refused: %s", (options, message) => {
  expect(() => compileConfig(file, options)).toThrow(message);
});

test("a config without pipelines has none by name", () => {
  const config = { log_statements: ['set(log.body, "x")'] };
  expect(() => compileConfig(config, { signal: "logs", pipeline: "logs" })).toThrow(
    "The config has no service.pipelines, so there is no logs.",
  );
});

describe("routing behind a pipeline", () => {
  function route(pipeline: string | undefined): Record<string, string[]> {
    const { program } = compileRouting(file, { signal: "logs", pipeline });
    const routes = routerOf(program).routeBatch(jsonToProto("logs", logsOf("a", "b")));
    const bodies = [...routes].map(([name, bytes]) => {
      return [name, bodiesOf(protoToJson("logs", bytes))];
    });
    return Object.fromEntries(bodies) as Record<string, string[]>;
  }

  test("its processors run first", () => {
    expect(route("logs/in")).toEqual({ "logs/twelve": ["a12"] });
  });

  test("without a pipeline the table alone runs", () => {
    expect(route(undefined)).toEqual({ "logs/rest": ["a", "b"] });
  });

  test("a pipeline that does not send to the connector is refused", () => {
    const options = { signal: "logs", pipeline: "logs/rest", connector: "routing" } as const;
    expect(() => compileRouting(file, options)).toThrow(
      "Pipeline logs/rest does not have routing among its exporters.",
    );
    const elsewhere = file.replace("exporters: [routing]", "exporters: [debug]");
    expect(() => compileRouting(elsewhere, { signal: "logs", pipeline: "logs/in" })).toThrow(
      "There is no routing connector behind logs/in.",
    );
  });
});

interface PipelineCase {
  readonly signal: Signal;
  readonly config: ConfigObject;
  readonly input: JsonObject;
  readonly output?: JsonObject;
  readonly routes?: Readonly<Record<string, JsonObject>>;
  readonly warnings?: number;
  readonly fails?: true;
}

const gates = { experimental: true, lambda: true, dynamicMapKeys: true };
const functions = new Map([...standardFunctions(), ...compilerFunctions]);

function engineOf(program: Program): Engine {
  return new Engine(engineModule(), program, functions);
}

function routerOf(program: Program): Router {
  return new Router(engineOf(program));
}

describe("as the reference does it, one stage behind the other", () => {
  const lines = readFileSync(join(import.meta.dirname, "pipelines.ndjson"), "utf8").trim();
  const cases = lines.split("\n").map((line) => JSON.parse(line) as PipelineCase);
  test.each(cases.map((each, at) => [at, each] as const))("pipeline %i", (_at, each) => {
    expect(outcomeOf(each)).toEqual(wantedOf(each));
  });
});

function wantedOf({ output, routes = {}, warnings = 0, fails }: PipelineCase): unknown {
  if (fails) return "fails";
  if (output !== undefined) return { output: form(output), warnings };
  return Object.fromEntries(Object.entries(routes).map(([name, batch]) => [name, form(batch)]));
}

function outcomeOf({ signal, config, input, routes }: PipelineCase): unknown {
  const options = { signal, gates, pipeline: `${signal}/in` };
  const batch = jsonToProto(signal, input);
  try {
    if (routes !== undefined || "connectors" in config) {
      const router = routerOf(compileRouting(config, options).program);
      const found = [...router.routeBatch(batch)].map(([name, bytes]) => {
        return [name, form(protoToJson(signal, bytes))];
      });
      return Object.fromEntries(found) as object;
    }
    const engine = engineOf(compileConfig(config, options));
    const output = form(protoToJson(signal, engine.process(batch)));
    return { output, warnings: engine.report().failures };
  } catch (error) {
    if (error instanceof BatchError && !(error instanceof CompileError)) return "fails";
    throw error;
  }
}

/** Attributes without a key are left where they are by canonicalBatch; here order means nothing. */
function form(batch: JsonObject): string {
  return JSON.stringify(canonicalBatch(batch, "last-bits"), (_name, value: unknown) => {
    if (!Array.isArray(value) || !value.every(isKeyValue)) return value;
    const texts = value.map((item) => JSON.stringify(item));
    return texts.toSorted();
  });
}

function isKeyValue(item: unknown): boolean {
  if (typeof item !== "object" || item === null) return false;
  return Object.keys(item).every((name) => name === "key" || name === "value");
}

test("processors that share a cache each have one of their own", () => {
  const shared = (text: string): ConfigObject => ({
    log_statements: [{ context: "log", shared_cache: true, statements: [text] }],
  });
  const processors = {
    "transform/a": shared('set(cache["x"], "leaked")'),
    "transform/b": shared('set(body, cache["x"])'),
  };
  const config = {
    processors,
    service: { pipelines: { logs: { processors: ["transform/a", "transform/b"] } } },
  };
  const { output } = runConfig(config, logsOf("a"), { signal: "logs" });
  expect(JSON.stringify(output)).not.toContain("leaked");
});

test.each(["ignore", "propagate"])("a cache that is shared is empty in each batch: %s", (mode) => {
  const group = (statement: string) => ({ shared_cache: true, statements: [statement] });
  const config = {
    error_mode: mode,
    log_statements: [
      group('set(log.cache["x"], "leaked") where log.body == "first"'),
      group('set(log.attributes["y"], ParseJSON("true")) where log.body == "bad"'),
      group('set(log.body, "saw") where log.cache["x"] != nil'),
    ],
  };
  const program = compileConfig(config, { signal: "logs" });
  const engine = new Engine(engineModule(), program, standardFunctions());
  const bodies = (...given: readonly string[]) => {
    return bodiesOf(protoToJson("logs", engine.process(jsonToProto("logs", logsOf(...given)))));
  };
  expect(bodies("first", "second")).toEqual(["saw", "saw"]);
  expect(bodies("third")).toEqual(["third"]);
  // A batch that fails leaves nothing behind either.
  if (mode === "propagate") expect(() => bodies("first", "bad")).toThrow(BatchError);
  else expect(bodies("first", "bad")).toEqual(["saw", "saw"]);
  expect(bodies("third")).toEqual(["third"]);
});

test("what a shared cache keeps outlives the passes between", () => {
  const context = (name: string, text: string) => ({ context: name, statements: [text] });
  const shared = (text: string) => ({ ...context("log", text), shared_cache: true });
  const log_statements = [
    context("resource", 'set(attributes["a"], "1")'),
    shared('set(cache[body], body) where resource.attributes["a"] != nil'),
    context("scope", 'set(name, "a name that moves what stands behind it")'),
    context("resource", 'set(attributes["b"], "1")'),
    context("scope", 'set(version, resource.attributes["b"])'),
    shared('set(attributes["back"], cache[body])'),
  ];
  const bodies = Array.from({ length: 60 }, (_, i) => `${100 + i}`);
  const gates = { dynamicMapKeys: true };
  const { output } = runConfig({ log_statements }, logsOf(...bodies), { signal: "logs", gates });
  const back = JSON.stringify(output).matchAll(/"key":"back","value":\{"stringValue":"(\d+)"/g);
  expect([...back].map(([, text]) => text)).toEqual(bodies);
});

test("what a walk made stands where the next one looks for it", () => {
  const log_statements = [
    { statements: ['set(resource.attributes["m"], log.body)', 'set(scope.name, "made")'] },
    { statements: ['set(log.attributes["r"], resource.attributes["m"]) where scope.name != ""'] },
  ];
  const logRecords = [{ body: { stringValue: "b" } }];
  const bare = { resourceLogs: [{ scopeLogs: [{ logRecords }] }] };
  const config = { log_statements: log_statements.map((each) => ({ ...each, context: "log" })) };
  const shared = config.log_statements.map((each) => ({ ...each, shared_cache: true }));
  for (const groups of [config.log_statements, shared]) {
    const { output } = runConfig({ log_statements: groups }, bare, { signal: "logs" });
    expect(JSON.stringify(output)).toContain('{"key":"r","value":{"stringValue":"b"}}');
  }
});
