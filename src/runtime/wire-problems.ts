// What the wire reader found wrong, in words: the texts of format/wire-problem.ts.

import { GROUP_NESTING_MAX, VALUE_MESSAGES_MAX } from "../../format/limits.ts";
import { FIELD_NUMBER_MAX, type Message } from "../../format/otlp.ts";
import {
  PROBLEM_CODE,
  PROBLEM_FIELD,
  PROBLEM_FOUND,
  PROBLEM_MESSAGE,
  PROBLEM_NEEDED,
  PROBLEM_OFFSET,
  STEP_BYTES,
  STEP_FIELD,
  STEP_MESSAGE,
  STEP_ORDINAL,
  STEP_SINGULAR,
  WireProblem,
} from "../../format/wire-problem.ts";
import { fieldName, messageName } from "./otlp-names.ts";

/** The record that the engine leaves about the first defect. */
export interface ProblemRecord {
  readonly problem: WireProblem;
  /** Of the field that has the defect, from the batch's first byte. */
  readonly offset: number;
  readonly message: Message;
  /** 0 when the defect is in the tag itself. */
  readonly field: number;
  readonly found: number;
  readonly needed: number;
}

/** Reads the record at `address`. */
export function readProblem(memory: WebAssembly.Memory, address: number): ProblemRecord {
  const view = new DataView(memory.buffer, address);
  return {
    problem: view.getUint32(PROBLEM_CODE, true),
    offset: view.getUint32(PROBLEM_OFFSET, true),
    message: view.getUint32(PROBLEM_MESSAGE, true),
    field: view.getUint32(PROBLEM_FIELD, true),
    found: view.getUint32(PROBLEM_FOUND, true),
    needed: view.getUint32(PROBLEM_NEEDED, true),
  };
}

/**
 * Reads `count` steps at `address` as a path: `resource_logs[0].scope_logs[2].log_records[7].body`.
 */
export function readPath(memory: WebAssembly.Memory, address: number, count: number): string {
  const names: string[] = [];
  for (let step = 0; step < count; step++) {
    const view = new DataView(memory.buffer, address + step * STEP_BYTES, STEP_BYTES);
    const number = view.getUint32(STEP_FIELD, true);
    const name = fieldName(view.getUint32(STEP_MESSAGE, true), number) ?? `${number}`;
    const ordinal = view.getUint32(STEP_ORDINAL, true);
    names.push(ordinal === STEP_SINGULAR ? name : `${name}[${ordinal}]`);
  }
  return names.join(".");
}

/** The defect in one line. */
export function problemText(record: ProblemRecord): string {
  const { found, needed } = record;
  const field = fieldText(record);
  switch (record.problem) {
    case WireProblem.None:
      return "no problem";
    case WireProblem.VarintCut:
      return `a varint that does not end in ${field}`;
    case WireProblem.VarintTooLong:
      return `a varint of more than 64 bits in ${field}`;
    case WireProblem.FieldNumber:
      return (
        `a field number in ${messageName(record.message)} ` +
        `that is not in 1 to ${FIELD_NUMBER_MAX}`
      );
    case WireProblem.WireTypeUnknown:
      return `wire type ${found}, which there is not, in ${field}`;
    case WireProblem.LengthPastEnd:
      return `length ${found} where ${needed} bytes are left in ${field}`;
    case WireProblem.FixedCut:
      return `${found} bytes left where ${needed} are needed in ${field}`;
    case WireProblem.WireTypeWrong:
      return `wire type ${found} where ${field} needs ${needed}`;
    case WireProblem.EndGroupStray:
      return `an end of group without a start in ${field}`;
    case WireProblem.EndGroupWrong:
      return `group ${needed} closed by number ${found} in ${field}`;
    case WireProblem.GroupOpen:
      return `a group that does not end in ${field}`;
    case WireProblem.GroupTooDeep:
      return `groups nested deeper than ${GROUP_NESTING_MAX} in ${field}`;
    case WireProblem.IdLength:
      return `an id of ${found} bytes where ${field} needs ${needed}`;
    case WireProblem.PackedLength:
      return `length ${found} where the items of ${field} take ${needed} bytes each`;
    case WireProblem.TooDeep:
      return `a value nested deeper than ${VALUE_MESSAGES_MAX} messages at ${field}`;
  }
}

function fieldText(record: ProblemRecord): string {
  const message = messageName(record.message);
  if (record.field === 0) return `a field of ${message}`;
  return `field ${fieldName(record.message, record.field) ?? record.field} of ${message}`;
}
