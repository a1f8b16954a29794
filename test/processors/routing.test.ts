// The routing connector: tables and what reaches which pipeline. The reference's answers are the
// conformance suite's (family routing); here are whole collector files of the shapes that the
// connector's documentation shows, requests, what happens to bytes, and what is refused.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { CompileError } from "../../src/compiler/compile-error.ts";
import { formatDiagnostics } from "../../src/compiler/diagnostics.ts";
import type { Config } from "../../src/processors/compile-config.ts";
import { compileRouting } from "../../src/processors/routing.ts";
import type { RoutingOptions } from "../../src/processors/routing.ts";
import { standardFunctions } from "../../src/functions/index.ts";
import { Engine } from "../../src/runtime/engine.ts";
import { decodeProgram, encodeProgram } from "../../src/runtime/program.ts";
import type { Program, Signal } from "../../src/runtime/program.ts";
import type { RequestMetadata } from "../../src/runtime/request.ts";
import { Router } from "../../src/runtime/router.ts";
import { jsonToProto, protoToJson } from "../otlp/json.ts";
import type { JsonObject } from "../otlp/json.ts";
import { bodiesOf, engineModule, logsOf } from "./run-config.ts";

function routerFrom(program: Program): Router {
  return new Router(new Engine(engineModule(), program, standardFunctions()));
}

function routerOf(config: Config, signal: Signal = "logs"): Router {
  return routerFrom(compileRouting(config, { signal }).program);
}

/** The bodies that reach each pipeline; of resources without records the pipeline alone. */
function bodiesBy(
  config: Config,
  batch: JsonObject,
  request?: RequestMetadata,
): Record<string, string[]> {
  const routes = routerOf(config).routeBatch(jsonToProto("logs", batch), request);
  const named = [...routes].map(([name, bytes]): [string, string[]] => {
    return [name, bodiesOf(protoToJson("logs", bytes))];
  });
  return Object.fromEntries(named);
}

interface Log {
  readonly body: string;
  readonly severityNumber?: number;
  readonly [attribute: string]: string | number | undefined;
}

/** A resource with its attributes, and its records in one scope. */
function resourceOf(attributes: Readonly<Record<string, string>>, ...logs: readonly Log[]) {
  const logRecords = logs.map(({ body, severityNumber = 0, ...rest }) => {
    return { body: { stringValue: body }, severityNumber, attributes: attributesOf(rest) };
  });
  return { resource: { attributes: attributesOf(attributes) }, scopeLogs: [{ logRecords }] };
}

function attributesOf(values: Readonly<Record<string, string | number | undefined>>): JsonObject[] {
  return Object.entries(values).map(([key, value]) => {
    return { key, value: { stringValue: `${value}` } };
  });
}

const shops: JsonObject = {
  resourceLogs: [
    resourceOf({ "service.name": "cart", env: "prod" }, { body: "c1", severityNumber: 9 }, {
      body: "c2",
      severityNumber: 17,
      region: "east",
    }),
    resourceOf({ "service.name": "auth" }, { body: "a1", region: "west" }, { body: "a2" }),
  ],
};

/** A collector file around a table. */
function fileOf(table: string, ...pipelines: readonly string[]): string {
  const own = pipelines.map((name) => `    ${name}: {receivers: [routing], exporters: [debug]}`);
  return [
    "connectors:",
    "  routing:",
    "    default_pipelines: [logs/other]",
    "    table:",
    ...table.trim().split("\n").map((line) => `      ${line}`),
    "service:",
    "  pipelines:",
    "    logs/in: {receivers: [otlp], exporters: [routing]}",
    "    logs/other: {receivers: [routing], exporters: [debug]}",
    ...own,
  ].join("\n");
}

const acme: RequestMetadata = { clientMetadata: { "X-Tenant": "acme" } };

/** What it shows, the table, pipelines beside logs/other, the request, what reaches whom. */
type Example = [string, string, string[], RequestMetadata | undefined, Record<string, string[]>];

