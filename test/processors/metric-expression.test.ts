// Expressions of the oldest metric filters. metric-expression.ndjson holds what the collector
// 0.161.0 keeps of metric-expression-batch.json, by the metrics' ordinals in their descriptions:
// for an expression to include by, or for a whole config. Where we refuse what the collector runs
// or fails by, `here` says so: those are what docs/RATIONALE.md and the README speak of.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { CompileError } from "../../src/compiler/compile-error.ts";
import { formatDiagnostics } from "../../src/compiler/diagnostics.ts";
import { compilerFunctions } from "../../src/compiler/host-patterns.ts";
import { standardFunctions } from "../../src/functions/index.ts";
import { compileConfig } from "../../src/processors/compile-config.ts";
import type { ConfigObject } from "../../src/processors/config-tree.ts";
import { diagnoseConfig } from "../../src/processors/diagnose.ts";
import { DEPTH_MAX, metricExpression } from "../../src/processors/metric-expression.ts";
import { BatchError } from "../../src/runtime/errors.ts";
import { Engine } from "../../src/runtime/engine.ts";
import { jsonToProto, protoToJson } from "../otlp/json.ts";
import type { JsonObject } from "../otlp/json.ts";
import { engineModule } from "./run-config.ts";

interface ExpressionCase {
  readonly expression?: string;
  readonly config?: ConfigObject;
  readonly kept?: string;
  readonly refused?: true;
  readonly fails?: true;
  readonly here?: "refused";
}

const read = (name: string) => readFileSync(join(import.meta.dirname, name), "utf8");
const batch = JSON.parse(read("metric-expression-batch.json")) as JsonObject;
const cases = read("metric-expression.ndjson")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as ExpressionCase);

const functions = new Map([...standardFunctions(), ...compilerFunctions]);

test.each(cases.map((each) => [each.expression ?? JSON.stringify(each.config), each] as const))(
  "%s",
  (_name, { expression = "", config = including(expression), ...answer }) => {
    const run = () => {
      const engine = new Engine(
        engineModule(),
        compileConfig(config, { signal: "metrics" }),
        functions,
      );
      return protoToJson("metrics", engine.process(jsonToProto("metrics", batch)));
    };
    if (answer.refused || answer.here) expect(run).toThrow(CompileError);
    else if (answer.fails) expect(run).toThrow(BatchError);
    else expect(keptOf(run())).toBe(answer.kept);
  },
);

function including(expression: string): ConfigObject {
  return { metrics: { include: { match_type: "expr", expressions: [expression] } } };
}

/** Metrics that carry a mark afterwards would show. */
function keptOf(output: JsonObject): string {
  const [resource] = (output["resourceMetrics"] ?? []) as JsonObject[];
  const [scope] = (resource?.["scopeMetrics"] ?? []) as JsonObject[];
  const metrics = (scope?.["metrics"] ?? []) as JsonObject[];
  return metrics
    .map(({ description, metadata }) => `${String(description)}${metadata ? "!" : ""}`)
    .join(" ");
}

describe("says what does not run, and where", () => {
  test.each([
    ["len(MetricName)", "column 1: A condition must stand here, not int."],
    ["MetricName and true", "column 12: A condition must stand here, not text."],
    ['not MetricName == "a"', "column 1: not binds tighter than a comparison: add parentheses."],
    ['"cpu" in MetricName', "column 7: in asks a list; parts of a text are asked by contains."],
    ["MetricName > 3", "column 12: > does not go with text and int."],
    ['len(MetricName) == "3"', "column 17: == does not go with int and text."],
    ["MetricName matches 'a('", "column 12: The pattern is not valid: missing closing ): `a(`."],
    ['MetricNmae == "a"', "column 1: There is no MetricNmae here."],
    ['split(MetricName, ".")[0] == "a"', "column 1: There is no split here."],
    ["HasLabel()", "column 1: HasLabel takes other arguments here."],
    ["lower(1) == 'a'", "column 1: lower takes other arguments here."],
    ["MetricName[0:3] == 'cpu'", 'column 11: "[" at this place of it does not run here.'],
    ["MetricName ==", "column 14: It ends too early."],
    ["MetricName == 'a\\q'", "column 15: The escape \\q does not run here."],
    ["MetricName == 'unclosed", 'column 15: "\'unclosed" does not run here.'],
    ["len(MetricName) == 9007199254740993", "column 20: This is too large."],
  ])("%s", (expression, wanted) => {
    const said = formatDiagnostics(diagnoseConfig(including(expression)));
    expect(said).toContain(`expressions[0], line 1, ${wanted}`);
    expect(said).toMatch(/What runs here: MetricName, .*; or, .*, \+, not, \?:, lists\./);
  });
});

describe("hostile expressions", () => {
  const many = 100_000;
  const tooLarge = { fault: "This is too large." };

  test.each([
    ["brackets", "("],
    ["lists", "["],
    ["not", "not "],
    ["!", "!"],
    ["?:", "true?"],
    ["calls", "len("],
  ])("%s that are nested", (_name, text) => {
    expect(metricExpression(text.repeat(many))).toMatchObject(tooLarge);
    expect(metricExpression("(".repeat(DEPTH_MAX - 1) + "true")).toMatchObject({
      fault: "It ends too early.",
    });
  });

  test("operands that double, values that multiply", () => {
    expect(metricExpression('HasLabel("a") == '.repeat(40) + "true")).toMatchObject(tooLarge);
    expect(metricExpression(`${'Label("a") + '.repeat(20)}"x" == "y"`)).toMatchObject(tooLarge);
  });

  test("long ones are read in one go", () => {
    const chain = 'MetricName == "x" or '.repeat(40_000);
    expect(metricExpression(`${chain}false`)).toHaveProperty("condition");
    const list = '"x",'.repeat(40_000);
    expect(metricExpression(`MetricName in [${list}]`)).toHaveProperty("condition");
    expect(metricExpression(`${chain.repeat(2)}false`)).toMatchObject(tooLarge);
    expect(metricExpression("/* ".repeat(many))).toHaveProperty("fault");
    expect(metricExpression(`"${"\\".repeat(many)}`)).toHaveProperty("fault");
  });
});
