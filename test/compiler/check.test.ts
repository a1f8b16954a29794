// What the checker makes of right texts: text ==> the one-line form of its checked tree.

import { expect, test } from "vitest";
import { parseCondition, parseStatement, parseValue } from "../../grammar/parser.ts";
import { checkCondition, checkStatement, checkValue } from "../../src/compiler/check.ts";
import { standardScope } from "../../src/compiler/check-scope.ts";
import type { CheckScope } from "../../src/compiler/check-scope.ts";
import { formatDiagnostics } from "../../src/compiler/diagnostics.ts";
import type { Diagnostic } from "../../src/compiler/diagnostics.ts";
import {
  printCheckedCondition,
  printCheckedStatement,
  printCheckedValue,
} from "../../src/compiler/print-checked.ts";
import { fewPaths } from "./few-paths.ts";

const gates = { experimental: true, lambda: true, dynamicMapKeys: true };
const log = standardScope("log", { resolvePath: fewPaths, gates });
const implied: CheckScope = { ...log, prefix: "implied" };

function printed<Tree>(
  { checked, diagnostics }: { checked: Tree | undefined; diagnostics: readonly Diagnostic[] },
  print: (tree: Tree) => string,
): string {
  return checked === undefined ? formatDiagnostics(diagnostics) : print(checked);
}

test.each([
  // Literals: a sign goes into the number behind it, and nowhere else.
  [`-1`, `-1`],
  [`- 1.5`, `-1.5`],
  [`+1`, `1`],
  [`+log.body`, `log.body`],
  [`-log.body`, `-(log.body)`],
  [`-(1)`, `-(1)`],
  [`+(1)`, `1`],
  [`(1)`, `1`],
  [`1 + 2 * 3`, `(1 + (2 * 3))`],
  [`1 - 2 - 3`, `((1 - 2) - 3)`],
  [`0x0aff`, `0x0aff`],
  [`SEVERITY_NUMBER_INFO`, `9`],
  // Lists and maps of constants are constants; a key that comes again takes the new value in the
  // old place.
  [`[1, nil, ["a"]]`, `[1, nil, ["a"]]`],
  [`[1, log.body]`, `[1, log.body]`],
  [`{"a": 1, "b": 2, "a": 3}`, `{"a": 3, "b": 2}`],
  [`{"a": log.body, "a": 3}`, `{"a": log.body, "a": 3}`],
  [`{"a": [{"b": 1}]}`, `{"a": [{"b": 1}]}`],
  [`{log.severity_text: 1, Concat(["a"], ""): 2}`,
    `{log.severity_text: 1, Concat(vals=["a"], delimiter=""): 2}`],
  // Keys: literals stay, all else is evaluated.
  [`log.attributes["a"][0]["b"]`, `log.attributes["a"][0]["b"]`],
  [`log.attributes[-1]`, `log.attributes[(-1)]`],
  [`log.attributes[(1)]`, `log.attributes[(1)]`],
  [`log.attributes[log.body]`, `log.attributes[(log.body)]`],
  [`instrumentation_scope.name`, `scope.name`],
  [`Split(log.body, ",")[0]`, `Split(target=log.body, delimiter=",")[0]`],
  // Arguments: by place, by name in any case that gives the same camel case, in any order.
  [`Substring("abc", 0, 1)`, `Substring(target="abc", start=0, length=1)`],
  [`Substring(length=1, start=0, target="abc")`, `Substring(target="abc", start=0, length=1)`],
  [`Substring("abc", 0, 1, utf8safe=true)`,
    `Substring(target="abc", start=0, length=1, utf8_safe=true)`],
  [`Substring("abc", 0, 1, utf8Safe=true)`,
    `Substring(target="abc", start=0, length=1, utf8_safe=true)`],
  [`GetXML("<a/>", x_path="/a")`, `GetXML(target="<a/>", xpath="/a")`],
  [`URL(u_r_i="x")`, `URL(uri="x")`],
  [`To Lower Case("A")`, `ToLowerCase(target="A")`],
  // Functions without an Arguments type take anything.
  [`UUID("x", log.nosuch, 1)`, `UUID()`],
  // Lists of arguments.
  [`Concat(["a", 1, log.body], "-")`, `Concat(vals=["a", 1, log.body], delimiter="-")`],
  [`Concat(log.body, "-")`, `Concat(vals=...log.body, delimiter="-")`],
  [`Concat(nil, "-")`, `Concat(vals=[], delimiter="-")`],
  [`Concat(0x01ff, "-")`, `Concat(vals=[1, 255], delimiter="-")`],
  // Constants are checked, not converted.
  [`Int("5")`, `Int(target="5")`],
  [`IsInt(SEVERITY_NUMBER_INFO)`, `IsInt(target=9)`],
  [`IsString(-(1))`, `IsString(target=-(1))`],
  // Lambdas: parameters by depth and place; inner ones hide outer ones and paths.
  [`Filter(log.body, (k, v) => v > 1)`, `Filter(source=log.body, predicate=(k, v) => v@0.1 > 1)`],
  [`MapEach(log.body, (k, log) => Filter(log, (_, v) => v == k))`,
    `MapEach(source=log.body, mapper=(k, log) => ` +
      `Filter(source=log@0.1, predicate=(_, v) => v@0.1 == k@1.0))`],
  [`When(() => true, 1, 2)`, `When(condition=() => true, true_value=1, false_value=2)`],
  [`When(() => 1 > 2 or false, 1, 2)`, `When(condition=() => false, true_value=1, false_value=2)`],
  [`Find([1], (i, v) => v["x"] == nil and IsInt(i))`,
    `Find(source=[1], predicate=(i, v) => v@0.1["x"] == nil and IsInt(target=i@0.0))`],
])("value %s", (text, answer) => {
  const { tree, errors } = parseValue(text);
  expect(errors).toEqual([]);
  const source = { text, statementIndex: 0 };
  expect(printed(checkValue(tree as never, log, source), printCheckedValue)).toBe(answer);
});

