// Editors where the conformance cases and the random sequences do not look: templates, formats,
// targets that alias, and batches that an editor must leave as they came, byte for byte.

import { describe, expect, test } from "vitest";
import { canonicalBatch } from "../conformance/canonical.ts";
import { engineOf, transformed } from "../engine.ts";
import { type JsonObject, jsonToProto } from "../otlp/json.ts";

/** Attributes in a short form: JSON values; lists and maps nest. */
type Short = string | number | boolean | null | readonly Short[] | Attributes;
type Attributes = { readonly [key: string]: Short };

function anyValue(value: Short): JsonObject {
  if (value === null) return {};
  if (typeof value === "string") return { stringValue: value };
  if (typeof value === "boolean") return { boolValue: value };
  if (typeof value === "number") return { intValue: String(value) };
  if (isList(value)) return { arrayValue: { values: value.map(anyValue) } };
  return { kvlistValue: { values: keyValues(value) } };
}

function isList(value: Short): value is readonly Short[] {
  return Array.isArray(value);
}

function keyValues(map: Attributes): JsonObject[] {
  return Object.entries(map).map(([key, value]) => ({ key, value: anyValue(value) }));
}

function batchOf(attributes: JsonObject[], body: Short = null): JsonObject {
  const record = { attributes, body: anyValue(body) };
  return { resourceLogs: [{ scopeLogs: [{ logRecords: [record] }] }] };
}

function canonical(batch: JsonObject): string {
  return JSON.stringify(canonicalBatch(batch, "exact"));
}

const logs = { signal: "logs", context: "log" } as const;

async function expectAttributes(statement: string, from: Attributes, to: Attributes) {
  const output = await transformed({ ...logs, statements: [statement] }, batchOf(keyValues(from)));
  expect(canonical(output)).toBe(canonical(batchOf(keyValues(to))));
}

describe("templates that come from data are expanded as Go expands them", () => {
  // The pattern finds "a1" and "b" in "-a1-b-".
  const pattern = "(?P<name>[a-z])(\\\\d)?";
  const cases: readonly (readonly [string, string])[] = [
    ["", "---"],
    ["plain", "-plain-plain-"],
    ["$1", "-a-b-"],
    ["${1}", "-a-b-"],
    ["$1x", "---"],
    ["${1}x", "-ax-bx-"],
    ["$$1", "-$1-$1-"],
    ["$", "-$-$-"],
    ["a$", "-a$-a$-"],
    ["${", "-${-${-"],
    ["${}", "-${}-${}-"],
    ["${1", "-${1-${1-"],
    ["$-", "-$--$--"],
    ["$01", "---"],
    ["$0", "-a1-b-"],
    ["${0}x$0", "-a1xa1-bxb-"],
    ["$9", "---"],
    ["$99999999", "---"],
    ["$1000000000", "---"],
    ["$4294967297", "---"],
    ["$name", "-a-b-"],
    ["${name}!", "-a!-b!-"],
    ["$name_", "---"],
    ["${nam}", "---"],
    ["$é", "---"],
    ["$1é", "---"],
    ["$漢x", "---"],
    ["$٣", "---"],
    ["$1\u0300", "-a\u0300-b\u0300-"],
    ["${n ame}", "-${n ame}-${n ame}-"],
    ["$1$2$3", "-a1-b-"],
    ["$2", "-1--"],
    ["$$$$", "-$$-$$-"],
    ["$$$1", "-$a-$b-"],
    ["${1}${name}", "-aa-bb-"],
  ];
  test.each(cases)("%s", async (template, want) => {
    for (const replacement of [JSON.stringify(template), `log.attributes["r"]`]) {
      const statement = `replace_pattern(log.body, "${pattern}", ${replacement})`;
      const input = batchOf(keyValues({ r: template }), "-a1-b-");
      const output = await transformed({ ...logs, statements: [statement] }, input);
      expect(canonical(output)).toBe(canonical(batchOf(keyValues({ r: template }), want)));
    }
  });
});

test("a pattern of more groups than the usual scratch holds", async () => {
  const pattern = "(a)".repeat(20);
  const statement = `replace_pattern(log.attributes["s"], "${pattern}", "$20$19-$21")`;
  await expectAttributes(statement, { s: `x${"a".repeat(20)}y` }, { s: "xaa-y" });
});

test("a text that grows a thousandfold", async () => {
  const from = "ab".repeat(500);
  const replacement = "$0".repeat(20);
  const statement = `replace_pattern(log.attributes["s"], "[ab]", "${replacement}")`;
  const want = `${"a".repeat(20)}${"b".repeat(20)}`.repeat(500);
  await expectAttributes(statement, { s: from }, { s: want });
});

