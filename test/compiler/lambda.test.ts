// Lambdas in the compiler: the code that bodies become, their gate, and programs in which bodies
// stand beside what else a pass has: a filter's Drop, a cache that is emptied first, deep nesting.

import { describe, expect, test } from "vitest";
import { EXPRESSION_NESTING_MAX } from "../../format/limits.ts";
import { standardScope } from "../../src/compiler/check-scope.ts";
import { CompileError } from "../../src/compiler/compile-error.ts";
import { compileValue } from "../../src/compiler/compile.ts";
import { disassemble } from "../../src/compiler/disassemble.ts";
import { compileGroups } from "../../src/compiler/passes.ts";
import { Engine } from "../../src/runtime/engine.ts";
import { engineModule, hostFunctions, transformed } from "../engine.ts";
import { type JsonObject, jsonToProto, protoToJson } from "../otlp/json.ts";
import { evaluate } from "../run.ts";

const scope = standardScope("log", { gates: { lambda: true } });

/** The names of the instructions that a value expression becomes. */
function instructionsOf(text: string): string {
  const program = compileValue({ signal: "logs", scope, text });
  const lines = disassemble(program).split("\n");
  return lines.map((line) => line.split(/ +/)[1]).join(" ");
}

const RESULT = "Move End";

test.each<readonly [expression: string, instructions: string]>([
  // The arguments, the call, and the body behind the end: a value.
  ["MapEach([1], (_, v) => v + 1)", `Move Move Call ${RESULT} Arithmetic Return`],
  ["MapEach([1], (_, v) => v)", `Move Move Call ${RESULT} Return`],
  ["MapEach([1], (_, v) => v[0][1])", `Move Move Call ${RESULT} Index Index Return`],
  // A condition leaves true or false.
  ["Any([1], (_, v) => v == 1)", `Move Move Call ${RESULT} Compare Return Return`],
  [
    'Any([1], (_, v) => log.body == v and log.severity_number > 3)',
    `Move Move Call ${RESULT} LoadValue Compare CompareField Return Return`,
  ],
  // One body behind the other; the inner one last.
  [
    "Find([1], (_, v) => v == 1, (k, _) => k)",
    `Move Move Move Call ${RESULT} Compare Return Return Return`,
  ],
  [
    "MapEach([[1]], (_, v) => Filter(v, (_, w) => w != v))",
    `Move Move Call ${RESULT} Move Move Call Return Compare Return Return`,
  ],
  // When is no call: one condition, two ways.
  ["When(() => log.severity_number > 3, 1, 2)", `CompareField Move Jump Move ${RESULT}`],
  ["When(() => Len(log.body) == 1, 1, 2)", `LoadValue Call Compare Move Jump Move ${RESULT}`],
  ['When(() => log.attributes["a"], 1, 2)', `LoadAttribute JumpUnless Move Jump Move ${RESULT}`],
])("%s becomes %s", (expression, instructions) => {
  expect(instructionsOf(expression)).toBe(instructions);
});

describe("without the gate", () => {
  test.each(["When(() => true, 1, 2)", "MapEach([1], (_, v) => v)", "Any([], (_, _) => true)"])(
    "%s is refused",
    (text) => {
      const plain = standardScope("log");
      expect(() => compileValue({ signal: "logs", scope: plain, text })).toThrow(CompileError);
      expect(() => compileValue({ signal: "logs", scope: plain, text })).toThrow(
        /is experimental and switched off[^]*ottl\.functions\.enableLambda/,
      );
    },
  );
});

const text = (stringValue: string) => ({ stringValue });
const logs = (...logRecords: JsonObject[]): JsonObject => ({
  resourceLogs: [{ scopeLogs: [{ logRecords }] }],
});

test("a filter's condition with a lambda drops the records that it holds for", async () => {
  const conditions = [
    { text: 'Any(log.attributes, (k, v) => k == "drop" and v == true)' },
    { text: 'Len(Filter(log.attributes, (_, v) => IsString(v))) == 2' },
  ];
  const group = { scope, conditions, errorMode: "propagate", dropsEmpty: true } as const;
  const program = compileGroups({ signal: "logs", groups: [group] });
  const engine = new Engine(await engineModule(), program, hostFunctions);
  const attribute = (key: string, value: JsonObject) => ({ key, value });
  const texts = { attributes: [attribute("a", text("x")), attribute("drop", text("true"))] };
  const first = { attributes: [attribute("a", text("x")), attribute("drop", { boolValue: true })] };
  const other = { attributes: [attribute("drop", { boolValue: false })] };
  const output = engine.process(jsonToProto("logs", logs(first, other, texts, first)));
  expect(protoToJson("logs", output)).toEqual(
    protoToJson("logs", jsonToProto("logs", logs(other))),
  );
});

test("a body reads the cache, which is empty for each record", async () => {
  const statements = [
    'set(log.attributes["r"], MapEach([1], (_, v) => When(() => log.cache == {}, "new", "old")))',
    'set(log.cache["x"], 1)',
    'set(log.attributes["s"], MapEach([1], (_, v) => log.cache["x"] + v))',
  ];
  const list = (value: JsonObject) => ({ arrayValue: { values: [value] } });
  const written = {
    attributes: [
      { key: "r", value: list(text("new")) },
      { key: "s", value: list({ intValue: "2" }) },
    ],
  };
  const output = await transformed({ signal: "logs", context: "log", statements }, logs({}, {}));
  expect(output).toEqual(protoToJson("logs", jsonToProto("logs", logs(written, written))));
});

/** `MapEach([0], (_, v0) => MapEach([1], (_, v1) => v0 + v1))`, and so on. */
function nested(levels: number): string {
  const names = Array.from({ length: levels }, (_, at) => `v${at}`);
  const calls = names.map((name, at) => `MapEach([${at}], (_, ${name}) => `);
  return `${calls.join("")}${names.join(" + ")}${")".repeat(levels)}`;
}

test("lambdas nest as deep as expressions do", async () => {
  const levels = EXPRESSION_NESTING_MAX / 2 - 1;
  const sum = (levels * (levels - 1)) / 2;
  expect(await evaluate(nested(levels))).toBe(`${"[".repeat(levels)}${sum}${"]".repeat(levels)}`);
  expect(() => compileValue({ signal: "logs", scope, text: nested(levels + 3) })).toThrow(
    CompileError,
  );
});
