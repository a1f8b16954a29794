// The engine's schema against the published one: the same messages, field numbers, names and kinds,
// and no others.

import protobuf from "protobufjs";
import { beforeAll, describe, expect, test } from "vitest";
import { Message, MESSAGE_COUNT, OTLP_FIELD_MAX } from "../../format/otlp.ts";
import { fieldName, messageName } from "../../src/runtime/otlp-names.ts";
import { batchType } from "../otlp/schema.ts";
import { type WireExports, wireEngine } from "./engine.ts";
import { roots } from "./vectors.ts";

let engine: WireExports;
beforeAll(async () => {
  engine = await wireEngine();
});

/**
 * Messages that stand inside another in the published schema, or whose name there is taken here.
 */
const names: Readonly<Record<string, string>> = { Event: "SpanEvent" };

function engineName(type: protobuf.Type): string {
  if (type.fullName.endsWith(".Span.Link")) return "SpanLink";
  return names[type.name] ?? type.name;
}

/** Every type that a batch of any signal can hold, by the engine's name. */
function reachableTypes(): Map<string, protobuf.Type> {
  const found = new Map<string, protobuf.Type>();
  const visit = (type: protobuf.Type): void => {
    if (found.has(engineName(type))) return;
    found.set(engineName(type), type);
    for (const field of type.fieldsArray) {
      if (field.resolvedType instanceof protobuf.Type) visit(field.resolvedType);
    }
  };
  for (const signal of ["logs", "metrics", "traces", "profiles"] as const) visit(batchType(signal));
  return found;
}

const wireTypes: Readonly<Record<string, number>> = {
  double: 1,
  fixed64: 1,
  sfixed64: 1,
  fixed32: 5,
  string: 2,
  bytes: 2,
};

/** Ids of 16 bytes, ids of 8, any bytes. */
function bytesKind(name: string): number {
  if (name === "traceId" || name === "profileId") return 3;
  return name === "spanId" || name === "parentSpanId" ? 2 : 1;
}

/** The bits of a schema word (assembly/wire/schema.ts), by their meaning; Children aside. */
function expectedField(field: protobuf.Field): Record<string, unknown> {
  const inner = field.resolvedType;
  const isMessage = inner instanceof protobuf.Type;
  const isBytes = field.type === "bytes" || field.type === "string";
  return {
    name: field.name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    wireType: isMessage ? 2 : inner !== null ? 0 : (wireTypes[field.type] ?? 0),
    kind: isMessage ? 4 : isBytes ? bytesKind(field.name) : 0,
    repeated: field.repeated,
    oneof: field.partOf !== null && !field.partOf.name.startsWith("_"),
    known: true,
    message: isMessage ? engineName(inner) : "None",
  };
}

function engineField(message: Message, number: number): Record<string, unknown> {
  const word = engine.schemaWord(message, number);
  return {
    name: fieldName(message, number),
    wireType: word & 7,
    kind: (word >> 3) & 7,
    repeated: (word & 0x40) !== 0,
    oneof: (word & 0x80) !== 0,
    known: (word & 0x200) !== 0,
    message: messageName(word >> 10),
  };
}

const types = reachableTypes();

test("the messages are the same", () => {
  const ours = Array.from({ length: MESSAGE_COUNT - 1 }, (_, index) => messageName(index + 1));
  expect(ours.sort()).toEqual([...types.keys()].sort());
  expect(Object.values(roots).map((root) => messageName(root))).toEqual([
    "LogsData",
    "MetricsData",
    "TracesData",
    "ProfilesData",
  ]);
});

describe.each([...types])("%s", (name, type) => {
  const message = Message[name as keyof typeof Message];
  test("has the published fields and no others", () => {
    for (let number = 0; number <= OTLP_FIELD_MAX + 4; number++) {
      const field = type.fieldsById[number];
      if (field === undefined) {
        expect(engine.schemaWord(message, number)).toBe(0);
        expect(fieldName(message, number)).toBeUndefined();
      } else {
        expect(engineField(message, number)).toEqual(expectedField(field));
      }
    }
    const numbers = type.fieldsArray.map((field) => field.id);
    expect(Math.max(...numbers)).toBeLessThanOrEqual(OTLP_FIELD_MAX);
  });
});
