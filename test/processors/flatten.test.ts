// Flattening of logs (flatten_data, flatten.log): each record with a resource and scope of its own,
// equal ones shared again afterwards. flatten.ndjson holds configs over small batches and what the
// reference makes of them with its gate on; what it says nothing of (bytes, unknown fields, batches
// out of order, other processors around) is asked here.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { compilerFunctions } from "../../src/compiler/host-patterns.ts";
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
});

/** A batch of one resource and one scope with these bodies. */
function batchOf(resource: JsonObject, bodies: readonly string[]): Uint8Array {
  const logRecords = bodies.map((body) => ({ body: { stringValue: body } }));
  return jsonToProto("logs", { resourceLogs: [{ resource, scopeLogs: [{ logRecords }] }] });
}

/** Of each resource: what an attribute holds, and the bodies below it. */
function groupsOf(output: Uint8Array, key: string): Map<string, string[]> {
  interface Found {
    resource: { attributes: { key: string; value: { stringValue: string } }[] };
    scopeLogs: { logRecords: { body: { stringValue: string } }[] }[];
  }
  const { resourceLogs } = protoToJson("logs", output) as unknown as { resourceLogs: Found[] };
  return new Map(
    resourceLogs.map(({ resource, scopeLogs: [scope] }) => [
      resource.attributes.find((each) => each.key === key)?.value.stringValue ?? "",
      (scope?.logRecords ?? []).map(({ body }) => body.stringValue),
    ]),
  );
}

/** A list of attributes with values of so many bytes. */
const padded = (bytes: number, name = "pad") => {
  return { attributes: [{ key: name, value: { stringValue: "x".repeat(bytes) } }] };
};

describe("batches of many portions", () => {
  const bodies = Array.from({ length: 3000 }, (_, i) => `${i % 7}`);

  test("groups go across them", () => {
    const engine = engineOf({ flatten_data: true, log_statements: toResource });
    const groups = groupsOf(engine.process(batchOf(padded(300), bodies)), "from");
    expect([...groups.keys()]).toEqual(["0", "1", "2", "3", "4", "5", "6"]);
    for (const [key, below] of groups) {
      expect(below).toEqual(bodies.filter((body) => body === key));
    }
  });

  test("each record a group of its own", () => {
    const own = bodies.map((_, i) => `${i}`);
    const engine = engineOf({ flatten_data: true, log_statements: toResource });
    const groups = groupsOf(engine.process(batchOf(padded(100), own)), "from");
    expect([...groups]).toEqual(own.map((body) => [body, [body]]));
  });

  test("statements that make more of a portion than it has room for", () => {
    const grow =
      'set(resource.attributes["p"], Concat([log.body, resource.attributes["pad"]], ""))';
    const log_statements = [grow, grow.replace('"p"', '"q"'), grow.replace('"p"', '"r"')];
    const engine = engineOf({ flatten_data: true, log_statements });
    const groups = groupsOf(engine.process(batchOf(padded(3000), bodies.slice(0, 300))), "r");
    expect([...groups.keys()].map((key) => [key[0], key.length])).toEqual(
      ["0", "1", "2", "3", "4", "5", "6"].map((body) => [body, 3001]),
    );
    expect([...groups.values()].flat()).toHaveLength(300);
  });

  test("failures say which record of the batch it was", () => {
    const log_statements = ['set(resource.attributes["n"], ParseJSON(log.body))'];
    const engine = engineOf({ flatten_data: true, error_mode: "ignore", log_statements });
    const failing = bodies.map((_, i) => (i === 10 || i === 2900 ? "no" : "{}"));
    engine.process(batchOf(padded(300), failing));
    expect(engine.report()).toMatchObject({ records: 3000, failures: 2 });
    expect(engine.failures().map(({ position }) => position[0])).toEqual([10, 2900]);
  });

  test("a cache that records share sees all of them", () => {
    const statements = [
      'set(resource.attributes["from"], log.cache["last"]) where log.cache["last"] != nil',
      'set(log.cache["last"], log.body)',
    ];
    const config = { flatten_data: true, log_statements: [{ shared_cache: true, statements }] };
    const groups = groupsOf(engineOf(config).process(batchOf(padded(300), bodies)), "from");
    expect(groups.get("3")).toEqual(bodies.filter((body) => body === "4"));
  });

  test("patterns from data that is gone", () => {
    const statement =
      'set(resource.attributes["is"], "1") where IsMatch(log.body, log.attributes["p"])';
    const config = { flatten_data: true, log_statements: [statement] };
    const program = compileConfig(config, { signal: "logs", processors: ["transform"], gates });
    const engine = new Engine(engineModule(), program, compilerFunctions);
    const logRecords = bodies.map((_, i) => {
      const body = { stringValue: `${10_000 + i}` };
      const attributes = [{ key: "p", value: { stringValue: `^${10_000 + i}$` } }];
      return { attributes, body };
    });
    // Nothing grows: the second portion takes the place of the first.
    const is = { key: "is", value: { stringValue: "0" } };
    const resource = { attributes: [...padded(300).attributes, is] };
    const resourceLogs = [{ resource, scopeLogs: [{ logRecords }] }];
    const groups = groupsOf(engine.process(jsonToProto("logs", { resourceLogs })), "is");
    expect([...groups].map(([key, below]) => [key, below.length])).toEqual([["1", 3000]]);
  });

  test("what nothing changes is the very input", () => {
    const log_statements = ['delete_key(resource.attributes, "none")'];
    const batch = batchOf(padded(300), bodies);
    expect(engineOf({ flatten_data: true, log_statements }).process(batch)).toBe(batch);
  });

  test("what all records take is limited, before any of it is made", () => {
    const engine = engineOf({ flatten_data: true, log_statements: toResource });
    const records = (count: number) => batchOf(padded(1_000_000), Array(count).fill("a"));
    expect(groupsOf(engine.process(records(268)), "from").get("a")).toHaveLength(268);
    const wanted = { code: "too-large", message: expect.stringMatching(/takes 257 MiB.* 256 MiB/) };
    expect(() => engine.process(records(269))).toThrow(expect.objectContaining(wanted));
    expect(engine.process(jsonToProto("logs", logsOf("a"))).length).toBeGreaterThan(0);
  });
});