const examples: readonly Example[] = [
  [
    "tenants by a header",
    `
- {context: request, condition: 'request["X-Tenant"] == "acme"', pipelines: [logs/acme]}
- {context: request, condition: 'request["X-Tenant"] == "ecorp"', pipelines: [logs/ecorp]}`,
    ["logs/acme", "logs/ecorp"],
    acme,
    { "logs/acme": ["c1", "c2", "a1", "a2"] },
  ],
  [
    "regions by an attribute",
    `
- {context: log, condition: 'attributes["region"] == "east"', pipelines: [logs/east]}
- {context: log, condition: 'attributes["region"] == "west"', pipelines: [logs/west]}`,
    ["logs/east", "logs/west"],
    undefined,
    { "logs/east": ["c2"], "logs/west": ["a1"], "logs/other": ["c1", "a2"] },
  ],
  [
    "the cheap ones first, the rest by service",
    `
- {context: log, condition: severity_number < SEVERITY_NUMBER_ERROR, pipelines: [logs/cheap]}
- {condition: 'attributes["service.name"] == "cart"', pipelines: [logs/cart]}
- {condition: 'attributes["service.name"] == "auth"', pipelines: [logs/auth]}`,
    ["logs/cheap", "logs/cart", "logs/auth"],
    undefined,
    { "logs/cheap": ["c1", "a1", "a2"], "logs/cart": ["c2"] },
  ],
];

const mixedExamples: readonly Example[] = [
  [
    "the cheap ones first, the rest by tenant",
    `
- {context: log, condition: severity_number < SEVERITY_NUMBER_ERROR, pipelines: [logs/cheap]}
- {context: request, condition: 'request["X-Tenant"] == "acme"', pipelines: [logs/acme]}`,
    ["logs/cheap", "logs/acme"],
    acme,
    { "logs/cheap": ["c1", "a1", "a2"], "logs/acme": ["c2"] },
  ],
  [
    "an archive gets a copy of all",
    `
- {context: resource, condition: "true", action: copy, pipelines: [logs/archive]}
- {context: log, condition: severity_number >= SEVERITY_NUMBER_ERROR, pipelines: [logs/errors]}`,
    ["logs/archive", "logs/errors"],
    undefined,
    {
      "logs/archive": ["c1", "c2", "a1", "a2"],
      "logs/errors": ["c2"],
      "logs/other": ["c1", "a1", "a2"],
    },
  ],
  [
    "several pipelines at once, and a pipeline of several entries",
    `
- {statement: 'route() where attributes["service.name"] == "auth"', pipelines: [logs/a, logs/b]}
- {condition: 'attributes["env"] == "prod"', pipelines: [logs/a]}`,
    ["logs/a", "logs/b"],
    undefined,
    { "logs/a": ["a1", "a2", "c1", "c2"], "logs/b": ["a1", "a2"] },
  ],
  [
    "a copy of the request's batch, then the rest",
    `
- {context: request, condition: 'request["x-tenant"] != "ecorp"', action: copy, pipelines: [logs/a]}
- {condition: 'attributes["env"] == "prod"', pipelines: [logs/b]}`,
    ["logs/a", "logs/b"],
    acme,
    { "logs/a": ["c1", "c2", "a1", "a2"], "logs/b": ["c1", "c2"], "logs/other": ["a1", "a2"] },
  ],
];

test.each([...examples, ...mixedExamples])("%s", (_, table, pipelines, request, wanted) => {
  expect(bodiesBy(fileOf(table, ...pipelines), shops, request)).toEqual(wanted);
});

test.each<[string, RequestMetadata | undefined, boolean]>([
  ['request["k"] == "1"', undefined, false],
  ['request["k"] != "1"', undefined, false],
  ['request["k"] == "1"', { clientMetadata: { k: "1" } }, true],
  ['request["k"] == "1"', { grpcMetadata: { K: ["0", "1"] } }, true],
  ['request["k"] != "1"', { clientMetadata: { k: ["1", "1"] } }, false],
  ['request["k"] != "1"', { clientMetadata: { k: ["1", "2"] } }, true],
  ['request["k"] != "1"', { clientMetadata: { other: "2" } }, false],
  ['request["K"]  ==  "1"', { clientMetadata: { k: "1" } }, true],
  ['request["k"] == ""', { clientMetadata: { k: "" } }, true],
])("%s with %j is met: %s", (condition, request, isMet) => {
  const config = { table: [{ context: "request", condition, pipelines: ["logs/a"] }] };
  expect(bodiesBy(config, logsOf("x"), request)).toEqual(isMet ? { "logs/a": ["x"] } : {});
});

