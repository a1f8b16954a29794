// Small tables and rules of names: enums, argument names, networks, nearest names.

import fc from "fast-check";
import { expect, test } from "vitest";
import { contexts, prefixesOf } from "../../src/language/contexts.ts";
import { contextsOfEnum, enumsOf } from "../../src/language/enums.ts";
import { isCidr } from "../../src/language/functions/cidr.ts";
import { fieldName, findParameter } from "../../src/language/functions/parameter-names.ts";
import type { Parameter } from "../../src/language/functions/record.ts";
import { editDistance, nearestNames } from "../../src/language/nearest-name.ts";
import { signals } from "../../src/processors/signal-groups.ts";

test.each<[string, string, bigint | undefined]>([
  ["log", "SEVERITY_NUMBER_UNSPECIFIED", 0n],
  ["log", "SEVERITY_NUMBER_TRACE", 1n],
  ["log", "SEVERITY_NUMBER_INFO2", 10n],
  ["log", "SEVERITY_NUMBER_FATAL4", 24n],
  ["log", "SPAN_KIND_SERVER", undefined],
  ["span", "SPAN_KIND_CONSUMER", 5n],
  ["spanevent", "STATUS_CODE_ERROR", 2n],
  ["metric", "AGGREGATION_TEMPORALITY_CUMULATIVE", 2n],
  ["metric", "METRIC_DATA_TYPE_SUMMARY", 5n],
  ["metric", "FLAG_NONE", undefined],
  ["datapoint", "FLAG_NO_RECORDED_VALUE", 1n],
  ["datapoint", "METRIC_DATA_TYPE_GAUGE", 1n],
  ["exemplar", "METRIC_DATA_TYPE_GAUGE", undefined],
  ["resource", "SEVERITY_NUMBER_INFO", undefined],
  ["profile", "SEVERITY_NUMBER_INFO", undefined],
])("enum in %s: %s is %s", (context, name, number) => {
  expect(enumsOf(context).get(name)).toBe(number);
});

test("enums know their contexts", () => {
  expect(contextsOfEnum("METRIC_DATA_TYPE_SUM")).toEqual(["metric", "datapoint"]);
  expect(contextsOfEnum("NO_SUCH")).toEqual([]);
});

test("a context's own name is its first prefix", () => {
  for (const context of contexts) expect(prefixesOf(context)[0]).toBe(context);
  for (const { transformContexts } of signals) {
    for (const context of transformContexts) expect(contexts).toContain(context);
  }
});

const utf8Safe: Parameter = { name: "utf8_safe", kind: "literalBool" };
const sourceIp: Parameter = { name: "source_ip", written: "source_i_p", kind: "string" };

test.each<[string, Parameter, boolean]>([
  ["utf8_safe", utf8Safe, true],
  ["utf8safe", utf8Safe, true],
  ["utf8Safe", utf8Safe, true],
  ["utf8__safe", utf8Safe, true],
  ["uTF8safe", utf8Safe, false],
  ["source_i_p", sourceIp, true],
  ["source_ip", sourceIp, false],
  ["sourceIP", sourceIp, false],
  ["sourceI_p", sourceIp, true],
])("argument %s means %o: %s", (name, parameter, means) => {
  expect(findParameter([parameter], name)).toBe(means ? 0 : -1);
});

test("field names", () => {
  expect(fieldName(sourceIp)).toBe("SourceIP");
  expect(fieldName(utf8Safe)).toBe("Utf8Safe");
});

test.each([
  ["10.0.0.0/8", true],
  ["1.2.3.4/32", true],
  ["0.0.0.0/00", true],
  ["1.2.3.4/33", false],
  ["1.2.3.4", false],
  ["1.2.3/8", false],
  ["01.2.3.4/8", false],
  ["256.0.0.0/8", false],
  ["1.2.3.4/+8", false],
  ["1.2.3.4/", false],
  ["::/0", true],
  ["2001:db8::/32", true],
  ["1:2:3:4:5:6:7:8/128", true],
  ["1:2:3:4:5:6:7:8/129", false],
  ["1:2:3:4:5:6:7::/64", true],
  ["1:2:3:4:5:6:7:8::/64", false],
  ["::1:2:3:4:5:6:7:8/64", false],
  ["1::2::3/64", false],
  ["1:2:3/64", false],
  [":1:2:3:4:5:6:7/64", false],
  ["12345::/64", false],
  ["fe80::1%eth0/64", false],
  ["::ffff:1.2.3.4/96", true],
  ["::1.2.3/96", false],
  ["1.2.3.4::/96", false],
  ["", false],
])("network %s: %s", (text, is) => expect(isCidr(text)).toBe(is));

test.each([
  ["tolowercase", ["ToLowerCase", "ToUpperCase", "Trim"], ["ToLowerCase", "ToUpperCase"]],
  ["sett", ["set", "limit"], ["set"]],
  ["attr", ["attributes", "body"], ["attributes"]],
  ["bdoy", ["body", "time"], ["body"]],
  ["timestamp", ["time", "flags"], ["time"]],
  ["parent_id", ["parent_span_id", "span_id"], ["parent_span_id"]],
  ["SERVER", ["SPAN_KIND_CLIENT", "SPAN_KIND_SERVER"], ["SPAN_KIND_SERVER"]],
  ["Lower", ["ToLowerCase", "Log"], ["ToLowerCase"]],
  ["of", ["offset_of"], []],
  ["zzz", ["set", "limit"], []],
  ["set", ["set"], []],
])("near to %s", (written, names, near) => {
  expect(nearestNames(written, names)).toEqual(near);
});

/** The distance by its definition, without a limit. */
function slowDistance(left: string, right: string): number {
  if (left === "" || right === "") return left.length + right.length;
  const [a, b] = [left.slice(0, -1), right.slice(0, -1)];
  const same = left.at(-1) === right.at(-1) ? 0 : 1;
  const best = Math.min(slowDistance(a, right), slowDistance(left, b)) + 1;
  const kept = Math.min(best, slowDistance(a, b) + same);
  const canSwap = left.length > 1 && right.length > 1;
  const swapped = left.at(-1) === right.at(-2) && left.at(-2) === right.at(-1);
  if (!canSwap || !swapped) return kept;
  return Math.min(kept, slowDistance(left.slice(0, -2), right.slice(0, -2)) + 1);
}

test("the distance is the definition's", () => {
  const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 5 });
  fc.assert(
    fc.property(word, word, (left, right) => {
      expect(editDistance(left, right, 9)).toBe(slowDistance(left, right));
    }),
  );
});