describe("what is the same", () => {
  /** Resources with these attributes; how many are left. */
  function resourcesLeft(...lists: readonly (readonly [string, string][])[]): number {
    const resourceLogs = lists.map((list) => {
      const attributes = list.map(([key, value]) => ({ key, value: { stringValue: value } }));
      return { resource: { attributes }, scopeLogs: [{ logRecords: [{}] }] };
    });
    const engine = engineOf({ flatten_data: true, log_statements: never });
    const output = protoToJson("logs", engine.process(jsonToProto("logs", { resourceLogs })));
    return (output.resourceLogs as JsonObject[]).length;
  }

  const list = (count: number) => {
    return Array.from({ length: count }, (_, i): [string, string] => [`key${i}`, `${i}`]);
  };

  test.each([1, 2, 63, 64, 65, 200])("%i attributes, forwards and backwards", (count) => {
    const one = list(count);
    expect(resourcesLeft(one, one.toReversed(), one)).toBe(1);
    expect(resourcesLeft(one, [...one.slice(1), ["key0", "other"]])).toBe(2);
    expect(resourcesLeft(one, [...one, ["more", ""]], one.slice(1))).toBe(3);
  });

  test("a key that stands twice counts with its first value", () => {
    expect(
      resourcesLeft(
        [
          ["a", "1"],
          ["a", "2"],
        ],
        [
          ["a", "1"],
          ["a", "3"],
        ],
      ),
    ).toBe(1);
    expect(
      resourcesLeft(
        [
          ["a", "1"],
          ["a", "2"],
        ],
        [
          ["a", "2"],
          ["a", "1"],
        ],
      ),
    ).toBe(2);
    expect(
      resourcesLeft(
        [
          ["a", "1"],
          ["a", "1"],
        ],
        [["a", "1"]],
      ),
    ).toBe(2);
    const more = list(100);
    expect(resourcesLeft([...more, ["key7", "x"]], [...more.toReversed(), ["key7", "y"]])).toBe(1);
  });

  test("keys and values of any length", () => {
    const lengths = Array.from({ length: 40 }, (_, i) => "x".repeat(i));
    const lists = lengths.map(
      (text) =>
        [
          ["k", text],
          [`${text}k`, "v"],
        ] as [string, string][],
    );
    expect(resourcesLeft(...lists, ...lists)).toBe(40);
  });
});

describe("how it is compiled", () => {
  const passesOf = (log_statements: readonly object[] | readonly string[]) => {
    const config = { flatten_data: true, log_statements };
    return engineOf(config as ConfigObject).program.statements.map(({ pass }) => pass);
  };

  test("groups that write to resources share a walk: no two records have one", () => {
    const write = ['set(resource.attributes["a"], log.body)'];
    const read = ['set(log.attributes["b"], resource.attributes["a"])'];
    const groups = [{ statements: write }, { conditions: ["true"], statements: read }];
    expect(new Set(passesOf(groups)).size).toBe(1);
  });

  test("statements about records alone see a batch that was grouped beforehand", () => {
    const log_statements = ['set(log.attributes["i"], ParseJSON(log.body))'];
    const engine = engineOf({ flatten_data: true, error_mode: "ignore", log_statements });
    const resource = { attributes: [] };
    const scopeLogs = [{ logRecords: [{ body: { stringValue: "no" } }] }];
    const resourceLogs = [
      { resource, scopeLogs },
      { resource, scopeLogs },
    ];
    engine.process(jsonToProto("logs", { resourceLogs }));
    expect(engine.failures().map(({ position }) => position.slice(0, 3))).toEqual([
      [0, 0, 0],
      [0, 0, 1],
    ]);
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
