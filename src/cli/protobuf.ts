// Protobuf's wire format, read and written a value at a time: enough for OTLP/JSON. Bytes that end
// too early are an error.

import { WireType } from "../../format/otlp.ts";

/** Groups inside groups: more than this is no telemetry. */
const GROUPS_MAX = 100;

export class WireReader {
  position = 0;
  private readonly view: DataView;

  constructor(private readonly input: Uint8Array) {
    this.view = new DataView(input.buffer, input.byteOffset, input.byteLength);
  }

  varint(): bigint {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = this.view.getUint8(this.take(1));
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return BigInt.asUintN(64, value);
    }
    throw new RangeError(`the varint before byte ${this.position} is too long`);
  }

  fixed32(): number {
    return this.view.getUint32(this.take(4), true);
  }

  fixed64(): bigint {
    return this.view.getBigUint64(this.take(8), true);
  }

  double(): number {
    return this.view.getFloat64(this.take(8), true);
  }

  /** The end of the length-prefixed field that starts here. */
  limit(): number {
    const length = this.varint();
    const end = this.position + Number(length);
    if (end > this.input.length) throw cutOff(this.position);
    return end;
  }

  bytes(): Uint8Array {
    const end = this.limit();
    const found = this.input.subarray(this.position, end);
    this.position = end;
    return found;
  }

  skip(wire: WireType, depth = 0): void {
    switch (wire) {
      case WireType.Varint:
        this.varint();
        return;
      case WireType.Fixed64:
        this.take(8);
        return;
      case WireType.Bytes:
        this.bytes();
        return;
      case WireType.StartGroup:
        this.skipGroup(depth);
        return;
      case WireType.Fixed32:
        this.take(4);
        return;
      default:
        throw new RangeError(`wire type ${wire} before byte ${this.position}`);
    }
  }

  private skipGroup(depth: number): void {
    if (depth >= GROUPS_MAX) throw new RangeError(`more than ${GROUPS_MAX} groups in one another`);
    for (;;) {
      const wire: WireType = Number(this.varint() & 7n);
      if (wire === WireType.EndGroup) return;
      this.skip(wire, depth + 1);
    }
  }

  private take(count: number): number {
    const start = this.position;
    if (start + count > this.input.length) throw cutOff(start);
    this.position = start + count;
    return start;
  }
}

function cutOff(position: number): RangeError {
  return new RangeError(`the field at byte ${position} is cut off`);
}

export class WireWriter {
  private buffer = new Uint8Array(1024);
  private view = new DataView(this.buffer.buffer);
  private length = 0;

  tag(number: number, wire: WireType): void {
    this.varint(BigInt(number) * 8n + BigInt(wire));
  }

  varint(value: bigint): void {
    let rest = BigInt.asUintN(64, value);
    while (rest >= 0x80n) {
      this.byte(Number(rest & 0x7fn) | 0x80);
      rest >>= 7n;
    }
    this.byte(Number(rest));
  }

  fixed32(value: number): void {
    const at = this.grow(4);
    this.view.setUint32(at, value >>> 0, true);
  }

  fixed64(value: bigint): void {
    const at = this.grow(8);
    this.view.setBigUint64(at, BigInt.asUintN(64, value), true);
  }

  double(value: number): void {
    const at = this.grow(8);
    this.view.setFloat64(at, value, true);
  }

  bytes(value: Uint8Array): void {
    this.varint(BigInt(value.length));
    const at = this.grow(value.length);
    this.buffer.set(value, at);
  }

  /** Starts a length-prefixed field; `close` puts the length in front of what was written since. */
  open(): number {
    return this.length;
  }

  close(start: number): void {
    const bytes = this.buffer.slice(start, this.length);
    this.length = start;
    this.bytes(bytes);
  }

  finish(): Uint8Array {
    return this.buffer.slice(0, this.length);
  }

  private byte(value: number): void {
    const at = this.grow(1);
    this.view.setUint8(at, value);
  }

  /** Room for `count` bytes; answers where it starts. */
  private grow(count: number): number {
    const start = this.length;
    this.length += count;
    if (this.length > this.buffer.length) {
      const larger = new Uint8Array(2 ** Math.ceil(Math.log2(this.length)));
      larger.set(this.buffer);
      this.buffer = larger;
      this.view = new DataView(larger.buffer);
    }
    return start;
  }
}
