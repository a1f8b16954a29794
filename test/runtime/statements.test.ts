// Statements over batches, end to end: where writes meet each other and the wire. Each case is
// statements, a batch, and what must come out; batches are OTLP/JSON without their two outer
// levels.

import { describe, expect, test } from "vitest";
import { engineOf, type Run, transformed } from "../engine.ts";
import { type JsonObject, jsonToProto, protoToJson } from "../otlp/json.ts";

const text = (value: string) => ({ stringValue: value });
const attribute = (key: string, value: JsonObject) => ({ key, value });

function logs(resource: JsonObject, scope: JsonObject, logRecords: JsonObject[]): JsonObject {
  return { resourceLogs: [{ resource, scopeLogs: [{ scope, logRecords }] }] };
}

interface Case {
  readonly name: string;
  readonly statements: readonly string[];
  readonly input: JsonObject;
  readonly output: JsonObject;
}

const cases: readonly Case[] = [
  {
    name: "a record writes to its resource and the next record reads it",
    statements: [
      'set(log.attributes["before"], resource.attributes["n"])',
      'set(resource.attributes["n"], log.body)',
    ],
    input: logs({}, {}, [{ body: text("one") }, { body: text("two") }]),
    output: logs({ attributes: [attribute("n", text("two"))] }, {}, [
      { body: text("one"), attributes: [attribute("before", {})] },
      { body: text("two"), attributes: [attribute("before", text("one"))] },
    ]),
  },
  {
    name: "what is inserted at the end of the resource stands before the scope behind it",
    statements: ['set(resource.attributes["r"], "x")', 'set(log.attributes["l"], "y")'],
    input: logs({ droppedAttributesCount: 1 }, { name: "s" }, [{ severityText: "A" }]),
    output: logs(
      { attributes: [attribute("r", text("x"))], droppedAttributesCount: 1 },
      { name: "s" },
      [{ severityText: "A", attributes: [attribute("l", text("y"))] }],
    ),
  },
  {
    name: "an absent scope is made",
    statements: ['set(scope.name, "made")', 'set(scope.attributes["k"], "v")'],
    input: { resourceLogs: [{ scopeLogs: [{ logRecords: [{}] }] }] },
    output: {
      resourceLogs: [
        {
          scopeLogs: [
            { scope: { name: "made", attributes: [attribute("k", text("v"))] }, logRecords: [{}] },
          ],
        },
      ],
    },
  },
  {
    name: "an attribute set to what is missing is there, and has nothing in it to index",
    statements: [
      'set(log.attributes["new"], log.attributes["none"])',
      'set(log.attributes["old"], log.attributes["none"])',
      'set(log.attributes["x"], log.attributes["new"]["k"])',
      'set(log.attributes["y"], log.attributes["old"]["k"])',
      'set(log.attributes["z"], log.attributes["none"]["k"])',
    ],
    input: logs({}, {}, [{ attributes: [attribute("old", text("a"))] }]),
    output: logs({}, {}, [
      { attributes: [attribute("old", {}), attribute("new", {}), attribute("z", {})] },
    ]),
  },
  {
    name: "a deleted attribute set again is there again",
    statements: ['delete_key(log.attributes, "a")', 'set(log.attributes["a"], "new")'],
    input: logs({}, {}, [{ attributes: [attribute("a", text("old"))] }]),
    output: logs({}, {}, [{ attributes: [attribute("a", text("new"))] }]),
  },
  {
    name: "behind a deleted key its twin appears",
    statements: [
      'delete_key(log.attributes, "a")',
      'set(log.attributes["seen"], log.attributes["a"])',
    ],
    input: logs({}, {}, [
      { attributes: [attribute("a", text("first")), attribute("a", text("second"))] },
    ]),
    output: logs({}, {}, [
      { attributes: [attribute("a", text("second")), attribute("seen", text("second"))] },
    ]),
  },
  {
    name: "a value long enough to widen every length prefix",
    statements: ['set(log.attributes["long"], log.attributes["text"])'],
    input: logs({}, {}, [{ attributes: [attribute("text", text("x".repeat(20_000)))] }]),
    output: logs({}, {}, [
      {
        attributes: [
          attribute("text", text("x".repeat(20_000))),
          attribute("long", text("x".repeat(20_000))),
        ],
      },
    ]),
  },
];

