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
  private at = 0;

  constructor(private readonly message: Uint8Array) {}

  value(): HostValue {
    const head = this.message[this.at++] ?? 0;
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
        return this.eight().getFloat64(0);
      case 0xd3:
        return this.eight().getBigInt64(0);
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

  private eight(): DataView {
    const { buffer, byteOffset } = this.bytes(8);
    return new DataView(buffer, byteOffset, 8);
  }

  private count(bytes: 2 | 4): number {
    let count = 0;
    for (let left: number = bytes; left > 0; left--) {
      count = count * 256 + (this.message[this.at++] ?? 0);
    }
    return count;
  }

  private bytes(length: number): Uint8Array {
    const at = this.at;
    this.at += length;
    return this.message.subarray(at, this.at);
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
    const items: HostValue[] = [];
    for (let at = 0; at < count; at++) items.push(this.value());
    return items;
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

/**
 * Writes a result; throws where it is nested deeper than values may be. The bytes are true until
 * the next result.
 */
export function encodeResult(value: HostValue): Uint8Array {
  writer.begin();
  writer.value(value, 0);
  return writer.result();
}

/** Thrown for a result that no value can hold. */
export class HostResultError extends Error {
  override readonly name = "HostResultError";
}

const encoder = new TextEncoder();

/** A buffer that grew beyond this for one result is not kept for the next. */
const BYTES_KEPT_MAX = 1 << 16;

/** Longer texts are TextEncoder's; for shorter ones the call costs more than the work. */
const UNITS_COPIED_MAX = 256;

class Writer {
  private bytes = new Uint8Array(0);
  private view = new DataView(this.bytes.buffer);
  private at = 0;

  begin(): void {
    this.at = 0;
    if (this.bytes.length === 0 || this.bytes.length > BYTES_KEPT_MAX) this.keep(512);
  }

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
    if (typeof value === "string") return this.text(value);
    if (value instanceof HostText) return this.run(0xdb, value.bytes);
    if (value instanceof Uint8Array) return this.run(0xc6, value);
    if (isList(value)) {
      this.count(0xdd, value.length);
      for (const item of value) this.value(item, depth + 1);
      return;
    }
    const map = isMap(value) ? value : new Map(Object.entries(value));
    this.count(0xdf, map.size);
    for (const [key, item] of map) {
      this.text(key);
      this.value(item, depth + 1);
    }
  }

  /** Short ASCII is copied unit by unit; anything else goes through TextEncoder. */
  private text(text: string): void {
    const { length } = text;
    if (length > UNITS_COPIED_MAX) return this.run(0xdb, encoder.encode(text));
    const head = this.at;
    this.count(0xdb, length);
    const at = this.room(length);
    for (let i = 0; i < length; i++) {
      const unit = text.charCodeAt(i);
      if (unit >= 0x80) {
        this.at = head;
        return this.run(0xdb, encoder.encode(text));
      }
      this.bytes[at + i] = unit;
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
      const written = this.bytes.subarray(0, start);
      this.keep(Math.max(this.bytes.length * 2, this.at));
      this.bytes.set(written);
    }
    return start;
  }

  private keep(size: number): void {
    this.bytes = new Uint8Array(size);
    this.view = new DataView(this.bytes.buffer);
  }
}

const writer = new Writer();

function isList(value: HostValue): value is readonly HostValue[] {
  return Array.isArray(value);
}

function isMap(value: HostValue): value is ReadonlyMap<string, HostValue> {
  return value instanceof Map;
}