test("the otelcol context reads the request in a message's condition", () => {
  const condition = 'otelcol.client.metadata["tenant"][0] == "acme"';
  const config = { table: [{ context: "log", condition, pipelines: ["logs/a"] }] };
  const request = { clientMetadata: { tenant: "acme" } };
  expect(bodiesBy(config, logsOf("x"), request)).toEqual({ "logs/a": ["x"] });
  expect(bodiesBy({ ...config, error_mode: "ignore" }, logsOf("x"))).toEqual({});
});

test("one router serves requests that differ", () => {
  const condition = 'request["k"] == "1"';
  const table = [{ context: "request", condition, pipelines: ["logs/a"] }];
  const router = routerOf({ table, default_pipelines: ["logs/b"] });
  const batch = jsonToProto("logs", logsOf("x"));
  const namesOf = (request?: RequestMetadata) => [...router.routeBatch(batch, request).keys()];
  expect(namesOf({ clientMetadata: { k: "1" } })).toEqual(["logs/a"]);
  expect(namesOf()).toEqual(["logs/b"]);
  expect(namesOf({ grpcMetadata: { k: "1" } })).toEqual(["logs/a"]);
});

// ---- what becomes of the messages

test("a statement's changes above its messages are in what is left as well", () => {
  const statement = 'delete_key(resource.attributes, "env") where body == "c1"';
  const config = {
    default_pipelines: ["logs/b"],
    table: [{ context: "log", statement, pipelines: ["logs/a"] }],
  };
  const routes = routerOf(config).routeBatch(jsonToProto("logs", shops));
  const texts = [...routes.values()].map((bytes) => JSON.stringify(protoToJson("logs", bytes)));
  expect(texts.map((text) => text.includes('"env"'))).toEqual([false, false]);
});

test("a data point's metric goes along without its metadata, and stays with it", () => {
  const point = (n: string) => ({ asInt: n, timeUnixNano: "1" });
  const metadata = [{ key: "owner", value: { stringValue: "me" } }];
  const dataPoints = [point("1"), point("2")];
  const sum = { isMonotonic: true, aggregationTemporality: 2, dataPoints };
  const metrics = [{ name: "m", metadata, sum }, { name: "bare" }];
  const batch = { resourceMetrics: [{ resource: {}, scopeMetrics: [{ scope: {}, metrics }] }] };
  const config = {
    default_pipelines: ["metrics/rest"],
    table: [{ context: "datapoint", condition: "value_int == 2", pipelines: ["metrics/two"] }],
  };
  const routes = routerOf(config, "metrics").routeBatch(jsonToProto("metrics", batch));
  const metricsOf = (name: string) => {
    const json = JSON.stringify(protoToJson("metrics", routes.get(name) ?? new Uint8Array()));
    return {
      points: [...json.matchAll(/"asInt":"(\d)"/g)].map(([, n]) => n),
      names: [...json.matchAll(/"name":"(\w+)"/g)].map(([, n]) => n),
      owned: json.includes("owner"),
      isMonotonic: json.includes('"isMonotonic":true'),
    };
  };
  const two = { points: ["2"], names: ["m"], owned: false, isMonotonic: true };
  expect(metricsOf("metrics/two")).toEqual(two);
  const rest = { points: ["1"], names: ["m", "bare"], owned: true, isMonotonic: true };
  expect(metricsOf("metrics/rest")).toEqual(rest);
});

const byBody = {
  default_pipelines: ["logs/rest"],
  table: [{ context: "log", condition: 'body == "a"', pipelines: ["logs/a"] }],
};

