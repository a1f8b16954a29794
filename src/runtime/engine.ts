// An engine: one WebAssembly instance with one program in it. Batches go through one at a time;
// between them nothing stays.
//
// A batch crosses the boundary once in and once out: its bytes are written where `reserve` says (or
// copied there by `process`), one call runs the program, and the answer is the input itself when
// nothing changed, else a view of the engine's memory that is true until the next call.

import { HostAnswer } from "../../format/failure.ts";
import {
  COUNT_CHANGED,
  COUNT_EVALUATED,
  COUNT_FAILED,
  COUNT_MATCHED,
  COUNTS_BYTES,
  HEADER_COUNTS,
  HEADER_RESULT,
} from "../../format/image.ts";
import { IMAGE_BASE } from "../../format/limits.ts";
import { JOURNAL_FAILURES_MAX } from "../../format/journal.ts";
import { Status } from "../../format/status.ts";
import { SUPPLY_BYTES, SUPPLY_CLOCK, SUPPLY_KEY } from "../../format/supply.ts";
import { type OttlValue, readCell } from "./cells.ts";
import { batchError, Raised } from "./errors.ts";
import { FIRST_FAULT, readFailures } from "./failures.ts";
import type { StatementFailure } from "./failures.ts";
import { callHostFunction, type HostFunctions, missingHostFunctions } from "./host-functions.ts";
import type { Program } from "./program.ts";
import { encodeRequest } from "./request.ts";
import type { RequestMetadata } from "./request.ts";

/** The exports of dist/ottl.wasm that the engine uses; assembly/index.ts documents them. */
export interface EngineExports {
  readonly memory: WebAssembly.Memory;
  image(bytes: number): number;
  load_image(): void;
  input(bytes: number): number;
  request(bytes: number): number;
  process(start: number, bytes: number): void;
  order(start: number, bytes: number): number;
  orderedBytes(): number;
  unchanged(start: number, bytes: number): void;
  outputPointer(): number;
  outputBytes(): number;
  recordCount(): number;
  dropCount(): number;
  remarkCount(): number;
  failureCount(): number;
  failureRecords(): number;
  openAll(cell: number): void;
  room(bytes: number): number;
  supply(): number;
  openGate(pass: number, open: boolean): void;
  routePointer(pass: number): number;
  routeBytes(pass: number): number;
}

/** What happened in the last batch. */
export interface BatchReport {
  /** Messages that the statements ran on. */
  readonly records: number;
  readonly dropped: number;
  readonly failures: number;
  /**
   * How often a function took a value all the same that had something odd about it: a line of
   * ParseELF with too few values, or too many.
   */
  readonly remarks: number;
}

/** What a statement or condition did in the last batch, in messages. */
export interface StatementCounts {
  readonly text: string;
  /** Those it was asked about: a record that was dropped before is not among them. */
  readonly evaluated: number;
  /** Those where its condition held, or that it ran on for want of one. */
  readonly matched: number;
  readonly failed: number;
  /**
   * Those where the statement changed something in the batch: afterwards it holds other bytes, in
   * the message, in what encloses it (its resource, its metric), or for metrics that were added. A
   * value that is set to itself is no change, nor is one in the cache; what a statement wrote
   * before it failed is one. For a filter's condition those it dropped, for a routing entry those
   * it routed.
   */
  readonly changed: number;
}

/**
 * A program in an engine of its own. Every method works on the last batch; views that they answer
 * are true until the next one.
 */
export class Engine {
  private readonly exports: EngineExports;
  private bytes: Uint8Array;
  private inputStart = 0;
  /** Where the batch stands that was put in order, 0 for none. */
  private orderedStart = 0;
  private request: RequestMetadata | undefined;
  private isKeyed = false;
  /** Why host functions failed in the last batch. */
  private readonly hostFaults: string[] = [];

