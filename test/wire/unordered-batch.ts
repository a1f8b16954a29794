// Random batches that are well-formed and as untidy as protobuf allows: fields in any order,
// singular ones twice, oneofs set over and over, lists packed and not, overlong varints, fields and
// groups that nobody knows.

import protobuf from "protobufjs";
import { rawBatchType } from "./meaning.ts";
import type { Signal } from "../otlp/schema.ts";

/** Draws an integer from 0 to `max`. */
type Draw = (max: number) => number;

const idSizes: Readonly<Record<string, number>> = {
  traceId: 16,
  spanId: 8,
  parentSpanId: 8,
  profileId: 16,
};

const integers = [0n, 1n, 300n, 0x7fffffffn, 0xffffffffffffffffn];

const varints = new Set(["int32", "int64", "uint32", "uint64", "sint32", "bool"]);

/**
 * The batch of this seed. Seeded, since drawing each choice from fast-check takes forty times as
 * long.
 */
export function unorderedBatch(signal: Signal, seed: number): Uint8Array {
  return Uint8Array.from(messageBody(rawBatchType(signal), seededDraw(seed), 0));
}

// Mulberry32.
function seededDraw(seed: number): Draw {
  let state = seed;
  return (max) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % (max + 1);
  };
}

function messageBody(type: protobuf.Type, draw: Draw, depth: number): number[] {
  // Down to the records there is always something; below that, less and less.
  const count = depth < 4 ? 1 + draw(5) : draw(depth < 9 ? 4 : 1);
  return Array.from({ length: count }, () => oneField(type, draw, depth)).flat();
}

function oneField(type: protobuf.Type, draw: Draw, depth: number): number[] {
  if (draw(11) === 0) return unknownField(draw);
  const fields = type.fieldsArray;
  // Messages more often than their share, or few batches would get to a record.
  const messages = fields.filter((field) => field.resolvedType instanceof protobuf.Type);
  const choice = messages.length > 0 && draw(1) === 0 ? messages : fields;
  const field = choice[draw(choice.length - 1)];
  if (field === undefined) throw new Error(`${type.name} has no fields`);
  const inner = field.resolvedType;
  if (inner instanceof protobuf.Type) {
    return delimited(field.id, messageBody(inner, draw, depth + 1), draw);
  }
  const scalar = inner === null ? field.type : "int32";
  if (scalar === "bytes") return delimited(field.id, idOrText(field, draw), draw);
  if (field.repeated && draw(1) === 0) {
    const items = Array.from({ length: draw(3) }, () => scalarPayload(scalar, draw)).flat();
    return delimited(field.id, items, draw);
  }
  return [...tag(field.id, wireTypeOf(scalar), draw), ...scalarPayload(scalar, draw)];
}

function idOrText(field: protobuf.Field, draw: Draw): number[] {
  const size = idSizes[field.name];
  const length = size === undefined ? draw(3) : draw(3) === 0 ? 0 : size;
  return Array.from({ length }, () => draw(255));
}

function unknownField(draw: Draw): number[] {
  const number = 17 + draw(200);
  switch (draw(4)) {
    case 0:
      return [...tag(number, 0, draw), ...varint(BigInt(draw(1000)), draw)];
    case 1:
      return [...tag(number, 1, draw), ...bytes(8, draw)];
    case 2:
      return delimited(number, bytes(draw(4), draw), draw);
    case 3:
      return [...tag(number, 5, draw), ...bytes(4, draw)];
    default:
      return group(number, draw(1) === 0 ? unknownField(draw) : [], draw);
  }
}

function wireTypeOf(scalar: string): number {
  if (varints.has(scalar)) return 0;
  return scalar === "fixed32" ? 5 : 1;
}

function scalarPayload(scalar: string, draw: Draw): number[] {
  const wireType = wireTypeOf(scalar);
  if (wireType !== 0) return bytes(wireType === 5 ? 4 : 8, draw);
  if (scalar === "bool") return varint(BigInt(draw(2)), draw);
  return varint(integers[draw(5)] ?? BigInt(draw(100_000)), draw);
}

function bytes(length: number, draw: Draw): number[] {
  return Array.from({ length }, () => draw(255));
}

function delimited(number: number, body: readonly number[], draw: Draw): number[] {
  return [...tag(number, 2, draw), ...varint(BigInt(body.length), draw), ...body];
}

function group(number: number, body: readonly number[], draw: Draw): number[] {
  return [...tag(number, 3, draw), ...body, ...tag(number, 4, draw)];
}

function tag(number: number, wireType: number, draw: Draw): number[] {
  return varint(BigInt((number << 3) | wireType), draw);
}

/** Now and then a byte longer than it must be. */
function varint(value: bigint, draw: Draw): number[] {
  const bytes: number[] = [];
  for (; value >= 0x80n; value >>= 7n) bytes.push(Number(value & 0x7fn) | 0x80);
  bytes.push(Number(value));
  const last = bytes.length - 1;
  if (last < 4 && draw(30) === 0) {
    bytes[last] = (bytes[last] ?? 0) | 0x80;
    bytes.push(0);
  }
  return bytes;
}