test("a batch that goes one way whole is handed on as it came", () => {
  const router = routerOf(byBody);
  for (const [bodies, pipeline] of [[["a", "a"], "logs/a"], [["b"], "logs/rest"]] as const) {
    const batch = jsonToProto("logs", logsOf(...bodies));
    const routes = router.routeBatch(batch);
    expect([...routes.keys()]).toEqual([pipeline]);
    expect(routes.get(pipeline)).toBe(batch);
  }
});

/** A field whose body is bytes. */
function field(number: number, ...body: number[]): number[] {
  return [number * 8 + 2, body.length, ...body];
}

/** A batch of two records, "a" and "b", with fields that nobody knows at every level. */
function strangeBatch(): Uint8Array {
  const unknown = [0xfa, 0x07, 0x01, 0x55];
  const record = (letter: number) => field(2, ...field(5, ...field(1, letter)), ...unknown);
  const scope = field(2, ...record(0x61), ...unknown, ...record(0x62));
  return Uint8Array.from([...unknown, ...field(1, ...unknown, ...scope, ...unknown)]);
}

test("fields that nobody knows go along, everywhere", () => {
  const routes = routerOf(byBody).routeBatch(strangeBatch());
  const marks = (bytes?: Uint8Array) => [...(bytes ?? [])].filter((byte) => byte === 0x55).length;
  // Of the batch, the resource twice, the scope, and of one record each.
  expect([...routes].map(([name, bytes]) => [name, marks(bytes)])).toEqual([
    ["logs/a", 5],
    ["logs/rest", 5],
  ]);
  const bodies = [...routes.values()].flatMap((bytes) => bodiesOf(protoToJson("logs", bytes)));
  expect(bodies).toEqual(["a", "b"]);
});

test("a batch that is out of the ordinary is routed as any other", () => {
  // The resource stands behind the scopes, in two parts.
  const part = (key: number) => field(1, ...field(1, ...field(1, key), ...field(2, 0x18, 1)));
  const scopes = field(2, ...field(2, ...field(5, ...field(1, 0x61))));
  const batch = Uint8Array.from(field(1, ...scopes, ...part(0x6b), ...part(0x6c)));
  const attributes = (key: string) => `resource.attributes["${key}"]`;
  const tableOf = (wanted: string) => [
    {
      context: "log",
      condition: `${attributes("k")} == 1 and ${attributes("l")} == ${wanted}`,
      pipelines: ["logs/a"],
    },
  ];
  const routesOf = (wanted: string) => {
    const router = routerOf({ table: tableOf(wanted), default_pipelines: ["logs/rest"] });
    return [...router.routeBatch(batch)];
  };
  // Put in order and otherwise as it came: the very batch.
  expect(routesOf("1")).toEqual([["logs/a", batch]]);
  expect(routesOf("2")).toEqual([["logs/rest", batch]]);
});

test("what a condition answers by chance is asked once", () => {
  const bodies = Array.from({ length: 500 }, (_, at) => `${at}`);
  const config = {
    default_pipelines: ["logs/b"],
    table: [{ context: "log", condition: 'IsMatch(UUID(), "^[0-7]")', pipelines: ["logs/a"] }],
  };
  const found = bodiesBy(config, logsOf(...bodies));
  expect(Object.keys(found)).toEqual(["logs/a", "logs/b"]);
  expect(Object.values(found).flat().toSorted()).toEqual(bodies.toSorted());
});

const letters = fc.constantFrom("a", "b", "c", "d", "e");
const records = fc.array(fc.array(fc.array(letters, { maxLength: 5 }), { maxLength: 3 }), {
  maxLength: 4,
});

test("every record goes where the first entry that matches sends it", () => {
  const table = ["a", "b", "c"].map((letter) => {
    return { context: "log", condition: `body == "${letter}"`, pipelines: [`logs/${letter}`] };
  });
  const router = routerOf({ default_pipelines: ["logs/rest"], table });
  fc.assert(
    fc.property(records, (resources) => {
      const batch = {
        resourceLogs: resources.map((scopes) => ({
          scopeLogs: scopes.map((bodies) => ({
            logRecords: bodies.map((body) => ({ body: { stringValue: body } })),
          })),
        })),
      };
      const routes = router.routeBatch(jsonToProto("logs", batch));
      const all = resources.flat(2);
      const wanted = new Map([
        ...["a", "b", "c"].map((letter): [string, string[]] => {
          return [`logs/${letter}`, all.filter((body) => body === letter)];
        }),
        ["logs/rest", all.filter((body) => body > "c")] as [string, string[]],
      ]);
      for (const [name, bodies] of wanted) {
        const bytes = routes.get(name);
        expect(bytes === undefined ? [] : bodiesOf(protoToJson("logs", bytes))).toEqual(bodies);
      }
    }),
    { numRuns: 200 },
  );
});

