// Text to tree: each text beside its tree as one line, then what a line does not show: positions
// and the kinds of nodes.
import { expect, test } from "vitest";
import { parseCondition, parseStatement, parseValue } from "../../grammar/parser.ts";
import { OttlRules } from "../../grammar/rules.ts";
import { parseText, withoutRanges, type TextKind } from "./texts.ts";

const trees: readonly [kind: TextKind, text: string, line: string][] = [
  ["statement", 'set(log.body,"x")', 'set(log.body, "x")'],
  ["statement", "set ( a , 1 )\n  where\ttrue", "set(a, 1) where true"],
  ["statement", "s et(a, 1)", "set(a, 1)"],
  ["statement", 'set(a, 1)"where"true', "set(a, 1) where true"],
  ["statement", "set(value = 1, ta rget = a)", "set(value=1, target=a)"],
  ["statement", "f(SHA256, Sha256, ToUpper, XY)", "f(SHA256, Sha256, ToUpper, XY)"],
  ["statement", "f()", "f()"],
  ["value", "To Lower Case(a)", "ToLowerCase(a)"],
  ["value", "nil", "nil"],
  ["value", "010", "8"],
  ["value", "00", "0"],
  ["value", "9223372036854775807", "9223372036854775807"],
  ["value", "- 42", "-42"],
  ["value", "1--1", "1 - -1"],
  ["value", "7.", "7.0"],
  ["value", ".5", "0.5"],
  ["value", "1.5E-2", "0.015"],
  ["value", "1.e21", "1.0e+21"],
  ["value", "4.9e-324", "5.0e-324"],
  ["value", "1.0e-400", "0.0"],
  ["value", "0xaBcD", "0xabcd"],
  ["value", '"\\x41\\u00e9\\U0001F680\\101\\xff"', '"Aé🚀Aÿ"'],
  ["value", '"a\nb\\t\\"\\\\\\a\\v"', '"a\\nb\\t\\"\\\\\\x07\\x0b"'],
  ["value", "SEVERITY_NUMBER_INFO", "SEVERITY_NUMBER_INFO"],
  ["value", 'a.b["k"][0][c].d', 'a.b["k"][0][c].d'],
  ["value", 'a "." b', "a.b"],
  ["value", 'a "[" 0 "]"', "a[0]"],
  ["value", 'a["]"]', 'a["]"]'],
  ["value", "a[(3 - 1)]", "a[(3 - 1)]"],
  ["value", "a[b-1]", "a[b - 1]"],
  ["value", "F(a) [0]", "F(a)[0]"],
  ["value", "1+2*3-4/5", "1 + 2 * 3 - 4 / 5"],
  ["value", "((1)+2)*3", "((1) + 2) * 3"],
  ["value", '"(" 1 ")"', "(1)"],
  ["value", '["(", ",", "a" "," "b"]', '["(", ",", "a", "b"]'],
  ["value", '{"a": 3 -1 "b": [] c.d: {} F(): nil,}', '{"a": 3 - 1, "b": [], c.d: {}, F(): nil}'],
  ["value", '{"a": x "[": 1}', '{"a": x, "[": 1}'],
  ["value", '{"a": "(" b: 1}', '{"a": "(", b: 1}'],
  ["value", '{"a": 1 "}": 2}', '{"a": 1, "}": 2}'],
  ["value", '{"}"', "{}"],
  ["value", "F((_, x) => x)", "F((_, x) => x)"],
  ["value", "F(() => x == 1 and G())", "F(() => x == 1 and G())"],
  ["value", "F(() => ((x == 1)))", "F(() => x == 1)"],
  ["value", "F(() => (true))", "F(() => (true))"],
  ["condition", "a==1and b!=2", "a == 1 and b != 2"],
  ["condition", "a == 1 or b == 2 and not c == 3", "a == 1 or b == 2 and not c == 3"],
  ["condition", "(a == 1 or b == 2) and c == 3", "(a == 1 or b == 2) and c == 3"],
  ["condition", "((a == 1) and ((true)))", "a == 1 and true"],
  ["condition", "a == 1 or (b == 2 or true)", "a == 1 or (b == 2 or true)"],
  ["condition", "not (not true)", "not (not true)"],
  ["condition", "((F()))", "F()"],
  ["condition", "((F())) == ((1))", "((F())) == ((1))"],
  ["condition", "(a) * (b) + 1 == c", "(a) * (b) + 1 == c"],
  ["condition", "(1 == (x) => x == 1) and true", "(1 == (x) => x == 1) and true"],
  ["condition", "1 == (x) => x == 1 and true", "1 == (x) => x == 1 and true"],
  ["condition", "(x) => a == b == c", "(x) => a == b == c"],
  ["condition", '"(" a == 1 ")"', "a == 1"],
];

