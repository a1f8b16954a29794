// What each statement did, and above all whether it changed anything: changed.txt has a statement a
// line with its counts. What "changed" means is a property: the batch has other bytes than before.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { standardScope } from "../../src/compiler/check-scope.ts";
import { CompileError } from "../../src/compiler/compile-error.ts";
import { disassemble } from "../../src/compiler/disassemble.ts";
import { compileGroups } from "../../src/compiler/passes.ts";
import { Engine } from "../../src/runtime/engine.ts";
import type { Program, Signal } from "../../src/runtime/program.ts";
import { readLines, signalOf } from "../conformance/answers.ts";
import type { Case } from "../conformance/answers.ts";
import { Fixtures } from "../conformance/harness.ts";
import { engineModule, hostFunctions } from "../engine.ts";
import { type JsonObject, jsonToProto } from "../otlp/json.ts";

const gates = { experimental: true, lambda: true, dynamicMapKeys: true };
const fixtures = new Fixtures("test/conformance/fixtures");

const text = (stringValue: string) => ({ stringValue });
const int = (intValue: string) => ({ intValue });
const map = {
  values: [
    { key: "k", value: text("v") },
    { key: "s", value: text("long") },
  ],
};

/** The batch of context log. */
const logs: JsonObject = {
  resourceLogs: [
    {
      resource: { attributes: [{ key: "r", value: text("x") }] },
      scopeLogs: [
        {
          scope: { name: "s" },
          logRecords: [
            {
              timeUnixNano: "1",
              severityNumber: 9,
              severityText: "INFO",
              body: text("GET /x 200"),
              attributes: [
                { key: "a", value: text("x") },
                { key: "n", value: int("1") },
                { key: "m", value: { kvlistValue: map } },
                { key: "l", value: { arrayValue: { values: [int("1"), int("2")] } } },
              ],
            },
            {
              timeUnixNano: "1",
              body: text("other"),
              attributes: [
                { key: "a", value: text("z") },
                { key: "n", value: int("2") },
              ],
            },
          ],
        },
      ],
    },
  ],
};

interface Place {
  readonly signal: Signal;
  readonly context: string;
}

function compiled({ signal, context }: Place, statements: readonly string[], counts = true) {
  const scope = standardScope(context, { gates, functions: "transform" });
  const group = { scope, statements: statements.map((each) => ({ text: each })) };
  return compileGroups({ signal, groups: [{ ...group, errorMode: "ignore" }], counts });
}

async function engineOf(program: Program): Promise<Engine> {
  return new Engine(await engineModule(), program, hostFunctions);
}

/** Whether an instruction is there for the counts alone. */
function isCounting(op: string): boolean {
  return op === "Count" || op === "Watch" || op === "CountChanged";
}

/** The names of the instructions. */
function opsOf(program: Program): string[] {
  return disassemble(program)
    .split("\n")
    .map((line) => line.split(/ +/)[1] ?? "");
}

// ---- a statement a line

interface Line extends Place {
  readonly fixture: string | undefined;
  readonly statement: string;
  readonly answer: string;
}

function readTable(): Line[] {
  const lines = readFileSync(join(import.meta.dirname, "changed.txt"), "utf8").split("\n");
  let place: Pick<Line, "signal" | "context" | "fixture"> | undefined;
  return lines.flatMap((line) => {
    if (line.startsWith("## ")) {
      const [signal, context = "", fixture] = line.slice(3).split(" ");
      place = { signal: signal as Signal, context, fixture };
      return [];
    }
    const [statement = "", answer] = line.split(" ==> ");
    if (answer === undefined || place === undefined) return [];
    return [{ ...place, statement, answer }];
  });
}

function batchOf({ signal, fixture }: Line): Uint8Array {
  if (fixture === undefined) return jsonToProto(signal, logs);
  const text = readFileSync(`test/conformance/fixtures/${fixture}.json`, "utf8");
  return jsonToProto(signal, JSON.parse(text) as JsonObject);
}

const table = readTable();

describe("evaluated, matched, failed, changed", () => {
  test.each(table)("$context: $statement ==> $answer", async (line) => {
    const [counts = "", op] = line.answer.split(" + ");
    const program = compiled(line, [line.statement]);
    if (op !== undefined) expect(opsOf(program)).toContain(op);
    const engine = await engineOf(program);
    const batch = batchOf(line);
    engine.process(batch);
    const isChanged = Buffer.compare(engine.process(batch), batch) !== 0;
    const [{ evaluated, matched, failed, changed } = { changed: -1 }] = engine.counts();
    expect(`${evaluated} ${matched} ${failed} ${changed}`).toBe(counts);
    expect(changed > 0).toBe(isChanged);
  });
});