// ---- programs, errors

test("a program with its table is shipped as bytes", () => {
  const { program } = compileRouting(byBody, { signal: "logs" });
  const router = routerFrom(decodeProgram(encodeProgram(program)));
  const routes = router.routeBatch(jsonToProto("logs", logsOf("a", "b")));
  expect([...routes.keys()]).toEqual(["logs/a", "logs/rest"]);
});

test("messages are counted once, however often they are met", () => {
  const { program } = compileRouting(byBody, { signal: "logs", counts: true });
  const router = routerFrom(program);
  router.routeBatch(jsonToProto("logs", logsOf("a", "b", "a")));
  expect(router.report()).toEqual({ records: 3, dropped: 0, failures: 0, remarks: 0 });
  expect(router.counts().map(({ matched }) => matched)).toEqual([2]);
});

test("failures stay with their messages, or end the batch", () => {
  const condition = 'Substring(body, 0, 1) == "a"';
  const table = [{ context: "log", condition, pipelines: ["logs/a"] }];
  const batch = jsonToProto("logs", {
    resourceLogs: [{ scopeLogs: [{ logRecords: [{}, { body: { stringValue: "ab" } }] }] }],
  });
  const router = routerOf({ table, default_pipelines: ["logs/b"], error_mode: "ignore" });
  expect([...router.routeBatch(batch).keys()]).toEqual(["logs/a", "logs/b"]);
  expect(router.failures()).toMatchObject([{ text: condition, position: [0, 0, 0, 0] }]);
  expect(() => routerOf({ table }).routeBatch(batch)).toThrow(/a string is needed/);
});

test("malformed bytes end the batch; the router goes on", () => {
  const router = routerOf(byBody);
  expect(() => router.routeBatch(Uint8Array.of(0x0a, 9, 1))).toThrow(/not valid OTLP/);
  const batch = jsonToProto("logs", logsOf("a"));
  expect(router.routeBatch(batch).get("logs/a")).toBe(batch);
});

test("entries that say the same are passed over with a warning", () => {
  const table = [
    { condition: 'attributes["a"] == 1', pipelines: ["logs/a"] },
    { statement: 'route() where attributes["a"] == 1', action: "copy", pipelines: ["logs/b"] },
    { context: "log", condition: 'attributes["a"] == 1', pipelines: ["logs/c"] },
  ];
  const { program, warnings } = compileRouting({ table }, { signal: "logs" });
  const pipelines = program.routes?.table.flatMap((route) => route.pipelines);
  expect(pipelines).toEqual(["logs/a", "logs/c"]);
  expect(warnings.map(({ place }) => place?.path)).toEqual(["table[1]"]);
});

/** Tables with faults: the connector's name where it is asked for, the config, the diagnostics. */
const faultyTables = readFileSync(join(import.meta.dirname, "routing-faults.txt"), "utf8")
  .split(/^=+\n/m)
  .map((part) => part.split(/^-->(.*)\n/m));

test.each(faultyTables)("%s-->%s", (config = "", connector = "", wanted = "") => {
  const named = connector.trim() === "" ? {} : { connector: connector.trim() };
  expect(faultsOf(config, named)).toBe(wanted.trimEnd());
});

function faultsOf(config: Config, options: Partial<RoutingOptions> = {}): string {
  try {
    compileRouting(config, { signal: "logs", ...options });
    return "";
  } catch (error) {
    if (!(error instanceof CompileError)) throw error;
    return formatDiagnostics(error.diagnostics);
  }
}
