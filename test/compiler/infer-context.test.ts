// Context inference: lists of texts ==> the context that they run in, or why there is none.

import { expect, test } from "vitest";
import type { Condition, Statement } from "../../grammar/ast.ts";
import { parseCondition, parseStatement } from "../../grammar/parser.ts";
import { standardScope } from "../../src/compiler/check-scope.ts";
import { inferContext } from "../../src/compiler/infer-context.ts";
import { namesOf } from "../../src/compiler/tree-names.ts";
import type { FunctionSet } from "../../src/language/functions/tables.ts";
import { signals } from "../../src/processors/signal-groups.ts";
import type { Signal } from "../../src/runtime/program.ts";

function inferred(signal: Signal, set: FunctionSet, trees: (Statement | Condition)[]): string {
  const { transformContexts = [] } = signals.find((names) => names.signal === signal) ?? {};
  const candidates = transformContexts.map((context) => standardScope(context, { functions: set }));
  const inference = inferContext(trees, candidates);
  return inference.context ?? inference.reason;
}

const statement = (text: string) => parseStatement(text).tree as Statement;
const condition = (text: string) => parseCondition(text).tree as Condition;

test.each<[Signal, string[], string]>([
  // The most specific prefix wins, over all texts.
  ["logs", [`set(resource.attributes["a"], 1)`], "resource"],
  ["logs", [`set(resource.attributes["a"], 1)`, `set(log.body, 1)`], "log"],
  ["logs", [`set(scope.name, resource.attributes["a"])`], "scope"],
  ["metrics", [`set(metric.name, datapoint.attributes["a"])`], "datapoint"],
  ["metrics", [`set(datapoint.attributes["a"], 1) where exemplar.double_value > 1`], "exemplar"],
  ["traces", [`set(span.name, spanevent.name)`], "spanevent"],
  // Keys, lambdas' bodies and maps are looked into; lambdas' parameters are no paths.
  ["logs", [`set(resource.attributes[log.body], 1)`], "log"],
  ["logs", [`set(resource.attributes["a"], {"k": [log.body]})`], "log"],
  ["logs", [`set(resource.attributes["a"], Filter([1], (k, log) => log.x == k))`], "resource"],
  ["logs", [`set(resource.attributes["a"], Filter([1], (k, v) => v == log.body))`], "log"],
  // A function or an enum that the context lacks moves the list to a context below that has it.
  ["logs", [`set(resource.attributes["a"], SEVERITY_NUMBER_INFO)`], "log"],
  ["logs", [`set(resource.attributes["a"], ParseCEF("x"))`], "log"],
  ["traces", [`set(resource.attributes["a"], IsRootSpan())`], "span"],
  ["traces", [`set(resource.attributes["a"], STATUS_CODE_OK)`], "spanevent"],
  ["metrics", [`set(resource.attributes["a"], FLAG_NONE)`], "datapoint"],
  ["metrics", [`copy_metric(name=resource.attributes["a"])`], "metric"],
  ["metrics", [`set(resource.attributes["a"], METRIC_DATA_TYPE_SUM)`], "datapoint"],
  // An all-capital argument may be a function's name.
  ["logs", [`replace_pattern(resource.attributes["a"], "x", "$0", SHA256)`], "resource"],
  ["logs", [`set(log.body, SPAN_KIND_SERVER)`], "Context log has no enum SPAN_KIND_SERVER."],
  ["logs", [`set(log.body, NoSuch())`], "Context log has no function NoSuch."],
  ["metrics", [`copy_metric(name="a") where datapoint.flags == 1`],
    "Context datapoint has no function copy_metric."],
  // The old name of scope is no context to run in.
  ["logs", [`set(instrumentation_scope.name, "a")`],
    "Context instrumentation_scope, which a path names, is not one of resource, scope, log."],
  ["logs", [`set(span.name, "a")`],
    "Context span, which a path names, is not one of resource, scope, log."],
  ["logs", [`set(log.body, span.name)`], "log"],
  ["logs", [`set(body, 1)`],
    "No path says which context this belongs to. Paths start with one of resource, scope, log; " +
      "or the context is named beside the texts."],
  ["logs", [`set(body, resource.attributes["a"])`], "resource"],
])("%s statements %j", (signal, texts, answer) => {
  expect(inferred(signal, "transform", texts.map(statement))).toBe(answer);
});

test.each<[Signal, string[], string]>([
  ["logs", [`log.body == 1`], "log"],
  ["logs", [`resource.attributes["a"] == 1`], "resource"],
  ["metrics", [`HasAttrKeyOnDatapoint("a") and resource.attributes["a"] == 1`], "metric"],
  ["metrics", [`HasAttrKeyOnDatapoint("a")`],
    "No path says which context this belongs to. " +
      "Paths start with one of resource, scope, metric, datapoint, exemplar; " +
      "or the context is named beside the texts."],
])("%s conditions %j", (signal, texts, answer) => {
  expect(inferred(signal, "filter", texts.map(condition))).toBe(answer);
});

test("statements and conditions are looked at together", () => {
  const trees = [statement(`set(resource.attributes["a"], 1)`), condition(`log.body == 1`)];
  expect(inferred("logs", "transform", trees)).toBe("log");
});

test("names of a tree", () => {
  const names = namesOf([
    statement(
      `set(log.a[b.c], Fn(x.y, SHA1, NAME, [E, {"k": Gn((p) => p.q + r.s)}])) where -t.u == V`,
    ),
  ]);
  expect(names.paths.map((path) => `${path.context}.${path.fields[0]?.name}`)).toEqual([
    "log.a",
    "b.c",
    "x.y",
    "r.s",
    "t.u",
  ]);
  expect([...names.functions]).toEqual(["set", "Fn", "Gn"]);
  expect([...names.enums]).toEqual(["SHA1", "NAME", "E", "V"]);
  expect([...names.enumArguments]).toEqual(["SHA1", "NAME"]);
});