describe("a function's result is put into the format", () => {
  const cases: readonly (readonly [string, string | undefined])[] = [
    ["%s", "XAb"],
    ["<%s>", "X<A>b"],
    ["%s%s", "XA%!s(MISSING)b"],
    ["%s%", "XA%!(NOVERB)b"],
    ["é%sé", "XéAéb"],
    ["", undefined],
    ["x", undefined],
    ["%", undefined],
    ["%%s", undefined],
    ["%d%s", undefined],
    ["%s\\n", undefined],
    ["%s%é", undefined],
  ];
  test.each(cases)("%s", async (format, want) => {
    const statement = `replace_pattern(log.attributes["s"], "a", "$0", ToUpperCase, "${format}")`;
    await expectAttributes(statement, { s: "Xab" }, { s: want ?? "Xab" });
  });
});

describe("a map that is merged into its own parts", () => {
  const input = { m: { m: "1", x: "2" } };
  const cases: readonly (readonly [string, Attributes])[] = [
    [`merge_maps(log.attributes, log.attributes["m"], "upsert")`, { m: "1", x: "2" }],
    [
      `merge_maps(log.attributes["m"], log.attributes, "upsert")`,
      { m: { m: { m: null, x: "2" }, x: "2" } },
    ],
    [`merge_maps(log.attributes, log.attributes, "upsert")`, input],
    [`merge_maps(log.attributes["m"], log.attributes["m"], "upsert")`, input],
    [`merge_maps(log.attributes, log.attributes, "insert")`, input],
    [`merge_maps(log.attributes, log.attributes, "update")`, input],
  ];
  test.each(cases)("%s", (statement, want) => expectAttributes(statement, input, want));

  const nested = { m: { q: 1, a: { r: "x" } } };
  const grown = { q: 1, a: { r: "x", q: 1, a: { r: "x", q: 1, a: null } } };
  test.each(["insert", "upsert"])("%s from one level up", async (strategy) => {
    const statement = `merge_maps(log.attributes["m"]["a"], log.attributes["m"], "${strategy}")`;
    await expectAttributes(statement, nested, { m: grown });
  });
  test("from the body into its own part", async () => {
    const statement = `merge_maps(log.body["a"], log.body, "insert")`;
    const output = await transformed({ ...logs, statements: [statement] }, batchOf([], nested.m));
    expect(canonical(output)).toBe(canonical(batchOf([], grown)));
  });
  test("from the cache into its own part", async () => {
    const statements = [
      `merge_maps(log.cache, log.attributes, "upsert")`,
      `merge_maps(log.cache["m"]["a"], log.cache["m"], "insert")`,
      `set(log.attributes["m"], log.cache["m"])`,
    ];
    const output = await transformed({ ...logs, statements }, batchOf(keyValues(nested)));
    expect(canonical(output)).toBe(canonical(batchOf(keyValues({ m: grown }))));
  });
});

describe("a body that is set into its own part", () => {
  const cases: readonly (readonly [string, Short, Short])[] = [
    [`set(log.body["a"], log.body)`, { q: 1 }, { q: 1, a: { q: 1, a: {} } }],
    [`set(log.body[0], log.body)`, ["x", 1], [[[], 1], 1]],
  ];
  test.each(cases)("%s", async (statement, from, to) => {
    const output = await transformed({ ...logs, statements: [statement] }, batchOf([], from));
    expect(canonical(output)).toBe(canonical(batchOf([], to)));
  });
});

describe("keys of the target that are themselves looked up", () => {
  test("the map is opened after the key was read from it", async () => {
    const statement = `delete_key(log.attributes[log.attributes["k"]], "x")`;
    await expectAttributes(statement, { k: "m", m: { x: 1, y: 2 } }, { k: "m", m: { y: 2 } });
  });
  test("below a key that the program names", async () => {
    const statement = `delete_key(log.attributes["m"][log.attributes["m"]["k"]], "x")`;
    const from = { m: { k: "n", n: { x: 1, y: 2 } } };
    await expectAttributes(statement, from, { m: { k: "n", n: { y: 2 } } });
  });
  test.each([
    // Nothing is there to look into, so the key is not asked for until append writes.
    ['append(log.attributes["none"][Substring("a", 5, 1)], 1)', { none: null }],
    ['append(log.attributes["none"][Substring("a", 5, 1)], Substring("a", 5, 1))', {}],
    ['set(log.attributes["none"][Substring("a", 5, 1)], 1)', { none: null }],
    ['clear(log.attributes["none"][Substring("a", 5, 1)])', { none: null }],
    ['delete_key(log.attributes["none"][Substring("a", 5, 1)], "a")', {}],
    ['replace_match(log.attributes["none"][Substring("a", 5, 1)], "a", "b")', {}],
  ])("a key that fails leaves what was made on the way: %s", async (statement, wanted) => {
    await expectAttributes(statement, {}, wanted);
  });
  test("a path of more steps than the trail remembers", async () => {
    const steps = 20;
    const path = `log.attributes${`["a"]`.repeat(steps)}`;
    const nested = (leaf: Short): Attributes => {
      let value = leaf;
      for (let i = 0; i < steps; i++) value = { a: value };
      return value as Attributes;
    };
    await expectAttributes(`delete_key(${path}, "x")`, nested({ x: 1, y: 2 }), nested({ y: 2 }));
  });
});

