// The otelcol context without a request: nothing is known, and reading it says so without failing.

import { expect, test } from "vitest";
import { engineOf } from "../engine.ts";
import { jsonToProto } from "../otlp/json.ts";
import { evaluate } from "../run.ts";

test.each([
  ["otelcol.client.addr", "nil"],
  ["otelcol.client.metadata", "{}"],
  ['otelcol.client.metadata["x"][0]', "nil"],
  ["otelcol.grpc.metadata", "{}"],
  ['otelcol.grpc.metadata["x"]', "nil"],
  // Whatever the keys are, they are not looked at.
  ["otelcol.grpc.metadata[0]", "nil"],
  ['otelcol.grpc.metadata[1.5]["x"]', "nil"],
])("%s ==> %s", async (expression, answer) => {
  expect(await evaluate(expression)).toBe(answer);
});

test("other metadata looks at its keys", async () => {
  expect(await evaluate("otelcol.client.metadata[0]")).toMatch(/^fails: /);
});

// The reference's limit does not write a map that is small enough, and so does not fail.
test.each([
  ["limit(otelcol.grpc.metadata, 2, [])", 0],
  ["limit(otelcol.grpc.metadata, 1, [])", 1],
  ["limit(otelcol.client.metadata, 1, [])", 0],
  ["limit(otelcol.client.metadata, 0, [])", 1],
  ['delete_key(otelcol.client.metadata, "x")', 1],
])("%s fails %d times", async (statement, wanted) => {
  const statements = [statement];
  const engine = await engineOf({ signal: "logs", context: "log", statements });
  const input = { resourceLogs: [{ scopeLogs: [{ logRecords: [{}] }] }] };
  const grpcMetadata = { a: ["1"], b: ["2"] };
  engine.process(jsonToProto("logs", input), { grpcMetadata, clientMetadata: { a: ["1"] } });
  const { length } = engine.failures();
  expect(length).toBe(wanted);
});
