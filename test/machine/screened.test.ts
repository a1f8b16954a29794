// Redaction lists and conditions that share screens (assembly/machine/screened.ts) answer as the
// same ones do one by one. Statements of different groups do not share, and conditions don't that
// ask about Coalesce([log.body]) in place of log.body.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { standardScope } from "../../src/compiler/check-scope.ts";
import { disassemble } from "../../src/compiler/disassemble.ts";
import type { ConditionGroup, Group, StatementGroup } from "../../src/compiler/groups.ts";
import { compileGroups } from "../../src/compiler/passes.ts";
import { compileRouting } from "../../src/processors/routing.ts";
import { Engine } from "../../src/runtime/engine.ts";
import type { Program } from "../../src/runtime/program.ts";
import { Router } from "../../src/runtime/router.ts";
import { engineModule, hostFunctions } from "../engine.ts";
import { type JsonObject, jsonToProto, protoToJson } from "../otlp/json.ts";

/** Pattern and replacement; some replacements are what a later pattern looks for. */
const list: readonly (readonly [pattern: string, replacement: string])[] = [
  ["[a-z0-9.]+@[a-z.]+", "<mail>"],
  ["\\b[0-9]{3}-[0-9]{2}-[0-9]{4}\\b", "ssn token=1"],
  ["AKIA[0-9A-Z]{4}", "me@x.org"],
  ["(?i)bearer [a-z]+", "<bearer>"],
  ["token=[^ ]+", "AKIA0000"],
  ["(?:password|secret)=[^ ]+", "$0$0"],
  ["[0-9]+", "#"],
  ["xox[bp]-[0-9]+", "<slack>"],
  ["(?i)key: \\w+", "<key>"],
  ["://[a-z]+:[a-z]+@", "://"],
  ["(?i)secret|token", "<secret>"],
];

const texts = [
  "",
  "nothing to see here, in more than sixteen bytes",
  "a@b.co",
  "x@y.de",
  "123-45-6789 and token=abc",
  "AKIA1234 token=q",
  "AKIA5678 tokem=q",
  "BEARER abc key: 5 Key: six",
  "password=a secret=b xoxb-12 http://u:p@h",
  "a long line that holds its only match at the very end me@example.org",
  "a long line that holds its only match at the very end me#example.org",
];

const records: readonly JsonObject[] = [
  ...texts.map((text) => recordOf({ stringValue: text })),
  recordOf({ intValue: "123" }),
  recordOf({ kvlistValue: { values: [{ key: "k", value: { stringValue: "token=1" } }] } }),
  { severityNumber: 5 },
  // Each text behind another one of its length, at another place in the batch.
  ...texts.toReversed().map((text) => recordOf({ stringValue: text })),
];

/** A resource for some of the texts, with all the records. */
const input: JsonObject = {
  resourceLogs: texts.slice(2, 6).map((text) => ({
    resource: { attributes: [{ key: "m", value: { stringValue: text } }] },
    scopeLogs: [{ logRecords: [...records] }],
  })),
};

function recordOf(value: JsonObject): JsonObject {
  return { body: value, attributes: [{ key: "m", value }], severityNumber: 9 };
}

const wheres = [
  () => "",
  (at: number) => (at % 3 === 1 ? " where log.severity_number > 0" : ""),
  (at: number) => (at < 2 ? " where log.severity_number == 5" : ""),
];

test.each(
  ["log.body", 'log.attributes["m"]'].flatMap((target) =>
    wheres.map((where, at) => [target, at, where] as const),
  ),
)("%s, where clauses %i", async (target, _, where) => {
  const editors = list.map(([pattern, replacement], at) => {
    const [find, put] = [JSON.stringify(pattern), JSON.stringify(replacement)];
    return `replace_pattern(${target}, ${find}, ${put})${where(at)}`;
  });
  const [together, apart] = [programOf([editors]), programOf(editors.map((editor) => [editor]))];
  expect(disassemble(together)).toContain("JumpScreened");
  expect(disassemble(apart)).not.toContain("JumpScreened");
  expect(await outputOf(together)).toEqual(await outputOf(apart));
  expect(await outputOf(together)).not.toEqual(input);
});

