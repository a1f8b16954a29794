// Dollar signs in configs, as confmap has them.

import { expect, test } from "vitest";
import { expand } from "../../src/processors/expand.ts";

const environment = {
  HOST: "db-1",
  OTHER: "HOST",
  NESTED: "${env:HOST}/${env:HOST}",
  LOOP: "${env:LOOP}",
  EMPTY: "",
  DOLLARS: "$$",
};

test.each([
  ["plain", "plain"],
  ["${env:HOST}", "db-1"],
  ["${HOST}", "db-1"],
  ["a${env:HOST}b${env:HOST}", "adb-1bdb-1"],
  ["${env:${env:OTHER}}", "db-1"],
  ["${env:NESTED}", "db-1/db-1"],
  ["${env:EMPTY}", ""],
  ["${env:MISSING:-x y}", "x y"],
  ["${env:HOST:-x}", "db-1"],
  ["${env:EMPTY:-x}", ""],
  ["$$", "$"],
  ["$$$", "$$"],
  ["$1 and $HOST", "$1 and $HOST"],
  ["$${env:HOST}", "${env:HOST}"],
  ["$$${env:HOST}", "$db-1"],
  ["$$$${env:HOST}", "$${env:HOST}"],
  // confmap replaces a reference wherever it stands, the escaped ones too.
  ["$${env:HOST} ${env:HOST}", "$db-1 db-1"],
  ["^(a|b)$$", "^(a|b)$"],
  ["${env:DOLLARS}", "$"],
  ["} ${env:HOST}", "} db-1"],
  ["{${env:HOST}}", "{db-1}"],
  ["${env:HOST", "${env:HOST"],
])("%s ==> %s", (text, wanted) => {
  expect(expand(text, environment)).toMatchObject({ text: wanted, faults: [] });
});

test.each([
  ["${file:secret.txt}", /to file are not read here/],
  ["${env:1A}", /no name of an environment variable/],
  ["${env:LOOP}", /without end/],
  ["${env:$HOST}", /no reference that a collector reads/],
  ["${x y:z}", /no reference that a collector reads/],
])("%s is refused: %s", (text, message) => {
  expect(expand(text, environment).faults.join()).toMatch(message);
});

test.each([
  ["a${env:MISSING}b${MISSING}", "ab", ["MISSING"]],
  ["${env:MISSING:-${env:OTHERS}}", "", ["OTHERS"]],
  ["${env:EMPTY}", "", []],
])("%s ==> %s without %j", (text, wanted, unset) => {
  expect(expand(text, environment)).toEqual({
    text: wanted,
    isWhole: text.startsWith("$"),
    faults: [],
    unset,
  });
});

test.each([
  ["${env:HOST}", true],
  ["a${env:HOST}", false],
  ["HOST", false],
])("%s stands for a whole value: %s", (text, isWhole) => {
  expect(expand(text, environment).isWhole).toBe(isWhole);
});

test("without an environment every reference is refused", () => {
  expect(expand("${env:HOST}", undefined).faults).toHaveLength(1);
});
