// Grok patterns: what is refused and why, how definitions expand, which types groups get. What they
// match is in test/functions/parse.test.ts.

import { describe, expect, test } from "vitest";
import { compileGrok, grokFault } from "../../src/compiler/pattern/grok.ts";
import { grokPatterns } from "../../src/compiler/pattern/grok-patterns.ts";

const named = { namedCapturesOnly: true, definitions: [] };
const every = { namedCapturesOnly: false, definitions: [] };

test.each<readonly [pattern: string, types: string]>([
  ["%{INT:a:int}", "si"],
  ["%{INT:a:long} %{WORD:b}", "sis"],
  ["%{WORD:a:double}%{WORD:b:float}", "sdd"],
  ["%{WORD:a:bool}%{WORD:b:boolean}%{WORD:c:string}", "sbbs"],
  ["%{WORD:a:date}", "sx"],
  // A group without a name is a group all the same.
  ["(x)%{INT:a:int}", "ssi"],
  ["x", "s"],
])("the groups of %s have types %s", (pattern, types) => {
  expect(compileGrok(pattern, every).types).toBe(types);
});

describe("refused", () => {
  test.each<readonly [pattern: string, options: typeof named, fault: string]>([
    ["%{NOPE:a}", named, "there is no Grok pattern NOPE"],
    ["%{WORD}", named, "no part of it is captured: write at least one as %{NAME:group}"],
    ["(", every, "missing closing ): `(`"],
    ["%{WORD:a+b}", named, "invalid named capture"],
  ])("%s", (pattern, options, fault) => {
    expect(grokFault(pattern, options)).toContain(fault);
  });

  test("definitions that grow without end", () => {
    const definitions = ["A=%{A}%{A}"];
    expect(grokFault("%{A}", { namedCapturesOnly: true, definitions })).toContain("too large");
  });
});

test("a definition goes before a known pattern of its name", () => {
  const definitions = ["WORD=%{INT:n:int}!", "=nothing"];
  expect(compileGrok("%{WORD}", { namedCapturesOnly: true, definitions }).types).toBe("ssi");
});

test("every known pattern but one compiles", () => {
  const refused = [...grokPatterns.keys()].filter(
    (name) => grokFault(`%{${name}:a}`, named) !== undefined,
  );
  // A bracket in one of its groups' names; the reference refuses it, too.
  expect(refused).toEqual(["CISCOFW733100"]);
});
