// The last pass splices its output over the input where there is room, beside it where not
// (assembly/memory/input.ts): whatever grows or shrinks, and wherever, no byte is written over
// before it was read.

import fc from "fast-check";
import { expect, test } from "vitest";
import { engineOf } from "../engine.ts";
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
