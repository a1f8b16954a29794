// What each statement did: evaluated, matched, failed, for programs compiled with counts.

import { expect, test } from "vitest";
import { type Config, compileConfig } from "../../src/processors/compile-config.ts";
import { Engine } from "../../src/runtime/engine.ts";
import { engineModule } from "../engine.ts";
import { jsonToProto } from "../otlp/json.ts";

const bodies = ["1", "2", "x", "3"];
const logRecords = bodies.map((body) => ({ body: { stringValue: body } }));
const batch = jsonToProto("logs", { resourceLogs: [{ scopeLogs: [{ logRecords }] }] });

async function countsOf(config: Config, counts = true): Promise<string[]> {
  const program = compileConfig(config, { signal: "logs", counts });
  const engine = new Engine(await engineModule(), program);
  engine.process(batch);
  // A batch starts anew.
  engine.process(batch);
  return engine.counts().map(({ text, evaluated, matched, failed }) => {
    return `${text}: ${evaluated} ${matched} ${failed}`;
  });
}

test("statements", async () => {
  const statements = [
    'set(log.attributes["a"], 1)',
    'set(log.attributes["b"], 1) where log.body == "2"',
    'set(log.attributes["c"], ParseJSON(log.body)) where log.body != "1"',
    'set(log.attributes["d"], 1) where ParseJSON(log.body) == 1',
  ];
  expect(await countsOf({ error_mode: "ignore", log_statements: statements })).toEqual([
    `${statements[0]}: 4 4 0`,
    `${statements[1]}: 4 1 0`,
    `${statements[2]}: 4 3 3`,
    `${statements[3]}: 4 0 4`,
  ]);
});

test("a filter's conditions: those behind the one that holds are not asked", async () => {
  const conditions = ['log.body == "1"', 'IsMatch(log.body, "[0-9]")'];
  expect(await countsOf({ error_mode: "ignore", log_conditions: conditions })).toEqual([
    `${conditions[0]}: 4 1 0`,
    `${conditions[1]}: 3 2 0`,
  ]);
});

test("a group's conditions and statements", async () => {
  const conditions = ['log.body == "1"', 'log.body == "x"'];
  const statements = ['set(log.attributes["a"], 1)'];
  const config = { log_statements: [{ conditions, statements }] };
  expect(await countsOf(config)).toEqual([
    `${conditions[0]}: 4 1 0`,
    `${conditions[1]}: 3 1 0`,
    `${statements[0]}: 2 2 0`,
  ]);
});

test("nobody asked: there are none", async () => {
  expect(await countsOf({ log_statements: ['set(log.attributes["a"], 1)'] }, false)).toEqual([]);
});
