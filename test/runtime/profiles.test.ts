// Profiles: what they hold by index into the batch's dictionary, read and written. Each case is a
// profile, what is asked of it or done to it, and what must come out; outputs are read back with
// every index replaced by what it stands for.

import { describe, expect, test } from "vitest";
import { standardScope } from "../../src/compiler/check-scope.ts";
import { compileValue } from "../../src/compiler/compile.ts";
import { Engine } from "../../src/runtime/engine.ts";
import { compileConfig } from "../../src/processors/compile-config.ts";
import { resolveDictionary } from "../conformance/dictionary.ts";
import { engineModule, engineOf } from "../engine.ts";
import { type JsonObject, jsonToProto, protoToJson } from "../otlp/json.ts";
import { valueText } from "../run.ts";

const text = (value: string) => ({ stringValue: value });

const dictionary: JsonObject = {
  stringTable: ["", "cpu", "ns", "thread", "exe", "wall"],
  attributeTable: [
    {},
    { keyStrindex: 3, value: text("worker") },
    { keyStrindex: 4, value: text("checkout"), unitStrindex: 2 },
    { keyStrindex: 3, value: text("main") },
    { keyStrindex: 99, value: text("lost") },
  ],
};

const sample: JsonObject = {
  stackIndex: 1,
  values: ["10", "-20"],
  timestampsUnixNano: ["1700000000000000001"],
  attributeIndices: [1],
};

const profile: JsonObject = {
  sampleType: { typeStrindex: 1, unitStrindex: 2 },
  samples: [sample],
  timeUnixNano: "1700000000000000000",
  durationNano: "10000",
  periodType: { typeStrindex: 5, unitStrindex: 2 },
  period: "-99",
  profileId: "0102030405060708090a0b0c0d0e0f10",
  originalPayload: "AQID",
  attributeIndices: [1, 2],
};

function batch(profiles: JsonObject[], tables: JsonObject | undefined = dictionary): JsonObject {
  const resourceProfiles = [{ resource: {}, scopeProfiles: [{ scope: { name: "s" }, profiles }] }];
  return { resourceProfiles, ...(tables === undefined ? {} : { dictionary: tables }) };
}

async function evaluate(
  context: string,
  expression: string,
  input: JsonObject,
): Promise<string> {
  const scope = standardScope(context, { gates: { lambda: true } });
  const program = compileValue({ signal: "profiles", scope, text: expression });
  const engine = new Engine(await engineModule(), program);
  engine.process(jsonToProto("profiles", input));
  const [failure] = engine.failures();
  return failure === undefined ? valueText(engine.result()) : `fails: ${failure.code}`;
}

async function transformed(
  context: string,
  statements: readonly string[],
  input: JsonObject,
): Promise<JsonObject> {
  const engine = await engineOf({ signal: "profiles", context, statements });
  return protoToJson("profiles", engine.process(jsonToProto("profiles", input)).slice());
}

/** The profiles of a batch with everything from the dictionary spelled out. */
function profilesOf(output: JsonObject): unknown {
  const { resourceProfiles } = resolveDictionary(output) as {
    resourceProfiles: { scopeProfiles: { profiles: JsonObject[] }[] }[];
  };
  return resourceProfiles.flatMap(({ scopeProfiles }) =>
    scopeProfiles.flatMap(({ profiles }) => profiles),
  );
}

const reads: readonly (readonly [context: string, expression: string, value: string])[] = [
  ["profile", "profile.sample_type.type", '"cpu"'],
  ["profile", "profile.period_type.type", '"wall"'],
  ["profile", "profile.attributes", '{"thread": "worker", "exe": "checkout"}'],
  ["profile", 'profile.attributes["exe"]', '"checkout"'],
  ["profile", 'profile.attributes["none"]', "nil"],
  ["profile", "profile.attribute_indices", "[1, 2]"],
  ["profile", "profile.period", "-99"],
  ["profile", "profile.duration", "10000"],
  ["profile", "profile.time", 'time("2023-11-14T22:13:20Z")'],
  ["profile", "profile.profile_id", 'profileId("0102030405060708090a0b0c0d0e0f10")'],
  ["profile", "profile.profile_id.string", '"0102030405060708090a0b0c0d0e0f10"'],
  ["profile", "profile.original_payload", "0x010203"],
  ["profile", "Len(profile.sample)", "fails: UnsupportedType"],
  ["profilesample", "profilesample.values", "[10, -20]"],
  ["profilesample", "profilesample.timestamps", '[time("2023-11-14T22:13:20.000000001Z")]'],
  ["profilesample", "profilesample.timestamps_unix_nano", "[1700000000000000001]"],
  ["profilesample", 'profilesample.attributes["thread"]', '"worker"'],
  ["profilesample", "profilesample.link_index", "0"],
];

test.each(reads)("%s: %s is %s", async (context, expression, value) => {
  expect(await evaluate(context, expression, batch([profile]))).toBe(value);
});

type BrokenRead = readonly [expression: string, profile: JsonObject, value: string];

