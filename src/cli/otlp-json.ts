// OTLP/JSON: what `ottl run` reads and writes beside protobuf. Names in camelCase or snake_case,
// 64-bit integers as text or number, ids in hexadecimal, enums by number or by name, as the
// collector reads them; written are camelCase, text, hexadecimal and numbers, fields in the order
// of their numbers.
//
// JSON can't say everything that protobuf can: fields that the schema does not know are lost on the
// way to JSON, and text that is not UTF-8 is mended. The engine itself never sees JSON.

import { TAG_TYPE_BITS, WireType } from "../../format/otlp.ts";
import type { Message } from "../../format/otlp.ts";
import { enumsOf } from "../language/enums.ts";
import type { Signal } from "../runtime/program.ts";
import { reasonOf } from "./exit.ts";
import { batchMessages, shapeOf } from "./otlp-schema.ts";
import type { FieldShape, Scalar } from "./otlp-schema.ts";
import { WireReader, WireWriter } from "./protobuf.ts";

export type JsonValue = null | boolean | number | string | JsonValue[] | JsonObject;
export interface JsonObject {
  [name: string]: JsonValue;
}

/** Text or bytes that are no OTLP. */
export class OtlpError extends Error {
  override readonly name = "OtlpError";
}

/** Values inside one another: well above what the engine takes, far below what the stack takes. */
const NESTING_MAX = 400;

/**
 * Parses OTLP/JSON. Integers of 16 digits and more become text first, since a JavaScript number
 * would lose some.
 */
export function parseJson(text: string): JsonObject {
  const quoted = text.replace(/"(?:[^"\\]|\\[^])*"|-?\b\d{16,}\b(?![.eE])/g, (token) => {
    return token.startsWith('"') ? token : `"${token}"`;
  });
  let value: JsonValue;
  try {
    value = JSON.parse(quoted) as JsonValue;
  } catch (error) {
    throw new OtlpError(`This is no JSON: ${reasonOf(error)}.`);
  }
  if (!isObject(value)) throw new OtlpError("A batch in OTLP/JSON is an object.");
  return value;
}

/** A batch in OTLP/JSON as OTLP protobuf. */
export function encodeBatch(signal: Signal, batch: JsonObject): Uint8Array {
  const writer = new WireWriter();
  encodeMessage(writer, batchMessages[signal], batch, 0);
  return writer.finish();
}

/** A batch in OTLP protobuf as OTLP/JSON. */
export function decodeBatch(signal: Signal, bytes: Uint8Array): JsonObject {
  const batch: JsonObject = {};
  try {
    decodeMessage(new WireReader(bytes), bytes.length, batchMessages[signal], batch, 0);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new OtlpError(`This is no OTLP protobuf: ${error.message}.`);
  }
  return batch;
}

