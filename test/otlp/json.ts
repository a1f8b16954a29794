// OTLP/JSON to OTLP protobuf and back, for the tests: the engine itself never sees JSON here.
// protobuf-es does the work over the schema in schema.ts. OTLP/JSON differs from protobuf's JSON in
// two things, mended before and after: ids are hex instead of base64, and enums are numbers. One
// more is ours: -0 is written as "-0", since JavaScript's JSON.stringify would lose the sign.
// Read is what the collector reads: names in camelCase or snake_case, enums by number or name,
// 64-bit integers as number or text. A number beyond 2^53 in JSON has lost bits before it gets
// here: use text. Left out: unknown fields, which OTLP/JSON cannot carry.
import {
  type DescMessage,
  fromBinary,
  fromJson,
  type Registry,
  toBinary,
  toJson,
} from "@bufbuild/protobuf";
import { messageOf, registryOf } from "./registry.ts";
import { batchType, schema, type Signal } from "./schema.ts";

export type { Signal };

export type JsonValue = null | boolean | number | string | JsonValue[] | JsonObject;
export interface JsonObject {
  [name: string]: JsonValue;
}

const ID = /^(trace|span|parentSpan|profile)Id$|^(trace|span|parent_span|profile)_id$/;

let registry: Registry | undefined;

/** The message that a batch of a signal is. */
export function batchMessage(signal: Signal): DescMessage {
  // A truncated string may end inside a character, so what is not UTF-8 is replaced, not refused.
  registry ??= registryOf(schema, "unchecked");
  return messageOf(registry, batchType(signal).fullName.slice(1));
}

/** A batch in OTLP/JSON as OTLP protobuf. Throws where a field's value does not fit its type. */
export function jsonToProto(signal: Signal, batch: JsonObject): Uint8Array {
  const message = batchMessage(signal);
  const protobufJson = mapScalars(batch, (name, value) => {
    return ID.test(name) && typeof value === "string" ? base64Of(value) : value;
  });
  return toBinary(message, fromJson(message, protobufJson, { ignoreUnknownFields: true }));
}

/** A batch in OTLP protobuf as OTLP/JSON, its fields in the order of their numbers. */
export function protoToJson(signal: Signal, batch: Uint8Array): JsonObject {
  const message = batchMessage(signal);
  const protobufJson = toJson(message, fromBinary(message, batch), { enumAsInteger: true });
  return mapScalars(protobufJson as JsonObject, (name, value) => {
    if (ID.test(name) && typeof value === "string") return hexOf(value);
    return Object.is(value, -0) ? "-0" : value;
  });
}

type Scalar = null | boolean | number | string;

/** The same tree with each scalar under an object's name replaced. */
function mapScalars(
  batch: JsonObject,
  replace: (name: string, value: Scalar) => Scalar,
): JsonObject {
  const mapUnder = (name: string, node: JsonValue): JsonValue => {
    if (Array.isArray(node)) return node.map((child) => mapUnder(name, child));
    if (typeof node === "object" && node !== null) return mapObject(node);
    return replace(name, node);
  };
  const mapObject = (node: JsonObject): JsonObject => {
    const entries = Object.entries(node);
    return Object.fromEntries(entries.map(([name, child]) => [name, mapUnder(name, child)]));
  };
  return mapObject(batch);
}

function base64Of(hex: string): string {
  if (!/^([0-9a-f]{2})*$/i.test(hex)) throw new Error(`an id in hex, not ${JSON.stringify(hex)}`);
  return Buffer.from(hex, "hex").toString("base64");
}

function hexOf(base64: string): string {
  return Buffer.from(base64, "base64").toString("hex");
}
