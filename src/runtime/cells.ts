// Reads a value cell out of the engine's memory: what a program that evaluates an expression
// answers. Containers must have been opened all the way down (`openAll`).

import {
  ENTRY_BYTES,
  ENTRY_CELL,
  ENTRY_KEY,
  ENTRY_KEY_LENGTH,
  NODE_COUNT,
  NODE_ENTRIES,
} from "../../format/node.ts";
import {
  CELL_FLAVOR,
  CELL_LENGTH,
  CELL_PAYLOAD,
  CELL_TYPE,
  Flavor,
  ValueType,
} from "../../format/value.ts";

/**
 * A value with its type, so that 1, 1.0 and "1" stay apart. Bytes of strings are kept: they need
 * not be UTF-8.
 */
export type OttlValue =
  | { readonly type: "nil" }
  | { readonly type: "bool"; readonly value: boolean }
  | { readonly type: "int" | "duration"; readonly value: bigint }
  | { readonly type: "double"; readonly value: number }
  | { readonly type: "string" | "bytes"; readonly value: Uint8Array }
  | { readonly type: "traceId" | "spanId" | "profileId"; readonly value: Uint8Array }
  /** Seconds since 1970 and nanoseconds within the second. */
  | { readonly type: "time"; readonly seconds: bigint; readonly nanoseconds: number }
  | { readonly type: "map"; readonly entries: readonly (readonly [Uint8Array, OttlValue])[] }
  | { readonly type: "slice"; readonly items: readonly OttlValue[] }
  /** Messages that can only be copied: span events, data points, buckets. */
  | { readonly type: "messages" };

/** The value of the cell at `address`. */
export function readCell(memory: DataView, address: number): OttlValue {
  const type = memory.getUint8(address + CELL_TYPE) as ValueType;
  switch (type) {
    case ValueType.Nil:
      return { type: "nil" };
    case ValueType.Bool:
      return { type: "bool", value: memory.getUint8(address + CELL_PAYLOAD) !== 0 };
    case ValueType.Int:
      return { type: "int", value: memory.getBigInt64(address + CELL_PAYLOAD, true) };
    case ValueType.Duration:
      return { type: "duration", value: memory.getBigInt64(address + CELL_PAYLOAD, true) };
    case ValueType.Double:
      return { type: "double", value: memory.getFloat64(address + CELL_PAYLOAD, true) };
    case ValueType.String:
      return { type: "string", value: bytesOf(memory, address) };
    case ValueType.Bytes:
      return { type: "bytes", value: bytesOf(memory, address) };
    case ValueType.TraceId:
      return { type: "traceId", value: bytesOf(memory, address) };
    case ValueType.SpanId:
      return { type: "spanId", value: bytesOf(memory, address) };
    case ValueType.ProfileId:
      return { type: "profileId", value: bytesOf(memory, address) };
    case ValueType.Time:
      return {
        type: "time",
        seconds: memory.getBigInt64(address + CELL_PAYLOAD, true),
        nanoseconds: memory.getUint32(address + CELL_LENGTH, true),
      };
    case ValueType.Map:
      return { type: "map", entries: entriesOf(memory, address) };
    case ValueType.Slice:
      return { type: "slice", items: itemsOf(memory, address) };
    case ValueType.Messages:
      return { type: "messages" };
    default:
      throw new Error(`a cell of type ${type} at ${address}`);
  }
}

function bytesOf(memory: DataView, address: number): Uint8Array {
  const start = memory.getUint32(address + CELL_PAYLOAD, true);
  const length = memory.getUint32(address + CELL_LENGTH, true);
  return new Uint8Array(memory.buffer, start, length).slice();
}

function entryAddresses(memory: DataView, address: number): number[] {
  const node = memory.getUint32(address + CELL_PAYLOAD, true);
  const entries = memory.getUint32(node + NODE_ENTRIES, true);
  const count = memory.getUint32(node + NODE_COUNT, true);
  return Array.from({ length: count }, (_, at) => entries + at * ENTRY_BYTES);
}

function entriesOf(memory: DataView, address: number): [Uint8Array, OttlValue][] {
  return entryAddresses(memory, address).map((entry) => {
    const key = memory.getUint32(entry + ENTRY_KEY, true);
    const length = memory.getUint32(entry + ENTRY_KEY_LENGTH, true);
    const bytes = new Uint8Array(memory.buffer, key, length).slice();
    return [bytes, readCell(memory, entry + ENTRY_CELL)];
  });
}

function itemsOf(memory: DataView, address: number): OttlValue[] {
  const items = entryAddresses(memory, address).map((entry) =>
    readCell(memory, entry + ENTRY_CELL),
  );
  if (memory.getUint8(address + CELL_FLAVOR) !== Flavor.Uints) return items;
  return items.map((item) =>
    item.type === "int" ? { ...item, value: BigInt.asUintN(64, item.value) } : item,
  );
}