function checkDepth(depth: number): void {
  if (depth <= NESTING_MAX) return;
  throw new OtlpError(`A value is nested deeper than ${NESTING_MAX} messages.`);
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function encodeMessage(
  writer: WireWriter,
  message: Message,
  value: JsonObject,
  depth: number,
): void {
  checkDepth(depth);
  const { byName, fields } = shapeOf(message);
  const given = new Map<FieldShape, JsonValue>();
  for (const [name, content] of Object.entries(value)) {
    const field = byName.get(name);
    if (field !== undefined && content !== null) given.set(field, content);
  }
  for (const field of fields) {
    const content = given.get(field);
    if (content === undefined) continue;
    const items = field.isRepeated ? listOf(field, content) : [content];
    if (field.isRepeated && field.scalar !== undefined && isPackable(field.scalar)) {
      encodePacked(writer, field, field.scalar, items);
    } else {
      for (const item of items) encodeField(writer, field, item, depth);
    }
  }
}

function listOf(field: FieldShape, content: JsonValue): readonly JsonValue[] {
  if (!Array.isArray(content)) throw new OtlpError(`${field.name} must be a list.`);
  return content;
}

function encodeField(writer: WireWriter, field: FieldShape, value: JsonValue, depth: number): void {
  const { message, number } = field;
  if (message !== undefined) {
    if (!isObject(value)) throw new OtlpError(`${field.name} must be an object.`);
    writer.tag(number, WireType.Bytes);
    const start = writer.open();
    encodeMessage(writer, message, value, depth + 1);
    writer.close(start);
    return;
  }
  const scalar = field.scalar as Scalar;
  if (!field.hasPresence && !field.isRepeated && isZero(scalar, value)) return;
  writer.tag(number, wireTypeOf(scalar));
  encodeScalar(writer, field, scalar, value);
}

function isZero(scalar: Scalar, value: JsonValue): boolean {
  if (value === "") return true;
  return scalar !== "string" && (value === 0 || value === "0" || value === false);
}

function encodePacked(
  writer: WireWriter,
  field: FieldShape,
  scalar: Scalar,
  items: readonly JsonValue[],
): void {
  if (items.length === 0) return;
  writer.tag(field.number, WireType.Bytes);
  const start = writer.open();
  for (const item of items) encodeScalar(writer, field, scalar, item);
  writer.close(start);
}

function encodeScalar(
  writer: WireWriter,
  field: FieldShape,
  scalar: Scalar,
  value: JsonValue,
): void {
  switch (scalar) {
    case "string":
      return writer.bytes(new TextEncoder().encode(textOf(field, value)));
    case "bytes":
      return writer.bytes(base64Bytes(field, textOf(field, value)));
    case "id":
      return writer.bytes(hexBytes(field, textOf(field, value)));
    case "bool":
      if (typeof value !== "boolean") throw new OtlpError(`${field.name} must be true or false.`);
      return writer.varint(value ? 1n : 0n);
    case "double":
      return writer.double(doubleOf(field, value));
    case "fixed32":
      return writer.fixed32(Number(integerOf(field, value)));
    case "fixed64":
    case "sfixed64":
      return writer.fixed64(integerOf(field, value));
    case "sint32": {
      const integer = integerOf(field, value);
      return writer.varint(integer < 0n ? -2n * integer - 1n : 2n * integer);
    }
    case "enum":
      return writer.varint(enumOf(field, value));
    default:
      return writer.varint(integerOf(field, value));
  }
}

function textOf(field: FieldShape, value: JsonValue): string {
  if (typeof value !== "string") throw new OtlpError(`${field.name} must be text.`);
  return value;
}

function base64Bytes(field: FieldShape, text: string): Uint8Array {
  if (!/^[A-Za-z0-9+/_-]*={0,2}$/.test(text)) throw new OtlpError(`${field.name} must be base64.`);
  return Buffer.from(text, "base64");
}

function hexBytes(field: FieldShape, text: string): Uint8Array {
  if (!/^(?:[0-9a-f]{2})*$/i.test(text)) throw new OtlpError(`${field.name} must be hexadecimal.`);
  return Buffer.from(text, "hex");
}

function integerOf(field: FieldShape, value: JsonValue): bigint {
  if (typeof value === "number" && Number.isInteger(value)) return BigInt(value);
  if (typeof value === "string" && /^-?\d+$/.test(value)) return BigInt(value);
  throw new OtlpError(`${field.name} must be an integer.`);
}

function doubleOf(field: FieldShape, value: JsonValue): number {
  if (typeof value === "number") return value;
  if (value === "NaN" || value === "Infinity" || value === "-Infinity") return Number(value);
  const number = Number(value);
  if (typeof value === "string" && value !== "" && Number.isFinite(number)) return number;
  throw new OtlpError(`${field.name} must be a number.`);
}

const enumNames = ["log", "span", "metric"].map(enumsOf);

function enumOf(field: FieldShape, value: JsonValue): bigint {
  if (typeof value !== "string" || /^-?\d+$/.test(value)) return integerOf(field, value);
  for (const names of enumNames) {
    const number = names.get(value);
    if (number !== undefined) return number;
  }
  throw new OtlpError(`${field.name} must be a number or a name of its values, not ${value}.`);
}

function wireTypeOf(scalar: Scalar): WireType {
  switch (scalar) {
    case "string":
    case "bytes":
    case "id":
      return WireType.Bytes;
    case "fixed32":
      return WireType.Fixed32;
    case "fixed64":
    case "sfixed64":
    case "double":
      return WireType.Fixed64;
    default:
      return WireType.Varint;
  }
}

function isPackable(scalar: Scalar): boolean {
  return wireTypeOf(scalar) !== WireType.Bytes;
}

/** Fills `into`, which may hold what an earlier occurrence of the message said. */
function decodeMessage(
  reader: WireReader,
  end: number,
  message: Message,
  into: JsonObject,
  depth: number,
): void {
  checkDepth(depth);
  const { byNumber } = shapeOf(message);
  while (reader.position < end) {
    const tag = Number(reader.varint());
    const wire: WireType = tag & ((1 << TAG_TYPE_BITS) - 1);
    const field = byNumber.get(Math.floor(tag / (1 << TAG_TYPE_BITS)));
    if (field === undefined) reader.skip(wire);
    else decodeField(reader, field, wire, into, depth);
  }
}

function decodeField(
  reader: WireReader,
  field: FieldShape,
  wire: WireType,
  into: JsonObject,
  depth: number,
): void {
  const { name, message, isRepeated } = field;
  if (message !== undefined) {
    if (wire !== WireType.Bytes) throw new OtlpError(`${name} has wire type ${wire}.`);
    const end = reader.limit();
    const before = into[name];
    const value: JsonObject = !isRepeated && isObject(before) ? before : {};
    decodeMessage(reader, end, message, value, depth + 1);
    if (isRepeated) append(into, name, value);
    else into[name] = value;
    return;
  }
  const scalar = field.scalar as Scalar;
  if (isRepeated && wire === WireType.Bytes && isPackable(scalar)) {
    const end = reader.limit();
    while (reader.position < end) append(into, name, decodeScalar(reader, scalar));
    return;
  }
  if (wire !== wireTypeOf(scalar)) throw new OtlpError(`${name} has wire type ${wire}.`);
  const value = decodeScalar(reader, scalar);
  if (isRepeated) append(into, name, value);
  else if (field.hasPresence || !isZero(scalar, value)) into[name] = value;
  else delete into[name];
}

function append(into: JsonObject, name: string, value: JsonValue): void {
  const list = into[name];
  if (Array.isArray(list)) list.push(value);
  else into[name] = [value];
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

function decodeScalar(reader: WireReader, scalar: Scalar): JsonValue {
  switch (scalar) {
    case "string":
      return decoder.decode(reader.bytes());
    case "bytes":
      return Buffer.from(reader.bytes()).toString("base64");
    case "id":
      return Buffer.from(reader.bytes()).toString("hex");
    case "bool":
      return reader.varint() !== 0n;
    case "double":
      return doubleJson(reader.double());
    case "fixed32":
      return reader.fixed32();
    case "fixed64":
      return reader.fixed64().toString();
    case "sfixed64":
      return BigInt.asIntN(64, reader.fixed64()).toString();
    case "int64":
      return BigInt.asIntN(64, reader.varint()).toString();
    case "uint64":
      return reader.varint().toString();
    case "uint32":
      return Number(BigInt.asUintN(32, reader.varint()));
    case "sint32": {
      const folded = BigInt.asUintN(32, reader.varint());
      return Number(folded & 1n ? -(folded >> 1n) - 1n : folded >> 1n);
    }
    default:
      return Number(BigInt.asIntN(32, reader.varint()));
  }
}

function doubleJson(value: number): JsonValue {
  if (Number.isFinite(value)) return Object.is(value, -0) ? "-0" : value;
  return Number.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
}