describe("logs", () => {
  test.each(cases)("$name", async ({ statements, input, output }) => {
    const run: Run = { signal: "logs", context: "log", statements };
    const wanted = protoToJson("logs", jsonToProto("logs", output));
    expect(await transformed(run, input)).toEqual(wanted);
  });
});

test("a list set to itself by a child stays; replaced, it goes with its children", async () => {
  const statements = [
    'set(spanevent.attributes["a"], 1)',
    "set(span.events, span.events)",
    'set(span.events, spanevent.attributes["none"]) where spanevent.name == "last"',
    'set(spanevent.attributes["b"], 1)',
  ];
  const spans = (...events: JsonObject[][]): JsonObject => {
    const list = events.map((each) => (each.length === 0 ? {} : { events: each }));
    return { resourceSpans: [{ scopeSpans: [{ spans: list }] }] };
  };
  const one = { intValue: "1" };
  const only = { name: "only", attributes: [attribute("a", one), attribute("b", one)] };
  const input = spans([{ name: "first" }, { name: "last" }, { name: "more" }], [{ name: "only" }]);
  const run: Run = { signal: "traces", context: "spanevent", statements };
  expect(await transformed(run, input)).toEqual(spans([], [only]));
});

test("writing what was there is no change: the very input comes back", async () => {
  const statements = [
    'set(log.attributes["a"], "x")',
    'set(log.severity_text, "INFO")',
    'set(log.body, "b")',
    'set(resource.attributes["r"], resource.attributes["r"])',
  ];
  const engine = await engineOf({ signal: "logs", context: "log", statements });
  const record = { severityText: "INFO", body: text("b"), attributes: [attribute("a", text("x"))] };
  const batch = jsonToProto(
    "logs",
    logs({ attributes: [attribute("r", text("y"))] }, {}, [record]),
  );
  expect(engine.process(batch)).toBe(batch);
});

test("unknown fields survive byte for byte beside what changes", async () => {
  const engine = await engineOf({
    signal: "logs",
    context: "log",
    statements: ['set(log.attributes["k"], 1)'],
  });
  // A record with severity 5 and unknown field 100 (bytes "hi").
  const record = [0x10, 0x05, 0xa2, 0x06, 0x02, 0x68, 0x69];
  const scope = [0x12, record.length, ...record];
  const resource = [0x12, scope.length, ...scope];
  const output = engine.process(Uint8Array.from([0x0a, resource.length, ...resource]));
  const added = [0x32, 0x07, 0x0a, 0x01, 0x6b, 0x12, 0x02, 0x18, 0x01];
  const grown = added.length;
  expect([...output]).toEqual([
    ...[0x0a, resource.length + grown, 0x12, scope.length + grown],
    ...[0x12, record.length + grown, ...record, ...added],
  ]);
});

test("failures carry the statement, the part that failed and the record's place", async () => {
  const statements = ['set(log.attributes["x"], log.attributes["n"] / 0)'];
  const engine = await engineOf({ signal: "logs", context: "log", statements });
  const record = { attributes: [attribute("n", { intValue: "4" })] };
  engine.process(jsonToProto("logs", logs({}, {}, [{}, record])));
  const [, failure] = engine.failures();
  expect(failure).toMatchObject({ statement: 0, code: "DivisionByZero", position: [0, 0, 1, 0] });
  expect(failure?.message).toBe(
    'division by zero, at `log.attributes["n"] / 0` ' +
      'in `set(log.attributes["x"], log.attributes["n"] / 0)`',
  );
});
