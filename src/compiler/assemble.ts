// Assembles a program: gives every object its address, writes the image, and turns the code into
// bytes.

import {
  COUNTS_BYTES,
  type ErrorMode,
  HEADER_BYTES,
  HEADER_CACHES,
  HEADER_COUNTS,
  HEADER_COUNTS_BYTES,
  HEADER_END,
  HEADER_MAGIC,
  HEADER_PASSES,
  HEADER_PASSES_COUNT,
  HEADER_RESULT,
  HEADER_ROOT_MESSAGE,
  HEADER_VERSION,
  IMAGE_MAGIC,
  IMAGE_VERSION,
  PASS_BYTES,
  PASS_CODE,
  PASS_DECISION,
  PASS_ERROR_MODE,
  PASS_FLAGS,
  PASS_ROOT_FRAME,
  PASS_ROOT_LAYOUT,
  PASS_ROWS,
  PASS_ROWS_COUNT,
  PASS_TARGET,
  ROW_BYTES,
  ROW_END,
  ROW_RESUME,
  ROW_STATEMENT,
} from "../../format/image.ts";
import { InternalFunction } from "../../format/functions.ts";
import { INSTRUCTION_BYTES, Op } from "../../format/instructions.ts";
import {
  LAMBDA_BYTES,
  LAMBDA_CODE,
  LAMBDA_PARAMETERS,
  LAMBDA_READS,
  LAMBDA_RESULT,
} from "../../format/lambda.ts";
import { Message } from "../../format/otlp.ts";
import { CELL_BYTES, CELL_PAYLOAD, CELL_TYPE, ValueType } from "../../format/value.ts";
import { allFunctions } from "../language/functions/tables.ts";
import { PROGRAM_VERSION } from "../runtime/program.ts";
import type { Program, ProgramStatement, Signal } from "../runtime/program.ts";
import type { CodeBuilder, Operand } from "./code.ts";
import type { ConstantPool } from "./constants-pool.ts";
import { ImageWriter } from "./image-writer.ts";
import { layoutConstants } from "./layout-constants.ts";
import { layoutFrames } from "./layout-frames.ts";
import type { LambdaCell, Lowering } from "./lowering.ts";
import type { Addressed } from "./plan.ts";

/** A lowered pass; one that is no walk (PassFlag.Gate, Flattens, Regroups) has no code. */
export interface PassInput {
  readonly lowering?: Lowering;
  readonly flags: number;
  readonly errorMode: ErrorMode;
  /** Of one that replays: the decision whose messages stay. */
  readonly decision?: number;
}

export interface AssemblyInput {
  readonly signal: Signal;
  readonly constants: ConstantPool;
  readonly passes: readonly PassInput[];
  readonly statements: readonly ProgramStatement[];
  /** Caches that passes share. */
  readonly sharedCaches?: readonly Addressed[];
  /** The cell whose value is the program's answer, for one that evaluates an expression. */
  readonly result?: Addressed;
}

const rootMessages: { readonly [S in Signal]: Message } = {
  logs: Message.LogsData,
  traces: Message.TracesData,
  metrics: Message.MetricsData,
  profiles: Message.ProfilesData,
};

/** The program of lowered passes. Their objects have their addresses afterwards. */
export function assemble(input: AssemblyInput): Program {
  const image = new ImageWriter();
  const header = image.allocate(HEADER_BYTES);
  const passes = image.allocate(input.passes.length * PASS_BYTES);
  layoutConstants(image, input.constants);
  const caches = layoutSharedCaches(image, input.sharedCaches ?? []);
  const countsBytes = input.passes.some(isCounting) ? input.statements.length * COUNTS_BYTES : 0;
  const counts = countsBytes === 0 ? 0 : image.allocate(countsBytes);
  const ranges: [number, number, number][] = [];
  for (const [at, pass] of input.passes.entries()) {
    assemblePass(image, passes + at * PASS_BYTES, pass, ranges);
  }
  image.u32(header + HEADER_MAGIC, IMAGE_MAGIC);
  image.u32(header + HEADER_VERSION, IMAGE_VERSION);
  image.u32(header + HEADER_PASSES, passes);
  image.u32(header + HEADER_PASSES_COUNT, input.passes.length);
  image.u32(header + HEADER_ROOT_MESSAGE, rootMessages[input.signal]);
  image.u32(header + HEADER_CACHES, caches);
  image.u32(header + HEADER_COUNTS, counts);
  image.u32(header + HEADER_COUNTS_BYTES, countsBytes);
  image.u32(header + HEADER_RESULT, input.result?.address ?? 0);
  image.u32(header + HEADER_END, image.allocate(0));
  return {
    version: PROGRAM_VERSION,
    signal: input.signal,
    image: image.finish(),
    statements: input.statements,
    ranges,
    hostFunctions: hostFunctionsOf(input.passes),
  };
}

