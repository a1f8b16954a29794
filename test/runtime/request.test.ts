// The otelcol context without a request: nothing is known, and reading it says so without failing.

import { expect, test } from "vitest";
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
