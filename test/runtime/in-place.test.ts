// Passes splice their output over the input where nobody needs it and there is room, beside it
// where not (assembly/memory/input.ts): whatever grows or shrinks, and wherever, no byte is written
// over before it was read.

import fc from "fast-check";
import { expect, test } from "vitest";
import { standardScope } from "../../src/compiler/check-scope.ts";
import { compileGroups } from "../../src/compiler/passes.ts";
import { compileRouting } from "../../src/processors/routing.ts";
import { Engine } from "../../src/runtime/engine.ts";
import { Router } from "../../src/runtime/router.ts";
import { engineModule, engineOf } from "../engine.ts";
import { type JsonObject, jsonToProto, protoToJson } from "../otlp/json.ts";

const GROWS = 1;
const SHRINKS = 2;

const thrice = 'Concat([log.body, log.body, log.body], "-")';

const statements = [
  `set(log.body, ${thrice}) where log.severity_number == ${GROWS}`,
  `set(log.body, "") where log.severity_number == ${SHRINKS}`,
];

interface Line {
  readonly kind: number;
  readonly text: string;
}

const line = fc.record({
  kind: fc.constantFrom(0, GROWS, SHRINKS),
  text: fc.string({ maxLength: 400 }),
});

function batchOf(lines: readonly Line[], textOf: (line: Line) => string): JsonObject {
  const logRecords = lines.map((each) => ({
    ...(each.kind === 0 ? {} : { severityNumber: each.kind }),
    body: { stringValue: textOf(each) },
  }));
  return { resourceLogs: [{ scopeLogs: [{ logRecords }] }] };
}

function edited({ kind, text }: Line): string {
  if (kind === SHRINKS) return "";
  return kind === GROWS ? `${text}-${text}-${text}` : text;
}

test("growing and shrinking records, in any order", async () => {
  const engine = await engineOf({ signal: "logs", context: "log", statements });
  const lines = fc.array(line, { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(lines, (each) => {
      const input = jsonToProto(
        "logs",
        batchOf(each, ({ text }) => text),
      );
      const output = protoToJson("logs", engine.process(input).slice());
      expect(output).toEqual(batchOf(each, edited));
    }),
    { numRuns: 300 },
  );
});

test("more growth than there is room in front of the input", async () => {
  const engine = await engineOf({ signal: "logs", context: "log", statements });
  const grown = Array.from({ length: 500 }, (_, at) => ({ kind: GROWS, text: `${at}`.repeat(99) }));
  const shrunk = grown.map((each) => ({ ...each, kind: SHRINKS }));
  for (const lines of [grown, shrunk, [...shrunk, ...grown], [...grown, ...shrunk]]) {
    const input = jsonToProto(
      "logs",
      batchOf(lines, ({ text }) => text),
    );
    const output = protoToJson("logs", engine.process(input).slice());
    expect(output).toEqual(batchOf(lines, edited));
  }
});

test("several passes in a row, each over what the one before wrote", async () => {
  const group = (context: string, texts: readonly string[]) => ({
    scope: standardScope(context),
    statements: texts.map((text) => ({ text })),
    errorMode: "ignore" as const,
  });
  // A pass over resources in between: the passes around it can't be one.
  const between = ['set(resource.attributes["n"], 1)', 'delete_key(resource.attributes, "n")'];
  const groups = [group("log", statements), group("resource", between), group("log", statements)];
  const engine = new Engine(await engineModule(), compileGroups({ signal: "logs", groups }));
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 40 }), (each) => {
      const input = jsonToProto(
        "logs",
        batchOf(each, ({ text }) => text),
      );
      const output = protoToJson("logs", engine.process(input).slice());
      const twice = (one: Line): string => edited({ ...one, text: edited(one) });
      expect(bodiesOf(output)).toEqual(each.map(twice));
    }),
    { numRuns: 200 },
  );
});

test("outputs of a routing table outlive what is written over the rest", async () => {
  const table = [
    { context: "log", condition: "severity_number == 1", action: "copy", pipelines: ["logs/a"] },
    { context: "log", condition: "severity_number != 9", action: "copy", pipelines: ["logs/all"] },
    { context: "log", condition: "severity_number == 2", pipelines: ["logs/b"] },
    { context: "log", condition: "not (severity_number != 1)", pipelines: ["logs/c"] },
  ];
  const config = { default_pipelines: ["logs/rest"], table };
  const { program } = compileRouting(config, { signal: "logs" });
  const router = new Router(new Engine(await engineModule(), program));
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 40 }), (lines) => {
      const input = jsonToProto(
        "logs",
        batchOf(lines, ({ text }) => text),
      );
      const outputs = router.routeBatch(input);
      const of = (pipeline: string): string[] =>
        bodiesOf(protoToJson("logs", outputs.get(pipeline)?.slice() ?? new Uint8Array()));
      const kinds = (...wanted: number[]): string[] =>
        lines.filter(({ kind }) => wanted.includes(kind)).map(({ text }) => text);
      expect(of("logs/a")).toEqual(kinds(GROWS));
      expect(of("logs/all")).toEqual(kinds(0, GROWS, SHRINKS));
      expect(of("logs/b")).toEqual(kinds(SHRINKS));
      expect(of("logs/c")).toEqual(kinds(GROWS));
      expect(of("logs/rest")).toEqual(kinds(0));
    }),
    { numRuns: 200 },
  );
});

interface Output {
  readonly resourceLogs?: { scopeLogs: { logRecords: { body: { stringValue: string } }[] }[] }[];
}

function bodiesOf(output: JsonObject): string[] {
  const { resourceLogs = [] } = output as Output;
  return resourceLogs.flatMap(({ scopeLogs }) =>
    scopeLogs.flatMap(({ logRecords }) => logRecords.map(({ body }) => body.stringValue)),
  );
}