/** The pattern of each place in the list, around and around. */
function patternAt(at: number): string {
  return JSON.stringify(list[at % list.length]?.[0]);
}

/** How a statement of the list asks, where `match` is its IsMatch. */
const shapes: readonly (readonly [shape: string, where: (match: string, at: number) => string])[] =
  [
    ["alone", (match) => match],
    ["not", (match) => `not ${match}`],
    ["guarded", (match, at) => `log.severity_number > ${at} and ${match}`],
    ["guarding", (match) => `${match} and log.severity_number > 5`],
    ["or", (match, at) => `${match} or IsMatch(log.body, ${patternAt(at + 1)}) or ${match}`],
    ["both", (match, at) => `not (${match} and IsMatch(log.body, ${patternAt(at + 3)}))`],
    ["in When", (match) => `When(() => ${match}, true, false) == true or ${match}`],
  ];

/** What a statement does where it holds; some write what others ask about. */
const editors: readonly ((at: number) => string)[] = [
  (at) => `set(log.attributes["found ${at}"], true)`,
  (at) => `set(log.body, ${JSON.stringify(texts[at % texts.length])})`,
  () => `set(log.body, Concat([log.body, " me@example.org"], ""))`,
  (at) => `replace_pattern(log.body, ${patternAt(at + 2)}, "key: x AKIA7777")`,
  (at) => `replace_pattern(log.attributes["m"], ${patternAt(at + 2)}, "key: x AKIA7777")`,
  () => 'delete_key(log.attributes, "m")',
  () => 'merge_maps(log.attributes, {"m": "token=1", "n": 5}, "upsert")',
  () => 'set(log.attributes["m"], log.body)',
  () => 'set(log.body["k"], "me@example.org")',
  (at) => `set(log.body, ${at})`,
  () => "set(log.body, nil)",
  (at) => `truncate_all(log.attributes, ${20 - (at % 20)})`,
];

describe.each(["log.body", 'log.attributes["m"]', 'resource.attributes["m"]'])(
  "IsMatch of %s",
  (path) => {
    test.each(shapes)("%s", async (_, shape) => {
      const texts = list.map((_, at) => `${found(at)} where ${shape(matchOf(path, at), at)}`);
      const together = programOf([texts]);
      expect(disassemble(together)).toContain("JumpScreened");
      const output = await outputOf(together);
      expect(output).toEqual(await outputOf(programOf([unscreened(texts)])));
      expect(output).toEqual(await outputOf(programOf([texts], true)));
      expect(output).not.toEqual(input);
    });

    test("conditions of a filter", async () => {
      // Each takes away what matches, so that few may be in a list.
      for (let first = 0; first < list.length; first++) {
        const texts = [0, 1, 2, 3, 4, 5, 6].map((at) => matchOf(path, first + at));
        const together = dropsOf(texts);
        expect(disassemble(together)).toContain("JumpScreened");
        const output = await outputOf(together);
        expect(output).toEqual(await outputOf(dropsOf(unscreened(texts))));
        expect(output).toEqual(await outputOf(dropsOf([texts.join(" or ")])));
        expect(output).toEqual(await outputOf(dropsOf(texts, true)));
      }
    });

    test("entries of a routing table", async () => {
      const texts = list.map((_, at) => matchOf(path, at));
      expect(disassemble(routingOf(texts))).toContain("JumpScreened");
      expect(await outputsOf(routingOf(texts))).toEqual(
        await outputsOf(routingOf(unscreened(texts))),
      );
    });
  },
);

test("one pattern many times, more than a screen has rows", async () => {
  const at = [...list.keys(), ...list.keys(), ...list.keys()];
  const texts = at.map((each, number) => `${found(number)} where ${matchOf("log.body", each)}`);
  const output = await outputOf(programOf([texts]));
  expect(output).toEqual(await outputOf(programOf([unscreened(texts)])));
  expect(JSON.stringify(output)).toContain("found 29");
});

