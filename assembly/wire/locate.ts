// Where in a batch a byte offset is: the way from the root down to the innermost message that the
// offset lies in, as steps (format/wire-problem.ts). Runs once a defect was found, for its error
// message, so it forgives all and stops where it must.

import { VALUE_MESSAGES_MAX } from "../../format/limits";
import { Message } from "../../format/otlp";
import {
  STEP_BYTES,
  STEP_FIELD,
  STEP_MESSAGE,
  STEP_ORDINAL,
  STEP_SINGULAR,
} from "../../format/wire-problem";
import { fieldNumber, fieldStart, fieldWord, readField } from "./field";
import { hasProblem, startChecking, stopChecking } from "./read";
import { FieldKind, isRepeated, kindOf, messageIn, wordsOf } from "./schema";

/** More than a batch can nest: the deepest value and what stands around it. */
const STEPS_MAX: u32 = VALUE_MESSAGES_MAX + 16;

const steps: usize = memory.data((VALUE_MESSAGES_MAX + 16) * STEP_BYTES);

/** Where the steps that `locate` wrote last stand. */
export function stepsAddress(): usize {
  return steps;
}

/**
 * Writes the steps to the message that holds `offset` and answers how many. Overwrites the record
 * of a defect.
 */
export function locate(root: Message, start: usize, length: usize, offset: usize): u32 {
  startChecking(start);
  let message: u32 = root;
  let p = start;
  let end = start + length;
  let count: u32 = 0;
  while (count < STEPS_MAX) {
    const next = enter(message, p, end, start + offset, steps + <usize>count * STEP_BYTES);
    if (next == 0) break;
    message = messageIn(fieldWord);
    p = fieldStart;
    end = next;
    count++;
  }
  stopChecking();
  return count;
}

/**
 * Finds the message field whose body holds `target`, notes it at `step` and answers its end; 0 when
 * there is none.
 */
function enter(message: u32, start: usize, end: usize, target: usize, step: usize): usize {
  const words = wordsOf(message);
  let p = start;
  while (p < end && p < target) {
    const next = readField(words, p, end);
    if (hasProblem()) return 0;
    if (target >= fieldStart && target < next && kindOf(fieldWord) == FieldKind.Message) {
      const number = fieldNumber;
      store<u32>(step, message, STEP_MESSAGE);
      store<u32>(step, number, STEP_FIELD);
      store<u32>(
        step,
        isRepeated(fieldWord) ? ordinalOf(words, start, p, number) : <u32>STEP_SINGULAR,
        STEP_ORDINAL,
      );
      return readField(words, p, end);
    }
    p = next;
  }
  return 0;
}

function ordinalOf(words: usize, p: usize, end: usize, number: u32): u32 {
  let ordinal: u32 = 0;
  while (p < end) {
    p = readField(words, p, end);
    if (fieldNumber == number) ordinal++;
  }
  return ordinal;
}
