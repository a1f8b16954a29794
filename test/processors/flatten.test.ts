// Flattening of logs (flatten_data, flatten.log): each record with a resource and scope of its own,
// equal ones shared again afterwards. flatten.ndjson holds configs over small batches and what the
// reference makes of them with its gate on; what it says nothing of (bytes, unknown fields, batches
// out of order, other processors around) is asked here.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { standardFunctions } from "../../src/functions/index.ts";
import { compileConfig } from "../../src/processors/compile-config.ts";
import type { Config } from "../../src/processors/compile-config.ts";
import type { ConfigObject } from "../../src/processors/config-tree.ts";
import { Engine } from "../../src/runtime/engine.ts";
import { BatchError } from "../../src/runtime/errors.ts";
import { canonicalBatch } from "../conformance/canonical.ts";
import { jsonToProto, protoToJson } from "../otlp/json.ts";
import type { JsonObject } from "../otlp/json.ts";
import { engineModule, logsOf } from "./run-config.ts";

interface FlattenCase {
  readonly id: string;
  readonly config: ConfigObject;
  readonly input: JsonObject;
  readonly output?: JsonObject;
  readonly fails?: true;
  readonly warnings?: number;
}

const gates = { flattenLogs: true };
const lines = readFileSync(join(import.meta.dirname, "flatten.ndjson"), "utf8").trim();
const cases = lines.split("\n").map((line) => JSON.parse(line) as FlattenCase);

function engineOf(config: Config, processors: readonly string[] = ["transform"]): Engine {
  const program = compileConfig(config, { signal: "logs", processors, gates });
  return new Engine(engineModule(), program, standardFunctions());
}

describe("as the reference does it", () => {
  test.each(cases.map((each) => [each.id, each] as const))("%s", (_id, each) => {
    const engine = engineOf(each.config);
    const batch = jsonToProto("logs", each.input);
    if (each.fails) {
      expect(() => engine.process(batch)).toThrow(BatchError);
      return;
    }
    const output = protoToJson("logs", engine.process(batch));
    expect(canonicalBatch(output, "exact")).toEqual(canonicalBatch(each.output ?? {}, "exact"));
    expect(engine.report().failures).toBe(each.warnings ?? 0);
  });

  test("the newer spelling is the same", () => {
    for (const { config, input, fails } of cases) {
      const { flatten_data: log = false, ...rest } = config;
      const batch = jsonToProto("logs", input);
      if (fails) continue;
      const output = engineOf({ ...rest, flatten: { log } }).process(batch);
      expect(Buffer.from(output)).toEqual(Buffer.from(engineOf(config).process(batch)));
    }
  });
});

const toResource = ['set(resource.attributes["from"], log.body)'];
const never = ['set(log.body, "x") where log.body == "nothing"'];

test("what nothing changes is the very input", () => {
  const batch = jsonToProto("logs", logsOf("a", "b"));
  expect(engineOf({ flatten_data: true, log_statements: never }).process(batch)).toBe(batch);
});

/** A field of less than 128 bytes. */
function field(number: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([(number << 3) | 2, body.length]), body]);
}

const text = (value: string) => Buffer.from(value);
const record = (body: string) => field(2, field(5, field(1, text(body))));
const attribute = (key: string) => field(1, field(1, text(key)), field(2, field(1, text("v"))));

/** Of a field number and text. */
const unknown = (number: number, value: string) => field(number, text(value));

