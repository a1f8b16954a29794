// The examples of all functions (src/language/documentation), run. The clock stands still at a
// moment of 2024, so that those that read it have an answer.

import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { families } from "../../src/language/documentation/families.ts";
import { allFunctions } from "../../src/language/functions/tables.ts";
import { exampleAnswer } from "./example-answer.ts";

beforeAll(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
  vi.setSystemTime(new Date("2024-02-29T13:14:15.123Z"));
});

afterAll(() => {
  vi.useRealTimers();
});

const examples = families.flatMap(({ functions }) =>
  Object.entries(functions).flatMap(([name, [, ...rows]]) =>
    rows.map(([text, answer, on]) => ({ name, text, answer, on })),
  ),
);

test.each(examples)("$text ==> $answer", async ({ name, text, answer, on }) => {
  const record = allFunctions.get(name);
  if (record === undefined) throw new Error(`there is no function ${name}`);
  expect(text).toContain(`${name}(`);
  expect(await exampleAnswer(record, text, on)).toBe(answer);
});
