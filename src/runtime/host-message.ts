// What the engine and host functions exchange: msgpack, of which an engine sends and takes nil,
// bools, ints, doubles, strings, bytes, lists and maps (assembly/functions/host-call.ts).
//
// Not @msgpack/msgpack, because strings of telemetry need not be UTF-8 and because ints and doubles
// are not the same there: a str that is no text comes and goes as `HostText`.

import { HOST_NESTING_MAX } from "../../format/limits.ts";

/** A string by its bytes. */
export class HostText {
  constructor(readonly bytes: Uint8Array) {}
}

/**
 * A value as host functions see it: ints are bigints, doubles numbers, bytes Uint8Arrays. Results
 * may have maps as Map, whose keys keep their order whatever they look like.
 */
export type HostValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | HostText
  | Uint8Array
  | readonly HostValue[]
  | ReadonlyMap<string, HostValue>
  | { readonly [key: string]: HostValue };

/** Reads the arguments, one array. */
export function decodeArguments(message: Uint8Array): HostValue[] {
  const value = new Reader(message).value();
  if (!Array.isArray(value)) throw new Error("arguments are an array");
  return value as HostValue[];
}

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

class Reader {
  private readonly view: DataView;
  private at = 0;

  constructor(private readonly message: Uint8Array) {
    this.view = new DataView(message.buffer, message.byteOffset, message.byteLength);
  }

  value(): HostValue {
    const head = this.view.getUint8(this.at++);
    if (head >= 0x80 && head < 0x90) return this.map(head & 15);
    if (head >= 0x90 && head < 0xa0) return this.list(head & 15);
    if (head >= 0xa0 && head < 0xc0) return this.text(head & 31);
    switch (head) {
      case 0xc0:
        return null;
      case 0xc2:
      case 0xc3:
        return head === 0xc3;
      case 0xc6:
        return this.bytes(this.count(4));
      case 0xcb:
        return this.view.getFloat64(this.skip(8));
      case 0xd3:
        return this.view.getBigInt64(this.skip(8));
      case 0xda:
      case 0xdb:
        return this.text(this.count(head === 0xda ? 2 : 4));
      case 0xdc:
      case 0xdd:
        return this.list(this.count(head === 0xdc ? 2 : 4));
      case 0xde:
      case 0xdf:
        return this.map(this.count(head === 0xde ? 2 : 4));
      default:
        throw new Error(`the engine sends no msgpack of type ${head}`);
    }
  }

  private skip(bytes: number): number {
    const at = this.at;
    this.at += bytes;
    return at;
  }

  private count(bytes: 2 | 4): number {
    const at = this.skip(bytes);
    return bytes === 2 ? this.view.getUint16(at) : this.view.getUint32(at);
  }

  private bytes(length: number): Uint8Array {
    const at = this.skip(length);
    return this.message.subarray(at, at + length);
  }

  private text(length: number): string | HostText {
    const bytes = this.bytes(length);
    try {
      return decoder.decode(bytes);
    } catch {
      return new HostText(bytes);
    }
  }

  private list(count: number): HostValue[] {
    return Array.from({ length: count }, () => this.value());
  }

  private map(count: number): HostValue {
    const map = new Map<string, HostValue>();
    for (let at = 0; at < count; at++) {
      const key = this.value();
      map.set(typeof key === "string" ? key : "", this.value());
    }
    return Object.fromEntries(map);
  }
}

/** Writes a result; throws where it is nested deeper than values may be. */
export function encodeResult(value: HostValue): Uint8Array {
  const writer = new Writer();
  writer.value(value, 0);
  return writer.result();
}

/** Thrown for a result that no value can hold. */
export class HostResultError extends Error {
  override readonly name = "HostResultError";
}

const encoder = new TextEncoder();

class Writer {
  private bytes = new Uint8Array(256);
  private view = new DataView(this.bytes.buffer);
  private at = 0;

  result(): Uint8Array {
    return this.bytes.subarray(0, this.at);
  }

  value(value: HostValue, depth: number): void {
    if (depth > HOST_NESTING_MAX) {
      throw new HostResultError(`a result nested deeper than ${HOST_NESTING_MAX} levels`);
    }
    if (value === null) return this.head(0xc0);
    if (typeof value === "boolean") return this.head(value ? 0xc3 : 0xc2);
    if (typeof value === "number") return this.double(value);
    if (typeof value === "bigint") return this.int(value);
    if (typeof value === "string") return this.run(0xdb, encoder.encode(value));
    if (value instanceof HostText) return this.run(0xdb, value.bytes);
    if (value instanceof Uint8Array) return this.run(0xc6, value);
    if (isList(value)) {
      this.count(0xdd, value.length);
      for (const item of value) this.value(item, depth + 1);
      return;
    }
    const entries = isMap(value) ? [...value] : Object.entries(value);
    this.count(0xdf, entries.length);
    for (const [key, item] of entries) {
      this.run(0xdb, encoder.encode(key));
      this.value(item, depth + 1);
    }
  }

  private head(head: number): void {
    const at = this.room(1);
    this.bytes[at] = head;
  }

  // Room first: it may put other bytes and another view in place.
  private double(value: number): void {
    this.head(0xcb);
    const at = this.room(8);
    this.view.setFloat64(at, value);
  }

  private int(value: bigint): void {
    this.head(0xd3);
    const at = this.room(8);
    this.view.setBigInt64(at, value);
  }

  private count(head: number, count: number): void {
    this.head(head);
    const at = this.room(4);
    this.view.setUint32(at, count);
  }

  private run(head: number, bytes: Uint8Array): void {
    this.count(head, bytes.length);
    const at = this.room(bytes.length);
    this.bytes.set(bytes, at);
  }

  /** Where `size` bytes may be written. */
  private room(size: number): number {
    const start = this.at;
    this.at += size;
    if (this.at > this.bytes.length) {
      const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.at));
      grown.set(this.bytes.subarray(0, start));
      this.bytes = grown;
      this.view = new DataView(grown.buffer);
    }
    return start;
  }
}

function isList(value: HostValue): value is readonly HostValue[] {
  return Array.isArray(value);
}

function isMap(value: HostValue): value is ReadonlyMap<string, HostValue> {
  return value instanceof Map;
}
