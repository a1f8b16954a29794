// Hashes, ids, addresses and trace states; the answers are the reference's (pkg/ottl 1.4.0).

import { describe, expect, test } from "vitest";
import { evaluate } from "../run.ts";
import { transformed } from "../engine.ts";

type Case = readonly [expression: string, answer: string];

const tables: Record<string, readonly Case[]> = {
  IsInCIDR: [
    [`IsInCIDR("10.1.2.3", ["192.168.0.0/16", "10.0.0.0/8"])`, `true`],
    [`IsInCIDR("::ffff:10.1.2.3", ["10.0.0.0/8"])`, `true`],
    [`IsInCIDR("10.1.2.3", ["::ffff:10.0.0.0/104"])`, `true`],
    [`IsInCIDR("10.1.2.3", ["::/0"])`, `false`],
    [`IsInCIDR("2001:db8::1", ["2001:db8::/32"])`, `true`],
    [`IsInCIDR("fe80::1%eth0", ["::/0"])`, `false`],
    [`IsInCIDR("010.1.2.3", ["0.0.0.0/0"])`, `false`],
    [`IsInCIDR("1::2::3", ["::/0"])`, `false`],
    [`IsInCIDR("1:2:3:4:5:6:1.2.3.4", ["1:2::/32"])`, `true`],
    [`IsInCIDR("1.2.3.4", [Concat(["1.2.3.4", "32"], "/")])`, `true`],
    [`IsInCIDR("x", [Concat(["bad"], "")])`, `false`],
    [`IsInCIDR("1.2.3.4", [])`, `false`],
  ],
  CommunityID: [
    [`CommunityID("10.1.1.2", 8081, "10.1.1.2", 8080)`, `"1:3byUvmBpOu8KHoTRr4eN5AjTQEU="`],
    [`CommunityID("2001:db8::1", 8080, "10.1.1.1", 443)`, `"1:T1e3va6jTSWaSKkG3k4dnZq5VM8="`],
    [
      `CommunityID("192.168.1.1", 12345, "192.168.1.2", 80, "TCP", 1234)`,
      `"1:v1n8p4IZW9jXIJnFANLbRU2ahdU="`,
    ],
    [
      `CommunityID("192.168.1.1", 53, "10.10.10.10", 53000, "UDP")`,
      `"1:gQ05/45srnixHs8V/2ejpkxhBwg="`,
    ],
  ],
  IsValidLuhn: [
    [`IsValidLuhn("4532 0151 1283 0366")`, `true`],
    [`IsValidLuhn(17893729974)`, `true`],
    [`IsValidLuhn("17893729975")`, `false`],
    [`IsValidLuhn("  ")`, `false`],
  ],
  ids: [
    [`SpanID("0102030405060708")`, `spanId("0102030405060708")`],
    [`SpanID(0x0102030405060708)`, `spanId("0102030405060708")`],
    [`SpanID(Concat(["01020304", "05060708"], ""))`, `spanId("0102030405060708")`],
    [`SpanID(1.0)`, `spanId("3ff0000000000000")`],
  ],
  hashes: [
    [`SHA256("")`, `"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"`],
    [`XXH3("hello world")`, `"d447b1ea40e6988b"`],
    [`FNV("hello world")`, `8618312879776256743`],
  ],
};

describe.each(Object.entries(tables))("%s", (_, cases) => {
  test.each(cases)("%s ==> %s", async (expression, answer) => {
    expect(await evaluate(expression)).toBe(answer);
  });
});

test.each([
  `IsInCIDR("1.2.3.4", [Concat(["1.2.3.4"], "")])`,
  `CommunityID("1.1.1.1", 65536, "2.2.2.2", 1)`,
  `CommunityID("1.1.1", 1, "2.2.2.2", 1)`,
  `CommunityID("1.1.1.1", 1, "2.2.2.2", 1, "tcp")`,
  `IsValidLuhn("12a4")`,
  `SpanID(Concat(["zz02030405060708"], ""))`,
  `TraceID(Concat(["abc"], ""))`,
  `MD5(log.attributes["absent"])`,
])("%s fails", async (expression) => {
  expect(await evaluate(expression)).toMatch(/^fails: /);
});

// ---- what the host supplies

test("UUIDs are random, of version 4, one after another different", async () => {
  const uuids = await evaluate(`[UUID(), UUID(), UUID()]`);
  const form = /\b[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\b/g;
  const found = uuids.match(form);
  expect(new Set(found).size).toBe(3);
  expect(await evaluate(`[UUID(), UUID(), UUID()]`)).not.toBe(uuids);
});

test("UUIDs of version 7 begin with the time and grow", async () => {
  const before = Date.now();
  const both = await evaluate(`[UUIDv7(), UUIDv7()]`);
  const [first = "", second = ""] = both.match(/[0-9a-f-]{36}/g) ?? [];
  const stamp = Number.parseInt(first.replaceAll("-", "").slice(0, 12), 16);
  expect(stamp).toBeGreaterThanOrEqual(before);
  expect(stamp).toBeLessThanOrEqual(Date.now());
  expect(first[14]).toBe("7");
  expect(second > first).toBe(true);
});

// ---- trace_state: the state before, a statement, the state after

const full = Array.from({ length: 32 }, (_, i) => `k${i}=v`).join();

const states: readonly (readonly [before: string, key: string, value: string, after: string])[] = [
  ["a=1,b=2", "b", "3", "b=3,a=1"],
  ["a=1 , b=2\t", "c", "3", "c=3,a=1,b=2"],
  ["", "a@b", "x y", "a@b=x y"],
  [full, "new", "1", `new=1,${full.slice(0, -",k31=v".length)}`],
  // No good: nothing is written.
  ["a=1,a=2", "b", "3", "a=1,a=2"],
  ["a", "b", "3", "a"],
  ["a=1", "B", "3", "a=1"],
  ["a=1", "1b", "3", "a=1"],
  ["a=1", "b", "x ", "a=1"],
  ["a=1", "b", "x,y", "a=1"],
];

test.each(states)("%s with %s=%s is %s", async (before, key, value, after) => {
  const statements = [`set(span.trace_state["${key}"], "${value}")`];
  const input = { resourceSpans: [{ scopeSpans: [{ spans: [{ traceState: before }] }] }] };
  const output = await transformed({ signal: "traces", context: "span", statements }, input);
  expect(JSON.stringify(output)).toContain(`"traceState":${JSON.stringify(after)}`);
});