test("screens of several patterns", async () => {
  const statements = ["GET", "POST", "DELETE", "other"].map((word) => {
    return `replace_pattern(log.body, "(?i)${word}[a-z]*", "x")`;
  });
  const program = compiled({ signal: "logs", context: "log" }, statements);
  expect(opsOf(program)).toContain("JumpScreened");
  const engine = await engineOf(program);
  engine.process(jsonToProto("logs", logs));
  expect(engine.counts().map(({ changed }) => changed)).toEqual([1, 0, 0, 1]);
});

test("two equal keys: the first is written, and behind it the second appears", async () => {
  const attributes = ["x", "x"].map((value) => ({ key: "a", value: text(value) }));
  const batch = { resourceLogs: [{ scopeLogs: [{ logRecords: [{ attributes }] }] }] };
  const statements = ['set(log.attributes["a"], "x")', ...Array(3).fill(deletion)];
  const engine = await engineOf(compiled({ signal: "logs", context: "log" }, statements));
  engine.process(jsonToProto("logs", batch));
  expect(engine.counts().map(({ changed }) => changed)).toEqual([0, 1, 1, 0]);
});

const deletion = 'delete_key(log.attributes, "a")';

// ---- nobody asked

test.each(table)("no counts, no counting instruction: $statement", (line) => {
  const plain = opsOf(compiled(line, [line.statement], false));
  const counting = opsOf(compiled(line, [line.statement]));
  expect(plain.filter(isCounting)).toEqual([]);
  expect(counting.filter((op) => !isCounting(op))).toEqual(plain);
});

// ---- what it means

/** Statements whose results are not the same twice. */
const fickle = /UUID|Now\(|random/;

const families = ["editors", "lambda", "metric-functions", "paths", "profiles"];

const cases = families
  .flatMap((family) => readLines<Case>(`test/conformance/cases/${family}.ndjson`))
  .filter(({ kind, expr = "" }) => kind === "statement" && !fickle.test(expr));

/**
 * What a program makes of a batch, and what its last statement counted. Nothing for a wrong one.
 */
async function runOf(place: Place, statements: readonly string[], batch: Uint8Array) {
  try {
    const engine = await engineOf(compiled(place, statements));
    const output = engine.process(batch).slice();
    return { output, changed: engine.counts().at(-1)?.changed ?? 0 };
  } catch (error) {
    if (error instanceof CompileError) return undefined;
    throw error;
  }
}

/** Statements run on what a list was read from, though it is another list by then. */
function takesTargetsOut(statement: string): boolean {
  return /set\(\w+\.(data_points|events|links|exemplars)/.test(statement);
}

test("changed: the batch has other bytes, behind other statements too", async () => {
  let previous = "";
  let pairs = 0;
  for (const each of cases) {
    const place = { signal: signalOf(each), context: each.context ?? "log" };
    const batch = fixtures.batchOf(each);
    const { expr = "" } = each;
    const alone = await runOf(place, [expr], batch);
    if (alone === undefined) continue;
    expect([each.id, alone.changed > 0]).toEqual([each.id, !same(batch, alone.output)]);
    const before = takesTargetsOut(previous) ? undefined : await runOf(place, [previous], batch);
    const both = before && (await runOf(place, [previous, expr], batch));
    if (before !== undefined && both !== undefined) {
      const isChanged = !same(before.output, both.output);
      expect([previous, expr, both.changed > 0]).toEqual([previous, expr, isChanged]);
      pairs += 1;
    }
    previous = expr;
  }
  expect(pairs).toBeGreaterThan(400);
});

interface Sequence {
  readonly statements: readonly string[];
  readonly input: JsonObject;
}

test("changed: editors in a row, each against what those before it left", async () => {
  const place = { signal: "logs", context: "log" } as const;
  const sequences = readLines<Sequence>("test/editors/sequences.ndjson");
  for (const { statements, input } of sequences.filter((_, at) => at % 5 === 0)) {
    const batch = jsonToProto("logs", { resourceLogs: [{ scopeLogs: [{ logRecords: [input] }] }] });
    let before = batch;
    for (const at of statements.keys()) {
      const row = statements.slice(0, at + 1);
      const run = await runOf(place, row, batch);
      if (run === undefined) throw new Error("a wrong statement");
      expect([row, run.changed > 0]).toEqual([row, !same(before, run.output)]);
      before = run.output;
    }
    const uncounted = await engineOf(compiled(place, statements, false));
    expect(same(before, uncounted.process(batch))).toBe(true);
  }
});

function same(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
