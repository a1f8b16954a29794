// Calls leaf code of assembly/ from tests: bytes are laid into its memory, and what it wrote is
// taken out again.

import { compileAssembly } from "./asc.ts";

const inputStart = 0x60000;
const pageBytes = 0x10000;

/** An instance of a test entry with a place for input and one for output. */
export interface LeafModule {
  /** Where output goes: behind the input that was laid last, 64-aligned. */
  readonly output: number;
  /** Calls an export that answers an i32, a u32 or an f64. */
  call(name: string, ...values: (number | bigint)[]): number;
  /** Calls an export that answers an i64. */
  callBig(name: string, ...values: (number | bigint)[]): bigint;
  /**
   * Lays `input` into memory for `use`. Text is laid as UTF-8, one that is a byte string by
   * `bytes`.
   */
  read<T>(input: string | Uint8Array, use: (from: number, length: number) => T): T;
  /**
   * What `use` wrote to the address it is given, up to the end that it answers, as Latin-1 text.
   */
  write(use: (to: number) => number): string;
  /** As `write`, decoded as UTF-8. */
  writeText(use: (to: number) => number): string;
  /** As `write`, as bytes. */
  writeBytes(use: (to: number) => number): Uint8Array;
}

/** Compiles and starts an entry. `room`: bytes that input and output may take together. */
export async function leafModule(entry: string, room = 0x90000): Promise<LeafModule> {
  const instance = new WebAssembly.Instance(await compileAssembly(entry), {});
  const memory = instance.exports["memory"] as WebAssembly.Memory;
  const missing = inputStart + room - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / pageBytes));
  return new Leaf(instance.exports, memory);
}

class Leaf implements LeafModule {
  output = inputStart;
  readonly #exports: WebAssembly.Exports;
  readonly #memory: WebAssembly.Memory;

  constructor(exports: WebAssembly.Exports, memory: WebAssembly.Memory) {
    this.#exports = exports;
    this.#memory = memory;
  }

  call(name: string, ...values: (number | bigint)[]): number {
    const answer = this.#invoke(name, values);
    if (typeof answer === "bigint") throw new Error(`${name} answers an i64`);
    return answer;
  }

  callBig(name: string, ...values: (number | bigint)[]): bigint {
    const answer = this.#invoke(name, values);
    if (typeof answer === "number") throw new Error(`${name} answers no i64`);
    return answer;
  }

  #invoke(name: string, values: (number | bigint)[]): number | bigint {
    const target = this.#exports[name];
    if (typeof target !== "function") throw new Error(`no export ${name}`);
    return (target as (...values: (number | bigint)[]) => number | bigint)(...values);
  }

  read<T>(input: string | Uint8Array, use: (from: number, length: number) => T): T {
    const bytes = typeof input === "string" ? Buffer.from(input, "utf8") : input;
    new Uint8Array(this.#memory.buffer).set(bytes, inputStart);
    this.output = (inputStart + bytes.length + 127) & ~63;
    return use(inputStart, bytes.length);
  }

  writeBytes(use: (to: number) => number): Uint8Array {
    const end = use(this.output);
    if (end < this.output) throw new Error("the writer's end lies before its start");
    return new Uint8Array(this.#memory.buffer).slice(this.output, end);
  }

  write(use: (to: number) => number): string {
    return Buffer.from(this.writeBytes(use)).toString("latin1");
  }

  writeText(use: (to: number) => number): string {
    return Buffer.from(this.writeBytes(use)).toString("utf8");
  }
}
