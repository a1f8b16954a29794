// The examples of the editors' records: what the target reads after the statement ran on the record
// that src/language/functions/editors.ts describes.

import { expect, test } from "vitest";
import { editors } from "../../src/language/functions/editors.ts";
import { transformed } from "../engine.ts";
import { evaluate } from "../run.ts";

const input = {
  resourceLogs: [
    {
      scopeLogs: [
        {
          logRecords: [
            {
              body: { stringValue: "hello" },
              attributes: [
                { key: "a", value: { stringValue: "x" } },
                { key: "b", value: { intValue: "2" } },
              ],
            },
          ],
        },
      ],
    },
  ],
};

const examples = editors.flatMap((record) => record.examples);

test.each(examples)("$statement ==> $answer", async ({ statement, answer }) => {
  const target = /^\w+\(([^,)]+)/.exec(statement)?.[1] ?? "";
  const run = { signal: "logs", context: "log", statements: [statement] } as const;
  const output = await transformed(run, input);
  expect(await evaluate(target, output)).toBe(answer);
});
