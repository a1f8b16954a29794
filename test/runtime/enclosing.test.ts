// A record reads the messages around it. What of them stands behind the record on the wire is read
// before the record runs, and in one walk: no batch is put in order for it.

import { expect, test } from "vitest";
import { evaluate } from "../run.ts";

const traces = {
  resourceSpans: [
    {
      scopeSpans: [
        {
          spans: [
            {
              name: "s",
              events: [{ name: "first" }, { name: "second" }],
              status: { code: 2, message: "failed" },
            },
          ],
        },
      ],
    },
  ],
};

const spanevent = { signal: "traces", context: "spanevent" } as const;

test.each([
  ["span.status.code", "2"],
  ["span.status.message", '"failed"'],
  ["[span.name, span.status.code, spanevent.name]", '["s", 2, "first"]'],
])("a span event reads %s of its span: %s", async (expression, answer) => {
  expect(await evaluate(expression, traces, spanevent)).toBe(answer);
});