test("a text that stands where another one of its length stood in the batch before", async () => {
  const asked = list.map((_, at) => `${found(at)} where ${matchOf("log.body", at)}`);
  const engine = new Engine(await engineModule(), programOf([asked]), hostFunctions);
  const foundIn = (stringValue: string): string[] => {
    const logRecords = [{ body: { stringValue } }];
    const batch = jsonToProto("logs", { resourceLogs: [{ scopeLogs: [{ logRecords }] }] });
    const output = JSON.stringify(protoToJson("logs", engine.process(batch).slice()));
    return output.match(/found \d+/g) ?? [];
  };
  expect(foundIn("nothing to see, not AKIA")).toEqual([]);
  expect(foundIn("xoxb-12 key: a me@x.org ")).toEqual(["found 0", "found 6", "found 7", "found 8"]);
  expect(foundIn("nothing to see, not AKIA")).toEqual([]);
});

test("what is passed over at once is counted all the same", async () => {
  const texts = list.map((_, at) => `${found(at)} where ${matchOf("log.body", at)}`);
  const engine = new Engine(await engineModule(), programOf([texts], true), hostFunctions);
  engine.process(jsonToProto("logs", input));
  expect(engine.counts().map(({ evaluated }) => evaluated)).toEqual(
    list.map(() => 4 * records.length),
  );
});

const statement = fc
  .record({
    subject: fc.constantFrom("log.body", 'log.attributes["m"]'),
    shape: fc.constantFrom(undefined, ...shapes.map(([, where]) => where)),
    editor: fc.constantFrom(...editors),
    number: fc.nat(2 * list.length),
  })
  .map(({ subject, shape, editor, number }) => {
    const where = shape === undefined ? "" : ` where ${shape(matchOf(subject, number), number)}`;
    return `${editor(number)}${where}`;
  });

test("lists that write what they ask about", async () => {
  const property = fc.asyncProperty(
    fc.array(statement, { minLength: 6, maxLength: 24 }),
    async (texts) => {
      const output = await outputOf(programOf([texts]));
      expect(output).toEqual(await outputOf(programOf(unscreened(texts).map((text) => [text]))));
      expect(output).toEqual(await outputOf(programOf([texts], true)));
    },
  );
  await fc.assert(property, { numRuns: 150, seed: 7 });
}, 60_000);

function found(at: number): string {
  return `set(log.attributes["found ${at}"], true)`;
}

function matchOf(path: string, at: number): string {
  return `IsMatch(${path}, ${patternAt(at)})`;
}

/** The same, asked about values that no screen knows. */
function unscreened(texts: readonly string[]): string[] {
  return texts.map((text) =>
    text.replace(/IsMatch\(((?:log|resource)[^,]*), /g, "IsMatch(Coalesce([$1]), "),
  );
}

function programOf(groups: readonly (readonly string[])[], counts = false): Program {
  return compileGroups({
    signal: "logs",
    groups: groups.map((texts) => groupOf({ statements: texts.map((text) => ({ text })) })),
    counts,
  });
}

function dropsOf(conditions: readonly string[], counts = false): Program {
  const texts = conditions.map((text) => ({ text }));
  const groups = [groupOf({ conditions: texts, dropsEmpty: false })];
  return compileGroups({ signal: "logs", groups, counts });
}

type Texts<G> = Omit<G, "scope" | "errorMode">;

function groupOf(texts: Texts<StatementGroup> | Texts<ConditionGroup>): Group {
  const gates = { experimental: true, dynamicMapKeys: true, lambda: true };
  return { ...texts, scope: standardScope("log", { gates }), errorMode: "ignore" };
}

function routingOf(conditions: readonly string[]): Program {
  const table = conditions.map((condition, at) => {
    return { context: "log", condition, pipelines: [`logs/${at}`] };
  });
  return compileRouting({ default_pipelines: ["logs/rest"], table }, { signal: "logs" }).program;
}

async function outputOf(program: Program): Promise<JsonObject> {
  const engine = new Engine(await engineModule(), program, hostFunctions);
  return protoToJson("logs", engine.process(jsonToProto("logs", input)).slice());
}

async function outputsOf(program: Program): Promise<Record<string, JsonObject>> {
  const router = new Router(new Engine(await engineModule(), program, hostFunctions));
  const routes = [...router.routeBatch(jsonToProto("logs", input))];
  expect(routes.length).toBeGreaterThan(1);
  return Object.fromEntries(routes.map(([name, bytes]) => [name, protoToJson("logs", bytes)]));
}
