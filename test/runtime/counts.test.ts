// What each statement did: evaluated, matched, failed, changed, for programs compiled with counts.
// What counts as a change is in changed.test.ts.

import { expect, test } from "vitest";
import { type Config, compileConfig } from "../../src/processors/compile-config.ts";
import { compileRouting } from "../../src/processors/routing.ts";
import { Engine } from "../../src/runtime/engine.ts";
import { Router } from "../../src/runtime/router.ts";
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
  return engine.counts().map(({ text, evaluated, matched, failed, changed }) => {
    return `${text}: ${evaluated} ${matched} ${failed} ${changed}`;
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
    `${statements[0]}: 4 4 0 4`,
    `${statements[1]}: 4 1 0 1`,
    `${statements[2]}: 4 3 3 0`,
    `${statements[3]}: 4 0 4 0`,
  ]);
});

test("a filter's conditions: those behind the one that holds are not asked", async () => {
  const conditions = ['log.body == "1"', 'IsMatch(log.body, "[0-9]")'];
  expect(await countsOf({ error_mode: "ignore", log_conditions: conditions })).toEqual([
    `${conditions[0]}: 4 1 0 1`,
    `${conditions[1]}: 3 2 0 2`,
  ]);
});

test("a group's conditions and statements: conditions change nothing", async () => {
  const conditions = ['log.body == "1"', 'log.body == "x"'];
  const statements = ['set(log.attributes["a"], 1)'];
  const config = { log_statements: [{ conditions, statements }] };
  expect(await countsOf(config)).toEqual([
    `${conditions[0]}: 4 1 0 0`,
    `${conditions[1]}: 3 1 0 0`,
    `${statements[0]}: 2 2 0 2`,
  ]);
});

test("nobody asked: there are none", async () => {
  expect(await countsOf({ log_statements: ['set(log.attributes["a"], 1)'] }, false)).toEqual([]);
});

test("a routing table: what an entry routes", async () => {
  const conditions = ['log.body == "1"', 'IsMatch(log.body, "[0-9]")'];
  const statement = 'delete_key(resource.attributes, "a") where log.body == "x"';
  const table = [
    ...conditions.map((condition) => ({ context: "log", condition, pipelines: ["logs/a"] })),
    { context: "log", statement, pipelines: ["logs/b"] },
  ];
  const { program } = compileRouting({ table }, { signal: "logs", counts: true });
  const router = new Router(new Engine(await engineModule(), program));
  router.routeBatch(batch);
  const counts = router.counts().map(({ evaluated, matched, failed, changed }) => {
    return [evaluated, matched, failed, changed];
  });
  expect(counts).toEqual([
    [4, 1, 0, 1],
    [3, 2, 0, 2],
    [1, 1, 0, 1],
  ]);
});
