// The functions' page: each of its statements does something to the corpus, so that no time is
// that of a failure.

import { expect, test } from "vitest";
import { prepare } from "../../bench/engine.ts";
import { functionStatements } from "../../bench/functions/statements.ts";
import { workloadOf } from "../../bench/functions/workload.ts";

test.each(functionStatements)("$name: $statement", async (statement) => {
  const { config, signal, component, batch } = await workloadOf(statement, "bench/corpus");
  const process = await prepare(config, signal, component);
  expect(process(batch)).not.toBe(batch);
});