// ---- nothing to do

/** A batch whose maps no encoder of ours would write: unknown fields, long varints, odd order. */
function oddBatch(): Uint8Array {
  const text = (value: string) => [...new TextEncoder().encode(value)];
  const field = (tag: number, body: readonly number[]) => [tag, body.length, ...body];
  const stringValue = (value: string) => field(0x0a, text(value));
  // A key, an unknown field 15 and the value, in the order given.
  const keyValue = (key: string, value: readonly number[], isTurned = false) => {
    const parts = [field(0x0a, text(key)), [0x78, 0x85, 0x00], field(0x12, value)];
    return (isTurned ? parts.reverse() : parts).flat();
  };
  const map = (...entries: number[][]) =>
    field(
      0x32,
      entries.flatMap((each) => field(0x0a, each)),
    );
  const nested = map(keyValue("x", stringValue("1"), true), keyValue("y", [0x18, 0x80, 0x00]));
  const list = field(0x2a, [...field(0x0a, stringValue("a")), 0x78, 0x01]);
  const attributes = [
    keyValue("s", stringValue("short")),
    keyValue("m", nested, true),
    keyValue("l", list),
    keyValue("empty", []),
  ];
  const body = field(0x2a, map(keyValue("k", stringValue("v"), true)));
  const record = [...body, ...attributes.flatMap((each) => field(0x32, each))];
  return Uint8Array.from(field(0x0a, field(0x12, field(0x12, record))));
}

const idle = [
  `delete_key(log.attributes, "none")`,
  `delete_key(log.attributes["m"], "none")`,
  `delete_key(log.body, "none")`,
  `delete_matching_keys(log.attributes, "^none")`,
  `delete_matching_keys(log.attributes["m"], "^none")`,
  `keep_matching_keys(log.attributes["m"], ".")`,
  `keep_keys(log.attributes, ["s", "m", "l", "empty"])`,
  `keep_keys(log.body, ["k"])`,
  `limit(log.attributes, 4, [])`,
  `limit(log.attributes["m"], 2, ["x"])`,
  `truncate_all(log.attributes, 5)`,
  `truncate_all(log.attributes["m"], 1)`,
  `flatten(log.attributes["m"])`,
  `flatten(log.body)`,
  `merge_maps(log.attributes["m"], {"x": 5}, "insert")`,
  `merge_maps(log.attributes["m"], {"z": 5}, "update")`,
  `merge_maps(log.attributes["m"], log.attributes["m"], "upsert")`,
  `delete_index(log.attributes["l"], 0, 0)`,
  `delete_index(log.attributes["l"], 7)`,
  `delete_index(log.attributes["m"], 0)`,
  `replace_pattern(log.attributes["s"], "none", "x")`,
  `replace_pattern(log.attributes["none"], "none", "x")`,
  `replace_match(log.attributes["s"], "none", "x")`,
  `replace_all_patterns(log.attributes, "value", "none", "x")`,
  `replace_all_patterns(log.attributes["m"], "key", "none", "x")`,
  `replace_all_matches(log.attributes, "none", "x")`,
  `append(log.attributes["m"], "a map takes nothing")`,
];

describe("an editor that changes nothing answers the input itself", () => {
  test.each(idle)("%s", async (statement) => {
    const batch = oddBatch();
    const engine = await engineOf({ ...logs, statements: [statement] });
    expect(engine.process(batch)).toBe(batch);
  });
  test("all of them in a row", async () => {
    const batch = oddBatch();
    const engine = await engineOf({ ...logs, statements: idle });
    expect(engine.process(batch)).toBe(batch);
  });
});

test("what an editor does not touch goes out as it came", async () => {
  const batch = oddBatch();
  const engine = await engineOf({ ...logs, statements: [`delete_key(log.attributes, "s")`] });
  const output = Buffer.from(engine.process(batch)).toString("hex");
  const whole = Buffer.from(batch).toString("hex");
  // Everything behind the first attribute, and the body.
  expect(output).toContain(whole.slice(whole.indexOf("32", whole.indexOf("73686f7274")), -2));
  expect(output).not.toContain("73686f7274");
});

test("a failed editor's trail does not reach into the next record", async () => {
  const records = [keyValues({ m: { l: 1 } }), keyValues({ m: { l: 1 }, z: "kept" })];
  const logRecords = records.map((attributes) => ({ attributes }));
  const input = { resourceLogs: [{ scopeLogs: [{ logRecords }] }] };
  const statements = [
    `delete_key(log.attributes["m"]["l"]["x"], "y")`,
    `merge_maps(log.cache, {"a": {"b": 1}}, "upsert")`,
    `delete_key(log.cache["a"], "b")`,
  ];
  const batch = jsonToProto("logs", input);
  const engine = await engineOf({ ...logs, statements });
  expect(engine.process(batch)).toBe(batch);
  expect(engine.failures().map(({ statement }) => statement)).toEqual([0, 0]);
});