const brokenReads: readonly BrokenRead[] = [
  ["profile.sample_type.type", { sampleType: { typeStrindex: 6 } }, "fails: DictionaryIndex"],
  ["profile.sample_type.type", { sampleType: { typeStrindex: -1 } }, "fails: DictionaryIndex"],
  ["profile.attributes", { attributeIndices: [5] }, "fails: DictionaryIndex"],
  ["profile.attributes", { attributeIndices: [-1] }, "fails: DictionaryIndex"],
  ["profile.attributes", { attributeIndices: [4] }, "fails: DictionaryIndex"],
  ["profile.attributes", { attributeIndices: [1, 2, 3] }, '{"thread": "main", "exe": "checkout"}'],
  ["profile.attributes", { attributeIndices: [0] }, '{"": nil}'],
];

test.each(brokenReads)("%s of %j: %s", async (expression, odd, value) => {
  expect(await evaluate("profile", expression, batch([odd]))).toBe(value);
});

test("a batch without a dictionary has no strings, and gets one by a write", async () => {
  const input = batch([{}], undefined);
  delete input["dictionary"];
  const value = await evaluate("profile", "profile.sample_type.type", input);
  expect(value).toBe("fails: DictionaryIndex");
  const output = await transformed("profile", ['set(profile.attributes["k"], "v")'], input);
  expect(output["dictionary"]).toEqual({
    stringTable: ["k"],
    attributeTable: [{ value: text("v") }],
  });
  expect(profilesOf(output)).toEqual([
    { attributes: [{ key: "k", value: text("v"), unit: "k" }] },
  ]);
});

interface Write {
  readonly name: string;
  readonly statements: readonly string[];
  /** Of the first profile, what differs afterwards. */
  readonly profile: JsonObject;
  /** What the dictionary gained. */
  readonly strings?: readonly string[];
  readonly attributes?: readonly JsonObject[];
}

const writes: readonly Write[] = [
  {
    name: "a value that the dictionary has is referred to",
    statements: ['set(profile.attributes["thread"], "main")'],
    profile: { attributeIndices: [3, 2] },
  },
  {
    name: "a new value is added under the key that is there",
    statements: ['set(profile.attributes["thread"], 7)'],
    profile: { attributeIndices: [5, 2] },
    attributes: [{ keyStrindex: 3, value: { intValue: "7" } }],
  },
  {
    name: "a new key is added behind",
    statements: ['set(profile.attributes["new"], true)'],
    profile: { attributeIndices: [1, 2, 5] },
    strings: ["new"],
    attributes: [{ keyStrindex: 6, value: { boolValue: true } }],
  },
  {
    name: "what one statement added is referred to by the next",
    statements: [
      'set(profile.attributes["new"], "x")',
      'set(profile.sample_type.type, "new")',
      'set(profile.attributes["thread"], nil)',
      'set(profile.attributes["new"], "x")',
    ],
    profile: { attributeIndices: [6, 2, 5], sampleType: { typeStrindex: 6, unitStrindex: 2 } },
    strings: ["new"],
    attributes: [
      { keyStrindex: 6, value: text("x") },
      { keyStrindex: 3, value: {} },
    ],
  },
  {
    name: "an editor works on a copy that is stored as a whole, units lost",
    statements: ['delete_key(profile.attributes, "thread")'],
    profile: { attributeIndices: [5] },
    attributes: [{ keyStrindex: 4, value: text("checkout") }],
  },
  {
    name: "a limit that is not reached stores nothing",
    statements: ["limit(profile.attributes, 5, [])"],
    profile: {},
  },
  {
    name: "a ValueType is copied by its indices",
    statements: ["set(profile.sample_type, profile.period_type)"],
    profile: { sampleType: { typeStrindex: 5, unitStrindex: 2 } },
  },
  {
    name: "attributes are taken away without the dictionary losing them",
    statements: ["set(profile.attributes, {})"],
    profile: { attributeIndices: [] },
  },
  {
    name: "what fails changes nothing",
    statements: [
      "set(profile.duration, -1)",
      'set(profile.profile_id, ProfileID("00000000000000000000000000000000"))',
      'set(profile.profile_id.string, "00000000000000000000000000000000")',
      "set(profile.sample_type, profile.sample)",
      "set(profile.sample_type.type, 1)",
      'set(profile.attributes, "x")',
      "set(profile.original_payload, nil)",
    ],
    profile: {},
  },
];

describe("writes", () => {
  test.each(writes)("$name", async ({ statements, profile: changes, strings, attributes }) => {
    const output = await transformed("profile", statements, batch([profile]));
    const tables = {
      stringTable: [...(dictionary["stringTable"] as string[]), ...(strings ?? [])],
      attributeTable: [...(dictionary["attributeTable"] as JsonObject[]), ...(attributes ?? [])],
    };
    const wanted = batch([{ ...profile, ...changes }], tables);
    expect(output).toEqual(protoToJson("profiles", jsonToProto("profiles", wanted)));
  });
});

