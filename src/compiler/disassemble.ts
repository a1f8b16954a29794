// The text form of a program's code, an instruction a line: what `explain`, tests and a debugger
// show.
//
//   000602b0  CompareField      a=2052 b=00060180 c=00060090 d=00060300

import { HEADER_PASSES, HEADER_PASSES_COUNT, PASS_BYTES, PASS_CODE } from "../../format/image.ts";
import { INSTRUCTION_BYTES, Op } from "../../format/instructions.ts";
import { LAMBDA_CODE } from "../../format/lambda.ts";
import { IMAGE_BASE } from "../../format/limits.ts";
import { CELL_PAYLOAD, CELL_TYPE, ValueType } from "../../format/value.ts";
import type { Program } from "../runtime/program.ts";

const NAME_COLUMNS = 18;

/** The code of every pass; passes are parted by an empty line. */
export function disassemble(program: Program): string {
  const view = new DataView(program.image.buffer, program.image.byteOffset, program.image.length);
  const word = (address: number) => view.getUint32(address - IMAGE_BASE, true);
  const first = word(IMAGE_BASE + HEADER_PASSES);
  const count = word(IMAGE_BASE + HEADER_PASSES_COUNT);
  const passes = Array.from({ length: count }, (_, at) => {
    const code = word(first + at * PASS_BYTES + PASS_CODE);
    return code === 0 ? "gate" : disassembleFrom(view, code).join("\n");
  });
  return passes.join("\n\n");
}

/**
 * The instructions from an address to the last one that a run can reach: End, Drop behind it, or
 * the Return of a lambda whose cell an instruction before names.
 */
function disassembleFrom(view: DataView, start: number): string[] {
  const lines: string[] = [];
  let last = start;
  for (let address = start; address <= last; address += INSTRUCTION_BYTES) {
    const at = address - IMAGE_BASE;
    const op = view.getUint16(at, true) as Op;
    const operands = [4, 8, 12].map((by) => view.getUint32(at + by, true));
    lines.push(line(address, op, view.getUint16(at + 2, true), operands));
    const target = jumps.has(op) ? (operands[2] ?? 0) : bodyOf(view, op, operands[1] ?? 0);
    last = Math.max(last, target, ends.has(op) ? 0 : address + INSTRUCTION_BYTES);
  }
  return lines;
}

/** The code of the lambda that an instruction hands on; 0 for any other. */
function bodyOf(view: DataView, op: Op, cell: number): number {
  const at = cell - IMAGE_BASE;
  if (op !== Op.Move || view.getUint8(at + CELL_TYPE) !== ValueType.Lambda) return 0;
  const box = view.getUint32(at + CELL_PAYLOAD, true) - IMAGE_BASE;
  return view.getUint32(box + LAMBDA_CODE, true);
}

const ends: ReadonlySet<Op> = new Set([Op.End, Op.Drop, Op.Return]);

/** Instructions whose last operand is code. */
const jumps: ReadonlySet<Op> = new Set([
  Op.Jump,
  Op.JumpIf,
  Op.JumpUnless,
  Op.JumpUnwritten,
  Op.JumpPresent,
  Op.Compare,
  Op.CompareAttribute,
  Op.CompareField,
  Op.MatchAttribute,
  Op.MatchValue,
  Op.EditMetric,
  Op.JumpUnmatched,
  Op.JumpScreened,
]);

function line(address: number, op: Op, a: number, operands: readonly number[]): string {
  const shown = operands.flatMap((value, at) =>
    value === 0 ? [] : [`${"bcd"[at]}=${hex(value)}`],
  );
  const name = (Op[op] ?? `op ${op}`).padEnd(NAME_COLUMNS);
  return `${hex(address)}  ${name}${[`a=${a}`, ...shown].join(" ")}`;
}

function hex(value: number): string {
  return value.toString(16).padStart(8, "0");
}