test.each(trees)("%s %s", (kind, text, line) => {
  expect(parseText(kind, text)).toMatchObject({ line, errors: [] });
});

test("the grammar has no defect that Chevrotain knows of", () => {
  expect(() => new OttlRules({ validate: true })).not.toThrow();
});

test("operators bind from the left, * before +", () => {
  const left = { kind: "int", value: 1n };
  const product = {
    kind: "arithmetic",
    operator: "*",
    left: { kind: "int", value: 2n },
    right: { kind: "int", value: 3n },
  };
  const sum = { kind: "arithmetic", operator: "-", left, right: product };
  const tree = { kind: "arithmetic", operator: "+", left: sum, right: { kind: "int", value: 4n } };
  expect(withoutRanges(parseValue("1 - 2 * 3 + 4").tree)).toEqual(tree);
});

test("and, or are flat; not binds before both", () => {
  const { tree } = parseCondition("true or not F() and true and G() or H()");
  expect(tree).toMatchObject({
    kind: "or",
    operands: [
      { kind: "bool" },
      { kind: "and", operands: [{ kind: "not" }, { kind: "bool" }, { name: "G" }] },
      { name: "H" },
    ],
  });
});

test("a path's first word is its context when another follows and it has no keys", () => {
  expect(parseValue("a").tree).toMatchObject({ context: undefined, fields: [{ name: "a" }] });
  expect(parseValue("a.b.c").tree).toMatchObject({
    context: "a",
    contextRange: { start: 0, end: 1 },
    fields: [{ name: "b" }, { name: "c", nameRange: { start: 4, end: 5 } }],
  });
  const keyed = parseValue("a[0].b").tree;
  expect(keyed).toMatchObject({ context: undefined, fields: [{ name: "a" }, { name: "b" }] });
});

test("nodes know where they stand", () => {
  const text = ' set( log.body[0] , - 1 ) where ( not (F()) and "é🚀" == x ) ';
  const { tree } = parseStatement(text);
  const at = (range: { start: number; end: number } | undefined) =>
    text.slice(range?.start, range?.end);
  expect(at(tree?.range)).toBe(text.trim());
  expect(at(tree?.editor.range)).toBe("set( log.body[0] , - 1 )");
  expect(at(tree?.editor.nameRange)).toBe("set");
  expect(tree?.editor.arguments.map(({ range }) => at(range))).toEqual(["log.body[0]", "- 1"]);
  expect(at(tree?.where?.range)).toBe('( not (F()) and "é🚀" == x )');
  const where = tree?.where;
  if (where?.kind !== "and") throw new Error("the condition is an and");
  expect(where.operands.map(({ range }) => at(range))).toEqual(["not (F())", '"é🚀" == x']);
});

test("signs, groups and lambda bodies are nodes of their own", () => {
  expect(parseValue("-(a)").tree).toMatchObject({
    kind: "sign",
    operator: "-",
    operand: { kind: "group", value: { kind: "path" } },
  });
  expect(parseValue("(x) => G(x)").tree).toMatchObject({ body: { value: { kind: "call" } } });
  expect(parseValue("(x) => not G(x)").tree).toMatchObject({
    body: { condition: { kind: "not" } },
  });
});

test("a function's name is an Enum when it is all capitals", () => {
  const { tree } = parseStatement("f(SHA256, Sha256)");
  expect(tree?.editor.arguments.map(({ value }) => value.kind)).toEqual(["enum", "functionName"]);
});

test("bytes have their values", () => {
  expect(parseValue("0x00fF7f").tree).toMatchObject({ value: new Uint8Array([0, 255, 127]) });
});
