// What a batch means, by protobufjs: decoded and made plain, unknown fields included, to be
// compared with toEqual.
//
// The schema is the published one with strings as bytes, since strings need not be UTF-8 here. -0
// and 0 differ, as do an absent and a set member; an empty list is no list.

import protobuf from "protobufjs";
import { batchType, readSchema, type Signal } from "../otlp/schema.ts";

const schema = readSchema((text) => text.replace(/\bstring (\w+ = )/g, "bytes $1"));

// Deep vectors nest further than protobufjs takes by default.
protobuf.Reader.recursionLimit = 300;

type Plain = Map<string, unknown>;

/** The type of a signal's batch whose strings are bytes. */
export function rawBatchType(signal: Signal): protobuf.Type {
  return batchType(signal, schema);
}

/** Throws where protobufjs refuses the bytes. */
export function meaningOf(signal: Signal, bytes: Uint8Array): Plain {
  const type = rawBatchType(signal);
  return plainOf(type, type.decode(bytes) as unknown as Record<string, unknown>);
}

function plainOf(type: protobuf.Type, message: Record<string, unknown>): Plain {
  const plain: Plain = new Map();
  for (const field of type.fieldsArray) {
    if (!Object.hasOwn(message, field.name)) continue;
    const value = message[field.name];
    if (!Array.isArray(value)) plain.set(field.name, plainValue(field, value));
    else if (value.length > 0) plain.set(field.name, value.map((item) => plainValue(field, item)));
  }
  if (Object.hasOwn(message, "$unknowns")) {
    const unknowns = message["$unknowns"] as Uint8Array[];
    plain.set("unknown", unknowns.map((raw) => Buffer.from(raw).toString("hex")));
  }
  return plain;
}

function plainValue(field: protobuf.Field, value: unknown): unknown {
  if (field.resolvedType instanceof protobuf.Type) {
    return plainOf(field.resolvedType, value as Record<string, unknown>);
  }
  if (value instanceof Uint8Array) return `bytes ${Buffer.from(value).toString("hex")}`;
  // Doubles by their bits, so that no NaN is lost.
  if (typeof value === "number") return Object.is(value, -0) ? "-0" : `${value}`;
  return String(value);
}