test("samples: lists, indices and attributes", async () => {
  const statements = [
    "set(profilesample.values, [1, -1])",
    "set(profilesample.timestamps, profilesample.timestamps)",
    "append(profilesample.timestamps_unix_nano, 5)",
    "set(profilesample.link_index, 2147483647)",
    "set(profilesample.link_index, 3)",
    'set(profilesample.attributes["thread"], "main")',
  ];
  const output = await transformed("profilesample", statements, batch([profile]));
  const changed = {
    ...sample,
    values: ["1", "-1"],
    timestampsUnixNano: ["1700000000000000001", "5"],
    linkIndex: 3,
    attributeIndices: [3],
  };
  const wanted = batch([{ ...profile, samples: [changed] }]);
  expect(output).toEqual(protoToJson("profiles", jsonToProto("profiles", wanted)));
});

test("a message that is made stands behind the last of the profile, not in it", async () => {
  const statements = [
    'set(profile.sample_type.unit, "ns")',
    "set(profile.period_type, profile.sample_type)",
  ];
  const output = await transformed("profile", statements, batch([{ periodType: {} }]));
  const type = { unitStrindex: 2 };
  const wanted = batch([{ sampleType: type, periodType: type }]);
  expect(output).toEqual(protoToJson("profiles", jsonToProto("profiles", wanted)));
});

test("writing what was there is no change: the very input comes back", async () => {
  const statements = [
    'set(profile.attributes["thread"], "worker")',
    'set(profile.sample_type.type, "cpu")',
    "set(profile.sample, profile.sample)",
    'set(profile.cache["k"], profile.attributes)',
  ];
  const engine = await engineOf({ signal: "profiles", context: "profile", statements });
  const input = jsonToProto("profiles", batch([profile, profile]));
  expect(engine.process(input)).toBe(input);
});

test("the dictionary may stand in front of the profiles, or in pieces", async () => {
  const [front, back] = [
    jsonToProto("profiles", { dictionary }),
    jsonToProto("profiles", batch([profile, {}], {})),
  ];
  const [strings, attributes] = [
    jsonToProto("profiles", { dictionary: { stringTable: dictionary["stringTable"] ?? [] } }),
    jsonToProto("profiles", { dictionary: { attributeTable: dictionary["attributeTable"] ?? [] } }),
  ];
  const statements = ['set(profile.attributes["exe"], profile.sample_type.type)'];
  const engine = await engineOf({
    signal: "profiles",
    context: "profile",
    statements: [`${statements[0]} where profile.period != 0`],
  });
  const whole = await transformed("profile", statements, batch([profile]));
  const [wanted] = profilesOf(whole) as JsonObject[];
  for (const pieces of [
    [front, back],
    [strings, back, attributes],
  ]) {
    const output = engine.process(Uint8Array.from(pieces.flatMap((piece) => [...piece]))).slice();
    expect((profilesOf(protoToJson("profiles", output)) as JsonObject[])[0]).toEqual(wanted);
  }
});

test("a resource that spells its attributes by index reads as one that does not", async () => {
  const input = batch([profile]);
  input["resourceProfiles"] = [
    {
      resource: {
        attributes: [
          { keyStrindex: 4, value: { stringValueStrindex: 1 } },
          { key: "list", value: { arrayValue: { values: [{ stringValueStrindex: 2 }] } } },
        ],
      },
      scopeProfiles: [{ profiles: [profile] }],
    },
  ];
  expect(await evaluate("profile", "resource.attributes", input)).toBe(
    '{"exe": "cpu", "list": ["ns"]}',
  );
  expect(await evaluate("profile", 'resource.attributes["exe"]', input)).toBe('"cpu"');
  const statements = [
    'set(profile.attributes["r"], resource.attributes["exe"])',
    'set(profile.attributes["l"], resource.attributes["list"])',
  ];
  const output = await transformed("profile", statements, input);
  expect(profilesOf(output)).toMatchObject([
    { attributes: [{ key: "thread" }, { key: "exe" }, { key: "r", value: text("cpu") }, {}] },
  ]);
  // Nobody looks for indices in the dictionary's own values.
  const { attributeTable } = output["dictionary"] as { attributeTable: JsonObject[] };
  expect(attributeTable.at(-1)?.["value"]).toEqual({ arrayValue: { values: [text("ns")] } });
});

test("a filter drops profiles; a dictionary alone is not handed on", async () => {
  const other = { ...profile, sampleType: { typeStrindex: 5 } };
  const run = async (condition: string) => {
    const config = { profile_conditions: [condition] };
    const program = compileConfig(config, { signal: "profiles", processors: ["filter"] });
    const engine = new Engine(await engineModule(), program);
    return engine.process(jsonToProto("profiles", batch([profile, other]))).slice();
  };
  const left = protoToJson("profiles", await run('profile.sample_type.type == "cpu"'));
  expect(left).toEqual(protoToJson("profiles", jsonToProto("profiles", batch([other]))));
  expect(await run("profile.period < 0")).toHaveLength(0);
});
