// What typed parameters accept of literals: text ==> accepted or not, answered by the reference
// (pkg/ottl 1.4.0).

import { expect, test } from "vitest";
import { standardScope } from "../../src/compiler/check-scope.ts";
import { diagnoseText } from "./diagnose.ts";
import { fewPaths } from "./few-paths.ts";

const log = standardScope("log", { resolvePath: fewPaths });

/** Literals that a converter takes, and those that it refuses. */
const demands: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  [
    "IsString(_)",
    [`"a"`, `-(1)`, `1 + 1`, `log.body`],
    [`1`, `(1)`, `-1`, `+(1)`, `nil`, `true`, `0xff`, `[]`, `{}`],
  ],
  [
    "IsInt(_)",
    [`1`, `-1`, `+1`, `(1)`, `SEVERITY_NUMBER_INFO`, `-(1)`],
    [`1.0`, `"1"`, `nil`, `true`],
  ],
  ["IsDouble(_)", [`1.0`, `-.5`, `5.`], [`1`, `"1.0"`, `nil`]],
  ["IsBool(_)", [`true`, `false`], [`1`, `"true"`, `nil`]],
  ["IsMap(_)", [`{}`, `{"a": 1}`, `log.body`], [`[]`, `nil`, `"{}"`]],
  ["IsList(_)", [`[]`, `nil`, `1`, `{}`], []],
  [
    "ContainsValue(_, 1)",
    [`[]`, `[1, "a", nil, [2]]`, `Split("a", "b")`],
    [`[{"a": 1}]`, `[[{}]]`, `nil`, `{}`, `"a"`, `0xff`],
  ],
  ["Year(_)", [`Now()`, `log.time`], [`1`, `"2024"`, `nil`]],
  ["Hours(_)", [`Duration("1h")`, `log.body`], [`1`, `"1h"`]],
  ["String(_)", [`1`, `1.5`, `nil`, `true`, `0xff`, `[{"a": 1}]`, `{}`], []],
  ["Hex(_)", [`"a"`, `1`, `1.5`, `true`, `0xff`, `nil`], [`[]`, `{}`]],
  [
    "Bool(_)",
    [`1`, `1.5`, `nil`, `"T"`, `"True"`, `"0"`],
    [`"tRUE"`, `""`, `"yes"`, `0xff`, `[]`, `{}`],
  ],
  [
    "Int(_)",
    [`1.9`, `true`, `nil`, `"+5"`, `"-9223372036854775808"`, `"007"`],
    [
      `"0x5"`, `"9223372036854775808"`, `""`, `"1.0"`, `" 1"`, `"1_0"`, `"\u0661"`, `0xff`, `[]`,
      `{}`,
    ],
  ],
  [
    "Double(_)",
    [
      `"inf"`, `"-Infinity"`, `"nan"`, `".5"`, `"5."`, `"1e-400"`, `"1_0"`, `"0x_1p0"`,
      `"0x1p-2"`, `"0x1.8p1"`, `"1.7976931348623157e308"`, `"0x1.fffffffffffff7p1023"`,
      `"1_000.5"`, `"1e1_0"`,
    ],
    [
      `""`, `" 1"`, `"1e"`, `"+NaN"`, `"0x1"`, `"0x.p1"`, `"1e999"`, `"1.7976931348623159e308"`,
      `"_1"`, `"1__0"`, `"1_"`, `"1_.5"`, `"1._5"`, `"0x1.fffffffffffff8p1023"`, `"infinit"`,
      `"١"`, `0xff`, `{}`,
    ],
  ],
  [
    "TraceID(_)",
    [
      `"00112233445566778899aabbccddeeff"`, `"0123456789abcdef"`,
      `0x00112233445566778899aabbccddeeff`,
    ],
    [`"abc"`, `nil`, `1`, `"00112233445566778899aabbccddeefg"`],
  ],
  [
    "SpanID(_)",
    [`1`, `1.5`, `"abcdefgh"`, `"\u00e9234567"`, `"00000000000000AF"`],
    [`true`, `nil`, `"a"`],
  ],
  [
    "Concat(_, \"\")",
    [`nil`, `0xff`, `["a", nil, {}]`, `log.body`, `1 + 1`],
    [`"a"`, `5`, `{}`, `SEVERITY_NUMBER_INFO`],
  ],
];

const rows = demands.flatMap(([call, accepted, refused]) => [
  ...accepted.map((literal): [string, boolean] => [call.replace("_", literal), true]),
  ...refused.map((literal): [string, boolean] => [call.replace("_", literal), false]),
]);

test.each(rows)("%s is accepted: %s", (text, accepted) => {
  expect(diagnoseText("value", text, log) === "").toBe(accepted);
});