  constructor(
    module: WebAssembly.Module,
    readonly program: Program,
    private readonly hostFunctions: HostFunctions = new Map(),
  ) {
    const missing = missingHostFunctions(program.hostFunctions, hostFunctions);
    if (missing.length > 0) {
      const entry = missing.includes("UserAgent") ? ' Import "ottl-wasm/user-agents" first.' : "";
      const names = missing.join(", ");
      throw new Error(`The program calls ${names}, which this runtime does not have.${entry}`);
    }
    const call = (number: number, argument: number, length: number) =>
      number < 0 ? raise(number, argument) : this.answer(number, argument, length);
    const instance = new WebAssembly.Instance(module, { host: { call } });
    this.exports = instance.exports as unknown as EngineExports;
    this.bytes = new Uint8Array(this.exports.memory.buffer);
    const start = this.exports.image(program.image.length);
    this.view().set(program.image, start);
    this.exports.load_image();
  }

  /** The engine's memory as it is now: growing detaches every earlier view. */
  private view(): Uint8Array {
    if (this.bytes.buffer !== this.exports.memory.buffer) {
      this.bytes = new Uint8Array(this.exports.memory.buffer);
    }
    return this.bytes;
  }

  /**
   * Runs a host function for the engine; the answer is the result's length
   * (assembly/functions/host-call.ts).
   */
  private answer(number: number, argument: number, length: number): number {
    if (!this.hostFunctions.has(number)) return HostAnswer.NoSuchFunction;
    const message = this.view().slice(argument, argument + length);
    const result = callHostFunction(this.hostFunctions, number, message);
    if (typeof result === "string") return this.noteFault(result);
    const start = this.exports.room(result.length);
    this.view().set(result, start);
    return result.length;
  }

  /** Keeps the first reasons why host functions failed; the answer says which one it was. */
  private noteFault(reason: string): number {
    if (this.hostFaults.length >= JOURNAL_FAILURES_MAX) return HostAnswer.Failed;
    return FIRST_FAULT - (this.hostFaults.push(reason) - 1);
  }

  /** Hands the metadata over once, for as many batches as come with the same object. */
  private useRequest(request: RequestMetadata | undefined): void {
    if (request === this.request) return;
    const bytes = request === undefined ? new Uint8Array(0) : encodeRequest(request);
    const start = this.exports.request(bytes.length);
    this.view().set(bytes, start);
    this.request = request;
  }

  /**
   * Room for a batch inside the engine: fill it, then call `processReserved`, and no byte is copied
   * twice. `request` is the metadata that the batch came with.
   */
  reserve(length: number, request?: RequestMetadata): Uint8Array {
    this.useRequest(request);
    this.inputStart = this.exports.input(length);
    return this.view().subarray(this.inputStart, this.inputStart + length);
  }

  /**
   * Runs the program over a batch of OTLP protobuf. Answers the very input when nothing changed,
   * else a view that is true until the next call: copy what must live longer. Throws BatchError;
   * the input stays as it was. `request` is metadata of the request that brought the batch, which
   * the `otelcol` context reads.
   */
  process(batch: Uint8Array, request?: RequestMetadata): Uint8Array {
    this.useRequest(request);
    const length = batch.length;
    this.inputStart = this.exports.input(length);
    this.view().set(batch, this.inputStart);
    return this.run(length) ? this.output() : batch;
  }

  /**
   * Runs the program over the batch that was written to the reserved room, of the same length; what
   * the room held is gone afterwards.
   */
  processReserved(length: number): Uint8Array {
    return this.run(length)
      ? this.output()
      : this.view().subarray(this.inputStart, this.inputStart + length);
  }

  /** Answers whether the batch changed. */
  private run(length: number): boolean {
    this.fillSupply();
    this.orderedStart = 0;
    this.hostFaults.length = 0;
    try {
      this.exports.process(this.inputStart, length);
    } catch (error) {
      this.recover(error, length);
    }
    return this.exports.outputPointer() !== this.inputStart;
  }

