// Comparisons of literals, which the reference folds while it parses. The matrix is the reference's
// answer (pkg/ottl 1.4.0) to every pair of literals under every operator; rows are left sides,
// columns right sides in the same order:
//
//   =  equal, ordered    <  >  unequal, ordered    ~  equal, unordered    #  unequal, unordered

import { expect, test } from "vitest";
import type { ComparisonOperator } from "../../grammar/ast.ts";
import { parseValue } from "../../grammar/parser.ts";
import { checkValue } from "../../src/compiler/check.ts";
import { standardScope } from "../../src/compiler/check-scope.ts";
import type { Constant } from "../../src/compiler/checked.ts";
import { compareConstants } from "../../src/compiler/constants.ts";

const matrix = String.raw`
=########################## nil
#=>######################## true
#<=######################## false
###=<=<#################><< 1
###>=>>#################><< 2
###=<=<#################><< 1.0
###><>=#################><< 1.5
#######=<<<################ "a"
#######>=<<################ "b"
#######>>=<################ "\uffff"
#######>>>=################ "𐀀"
###########=<############## 0x01
###########>=############## 0x0102
#############~############# []
##############~############ [1]
###############~########### [1.0]
################~########## [{"a":1,"b":2}]
#################~######### [{"b":2,"a":1}]
##################~######## {}
###################~~###### {"a":1,"b":2}
###################~~###### {"b":2,"a":1}
#####################~##### {"a":1.0,"b":2}
######################~~### {"a":[{"x":1,"y":2}]}
######################~~### {"a":[{"y":2,"x":1}]}
###<<<<#################=<< -1
###>>>>#################>== 9007199254740993
###>>>>#################>== 9007199254740992.0
`;

const rows = matrix
  .trim()
  .split("\n")
  .map((row) => {
    const space = row.indexOf(" ");
    return { relations: row.slice(0, space), literal: row.slice(space + 1) };
  });

const operators: readonly ComparisonOperator[] = ["==", "!=", "<", "<=", ">", ">="];

/** Which operators hold, in the order above. */
const holding: { readonly [relation: string]: string } = {
  "=": "100101",
  "<": "011100",
  ">": "010011",
  "~": "100000",
  "#": "010000",
};

function constantOf(text: string): Constant {
  const { tree } = parseValue(text);
  const { checked } = checkValue(tree as never, standardScope("log"));
  if (checked?.kind !== "constant") throw new Error(`${text} is no constant`);
  return checked.constant;
}

test.each(rows)("$literal against all", ({ relations, literal }) => {
  const left = constantOf(literal);
  const answers = rows.map((row) =>
    operators.map((operator) => Number(compareConstants(left, operator, constantOf(row.literal)))),
  );
  const expected = [...relations].map((relation) => holding[relation]);
  expect(answers.map((answer) => answer.join(""))).toEqual(expected);
});
