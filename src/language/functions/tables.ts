// All functions, and which of them each context and processor knows.
//
// The reference registers functions per context: the stable ones everywhere, IsRootSpan for spans,
// the transform processor's own for its contexts. Conditions of the filter processor know
// converters only.

import { collections } from "./collections.ts";
import { conversions } from "./conversions.ts";
import { editors } from "./editors.ts";
import { hashes } from "./hashes.ts";
import { ids } from "./ids.ts";
import { lambdas } from "./lambdas.ts";
import { network } from "./network.ts";
import { parsers } from "./parse.ts";
import {
  dataPointEditors,
  logFormats,
  metricEditors,
  metricQuestions,
  routeEditors,
  spanEditors,
} from "./processors.ts";
import type { FunctionRecord } from "./record.ts";
import { strings } from "./strings.ts";
import { times } from "./time.ts";
import { xml } from "./xml.ts";

export type FunctionTable = ReadonlyMap<string, FunctionRecord>;

/**
 * Which functions a text may call: those of the language, of the transform processor's statements,
 * of the filter's conditions, or of the routing connector's table.
 */
export type FunctionSet = "language" | "transform" | "filter" | "routing";

function table(...families: readonly (readonly FunctionRecord[])[]): FunctionTable {
  return new Map(families.flat().map((record) => [record.name, record]));
}

/** Converters for any context, experimental ones among them. */
const converters: readonly FunctionRecord[] = [
  ...strings,
  ...conversions,
  ...collections,
  ...times,
  ...hashes,
  ...ids.filter((record) => record.name !== "IsRootSpan"),
  ...network,
  ...parsers,
  ...xml,
  ...lambdas,
];

const rootSpan = ids.filter((record) => record.name === "IsRootSpan");

/** Every function there is, for documentation and completion. */
export const allFunctions: FunctionTable = table(
  editors,
  converters,
  rootSpan,
  logFormats,
  spanEditors,
  metricEditors,
  dataPointEditors,
  metricQuestions,
  routeEditors,
);

/** What a context has beyond the editors and converters that all have. */
const additions: {
  readonly [S in FunctionSet]: { readonly [context: string]: readonly FunctionRecord[] };
} = {
  language: { span: rootSpan },
  transform: {
    log: logFormats,
    span: [...rootSpan, ...spanEditors],
    metric: metricEditors,
    datapoint: dataPointEditors,
  },
  filter: { span: rootSpan, metric: metricQuestions },
  routing: { span: rootSpan },
};

/** Editors that every context has. */
const contextEditors: { readonly [S in FunctionSet]: readonly FunctionRecord[] } = {
  language: editors,
  transform: editors,
  filter: [],
  routing: [
    ...routeEditors,
    ...editors.filter(({ name }) => ["delete_key", "delete_matching_keys"].includes(name)),
  ],
};

const tables = new Map<string, FunctionTable>();

/** The functions that texts of a context may call. */
export function functionsOf(context: string, set: FunctionSet = "language"): FunctionTable {
  const name = `${set}/${context}`;
  let found = tables.get(name);
  if (found === undefined) {
    const own = additions[set][context] ?? [];
    found = table(contextEditors[set], converters, own);
    tables.set(name, found);
  }
  return found;
}

/**
 * Where a function is known that not all contexts have, in words: "context span", "the filter
 * processor ..".
 */
export function homesOf(name: string): string[] {
  const homes: string[] = [];
  for (const set of ["language", "transform", "filter"] as const) {
    for (const [context, records] of Object.entries(additions[set])) {
      if (!records.some((record) => record.name === name)) continue;
      const place = set === "language" ? "" : ` of the ${set} processor`;
      const home = `context ${context}`;
      if (!homes.includes(home)) homes.push(home + place);
    }
  }
  if (editors.some((record) => record.name === name)) homes.push("statements");
  if (routeEditors.some((record) => record.name === name)) homes.push("routing tables");
  return homes;
}
