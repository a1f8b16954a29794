// A statement empties the list that its own message stands in. The reference leaves the statements
// behind it with a message that has nothing in it and that goes nowhere; those that follow in the
// list are not visited. A message further in, whose parent went, keeps what it has.

import { expect, test } from "vitest";
import { transformed } from "../engine.ts";
import type { JsonObject } from "../otlp/json.ts";

const text = (value: string) => ({ stringValue: value });
const entry = (key: string, value: JsonObject) => ({ key, value });

function eventsOf(context: JsonObject, ...names: readonly string[]): JsonObject {
  const events = names.map((name) => {
    return { timeUnixNano: "5", name, attributes: [entry("k", text(name))] };
  });
  const span = { name: "s", ...context, ...(names.length === 0 ? {} : { events }) };
  return { resourceSpans: [{ scopeSpans: [{ spans: [span] }] }] };
}

const notes = [
  'set(span.attributes["name"], spanevent.name)',
  'set(span.attributes["time"], spanevent.time_unix_nano)',
  'set(span.attributes["k"], spanevent.attributes["k"])',
  'set(span.attributes["all"], spanevent.attributes)',
];
const nothing = [
  entry("name", text("")),
  entry("time", { intValue: "0" }),
  entry("k", {}),
  entry("all", { kvlistValue: {} }),
];

test.each<readonly [name: string, statements: readonly string[], attributes: JsonObject[]]>([
  ["named, never looked at before", ["set(span.events, nil)", ...notes], nothing],
  [
    "written and opened before",
    [
      'set(spanevent.attributes["k"], "new")',
      'set(spanevent.cache["all"], spanevent.attributes)',
      "set(span.events, nil)",
      ...notes,
      'set(span.attributes["kept"], spanevent.cache["all"])',
    ],
    [...nothing, entry("kept", { kvlistValue: { values: [entry("k", text("new"))] } })],
  ],
  [
    "written afterwards",
    [
      "set(span.events, nil)",
      'set(spanevent.name, "new")',
      'set(spanevent.attributes["k"], 1)',
      "set(span.events, nil)",
      ...notes,
    ],
    [
      entry("name", text("new")),
      entry("time", { intValue: "0" }),
      entry("k", { intValue: "1" }),
      entry("all", { kvlistValue: { values: [entry("k", { intValue: "1" })] } }),
    ],
  ],
])("span events: %s", async (_name, statements, attributes) => {
  const run = { signal: "traces", context: "spanevent", statements } as const;
  const input = eventsOf({}, "one", "two");
  expect(await transformed(run, input)).toEqual(eventsOf({ attributes }));
});

test("span events: at the second, what the first noted stays", async () => {
  const statements = [
    'set(span.events, nil) where spanevent.name == "two"',
    'set(span.attributes["n"], Concat([span.attributes["n"], spanevent.name], "-"))',
  ];
  const run = { signal: "traces", context: "spanevent", statements } as const;
  const attributes = [entry("n", text("<nil>-one-"))];
  const input = eventsOf({}, "one", "two", "three");
  expect(await transformed(run, input)).toEqual(eventsOf({ attributes }));
});

function pointsOf(metric: JsonObject, dataPoints: JsonObject[]): JsonObject {
  const gauge = dataPoints.length === 0 ? {} : { dataPoints };
  return { resourceMetrics: [{ scopeMetrics: [{ metrics: [{ gauge, ...metric }] }] }] };
}

const point = {
  attributes: [entry("k", text("v"))],
  exemplars: [{ asInt: "7" }, { asInt: "8" }],
  asInt: "5",
};

test("data points and their exemplars", async () => {
  const statements = [
    "set(metric.data_points, nil)",
    'set(metric.metadata["i"], datapoint.value_int)',
    'set(metric.metadata["k"], datapoint.attributes["k"])',
    'set(metric.metadata["e"], Len(datapoint.exemplars))',
  ];
  const run = { signal: "metrics", context: "datapoint", functions: "transform" } as const;
  const zero = { intValue: "0" };
  const metadata = [entry("i", zero), entry("k", {}), entry("e", zero)];
  const output = await transformed({ ...run, statements }, pointsOf({}, [point, point]));
  expect(output).toEqual(pointsOf({ metadata }, []));
});

test("an exemplar whose data point went keeps what it has, and is the last", async () => {
  const statements = [
    "set(metric.data_points, nil)",
    "set(datapoint.exemplars, nil)",
    'set(metric.metadata["e"], exemplar.int_value)',
    'set(metric.metadata["i"], datapoint.value_int)',
    'set(metric.metadata["k"], datapoint.attributes["k"])',
  ];
  const run = { signal: "metrics", context: "exemplar", statements } as const;
  const metadata = [entry("e", { intValue: "7" }), entry("i", { intValue: "0" }), entry("k", {})];
  const output = await transformed(run, pointsOf({}, [point, point]));
  expect(output).toEqual(pointsOf({ metadata }, []));
});

test("an exemplar that its own list lost", async () => {
  const statements = [
    "set(datapoint.exemplars, nil)",
    'set(datapoint.attributes["e"], exemplar.int_value)',
  ];
  const run = { signal: "metrics", context: "exemplar", statements } as const;
  const { exemplars, ...rest } = point;
  expect(exemplars).toHaveLength(2);
  const attributes = [...point.attributes, entry("e", { intValue: "0" })];
  const output = await transformed(run, pointsOf({}, [point]));
  expect(output).toEqual(pointsOf({}, [{ ...rest, attributes }]));
});
