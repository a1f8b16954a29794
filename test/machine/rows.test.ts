// A failing instruction is told to belong to its statement (assembly/machine/rows.ts), wherever the
// statement stands and whichever part of it fails.

import { expect, test } from "vitest";
import { engineOf } from "../engine.ts";
import { jsonToProto } from "../otlp/json.ts";

const fine = 'set(log.attributes["a"], 1)';
const failsInEditor = 'set(log.attributes["b"], ParseJSON(log.body))';
const failsInWhere = 'set(log.attributes["c"], 1) where Int(log.body) > ParseJSON(log.body)';
const failsInLambda = 'set(log.attributes["d"], MapEach([1], (_, v) => ParseJSON(log.body)))';

test.each([
  [[failsInEditor], [0]],
  [[fine, failsInEditor, fine], [1]],
  [[failsInWhere, fine, failsInLambda], [0, 2]],
  [[fine, failsInLambda, failsInEditor, fine, failsInWhere, failsInLambda, fine], [1, 2, 4, 5]],
])("of %j these fail: %j", async (statements, failing) => {
  const engine = await engineOf({ signal: "logs", context: "log", statements });
  const record = { body: { stringValue: "no JSON" } };
  const batch = { resourceLogs: [{ scopeLogs: [{ logRecords: [record, record] }] }] };
  engine.process(jsonToProto("logs", batch));
  const failed = engine.failures().map(({ statement }) => statement);
  expect(failed).toEqual([...failing, ...failing]);
});