describe("bytes", () => {
  test("fields that we don't know go with what they stand in; the batch's stand behind", () => {
    const resource = field(1, attribute("k"), unknown(9, "resource"));
    const scope = field(2, field(1, unknown(9, "scope")), record("a"), unknown(8, "scopes"));
    const other = field(2, field(1, unknown(9, "other")), record("b"));
    const batch = Buffer.concat([
      unknown(7, "batch"),
      field(1, scope, unknown(8, "resources"), other, resource),
    ]);
    const config = { flatten_data: true, log_statements: ["set(log.flags, 1)"] };
    const flags = (body: string) => {
      return field(2, field(5, field(1, text(body))), Buffer.from([0x45, 1, 0, 0, 0]));
    };
    const joined = field(
      2,
      field(1, unknown(9, "scope")),
      unknown(8, "scopes"),
      flags("a"),
      flags("b"),
    );
    const wanted = Buffer.concat([
      field(1, unknown(8, "resources"), resource, joined),
      unknown(7, "batch"),
    ]);
    expect(Buffer.from(engineOf(config).process(batch))).toEqual(wanted);
  });

  test("an unknown field is not taken for one whose number is 32 less", () => {
    const far = Buffer.from([0x8a, 0x02, 1, 0x78]);
    const resource = field(1, attribute("k"), far, far);
    const batch = field(1, resource, far, field(2, field(1, far), far, record("a")), far);
    const engine = engineOf({ flatten_data: true, log_statements: ["set(scope.name, log.body)"] });
    const output = Buffer.from(engine.process(batch));
    const scope = field(2, field(1, far, field(1, text("a"))), far, record("a"));
    expect(output).toEqual(field(1, resource, far, far, scope));
  });

  test.each<[string, Uint8Array]>([
    ["a resource in two pieces", field(1, field(1, attribute("a")), field(1, attribute("b")))],
    [
      "a scope in two pieces",
      field(2, field(1, field(1, text("n"))), field(1, field(2, text("1")))),
    ],
    ["a name that stands twice", field(2, field(1, field(1, text("m")), field(1, text("n"))))],
    ["a schema URL that stands twice", field(2, field(3, text("m")), field(3, text("n")))],
    ["an overlong tag", field(2, Buffer.from([0x8a, 0x00, 0x00]))],
  ])("out of the ordinary: %s", (_what, piece) => {
    const isResource = piece[0] === 0x0a;
    const inner = piece.subarray(2);
    const batch = isResource
      ? field(1, inner, field(2, record("a"), record("b")))
      : field(1, field(2, inner, record("a"), record("b")));
    const engine = engineOf({ flatten_data: true, log_statements: toResource });
    const wanted = engine.process(jsonToProto("logs", protoToJson("logs", batch))).slice();
    expect(protoToJson("logs", engine.process(batch))).toEqual(protoToJson("logs", wanted));
    const idle = engineOf({ flatten_data: true, log_statements: never });
    expect(idle.process(batch)).toBe(batch);
  });

  test.each<[string, Uint8Array]>([
    ["a resource that leads past the end", Buffer.from([0x0a, 0x04, 0x0a, 0x20, 0, 0])],
    ["a resource that is a number", field(1, Buffer.from([0x08, 1]))],
    ["a record that is a number", field(1, field(2, Buffer.from([0x10, 1])))],
    ["a tag that is cut", field(1, field(2, Buffer.from([0x80])))],
    [
      "an attribute that is cut",
      field(1, field(1, field(1, Buffer.from([0x0a, 9]))), field(2, record("a"))),
    ],
  ])("malformed: %s", (_what, batch) => {
    const engine = engineOf({ flatten_data: true, log_statements: toResource });
    expect(() => engine.process(batch)).toThrow(BatchError);
    expect(engine.process(jsonToProto("logs", logsOf("a"))).length).toBeGreaterThan(0);
  });

  test("copies that take more than there is end the batch, not the engine", () => {
    const records = Array.from({ length: 4000 }, () => ({ body: { stringValue: "a" } }));
    const value = { stringValue: "x".repeat(1_000_000) };
    const resource = { attributes: [{ key: "k", value }] };
    const batch = { resourceLogs: [{ resource, scopeLogs: [{ logRecords: records }] }] };
    const engine = engineOf({ flatten_data: true, log_statements: toResource });
    expect(() => engine.process(jsonToProto("logs", batch))).toThrow(/memory/i);
    expect(engine.process(jsonToProto("logs", logsOf("a"))).length).toBeGreaterThan(0);
  });
});

describe("among other processors", () => {
  const file = `
processors:
  transform/first: {log_statements: ['set(resource.attributes["last"], log.body)']}
  transform/flat:
    flatten_data: true
    log_statements: ['set(resource.attributes["own"], log.body)']
  transform/again: {flatten_data: true, log_statements: ['delete_key(resource.attributes, "own")']}
  transform/behind: {log_statements: ['set(resource.attributes["shared"], log.body)']}
  filter/b: {log_conditions: ['log.body == "b"']}
`;

  /** Of each resource: its attributes, and the bodies below it. */
  function run(...processors: readonly string[]): string[] {
    const output = engineOf(file, processors).process(jsonToProto("logs", logsOf("a", "b", "a")));
    const { resourceLogs = [] } = protoToJson("logs", output) as { resourceLogs?: object[] };
    return resourceLogs.map((each) => {
      const pairs = [...JSON.stringify(each).matchAll(/"(key|stringValue)":"(\w+)"/g)];
      return pairs.map(([, , word]) => word).join(" ");
    });
  }

  test("only its own statements see records apart", () => {
    expect(run("transform/first", "transform/flat", "transform/behind")).toEqual([
      "last a own a shared a a a",
      "last a own b shared b b",
    ]);
  });

  test("two that flatten group between them", () => {
    expect(run("transform/flat", "transform/again")).toEqual(["a a b"]);
    expect(run("transform/flat", "transform/again", "transform/behind")).toEqual([
      "shared b a a b",
    ]);
  });

  test("a filter before and behind", () => {
    expect(run("filter/b", "transform/flat")).toEqual(["own a a a"]);
    expect(run("transform/flat", "filter/b", "transform/behind")).toEqual(["own a shared a a a"]);
  });
});

test("other signals are left alone", () => {
  const config = { flatten_data: true, trace_statements: ['set(span.name, "x")'] };
  const program = compileConfig(config, { signal: "traces", gates });
  const span = { name: "s" };
  const batch = { resourceSpans: [{ scopeSpans: [{ spans: [span, span] }] }, { scopeSpans: [] }] };
  const engine = new Engine(engineModule(), program, standardFunctions());
  const output = protoToJson("traces", engine.process(jsonToProto("traces", batch)));
  expect(JSON.stringify(output.resourceSpans).match(/"x"/g)).toHaveLength(2);
});

test.each([{ flatten_data: true }, { flatten: { log: true } }])("%j needs the gate", (config) => {
  expect(() => compileConfig(config, { signal: "logs" })).toThrow(
    "is behind a gate.\n  Gate flattenLogs (transform.flatten.logs) switches it on.",
  );
});