test.each([
  [`true`, `true`],
  [`not true`, `false`],
  [`1 < 2`, `true`],
  [`1 == 1.0`, `true`],
  [`log.body == 1`, `log.body == 1`],
  [`not log.body == 1`, `not (log.body == 1)`],
  [`IsString(log.body)`, `IsString(target=log.body)`],
  // A literal false in an `and` hides what fails to its left; other literals go away.
  [`IsString(log.body) and 1 == 2`, `false`],
  [`IsString(log.body) or 1 == 1`, `true`],
  [`log.body == 1 and true`, `log.body == 1`],
  [`false or log.body == 1 or false`, `log.body == 1`],
  [`true and true`, `true`],
  [`false or false`, `false`],
  [`log.body == 1 or log.body == 2 and log.time == nil`,
    `log.body == 1 or (log.body == 2 and log.time == nil)`],
  [`(log.body == 1 or log.body == 2) and true`, `log.body == 1 or log.body == 2`],
  [`not (log.body == 1 and false)`, `true`],
])("condition %s", (text, answer) => {
  const { tree, errors } = parseCondition(text);
  expect(errors).toEqual([]);
  expect(printed(checkCondition(tree as never, log), printCheckedCondition)).toBe(answer);
});

test.each([
  [`set(log.body, 1)`, `set(target=log.body, value=1)`],
  [`set(log.body, value=nil) where log.body != nil`,
    `set(target=log.body, value=nil) where log.body != nil`],
  [`set(log.body, 1) where 1 == 1`, `set(target=log.body, value=1) where true`],
  [`append(log.body, values=[1, "a"])`, `append(target=log.body, values=[1, "a"])`],
  [`limit(log.attributes, 2, ["a"])`, `limit(target=log.attributes, limit=2, priority_keys=["a"])`],
  [`keep_keys(log.attributes, log.body)`, `keep_keys(target=log.attributes, keys=...log.body)`],
  [`replace_pattern(log.body, "a", "$0", SHA256)`,
    `replace_pattern(target=log.body, regex_pattern="a", replacement="$0", function=SHA256)`],
  [`replace_pattern(log.body, "a", "$0", ToUpperCase, "<%s>")`,
    `replace_pattern(target=log.body, regex_pattern="a", replacement="$0", function=ToUpperCase, ` +
      `replacement_format="<%s>")`],
  // A function with two parameters fails when it runs, as does one with another result.
  [`replace_pattern(log.body, "a", "$0", Split)`,
    `replace_pattern(target=log.body, regex_pattern="a", replacement="$0", function=Split)`],
  [`replace_match(log.body, "a*", "b", FNV)`,
    `replace_match(target=log.body, pattern="a*", replacement="b", function=FNV)`],
  // A literal that is left out by names is Go's zero value.
  [`truncate_all(target=log.attributes, utf8_safe=false)`,
    `truncate_all(target=log.attributes, limit=0, utf8_safe=false)`],
])("statement %s", (text, answer) => {
  const { tree, errors } = parseStatement(text);
  expect(errors).toEqual([]);
  const source = { text, statementIndex: 0 };
  expect(printed(checkStatement(tree as never, log, source), printCheckedStatement)).toBe(answer);
});

test.each([
  [`body`, `log.body`],
  [`attributes["a"]`, `log.attributes["a"]`],
  [`body.string`, `log.body.string`],
  [`log.body`, `log.body`],
  [`resource.attributes["a"]`, `resource.attributes["a"]`],
])("implied prefix %s", (text, answer) => {
  const { tree } = parseValue(text);
  expect(printed(checkValue(tree as never, implied), printCheckedValue)).toBe(answer);
});

test("ranges point at the text that a node came from", () => {
  const text = `set(log.body, -1) where IsString( log.body ) and true`;
  const { tree } = parseStatement(text);
  const { checked } = checkStatement(tree as never, log);
  const at = (range: { start: number; end: number } | undefined) =>
    text.slice(range?.start, range?.end);
  const value = checked?.editor.arguments[1];
  expect(value?.kind === "value" && at(value.range)).toBe("-1");
  expect(at(checked?.editor.nameRange)).toBe("set");
  expect(at(checked?.editor.range)).toBe("set(log.body, -1)");
  expect(at(checked?.where?.range)).toBe("IsString( log.body )");
});

test("a long chain of operators is no deeper than the checker goes", () => {
  let tree: never | object = { kind: "int", value: 1n, range: { start: 0, end: 1 } };
  for (let count = 0; count < 200_000; count++) {
    const right = { kind: "int", value: 1n, range: { start: 0, end: 1 } };
    tree = { kind: "arithmetic", operator: "+", left: tree, right, range: { start: 0, end: 1 } };
  }
  const { checked, diagnostics } = checkValue(tree as never, log);
  expect(diagnostics).toEqual([]);
  expect(checked?.kind).toBe("arithmetic");
});
