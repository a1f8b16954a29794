// Writes the image: a growing run of bytes whose first one will lie at IMAGE_BASE in WASM memory.

import { IMAGE_BASE } from "../../format/limits.ts";

const FIRST_BYTES = 4096;

export class ImageWriter {
  private bytes = new Uint8Array(FIRST_BYTES);
  private view = new DataView(this.bytes.buffer);
  private end = IMAGE_BASE;

  /** Room for `size` bytes, zeroed; answers the address. */
  allocate(size: number, alignment = 16): number {
    const start = Math.ceil(this.end / alignment) * alignment;
    this.end = start + size;
    const needed = this.end - IMAGE_BASE;
    if (needed > this.bytes.length) {
      const grown = new Uint8Array(Math.max(needed, this.bytes.length * 2));
      grown.set(this.bytes);
      this.bytes = grown;
      this.view = new DataView(grown.buffer);
    }
    return start;
  }

  u8(address: number, value: number): void {
    this.view.setUint8(address - IMAGE_BASE, value);
  }

  u16(address: number, value: number): void {
    this.view.setUint16(address - IMAGE_BASE, value, true);
  }

  u32(address: number, value: number): void {
    this.view.setUint32(address - IMAGE_BASE, value, true);
  }

  i64(address: number, value: bigint): void {
    this.view.setBigInt64(address - IMAGE_BASE, BigInt.asIntN(64, value), true);
  }

  f64(address: number, value: number): void {
    this.view.setFloat64(address - IMAGE_BASE, value, true);
  }

  copy(address: number, bytes: Uint8Array): void {
    this.bytes.set(bytes, address - IMAGE_BASE);
  }

  /** Bytes with room behind them that kernels may read past the end. */
  bytesWithSlack(bytes: Uint8Array): number {
    const address = this.allocate(bytes.length + 16, 8);
    this.copy(address, bytes);
    return address;
  }

  read32(address: number): number {
    return this.view.getUint32(address - IMAGE_BASE, true);
  }

  get size(): number {
    return this.end - IMAGE_BASE;
  }

  finish(): Uint8Array {
    return this.bytes.slice(0, this.size);
  }
}
