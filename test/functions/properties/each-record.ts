// One expression over many generated inputs: a log record each, whose attributes a, b, .. are the
// arguments (`$a`, `$b` in the expression), and what the expression gave. So that a property costs
// a batch, not a program, per run.
//
// An editor writes `$kept`, which begins as the first argument.
//
// Values are those of JavaScript: bigints are ints, numbers doubles, Uint8Arrays bytes. What fails
// or gives nil is undefined, and leaves what an editor would have changed.

import * as fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { Engine } from "../../../src/runtime/engine.ts";
import { engineOf } from "../../engine.ts";
import { type JsonObject, jsonToProto, type JsonValue, protoToJson } from "../../otlp/json.ts";
import { list } from "../metric-text.ts";

export type Value =
  | undefined
  | string
  | bigint
  | number
  | boolean
  | Uint8Array
  | readonly Value[]
  | { readonly [key: string]: Value };

const names = ["a", "b", "c", "d", "e"];

/** What the expression gives for each row of arguments. */
export type Ask = (rows: readonly (readonly Value[])[]) => Value[];

export async function askOf(expression: string): Promise<Ask> {
  const text = expression.replace(/\$(kept|[a-e]\b)/g, 'log.attributes["$1"]');
  const isEditor = expression.includes("$kept");
  const begun = `set(log.attributes["kept"], ${isEditor ? 'log.attributes["a"]' : text})`;
  const statements = isEditor ? [begun, text] : [begun];
  const engine = await engineOf({
    signal: "logs",
    context: "log",
    statements,
    functions: "transform",
  });
  return (rows) => answersOf(engine, rows);
}

function answersOf(engine: Engine, rows: readonly (readonly Value[])[]): Value[] {
  const logRecords = rows.map((row) => ({
    attributes: row.map((value, at) => ({ key: names[at] ?? "", value: wrapped(value) })),
  }));
  const input = { resourceLogs: [{ scopeLogs: [{ logRecords }] }] };
  const output = protoToJson("logs", engine.process(jsonToProto("logs", input)).slice());
  return list(output["resourceLogs"])
    .flatMap((resource) => list(resource["scopeLogs"]))
    .flatMap((scope) => list(scope["logRecords"]))
    .map(({ attributes }) => {
      const kept = list(attributes).find(({ key }) => key === "kept");
      return kept && unwrapped(kept["value"]);
    });
}

function wrapped(value: Value): JsonObject {
  if (value === undefined) return {};
  if (typeof value === "string") return { stringValue: value };
  if (typeof value === "bigint") return { intValue: `${value}` };
  if (typeof value === "boolean") return { boolValue: value };
  if (typeof value === "number")
    return { doubleValue: Number.isFinite(value) ? value : `${value}` };
  if (value instanceof Uint8Array) return { bytesValue: Buffer.from(value).toString("base64") };
  if (isList(value)) return { arrayValue: { values: value.map(wrapped) } };
  const pairs = Object.entries(value).map(([key, item]) => ({ key, value: wrapped(item) }));
  return { kvlistValue: { values: pairs } };
}

function isList(value: object): value is readonly Value[] {
  return Array.isArray(value);
}

function unwrapped(value: JsonValue | undefined): Value {
  const [[type, inner] = ["", null]] = Object.entries((value ?? {}) as JsonObject);
  const { values } = (inner ?? {}) as JsonObject;
  if (type === "intValue") return BigInt(inner as string);
  if (type === "doubleValue") return Number(inner);
  if (type === "bytesValue") return new Uint8Array(Buffer.from(inner as string, "base64"));
  if (type === "arrayValue") return list(values).map(unwrapped);
  if (type !== "kvlistValue") return inner === null ? undefined : (inner as string | boolean);
  return Object.fromEntries(
    list(values).map((each) => [each["key"] ?? "", unwrapped(each["value"])]),
  );
}

/** An expression, what its arguments are made of, and what it must give. */
export interface Property {
  readonly says: string;
  readonly expression: string;
  readonly takes: readonly fc.Arbitrary<Value>[];
  /** Arguments are of the types that `takes` makes. */
  readonly model: (...args: never[]) => Value;
  /** How two answers are compared, where it is not by being equal. */
  readonly close?: (ours: Value, wanted: Value) => boolean;
}

/** A test for each property. */
export function testProperties(properties: readonly Property[]): void {
  const asks = new Map<string, Ask>();
  beforeAll(async () => {
    for (const { expression } of properties) asks.set(expression, await askOf(expression));
  });
  const named = properties.map((each) => [`${each.says}: ${each.expression}`, each] as const);
  test.each(named)("%s", (_, { expression, takes, model, close }) => {
    const ask = asks.get(expression);
    if (ask === undefined) throw new Error(`${expression} was not compiled`);
    const wanted = model as (...args: readonly Value[]) => Value;
    const row = fc.tuple(...takes);
    const rows = fc.array(row, { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(rows, (inputs) => {
        const ours = ask(inputs);
        const models = inputs.map((each) => wanted(...each));
        if (close === undefined) expect(ours).toEqual(models);
        else ours.forEach((each, at) => expect(close(each, models[at]), `${each}`).toBe(true));
      }),
      { numRuns: 40 },
    );
  });
}

/** Text of all planes, without lone surrogates. */
export const anyText = fc.string({ unit: "binary", maxLength: 40 });

/** Few characters, so that one text is often found in another. */
export const fewText = fc.string({
  unit: fc.constantFrom("a", "b", " ", "é", "😀"),
  maxLength: 12,
});

export const anyInt = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });

export const anyDouble = fc.double({ noNaN: true, noDefaultInfinity: true });

export const utf8 = (text: string): Buffer => Buffer.from(text, "utf8");