  /**
   * Gives the engine the time, and once the key of its random numbers (assembly/memory/supply.ts).
   * Not in the constructor: there are hosts that have neither before their first request.
   */
  private fillSupply(): void {
    const supply = this.exports.supply();
    const view = new DataView(this.view().buffer, supply, SUPPLY_BYTES);
    view.setBigInt64(SUPPLY_CLOCK, BigInt(Date.now()) * 1_000_000n, true);
    if (this.isKeyed) return;
    const key = crypto.getRandomValues(new Uint8Array(SUPPLY_BYTES - SUPPLY_KEY));
    this.view().set(key, supply + SUPPLY_KEY);
    this.isKeyed = true;
  }

  /**
   * A batch that is out of the ordinary is put in order once, then processed; anything else is the
   * caller's to know.
   */
  private recover(error: unknown, length: number): void {
    if (!(error instanceof Raised)) throw error;
    if (error.status !== Status.Unordered) throw this.toBatchError(error);
    try {
      const ordered = this.exports.order(this.inputStart, length);
      this.orderedStart = ordered;
      this.exports.process(ordered, this.exports.orderedBytes());
      // Put in order and otherwise as it came: that is no change.
      if (this.exports.outputPointer() === ordered) this.exports.unchanged(this.inputStart, length);
    } catch (again) {
      throw again instanceof Raised ? this.toBatchError(again) : again;
    }
  }

  private toBatchError(raised: Raised): Error {
    return batchError(
      raised,
      raised.status === Status.StatementFailed ? this.failures()[raised.detail] : undefined,
    );
  }

  private output(): Uint8Array {
    const start = this.exports.outputPointer();
    return this.view().subarray(start, start + this.exports.outputBytes());
  }

  /**
   * Opens or closes the gate that a pass is, for the batches to come (a routing entry about the
   * request).
   */
  openGate(pass: number, open: boolean): void {
    this.exports.openGate(pass, open);
  }

  /**
   * What a pass of a routing table put aside, true until the next call; the batch itself when that
   * is all of it.
   */
  routed(pass: number, batch: Uint8Array): Uint8Array {
    const start = this.exports.routePointer(pass);
    const length = this.exports.routeBytes(pass);
    const isWhole = length > 0 && (start === this.inputStart || start === this.orderedStart);
    return isWhole ? batch : this.view().subarray(start, start + length);
  }

  /** Counts of the last batch. */
  report(): BatchReport {
    return {
      records: this.exports.recordCount(),
      dropped: this.exports.dropCount(),
      failures: this.exports.failureCount(),
      remarks: this.exports.remarkCount(),
    };
  }

  /** Statements that failed in the last batch under error mode ignore: the first thousand. */
  failures(): StatementFailure[] {
    const count = Math.min(this.exports.failureCount(), JOURNAL_FAILURES_MAX);
    const memory = new DataView(this.exports.memory.buffer);
    const start = this.exports.failureRecords();
    return readFailures(memory, start, count, this.program, this.hostFaults);
  }

  /**
   * What each statement did in the last batch, in the order of the program's statements. Empty
   * unless the program was compiled with counts, which cost a few instructions a statement, and a
   * look at what it writes to before and after.
   */
  counts(): StatementCounts[] {
    const memory = new DataView(this.exports.memory.buffer);
    const start = memory.getUint32(IMAGE_BASE + HEADER_COUNTS, true);
    if (start === 0) return [];
    return this.program.statements.map(({ text }, at) => {
      const read = (field: number) => memory.getUint32(start + at * COUNTS_BYTES + field, true);
      return {
        text,
        evaluated: read(COUNT_EVALUATED),
        matched: read(COUNT_MATCHED),
        failed: read(COUNT_FAILED),
        changed: read(COUNT_CHANGED),
      };
    });
  }

  /** The answer of a program that evaluates one expression, after a batch. */
  result(): OttlValue {
    const header = new DataView(this.exports.memory.buffer);
    const address = header.getUint32(IMAGE_BASE + HEADER_RESULT, true);
    this.exports.openAll(address);
    return readCell(new DataView(this.exports.memory.buffer), address);
  }
}

/** How the engine ends a batch from within. */
function raise(negativeStatus: number, detail: number): never {
  throw new Raised(-negativeStatus as Status, detail >>> 0);
}