function isCounting({ lowering }: PassInput): boolean {
  return lowering?.code.instructions.some(({ op }) => op === Op.Count) ?? false;
}

const hostNumbers: ReadonlySet<number> = new Set([
  ...[...allFunctions.values()].filter(({ runs }) => runs === "host").map(({ number }) => number),
  InternalFunction.CompilePattern,
]);

/** The host functions that the code calls, each once. */
function hostFunctionsOf(passes: readonly PassInput[]): number[] {
  const implied = passes.flatMap(({ lowering }) => [...(lowering?.hostFunctions ?? [])]);
  const called = passes.flatMap((pass) =>
    (pass.lowering?.code.instructions ?? [])
      .filter(({ op, a }) => (op === Op.Call || op === Op.Edit) && hostNumbers.has(a))
      .map(({ a }) => a),
  );
  return [...new Set([...called, ...implied])].sort((left, right) => left - right);
}

function layoutSharedCaches(image: ImageWriter, caches: readonly Addressed[]): number {
  if (caches.length === 0) return 0;
  const list = image.allocate((caches.length + 1) * 4);
  for (const [at, cache] of caches.entries()) {
    cache.address = image.allocate(CELL_BYTES);
    image.u32(list + at * 4, cache.address);
  }
  return list;
}

function assemblePass(
  image: ImageWriter,
  address: number,
  pass: PassInput,
  ranges: [number, number, number][],
): void {
  image.u32(address + PASS_FLAGS, pass.flags);
  image.u32(address + PASS_ERROR_MODE, pass.errorMode);
  image.u32(address + PASS_DECISION, pass.decision ?? 0);
  if (pass.lowering !== undefined) assembleCode(image, address, pass.lowering, ranges);
}

function assembleCode(
  image: ImageWriter,
  address: number,
  { code, plan, cache, lambdas }: Lowering,
  ranges: [number, number, number][],
): void {
  const rootLayout = layoutFrames(image, plan);
  if (cache !== undefined) cache.address = image.allocate(CELL_BYTES);
  const temporaries = image.allocate(code.temporaries.length * CELL_BYTES);
  for (const each of code.temporaries) each.address = temporaries + each.index * CELL_BYTES;
  for (const lambda of lambdas) lambda.address = image.allocate(CELL_BYTES);
  const start = writeCode(image, code, ranges);
  image.u32(address + PASS_ROWS, writeRows(image, code));
  image.u32(address + PASS_ROWS_COUNT, code.statements.length);
  for (const lambda of lambdas) writeLambda(image, lambda);
  image.u32(address + PASS_ROOT_FRAME, plan.frames.get("batch")?.address ?? 0);
  image.u32(address + PASS_ROOT_LAYOUT, rootLayout);
  image.u32(address + PASS_TARGET, plan.target.address);
  image.u32(address + PASS_CODE, start);
}

function writeLambda(image: ImageWriter, lambda: LambdaCell): void {
  const { address, code, parameters, result, reads } = lambda;
  const box = image.allocate(LAMBDA_BYTES);
  image.u8(address + CELL_TYPE, ValueType.Lambda);
  image.u32(address + CELL_PAYLOAD, box);
  image.u32(box + LAMBDA_CODE, code.address);
  image.u32(box + LAMBDA_PARAMETERS, parameters[0]?.address ?? 0);
  image.u32(box + LAMBDA_RESULT, result.address);
  image.u32(box + LAMBDA_READS, reads);
}

function writeCode(
  image: ImageWriter,
  code: CodeBuilder,
  ranges: [number, number, number][],
): number {
  const start = image.allocate(code.instructions.length * INSTRUCTION_BYTES);
  code.settle(start, INSTRUCTION_BYTES);
  for (const [at, each] of code.instructions.entries()) {
    const address = start + at * INSTRUCTION_BYTES;
    image.u16(address, each.op);
    image.u16(address + 2, each.a);
    image.u32(address + 4, addressOf(each.b));
    image.u32(address + 8, addressOf(each.c));
    image.u32(address + 12, addressOf(each.d));
    if (each.range !== undefined) ranges.push([address, each.range.start, each.range.end]);
  }
  return start;
}

function writeRows(image: ImageWriter, { statements }: CodeBuilder): number {
  const rows = image.allocate(statements.length * ROW_BYTES);
  for (const [at, { number, end, resume }] of statements.entries()) {
    const row = rows + at * ROW_BYTES;
    image.u32(row + ROW_END, end.address);
    image.u32(row + ROW_RESUME, resume.address);
    image.u32(row + ROW_STATEMENT, number);
  }
  return rows;
}

function addressOf(operand: Operand): number {
  return typeof operand === "number" ? operand : operand.address;
}
