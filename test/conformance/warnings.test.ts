// Warnings of a batch that is refused: what failed before under another error mode counts too.

import { expect, test } from "vitest";
import { answerCase, Fixtures } from "./harness.ts";

const statements = (statement: string, mode?: string) => ({
  statements: [statement],
  ...(mode === undefined ? {} : { error_mode: mode }),
});

const input = { resourceLogs: [{ scopeLogs: [{ logRecords: [{}, {}] }] }] };

test.each([
  ["ignore", 3],
  // A silent group notes nothing.
  ["silent", 1],
])("a group that runs under %s, then one that refuses the batch", async (mode, count) => {
  const config = {
    error_mode: "propagate",
    log_statements: [
      statements('set(log.attributes["a"], ParseJSON("1"))', mode),
      statements('set(log.attributes["a"], ParseJSON("true"))'),
    ],
  };
  const answer = await answerCase(
    { id: "warnings", kind: "transform", signal: "logs", config, input },
    new Fixtures("test/conformance/fixtures"),
  );
  expect(answer.error).toBeDefined();
  expect(answer.warnings).toHaveLength(count);
});
